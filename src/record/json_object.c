// SPDX-License-Identifier: Apache-2.0
#include "record/json_object.h"

#include <string.h>

#include "record/json.h"

mc_json_object mc_json_object_open(mc_buf *out)
{
    mc_buf_add_char(out, '{');
    return (mc_json_object){out, true};
}

void mc_json_object_close(mc_json_object *object)
{
    mc_buf_add_char(object->out, '}');
}

void mc_json_object_key(mc_json_object *object, const char *key)
{
    size_t size = strlen(key);
    char *to = mc_buf_reserve(object->out, size + 4);
    if (!to) return;
    if (!object->empty) *to++ = ',';
    *to++ = '"';
    memcpy(to, key, size);
    to += size;
    *to++ = '"';
    *to++ = ':';
    object->out->size = (size_t)(to - object->out->data);
    object->empty = false;
}

void mc_json_object_str(mc_json_object *object, const char *key, mc_str value)
{
    mc_json_object_key(object, key);
    mc_json_write_string(object->out, value);
}

void mc_json_object_z(mc_json_object *object, const char *key, const char *value)
{
    mc_json_object_str(object, key, mc_str_from_z(value));
}

void mc_json_object_optional(mc_json_object *object, const char *key, mc_str value)
{
    if (value.size) {
        mc_json_object_str(object, key, value);
    } else {
        mc_json_object_null(object, key);
    }
}

void mc_json_object_uint(mc_json_object *object, const char *key, uint64_t value)
{
    mc_json_object_key(object, key);
    mc_buf_add_uint(object->out, value);
}

void mc_json_object_bool(mc_json_object *object, const char *key, bool value)
{
    mc_json_object_key(object, key);
    mc_buf_add_z(object->out, value ? "true" : "false");
}

void mc_json_object_null(mc_json_object *object, const char *key)
{
    mc_json_object_key(object, key);
    mc_buf_add_z(object->out, "null");
}
