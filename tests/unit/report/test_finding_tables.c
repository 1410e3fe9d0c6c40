// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../store/generated.h"
#include "../unit.h"
#include "base/thread.h"
#include "record/json.h"
#include "report/finding_tables.h"

// Three ranges of findings, the last one short.
static const generated texts[] = {{"a", "2026-01", 4100, 4096}, {"b", "2026-02", 900, 804}};
enum { FINDINGS = 4900 };
static const char folder[] = "finding-tables-test";

typedef struct fixture {
    mc_store *store;
    mc_messages *messages;
    mc_report_options options;
    mc_report_run run;
} fixture;

static void open_fixture(fixture *f, uint32_t formats)
{
    mc_error err = {0};
    mc_store_options loading = {.min_cases = 30};
    *f = (fixture){0};
    assert_int_equal(mc_folder_remove(folder, &err), MC_OK);
    assert_int_equal(mc_folder_make(folder, &err), MC_OK);
    remove("finding-tables-test.sqlite");
    assert_int_equal(mc_messages_load(&f->messages, MC_LEXICONS, "zh", &err), MC_OK);
    assert_int_equal(
        generated_store_at(&f->store, "finding-tables-test.sqlite", texts, 2, &loading, &err),
        MC_OK);
    f->options = (mc_report_options){.messages = f->messages, .formats = formats, .min_cases = 30};
    f->run = (mc_report_run){.db = mc_store_handle(f->store),
                             .folder = folder,
                             .options = &f->options,
                             .messages = f->messages};
}

static void close_fixture(fixture *f)
{
    mc_folder_remove(folder, NULL);
    mc_store_free(f->store);
    remove("finding-tables-test.sqlite");
    mc_messages_free(f->messages);
}

typedef struct helper {
    mc_finding_tables *tables;
    mc_store *store;
    mc_status status;
} helper;

static void *help(void *payload)
{
    helper *h = payload;
    struct sqlite3 *reader = NULL;
    h->status = mc_store_open_reader(&reader, h->store, NULL);
    if (h->status == MC_OK) h->status = mc_finding_tables_write(h->tables, reader, NULL);
    mc_store_close_reader(reader);
    return NULL;
}

// Both files by as many threads as are asked for, the calling one included.
static void write_files(fixture *f, int threads, mc_buf *csv, mc_buf *json)
{
    enum { MOST = 4 };
    mc_error err = {0};
    helper helpers[MOST];
    mc_thread running[MOST];
    mc_finding_tables *tables = NULL;
    assert_int_equal(mc_finding_tables_open(&tables, &f->run, &err), MC_OK);
    for (int i = 1; i < threads; i++) {
        helpers[i] = (helper){.tables = tables, .store = f->store};
        assert_true(mc_thread_start(&running[i], help, &helpers[i]));
    }
    mc_status st = mc_finding_tables_write(tables, f->run.db, &err);
    for (int i = 1; i < threads; i++) {
        mc_thread_join(running[i]);
        assert_int_equal(helpers[i].status, MC_OK);
    }
    assert_int_equal(mc_finding_tables_close(tables, st, &err), MC_OK);
    assert_int_equal(mc_file_read(csv, "finding-tables-test/findings.csv", &err), MC_OK);
    assert_int_equal(mc_file_read(json, "finding-tables-test/report.json", &err), MC_OK);
}

static void findings_stand_in_order(void **state)
{
    (void)state;
    fixture f;
    mc_buf csv = MC_BUF_INIT(1 << 24), json = MC_BUF_INIT(1 << 24);
    mc_arena arena = MC_ARENA_INIT;
    mc_json report;
    mc_str line, lines;
    char id[24];
    open_fixture(&f, MC_REPORT_CSV | MC_REPORT_JSON);
    write_files(&f, 3, &csv, &json);
    lines = mc_buf_str(&csv);
    assert_int_equal(mc_json_parse(&report, &arena, mc_str_trim(mc_buf_str(&json)), NULL, NULL),
                     MC_OK);
    const mc_json *findings = mc_json_member(&report, "findings");
    assert_int_equal(findings->count, FINDINGS);
    assert_true(mc_str_split(&lines, '\n', &line));
    for (uint32_t i = 0; i < FINDINGS; i++) {
        snprintf(id, sizeof id, "f%d-%d", i >= 4096, (int)(i >= 4096 ? i - 4096 : i));
        assert_true(mc_str_equal(mc_json_text(&findings->items[i], "id"), mc_str_from_z(id)));
        assert_true(mc_str_split(&lines, '\n', &line));
        assert_true(mc_str_has_prefix(line, mc_str_from_z(id)));
    }
    assert_int_equal(lines.size, 0);
    mc_buf_dispose(&csv);
    mc_buf_dispose(&json);
    mc_arena_dispose(&arena);
    close_fixture(&f);
}

static void one_thread_or_three_write_the_same(void **state)
{
    (void)state;
    fixture f;
    mc_buf csv[2] = {MC_BUF_INIT(1 << 24), MC_BUF_INIT(1 << 24)};
    mc_buf json[2] = {MC_BUF_INIT(1 << 24), MC_BUF_INIT(1 << 24)};
    open_fixture(&f, MC_REPORT_CSV | MC_REPORT_JSON);
    write_files(&f, 1, &csv[0], &json[0]);
    write_files(&f, 3, &csv[1], &json[1]);
    assert_true(mc_str_equal(mc_buf_str(&csv[0]), mc_buf_str(&csv[1])));
    assert_true(mc_str_equal(mc_buf_str(&json[0]), mc_buf_str(&json[1])));
    for (int i = 0; i < 2; i++) {
        mc_buf_dispose(&csv[i]);
        mc_buf_dispose(&json[i]);
    }
    close_fixture(&f);
}

// The disk that is full: what one thread meets ends all of them, and the report fails.
static void a_failure_reaches_the_caller(void **state)
{
    (void)state;
    fixture f;
    mc_error err = {0};
    mc_finding_tables *tables = NULL;
    open_fixture(&f, MC_REPORT_CSV);
    if (symlink("/dev/full", "finding-tables-test/findings.csv") != 0) skip();
    assert_int_equal(mc_finding_tables_open(&tables, &f.run, &err), MC_OK);
    mc_status st = mc_finding_tables_write(tables, f.run.db, &err);
    assert_int_equal(mc_finding_tables_close(tables, st, &err), MC_ERR_IO);
    assert_non_null(strstr(err.where, "findings.csv"));
    close_fixture(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_stand_in_order),
        cmocka_unit_test(one_thread_or_three_write_the_same),
        cmocka_unit_test(a_failure_reaches_the_caller),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
