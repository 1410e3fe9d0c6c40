// SPDX-License-Identifier: Apache-2.0
/** The report database: records in, clusters of copies, tallies and statistics by query.
 *
 *  One SQLite file with a documented schema (docs/format/report-database.md). Nothing is in it that is not in the
 *  records or the lexicon's names. */
#ifndef MC_STORE_STORE_H
#define MC_STORE_STORE_H

#include "base/str.h"
#include "lexicon/lexicon.h"
#include "mingcha/error.h"

/** An open report database. One thread at a time. */
typedef struct mc_store mc_store;

/** Makes a new database at `path` (which must not exist) with schema, categories and clauses of the lexicon. */
mc_status mc_store_new(mc_store **out, const char *path, const mc_lexicon *lexicon, mc_error *err);

/** Closes it; unfinished loads are rolled back. NULL is allowed. */
void mc_store_free(mc_store *store);

/** Loads whole lines of records; call as often as needed, then mc_store_finish(). Several runs may follow one
 *  another: a `run` line begins the next one.
 *  @param lines  ends at a line end
 *  @return MC_ERR_SYNTAX with the line of the stream for a record that breaks the schema */
mc_status mc_store_load(mc_store *store, mc_str lines, mc_error *err);

/** What the reduce step is asked for. */
typedef struct mc_store_options {
    mc_day since, until;     /**< by document date; 0 = open */
    const mc_str *companies; /**< ids or names; NULL = all */
    uint32_t company_count;
    const mc_str *categories, *genres;
    uint32_t category_count, genre_count;
    uint8_t min_severity;
    uint32_t min_cases; /**< --min-cases, 30 */
} mc_store_options;

/** Ends loading: checks that each run has its end record (a missing one is a coverage row "truncated"), clusters
 *  copies, fills the tallies. */
mc_status mc_store_finish(mc_store *store, const mc_store_options *options, mc_error *err);

/** The SQLite handle for the report writers' queries; borrowed. */
struct sqlite3;
struct sqlite3 *mc_store_handle(mc_store *store);

#endif
