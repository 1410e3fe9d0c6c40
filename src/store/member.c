// SPDX-License-Identifier: Apache-2.0
#include "store/member.h"

#include "base/ascii.h"
#include "record/json_write.h"

mc_str mc_member_value_str(const mc_json *value)
{
    if (!value || (value->kind != MC_JSON_STRING && value->kind != MC_JSON_NUMBER)) {
        return (mc_str){NULL, 0};
    }
    return value->text.data ? value->text : MC_STR("");
}

mc_str mc_member_value_or_empty(const mc_json *value)
{
    mc_str text = mc_member_value_str(value);
    return text.data ? text : MC_STR("");
}

bool mc_member_value_is_true(const mc_json *value)
{
    return value && value->kind == MC_JSON_TRUE;
}

int64_t mc_member_value_int(const mc_json *value)
{
    mc_str text = mc_member_value_str(value);
    int64_t number = 0;
    bool negative = text.size && text.data[0] == '-';
    for (uint32_t i = negative; i < text.size && mc_is_digit(text.data[i]); i++) {
        if (number > INT64_MAX / 10 - 1) break;
        number = number * 10 + (text.data[i] - '0');
    }
    return negative ? -number : number;
}

static void write_value(mc_buf *out, const mc_json *value)
{
    switch (value->kind) {
    case MC_JSON_NULL:
        mc_buf_add_z(out, "null");
        return;
    case MC_JSON_FALSE:
        mc_buf_add_z(out, "false");
        return;
    case MC_JSON_TRUE:
        mc_buf_add_z(out, "true");
        return;
    case MC_JSON_NUMBER:
        mc_buf_add_str(out, value->text);
        return;
    case MC_JSON_STRING:
        mc_json_write_string(out, value->text);
        return;
    case MC_JSON_ARRAY:
    case MC_JSON_OBJECT:
        break;
    }
    bool object = value->kind == MC_JSON_OBJECT;
    mc_buf_add_char(out, object ? '{' : '[');
    for (uint32_t i = 0; i < value->count; i++) {
        if (i > 0) mc_buf_add_char(out, ',');
        if (object) {
            mc_json_write_string(out, value->items[i].key);
            mc_buf_add_char(out, ':');
        }
        write_value(out, &value->items[i]);
    }
    mc_buf_add_char(out, object ? '}' : ']');
}

mc_str mc_member_value_json(mc_arena *arena, mc_buf *scratch, const mc_json *value)
{
    if (!value || value->kind == MC_JSON_NULL) return (mc_str){NULL, 0};
    mc_buf_clear(scratch);
    write_value(scratch, value);
    return mc_arena_str(arena, mc_buf_str(scratch));
}

mc_str mc_member_value_joined(mc_arena *arena, mc_buf *scratch, const mc_json *value)
{
    if (!value || value->count == 0) return (mc_str){NULL, 0};
    mc_buf_clear(scratch);
    for (uint32_t i = 0; i < value->count; i++) {
        if (i > 0) mc_buf_add_char(scratch, ' ');
        mc_buf_add_str(scratch, value->items[i].text);
    }
    return mc_arena_str(arena, mc_buf_str(scratch));
}

const mc_json *mc_member_value_list(const mc_json *value)
{
    static const mc_json empty = {.kind = MC_JSON_ARRAY};
    return value && value->kind == MC_JSON_ARRAY ? value : &empty;
}

mc_str mc_member_str(const mc_json *object, const char *key)
{
    return mc_member_value_str(mc_json_member(object, key));
}

mc_str mc_member_or_empty(const mc_json *object, const char *key)
{
    return mc_member_value_or_empty(mc_json_member(object, key));
}

bool mc_member_is_true(const mc_json *object, const char *key)
{
    return mc_member_value_is_true(mc_json_member(object, key));
}

int64_t mc_member_int(const mc_json *object, const char *key)
{
    return mc_member_value_int(mc_json_member(object, key));
}

mc_str mc_member_json(mc_arena *arena, mc_buf *scratch, const mc_json *object, const char *key)
{
    return mc_member_value_json(arena, scratch, mc_json_member(object, key));
}

const mc_json *mc_member_list(const mc_json *object, const char *key)
{
    return mc_member_value_list(mc_json_member(object, key));
}
