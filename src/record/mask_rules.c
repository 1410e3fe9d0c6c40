// SPDX-License-Identifier: Apache-2.0
#include "record/mask_rules.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"

typedef struct loading {
    mc_mask_rules *rules;
    mc_mask_label *labels;
    mc_mask_hotline *hotlines;
    mc_str *connectors, *plates;
    const char *path;
    mc_error *err;
} loading;

// A whole number of at most three digits; `otherwise` for an empty cell, UINT32_MAX for no number.
static uint32_t number_of(mc_str cell, uint32_t otherwise)
{
    uint32_t number = 0;
    if (cell.size == 0) return otherwise;
    if (cell.size > 3) return UINT32_MAX;
    for (uint32_t i = 0; i < cell.size; i++) {
        if (cell.data[i] < '0' || cell.data[i] > '9') return UINT32_MAX;
        number = number * 10 + (uint32_t)(cell.data[i] - '0');
    }
    return number;
}

static bool cell_is(mc_str cell, const char *word)
{
    return mc_str_equal(cell, mc_str_from_z(word));
}

// Columns: kind, value, min, max, note.
static mc_status add_row(loading *l, mc_str row, uint32_t line)
{
    mc_mask_rules *rules = l->rules;
    mc_str cells[4] = {{NULL, 0}};
    for (int i = 0; i < 4 && mc_str_split(&row, '\t', &cells[i]);) {
        i++;
    }
    mc_str value = cells[1];
    uint32_t min = number_of(cells[2], 5), max = number_of(cells[3], min);
    if (value.size == 0 || min == UINT32_MAX || max == UINT32_MAX || max < min) {
        return mc_error_set_at(l->err, MC_ERR_LEXICON, l->path, line, 0,
                               "found a row without value or with a bad number, expected kind, "
                               "value, min and max");
    }
    if (cell_is(cells[0], "number")) {
        l->labels[rules->label_count++] = (mc_mask_label){MC_MASK_NUMBER, value, min};
    } else if (cell_is(cells[0], "phone")) {
        l->labels[rules->label_count++] = (mc_mask_label){MC_MASK_PHONE, value, min};
    } else if (cell_is(cells[0], "handle")) {
        l->labels[rules->label_count++] = (mc_mask_label){MC_MASK_HANDLE, value, min};
    } else if (cell_is(cells[0], "hotline")) {
        l->hotlines[rules->hotline_count++] = (mc_mask_hotline){value, min, max};
    } else if (cell_is(cells[0], "connector")) {
        l->connectors[rules->connector_count++] = value;
    } else if (cell_is(cells[0], "plate")) {
        l->plates[rules->plate_count++] = value;
    } else {
        return mc_error_set_at(
            l->err, MC_ERR_LEXICON, l->path, line, 1,
            "found kind '%.*s', expected number, phone, handle, hotline, connector or "
            "plate",
            (int)cells[0].size, cells[0].data);
    }
    return MC_OK;
}

static unsigned char last_byte(mc_str word)
{
    return (unsigned char)word.data[word.size - 1];
}

// Lays the labels side by side that end alike, each group in the order of the file.
static bool sort_labels(mc_mask_rules *rules, const mc_mask_label *labels)
{
    mc_mask_label *sorted = mc_arena_array(&rules->arena, rules->label_count, sizeof *sorted);
    uint32_t count = 0;
    if (!sorted) return false;
    for (uint32_t byte = 0; byte < 256; byte++) {
        rules->first_label[byte] = count;
        for (uint32_t i = 0; i < rules->label_count; i++)
            if (mc_mask_label_key(last_byte(labels[i].word)) == byte) sorted[count++] = labels[i];
    }
    rules->first_label[256] = count;
    rules->labels = sorted;
    return true;
}

static mc_status parse(mc_mask_rules *rules, mc_str text, const char *path, mc_error *err)
{
    uint32_t room = mc_str_count(text, '\n') + 1, line = 0;
    mc_arena *arena = &rules->arena;
    mc_str rest = mc_arena_str(arena, text), row = {NULL, 0};
    loading l = {.rules = rules,
                 .labels = mc_arena_array(arena, room, sizeof *l.labels),
                 .hotlines = mc_arena_array(arena, room, sizeof *l.hotlines),
                 .connectors = mc_arena_array(arena, room, sizeof *l.connectors),
                 .plates = mc_arena_array(arena, room, sizeof *l.plates),
                 .path = path,
                 .err = err};
    if (mc_arena_failed(arena)) return mc_error_memory(err);
    mc_status st = MC_OK;
    while (st == MC_OK && mc_str_split(&rest, '\n', &row)) {
        line++;
        if (line == 1 || row.size == 0 || row.data[0] == '#') continue;
        st = add_row(&l, row, line);
    }
    rules->hotlines = l.hotlines;
    rules->connectors = l.connectors;
    rules->plates = l.plates;
    for (uint32_t i = 0; i < rules->connector_count; i++)
        rules->ends_connector[last_byte(l.connectors[i])] = true;
    if (st == MC_OK && !sort_labels(rules, l.labels)) st = mc_error_memory(err);
    return st;
}

mc_status mc_mask_rules_load(mc_mask_rules **out, const char *data_folder, mc_error *err)
{
    mc_buf text = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    mc_mask_rules *rules = calloc(1, sizeof *rules);
    if (!rules) return mc_error_memory(err);
    rules->arena = MC_ARENA_INIT;
    mc_str path = mc_path_join(&rules->arena, mc_str_from_z(data_folder), MC_STR("input/mask.tsv"));
    mc_status st = path.data ? mc_file_read(&text, path.data, err) : mc_error_memory(err);
    if (st == MC_OK) st = parse(rules, mc_buf_str(&text), path.data, err);
    if (st == MC_OK) {
        *out = rules;
        rules = NULL;
    }
    mc_mask_rules_free(rules);
    mc_buf_dispose(&text);
    return st;
}

void mc_mask_rules_free(mc_mask_rules *rules)
{
    if (!rules) return;
    mc_arena_dispose(&rules->arena);
    free(rules);
}
