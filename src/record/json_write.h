// SPDX-License-Identifier: Apache-2.0
/** JSON: strings and keys written with their escapes. */
#ifndef MC_RECORD_JSON_WRITE_H
#define MC_RECORD_JSON_WRITE_H

#include "base/buf.h"

/** Appends `s` as a JSON string with its quotes; control characters escaped, the rest as it is.
 *  Invalid UTF-8 must not come here. */
void mc_json_write_string(mc_buf *out, mc_str s);

/** Appends `"key":` with a comma in front unless it is the first of its object. */
void mc_json_write_key(mc_buf *out, const char *key, bool first);

#endif
