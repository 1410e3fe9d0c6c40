// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <string.h>

#include "../store/store_fixture.h"
#include "../unit.h"
#include "input/sheet_rows.h"
#include "report/tabulation.h"
#include "report/xlsx_writer.h"

// Writes the workbook of the handwritten records and reads it with the reader of the same program.
typedef struct written {
    mc_store *store;
    mc_messages *messages;
    mc_buf zip;
    mc_workbook book;
    mc_buf log; /**< rows of a sheet: cells, each with a bar behind it, one row a line */
} written;

static void write_book(written *w, uint32_t most_rows)
{
    mc_error err = {0};
    *w = (written){.zip = MC_BUF_INIT(1 << 24), .log = MC_BUF_INIT(1 << 24)};
    assert_int_equal(mc_folder_remove("xlsx-test", &err), MC_OK);
    assert_int_equal(mc_folder_make("xlsx-test", &err), MC_OK);
    assert_int_equal(mc_messages_load(&w->messages, MC_LEXICONS, "zh", &err), MC_OK);
    assert_int_equal(fixture_store(&w->store, "two_companies.jsonl", 5, &err), MC_OK);
    mc_report_options options = {.messages = w->messages, .min_cases = 5};
    mc_report_run run = {.db = mc_store_handle(w->store),
                         .folder = "xlsx-test",
                         .options = &options,
                         .messages = w->messages};
    assert_int_equal(mc_xlsx_writer_write(&run, most_rows, &err), MC_OK);
    assert_int_equal(mc_file_read(&w->zip, "xlsx-test/report.xlsx", &err), MC_OK);
    w->book.zip = mc_buf_str(&w->zip);
    assert_int_equal(mc_workbook_open(&w->book), MC_OK);
}

static void dispose(written *w)
{
    mc_folder_remove("xlsx-test", NULL);
    mc_workbook_dispose(&w->book);
    mc_buf_dispose(&w->zip);
    mc_buf_dispose(&w->log);
    mc_store_free(w->store);
    mc_messages_free(w->messages);
}

static mc_status log_row(void *payload, const mc_row_cells *cells, uint32_t row, bool *stop)
{
    written *w = payload;
    (void)stop;
    mc_buf_add_format(&w->log, "%u:", row);
    for (uint32_t i = 0; i < cells->count; i++) {
        mc_buf_add_str(&w->log, cells->items[i]);
        mc_buf_add_char(&w->log, '|');
    }
    mc_buf_add_char(&w->log, '\n');
    return MC_OK;
}

static const char *sheet(written *w, mc_tabulation_id id)
{
    mc_buf_clear(&w->log);
    assert_int_equal(mc_sheet_rows_read(&w->book, (uint32_t)id, log_row, w), MC_OK);
    mc_buf_add_char(&w->log, '\0');
    return w->log.data;
}

static void assert_holds(const char *text, const char *part)
{
    if (!strstr(text, part)) print_error("not found: %s\nin: %s\n", part, text);
    assert_non_null(strstr(text, part));
}

static void sheets_hold_what_the_tables_hold(void **state)
{
    (void)state;
    written w;
    write_book(&w, MC_XLSX_MOST_ROWS);
    assert_int_equal(w.book.sheet_count, MC_TABLE_COUNT);
    for (int i = 0; i < MC_TABLE_COUNT; i++) {
        assert_holds(sheet(&w, (mc_tabulation_id)i), "1:投诉所称，未经核实|\n2:");
    }
    const char *companies = sheet(&w, MC_TABLE_COMPANIES);
    assert_holds(companies, "|甲禾消费金融有限公司|");
    assert_holds(companies, "|0.6667|"); // a share is a number
    const char *findings = sheet(&w, MC_TABLE_FINDINGS);
    assert_holds(findings, "|=cmd|' /C calc'!A0|"); // text as it is: no formula, no apostrophe
    assert_holds(findings, "|2026-03-0");           // a day that is shown as one
    dispose(&w);
}

static void a_full_sheet_says_what_it_leaves_out(void **state)
{
    (void)state;
    written w;
    write_book(&w, 4);
    const char *findings = sheet(&w, MC_TABLE_FINDINGS);
    assert_holds(findings, "\n4:另有 ");
    assert_holds(findings, "findings.csv");
    assert_null(strstr(findings, "\n5:"));
    dispose(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sheets_hold_what_the_tables_hold),
        cmocka_unit_test(a_full_sheet_says_what_it_leaves_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
