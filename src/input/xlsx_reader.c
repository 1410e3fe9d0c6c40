// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"
#include "base/file.h"
#include "input/readers.h"
#include "input/sheet_reader.h"
#include "input/table_record.h"
#include "input/workbook.h"

static mc_status report_broken(mc_delivery *d, mc_coverage_level level, const char *problem)
{
    return mc_delivery_cover(
        d, level, "bad_xlsx", 0, "found a broken workbook (%s), expected one that Excel opens%s",
        problem, level == MC_COVERAGE_PARTIAL ? "; the rows before it were read" : "");
}

typedef struct sheet {
    mc_workbook *book;
    uint32_t number;
} sheet;

static mc_status read_rows(void *payload, mc_sheet_rows_take take, void *take_payload)
{
    const sheet *of = payload;
    return mc_sheet_rows_read(of->book, of->number, take, take_payload);
}

static mc_status read_sheet(mc_delivery *d, mc_workbook *book, uint32_t number, bool others,
                            bool *own)
{
    sheet of = {book, number};
    mc_sheet_source source = {read_rows, &of};
    uint64_t before = d->documents;
    mc_status st = mc_sheet_reader_read(d, &source, others, own);
    if (st != MC_ERR_SYNTAX) return st;
    bool some = d->documents > before;
    return report_broken(d, some ? MC_COVERAGE_PARTIAL : MC_COVERAGE_SKIPPED, book->problem);
}

// Sheets of a workbook with several are inputs of their own: "a.xlsx/Sheet2#7". One that begins with a table of a
// report is that report.
static mc_status read_sheets(mc_delivery *d, mc_workbook *book)
{
    mc_str name = d->name;
    mc_status st = MC_OK;
    bool report = false;
    for (uint32_t i = 0; st == MC_OK && !report && i < book->sheet_count; i++) {
        bool others = d->documents > 0, own = false;
        if (book->sheet_count > 1) {
            d->name = mc_path_join(&book->arena, name, book->sheets[i].name);
            d->records = 0;
        }
        if (d->name.size == 0) return mc_error_memory(d->err);
        st = read_sheet(d, book, i, others, &own);
        report = own && !others;
        if (report) d->name = name;
        if (st == MC_OK && own) st = mc_table_record_refuse_own(d, 0);
    }
    d->name = name;
    return st;
}

static mc_status gather(mc_delivery *d, mc_buf *zip, bool *skipped)
{
    mc_status st = mc_delivery_gather(d, zip);
    *skipped = st == MC_ERR_LIMIT;
    if (!*skipped) return st;
    return mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "too_large", 0,
                             "found a workbook over 1 GiB, expected less; save it as CSV");
}

mc_status mc_xlsx_reader_read(mc_delivery *d, bool *skipped)
{
    mc_buf zip = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_workbook book = {.arena = MC_ARENA_INIT};
    mc_status st = gather(d, &zip, skipped);
    if (st == MC_OK && !*skipped) {
        book.zip = mc_buf_str(&zip);
        st = mc_workbook_open(&book);
        if (st == MC_OK) {
            st = read_sheets(d, &book);
        } else if (st == MC_ERR_SYNTAX || st == MC_ERR_LIMIT) {
            *skipped = true;
            st = report_broken(d, MC_COVERAGE_SKIPPED, book.problem);
        }
    }
    if (st == MC_ERR_MEMORY) mc_error_memory(d->err);
    mc_workbook_dispose(&book);
    mc_buf_dispose(&zip);
    return st;
}
