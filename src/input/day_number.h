// SPDX-License-Identifier: Apache-2.0
/** Days that machines count: Excel's number of a day, and seconds since 1970. */
#ifndef MC_INPUT_DAY_NUMBER_H
#define MC_INPUT_DAY_NUMBER_H

#include "base/arena.h"

/** Excel's number of a day, which is left where a column of days was saved as numbers: 45996,
 *  45996.5 is 2025-12-05. Five digits in front, from 1954 to 2118; a day written otherwise has
 *  separators or eight digits.
 *  @param arena  for what is made
 *  @return       YYYY-MM-DD, with the time if there is one; `date` itself
 *                where it is no such number */
mc_str mc_day_number_of_sheet(mc_str date, mc_arena *arena);

/** Seconds since 1970 (ten digits) or milliseconds (thirteen), as interfaces give them, from 2001
 *  to 2100: the day and time in China (UTC+8), wherever this runs.
 *  @return  as above */
mc_str mc_day_number_of_clock(mc_str date, mc_arena *arena);

#endif
