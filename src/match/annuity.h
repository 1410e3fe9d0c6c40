// SPDX-License-Identifier: Apache-2.0
/** What a loan costs a year, told from its instalments. */
#ifndef MC_MATCH_ANNUITY_H
#define MC_MATCH_ANNUITY_H

/** Per cent a year of a loan that is repaid in `count` equal monthly instalments; twelve times the
 *  monthly rate, as lenders have to state it.
 *  @return 0 when the instalments do not exceed the loan, or when no number makes sense: an amount
 *          or the count not positive, an instalment of the whole loan or more */
double mc_annuity_rate(double loan, double instalment, double count);

#endif
