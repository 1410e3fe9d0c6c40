// SPDX-License-Identifier: Apache-2.0
#include "report/report.h"

#include "base/error.h"
#include "base/thread.h"
#include "report/companies_page.h"
#include "report/company_page.h"
#include "report/csv_writer.h"
#include "report/finding_tables.h"
#include "report/index_page.h"
#include "report/json_writer.h"
#include "report/xlsx_writer.h"
#include "report/xml_writer.h"

static mc_status write_html(const mc_report_run *run, mc_error *err)
{
    mc_status st = mc_index_page_write(run, err);
    if (st == MC_OK) st = mc_companies_page_write(run, err);
    if (st == MC_OK) st = mc_company_page_write_open(run, false, err);
    return st == MC_OK ? mc_company_page_write_open(run, true, err) : st;
}

static mc_status find_unjudged(mc_report_run *run, mc_error *err)
{
    int64_t runs = 0;
    mc_status st =
        mc_sql_number(&runs, run->db,
                      "SELECT count(*) FROM runs WHERE options LIKE '%\"context\":\"off\"%'", err);
    run->unjudged = runs > 0;
    return st;
}

// Tables are written side by side, each with a connection of its own; the pages, which need
// temporary tables and SQL functions, by the calling thread meanwhile.
typedef struct table_job {
    uint32_t format;
    mc_status (*write)(const mc_report_run *run, mc_error *err);
} table_job;

typedef struct table_work {
    const mc_report_run *run;
    mc_store *store;
    mc_finding_tables *findings; /**< of CSV and JSON */
    pthread_mutex_t lock;        /**< guards what follows */
    uint32_t next;               /**< job that nobody has taken */
    mc_error error;              /**< first one */
} table_work;

static mc_status write_xlsx(const mc_report_run *run, mc_error *err)
{
    return mc_xlsx_writer_write(run, MC_XLSX_MOST_ROWS, err);
}

static const table_job table_jobs[] = {
    {MC_REPORT_XLSX, write_xlsx},
    {MC_REPORT_CSV, mc_csv_writer_write},
    {MC_REPORT_XML, mc_xml_writer_write},
};
enum { TABLE_JOBS = sizeof table_jobs / sizeof *table_jobs };

// The next job that is asked for; NULL when there is none or one went wrong.
static const table_job *take_job(table_work *work)
{
    const table_job *taken = NULL;
    pthread_mutex_lock(&work->lock);
    while (!taken && work->next < TABLE_JOBS && work->error.code == MC_OK) {
        const table_job *job = &table_jobs[work->next++];
        if (work->run->options->formats & job->format) taken = job;
    }
    pthread_mutex_unlock(&work->lock);
    return taken;
}

static void keep_error(table_work *work, mc_status status, const mc_error *error)
{
    pthread_mutex_lock(&work->lock);
    mc_error_keep(&work->error, status, error);
    pthread_mutex_unlock(&work->lock);
}

static bool has_failed(table_work *work)
{
    pthread_mutex_lock(&work->lock);
    bool failed = work->error.code != MC_OK;
    pthread_mutex_unlock(&work->lock);
    return failed;
}

static void write_tables(table_work *work, struct sqlite3 *db)
{
    mc_report_run run = *work->run;
    run.db = db;
    for (const table_job *job = take_job(work); job; job = take_job(work)) {
        mc_error error = {0};
        mc_status st = job->write(&run, &error);
        keep_error(work, st, &error);
    }
    mc_error error = {0};
    mc_status st = has_failed(work) ? MC_OK : mc_finding_tables_write(work->findings, db, &error);
    keep_error(work, st, &error);
}

static void *help_with_tables(void *payload)
{
    table_work *work = payload;
    struct sqlite3 *reader = NULL;
    mc_error error = {0};
    mc_status st = mc_store_open_reader(&reader, work->store, &error);
    keep_error(work, st, &error);
    if (reader) write_tables(work, reader);
    mc_store_close_reader(reader);
    return NULL;
}

static void write_on_threads(table_work *work)
{
    mc_thread helper;
    mc_error error = {0};
    bool helped = mc_thread_cores() > 1 && mc_thread_start(&helper, help_with_tables, work);
    mc_status st =
        work->run->options->formats & MC_REPORT_HTML ? write_html(work->run, &error) : MC_OK;
    keep_error(work, st, &error);
    write_tables(work, work->run->db);
    if (helped) mc_thread_join(helper);
}

static mc_status write_all(const mc_report_run *run, mc_store *store, mc_error *err)
{
    table_work work = {.run = run, .store = store};
    mc_error error = {0};
    if (pthread_mutex_init(&work.lock, NULL) != 0) return mc_error_memory(err);
    mc_status st = mc_finding_tables_open(&work.findings, run, &error);
    keep_error(&work, st, &error);
    if (st == MC_OK) write_on_threads(&work);
    st = mc_finding_tables_close(work.findings, work.error.code, &error);
    keep_error(&work, st, &error);
    pthread_mutex_destroy(&work.lock);
    if (work.error.code != MC_OK && err) *err = work.error;
    return work.error.code;
}

mc_status mc_report_write(mc_store *store, const char *folder, const mc_report_options *options,
                          mc_error *err)
{
    mc_report_run run = {
        .db = mc_store_handle(store),
        .folder = folder,
        .options = options,
        .messages = options->messages,
        .english = mc_messages_is_english(options->messages),
    };
    mc_status st = find_unjudged(&run, err);
    if (st == MC_OK) st = write_all(&run, store, err);
    return st == MC_OK ? mc_json_writer_write_manifest(&run, err) : st;
}
