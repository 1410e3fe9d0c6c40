// SPDX-License-Identifier: Apache-2.0
/** What the objects around a list of records say of them. */
#ifndef MC_INPUT_JSON_AROUND_H
#define MC_INPUT_JSON_AROUND_H

#include "input/fields.h"
#include "record/json.h"

/** Takes what the objects from `object` down to `list` say: company, companies, title, address,
 *  channel, region, genre, call or thread, and the day where the same object names a company, a
 *  title or an address (a day alone is when the answer was made). The innermost that says it wins.
 *
 *  @param around  start with {0}; borrows from the parsed values and from `arena`
 *  @return the fields that were taken; 0 also when `list` is not inside */
uint32_t mc_json_around_take(mc_fields *around, const mc_reader_options *options, mc_arena *arena,
                             const mc_json *object, const mc_json *list);

/** Gives a record what it does not say itself. The thread is only for one that names no speaker:
 *  with it, records that do are rows of one call. */
void mc_json_around_fill(mc_fields *fields, const mc_fields *around);

#endif
