// SPDX-License-Identifier: Apache-2.0
/** What is known of an act by its category alone: the family, and traits that the lexicon lists. */
#ifndef MC_CONTEXT_ACT_H
#define MC_CONTEXT_ACT_H

#include "base/arena.h"
#include "lexicon/lexicon.h"

/** The acts of one category; act_traits.def says what each trait means. */
typedef struct mc_act {
    uint64_t family; /**< its bit, as in mc_cue.families; 0 = none */
    bool resolution; /**< what a company does for its customer, or shall do */
    bool collecting; /**< getting a debt paid */
#define TRAIT(member, class) bool member;
#include "context/act_traits.def"
#undef TRAIT
} mc_act;

/** Makes the acts of all categories in their order, and behind them that of entries that have no
 *  category: it has no trait.
 *
 *  @param out  in the arena
 *  @return     MC_ERR_MEMORY */
mc_status mc_act_list(const mc_act **out, const mc_lexicon *lexicon, mc_arena *arena,
                      mc_error *err);

/** True for what a consumer may do as well, be it he who tells or one who is told of. */
static inline bool mc_act_may_be_customers(const mc_act *act)
{
    return act->consumer || act->debtor;
}

#endif
