// SPDX-License-Identifier: Apache-2.0
/** Rows on their way into the tables: whoever reads records fills them, a second thread
 *  hands them to SQLite. */
#ifndef MC_STORE_ROW_QUEUE_H
#define MC_STORE_ROW_QUEUE_H

#include "base/arena.h"
#include "mingcha/error.h"
#include "store/load_statement.h"

struct sqlite3;

/** Rows in order, and the thread that inserts them. */
typedef struct mc_row_queue mc_row_queue;

/** A value of a row: NULL until it is set. */
typedef struct mc_row_value {
    enum { MC_ROW_NULL, MC_ROW_INT, MC_ROW_TEXT } kind;
    int64_t number;
    mc_str text;
} mc_row_value;

/** Prepares all statements. Until mc_row_queue_settle() the database belongs to the queue. */
mc_status mc_row_queue_new(mc_row_queue **out, struct sqlite3 *db, mc_error *err);

/** Memory in which the texts of the rows must live that are added before the
 *  next mc_row_queue_step(). */
mc_arena *mc_row_queue_arena(mc_row_queue *queue);

/** Adds a row for a statement and gives its values, all NULL; they are valid until the next row is
 *  added. Never NULL: when memory is short the values go nowhere and the next
 *  mc_row_queue_step() says so. */
mc_row_value *mc_row_queue_add(mc_row_queue *queue, mc_load_statement statement);

/** Sets value `at`, counted from 1 like SQLite's; a string with data NULL is SQL NULL. */
void mc_row_set_str(mc_row_value *row, int at, mc_str value);

/** Sets value `at` to a whole number. */
void mc_row_set_int(mc_row_value *row, int at, int64_t value);

/** Ends a step: what was added goes to the inserting thread when it is worth it.
 *  @return the first error of any row inserted so far (MC_ERR_IO), MC_ERR_MEMORY */
mc_status mc_row_queue_step(mc_row_queue *queue, mc_error *err);

/** Waits until all rows are in the tables; the database may then be used until
 *  the next row is added. */
mc_status mc_row_queue_settle(mc_row_queue *queue, mc_error *err);

/** Waits for the rows and frees everything. NULL is allowed. */
void mc_row_queue_free(mc_row_queue *queue);

#endif
