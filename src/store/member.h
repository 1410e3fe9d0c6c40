// SPDX-License-Identifier: Apache-2.0
/** Members of a parsed record in the forms that columns want. */
#ifndef MC_STORE_MEMBER_H
#define MC_STORE_MEMBER_H

#include "base/arena.h"
#include "base/buf.h"
#include "record/json.h"

/** A string or number as text; data NULL (SQL NULL) when `value` is NULL, null or of another kind.
 *  NULL is allowed in all functions here. */
mc_str mc_member_value_str(const mc_json *value);

/** Same, but the empty string when it is missing. */
mc_str mc_member_value_or_empty(const mc_json *value);

/** True when it is `true`. */
bool mc_member_value_is_true(const mc_json *value);

/** A whole number with sign (a candidate's score); what is none counts as 0. */
int64_t mc_member_value_int(const mc_json *value);

/** JSON text in the arena, for columns that keep a structure whole; data NULL
 *  when it is missing or null.
 *  @param scratch  overwritten */
mc_str mc_member_value_json(mc_arena *arena, mc_buf *scratch, const mc_json *value);

/** An array of strings joined by blanks, in the arena; data NULL when it is missing or empty.
 *  @param scratch  overwritten */
mc_str mc_member_value_joined(mc_arena *arena, mc_buf *scratch, const mc_json *value);

/** An array; an empty one when it is missing. Never NULL. */
const mc_json *mc_member_value_list(const mc_json *value);

/** mc_member_value_str() of the object's member. */
mc_str mc_member_str(const mc_json *object, const char *key);

/** mc_member_value_or_empty() of the object's member. */
mc_str mc_member_or_empty(const mc_json *object, const char *key);

/** mc_member_value_is_true() of the object's member. */
bool mc_member_is_true(const mc_json *object, const char *key);

/** mc_member_value_int() of the object's member. */
int64_t mc_member_int(const mc_json *object, const char *key);

/** mc_member_value_json() of the object's member. */
mc_str mc_member_json(mc_arena *arena, mc_buf *scratch, const mc_json *object, const char *key);

/** mc_member_value_list() of the object's member. */
const mc_json *mc_member_list(const mc_json *object, const char *key);

#endif
