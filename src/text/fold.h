// SPDX-License-Identifier: Apache-2.0
/** Folding: the one alphabet in which lexicon and texts meet, as UTF-16 units.
 *
 *  Folded text is NFKC_Casefold (by a table for the BMP, filled from ICU), then traditional→simplified
 *  by lexicons/fold/traditional.tsv. Full-width punctuation keeps its shape (，？！：；（） stay apart
 *  from ASCII), ASCII punctuation between Han characters folds onto it. A supplementary character is one
 *  unit of the surrogate range, shared by many. design.md, "Text and positions". */
#ifndef MC_TEXT_FOLD_H
#define MC_TEXT_FOLD_H

#include "base/arena.h"
#include "base/str.h"
#include "mingcha/error.h"

/** Immutable after loading, shared between workers. */
typedef struct mc_fold_table mc_fold_table;

struct mc_region;
struct mc_word_costs;

/** Builds the table: ICU's data and the files of `<data_folder>/fold`.
 *
 *  @param out          the table; free with mc_fold_table_free()
 *  @param region       where it lives; NULL = the heap
 *  @param data_folder  the shipped lexicons folder
 *  @return MC_ERR_IO, MC_ERR_LEXICON (file and line in `err`), MC_ERR_MEMORY */
mc_status mc_fold_table_load(mc_fold_table **out, struct mc_region *region, const char *data_folder,
                             mc_error *err);

/** Makes a table forget what belongs to this process, before its region is saved. */
void mc_fold_table_detach(mc_fold_table *table);

/** Makes a table that was mapped with its region (base/region.h) fit for use: gives it ICU, and the
 *  folder that its further tables are read from.
 *  @return MC_ERR_IO, MC_ERR_MEMORY */
mc_status mc_fold_table_revive(mc_fold_table *table, const char *data_folder, mc_error *err);

/** How usual words are (fold/words.tsv); borrowed. */
const struct mc_word_costs *mc_fold_table_words(const mc_fold_table *table);

/** NULL is allowed. */
void mc_fold_table_free(mc_fold_table *table);

/** Folds a short string, such as a word of the lexicon, exactly as texts are folded (but without
 *  removal of pinyin brackets and without context at its edges).
 *
 *  @return the folded string in `arena`; data NULL when memory ran out */
mc_ustr mc_fold_string(const mc_fold_table *table, mc_arena *arena, mc_str s);

/** Appends folded units as UTF-8, for messages and `normalize`. Shared surrogate units print as
 *  U+25A1. */
struct mc_buf;
void mc_fold_print(struct mc_buf *out, mc_ustr folded);

#endif
