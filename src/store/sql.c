// SPDX-License-Identifier: Apache-2.0
#include "store/sql.h"

#include <assert.h>
#include <sqlite3.h>

#include "base/error.h"

mc_status mc_sql_stopped(mc_error *err)
{
    return mc_error_set(err, MC_ERR_STOPPED, "interrupted; no report was written");
}

static mc_status fail(sqlite3 *db, int code, mc_error *err)
{
    if ((code & 0xFF) == SQLITE_NOMEM) return mc_error_memory(err);
    if ((code & 0xFF) == SQLITE_INTERRUPT) return mc_sql_stopped(err);
    const char *path = sqlite3_db_filename(db, "main");
    const char *where = path && *path ? path : "report.sqlite"; // in memory it has no name
    return mc_error_set_at(err, MC_ERR_IO, where, 0, 0, "SQLite: %s", sqlite3_errmsg(db));
}

mc_status mc_sql_run(sqlite3 *db, const char *sql, mc_error *err)
{
    int code = sqlite3_exec(db, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? MC_OK : fail(db, code, err);
}

mc_status mc_sql_prepare(sqlite3_stmt **out, sqlite3 *db, const char *sql, mc_error *err)
{
    int code = sqlite3_prepare_v2(db, sql, -1, out, NULL);
    return code == SQLITE_OK ? MC_OK : fail(db, code, err);
}

// Nothing is copied, so only a wrong call can fail: a place that the statement has not, or a
// statement that stands on a row.
static void expect_bound(int code)
{
    assert(code == SQLITE_OK);
    (void)code;
}

void mc_sql_bind_str(sqlite3_stmt *statement, int at, mc_str value)
{
    expect_bound(value.data ? sqlite3_bind_text64(statement, at, value.data, value.size,
                                                  SQLITE_STATIC, SQLITE_UTF8)
                            : sqlite3_bind_null(statement, at));
}

void mc_sql_bind_blob(sqlite3_stmt *statement, int at, const mc_buf *value)
{
    expect_bound(sqlite3_bind_blob64(statement, at, value->data, value->size, SQLITE_STATIC));
}

void mc_sql_bind_int(sqlite3_stmt *statement, int at, int64_t value)
{
    expect_bound(sqlite3_bind_int64(statement, at, value));
}

void mc_sql_bind_double(sqlite3_stmt *statement, int at, double value)
{
    expect_bound(sqlite3_bind_double(statement, at, value));
}

mc_status mc_sql_step(sqlite3_stmt *statement, bool *has_row, mc_error *err)
{
    int code = sqlite3_step(statement);
    *has_row = code == SQLITE_ROW;
    if (code == SQLITE_ROW || code == SQLITE_DONE) return MC_OK;
    return fail(sqlite3_db_handle(statement), code, err);
}

mc_status mc_sql_open(sqlite3_stmt **out, sqlite3 *db, const char *sql, bool *has_row,
                      mc_error *err)
{
    *has_row = false;
    mc_status st = mc_sql_prepare(out, db, sql, err);
    return st == MC_OK ? mc_sql_step(*out, has_row, err) : st;
}

mc_status mc_sql_open_of(sqlite3_stmt **out, sqlite3 *db, const char *sql, mc_str of, bool *has_row,
                         mc_error *err)
{
    *has_row = false;
    mc_status st = mc_sql_prepare(out, db, sql, err);
    if (st != MC_OK) return st;
    mc_sql_bind_str(*out, 1, of);
    return mc_sql_step(*out, has_row, err);
}

mc_status mc_sql_execute(sqlite3_stmt *statement, mc_error *err)
{
    bool has_row;
    mc_status st = mc_sql_step(statement, &has_row, err);
    sqlite3_reset(statement);
    return st;
}

mc_str mc_sql_str(sqlite3_stmt *statement, int column)
{
    const unsigned char *text = sqlite3_column_text(statement, column);
    if (!text) return (mc_str){"", 0};
    return (mc_str){(const char *)text, (uint32_t)sqlite3_column_bytes(statement, column)};
}

int64_t mc_sql_int(sqlite3_stmt *statement, int column)
{
    return sqlite3_column_int64(statement, column);
}

double mc_sql_double(sqlite3_stmt *statement, int column)
{
    return sqlite3_column_double(statement, column);
}

void mc_sql_reset(sqlite3_stmt *statement)
{
    sqlite3_reset(statement);
}

void mc_sql_finish(sqlite3_stmt *statement)
{
    sqlite3_finalize(statement);
}

mc_status mc_sql_number(int64_t *out, sqlite3 *db, const char *sql, mc_error *err)
{
    sqlite3_stmt *statement = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open(&statement, db, sql, &has_row, err);
    *out = has_row ? mc_sql_int(statement, 0) : 0;
    mc_sql_finish(statement);
    return st;
}
