// SPDX-License-Identifier: Apache-2.0
#include "input/row_kind.h"

#include <string.h>

#include "base/ascii.h"

/* Ledgers are printed: below the records stand their number and who signs, above them
 * what a column is to hold.
 *
 *     编号   投诉对象      投诉内容              金额
 *     id     company       content               amount     HEADER   names, nothing else
 *     必填   必填          必填，不超过500字     选填       HINT     words of a form in every other cell at least
 *     示例   某某公司      催收人员辱骂          100        HINT     the first cell says so
 *     7      云杉小贷      催收员骂我            3000       RECORD
 *     8      云杉小贷                            200        RECORD   without text, which the reader says
 *     合计                 2件                   3200       SUMMARY  a label, else quantities
 *     填表人：李某         审核：王某                       SUMMARY  labels with their values
 *
 * A complaint is lost for good, a row too many is only an empty document, so a row is a record
 * unless all of it is explained: where the text cell is empty or a number, by its first cell; where
 * it holds words, by every cell. Headers and hints stand directly below the names of the columns;
 * the same names again (at the top of each page) anywhere. The words are those of
 * lexicons/input/rows.tsv. */
enum {
    BELOW_HEADER = 3,    // rows in which hints may stand
    LONGEST_LABEL = 90,  // bytes of a text cell that may be one
    LONGEST_VALUE = 60,  // bytes behind a label: a name, a day
    LONGEST_REMARK = 600 // bytes of a note below a table
};

typedef struct row {
    const mc_table_layout *layout;
    const mc_row_cells *cells;
    const mc_reader_options *options;
} row;

static mc_str cell_at(const row *of, uint32_t column)
{
    bool there = column < of->cells->count;
    return there ? mc_str_trim(of->cells->items[column]) : (mc_str){"", 0};
}

static mc_str cell_of(const row *of, mc_field field)
{
    return cell_at(of, of->layout->column_of[field]);
}

static bool is_sign_byte(char c)
{
    return (c >= ' ' && c < 'A') || (c > 'Z' && c < 'a') || c > 'z';
}

// Size of a sign of CJK or full-width punctuation at the front; 0 = none.
static uint32_t wide_sign(mc_str s)
{
    static const char *const signs[] = {"\xEF\xBC\x9A", "\xEF\xBC\x88", "\xEF\xBC\x89",
                                        "\xE3\x80\x80", "\xEF\xBC\x8C", "\xEF\xBF\xA5"};
    return mc_str_prefix_of(s, signs, sizeof signs / sizeof *signs);
}

// Digits, signs and units: 12, 2026-01-05, 3件, （元）.
static bool is_quantity(const row *of, mc_str s)
{
    while (s.size) {
        uint32_t size = is_sign_byte(s.data[0]) && !((unsigned char)s.data[0] & 0x80) ? 1 : 0;
        if (!size) size = wide_sign(s);
        if (!size) mc_columns_row_word(of->options->columns, s, true, &size);
        if (!size) return false;
        s = mc_str_slice(s, size, s.size);
    }
    return true;
}

static bool is_sentence(mc_str s)
{
    static const char *const stops[] = {"\xE3\x80\x82", "\xEF\xBC\x8C", "\xEF\xBC\x81",
                                        "\xEF\xBC\x9F", "\xEF\xBC\x9B"}; // 。，！？；
    return mc_str_find_any(s, stops, sizeof stops / sizeof *stops) != UINT32_MAX;
}

static mc_row_word word_of(const row *of, mc_str cell, mc_str *rest)
{
    uint32_t size = 0;
    mc_row_word word = mc_columns_row_word(of->options->columns, cell, false, &size);
    *rest = mc_str_trim(mc_str_slice(cell, size, cell.size));
    uint32_t sign = wide_sign(*rest);
    if (!sign && rest->size && is_sign_byte(rest->data[0]) && !mc_is_digit(rest->data[0])) sign = 1;
    *rest = mc_str_trim(mc_str_slice(*rest, sign, rest->size));
    return word;
}

// A value that stands behind a label or in the cell beside it.
static bool is_value(mc_str s)
{
    return s.size <= LONGEST_VALUE && !is_sentence(s);
}

// A label of a total with its number, or one of a signature with its value. `open` =
// the value is yet to come.
static bool is_label(const row *of, mc_str piece, bool *open)
{
    mc_str rest;
    mc_row_word word = word_of(of, piece, &rest);
    *open = word == MC_ROW_WORD_SIGNATURE && rest.size == 0;
    if (word == MC_ROW_WORD_TOTAL) return is_quantity(of, rest);
    return word == MC_ROW_WORD_SIGNATURE && is_value(rest);
}

// The piece up to the next blank.
static mc_str take_piece(mc_str *cell)
{
    uint32_t end = 0;
    *cell = mc_str_trim(*cell);
    while (end < cell->size && cell->data[end] != ' ' && cell->data[end] != '\t' &&
           !mc_str_has_prefix(mc_str_slice(*cell, end, cell->size), MC_STR("\xE3\x80\x80"))) {
        end++;
    }
    mc_str piece = mc_str_slice(*cell, 0, end);
    uint32_t gap = end < cell->size && (unsigned char)cell->data[end] == 0xE3 ? 3 : 1;
    *cell = mc_str_slice(*cell, end + gap < cell->size ? end + gap : cell->size, cell->size);
    return piece;
}

// Labels, their values and quantities alone, in every cell.
static bool is_all_labels(const row *of)
{
    bool any = false, open = false;
    for (uint32_t i = 0; i < of->cells->count; i++) {
        for (mc_str cell = cell_at(of, i); cell.size;) {
            mc_str piece = take_piece(&cell);
            bool awaited = open, label = is_label(of, piece, &open);
            if (!label && !is_quantity(of, piece) && !(awaited && is_value(piece))) return false;
            any |= label;
        }
    }
    return any;
}

// The first cell that is no number is a label.
static bool begins_with_label(const row *of)
{
    for (uint32_t i = 0; i < of->cells->count; i++) {
        mc_str rest, cell = cell_at(of, i);
        bool open;
        if (is_label(of, cell, &open) || mc_columns_ends_in_total(of->options->columns, cell))
            return true;
        if (is_quantity(of, cell)) continue;
        mc_row_word word = word_of(of, cell, &rest);
        bool foot = word == MC_ROW_WORD_REMARK || word == MC_ROW_WORD_SIGNATURE;
        return foot && cell.size <= LONGEST_REMARK;
    }
    return false;
}

static bool is_summary(const row *of, mc_str text)
{
    mc_str title = cell_of(of, MC_FIELD_TITLE);
    bool open;
    if (of->layout->column_of[MC_FIELD_SPEAKER] != MC_NO_COLUMN) return false;
    if (!is_quantity(of, text)) return text.size <= LONGEST_LABEL && is_all_labels(of);
    bool told = title.size && !is_quantity(of, title) && !is_label(of, title, &open);
    return !told && begins_with_label(of);
}

static bool is_known_name(const row *of, mc_str cell)
{
    return mc_columns_find(of->options->columns, cell, false, NULL) != MC_FIELD_NONE ||
           mc_columns_find(of->options->columns, cell, true, NULL) != MC_FIELD_NONE;
}

// complaintContent, case_no, Customer Name (CN), No.: a few words of letters.
static bool is_identifier(mc_str cell)
{
    uint32_t blanks = 0;
    for (uint32_t i = 0; i < cell.size; i++) {
        char c = cell.data[i];
        bool digit = mc_is_digit(c);
        bool sign = c && strchr("_ .-/()#", c);
        if (!mc_is_letter(c) && !sign && !(digit && i)) return false;
        blanks += c == ' ';
    }
    return cell.size > 0 && cell.size <= 40 && blanks <= 3;
}

// The same names as above: a printed table has them on each page.
static bool is_header_again(const row *of)
{
    uint32_t cells = 0;
    for (uint32_t i = 0; i < of->cells->count; i++) {
        mc_str cell = cell_at(of, i);
        if (cell.size == 0) continue;
        if (i >= of->layout->columns || !mc_str_equal(cell, of->layout->names[i])) return false;
        cells++;
    }
    return cells > 0;
}

// Names in another language, or those of a database: the text's column bears one that is
// known, all others may be.
static bool is_second_header(const row *of, mc_str text)
{
    uint32_t names = 0;
    if (!is_known_name(of, text)) return false;
    for (uint32_t i = 0; i < of->cells->count; i++) {
        mc_str cell = cell_at(of, i);
        if (cell.size == 0) continue;
        if (!is_known_name(of, cell) && !is_identifier(cell)) return false;
        names++;
    }
    return names >= 2;
}

static bool is_hint(const row *of, mc_str cell)
{
    static const char *const openings[] = {"\xEF\xBC\x88", "\xE3\x80\x90", "(", "[", "*", "<"};
    mc_str rest;
    for (uint32_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        mc_str opening = mc_str_from_z(openings[i]);
        if (mc_str_has_prefix(cell, opening)) cell = mc_str_slice(cell, opening.size, cell.size);
    }
    mc_row_word word = word_of(of, cell, &rest);
    return cell.size <= LONGEST_LABEL &&
           (word == MC_ROW_WORD_HINT || word == MC_ROW_WORD_PROMPT || word == MC_ROW_WORD_EXAMPLE);
}

// A form tells what each column is to hold, and gives an example, which says so in front.
static bool is_form(const row *of, mc_str text)
{
    uint32_t hints = 0, others = 0, seen = 0;
    mc_str rest;
    bool alone = word_of(of, text, &rest) == MC_ROW_WORD_HINT && rest.size == 0;
    for (uint32_t i = 0; i < of->cells->count; i++) {
        mc_str cell = cell_at(of, i);
        if (cell.size == 0) continue;
        bool example = word_of(of, cell, &rest) == MC_ROW_WORD_EXAMPLE;
        if (seen++ == 0 && example && (rest.size == 0 || is_quantity(of, rest))) return true;
        bool hint = is_hint(of, cell);
        hints += hint;
        others += !hint;
    }
    return alone || (is_hint(of, text) && hints >= 2 && hints >= others);
}

mc_row_kind mc_row_kind_of(const mc_table_layout *layout, const mc_row_cells *cells,
                           const mc_reader_options *options, uint64_t nth)
{
    row of = {layout, cells, options};
    mc_str text = cell_of(&of, MC_FIELD_TEXT);
    uint32_t column = layout->column_of[MC_FIELD_TEXT];
    bool named = layout->names && column < layout->columns;
    if (named && mc_str_equal(text, layout->names[column]) && is_header_again(&of))
        return MC_ROW_HEADER;
    if (named && nth <= BELOW_HEADER) {
        if (is_second_header(&of, text)) return MC_ROW_HEADER;
        if (is_form(&of, text)) return MC_ROW_HINT;
    }
    return text.size <= LONGEST_LABEL && is_summary(&of, text) ? MC_ROW_SUMMARY : MC_ROW_RECORD;
}
