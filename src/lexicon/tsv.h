// SPDX-License-Identifier: Apache-2.0
/** Reads lexicon tables: TSV whose first line names the columns (docs/format/lexicon.md). */
#ifndef MC_LEXICON_TSV_H
#define MC_LEXICON_TSV_H

#include "lexicon/problems.h"

/** Columns that one kind of table may have at most. */
enum { MC_TSV_COLUMNS = 24 };

/** A column that a kind of table knows. */
typedef struct mc_tsv_column {
    const char *name;
    bool required; /**< must stand in the header; its cells may still be empty */
} mc_tsv_column;

/** A table being read; borrows text and columns. Opaque but for `cells`, which are in the order of
 *  `columns`, trimmed, empty where the file has none. */
typedef struct mc_tsv {
    mc_str cells[MC_TSV_COLUMNS];
    uint32_t
        cell_at[MC_TSV_COLUMNS]; /**< column (characters) where the cell begins, 0 = not there */
    const mc_tsv_column *columns;
    uint32_t column_count;
    uint8_t known[MC_TSV_COLUMNS]; /**< known column of each column of the file */
    uint32_t file_column_count;
    const char *file;
    mc_str rest;
    uint32_t line; /**< of the present row */
    mc_problems *problems;
} mc_tsv;

/** Reads the header.
 *
 *  A byte order mark, CR line ends, invalid UTF-8, unknown, repeated or missing columns are
 *  reported.
 *  @param text  the whole file, borrowed as long as the table is read
 *  @return false when the rows cannot be read */
bool mc_tsv_open(mc_tsv *tsv, const char *file, mc_str text, const mc_tsv_column *columns,
                 uint32_t column_count, mc_problems *problems);

/** Moves to the next row; rows with too many cells are reported and passed over.
 *  @return false at the end of the file */
bool mc_tsv_next(mc_tsv *tsv);

/** The place of a cell of the present row, for messages. */
mc_place mc_tsv_place(const mc_tsv *tsv, uint32_t column);

/** True when the line is a comment or blank. */
bool mc_tsv_is_comment(mc_str line);

/** True for a cell as spreadsheets quote it: in quotes, every quote inside doubled. */
bool mc_tsv_is_quoted(mc_str cell);

#endif
