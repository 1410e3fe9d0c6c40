// SPDX-License-Identifier: Apache-2.0
#include "report/finding_tables.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/thread.h"
#include "report/csv_writer.h"
#include "report/finding_feed.h"
#include "report/json_writer.h"
#include "report/outfile.h"

// Findings are nine tenths of both files. They are cut into ranges; a thread takes the next one,
// makes its rows of both files in memory and waits with them for its turn, so the files are what
// one thread would have written:
//
//   thread A   takes 0 ... writes 0   takes 2 ... writes 2
//   thread B   takes 1 .... waits  writes 1   takes 3 ...
//   turn       0                   1          2
//
// A range of long rows is handed out in pieces, the turn stays with it: memory is
// bounded by the longest row.
enum { RANGE = 2048, PIECE_BYTES = 8 << 20 };

struct mc_finding_tables {
    const mc_report_run *run;
    mc_str notice;        /**< that nothing is verified */
    mc_outfile csv, json; /**< only whoever has the turn writes */
    bool has_csv, has_json, has_first;
    int64_t ranges;
    pthread_mutex_t lock; /**< guards what follows */
    pthread_cond_t turned;
    int64_t next, turn; /**< ranges */
    mc_error error;     /**< first one */
};

// What a thread has for itself.
typedef struct share {
    mc_finding_feed *feed;
    mc_buf csv, json;
    int64_t range;
} share;

static void keep_error(mc_finding_tables *tables, mc_status status, const mc_error *error)
{
    pthread_mutex_lock(&tables->lock);
    mc_error_keep(&tables->error, status, error);
    pthread_cond_broadcast(&tables->turned);
    pthread_mutex_unlock(&tables->lock);
}

static bool take_range(mc_finding_tables *tables, int64_t *range)
{
    pthread_mutex_lock(&tables->lock);
    bool taken = tables->error.code == MC_OK && tables->next < tables->ranges;
    if (taken) *range = tables->next++;
    pthread_mutex_unlock(&tables->lock);
    return taken;
}

// False when somebody failed meanwhile.
static bool wait_for_turn(mc_finding_tables *tables, int64_t range)
{
    pthread_mutex_lock(&tables->lock);
    while (tables->turn != range && tables->error.code == MC_OK) {
        pthread_cond_wait(&tables->turned, &tables->lock);
    }
    bool has_turn = tables->error.code == MC_OK;
    pthread_mutex_unlock(&tables->lock);
    return has_turn;
}

static void end_turn(mc_finding_tables *tables)
{
    pthread_mutex_lock(&tables->lock);
    tables->turn++;
    pthread_cond_broadcast(&tables->turned);
    pthread_mutex_unlock(&tables->lock);
}

// Rows of JSON begin with the comma that divides them from the row before,
// which the first one has not.
static mc_status write_rows(mc_finding_tables *tables, share *own, mc_error *err)
{
    mc_status st =
        mc_buf_status(&own->csv) == MC_OK ? mc_buf_status(&own->json) : mc_buf_status(&own->csv);
    if (st != MC_OK) return mc_error_set(err, st, "no room for rows of findings");
    if (tables->has_csv) st = mc_outfile_write(&tables->csv, mc_buf_str(&own->csv), err);
    if (st == MC_OK && own->json.size) {
        mc_str rows = mc_buf_str(&own->json);
        rows = mc_str_slice(rows, tables->has_first ? 0 : 1, rows.size);
        tables->has_first = true;
        st = mc_outfile_write(&tables->json, rows, err);
    }
    mc_buf_clear(&own->csv);
    mc_buf_clear(&own->json);
    return st;
}

static mc_status hand_out(mc_finding_tables *tables, share *own, mc_error *err)
{
    return wait_for_turn(tables, own->range) ? write_rows(tables, own, err) : MC_OK;
}

static mc_status write_range(mc_finding_tables *tables, share *own, mc_error *err)
{
    bool has_row = false;
    mc_finding_feed_seek(own->feed, own->range * RANGE + 1, (own->range + 1) * RANGE);
    mc_status st = mc_finding_feed_next(own->feed, &has_row, err);
    while (st == MC_OK && has_row) {
        const mc_str *fields = mc_finding_feed_fields(own->feed);
        if (tables->has_csv) mc_csv_writer_finding(&own->csv, tables->notice, fields);
        if (tables->has_json) mc_json_writer_finding(&own->json, fields);
        if (own->csv.size + own->json.size > PIECE_BYTES) st = hand_out(tables, own, err);
        if (st == MC_OK) st = mc_finding_feed_next(own->feed, &has_row, err);
    }
    if (st == MC_OK) st = hand_out(tables, own, err);
    end_turn(tables);
    return st;
}

mc_status mc_finding_tables_write(mc_finding_tables *tables, struct sqlite3 *db, mc_error *err)
{
    mc_error error = {0};
    share own = {.csv = MC_BUF_INIT(MC_MAX_BUFFER_BYTES), .json = MC_BUF_INIT(MC_MAX_BUFFER_BYTES)};
    mc_status st = mc_finding_feed_new(&own.feed, db, tables->run->english, &error);
    while (st == MC_OK && take_range(tables, &own.range)) {
        st = write_range(tables, &own, &error);
    }
    keep_error(tables, st, &error);
    mc_finding_feed_free(own.feed);
    mc_buf_dispose(&own.csv);
    mc_buf_dispose(&own.json);
    if (st != MC_OK && err) *err = error;
    return st;
}

static mc_status open_files(mc_finding_tables *tables, mc_error *err)
{
    const mc_report_run *run = tables->run;
    int64_t last = 0;
    mc_status st = mc_sql_number(&last, run->db, "SELECT max(finding) FROM findings", err);
    if (run->options->formats & (MC_REPORT_CSV | MC_REPORT_JSON)) {
        tables->ranges = (last + RANGE - 1) / RANGE;
    }
    if (st == MC_OK && run->options->formats & MC_REPORT_CSV) {
        tables->has_csv = true;
        st = mc_csv_writer_begin_findings(&tables->csv, run, err);
    }
    if (st == MC_OK && run->options->formats & MC_REPORT_JSON) {
        tables->has_json = true;
        st = mc_json_writer_begin(&tables->json, run, err);
    }
    return st;
}

mc_status mc_finding_tables_open(mc_finding_tables **out, const mc_report_run *run, mc_error *err)
{
    mc_finding_tables *tables = calloc(1, sizeof *tables);
    if (!tables) return mc_error_memory(err);
    tables->run = run;
    tables->notice = mc_messages_text(run->messages, "notice.unverified");
    if (pthread_mutex_init(&tables->lock, NULL) != 0) {
        free(tables);
        return mc_error_memory(err);
    }
    if (pthread_cond_init(&tables->turned, NULL) != 0) {
        pthread_mutex_destroy(&tables->lock);
        free(tables);
        return mc_error_memory(err);
    }
    *out = tables;
    return open_files(tables, err);
}

mc_status mc_finding_tables_close(mc_finding_tables *tables, mc_status so_far, mc_error *err)
{
    if (!tables) return so_far;
    if (so_far == MC_OK && tables->has_json) {
        so_far = mc_json_writer_end(&tables->json, tables->run, err);
    }
    if (tables->has_csv) so_far = mc_outfile_close(&tables->csv, so_far, err);
    if (tables->has_json) so_far = mc_outfile_close(&tables->json, so_far, err);
    pthread_cond_destroy(&tables->turned);
    pthread_mutex_destroy(&tables->lock);
    free(tables);
    return so_far;
}
