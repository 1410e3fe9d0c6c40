// SPDX-License-Identifier: Apache-2.0
/** Where a name that a pattern found begins, and whether it is a name at all. */
#ifndef MC_ENTITY_NAME_SHAPE_H
#define MC_ENTITY_NAME_SHAPE_H

#include "base/ascii.h"
#include "entity/entity_index.h"
#include "text/word_costs.h"

/** True for what names are made of: Han characters, small letters and digits. */
static inline bool mc_name_shape_is_letter(uint16_t unit)
{
    return mc_is_small_letter(unit) || mc_is_digit(unit) || mc_word_costs_is_han(unit);
}

/** What the shape of a stretch says. */
typedef enum mc_name_shape {
    MC_SHAPE_NONE, /**< no name */
    MC_SHAPE_WEAK, /**< too long for a brand, or ends like a common noun: must recur */
    MC_SHAPE_NAME
} mc_name_shape;

/** Moves the begin of `span` behind everything that is no part of a name, and its end before a
 *  trade.
 *
 *  @param units  the text that the span is in
 *  @param span   as the pattern found it; meaningless after MC_SHAPE_NONE */
mc_name_shape mc_name_shape_trim(const mc_entity_index *index, mc_ustr units, mc_norm_span *span);

/** Length of what is left of a name without the common words and brackets at its end: 丙丁 of
 *  丙丁消费金融. */
uint32_t mc_name_shape_core(const mc_entity_index *index, mc_ustr name);

/** End of the branch that a name which ends at `at` goes on with (戊己银行南山支行); `at` when
 *  there is none. */
uint32_t mc_name_shape_branch_end(const mc_entity_index *index, mc_ustr units, uint32_t at);

/** True when all of the span tells no company from another: trades, legal forms, places. */
bool mc_name_shape_is_common(const mc_entity_index *index, mc_ustr units, mc_norm_span span);

#endif
