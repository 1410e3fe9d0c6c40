// SPDX-License-Identifier: Apache-2.0
/** Dates: the wall clock of the manifest and calendar days for `--as-of` and document dates. */
#ifndef MC_BASE_CLOCK_H
#define MC_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/** Bytes of "YYYY-MM-DDThh:mm:ssZ" with its NUL. */
#define MC_TIMESTAMP_BYTES 21

/** A day as YYYYMMDD, so that days compare as numbers; 0 = unknown. A month without a day is
 *  YYYYMM00. */
typedef uint32_t mc_day;

/** The present moment in UTC, or SOURCE_DATE_EPOCH when that is set
 *  (reproducible-builds.org/specs/source-date-epoch). */
void mc_clock_timestamp(char out[MC_TIMESTAMP_BYTES]);

/** Today in UTC, SOURCE_DATE_EPOCH honoured. */
mc_day mc_clock_today(void);

/** Monotonic seconds since some fixed moment, for rates and progress only. */
double mc_clock_seconds(void);

/** Reads the day at the beginning of `s`: 2026-03-01, 2026/3/1, 2026.3.1, 20260301, and the Chinese
 *  form with year, month and day signs; what follows (a time) is ignored.
 *  @return 0 when there is no valid day */
mc_day mc_day_parse(mc_str s);

/** Writes YYYY-MM-DD and a NUL, or "" for 0. */
void mc_day_format(mc_day day, char out[11]);

#endif
