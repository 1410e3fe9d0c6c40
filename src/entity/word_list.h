// SPDX-License-Identifier: Apache-2.0
/** Words looked up at a position: which word of a list begins, or ends, exactly there. */
#ifndef MC_ENTITY_WORD_LIST_H
#define MC_ENTITY_WORD_LIST_H

#include "base/arena.h"
#include "base/unit_filter.h"
#include "lexicon/lexicon.h"

/** Immutable; the words are borrowed, the arrays are the arena's. {0} is the empty list. */
typedef struct mc_word_list {
    const mc_ustr *by_first; /**< ordered by first unit, then longest first */
    const mc_ustr *by_last;  /**< ordered by last unit, then longest first */
    uint32_t count;
    mc_unit_filter first, last; /**< of the units with which words begin, and end */
} mc_word_list;

/** Orders the words; empty ones are left out.
 *  @return MC_ERR_MEMORY */
mc_status mc_word_list_make(mc_word_list *list, const mc_ustr *words, uint32_t count,
                            mc_arena *arena, mc_error *err);

/** Length of the longest word that begins at `at` with a unit that the filter lets pass; for
 *  mc_word_list_begins(). */
uint32_t mc_word_list_find_first(const mc_word_list *list, mc_ustr text, uint32_t at);

/** The same of one that ends there; for mc_word_list_ends(). */
uint32_t mc_word_list_find_last(const mc_word_list *list, mc_ustr text, uint32_t at);

/** Length of the longest word that begins exactly at `at` and ends inside `text`; 0 when there is
 *  none. Nearly every place is passed over by the filter alone, without a call. */
static inline uint32_t mc_word_list_begins(const mc_word_list *list, mc_ustr text, uint32_t at)
{
    if (at >= text.size || !mc_unit_filter_may_hold(&list->first, text.data[at])) return 0;
    return mc_word_list_find_first(list, text, at);
}

/** Length of the longest word that ends exactly at `at`; 0 when there is none. */
static inline uint32_t mc_word_list_ends(const mc_word_list *list, mc_ustr text, uint32_t at)
{
    if (at == 0 || at > text.size) return 0;
    if (!mc_unit_filter_may_hold(&list->last, text.data[at - 1])) return 0;
    return mc_word_list_find_last(list, text, at);
}

/** True when a word stands anywhere in the text. */
bool mc_word_list_stands_in(const mc_word_list *list, mc_ustr text);

/** True when exactly this word is in the list. */
bool mc_word_list_holds(const mc_word_list *list, mc_ustr word);

#endif
