// SPDX-License-Identifier: Apache-2.0
#include "text/readings.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "text/emitter.h"

typedef struct row {
    mc_ustr reading, characters;
} row;

struct mc_readings {
    mc_arena arena;
    row *rows; /**< ordered by reading */
    uint32_t count;
};

static mc_ustr units_of(mc_arena *arena, mc_str s)
{
    uint16_t *units = mc_arena_array(arena, s.size, sizeof *units);
    uint32_t size = 0, at = 0;
    while (units && at < s.size)
        units[size++] = (uint16_t)mc_utf8_next(s, &at);
    return (mc_ustr){units, size};
}

static int compare(mc_ustr a, mc_ustr b)
{
    for (uint32_t at = 0; at < a.size && at < b.size; at++)
        if (a.data[at] != b.data[at]) return a.data[at] < b.data[at] ? -1 : 1;
    return (a.size > b.size) - (a.size < b.size);
}

static mc_status add_row(mc_readings *readings, mc_str line, const char *path, uint32_t number,
                         mc_error *err)
{
    mc_str reading, characters = line;
    mc_str_split(&characters, '\t', &reading);
    row next = {units_of(&readings->arena, reading), units_of(&readings->arena, characters)};
    bool sound = next.reading.size && next.characters.size;
    if (sound && readings->count)
        sound = compare(readings->rows[readings->count - 1].reading, next.reading) < 0;
    if (!sound)
        return mc_error_set_at(err, MC_ERR_LEXICON, path, number, 0,
                               "'%.*s' found, a key, a tab and its characters expected, ordered by "
                               "key",
                               (int)line.size, line.data);
    readings->rows[readings->count++] = next;
    return MC_OK;
}

// Room for as many rows as there are lines.
static bool make_room(mc_readings *readings, mc_str content)
{
    size_t lines = 1;
    for (uint32_t at = 0; at < content.size; at++)
        lines += content.data[at] == '\n';
    readings->rows = mc_arena_array(&readings->arena, lines, sizeof *readings->rows);
    return readings->rows;
}

static mc_status read_rows(mc_readings *readings, mc_str content, const char *path, mc_error *err)
{
    mc_status st = make_room(readings, content) ? MC_OK : mc_error_memory(err);
    mc_str line;
    bool named = false;
    for (uint32_t number = 1; st == MC_OK && mc_str_split(&content, '\n', &line); number++) {
        if (line.size == 0 || line.data[0] == '#') continue;
        if (named) st = add_row(readings, line, path, number, err);
        named = true;
    }
    if (st == MC_OK && mc_arena_failed(&readings->arena)) st = mc_error_memory(err);
    return st;
}

mc_status mc_readings_load(mc_readings **out, struct mc_region *region, const char *path,
                           mc_error *err)
{
    mc_buf content = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    mc_arena arena = MC_ARENA_IN(region);
    mc_readings *readings = mc_arena_alloc(&arena, sizeof *readings);
    if (!readings) return mc_error_memory(err);
    readings->arena = arena;
    mc_status st = mc_file_read(&content, path, err);
    if (st == MC_OK) st = read_rows(readings, mc_buf_str(&content), path, err);
    mc_buf_dispose(&content);
    if (st == MC_OK)
        *out = readings;
    else
        mc_readings_free(readings);
    return st;
}

void mc_readings_free(mc_readings *readings)
{
    if (!readings) return;
    mc_arena arena = readings->arena; // the readings lie in it
    mc_arena_dispose(&arena);
}

mc_ustr mc_readings_find(const mc_readings *readings, mc_ustr reading)
{
    uint32_t low = 0, high = readings->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = compare(readings->rows[middle].reading, reading);
        if (order == 0) return readings->rows[middle].characters;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return (mc_ustr){NULL, 0};
}

bool mc_readings_row(const mc_readings *readings, uint32_t row_number, mc_ustr *key,
                     mc_ustr *characters)
{
    if (row_number >= readings->count) return false;
    *key = readings->rows[row_number].reading;
    *characters = readings->rows[row_number].characters;
    return true;
}
