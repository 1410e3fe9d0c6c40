// SPDX-License-Identifier: Apache-2.0
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/interrupt.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/record_stream.h"
#include "cli/report_annex.h"
#include "cli/report_folder.h"
#include "cli/verdict_table.h"
#include "report/report.h"
#include "store/company_choice.h"

typedef struct report_job {
    mc_session *session;
    mc_arena arena;
    mc_report_folder folder;
    mc_store *store;
    mc_run_counts counts;
} report_job;

static mc_status load_lines(void *payload, mc_str lines, mc_error *err)
{
    return mc_store_load(payload, lines, err);
}

// Tables are written from front to back; pages, answers, packets and the kept database need more.
static bool looks_rows_up(const mc_options *options)
{
    return options->formats & (MC_REPORT_HTML | MC_REPORT_SQLITE) || options->responses ||
           options->verdicts.count || options->baseline || options->packet;
}

static mc_status prepare(report_job *job, mc_error *err)
{
    const volatile int *interrupted = mc_interrupt_watch(); // before there is a folder to remove
    mc_status st = mc_report_folder_open(&job->folder, job->session->options->out_folder, err);
    mc_str database = mc_path_join(&job->arena, job->folder.making, MC_STR("report.sqlite"));
    if (st == MC_OK) st = mc_store_new(&job->store, database.data, job->session->lexicon, err);
    if (st == MC_OK) mc_store_watch(job->store, interrupted);
    if (st == MC_OK && !looks_rows_up(job->session->options)) mc_store_leave_details(job->store);
    return st;
}

static mc_status scan_inputs(report_job *job, mc_error *err)
{
    mc_session *session = job->session;
    mc_buf options_json = MC_BUF_INIT(1 << 20);
    mc_progress progress;
    mc_progress_start(&progress, session->options, session->messages);
    mc_scan_options scan = mc_session_scan_options(session, &options_json);
    scan.progress = mc_progress_add;
    scan.progress_payload = &progress;
    mc_record_sink sink = {load_lines, job->store};
    mc_status st = mc_scan_run(session->tables, session->lexicon, session->options->inputs.items,
                               session->options->inputs.count, &scan, &sink, &job->counts, err);
    mc_progress_end(&progress);
    mc_buf_dispose(&options_json);
    return st;
}

// --from-records A B: what follows A on the command line are records too.
static mc_status load_all_records(report_job *job, mc_error *err)
{
    const mc_options *options = job->session->options;
    mc_status st = MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < options->from_records.count; i++) {
        st = mc_record_stream_load(job->session, job->store, options->from_records.items[i], err);
    }
    for (uint32_t i = 0; st == MC_OK && i < options->inputs.count; i++) {
        st = mc_record_stream_load(job->session, job->store, options->inputs.items[i], err);
    }
    return st;
}

static mc_status borrow_list(mc_arena *arena, const mc_option_list *list, const mc_str **out,
                             mc_error *err)
{
    mc_str *items = mc_arena_array(arena, list->count, sizeof *items);
    if (!items) return mc_error_memory(err);
    for (uint32_t i = 0; i < list->count; i++) {
        items[i] = mc_str_from_z(list->items[i]);
    }
    *out = list->count ? items : NULL;
    return MC_OK;
}

// Ids of the companies asked for; a misspelt one would give a report without findings.
static mc_status choose_companies(report_job *job, const mc_str **out, mc_error *err)
{
    const mc_option_list *list = &job->session->options->companies;
    mc_str *chosen = mc_arena_array(&job->arena, list->count, sizeof *chosen);
    mc_status st = chosen ? MC_OK : mc_error_memory(err);
    for (uint32_t i = 0; st == MC_OK && i < list->count; i++) {
        st = mc_company_choice(mc_store_handle(job->store), job->session->lexicon, &job->arena,
                               mc_str_from_z(list->items[i]), &chosen[i], err);
    }
    *out = list->count ? chosen : NULL;
    return st;
}

static mc_status finish_store(report_job *job, mc_error *err)
{
    const mc_options *options = job->session->options;
    mc_store_options finish = {
        .since = options->since,
        .until = options->until,
        // A packet sets the company beside its peers, so they are counted
        // first and taken out later.
        .company_count = options->packet ? 0 : options->companies.count,
        .category_count = options->categories.count,
        .genre_count = options->genres.count,
        .min_severity = (uint8_t)options->min_severity,
        .min_cases = options->min_cases,
        .trend = options->trend,
        .lookups = looks_rows_up(options),
    };
    mc_status st = choose_companies(job, &finish.companies, err);
    if (st == MC_OK) st = borrow_list(&job->arena, &options->categories, &finish.categories, err);
    if (st == MC_OK) st = borrow_list(&job->arena, &options->genres, &finish.genres, err);
    if (st == MC_OK) st = mc_verdict_table_add(job->session, job->store, err);
    if (st == MC_OK) st = mc_store_finish(job->store, &finish, err);
    mc_str packet = finish.companies ? finish.companies[0] : (mc_str){NULL, 0};
    return st == MC_OK ? mc_report_annex_add(job->session, job->store, packet, err) : st;
}

static mc_status write_report(report_job *job, mc_error *err)
{
    const mc_options *options = job->session->options;
    mc_report_options report = {
        .messages = job->session->report_messages,
        // The database keeps what other companies' texts left behind in its free pages.
        .formats =
            options->packet ? options->formats & ~(uint32_t)MC_REPORT_SQLITE : options->formats,
        .evidence = options->evidence,
        .seed = options->seed,
        .min_cases = options->min_cases,
        .allow_incomplete = options->allow_incomplete,
        .packet = options->packet,
    };
    bool keeps = (report.formats & MC_REPORT_SQLITE) != 0;
    mc_status st = keeps ? mc_store_index_text(job->store, err) : MC_OK;
    if (st == MC_OK) st = mc_report_write(job->store, job->folder.making.data, &report, err);
    report.messages = job->session->messages;
    if (st == MC_OK && !options->quiet)
        st = mc_report_print_summary(job->store, &report, stdout, err);
    return st;
}

// --only without sqlite: the database was the means, not the end.
static mc_status drop_database(report_job *job, mc_error *err)
{
    if (job->session->options->formats & MC_REPORT_SQLITE && !job->session->options->packet) {
        return MC_OK;
    }
    mc_str path = mc_path_join(&job->arena, job->folder.making, MC_STR("report.sqlite"));
    if (!path.data) return mc_error_memory(err);
    return remove(path.data) == 0 ? MC_OK : mc_error_errno(err, path.data, errno);
}

// Where the report is; and that it lacks something, which an exit code tells programs alone.
static void print_place(const report_job *job)
{
    const mc_options *options = job->session->options;
    uint64_t lacking = job->counts.skipped + job->counts.partial;
    char digits[24];
    if (options->quiet) return;
    mc_session_tell(job->session, stdout, "report.written", job->folder.target, (mc_str){0});
    snprintf(digits, sizeof digits, "%llu", (unsigned long long)lacking);
    if (lacking && !options->allow_incomplete)
        mc_session_tell(job->session, stdout, "report.incomplete", mc_str_from_z(digits),
                        (mc_str){0});
}

// Without a text there is nothing to report: an empty report would say that nobody complains, and
// one of a mistyped INPUT, or of an export that came out empty, would replace the report of the
// right one.
static mc_status check_read(report_job *job, mc_error *err)
{
    if (job->counts.texts > 0) return MC_OK;
    const char *why = job->counts.skipped ? "no document could be read"
                                          : "nothing was to be read, no INPUT holds a text";
    mc_str earlier = mc_path_join(&job->arena, job->folder.target, MC_STR("manifest.json"));
    if (!earlier.data) return mc_error_memory(err);
    if (mc_path_kind_of(earlier.data) == MC_PATH_MISSING)
        return mc_error_set(err, MC_ERR_IO, "%s; no report was written", why);
    return mc_error_set(err, MC_ERR_IO, "%s; the earlier report in %.*s is left as it was", why,
                        (int)job->folder.target.size, job->folder.target.data);
}

// Enough counted findings at or above the severity of --fail-on make the exit code 1.
static mc_status check_fail_on(report_job *job, mc_exit *found, mc_error *err)
{
    const mc_options *options = job->session->options;
    if (!options->fail_severity) return MC_OK;
    uint64_t counted = 0;
    mc_status st = mc_store_count_severe(job->store, options->fail_severity, &counted, err);
    if (st == MC_OK && counted >= options->fail_count) *found = MC_EXIT_FINDINGS;
    return st;
}

static mc_status check_categories(const mc_session *session, mc_error *err)
{
    const mc_option_list *list = &session->options->categories;
    mc_status st = MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < list->count; i++) {
        st = mc_session_check_category(session, list->items[i], err);
    }
    return st;
}

static mc_status check_usage(const mc_options *options, mc_error *err)
{
    if (options->inputs.count == 0 && options->from_records.count == 0) {
        return mc_error_set(err, MC_ERR_USAGE,
                            "no INPUT given; a file, a folder, - or --from-records is expected");
    }
    mc_status st = mc_report_annex_check(options, err);
    if (st == MC_OK) st = mc_verdict_table_check(options, err);
    if (st != MC_OK) return st;
    if (options->until && options->since > options->until) {
        return mc_error_set(err, MC_ERR_USAGE, "found --since behind --until, expected it before");
    }
    return MC_OK;
}

mc_exit mc_command_report(mc_session *session)
{
    mc_error err = {0};
    report_job job = {.session = session, .arena = MC_ARENA_INIT};
    bool from_records = session->options->from_records.count > 0;
    mc_status st = check_usage(session->options, &err);
    if (st == MC_OK) st = mc_session_load(session, (mc_lexicon_options){0}, &err);
    if (st == MC_OK) st = check_categories(session, &err);
    if (st == MC_OK) st = prepare(&job, &err);
    if (st == MC_OK) st = from_records ? load_all_records(&job, &err) : scan_inputs(&job, &err);
    if (st == MC_OK && !from_records) st = check_read(&job, &err);
    if (st == MC_OK) st = finish_store(&job, &err);
    // What the records of earlier runs could not read is missing from this report too.
    if (st == MC_OK && from_records)
        st = mc_store_count_unread(job.store, &job.counts.skipped, &err);
    if (st == MC_OK) st = write_report(&job, &err);
    mc_exit found = MC_EXIT_DONE;
    if (st == MC_OK) st = check_fail_on(&job, &found, &err);
    mc_store_free(job.store);
    if (st == MC_OK) st = drop_database(&job, &err);
    if (st == MC_OK) st = mc_report_folder_keep(&job.folder, &err);
    if (st == MC_OK)
        print_place(&job);
    else
        mc_session_print_error(session, &err);
    mc_report_folder_close(&job.folder, st != MC_OK);
    mc_arena_dispose(&job.arena);
    return mc_exit_worst(mc_exit_worst(mc_exit_of(st), found),
                         mc_exit_of_counts(session, &job.counts));
}
