// SPDX-License-Identifier: Apache-2.0
/** Reads numbers, percentages and hours of the day as people write them in Chinese. */
#ifndef MC_MATCH_NUMERAL_H
#define MC_MATCH_NUMERAL_H

#include "match/numeral_table.h"
#include "text/text.h"

/** What the number stands for, as far as its own words tell. */
typedef enum mc_numeral_sense {
    MC_NUMERAL_PLAIN,
    MC_NUMERAL_PERCENT,
    MC_NUMERAL_OF_DAY /**< hour of the day, 0 <= value < 24 */
} mc_numeral_sense;

/** A number in the text. */
typedef struct mc_numeral {
    mc_norm_span span;
    mc_numeral_sense sense;
    double value; /**< the least that the words say: 三四十 is 30, 7到8 is 7, 三十多 is 30 */
} mc_numeral;

/** Finds the first number in `span`.
 *  @return false when there is none */
bool mc_numeral_find(const mc_numeral_table *table, const uint16_t *units, mc_norm_span span,
                     mc_numeral *out);

#endif
