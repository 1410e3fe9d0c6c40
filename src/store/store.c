// SPDX-License-Identifier: Apache-2.0
#include "store/store.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "store/full_text.h"
#include "store/loader.h"
#include "store/reduce.h"
#include "store/schema.h"
#include "store/sql.h"
#include "store/sql_function.h"

struct mc_store {
    sqlite3 *db;
    const mc_lexicon *lexicon;
    mc_loader *loader;        /**< NULL once loading has ended */
    const volatile int *stop; /**< NULL = nobody asks to stop */
};

// The database is made new and thrown away on failure, so a journal would protect nothing; one
// transaction a phase. The cache bounds memory (64 MiB); larger sorts go to temporary files.
static const char *const set_up =
    "PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
    "PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-65536; PRAGMA encoding='UTF-8'; BEGIN;";

mc_status mc_store_new(mc_store **out, const char *path, const mc_lexicon *lexicon, mc_error *err)
{
    mc_store *store = calloc(1, sizeof *store);
    if (!store) return mc_error_memory(err);
    store->lexicon = lexicon;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    mc_status st = MC_OK;
    if (sqlite3_open_v2(path, &store->db, flags, NULL) != SQLITE_OK) {
        st = mc_error_set_at(err, MC_ERR_IO, path, 0, 0, "SQLite: %s", sqlite3_errmsg(store->db));
    }
    if (st == MC_OK) st = mc_sql_run(store->db, set_up, err);
    if (st == MC_OK) st = mc_schema_create(store->db, lexicon, err);
    if (st == MC_OK) st = mc_loader_new(&store->loader, store->db, lexicon, err);
    if (st == MC_OK) {
        *out = store;
        store = NULL;
    }
    mc_store_free(store);
    return st;
}

void mc_store_free(mc_store *store)
{
    if (!store) return;
    mc_loader_free(store->loader);
    sqlite3_close(store->db);
    free(store);
}

// SQLite asks every so many steps of its machine; a few milliseconds pass between.
enum { STEPS_BETWEEN = 100000 };

static int asks_to_stop(void *payload)
{
    const mc_store *store = payload;
    return store->stop && *store->stop;
}

void mc_store_watch(mc_store *store, const volatile int *stop)
{
    store->stop = stop;
    sqlite3_progress_handler(store->db, STEPS_BETWEEN, asks_to_stop, store);
}

void mc_store_leave_details(mc_store *store)
{
    if (store->loader) mc_loader_leave_details(store->loader);
}

void mc_store_begin_stream(mc_store *store)
{
    if (store->loader) mc_loader_begin_stream(store->loader);
}

mc_status mc_store_load(mc_store *store, mc_str lines, mc_error *err)
{
    if (!store->loader) return mc_error_set(err, MC_ERR_USAGE, "the store is finished already");
    if (asks_to_stop(store)) return mc_sql_stopped(err);
    return mc_loader_lines(store->loader, lines, err);
}

mc_status mc_store_load_tail(mc_store *store, mc_str tail, mc_str source, uint32_t *line,
                             mc_error *err)
{
    if (!store->loader) return mc_error_set(err, MC_ERR_USAGE, "the store is finished already");
    return mc_loader_tail(store->loader, tail, source, line, err);
}

mc_status mc_store_settle(mc_store *store, mc_error *err)
{
    return store->loader ? mc_loader_settle(store->loader, err) : MC_OK;
}

mc_status mc_store_finish(mc_store *store, const mc_store_options *options, mc_error *err)
{
    if (!store->loader) return mc_error_set(err, MC_ERR_USAGE, "the store is finished already");
    mc_status st = asks_to_stop(store) ? mc_sql_stopped(err) : mc_loader_end(store->loader, err);
    mc_loader_free(store->loader);
    store->loader = NULL;
    if (st == MC_OK) st = mc_sql_run(store->db, "COMMIT; BEGIN", err);
    if (st == MC_OK) st = mc_reduce_run(store->db, store->lexicon, options, store->stop, err);
    if (st == MC_OK) st = mc_sql_run(store->db, "COMMIT", err);
    if (st == MC_OK && options->lookups) {
        st = mc_sql_run(store->db, "BEGIN", err);
        if (st == MC_OK) st = mc_schema_index(store->db, err);
        if (st == MC_OK) st = mc_sql_run(store->db, "COMMIT; PRAGMA optimize", err);
    }
    // The file is shared again once something is read.
    return st == MC_OK
               ? mc_sql_run(store->db, "PRAGMA locking_mode=NORMAL; SELECT 1 FROM runs", err)
               : st;
}

mc_status mc_store_open_reader(struct sqlite3 **out, mc_store *store, mc_error *err)
{
    const char *path = sqlite3_db_filename(store->db, "main");
    *out = NULL;
    if (!path || !*path) return MC_OK;
    int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX;
    mc_status st = MC_OK;
    if (sqlite3_open_v2(path, out, flags, NULL) != SQLITE_OK) {
        st = mc_error_set_at(err, MC_ERR_IO, path, 0, 0, "SQLite: %s", sqlite3_errmsg(*out));
    }
    if (st == MC_OK) st = mc_sql_run(*out, "PRAGMA cache_size=-32768", err);
    if (st == MC_OK) {
        sqlite3_progress_handler(*out, STEPS_BETWEEN, asks_to_stop, store);
        return MC_OK;
    }
    mc_store_close_reader(*out);
    *out = NULL;
    return st;
}

// A file of another program opens as well, and fails at its first query with the words of SQLite.
static mc_status check_report(sqlite3 *db, const char *path, mc_error *err)
{
    int64_t tables = 0;
    mc_status st = mc_sql_number(&tables, db,
                                 "SELECT count(*) FROM sqlite_schema WHERE name IN('findings',"
                                 "'documents','companies','verdicts','reviews')",
                                 NULL);
    if (st == MC_OK && tables == 5) return MC_OK;
    return mc_error_set_at(err, MC_ERR_USAGE, path, 0, 0,
                           "found no database of a report by this version, expected report.sqlite");
}

mc_status mc_store_open_report(struct sqlite3 **out, const char *path, mc_error *err)
{
    mc_status st = MC_OK;
    *out = NULL;
    if (sqlite3_open_v2(path, out, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
        st = mc_error_set_at(err, MC_ERR_IO, path, 0, 0, "SQLite: %s", sqlite3_errmsg(*out));
    if (st == MC_OK) st = check_report(*out, path, err);
    if (st == MC_OK) st = mc_sql_function_add(*out, err);
    if (st == MC_OK) return MC_OK;
    mc_store_close_reader(*out);
    *out = NULL;
    return st;
}

void mc_store_close_reader(struct sqlite3 *reader)
{
    sqlite3_close(reader);
}

mc_status mc_store_index_text(mc_store *store, mc_error *err)
{
    mc_status st = mc_sql_run(store->db, "BEGIN", err);
    if (st == MC_OK) st = mc_full_text_build(store->db, err);
    return st == MC_OK ? mc_sql_run(store->db, "COMMIT", err) : st;
}

mc_status mc_store_count_severe(mc_store *store, uint8_t severity, uint64_t *count, mc_error *err)
{
    char query[160];
    int64_t found = 0;
    snprintf(query, sizeof query,
             "SELECT count(*) FROM (SELECT DISTINCT near,company,category FROM counted"
             " WHERE severity>=%d)",
             severity);
    mc_status st = mc_sql_number(&found, store->db, query, err);
    *count = (uint64_t)found;
    return st;
}

mc_status mc_store_count_unread(mc_store *store, uint64_t *count, mc_error *err)
{
    int64_t found = 0;
    mc_status st =
        mc_sql_number(&found, store->db, "SELECT count(*) FROM coverage WHERE level<>'note'", err);
    *count = (uint64_t)found;
    return st;
}

struct sqlite3 *mc_store_handle(mc_store *store)
{
    // An error is kept and comes back from mc_store_finish().
    if (store->loader) mc_loader_settle(store->loader, NULL);
    return store->db;
}
