// SPDX-License-Identifier: Apache-2.0
/** Which named value of a record fills which field of the document: --map first,
 *  then the table of names. */
#ifndef MC_INPUT_FIELDS_H
#define MC_INPUT_FIELDS_H

#include "base/arena.h"
#include "input/reader.h"

/** Values of one record by field. Start with {0}. */
typedef struct mc_fields {
    mc_str values[MC_FIELD_COUNT];
    uint32_t ranks[MC_FIELD_COUNT]; /**< of the name that gave the value; lower is better */
    mc_kept_field *kept;            /**< in the arena of mc_fields_offer() */
    uint32_t kept_count;
    mc_genre implied; /**< by the names of its columns; mc_fields_imply() */
} mc_fields;

/** The column that --map names for a field; data NULL when there is none. */
mc_str mc_fields_mapped(const mc_reader_options *options, mc_field field);

/** The field that a name stands for: the one that --map gives it; else, unless --map gave that
 *  field to another name, the one of the table.
 *  @param rank  may be NULL; 0 for --map */
mc_field mc_fields_of_name(const mc_reader_options *options, mc_str name, uint32_t *rank);

/** Offers a named value: it is stored when its name stands for a field and no better name has given
 *  that field before, and kept when --keep-field asks for it. Empty values are passed over.
 *  @param value  borrowed until the document has been sent */
void mc_fields_offer(mc_fields *fields, const mc_reader_options *options, mc_arena *arena,
                     mc_str name, mc_str value);

/** Keeps a value that --keep-field asks for. */
void mc_fields_keep(mc_fields *fields, const mc_reader_options *options, mc_arena *arena,
                    mc_str name, mc_str value);

/** Notes the genre that the column of a field implies (mc_columns_implied_genre()); that of the
 *  text's column goes before others.
 *  @param genre  MC_GENRE_UNKNOWN = it implies none */
void mc_fields_imply(mc_fields *fields, mc_field field, mc_genre genre);

/** Makes the document one turn, where the record says who speaks and a call, a time or --map beside
 *  it that this is talk: a column of that name alone (from, role) says nothing.
 *  After mc_fields_fill(). */
void mc_fields_fill_turn(mc_document *document, const mc_fields *fields,
                         const mc_reader_options *options, mc_arena *arena);

/** Makes the document of the values. `companies` is split at `;`, `|` and their full-width forms.
 *  Where no genre column says what the document is, the names of its other columns may (投诉内容: a
 *  complaint), unless the record says who speaks. */
void mc_fields_fill(mc_document *document, const mc_fields *fields,
                    const mc_reader_options *options, mc_arena *arena);

#endif
