// SPDX-License-Identifier: Apache-2.0
/** Confidence intervals of a share and of the difference of two, by Wilson's score method. */
#ifndef MC_STORE_INTERVAL_H
#define MC_STORE_INTERVAL_H

#include <stdint.h>

/** A share with its interval, all in 0–1; or a difference of shares, all in -1–1. */
typedef struct mc_interval {
    double share, low, high;
} mc_interval;

/** Normal quantiles: 95 % for what is printed beside a figure, 99.8 % (three standard deviations)
 *  for what is marked as more than chance, since many figures are looked at. */
#define MC_Z_95  1.959963984540054
#define MC_Z_998 3.090232306167813

/** Wilson's score interval for `hits` of `total` (E. B. Wilson: Probable Inference, the Law of
 *  Succession, and Statistical Inference, JASA 22 (1927), 209–212), without continuity correction,
 *  for 95 %. Unlike the textbook interval p ± z√(p(1−p)/n) it stays inside 0–1 and
 *  keeps its coverage for small samples and rare events (Brown, Cai,
 *  DasGupta, Stat. Sci. 16 (2001)).
 *
 *  @param hits  at most `total`
 *  @return      for `total` 0: share 0, interval 0–1 */
mc_interval mc_interval_wilson(uint64_t hits, uint64_t total);

/** The same for any normal quantile `z`. */
mc_interval mc_interval_wilson_at(uint64_t hits, uint64_t total, double z);

/** 95 % interval of a Poisson count by Byar's approximation (Breslow and Day: Statistical Methods
 *  in Cancer Research II, 1987, 69): within 1 % of the exact one from 5 on.
 *  @return `share` is the count itself */
mc_interval mc_interval_poisson(uint64_t count);

/** The difference of two independent shares, first minus second, with the hybrid score interval (R.
 *  G. Newcombe: Interval estimation for the difference between independent proportions, Statistics
 *  in Medicine 17 (1998), 873–890, method 10).
 *
 *  @param hits, total      of the first share
 *  @param hits2, total2    of the second one
 *  @return                 `share` is the difference; with a total of 0 the interval is
 *                          as wide as that share's */
mc_interval mc_interval_difference(uint64_t hits, uint64_t total, uint64_t hits2, uint64_t total2,
                                   double z);

#endif
