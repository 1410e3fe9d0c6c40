// SPDX-License-Identifier: Apache-2.0
/** The words that numbers are made of: digits, multipliers, day parts … (lexicons/numerals.tsv). */
#ifndef MC_MATCH_NUMERAL_TABLE_H
#define MC_MATCH_NUMERAL_TABLE_H

#include "base/str.h"
#include "mingcha/error.h"
#include "text/fold.h"

/** What a word does in a number; docs/format/numerals.md. */
typedef enum mc_numeral_kind {
    MC_NUMERAL_DIGIT,          /**< 三: its value */
    MC_NUMERAL_SCALE,          /**< 十, 万, k: multiplies what stands before */
    MC_NUMERAL_SOME,           /**< 几, 数: an unknown digit; value = the least it means */
    MC_NUMERAL_MORE,           /**< 多, 余, 来: a bit more than said */
    MC_NUMERAL_HALF,           /**< 半 */
    MC_NUMERAL_TO,             /**< 到, 至, -: joins the ends of a range */
    MC_NUMERAL_PERCENT_BEFORE, /**< 百分之; value = how many per cent one is */
    MC_NUMERAL_PERCENT_AFTER,  /**< %, 个点 */
    MC_NUMERAL_HOUR,           /**< 点, 时 */
    MC_NUMERAL_HOUR_SURE,      /**< 点钟: leaves no doubt that an hour is meant */
    MC_NUMERAL_COLON,          /**< between hours and minutes */
    MC_NUMERAL_MINUTE,         /**< 分 behind minutes */
    MC_NUMERAL_QUARTER,        /**< 刻 */
    MC_NUMERAL_DAY_PART,       /**< 晚上; value = first hour of the twelve that it stands for */
    MC_NUMERAL_DAY_UNIT        /**< 天, 周, 个月; value = days */
} mc_numeral_kind;

/** A word. */
typedef struct mc_numeral_word {
    mc_ustr text; /**< folded */
    double value;
    mc_numeral_kind kind;
    uint32_t next; /**< in the same bucket */
} mc_numeral_word;

/** Immutable after loading, shared between workers. */
typedef struct mc_numeral_table mc_numeral_table;

struct mc_region;

/** Reads the file; every problem goes to `err` (the first one).
 *
 *  @param out     free with mc_numeral_table_free()
 *  @param region  where the table lives; NULL = the heap
 *  @param fold    folds the words; borrowed for the call
 *  @param path    of the table
 *  @return MC_ERR_IO, MC_ERR_LEXICON, MC_ERR_MEMORY */
mc_status mc_numeral_table_load(mc_numeral_table **out, struct mc_region *region,
                                const mc_fold_table *fold, const char *path, mc_error *err);

/** Makes a table of words that are folded already; they are copied.
 *  @return MC_ERR_MEMORY */
mc_status mc_numeral_table_new(mc_numeral_table **out, struct mc_region *region,
                               const mc_numeral_word *words, uint32_t count, mc_error *err);

/** NULL is allowed. */
void mc_numeral_table_free(mc_numeral_table *table);

/** The longest word that begins at `text`'s first unit and ends inside it;
 *  NULL when there is none. */
const mc_numeral_word *mc_numeral_table_find(const mc_numeral_table *table, mc_ustr text);

#endif
