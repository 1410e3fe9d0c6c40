// SPDX-License-Identifier: Apache-2.0
#include "input/sheet_book.h"

#include "base/error.h"
#include "base/file.h"
#include "input/sheet_reader.h"
#include "input/table_record.h"

mc_status mc_sheet_book_refuse(mc_delivery *d, const mc_sheet_book *book, mc_coverage_level level)
{
    return mc_delivery_cover(
        d, level, book->reason, 0, "found a broken workbook (%s), expected one that Excel opens%s",
        book->problem, level == MC_COVERAGE_PARTIAL ? "; the rows that are whole were read" : "");
}

mc_status mc_sheet_book_gather(mc_delivery *d, mc_buf *bytes, bool *skipped)
{
    mc_status st = mc_delivery_gather(d, bytes);
    *skipped = st == MC_ERR_LIMIT;
    if (!*skipped) return st;
    return mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "too_large", 0,
                             "found a workbook over 1 GiB, expected less; save it as CSV");
}

typedef struct sheet {
    const mc_sheet_book *book;
    uint32_t number;
} sheet;

static mc_status read_rows(void *payload, mc_sheet_rows_take take, void *take_payload)
{
    const sheet *of = payload;
    return of->book->read(of->book->payload, of->number, take, take_payload);
}

static mc_status read_sheet(mc_delivery *d, const mc_sheet_book *book, uint32_t number, bool others,
                            bool *own)
{
    sheet of = {book, number};
    mc_sheet_source source = {read_rows, &of};
    uint64_t before = d->documents;
    mc_status st = mc_sheet_reader_read(d, &source, others, own);
    if (st != MC_ERR_SYNTAX) return st;
    bool some = d->documents > before;
    return mc_sheet_book_refuse(d, book, some ? MC_COVERAGE_PARTIAL : MC_COVERAGE_SKIPPED);
}

// Whether a sheet behind this one names the column of the text: then one that does not, as an
// explanation in front, is no record. A part that is broken names nothing; reading it says so.
static mc_status look_behind(mc_delivery *d, const mc_sheet_book *book, uint32_t from, bool *named)
{
    mc_status st = MC_OK;
    for (uint32_t i = from + 1; st == MC_OK && i < book->count && !*named; i++) {
        sheet of = {book, i};
        mc_sheet_source source = {read_rows, &of};
        st = mc_sheet_reader_look(d, &source, named);
        if (st == MC_ERR_SYNTAX) st = MC_OK;
    }
    return st;
}

mc_status mc_sheet_book_read(mc_delivery *d, const mc_sheet_book *book)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_str name = d->name;
    mc_status st = MC_OK;
    bool report = false;
    for (uint32_t i = 0; st == MC_OK && !report && i < book->count; i++) {
        bool first = d->documents == 0, others = !first, own = false;
        if (first) st = look_behind(d, book, i, &others);
        if (st != MC_OK) break;
        if (book->count > 1) {
            d->name = mc_path_join(&arena, name, book->name(book->payload, i));
            d->records = 0;
            mc_id_set_dispose(&d->ids); // ids are a sheet's own
        }
        st = d->name.size ? read_sheet(d, book, i, others, &own) : mc_error_memory(d->err);
        report = own && first;
        if (report) d->name = name;
        if (st == MC_OK && own) st = mc_table_record_refuse_own(d, 0);
    }
    d->name = name;
    mc_arena_dispose(&arena);
    return st;
}
