// SPDX-License-Identifier: Apache-2.0
/** The table behind folding, for the modules of this layer. */
#ifndef MC_TEXT_FOLD_TABLE_H
#define MC_TEXT_FOLD_TABLE_H

#include <unicode/unorm2.h>

#include "base/arena.h"
#include "text/fold.h"
#include "text/word_costs.h"

/** Cells of the table that are not a folded unit: what the emitter has to do instead. Folded units
 *  are never surrogates, so their range is free. */
enum {
    MC_CELL_DELETE = 0xD800, /**< default ignorable */
    MC_CELL_SLOW,   /**< no normalization boundary before it: the segment goes through ICU */
    MC_CELL_EXPAND, /**< folds to several units */
    MC_CELL_ACT,    /**< folds to `plain[unit]`, and something is to be decided */
    MC_CELL_LAST = MC_CELL_ACT
};

/** In mc_fold_table.wide: no plain unit, `cells` has to be asked. No text folds to it by that
 *  table. */
#define MC_WIDE_STOP 0xFFFFu

/** One row of exceptions.tsv or misspellings.tsv: where `plain` stands in folded text and was
 *  `trigger` at place `at`, it becomes `folded`. All three have the same length. */
typedef struct mc_fold_exception {
    uint16_t trigger; /**< unit before traditional→simplified */
    uint8_t at;
    mc_ustr plain, folded;
} mc_fold_exception;

/** Folded phrases of a table. */
typedef struct mc_phrases {
    mc_ustr *items;
    uint32_t count;
} mc_phrases;

/** Which units the first `shortest` units of any phrase are, of 1,024 kinds: a few are taken for
 *  another's. */
typedef struct mc_phrase_filter {
    uint32_t shortest; /**< units of the shortest phrase; 0 when there is none */
    uint64_t bits[16];
} mc_phrase_filter;

/** True when `unit` may be among the first units of a phrase. */
static inline bool mc_phrase_filter_has(const mc_phrase_filter *filter, uint16_t unit)
{
    return filter->bits[unit >> 6 & 15] >> (unit & 63) & 1;
}

struct mc_fold_table {
    uint16_t cells[0x10000]; /**< folded unit, or one of MC_CELL_… */
    uint16_t wide
        [0x10000]; /**< the same for characters of three bytes, with one mark for all that is no unit
                                        and for what no three bytes may be (text/plain_run.h) */
    uint16_t simplified[0x10000];  /**< traditional→simplified alone, identity elsewhere */
    mc_fold_exception *exceptions; /**< ordered by trigger, longer phrases first */
    uint32_t exception_count;
    mc_phrases boilerplate, emoticons,
        labels; /**< folded first cells of the tables of these names */
    mc_phrase_filter boilerplate_filter;
    const UNormalizer2 *icu; /**< NFKC_Casefold, owned by ICU */
    mc_word_costs *words;
    mc_str readings_path; /**< read when the first damage is met; NUL-terminated */
    mc_arena arena;
};

/** True for what UTF-8 read in another encoding begins with (text/mojibake.h): a cheap question,
 *  most say no. */
bool mc_fold_table_may_be_mojibake(uint16_t unit);

/** True for a cell that is no folded unit. */
static inline bool mc_fold_is_special(uint16_t cell)
{
    return (cell & 0xF800) == 0xD800;
}

/** True for a Han character, as folded unit. */
static inline bool mc_fold_is_han(uint16_t unit)
{
    return (unit >= 0x4E00 && unit < 0xA000) || (unit >= 0x3400 && unit < 0x4DC0) || unit == 0x3007;
}

#endif
