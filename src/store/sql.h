// SPDX-License-Identifier: Apache-2.0
/** SQLite calls in the project's forms: status, error object, borrowed strings. */
#ifndef MC_STORE_SQL_H
#define MC_STORE_SQL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "mingcha/error.h"

struct sqlite3;
struct sqlite3_stmt;

/** Runs statements without results. MC_ERR_IO with SQLite's words (a full disk), MC_ERR_MEMORY. */
mc_status mc_sql_run(struct sqlite3 *db, const char *sql, mc_error *err);

/** MC_ERR_STOPPED, which every call here gives once the handle is told to
 *  stop (mc_store_watch()). */
mc_status mc_sql_stopped(mc_error *err);

/** Prepares one statement; finish with mc_sql_finish(). MC_ERR_IO, MC_ERR_MEMORY. */
mc_status mc_sql_prepare(struct sqlite3_stmt **out, struct sqlite3 *db, const char *sql,
                         mc_error *err);

/** Binds text; a string with data NULL is SQL NULL. The bytes must live until the statement is
 *  reset, bound anew or finished. The statement must not stand on a row (mc_sql_reset()). */
void mc_sql_bind_str(struct sqlite3_stmt *statement, int at, mc_str value);

/** Binds bytes, which must live as long as those of a text. */
void mc_sql_bind_blob(struct sqlite3_stmt *statement, int at, const mc_buf *value);

/** Binds a whole number. */
void mc_sql_bind_int(struct sqlite3_stmt *statement, int at, int64_t value);

/** Binds a floating-point number. */
void mc_sql_bind_double(struct sqlite3_stmt *statement, int at, double value);

/** Next row. MC_ERR_IO, MC_ERR_MEMORY, MC_ERR_STOPPED.
 *  @param has_row  false at the end and after an error */
mc_status mc_sql_step(struct sqlite3_stmt *statement, bool *has_row, mc_error *err);

/** Prepares a query and goes to its first row; errors as mc_sql_prepare() and mc_sql_step().
 *  @param out  finish with mc_sql_finish(), also after a failure
 *  @param sql  without parameters */
mc_status mc_sql_open(struct sqlite3_stmt **out, struct sqlite3 *db, const char *sql, bool *has_row,
                      mc_error *err);

/** The same for a query whose one parameter is a text.
 *  @param of  lives as long as the query */
mc_status mc_sql_open_of(struct sqlite3_stmt **out, struct sqlite3 *db, const char *sql, mc_str of,
                         bool *has_row, mc_error *err);

/** Executes a statement without results and makes it ready for the next binding. Errors as
 *  mc_sql_step(). */
mc_status mc_sql_execute(struct sqlite3_stmt *statement, mc_error *err);

/** Column as text, borrowed until the next step; NULL gives the empty string. */
mc_str mc_sql_str(struct sqlite3_stmt *statement, int column);

/** Column as a whole number; NULL gives 0. */
int64_t mc_sql_int(struct sqlite3_stmt *statement, int column);

/** Column as a floating-point number; NULL gives 0. */
double mc_sql_double(struct sqlite3_stmt *statement, int column);

/** Makes a statement ready to be bound and stepped again. */
void mc_sql_reset(struct sqlite3_stmt *statement);

/** Frees the statement; NULL is allowed. */
void mc_sql_finish(struct sqlite3_stmt *statement);

/** First column of the first row of a query as a whole number; 0 when there is no row. */
mc_status mc_sql_number(int64_t *out, struct sqlite3 *db, const char *sql, mc_error *err);

#endif
