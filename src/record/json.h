// SPDX-License-Identifier: Apache-2.0
/** JSON: a validating scanner (RFC 8259).
 *
 *  The scanner walks a text once and hands out tokens; numbers stay text, so a 19-digit
 *  id keeps every digit. */
#ifndef MC_RECORD_JSON_H
#define MC_RECORD_JSON_H

#include "base/arena.h"
#include "mingcha/error.h"

typedef enum mc_json_kind {
    MC_JSON_NULL,
    MC_JSON_FALSE,
    MC_JSON_TRUE,
    MC_JSON_NUMBER,
    MC_JSON_STRING,
    MC_JSON_ARRAY,
    MC_JSON_OBJECT
} mc_json_kind;

/** A parsed value; lives in the arena it was parsed into. Children of one value are contiguous.
 *  Strings without escapes and numbers point into the parsed text, so they live as long as both. */
typedef struct mc_json {
    mc_json_kind kind;
    uint32_t count;              /**< of items */
    mc_str key;                  /**< of an object's member, decoded */
    mc_str text;                 /**< string: decoded; number: as written */
    const struct mc_json *items; /**< of array and object */
} mc_json;

/** What the scanner saw that is legal but worth a warning. */
typedef struct mc_json_notes {
    uint32_t nul_characters;  /**< \u0000, replaced by U+FFFD */
    uint32_t lone_surrogates; /**< replaced by U+FFFD */
    uint32_t duplicate_keys;  /**< members with the key of an earlier one; the last wins in
                                   mc_json_member() */
} mc_json_notes;

/** Parses one value that fills all of `text` (blanks around it allowed).
 *
 *  @param notes  may be NULL; added to
 *  @return MC_ERR_SYNTAX with line and column inside `text` (1-based, in characters), MC_ERR_LIMIT
 *          beyond MC_MAX_JSON_DEPTH, MC_ERR_ENCODING for invalid UTF-8, MC_ERR_MEMORY */
mc_status mc_json_parse(mc_json *out, mc_arena *arena, mc_str text, mc_json_notes *notes,
                        mc_error *err);

/** The member with this key (the last one), NULL when there is none or `object` is no object. */
const mc_json *mc_json_member(const mc_json *object, const char *key);

/** The member's string or number as text, the empty string otherwise. */
mc_str mc_json_text(const mc_json *object, const char *key);

#endif
