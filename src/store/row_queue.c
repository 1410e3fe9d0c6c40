// SPDX-License-Identifier: Apache-2.0
#include "store/row_queue.h"

#include <assert.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "base/thread.h"
#include "store/sql.h"

// Half of loading is parsing records, half is SQLite: two threads take half the time. Rows travel
// in batches of some megabytes, three of them in turn, each with the memory that its texts live in:
//
//   reader      fills batch 2                     handed 2, executed 1
//   inserter    executes batch 1                  batch 0 is free
//
// Batch n is slot n % 3. The reader waits when the slot that it needs is not executed yet; the
// inserter when there is none to execute. An error is kept, the rows behind it are dropped, and the
// reader hears of it at its next step.
enum { SLOTS = 3, MOST_VALUES = 32, BATCH_BYTES = 3 << 20 };

typedef struct queued_row {
    mc_load_statement statement;
    uint32_t first; // of its values
} queued_row;

typedef struct batch {
    mc_arena arena;
    queued_row *rows;
    mc_row_value *values;
    uint32_t row_count, row_capacity, value_count, value_capacity;
} batch;

struct mc_row_queue {
    struct sqlite3_stmt *statements[MC_LOAD_STATEMENT_COUNT];
    int counts[MC_LOAD_STATEMENT_COUNT]; // values of each
    batch slots[SLOTS];
    mc_row_value nowhere[MOST_VALUES];
    bool no_memory;
    mc_thread inserter;
    bool has_thread, has_lock;
    pthread_mutex_t lock; // guards what follows
    pthread_cond_t moved;
    uint64_t handed, executed; // batches
    bool ends;
    mc_status status;
    mc_error error;
};

static void bind_value(struct sqlite3_stmt *to, int at, const mc_row_value *value)
{
    switch (value->kind) {
    case MC_ROW_NULL:
        mc_sql_bind_str(to, at, (mc_str){NULL, 0});
        break;
    case MC_ROW_INT:
        mc_sql_bind_int(to, at, value->number);
        break;
    case MC_ROW_TEXT:
        mc_sql_bind_str(to, at, value->text);
        break;
    }
}

static mc_status execute_batch(mc_row_queue *queue, batch *of, mc_error *err)
{
    mc_status st = MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < of->row_count; i++) {
        mc_load_statement statement = of->rows[i].statement;
        struct sqlite3_stmt *to = queue->statements[statement];
        for (int at = 0; at < queue->counts[statement]; at++) {
            bind_value(to, at + 1, &of->values[of->rows[i].first + (uint32_t)at]);
        }
        st = mc_sql_execute(to, err);
    }
    of->row_count = of->value_count = 0;
    mc_arena_reset(&of->arena);
    return st;
}

// With the lock held, which is given up while SQLite works.
static void execute_next(mc_row_queue *queue)
{
    mc_error error = {0};
    batch *next = &queue->slots[queue->executed % SLOTS];
    if (queue->status != MC_OK) next->row_count = 0;
    pthread_mutex_unlock(&queue->lock);
    mc_status st = execute_batch(queue, next, &error);
    pthread_mutex_lock(&queue->lock);
    if (st != MC_OK && queue->status == MC_OK) {
        queue->status = st;
        queue->error = error;
    }
    queue->executed++;
    pthread_cond_broadcast(&queue->moved);
}

static void *insert_all(void *payload)
{
    mc_row_queue *queue = payload;
    pthread_mutex_lock(&queue->lock);
    while (!queue->ends || queue->executed < queue->handed) {
        if (queue->executed == queue->handed) {
            pthread_cond_wait(&queue->moved, &queue->lock);
        } else {
            execute_next(queue);
        }
    }
    pthread_mutex_unlock(&queue->lock);
    return NULL;
}

static mc_status prepare_all(mc_row_queue *queue, struct sqlite3 *db, mc_error *err)
{
    mc_status st = MC_OK;
    for (int i = 0; st == MC_OK && i < MC_LOAD_STATEMENT_COUNT; i++) {
        const char *sql = mc_load_statement_sql((mc_load_statement)i);
        st = mc_sql_prepare(&queue->statements[i], db, sql, err);
        if (st == MC_OK) queue->counts[i] = sqlite3_bind_parameter_count(queue->statements[i]);
        assert(queue->counts[i] <= MOST_VALUES);
    }
    return st;
}

mc_status mc_row_queue_new(mc_row_queue **out, struct sqlite3 *db, mc_error *err)
{
    mc_row_queue *queue = calloc(1, sizeof *queue);
    if (!queue) return mc_error_memory(err);
    mc_status st = prepare_all(queue, db, err);
    if (st == MC_OK) {
        queue->has_lock = pthread_mutex_init(&queue->lock, NULL) == 0 &&
                          pthread_cond_init(&queue->moved, NULL) == 0;
        if (!queue->has_lock) st = mc_error_memory(err);
    }
    // Without a thread mc_row_queue_step() executes by itself.
    if (st == MC_OK) queue->has_thread = mc_thread_start(&queue->inserter, insert_all, queue);
    if (st == MC_OK) {
        *out = queue;
        queue = NULL;
    }
    mc_row_queue_free(queue);
    return st;
}

static batch *filling(mc_row_queue *queue)
{
    return &queue->slots[queue->handed % SLOTS];
}

mc_arena *mc_row_queue_arena(mc_row_queue *queue)
{
    return &filling(queue)->arena;
}

mc_row_value *mc_row_queue_add(mc_row_queue *queue, mc_load_statement statement)
{
    batch *to = filling(queue);
    uint32_t count = (uint32_t)queue->counts[statement];
    if (!MC_ARRAY_RESERVE(to->rows, to->row_capacity, to->row_count + 1ull) ||
        !MC_ARRAY_RESERVE(to->values, to->value_capacity, (uint64_t)to->value_count + count)) {
        queue->no_memory = true;
        return queue->nowhere;
    }
    mc_row_value *values = to->values + to->value_count;
    memset(values, 0, count * sizeof *values);
    to->rows[to->row_count++] = (queued_row){statement, to->value_count};
    to->value_count += count;
    return values;
}

void mc_row_set_str(mc_row_value *row, int at, mc_str value)
{
    row[at - 1].kind = value.data ? MC_ROW_TEXT : MC_ROW_NULL;
    row[at - 1].text = value;
}

void mc_row_set_int(mc_row_value *row, int at, int64_t value)
{
    row[at - 1].kind = MC_ROW_INT;
    row[at - 1].number = value;
}

// Hands the batch over; waits until as few as `most` wait to be executed, so
// that the next slot is free.
static mc_status hand_over(mc_row_queue *queue, uint64_t most, mc_error *err)
{
    pthread_mutex_lock(&queue->lock);
    queue->handed++;
    pthread_cond_broadcast(&queue->moved);
    while (queue->handed - queue->executed > most) {
        if (queue->has_thread) {
            pthread_cond_wait(&queue->moved, &queue->lock);
        } else {
            execute_next(queue);
        }
    }
    mc_status st = queue->status;
    if (st != MC_OK && err) *err = queue->error;
    pthread_mutex_unlock(&queue->lock);
    return st;
}

mc_status mc_row_queue_step(mc_row_queue *queue, mc_error *err)
{
    const mc_arena *arena = mc_row_queue_arena(queue);
    if (queue->no_memory || mc_arena_failed(arena)) return mc_error_memory(err);
    return arena->total_bytes < BATCH_BYTES ? MC_OK : hand_over(queue, SLOTS - 1, err);
}

mc_status mc_row_queue_settle(mc_row_queue *queue, mc_error *err)
{
    mc_status st = hand_over(queue, 0, err);
    return st == MC_OK && queue->no_memory ? mc_error_memory(err) : st;
}

void mc_row_queue_free(mc_row_queue *queue)
{
    if (!queue) return;
    if (queue->has_thread) {
        pthread_mutex_lock(&queue->lock);
        queue->ends = true;
        pthread_cond_broadcast(&queue->moved);
        pthread_mutex_unlock(&queue->lock);
        mc_thread_join(queue->inserter);
    }
    for (int i = 0; i < MC_LOAD_STATEMENT_COUNT; i++) {
        mc_sql_finish(queue->statements[i]);
    }
    for (int i = 0; i < SLOTS; i++) {
        mc_arena_dispose(&queue->slots[i].arena);
        free(queue->slots[i].rows);
        free(queue->slots[i].values);
    }
    if (queue->has_lock) {
        pthread_mutex_destroy(&queue->lock);
        pthread_cond_destroy(&queue->moved);
    }
    free(queue);
}
