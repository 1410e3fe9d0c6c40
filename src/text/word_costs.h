// SPDX-License-Identifier: Apache-2.0
/** How usual characters and words of two characters are: what tells text from bytes read
 *  wrongly. */
#ifndef MC_TEXT_WORD_COSTS_H
#define MC_TEXT_WORD_COSTS_H

#include "base/str.h"
#include "mingcha/error.h"

typedef struct mc_word_costs mc_word_costs;

/** A character that words.tsv does not know costs as much as this. */
enum { MC_WORD_UNKNOWN_COST = 80 };

struct mc_region;

/** Reads a table of words and costs (lexicons/fold/words.tsv).
 *
 *  @param region  where it lives; NULL = the heap
 *  @return MC_ERR_IO, MC_ERR_LEXICON with the line, MC_ERR_MEMORY */
mc_status mc_word_costs_load(mc_word_costs **out, struct mc_region *region, const char *path,
                             mc_error *err);

/** NULL is allowed. */
void mc_word_costs_free(mc_word_costs *costs);

/** Cuts simplified characters into the cheapest words.
 *
 *  @param text     at most MC_WORD_COSTS_UNITS characters
 *  @param covers   NULL, or one entry a character: the cost of a word of one character that stands
 *                  there alone, 0 inside a word of two
 *  @return the sum of the costs: ten times the decimal logarithm of how improbable the text is */
uint32_t mc_word_costs_cut(const mc_word_costs *costs, mc_ustr text, uint8_t *covers);

enum { MC_WORD_COSTS_UNITS = 48 };

/** True for the Han characters that words are made of: of the later blocks the table has none. */
static inline bool mc_word_costs_is_han(uint16_t unit)
{
    return unit >= 0x4E00 && unit <= 0x9FFF;
}

/** How many Han characters stand in `text` without a break directly before `at`, counted up to
 *  `most`. */
uint32_t mc_word_costs_before(mc_ustr text, uint32_t at, uint32_t most);

/** The same of those from `at` on. */
uint32_t mc_word_costs_behind(mc_ustr text, uint32_t at, uint32_t most);

/** True when the table has this word of two characters. */
bool mc_word_costs_has(const mc_word_costs *costs, mc_ustr word);

#endif
