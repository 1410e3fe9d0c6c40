// SPDX-License-Identifier: Apache-2.0
#include "input/json_turns.h"

#include <string.h>

#include "input/turn_time.h"

typedef struct turn_values {
    mc_str speaker, text;
    uint32_t start_ms, end_ms;
} turn_values;

static uint32_t parse_time(mc_str name, mc_str value)
{
    uint32_t ms = mc_turn_time_parse(value);
    return mc_str_has_suffix(name, MC_STR("ms")) ? ms / 1000 : ms;
}

static mc_field field_of(const mc_columns *columns, mc_str name)
{
    mc_field field = mc_columns_find(columns, name, true, NULL);
    if (field != MC_FIELD_NONE) return field;
    if (mc_str_equal(name, MC_STR("start_ms"))) return MC_FIELD_START;
    return mc_str_equal(name, MC_STR("end_ms")) ? MC_FIELD_END : MC_FIELD_NONE;
}

static turn_values read_turn(const mc_json *turn, const mc_columns *columns)
{
    turn_values values = {0};
    for (uint32_t i = 0; i < turn->count; i++) {
        const mc_json *member = &turn->items[i];
        mc_field field = field_of(columns, member->key);
        if (member->kind != MC_JSON_STRING && member->kind != MC_JSON_NUMBER) continue;
        if (field == MC_FIELD_TEXT) values.text = member->text;
        if (field == MC_FIELD_SPEAKER) values.speaker = member->text;
        if (field == MC_FIELD_START) values.start_ms = parse_time(member->key, member->text);
        if (field == MC_FIELD_END) values.end_ms = parse_time(member->key, member->text);
    }
    return values;
}

static size_t text_room(const mc_json *turns, const mc_columns *columns)
{
    size_t room = 0;
    for (uint32_t i = 0; i < turns->count; i++) {
        if (turns->items[i].kind != MC_JSON_OBJECT) continue;
        room += (size_t)read_turn(&turns->items[i], columns).text.size + 1;
    }
    return room;
}

mc_status mc_json_turns_fill(mc_document *document, const mc_json *turns, const mc_columns *columns,
                             mc_arena *arena)
{
    mc_turn *out = mc_arena_array(arena, turns->count, sizeof *out);
    char *text = mc_arena_alloc(arena, text_room(turns, columns));
    uint32_t size = 0, count = 0;
    if (mc_arena_failed(arena)) return MC_ERR_MEMORY;
    for (uint32_t i = 0; i < turns->count; i++) {
        if (turns->items[i].kind != MC_JSON_OBJECT) continue;
        turn_values values = read_turn(&turns->items[i], columns);
        if (values.text.size == 0) continue;
        if (count) text[size++] = '\n';
        memcpy(text + size, values.text.data, values.text.size);
        out[count++] = (mc_turn){
            values.speaker, {size, size + values.text.size}, values.start_ms, values.end_ms};
        size += values.text.size;
    }
    document->text = (mc_str){text, size};
    document->turns = count ? out : NULL;
    document->turn_count = count;
    return MC_OK;
}
