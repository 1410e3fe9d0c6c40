// SPDX-License-Identifier: Apache-2.0
#include "input/columns.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"

typedef struct column_name {
    mc_field field;
    mc_str name;
} column_name;

struct mc_columns {
    mc_arena arena;
    column_name *names;
    uint32_t count;
};

static const char *const codes[MC_FIELD_COUNT] = {
    "",       "text", "title",  "date", "company", "companies", "author",  "channel", "region",
    "amount", "url",  "thread", "id",   "genre",   "turns",     "speaker", "start",   "end"};

const char *mc_field_code(mc_field field)
{
    return codes[field];
}

mc_field mc_field_find(mc_str code)
{
    for (int i = MC_FIELD_TEXT; i < MC_FIELD_COUNT; i++) {
        if (mc_str_equal(code, mc_str_from_z(codes[i]))) return (mc_field)i;
    }
    return MC_FIELD_NONE;
}

static bool is_filler(char c)
{
    return c == ' ' || c == '_' || c == '-' || c == '\t' || c == '\r' || c == '\n';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

// Equal but for ASCII case and filling characters.
static bool is_same_name(mc_str a, mc_str b)
{
    uint32_t i = 0, j = 0;
    for (;;) {
        while (i < a.size && is_filler(a.data[i])) {
            i++;
        }
        while (j < b.size && is_filler(b.data[j])) {
            j++;
        }
        if (i == a.size || j == b.size) return i == a.size && j == b.size;
        if (lower(a.data[i++]) != lower(b.data[j++])) return false;
    }
}

static bool belongs(mc_field field, bool in_turn)
{
    return in_turn ? field == MC_FIELD_TEXT || field >= MC_FIELD_SPEAKER : field < MC_FIELD_SPEAKER;
}

mc_field mc_columns_find(const mc_columns *columns, mc_str name, bool in_turn, uint32_t *rank)
{
    uint32_t at = 0, count = columns ? columns->count : 0;
    mc_field field = MC_FIELD_NONE;
    for (; at < count && field == MC_FIELD_NONE; at++) {
        const column_name *known = &columns->names[at];
        if (belongs(known->field, in_turn) && is_same_name(known->name, name)) field = known->field;
    }
    for (int i = MC_FIELD_TEXT; i < MC_FIELD_COUNT && field == MC_FIELD_NONE; i++) {
        if (belongs((mc_field)i, in_turn) && is_same_name(mc_str_from_z(codes[i]), name)) {
            field = (mc_field)i;
        }
    }
    if (rank) *rank = at;
    return field;
}

static mc_status add_row(mc_columns *columns, mc_str row, const char *path, uint32_t line,
                         mc_error *err)
{
    mc_str field = {NULL, 0}, name = {NULL, 0};
    mc_str_split(&row, '\t', &field);
    mc_str_split(&row, '\t', &name);
    mc_field code = mc_field_find(field);
    if (code == MC_FIELD_NONE || name.size == 0) {
        return mc_error_set_at(err, MC_ERR_LEXICON, path, line, 1,
                               "found field '%.*s' with name '%.*s', expected the code of a field "
                               "and a name",
                               (int)field.size, field.data ? field.data : "", (int)name.size,
                               name.data ? name.data : "");
    }
    columns->names[columns->count++] = (column_name){code, name};
    return MC_OK;
}

static mc_status parse(mc_columns *columns, mc_str text, const char *path, mc_error *err)
{
    uint32_t room = 1, line = 0;
    for (uint32_t i = 0; i < text.size; i++) {
        room += text.data[i] == '\n';
    }
    mc_str rest = mc_arena_str(&columns->arena, text), row;
    columns->names = mc_arena_array(&columns->arena, room, sizeof *columns->names);
    if (mc_arena_failed(&columns->arena)) return mc_error_memory(err);
    mc_status st = MC_OK;
    while (st == MC_OK && mc_str_split(&rest, '\n', &row)) {
        line++;
        if (line == 1 || row.size == 0 || row.data[0] == '#') continue;
        st = add_row(columns, row, path, line, err);
    }
    return st;
}

mc_status mc_columns_load(mc_columns **out, const char *data_folder, mc_error *err)
{
    mc_buf text = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    mc_columns *columns = calloc(1, sizeof *columns);
    if (!columns) return mc_error_memory(err);
    mc_str path =
        mc_path_join(&columns->arena, mc_str_from_z(data_folder), MC_STR("input/columns.tsv"));
    mc_status st = path.data ? mc_file_read(&text, path.data, err) : mc_error_memory(err);
    if (st == MC_OK) st = parse(columns, mc_buf_str(&text), path.data, err);
    if (st == MC_OK) {
        *out = columns;
        columns = NULL;
    }
    mc_columns_free(columns);
    mc_buf_dispose(&text);
    return st;
}

void mc_columns_free(mc_columns *columns)
{
    if (!columns) return;
    mc_arena_dispose(&columns->arena);
    free(columns);
}
