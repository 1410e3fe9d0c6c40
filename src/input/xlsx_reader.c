// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"
#include "input/readers.h"
#include "input/sheet_book.h"
#include "input/workbook.h"

static mc_str name_of(void *payload, uint32_t sheet)
{
    const mc_workbook *book = payload;
    return book->sheets[sheet].name;
}

static mc_status read_rows(void *payload, uint32_t sheet, mc_sheet_rows_take take,
                           void *take_payload)
{
    return mc_sheet_rows_read(payload, sheet, take, take_payload);
}

mc_status mc_xlsx_reader_read(mc_delivery *d, bool *skipped)
{
    mc_buf zip = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_workbook book = {.arena = MC_ARENA_INIT};
    mc_sheet_book sheets = {.reason = "bad_xlsx",
                            .name = name_of,
                            .read = read_rows,
                            .problem = book.problem,
                            .payload = &book};
    mc_status st = mc_sheet_book_gather(d, &zip, skipped);
    if (st == MC_OK && !*skipped) {
        book.zip = mc_buf_str(&zip);
        st = mc_workbook_open(&book);
        sheets.count = book.sheet_count;
        *skipped = st == MC_ERR_SYNTAX || st == MC_ERR_LIMIT;
        if (*skipped)
            st = mc_sheet_book_refuse(d, &sheets, MC_COVERAGE_SKIPPED);
        else if (st == MC_OK)
            st = mc_sheet_book_read(d, &sheets);
    }
    if (st == MC_ERR_MEMORY) mc_error_memory(d->err);
    mc_workbook_dispose(&book);
    mc_buf_dispose(&zip);
    return st;
}
