// SPDX-License-Identifier: Apache-2.0
/** Texts per customer, outlet or amount lent: what makes companies of
 *  different sizes comparable. */
#ifndef MC_STORE_EXPOSURE_H
#define MC_STORE_EXPOSURE_H

#include "base/str.h"
#include "mingcha/error.h"

struct sqlite3;

/** Adds one figure of one company; a later one of the same measure replaces it. MC_ERR_IO
 *  @param company  id
 *  @param measure  as the user's table calls it ("customers")
 *  @param value    above 0 */
mc_status mc_exposure_add(struct sqlite3 *db, mc_str company, mc_str measure, double value,
                          mc_error *err);

/** Fills in texts, `per`, rate and its interval (mc_interval_poisson()), once all figures are added
 *  and the totals are made. `per` is the power of ten for which the rate of all companies of a
 *  measure together lies between 1 and 10. MC_ERR_IO */
mc_status mc_exposure_find_rates(struct sqlite3 *db, mc_error *err);

#endif
