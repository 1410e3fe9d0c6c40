// SPDX-License-Identifier: Apache-2.0
#include "input/form_reader.h"

#include "base/error.h"
#include "input/day_number.h"
#include "input/fields.h"

/* A complaint is taken down in a form and the form is saved:
 *
 *     消费者投诉登记表
 *     投诉人        陈某        联系电话    138…
 *     被投诉机构    云杉小贷    投诉日期    2026-03-01
 *     投诉内容      催收员每天打电话骂我，还打给我父母。
 *     处理意见      转办
 *
 * Each known name takes the next cell of its row that is not empty, unless that is a name, too. As
 * a table the same sheet would have a header in the row of 投诉内容 and one record below, whose
 * text is 处理意见. What tells the two apart is the sentence beside the name of the text:
 * names of columns are none.
 *
 * A sheet may hold several. The next one begins where the first name of this one stands again, or a
 * second text: what stands above its text, as the company, must not go to the form before. */
enum { MOST_CELLS = 4, SENTENCE = 24, LONG = 90 /* bytes */ };

typedef struct form {
    mc_delivery *d;
    mc_arena arena; // of the values of the present form
    mc_fields fields;
    mc_str first; // name in it; data NULL = none yet
    uint32_t row; // of its first value; 0 = none yet
} form;

static bool is_name(mc_str cell, const mc_reader_options *options)
{
    return mc_fields_of_name(options, cell, NULL) != MC_FIELD_NONE;
}

static bool is_sentence(mc_str cell)
{
    static const char *const stops[] = {"\xEF\xBC\x8C", "\xE3\x80\x82", "\xEF\xBC\x81",
                                        "\xEF\xBC\x9F"};
    if (cell.size > LONG) return true;
    return cell.size >= SENTENCE &&
           mc_str_find_any(cell, stops, sizeof stops / sizeof *stops) != UINT32_MAX;
}

// The next cell behind `at` that is not empty; empty when there is none.
static mc_str beside(const mc_row_cells *cells, uint32_t at)
{
    for (uint32_t i = at + 1; i < cells->count; i++) {
        mc_str cell = mc_str_trim(cells->items[i]);
        if (cell.size) return cell;
    }
    return (mc_str){"", 0};
}

bool mc_form_reader_is_row(const mc_row_cells *cells, const mc_reader_options *options)
{
    uint32_t filled = 0;
    bool found = false;
    for (uint32_t i = 0; i < cells->count; i++) {
        mc_str name = mc_str_trim(cells->items[i]), value = beside(cells, i);
        filled += name.size > 0;
        bool text = name.size && mc_fields_of_name(options, name, NULL) == MC_FIELD_TEXT;
        found |= text && is_sentence(value) && !is_name(value, options);
    }
    return found && filled <= MOST_CELLS;
}

static mc_status send_form(form *f)
{
    mc_document document = {0};
    mc_delivery *d = f->d;
    mc_status st = MC_OK;
    if (f->row) {
        mc_fields_fill(&document, &f->fields, d->options, &d->arena);
        document.date = mc_day_number_of_sheet(document.date, &d->arena);
        if (mc_arena_failed(&d->arena) || mc_arena_failed(&f->arena))
            return mc_error_memory(d->err);
        st = mc_delivery_send(d, &document, f->row);
    }
    mc_arena_reset(&f->arena);
    f->fields = (mc_fields){0};
    f->first = (mc_str){NULL, 0};
    f->row = 0;
    return st;
}

static bool begins_another(const form *f, mc_str name, mc_field field)
{
    if (!f->fields.values[MC_FIELD_TEXT].data) return false;
    return field == MC_FIELD_TEXT || (f->first.data && mc_str_equal(f->first, name));
}

static mc_status see_name(form *f, mc_str name, mc_str value, uint32_t row)
{
    const mc_reader_options *options = f->d->options;
    mc_field field = name.size ? mc_fields_of_name(options, name, NULL) : MC_FIELD_NONE;
    mc_status st = MC_OK;
    if (field == MC_FIELD_NONE || value.size == 0 || is_name(value, options)) return MC_OK;
    if (begins_another(f, name, field)) st = send_form(f);
    if (st != MC_OK) return st;
    name = mc_arena_str(&f->arena, name);
    mc_fields_offer(&f->fields, options, &f->arena, name, mc_arena_str(&f->arena, value));
    if (!f->first.data) f->first = name;
    if (f->row == 0) f->row = row;
    return MC_OK;
}

static mc_status see_row(void *payload, const mc_row_cells *cells, uint32_t row, bool *stop)
{
    mc_status st = MC_OK;
    (void)stop;
    for (uint32_t i = 0; st == MC_OK && i < cells->count; i++) {
        st = see_name(payload, mc_str_trim(cells->items[i]), beside(cells, i), row);
    }
    return st;
}

mc_status mc_form_reader_read(mc_delivery *d, const mc_sheet_source *source, uint32_t row)
{
    form f = {.d = d, .arena = MC_ARENA_INIT};
    mc_status st = mc_delivery_cover(d, MC_COVERAGE_NOTE, "form", row,
                                     "found names beside their values, read them as a form");
    if (st == MC_OK) st = source->read(source->payload, see_row, &f);
    mc_status ended = st == MC_OK || st == MC_ERR_SYNTAX ? send_form(&f) : MC_OK;
    mc_arena_dispose(&f.arena);
    return ended == MC_OK ? st : ended;
}
