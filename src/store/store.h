// SPDX-License-Identifier: Apache-2.0
/** The report database: records in, clusters of copies, tallies and statistics by query.
 *
 *  One SQLite file with a documented schema (docs/format/report-database.md). Nothing is in it that
 *  is not in the records or the lexicon's names. */
#ifndef MC_STORE_STORE_H
#define MC_STORE_STORE_H

#include "base/str.h"
#include "lexicon/lexicon.h"
#include "mingcha/error.h"
#include "store/trend.h"

/** An open report database. One thread at a time. */
typedef struct mc_store mc_store;

/** Makes a new database at `path` (which must not exist; ":memory:" for none, "" for a file without
 *  a name) with schema, categories and clauses of the lexicon, which must outlive the store.
 *  MC_ERR_IO, MC_ERR_MEMORY. */
mc_status mc_store_new(mc_store **out, const char *path, const mc_lexicon *lexicon, mc_error *err);

/** Closes it. A file whose mc_store_finish() did not succeed is of no use: the caller removes it.
 *  NULL is allowed. */
void mc_store_free(mc_store *store);

/** Ends loading, finish and queries with MC_ERR_STOPPED soon after `*stop` is no longer 0.
 *  @param stop  looked at from now on, by other threads too; outlives the store */
void mc_store_watch(mc_store *store, const volatile int *stop);

/** From now on cues and candidates of findings are not loaded: for reports that have no pages and
 *  keep no database, since no table shows them. */
void mc_store_leave_details(mc_store *store);

/** Counts lines of records from 1 again: what is loaded next is another stream. */
void mc_store_begin_stream(mc_store *store);

/** Loads whole lines of records; call as often as needed, then mc_store_finish(). Several runs may
 *  follow one another: a `run` line begins the next one. One call for each input stream
 *  or block of whole lines.
 *  @param lines  ends at a line end
 *  @return MC_ERR_SYNTAX with the line of the stream for a record that breaks the schema */
mc_status mc_store_load(mc_store *store, mc_str lines, mc_error *err);

/** Loads what stands behind the last line end of a stream: a whole record, or one that was cut off
 *  and becomes a coverage row "cut_line".
 *  @param source  name of the stream
 *  @param line    line that was cut; 0 = none was
 *  @return as mc_store_load() for a whole record */
mc_status mc_store_load_tail(mc_store *store, mc_str tail, mc_str source, uint32_t *line,
                             mc_error *err);

/** Waits until all that was loaded so far is in the tables, for queries between two streams.
 *  Nothing is clustered or counted yet.
 *  @return as mc_store_load() */
mc_status mc_store_settle(mc_store *store, mc_error *err);

/** What the reduce step is asked for. */
typedef struct mc_store_options {
    mc_day since, until;     /**< by document date; 0 = open */
    const mc_str *companies; /**< ids or names; NULL = all */
    uint32_t company_count;
    const mc_str *categories, *genres;
    uint32_t category_count, genre_count;
    uint8_t min_severity;
    uint32_t min_cases;  /**< --min-cases; 0 = MC_MIN_CASES */
    mc_trend_unit trend; /**< --trend */
    bool lookups; /**< pages, answers or readers of the file look rows up: make the indexes */
} mc_store_options;

/** Ends loading: checks that each run has its end record (a missing one is a coverage row
 *  "truncated"), clusters copies, fills the tallies; what is counted where is written down
 *  in reduce.c. Call once. */
mc_status mc_store_finish(mc_store *store, const mc_store_options *options, mc_error *err);

/** Makes the full-text index (full_text.h): for reports whose database is kept.
 *  @param store  finished */
mc_status mc_store_index_text(mc_store *store, mc_error *err);

/** Counted conduct at or above a severity, for --fail-on: pairs of distinct text and
 *  category, for each company.
 *  @param store  finished */
mc_status mc_store_count_severe(mc_store *store, uint8_t severity, uint64_t *count, mc_error *err);

struct sqlite3;

/** Counts the coverage rows that say that something was skipped or analysed in part.
 *  @return MC_ERR_IO */
mc_status mc_store_count_unread(mc_store *store, uint64_t *count, mc_error *err);

/** The SQLite handle for the report writers' queries; borrowed. */
struct sqlite3 *mc_store_handle(mc_store *store);

/** Another connection, which only reads, for a thread of its own.
 *  @param store  finished; nothing is written while readers are open
 *  @param out    close with mc_store_close_reader(); NULL for a store in memory,
 *                which has no second one */
mc_status mc_store_open_reader(struct sqlite3 **out, mc_store *store, mc_error *err);

/** The database that a report left behind, to be read.
 *  @param out  close with mc_store_close_reader()
 *  @return MC_ERR_USAGE when the file is no such database, MC_ERR_IO */
mc_status mc_store_open_report(struct sqlite3 **out, const char *path, mc_error *err);

/** NULL is allowed. */
void mc_store_close_reader(struct sqlite3 *reader);

#endif
