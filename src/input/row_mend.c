// SPDX-License-Identifier: Apache-2.0
#include "input/row_mend.h"

#include <string.h>

#include "base/ascii.h"

/* Who writes a table by hand forgets the quotes around a text with a comma in it:
 *
 *     编号,投诉内容,日期,状态
 *     1,天天打电话骂人,2026-03-01,已办结        number, words, day, words of 9 bytes
 *     2,骂我,还骂我父母,2026-03-02,办理中       5 cells
 *
 * The row has one cell too many. If 骂我 and 还骂我父母 are one, a day stands below 日期 and a
 * short word below 状态 as in whole rows, so they are. If any cell then were of a kind that its
 * column never has, or twice as long as the longest there, nobody knows which comma is too many,
 * and the row is left to the person who can.
 *
 * A column's kinds are learnt from the whole rows at the begin of the table;
 * none there, none mended. */
enum { EMPTY = 1, NUMBER = 2, DAY = 4, WORDS = 8 };

// Numbers of up to five digits and days tell one another apart; a day has at least six digits, and
// signs or other characters between them.
static uint32_t kind_of(mc_str cell)
{
    uint32_t digits = 0, signs = 0, others = 0;
    cell = mc_str_trim(cell);
    if (cell.size == 0) return EMPTY;
    for (uint32_t i = 0; i < cell.size; i++) {
        char c = cell.data[i];
        if (mc_is_digit(c))
            digits++;
        else if (c && strchr("-/:. T%", c))
            signs++;
        else
            others++;
    }
    if (digits && !others && (digits < 6 || signs < 2)) return NUMBER;
    bool day = digits >= 6 && digits <= 17 && signs + others >= 2 && others <= 9;
    return day && mc_is_digit(cell.data[0]) ? DAY : WORDS;
}

static void learn_row(mc_row_shapes *shapes, const mc_row_cells *cells)
{
    for (uint32_t i = 0; i < cells->count; i++) {
        mc_column_shape *column = &shapes->columns[i];
        uint32_t size = mc_str_trim(cells->items[i]).size;
        column->kinds |= kind_of(cells->items[i]);
        if (size > column->longest) column->longest = size;
    }
    shapes->rows++;
}

mc_status mc_row_mend_learn(mc_row_shapes *shapes, mc_str view, char separator, uint32_t columns,
                            mc_arena *arena)
{
    mc_arena scratch = MC_ARENA_INIT;
    mc_row_cells cells = {0};
    mc_status st = MC_OK;
    *shapes = (mc_row_shapes){mc_arena_array(arena, columns, sizeof *shapes->columns), columns, 0};
    if (!shapes->columns) return MC_ERR_MEMORY;
    for (bool header = true; st == MC_OK && view.size; header = false) {
        mc_row_scan scan = {0};
        if (mc_table_row_scan(&scan, view, false, separator) != MC_ROW_WHOLE) break;
        st = mc_table_row_split(&cells, mc_str_slice(view, 0, scan.size), separator, &scratch);
        if (st == MC_OK && cells.count == columns && !header) learn_row(shapes, &cells);
        view = mc_str_slice(view, scan.at, view.size);
        mc_arena_reset(&scratch);
    }
    mc_table_row_dispose(&cells);
    mc_arena_dispose(&scratch);
    return st;
}

static bool agrees(const mc_column_shape *column, mc_str cell)
{
    return (column->kinds & kind_of(cell)) && mc_str_trim(cell).size <= column->longest * 2;
}

uint32_t mc_row_mend_find(const mc_row_shapes *shapes, const mc_row_cells *cells, uint32_t text)
{
    if (shapes->rows == 0 || cells->count <= shapes->count || text >= shapes->count) return 0;
    uint32_t surplus = cells->count - shapes->count;
    for (uint32_t i = 0; i < shapes->count; i++) {
        if (i == text) continue;
        if (!agrees(&shapes->columns[i], cells->items[i < text ? i : i + surplus])) return 0;
    }
    return surplus + 1;
}

mc_status mc_row_mend_join(mc_row_cells *cells, uint32_t first, uint32_t count, char separator,
                           mc_arena *arena)
{
    size_t room = 0;
    uint32_t size = 0;
    for (uint32_t i = 0; i < count; i++) {
        room += (size_t)cells->items[first + i].size + 1;
    }
    char *joined = mc_arena_alloc(arena, room);
    if (!joined) return MC_ERR_MEMORY;
    for (uint32_t i = 0; i < count; i++) {
        mc_str cell = cells->items[first + i];
        if (i) joined[size++] = separator;
        if (cell.size) memcpy(joined + size, cell.data, cell.size);
        size += cell.size;
    }
    cells->items[first] = (mc_str){joined, size};
    memmove(&cells->items[first + 1], &cells->items[first + count],
            (cells->count - first - count) * sizeof *cells->items);
    cells->count -= count - 1;
    return MC_OK;
}
