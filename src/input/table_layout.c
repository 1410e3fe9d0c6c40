// SPDX-License-Identifier: Apache-2.0
#include "input/table_layout.h"

#include <string.h>

enum {
    SENTENCE_BYTES = 30,
    LONGEST_NAME_BYTES =
        90 // beside a column named text, message, comment … a longer cell is what somebody wrote
};

// A column number from 1 as index; MC_NO_COLUMN when the cell is no such number.
static uint32_t column_number(mc_str s, uint32_t columns)
{
    uint32_t number = 0;
    if (s.size == 0 || s.size > 6) return MC_NO_COLUMN;
    for (uint32_t i = 0; i < s.size; i++) {
        if (s.data[i] < '0' || s.data[i] > '9') return MC_NO_COLUMN;
        number = number * 10 + (uint32_t)(s.data[i] - '0');
    }
    return number >= 1 && number <= columns ? number - 1 : MC_NO_COLUMN;
}

static bool has(const mc_table_layout *layout, mc_field field)
{
    return layout->column_of[field] != MC_NO_COLUMN;
}

// Who speaks and when are named as in the turns of a record.
static void take_turn_names(mc_table_layout *layout, const mc_row_cells *first,
                            const mc_reader_options *options)
{
    for (uint32_t i = 0; i < first->count; i++) {
        mc_field field =
            mc_columns_find(options->columns, mc_str_trim(first->items[i]), true, NULL);
        if (field >= MC_FIELD_SPEAKER && !has(layout, field)) layout->column_of[field] = i;
    }
}

static void take_names(mc_table_layout *layout, const mc_row_cells *first,
                       const mc_reader_options *options)
{
    uint32_t ranks[MC_FIELD_COUNT] = {0};
    for (uint32_t i = 0; i < first->count; i++) {
        uint32_t rank = 0;
        mc_field field = mc_fields_of_name(options, mc_str_trim(first->items[i]), &rank);
        if (field == MC_FIELD_NONE) continue;
        layout->has_header = true;
        if (layout->column_of[field] != MC_NO_COLUMN && ranks[field] <= rank) continue;
        layout->column_of[field] = i;
        ranks[field] = rank;
    }
}

static void take_numbers(mc_table_layout *layout, const mc_reader_options *options)
{
    for (uint32_t i = 0; i < options->map_count; i++) {
        mc_field field = mc_field_find(options->maps[i].field);
        uint32_t column = column_number(options->maps[i].column, layout->columns);
        bool free_field = field != MC_FIELD_NONE && layout->column_of[field] == MC_NO_COLUMN;
        if (column != MC_NO_COLUMN && free_field) layout->column_of[field] = column;
    }
}

// Two names that only tables of this program have; --map text=… asks for such a table all the same.
static bool is_own(const mc_row_cells *first, const mc_reader_options *options)
{
    uint32_t own = 0;
    for (uint32_t i = 0; i < first->count && own < 2; i++)
        own += mc_columns_is_own(options->columns, mc_str_trim(first->items[i]));
    return own == 2 && !mc_fields_mapped(options, MC_FIELD_TEXT).data;
}

static void guess_text(mc_table_layout *layout, const mc_row_cells *first)
{
    uint32_t longest = 0;
    for (uint32_t i = 1; i < first->count; i++) {
        if (first->items[i].size > first->items[longest].size) longest = i;
    }
    if (first->items[longest].size < SENTENCE_BYTES) return;
    layout->column_of[MC_FIELD_TEXT] = longest;
    layout->guessed = true;
}

static void clear(mc_table_layout *layout, uint32_t columns)
{
    *layout = (mc_table_layout){.columns = columns};
    for (int i = 0; i < MC_FIELD_COUNT; i++) {
        layout->column_of[i] = MC_NO_COLUMN;
    }
}

// Names of text columns are words that stand in cells as well: a row "7 | complaint | what the
// person wrote" is no header.
static bool is_record(const mc_table_layout *layout, const mc_row_cells *first,
                      const mc_reader_options *options)
{
    bool is_long = false;
    for (uint32_t i = 0; i < first->count; i++) {
        is_long |= first->items[i].size > LONGEST_NAME_BYTES;
    }
    return is_long && has(layout, MC_FIELD_TEXT) && options->map_count == 0;
}

static void imply_genres(mc_table_layout *layout, const mc_columns *columns)
{
    for (uint32_t i = 0; i < layout->columns && layout->sign == MC_GENRE_UNKNOWN; i++) {
        layout->sign = mc_columns_implied_genre(columns, layout->names[i]);
    }
    for (int i = MC_FIELD_TEXT; i < MC_FIELD_COUNT; i++) {
        uint32_t column = layout->column_of[i];
        if (column == MC_NO_COLUMN) continue;
        layout->implied[i] = mc_columns_implied_genre(columns, layout->names[column]);
    }
}

// Is a field other than the text named on both sides of an empty column?
static bool is_between_tables(const mc_table_layout *layout, uint32_t gap,
                              const mc_reader_options *options)
{
    uint32_t sides[2] = {0, 0};
    if (layout->names[gap].size) return false;
    for (uint32_t i = 0; i < layout->columns; i++) {
        mc_field field = mc_fields_of_name(options, layout->names[i], NULL);
        if (field != MC_FIELD_NONE && field != MC_FIELD_TEXT) sides[i > gap] |= 1u << field;
    }
    return (sides[0] & sides[1]) != 0;
}

/* Two tables in one sheet:
 *
 *     编号  投诉内容  日期        编号  投诉内容  日期
 *
 * The second column of that name is none of this table's; nor is another text behind an empty
 * column on both sides of which the same fields are named. */
static bool is_other_text(const mc_table_layout *layout, uint32_t column,
                          const mc_reader_options *options)
{
    uint32_t text = layout->column_of[MC_FIELD_TEXT];
    mc_str name = layout->names[column];
    if (name.size == 0) return false;
    if (mc_str_equal(name, layout->names[text])) return true;
    if (mc_fields_of_name(options, name, NULL) != MC_FIELD_TEXT) return false;
    uint32_t low = column < text ? column : text, high = column < text ? text : column;
    for (uint32_t gap = low + 1; gap < high; gap++) {
        if (is_between_tables(layout, gap, options)) return true;
    }
    return false;
}

// The columns of other texts: those of another table, and those of this one whose
// name is that of a text (what happened, what is demanded).
static mc_status find_other_texts(mc_table_layout *layout, const mc_reader_options *options,
                                  mc_arena *arena)
{
    if (!has(layout, MC_FIELD_TEXT)) return MC_OK;
    uint32_t *again = mc_arena_array(arena, layout->columns, sizeof *again);
    uint32_t *more = mc_arena_array(arena, layout->columns, sizeof *more);
    if (!again || !more) return MC_ERR_MEMORY;
    for (uint32_t i = 0; i < layout->columns; i++) {
        if (i == layout->column_of[MC_FIELD_TEXT]) continue;
        if (is_other_text(layout, i, options))
            again[layout->again_count++] = i;
        else if (mc_fields_of_name(options, layout->names[i], NULL) == MC_FIELD_TEXT)
            more[layout->more_count++] = i;
    }
    layout->again = again;
    layout->more = more;
    return MC_OK;
}

mc_status mc_table_layout_find(mc_table_layout *layout, const mc_row_cells *first,
                               const mc_reader_options *options, mc_arena *arena)
{
    clear(layout, first->count);
    take_names(layout, first, options);
    take_turn_names(layout, first, options);
    if (is_record(layout, first, options)) clear(layout, first->count);
    take_numbers(layout, options);
    layout->own = is_own(first, options);
    if (!layout->has_header) {
        bool asked = mc_fields_mapped(options, MC_FIELD_TEXT).data;
        if (!asked && !has(layout, MC_FIELD_TEXT)) guess_text(layout, first);
        return MC_OK;
    }
    mc_str *names = mc_arena_array(arena, first->count, sizeof *names);
    for (uint32_t i = 0; names && i < first->count; i++) {
        names[i] = mc_arena_str(arena, mc_str_trim(first->items[i]));
    }
    if (mc_arena_failed(arena)) return MC_ERR_MEMORY;
    layout->names = names;
    imply_genres(layout, options->columns);
    return find_other_texts(layout, options, arena);
}

/* A header whose cells are merged over two rows is saved with empty cells:
 *
 *     编号   投诉            客户            编号  内容  时间  姓名  电话
 *           内容   时间     姓名   电话
 *
 * The upper row may name the text, too (投诉内容 over nothing); then the lower one names what
 * stands below groups, of which one may be called like what it holds (被投诉方 over 公司). */

static bool is_named(const mc_table_layout *layout, uint32_t column)
{
    return layout->names && column < layout->columns && layout->names[column].size > 0;
}

bool mc_table_layout_is_begun_by(const mc_table_layout *layout, const mc_table_layout *above)
{
    return layout->has_header && above->has_header && has(layout, MC_FIELD_TEXT) &&
           !has(above, MC_FIELD_TEXT);
}

bool mc_table_layout_is_continued_by(const mc_table_layout *layout, const mc_table_layout *below)
{
    if (!mc_table_layout_is_begun_by(layout, below)) return false;
    for (int i = 0; i < MC_FIELD_COUNT; i++) {
        uint32_t column = layout->column_of[i];
        if (is_named(below, column) && below->column_of[i] != column) return false;
    }
    return true;
}

static bool is_name(mc_str cell, const mc_reader_options *options)
{
    return mc_fields_of_name(options, cell, NULL) != MC_FIELD_NONE ||
           mc_columns_find(options->columns, cell, true, NULL) != MC_FIELD_NONE;
}

bool mc_table_layout_is_above_record(const mc_table_layout *above, const mc_row_cells *row,
                                     const mc_reader_options *options)
{
    uint32_t names = 0, cells = 0;
    bool holds_value = false;
    if (!above->has_header || has(above, MC_FIELD_TEXT)) return false;
    for (uint32_t i = 0; i < above->columns; i++)
        names += is_named(above, i);
    for (uint32_t i = 0; i < row->count; i++) {
        mc_str cell = mc_str_trim(row->items[i]);
        if (cell.size == 0) continue;
        cells++;
        bool known = is_named(above, i) && is_name(above->names[i], options);
        holds_value |= known && !is_name(cell, options);
    }
    return holds_value && cells <= names;
}

mc_status mc_table_layout_join(mc_table_layout *out, const mc_table_layout *upper,
                               const mc_table_layout *lower, const mc_reader_options *options,
                               mc_arena *arena)
{
    uint32_t columns = upper->columns > lower->columns ? upper->columns : lower->columns;
    mc_row_cells cells = {.items = mc_arena_array(arena, columns, sizeof *cells.items),
                          .count = columns,
                          .capacity = columns};
    for (uint32_t i = 0; cells.items && i < columns; i++) {
        if (is_named(upper, i)) cells.items[i] = upper->names[i];
        if (is_named(lower, i)) cells.items[i] = lower->names[i];
    }
    return cells.items ? mc_table_layout_find(out, &cells, options, arena) : MC_ERR_MEMORY;
}
