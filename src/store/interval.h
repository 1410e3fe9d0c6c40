// SPDX-License-Identifier: Apache-2.0
/** Confidence interval of a share, by Wilson's score method. */
#ifndef MC_STORE_INTERVAL_H
#define MC_STORE_INTERVAL_H

#include <stdint.h>

/** A share with its 95 % interval, all in 0–1. */
typedef struct mc_interval {
    double share, low, high;
} mc_interval;

/** Wilson's score interval for `hits` of `total` (E. B. Wilson: Probable Inference, the Law of
 *  Succession, and Statistical Inference, JASA 22 (1927), 209–212), without continuity correction,
 *  for 95 % (z = 1.959964). Unlike the textbook interval p ± z√(p(1−p)/n) it stays inside 0–1 and
 *  keeps its coverage for small samples and rare events (Brown, Cai, DasGupta, Stat. Sci. 16 (2001)).
 *
 *  @param hits  at most `total`
 *  @return      for `total` 0: share 0, interval 0–1 */
mc_interval mc_interval_wilson(uint64_t hits, uint64_t total);

#endif
