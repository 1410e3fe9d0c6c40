// SPDX-License-Identifier: Apache-2.0
#include "input/sheet_merges.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/ascii.h"
#include "base/limits.h"
#include "input/zip_part.h"

/* A ledger by company has its name in one cell that is merged over all its complaints:
 *
 *     B2 云杉小贷   C2 催收员骂我         <mergeCells count="1"><mergeCell ref="B2:B4"/></mergeCells>
 *     B3            C3 催收员又骂我
 *     B4            C4 骂我父母
 *
 * The file has the value in B2 alone, and says what is merged behind the last row. So the part is
 * unpacked once for these few words, which is much faster than to parse it,
 * before its rows are read. */
enum { MOST_MERGES = 1 << 20, BLOCK = 64 << 10, LONGEST_TAG = 64 };

struct mc_live_merge {
    const mc_sheet_merge *merge;
    mc_buf value;
};

// "B2": the column from 0 and the row from 1, and moves behind it; false when it is none.
static bool take_cell(mc_str *s, uint32_t *column, uint32_t *row)
{
    uint32_t at = 0, letters = 0, number = 0;
    for (; at < s->size && at < 3 && s->data[at] >= 'A' && s->data[at] <= 'Z'; at++) {
        letters = letters * 26 + (uint32_t)(s->data[at] - 'A') + 1;
    }
    uint32_t from = at;
    for (; at < s->size && at < from + 7 && mc_is_digit(s->data[at]); at++) {
        number = number * 10 + (uint32_t)(s->data[at] - '0');
    }
    *column = letters - 1;
    *row = number;
    *s = mc_str_slice(*s, at, s->size);
    return letters > 0 && number > 0;
}

// What stands behind `<mergeCell `: ref="B2:B4". One that spans no rows is passed over.
static mc_status take_tag(mc_sheet_merges *merges, mc_str tag)
{
    mc_sheet_merge merge;
    uint32_t last_column = 0, at = mc_str_find(tag, MC_STR("ref=\""), 0);
    if (at == UINT32_MAX || merges->count == MOST_MERGES) return MC_OK;
    mc_str cells = mc_str_slice(tag, at + 5, tag.size);
    if (!take_cell(&cells, &merge.column, &merge.first)) return MC_OK;
    if (cells.size == 0 || cells.data[0] != ':') return MC_OK;
    cells = mc_str_slice(cells, 1, cells.size);
    if (!take_cell(&cells, &last_column, &merge.last) || merge.last <= merge.first) return MC_OK;
    if (!MC_ARRAY_RESERVE(merges->items, merges->capacity, merges->count + 1ull))
        return MC_ERR_MEMORY;
    merges->items[merges->count++] = merge;
    return MC_OK;
}

// All tags that are whole in the window; returns how many bytes of it are done with.
static mc_status take_tags(mc_sheet_merges *merges, mc_str window, uint32_t *done)
{
    const mc_str name = MC_STR("mergeCell ");
    mc_status st = MC_OK;
    uint32_t at = 0;
    *done = window.size > LONGEST_TAG ? window.size - LONGEST_TAG : 0;
    while (st == MC_OK && (at = mc_str_find(window, name, at)) != UINT32_MAX) {
        if (window.size - at < LONGEST_TAG && at >= *done) break;
        st = take_tag(merges, mc_str_slice(window, at, at + LONGEST_TAG));
        at += name.size;
        if (at > *done) *done = at;
    }
    return st;
}

static int by_first_row(const void *a, const void *b)
{
    const mc_sheet_merge *one = a, *two = b;
    if (one->first != two->first) return one->first < two->first ? -1 : 1;
    return one->column < two->column ? -1 : one->column > two->column;
}

mc_status mc_sheet_merges_load(mc_sheet_merges *merges, mc_str zip, mc_str part)
{
    mc_zip_part source;
    mc_status st = MC_OK;
    uint32_t held = 0, done = 0;
    int got = 1;
    merges->count = 0;
    char *window = malloc(BLOCK + 2 * LONGEST_TAG);
    if (!window) return MC_ERR_MEMORY;
    bool open = mc_zip_part_open(&source, zip, part);
    while (st == MC_OK && open && got > 0) {
        got = mc_zip_part_read(&source, window + held, BLOCK);
        held += got > 0 ? (uint32_t)got : 0;
        if (got <= 0) memset(window + held, ' ', LONGEST_TAG); // the last tag is whole
        st = take_tags(merges, (mc_str){window, held + (got > 0 ? 0 : LONGEST_TAG)}, &done);
        if (done > held) done = held;
        memmove(window, window + done, held - done);
        held -= done;
    }
    mc_zip_part_close(&source);
    free(window);
    if (merges->count) qsort(merges->items, merges->count, sizeof *merges->items, by_first_row);
    return st;
}

void mc_sheet_merges_dispose(mc_sheet_merges *merges)
{
    free(merges->items);
    *merges = (mc_sheet_merges){0};
}

static void drop_ended(mc_merged_cells *merged, uint32_t row)
{
    for (uint32_t i = 0; i < merged->count;) {
        struct mc_live_merge *live = &merged->live[i];
        if (live->merge->last >= row) {
            i++;
            continue;
        }
        mc_buf_dispose(&live->value);
        *live = merged->live[--merged->count];
    }
}

static mc_status add_begun(mc_merged_cells *merged, const mc_sheet_merge *merge, mc_str value)
{
    if (!MC_ARRAY_RESERVE(merged->live, merged->capacity, merged->count + 1ull) ||
        !MC_ARRAY_RESERVE(merged->above, merged->above_capacity, merged->count + 1ull))
        return MC_ERR_MEMORY;
    struct mc_live_merge *live = &merged->live[merged->count++];
    *live = (struct mc_live_merge){merge, MC_BUF_INIT(MC_MAX_RECORD_BYTES)};
    mc_buf_add_str(&live->value, value);
    return mc_buf_status(&live->value);
}

mc_status mc_merged_cells_pass(mc_merged_cells *merged, const mc_sheet_merges *merges,
                               mc_row_cells *cells, uint32_t row)
{
    mc_status st = MC_OK;
    drop_ended(merged, row);
    cells->above_count = 0;
    for (uint32_t i = 0; i < merged->count; i++) {
        const struct mc_live_merge *live = &merged->live[i];
        merged->above[cells->above_count++] =
            (mc_cell_above){live->merge->column, mc_buf_str(&live->value)};
    }
    for (; merged->next < merges->count && merges->items[merged->next].first <= row;
         merged->next++) {
        const mc_sheet_merge *merge = &merges->items[merged->next];
        bool begins = merge->first == row && merge->column < cells->count;
        mc_str value = begins ? mc_str_trim(cells->items[merge->column]) : (mc_str){NULL, 0};
        if (st == MC_OK && value.size) st = add_begun(merged, merge, value);
    }
    cells->above = merged->above; // which a merge that begins here may have moved
    return st;
}

void mc_merged_cells_dispose(mc_merged_cells *merged)
{
    for (uint32_t i = 0; i < merged->count; i++) {
        mc_buf_dispose(&merged->live[i].value);
    }
    free(merged->live);
    free(merged->above);
    *merged = (mc_merged_cells){0};
}
