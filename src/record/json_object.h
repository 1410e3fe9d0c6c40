// SPDX-License-Identifier: Apache-2.0
/** Writing JSON objects member by member into a buffer, without a tree. */
#ifndef MC_RECORD_JSON_OBJECT_H
#define MC_RECORD_JSON_OBJECT_H

#include <stdbool.h>

#include "base/buf.h"

/** An object that is being written; by value. Keys are program constants and need no escaping. */
typedef struct mc_json_object {
    mc_buf *out;
    bool empty; /**< no member yet */
} mc_json_object;

/** Writes `{`. Failure is sticky in `out`, as for all functions here. */
mc_json_object mc_json_object_open(mc_buf *out);

/** Writes `}`. */
void mc_json_object_close(mc_json_object *object);

/** mc_json_object_key() for a key of `size` bytes. */
void mc_json_object_key_of(mc_json_object *object, const char *key, size_t size);

/** Writes `"key":`, with a comma in front where one is due; the caller writes the value. Inline, so
 *  that the length of a literal is known when it is compiled. */
static inline void mc_json_object_key(mc_json_object *object, const char *key)
{
    mc_json_object_key_of(object, key, strlen(key));
}

/** A string member. */
void mc_json_object_str(mc_json_object *object, const char *key, mc_str value);

/** A string member from a code: NUL-terminated, without anything that needs escaping. */
void mc_json_object_z(mc_json_object *object, const char *key, const char *value);

/** A string member, or null when `value` is empty. */
void mc_json_object_optional(mc_json_object *object, const char *key, mc_str value);

/** A whole number. */
void mc_json_object_uint(mc_json_object *object, const char *key, uint64_t value);

/** true or false. */
void mc_json_object_bool(mc_json_object *object, const char *key, bool value);

/** null. */
void mc_json_object_null(mc_json_object *object, const char *key);

#endif
