// SPDX-License-Identifier: Apache-2.0
#include "input/fields.h"

#include <string.h>

#include "input/day_number.h"
#include "input/turn_time.h"

mc_str mc_fields_mapped(const mc_reader_options *options, mc_field field)
{
    mc_str code = mc_str_from_z(mc_field_code(field));
    for (uint32_t i = 0; i < options->map_count; i++) {
        if (mc_str_equal(options->maps[i].field, code)) return options->maps[i].column;
    }
    return (mc_str){NULL, 0};
}

mc_field mc_fields_of_name(const mc_reader_options *options, mc_str name, uint32_t *rank)
{
    for (uint32_t i = 0; i < options->map_count; i++) {
        if (!mc_str_equal(options->maps[i].column, name)) continue;
        if (rank) *rank = 0;
        return mc_field_find(options->maps[i].field);
    }
    mc_field field = mc_columns_find(options->columns, name, false, rank);
    bool taken = field != MC_FIELD_NONE && mc_fields_mapped(options, field).data;
    return taken ? MC_FIELD_NONE : field;
}

void mc_fields_keep(mc_fields *fields, const mc_reader_options *options, mc_arena *arena,
                    mc_str name, mc_str value)
{
    for (uint32_t i = 0; i < options->keep_count; i++) {
        if (!mc_str_equal(options->keep[i], name)) continue;
        if (!fields->kept) {
            fields->kept = mc_arena_array(arena, options->keep_count, sizeof *fields->kept);
        }
        if (fields->kept && fields->kept_count < options->keep_count) {
            fields->kept[fields->kept_count++] = (mc_kept_field){options->keep[i], value};
        }
        return;
    }
}

// Who speaks and when, for records that are one turn each.
static mc_field turn_field(const mc_reader_options *options, mc_str name, uint32_t *rank)
{
    mc_field field = mc_columns_find(options->columns, name, true, rank);
    return field >= MC_FIELD_SPEAKER ? field : MC_FIELD_NONE;
}

void mc_fields_imply(mc_fields *fields, mc_field field, mc_genre genre)
{
    bool first = fields->implied == MC_GENRE_UNKNOWN || field == MC_FIELD_TEXT;
    if (genre != MC_GENRE_UNKNOWN && first) fields->implied = genre;
}

void mc_fields_offer(mc_fields *fields, const mc_reader_options *options, mc_arena *arena,
                     mc_str name, mc_str value)
{
    uint32_t rank = 0;
    mc_field field = mc_fields_of_name(options, name, &rank);
    if (field == MC_FIELD_NONE) field = turn_field(options, name, &rank);
    mc_fields_keep(fields, options, arena, name, value);
    mc_fields_imply(fields, field, mc_columns_implied_genre(options->columns, name));
    if (field == MC_FIELD_NONE || mc_str_trim(value).size == 0) return;
    if (fields->values[field].data && fields->ranks[field] <= rank) return;
    fields->values[field] = value;
    fields->ranks[field] = rank;
}

// Size of the separator of a list at `at`, 0 when there is none: ; | and the ideographic comma and
// full-width semicolon.
static uint32_t list_separator(mc_str s, uint32_t at)
{
    static const char *const separators[] = {";", "|", "\n", "\xE3\x80\x81", "\xEF\xBC\x9B"};
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        uint32_t size = (uint32_t)strlen(separators[i]);
        if (s.size - at >= size && memcmp(s.data + at, separators[i], size) == 0) return size;
    }
    return 0;
}

static void add_name(mc_str *names, uint32_t *count, mc_str name)
{
    name = mc_str_trim(name);
    if (name.size) names[(*count)++] = name;
}

static void fill_companies(mc_document *document, mc_str list, mc_arena *arena)
{
    uint32_t room = 1, from = 0, count = 0;
    for (uint32_t i = 0; i < list.size; i++) {
        room += list_separator(list, i) > 0;
    }
    mc_str *names = mc_arena_array(arena, room, sizeof *names);
    if (!names) return;
    for (uint32_t i = 0; i < list.size; i++) {
        uint32_t size = list_separator(list, i);
        if (size == 0) continue;
        add_name(names, &count, mc_str_slice(list, from, i));
        from = i + size;
    }
    add_name(names, &count, mc_str_slice(list, from, list.size));
    document->companies = count ? names : NULL;
    document->company_count = count;
}

// What a formula of a sheet says where it has no value: no name of anybody.
static bool is_sheet_error(mc_str value)
{
    static const char *const errors[] = {"#N/A",    "#REF!", "#VALUE!", "#NAME?",
                                         "#DIV/0!", "#NUM!", "#NULL!"};
    return mc_str_is_any(value, errors, sizeof errors / sizeof *errors);
}

static mc_str trimmed(const mc_fields *fields, mc_field field)
{
    mc_str value = mc_str_trim(fields->values[field]);
    bool holds = value.size && (value.data[0] != '#' || !is_sheet_error(value));
    return holds ? value : (mc_str){NULL, 0};
}

void mc_fields_fill(mc_document *document, const mc_fields *fields,
                    const mc_reader_options *options, mc_arena *arena)
{
    mc_str text = fields->values[MC_FIELD_TEXT];
    document->text = text.data ? text : (mc_str){"", 0};
    document->id = trimmed(fields, MC_FIELD_ID);
    document->title = trimmed(fields, MC_FIELD_TITLE);
    document->date = mc_day_number_of_clock(trimmed(fields, MC_FIELD_DATE), arena);
    document->respondent = trimmed(fields, MC_FIELD_COMPANY);
    document->author = trimmed(fields, MC_FIELD_AUTHOR);
    document->channel = trimmed(fields, MC_FIELD_CHANNEL);
    document->region = trimmed(fields, MC_FIELD_REGION);
    document->amount = trimmed(fields, MC_FIELD_AMOUNT);
    document->url = trimmed(fields, MC_FIELD_URL);
    document->thread = trimmed(fields, MC_FIELD_THREAD);
    document->genre = mc_columns_genre(options->columns, trimmed(fields, MC_FIELD_GENRE));
    if (document->genre == MC_GENRE_UNKNOWN && !fields->values[MC_FIELD_SPEAKER].data)
        document->genre = fields->implied;
    document->kept = fields->kept;
    document->kept_count = fields->kept_count;
    if (fields->values[MC_FIELD_COMPANIES].size) {
        fill_companies(document, fields->values[MC_FIELD_COMPANIES], arena);
    }
}

void mc_fields_fill_turn(mc_document *document, const mc_fields *fields,
                         const mc_reader_options *options, mc_arena *arena)
{
    const mc_str *values = fields->values;
    bool talk = trimmed(fields, MC_FIELD_THREAD).data || trimmed(fields, MC_FIELD_START).data ||
                mc_fields_mapped(options, MC_FIELD_SPEAKER).data;
    bool spoken = talk && values[MC_FIELD_SPEAKER].data;
    mc_turn *turn = spoken ? mc_arena_alloc(arena, sizeof *turn) : NULL;
    if (turn == NULL) return;
    *turn = (mc_turn){.speaker = mc_str_trim(values[MC_FIELD_SPEAKER]),
                      .span = {0, document->text.size},
                      .start_ms = mc_turn_time_parse(trimmed(fields, MC_FIELD_START)),
                      .end_ms = mc_turn_time_parse(trimmed(fields, MC_FIELD_END))};
    document->turns = turn;
    document->turn_count = 1;
}
