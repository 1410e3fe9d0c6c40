// SPDX-License-Identifier: Apache-2.0
#include "record/json_object.h"

#include <string.h>

#include "record/json_write.h"

mc_json_object mc_json_object_open(mc_buf *out)
{
    mc_buf_add_char(out, '{');
    return (mc_json_object){out, true};
}

void mc_json_object_close(mc_json_object *object)
{
    mc_buf_add_char(object->out, '}');
}

// Writes `"key":` to where room is.
static char *put_key(mc_json_object *object, char *to, const char *key, size_t size)
{
    if (!object->empty) *to++ = ',';
    object->empty = false;
    *to++ = '"';
    memcpy(to, key, size);
    to += size;
    *to++ = '"';
    *to++ = ':';
    return to;
}

void mc_json_object_key_of(mc_json_object *object, const char *key, size_t size)
{
    char *to = mc_buf_reserve(object->out, size + 4);
    if (to) object->out->size = (size_t)(put_key(object, to, key, size) - object->out->data);
}

void mc_json_object_str(mc_json_object *object, const char *key, mc_str value)
{
    mc_json_object_key(object, key);
    mc_json_write_string(object->out, value);
}

void mc_json_object_z(mc_json_object *object, const char *key, const char *value)
{
    size_t key_size = strlen(key), size = strlen(value);
    char *to = mc_buf_reserve(object->out, key_size + size + 6);
    if (!to) return;
    to = put_key(object, to, key, key_size);
    *to++ = '"';
    memcpy(to, value, size);
    to += size;
    *to++ = '"';
    object->out->size = (size_t)(to - object->out->data);
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
