// SPDX-License-Identifier: Apache-2.0
/** Tables of a key and its characters, ordered by key: readings.tsv, homophones.tsv, shapes.tsv,
 *  split.tsv and others of lexicons/fold. */
#ifndef MC_TEXT_READINGS_H
#define MC_TEXT_READINGS_H

#include "base/str.h"
#include "mingcha/error.h"

typedef struct mc_readings mc_readings;

struct mc_region;

/** Reads the table.
 *
 *  @param region  where it lives; NULL = the heap
 *  @return MC_ERR_IO, MC_ERR_LEXICON with the line, MC_ERR_MEMORY */
mc_status mc_readings_load(mc_readings **out, struct mc_region *region, const char *path,
                           mc_error *err);

/** NULL is allowed. */
void mc_readings_free(mc_readings *readings);

/** The characters of a key, in the order of the table; empty when there is none. */
mc_ustr mc_readings_find(const mc_readings *readings, mc_ustr reading);

/** Key and characters of row `row`, counted from 0. @return false behind the last */
bool mc_readings_row(const mc_readings *readings, uint32_t row, mc_ustr *key, mc_ustr *characters);

#endif
