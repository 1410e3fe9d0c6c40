// SPDX-License-Identifier: Apache-2.0
#include "report/xlsx_writer.h"

#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "report/character.h"
#include "report/tabulation.h"

// libxlsxwriter in its constant-memory mode writes each row to a temporary file as the next one
// begins, so rows must come in order, and a cell belongs to the last row or to none. Its temporary
// files stand in the report's folder, which has the room that the report needs.
enum { NOTICE_ROW, NAMES_ROW, FIRST_ROW, CELL_UNITS = 32767 };

// The file's date of making: ZIP's first one, since the clock stands in the manifest only.
enum { ZIP_EPOCH = 315532800 };

typedef struct book {
    const mc_report_run *run;
    lxw_workbook *workbook;
    lxw_format *notice, *heading, *share, *day, *whole;
    mc_buf cell;   /**< text of the present cell, with its NUL */
    mc_buf detail; /**< scratch for one */
    uint32_t most_rows;
} book;

typedef struct sheet {
    book *b;
    lxw_worksheet *worksheet;
    const mc_tabulation *table;
    mc_row_source rows;
    uint32_t row; /**< the next one to be written */
} sheet;

static mc_status fail(lxw_error code, mc_error *err)
{
    if (code == LXW_ERROR_MEMORY_MALLOC_FAILED) return mc_error_memory(err);
    return mc_error_set_at(err, MC_ERR_IO, "report.xlsx", 0, 0, "%s", lxw_strerror(code));
}

// XML has no place for U+FFFE and U+FFFF, even escaped; other control characters
// are escaped by the library.
static bool is_no_xml(const char *at, uint32_t size)
{
    return size == 3 && memcmp(at, "\xEF\xBF", 2) == 0 && (unsigned char)at[2] >= 0xBE;
}

// The text as a cell can hold it, NUL-terminated.
static const char *cell_text(book *b, mc_str text)
{
    uint32_t units = 0;
    mc_buf_clear(&b->cell);
    for (uint32_t at = 0, size; at < text.size; at += size) {
        size = mc_character_bytes(text, at);
        units += size == 4 ? 2 : 1;
        if (units >= CELL_UNITS) {
            mc_buf_add_z(&b->cell, "\xE2\x80\xA6");
            break;
        }
        if (is_no_xml(text.data + at, size) || text.data[at] == '\0') {
            mc_buf_add_z(&b->cell, "\xEF\xBF\xBD");
        } else {
            mc_buf_add(&b->cell, text.data + at, size);
        }
    }
    mc_buf_add_char(&b->cell, '\0');
    return b->cell.data ? b->cell.data : "";
}

static lxw_error write_text(sheet *s, lxw_col_t column, mc_str text, lxw_format *format)
{
    if (text.size == 0) return LXW_NO_ERROR;
    return worksheet_write_string(s->worksheet, s->row, column, cell_text(s->b, text), format);
}

static lxw_error write_day(sheet *s, lxw_col_t column, mc_str text)
{
    mc_day day = text.size == 10 ? mc_day_parse(text) : 0;
    lxw_datetime when = {
        .year = (int)(day / 10000), .month = (int)(day / 100 % 100), .day = (int)(day % 100)};
    // Excel counts days from 1900 on and takes that year for a leap year.
    if (when.year < 1901 || when.day == 0) return write_text(s, column, text, NULL);
    return worksheet_write_datetime(s->worksheet, s->row, column, &when, s->b->day);
}

static lxw_error write_cell(sheet *s, lxw_col_t column)
{
    const mc_table_column *of = &s->table->columns[column];
    mc_str text = mc_row_source_str(&s->rows, column);
    if (text.size == 0) return LXW_NO_ERROR;
    switch (of->type) {
    case MC_COLUMN_TEXT:
        break;
    case MC_COLUMN_CODE:
        text = mc_messages_code(s->b->run->messages, of->prefix, text);
        break;
    case MC_COLUMN_DETAIL:
        text = mc_messages_say(s->b->run->messages, text, &s->b->detail);
        break;
    case MC_COLUMN_DAY:
        return write_day(s, column, text);
    case MC_COLUMN_WHOLE:
    case MC_COLUMN_BAR:
        return worksheet_write_number(s->worksheet, s->row, column,
                                      mc_row_source_double(&s->rows, column), s->b->whole);
    case MC_COLUMN_SHARE:
        return worksheet_write_number(s->worksheet, s->row, column,
                                      mc_row_source_double(&s->rows, column), s->b->share);
    }
    return write_text(s, column, text, NULL);
}

static mc_status write_row(sheet *s, mc_error *err)
{
    lxw_error code = LXW_NO_ERROR;
    for (int i = 0; code == LXW_NO_ERROR && i < s->table->count; i++) {
        code = write_cell(s, (lxw_col_t)i);
    }
    if (code == LXW_NO_ERROR && s->b->cell.status != MC_OK) return mc_error_memory(err);
    s->row++;
    return code == LXW_NO_ERROR ? MC_OK : fail(code, err);
}

static mc_status write_head(sheet *s, mc_error *err)
{
    const mc_messages *messages = s->b->run->messages;
    lxw_error code = LXW_NO_ERROR;
    s->row = NOTICE_ROW;
    code = write_text(s, 0, mc_messages_text(messages, "notice.unverified"), s->b->notice);
    s->row = NAMES_ROW;
    if (code == LXW_NO_ERROR) code = worksheet_set_row(s->worksheet, NAMES_ROW, 32, NULL);
    for (int i = 0; code == LXW_NO_ERROR && i < s->table->count; i++) {
        const mc_table_column *of = &s->table->columns[i];
        mc_str name = mc_messages_code(messages, "csv.", mc_str_from_z(of->key));
        code = write_text(s, (lxw_col_t)i, name, s->b->heading);
        if (code == LXW_NO_ERROR)
            code = worksheet_set_column(s->worksheet, (lxw_col_t)i, (lxw_col_t)i, of->width, NULL);
    }
    s->row = FIRST_ROW;
    return code == LXW_NO_ERROR ? MC_OK : fail(code, err);
}

// How many rows the sheet has no room for; the rows are stepped over, not kept.
static mc_status write_cut(sheet *s, mc_error *err)
{
    uint64_t left = 0;
    bool has_row = true;
    mc_status st = MC_OK;
    while (st == MC_OK && has_row) {
        left++;
        st = mc_row_source_next(&s->rows, &has_row, err);
    }
    if (st != MC_OK) return st;
    char count[24];
    mc_buf line = MC_BUF_INIT(1 << 16);
    snprintf(count, sizeof count, "%llu", (unsigned long long)left);
    mc_messages_write(s->b->run->messages, &line, "sheet.cut", mc_str_from_z(count),
                      mc_str_from_z(s->table->name));
    lxw_error code = write_text(s, 0, mc_buf_str(&line), s->b->notice);
    mc_buf_dispose(&line);
    s->row++;
    return code == LXW_NO_ERROR ? MC_OK : fail(code, err);
}

// The last row of a full sheet is the line about the others.
static mc_status write_rows(sheet *s, mc_error *err)
{
    bool has_row = false;
    mc_status st = mc_row_source_next(&s->rows, &has_row, err);
    while (st == MC_OK && has_row && s->row + 1 < s->b->most_rows) {
        st = write_row(s, err);
        if (st == MC_OK) st = mc_row_source_next(&s->rows, &has_row, err);
    }
    return st == MC_OK && has_row ? write_cut(s, err) : st;
}

static lxw_error add_bars(sheet *s, lxw_row_t last)
{
    lxw_error code = LXW_NO_ERROR;
    for (int i = 0; code == LXW_NO_ERROR && i < s->table->count; i++) {
        mc_column_type type = s->table->columns[i].type;
        if (type != MC_COLUMN_BAR && strcmp(s->table->columns[i].key, "share") != 0) continue;
        lxw_conditional_format bar = {.type = LXW_CONDITIONAL_DATA_BAR,
                                      .bar_color = 0xC9766B,
                                      .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                      .min_value = 0,
                                      .bar_solid = LXW_TRUE,
                                      .data_bar_2010 = LXW_TRUE};
        if (type == MC_COLUMN_SHARE) {
            bar.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
            bar.max_value = 1;
        }
        code = worksheet_conditional_format_range(s->worksheet, FIRST_ROW, (lxw_col_t)i, last,
                                                  (lxw_col_t)i, &bar);
    }
    return code;
}

static mc_status finish_sheet(sheet *s, mc_error *err)
{
    lxw_row_t last = s->row > FIRST_ROW ? s->row - 1 : FIRST_ROW;
    lxw_col_t columns = (lxw_col_t)(s->table->count - 1);
    lxw_error code = worksheet_autofilter(s->worksheet, NAMES_ROW, 0, last, columns);
    if (code == LXW_NO_ERROR) code = add_bars(s, last);
    worksheet_freeze_panes(s->worksheet, FIRST_ROW, 1);
    worksheet_set_landscape(s->worksheet);
    worksheet_fit_to_pages(s->worksheet, 1, 0);
    if (code == LXW_NO_ERROR) code = worksheet_repeat_rows(s->worksheet, NOTICE_ROW, NAMES_ROW);
    return code == LXW_NO_ERROR ? MC_OK : fail(code, err);
}

static mc_status write_sheet(book *b, mc_tabulation_id id, mc_error *err)
{
    sheet s = {.b = b, .table = mc_tabulation_at(id)};
    mc_str name = mc_messages_code(b->run->messages, "sheet.", mc_str_from_z(s.table->name));
    s.worksheet = workbook_add_worksheet(b->workbook, cell_text(b, name));
    if (!s.worksheet) return mc_error_memory(err);
    mc_status st = write_head(&s, err);
    if (st == MC_OK) st = mc_tabulation_open(s.table, b->run, &s.rows, err);
    if (st == MC_OK) st = write_rows(&s, err);
    if (st == MC_OK) st = finish_sheet(&s, err);
    mc_row_source_close(&s.rows);
    return st;
}

static mc_status set_formats(book *b, mc_error *err)
{
    lxw_format **const formats[] = {&b->notice, &b->heading, &b->share, &b->day, &b->whole};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        *formats[i] = workbook_add_format(b->workbook);
        if (!*formats[i]) return mc_error_memory(err);
    }
    format_set_bold(b->notice);
    format_set_font_color(b->notice, 0x9C2A1C);
    format_set_bold(b->heading);
    format_set_bg_color(b->heading, 0xE9ECEF);
    format_set_bottom(b->heading, LXW_BORDER_THIN);
    format_set_text_wrap(b->heading);
    format_set_align(b->heading, LXW_ALIGN_VERTICAL_TOP);
    format_set_num_format(b->share, "0.0%");
    format_set_num_format(b->day, "yyyy-mm-dd");
    format_set_num_format(b->whole, "0");
    return MC_OK;
}

static void set_properties(book *b)
{
    mc_buf title = MC_BUF_INIT(1 << 16);
    mc_buf_add_str(&title, mc_messages_text(b->run->messages, "report.title"));
    mc_buf_add_char(&title, '\0');
    lxw_doc_properties properties = {
        .title = title.data,
        .comments = (char *)(uintptr_t)cell_text(
            b, mc_messages_text(b->run->messages, "notice.unverified")),
        .created = ZIP_EPOCH};
    workbook_set_properties(b->workbook, &properties);
    mc_buf_dispose(&title);
}

static mc_status open_book(book *b, mc_arena *arena, mc_error *err)
{
    mc_str folder = mc_arena_str(arena, mc_str_from_z(b->run->folder));
    mc_str path = mc_path_join(arena, folder, MC_STR("report.xlsx"));
    if (mc_arena_failed(arena)) return mc_error_memory(err);
    lxw_workbook_options options = {.constant_memory = LXW_TRUE,
                                    .tmpdir = (char *)(uintptr_t)folder.data,
                                    .use_zip64 = LXW_TRUE};
    b->workbook = workbook_new_opt(path.data, &options);
    return b->workbook ? MC_OK : mc_error_memory(err);
}

mc_status mc_xlsx_writer_write(const mc_report_run *run, uint32_t most_rows, mc_error *err)
{
    book b = {.run = run,
              .cell = MC_BUF_INIT(MC_MAX_BUFFER_BYTES),
              .detail = MC_BUF_INIT(MC_MAX_BUFFER_BYTES),
              .most_rows = most_rows};
    mc_arena arena = MC_ARENA_INIT;
    mc_status st = open_book(&b, &arena, err);
    if (st == MC_OK) st = set_formats(&b, err);
    if (st == MC_OK) set_properties(&b);
    for (int i = 0; st == MC_OK && i < MC_TABLE_COUNT; i++) {
        st = write_sheet(&b, (mc_tabulation_id)i, err);
    }
    lxw_error code = b.workbook ? workbook_close(b.workbook) : LXW_NO_ERROR;
    if (st == MC_OK && code != LXW_NO_ERROR) st = fail(code, err);
    mc_buf_dispose(&b.cell);
    mc_buf_dispose(&b.detail);
    mc_arena_dispose(&arena);
    return st;
}
