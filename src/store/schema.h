// SPDX-License-Identifier: Apache-2.0
/** Tables and views of the report database (docs/format/report-database.md). */
#ifndef MC_STORE_SCHEMA_H
#define MC_STORE_SCHEMA_H

#include "lexicon/lexicon.h"

struct sqlite3;

/** Makes all tables, and fills families, categories, clauses that are verified and former names
 *  from the lexicon. MC_ERR_IO, MC_ERR_MEMORY */
mc_status mc_schema_create(struct sqlite3 *db, const mc_lexicon *lexicon, mc_error *err);

/** Makes the views. */
mc_status mc_schema_complete(struct sqlite3 *db, mc_error *err);

/** Makes the indexes; last of all, since changing indexed tables is slower. */
mc_status mc_schema_index(struct sqlite3 *db, mc_error *err);

#endif
