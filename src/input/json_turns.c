// SPDX-License-Identifier: Apache-2.0
#include "input/json_turns.h"

#include <string.h>

#include "input/turn_time.h"

enum { MOST_SPEAKERS = 64 };

typedef struct turn_values {
    mc_str speaker, text;
    uint32_t start_ms, end_ms;
    bool odd; // a member for the text is there and holds none
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

// [{"type":"text","text":"…"},{"type":"image",…}] or ["…","…"]: what a message is put together of.
// Data NULL when there is no text in it.
static mc_str join_parts(const mc_json *list, mc_arena *arena)
{
    size_t room = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        const mc_json *part = &list->items[i];
        room += part->kind == MC_JSON_STRING ? part->text.size : mc_json_text(part, "text").size;
    }
    char *text = room ? mc_arena_alloc(arena, room) : NULL;
    uint32_t size = 0;
    for (uint32_t i = 0; text && i < list->count; i++) {
        const mc_json *part = &list->items[i];
        mc_str words = part->kind == MC_JSON_STRING ? part->text : mc_json_text(part, "text");
        if (words.size) memcpy(text + size, words.data, words.size);
        size += words.size;
    }
    return (mc_str){text, size};
}

static void take_value(turn_values *values, mc_field field, mc_str name, mc_str text)
{
    if (field == MC_FIELD_TEXT) values->text = text;
    if (field == MC_FIELD_SPEAKER) values->speaker = text;
    if (field == MC_FIELD_START) values->start_ms = parse_time(name, text);
    if (field == MC_FIELD_END) values->end_ms = parse_time(name, text);
}

static turn_values read_turn(const mc_json *turn, const mc_columns *columns, mc_arena *arena)
{
    turn_values values = {0};
    bool is_object = turn->kind == MC_JSON_OBJECT;
    for (uint32_t i = 0; is_object && i < turn->count; i++) {
        const mc_json *member = &turn->items[i];
        mc_field field = field_of(columns, member->key);
        bool list = member->kind == MC_JSON_ARRAY || member->kind == MC_JSON_OBJECT;
        if (member->kind == MC_JSON_STRING || member->kind == MC_JSON_NUMBER) {
            take_value(&values, field, member->key, member->text);
        } else if (field == MC_FIELD_TEXT && list && member->count) {
            mc_str text = member->kind == MC_JSON_ARRAY ? join_parts(member, arena)
                                                        : mc_json_text(member, "text");
            if (text.size) values.text = text;
            values.odd |= text.size == 0;
        }
    }
    return values;
}

mc_status mc_json_turns_fill(mc_document *document, const mc_json *turns, const mc_columns *columns,
                             mc_arena *arena, uint32_t *odd)
{
    mc_turn *out = mc_arena_array(arena, turns->count, sizeof *out);
    turn_values *values = mc_arena_array(arena, turns->count, sizeof *values);
    size_t room = 0;
    uint32_t size = 0, count = 0;
    *odd = 0;
    for (uint32_t i = 0; values && i < turns->count; i++) {
        values[i] = read_turn(&turns->items[i], columns, arena);
        room += (size_t)values[i].text.size + 1;
        *odd += values[i].odd && values[i].text.size == 0;
    }
    char *text = mc_arena_alloc(arena, room);
    if (mc_arena_failed(arena)) return MC_ERR_MEMORY;
    for (uint32_t i = 0; i < turns->count; i++) {
        const turn_values *v = &values[i];
        if (v->text.size == 0) continue;
        if (count) text[size++] = '\n';
        memcpy(text + size, v->text.data, v->text.size);
        out[count++] = (mc_turn){v->speaker, {size, size + v->text.size}, v->start_ms, v->end_ms};
        size += v->text.size;
    }
    document->text = (mc_str){text, size};
    document->turns = count ? out : NULL;
    document->turn_count = count;
    return MC_OK;
}

typedef struct speakers {
    mc_str names[MOST_SPEAKERS];
    uint32_t count;
} speakers;

// False when there are too many.
static bool add_speaker(speakers *s, mc_str name)
{
    for (uint32_t i = 0; i < s->count; i++) {
        if (mc_str_equal(s->names[i], name)) return true;
    }
    if (s->count == MOST_SPEAKERS) return false;
    s->names[s->count++] = name;
    return true;
}

bool mc_json_turns_are_chat(const mc_json *list, const mc_columns *columns)
{
    static const char *const names[] = {"messages", "conversation", "conversations"};
    speakers s = {.count = 0};
    uint32_t spoken = 0;
    bool named = mc_str_is_any(list->key, names, sizeof names / sizeof *names);
    for (uint32_t i = 0; named && i < list->count; i++) {
        mc_arena arena = MC_ARENA_INIT;
        turn_values values = read_turn(&list->items[i], columns, &arena);
        mc_arena_dispose(&arena);
        if (values.text.size == 0) continue;
        spoken++;
        if (values.speaker.size == 0 || !add_speaker(&s, values.speaker)) return false;
    }
    return spoken && (s.count <= 2 || s.count <= spoken / 2);
}
