// SPDX-License-Identifier: Apache-2.0
/** Names of columns, keys and elements, and the field of a document that each stands for. */
#ifndef MC_INPUT_COLUMNS_H
#define MC_INPUT_COLUMNS_H

#include <stdbool.h>

#include "base/str.h"
#include "mingcha/error.h"
#include "text/document.h"

/** Fields that a record of the input may have. The last three belong to a turn of a transcript. */
typedef enum mc_field {
    MC_FIELD_NONE,
    MC_FIELD_TEXT,
    MC_FIELD_TITLE,
    MC_FIELD_DATE,
    MC_FIELD_COMPANY,
    MC_FIELD_COMPANIES,
    MC_FIELD_AUTHOR,
    MC_FIELD_CHANNEL,
    MC_FIELD_REGION,
    MC_FIELD_AMOUNT,
    MC_FIELD_URL,
    MC_FIELD_THREAD,
    MC_FIELD_ID,
    MC_FIELD_GENRE,
    MC_FIELD_TURNS,
    MC_FIELD_SPEAKER,
    MC_FIELD_START,
    MC_FIELD_END
} mc_field;

enum { MC_FIELD_COUNT = MC_FIELD_END + 1 };

/** What a word says of a row of a table that is no record (kinds of lexicons/input/rows.tsv). */
typedef enum mc_row_word {
    MC_ROW_WORD_NONE,
    MC_ROW_WORD_TOTAL,     /**< a total, a page */
    MC_ROW_WORD_SIGNATURE, /**< who filled the table in, when */
    MC_ROW_WORD_REMARK,    /**< a note below the table */
    MC_ROW_WORD_EXAMPLE,   /**< of a form */
    MC_ROW_WORD_HINT,      /**< what a column may hold: must be filled in, a date */
    MC_ROW_WORD_PROMPT,    /**< the same in a sentence: please fill in */
    MC_ROW_WORD_UNIT       /**< of a quantity */
} mc_row_word;

enum { MC_ROW_WORD_COUNT = MC_ROW_WORD_UNIT + 1 };

/** The table of names (lexicons/input/columns.tsv), with the names of genres (genres.tsv), the words
 *  of rows that are no records (rows.tsv) and those of authors who are nobody in particular
 *  (authors.tsv). Immutable. */
typedef struct mc_columns mc_columns;

/** Loads `data_folder`/input/columns.tsv, genres.tsv, rows.tsv and authors.tsv; `data_folder` is
 *  the folder of the lexicons.
 *  @return MC_ERR_IO, MC_ERR_LEXICON with file and line, MC_ERR_MEMORY */
mc_status mc_columns_load(mc_columns **out, const char *data_folder, mc_error *err);

/** NULL is allowed. */
void mc_columns_free(mc_columns *columns);

/** Code of a field as --map takes it ("company"); "" for MC_FIELD_NONE. */
const char *mc_field_code(mc_field field);

/** The field of a code, MC_FIELD_NONE when there is none such. */
mc_field mc_field_find(mc_str code);

/** The field that a column of this name holds. Case of ASCII letters, blanks around and `_`, `-` or
 *  blanks inside make no difference, nor do the marks of a form around a name that is not known
 *  with them (a star, brackets with what stands in them, a colon, a second name behind a stroke, a
 *  number or a name in letters of ASCII beside it).
 *
 *  @param columns  NULL = only the codes of the fields are known
 *  @param in_turn  true inside a turn of a transcript: speaker, start, end and text only
 *  @param rank     order among the names of one field, lower is better; may be NULL
 *  @return         MC_FIELD_NONE for an unknown name */
mc_field mc_columns_find(const mc_columns *columns, mc_str name, bool in_turn, uint32_t *rank);

/** The genre that records with a column of this name are of, where its name says so
 *  (投诉内容: a complaint).
 *
 *  @param columns  NULL = none is known
 *  @return         MC_GENRE_UNKNOWN for any other name */
mc_genre mc_columns_implied_genre(const mc_columns *columns, mc_str name);

/** True for the name of a column that only tables of this program's reports have
 *  (`own` in columns.tsv). */
bool mc_columns_is_own(const mc_columns *columns, mc_str name);

/** The longest word of rows.tsv with which a cell begins. But for prompts and units it counts only
 *  where the cell ends behind it, or a sign, a blank or a digit follows.
 *
 *  @param columns  NULL = none is known
 *  @param unit     true: units alone are looked for; false: all others
 *  @param size     bytes of the word; may be NULL
 *  @return         MC_ROW_WORD_NONE when there is none */
mc_row_word mc_columns_row_word(const mc_columns *columns, mc_str cell, bool unit, uint32_t *size);

/** True when a cell ends in a word for totals. */
bool mc_columns_ends_in_total(const mc_columns *columns, mc_str cell);

/** True for the value of an author column that tells nobody from another: masked (张**, 王某某),
 *  anonymous (匿名), a title with a family name (李女士); not one with an address of mail.
 *
 *  @param columns  NULL = none is known */
bool mc_columns_is_nobody(const mc_columns *columns, mc_str author);

/** The genre that the value of a genre column names: its code or a name of genres.tsv.
 *
 *  @param columns  NULL = only the codes are known
 *  @return         MC_GENRE_UNKNOWN for any other value */
mc_genre mc_columns_genre(const mc_columns *columns, mc_str value);

#endif
