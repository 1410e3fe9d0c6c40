// SPDX-License-Identifier: Apache-2.0
/** The words in which people who read findings say what they found, and the names of the columns of
 *  their tables and of companies' answers (lexicons/input/verdicts.tsv). */
#ifndef MC_CLI_VERDICT_WORDS_H
#define MC_CLI_VERDICT_WORDS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"
#include "cli/side_table.h"
#include "mingcha/error.h"

/** A word and what it stands for. */
typedef struct mc_verdict_word {
    mc_str code, word;
} mc_verdict_word;

/** The table; start with {0}, owned by the arena that it was loaded into. */
typedef struct mc_verdict_words {
    mc_verdict_word *items;
    uint32_t count;
} mc_verdict_words;

/** Loads `data_folder`/input/verdicts.tsv; `data_folder` is the folder of the lexicons.
 *  @return MC_ERR_IO, MC_ERR_LEXICON with file and line, MC_ERR_MEMORY */
mc_status mc_verdict_words_load(mc_verdict_words *out, mc_arena *arena, const char *data_folder,
                                mc_error *err);

/** The code of a word ("wrong"), without regard to the case of ASCII letters; empty when nobody
 *  knows it. */
mc_str mc_verdict_words_find(const mc_verdict_words *words, mc_str word);

/** The cell of a row in the first column whose name means `code`.
 *  @param cell  set to it, or to the empty string
 *  @return      false when the table has no such column */
bool mc_verdict_words_cell(const mc_verdict_words *words, const mc_side_row *row, const char *code,
                           mc_str *cell);

#endif
