// SPDX-License-Identifier: Apache-2.0
/** Which characters have a reading: lexicons/fold/readings.tsv. */
#ifndef MC_TEXT_READINGS_H
#define MC_TEXT_READINGS_H

#include "base/str.h"
#include "mingcha/error.h"

typedef struct mc_readings mc_readings;

/** Reads the table. @return MC_ERR_IO, MC_ERR_LEXICON with the line, MC_ERR_MEMORY */
mc_status mc_readings_load(mc_readings **out, const char *path, mc_error *err);

/** NULL is allowed. */
void mc_readings_free(mc_readings *readings);

/** The characters with this reading, tone included, ordered by code; empty when there is none. */
mc_ustr mc_readings_find(const mc_readings *readings, mc_ustr reading);

#endif
