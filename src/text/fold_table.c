// SPDX-License-Identifier: Apache-2.0
// Filling the table at start asks ICU about every BMP character. All are laid side by side as one
// text, over which ICU's quick check runs from one character that may change to the next: six out
// of seven do not, and are not normalized one by one. The rows of lexicons/fold then say which
// simplified character stands for a traditional one.
#include "text/fold_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "text/emitter.h"

// Full-width signs that keep their shape: comma, question and exclamation mark, colon, semicolon,
// brackets, and the ellipsis, which ends a sentence.
static const uint16_t kept_shapes[] = {0xFF0C, 0xFF1F, 0xFF01, 0xFF1A,
                                       0xFF1B, 0xFF08, 0xFF09, 0x2026};

// Characters at which the emitter stops to look: ASCII punctuation that may become full width,
// openers of markup, closing brackets of a reading, carriage return; and with what UTF-8 begins
// that was read in another encoding: E3 to E9 and EF in Windows-1252, some twenty of the most
// frequent characters in GBK.
enum { FIRST_HAN = 22 };

static const uint16_t acting[] = {
    ',',    '!',    '?',    ':',    ';',    '(',    ')',    '<',    '{',    '[',    '&',
    '@',    '\r',   0xFF09, 0xE3,   0xE4,   0xE5,   0xE6,   0xE7,   0xE8,   0xE9,   0xEF,
    0x93B4, 0x9428, 0x6D93, 0x6D60, 0x93C4, 0x9366, 0x6D5C, 0x6D63, 0x9359, 0x7487, 0x6769,
    0x934C, 0x95AB, 0x93C0, 0x5A06, 0x95B2, 0x93B6, 0x9A9E, 0x9471, 0x7039};

bool mc_fold_table_may_be_mojibake(uint16_t unit)
{
    if (unit < 0x4E00) return unit >= 0x80 && unit <= 0xFF;
    for (size_t at = FIRST_HAN; at < sizeof acting / sizeof *acting; at++)
        if (acting[at] == unit) return true;
    return false;
}

// The cell of a character that normalizes to `target`.
static uint16_t cell_of(const mc_fold_table *table, uint16_t unit, const UChar *target,
                        int32_t size)
{
    if (size == 0) return MC_CELL_DELETE;
    if (!unorm2_hasBoundaryBefore(table->icu, unit)) return MC_CELL_SLOW;
    if (size > 1 || U16_IS_SURROGATE(target[0])) return MC_CELL_EXPAND;
    if (table->cells[target[0]] == MC_CELL_ACT) return MC_CELL_EXPAND; // a superscript bracket
    return table->simplified[target[0]];
}

static uint16_t fold_cell(const mc_fold_table *table, uint16_t unit)
{
    UChar source = unit, target[32];
    UErrorCode code = U_ZERO_ERROR;
    int32_t size = unorm2_normalize(table->icu, &source, 1, target, 32, &code);
    return U_FAILURE(code) ? unit : cell_of(table, unit, target, size);
}

static void fill_cell(mc_fold_table *table, uint16_t unit, bool unchanged)
{
    UChar itself = unit;
    if (table->cells[unit] == MC_CELL_ACT) return;
    table->cells[unit] = unchanged ? cell_of(table, unit, &itself, 1) : fold_cell(table, unit);
}

// The characters from `first` up to `behind`, at most 0x8000.
static void fill_range(mc_fold_table *table, uint32_t first, uint32_t behind)
{
    UChar all[0x8000];
    int32_t count = (int32_t)(behind - first);
    for (int32_t at = 0; at < count; at++)
        all[at] = (UChar)(first + (uint32_t)at);
    for (int32_t at = 0; at < count; at++) {
        UErrorCode code = U_ZERO_ERROR;
        int32_t span = unorm2_spanQuickCheckYes(table->icu, all + at, count - at, &code);
        for (; U_SUCCESS(code) && span > 0; span--)
            fill_cell(table, all[at++], true);
        if (at < count) fill_cell(table, all[at], false);
    }
}

static void set_kept_and_line_ends(mc_fold_table *table)
{
    for (size_t at = 0; at < sizeof kept_shapes / sizeof *kept_shapes; at++)
        if (table->cells[kept_shapes[at]] != MC_CELL_ACT)
            table->cells[kept_shapes[at]] = kept_shapes[at];
    table->cells['\t'] = ' ';
    table->cells[0x0B] = table->cells[0x0C] = table->cells[0x85] = '\n';
    table->cells[0x2028] = table->cells[0x2029] = '\n';
}

// The acting cells first, since others may fold to their characters.
static void fill_cells(mc_fold_table *table)
{
    for (size_t at = 0; at < sizeof acting / sizeof *acting; at++)
        table->cells[acting[at]] = MC_CELL_ACT;
    for (uint32_t at = 0; at < table->exception_count; at++)
        table->cells[table->exceptions[at].trigger] = MC_CELL_ACT;
    fill_range(table, 0, 0x8000);
    fill_range(table, 0x8000, 0xD800);
    for (uint32_t unit = 0xD800; unit < 0xE000; unit++)
        table->cells[unit] = 0xFFFD;
    fill_range(table, 0xE000, 0x10000);
    set_kept_and_line_ends(table);
}

static void fill_wide(mc_fold_table *table)
{
    for (uint32_t code = 0; code < 0x10000; code++) {
        bool stops =
            code < 0x800 || (code & 0xF800) == 0xD800 || mc_fold_is_special(table->cells[code]);
        table->wide[code] = stops ? MC_WIDE_STOP : table->cells[code];
    }
}

typedef mc_status row_reader(mc_fold_table *table, mc_str first, mc_str second, const char *path,
                             uint32_t line, mc_error *err);

// Rows of two cells; comments, empty lines and the line of column names are passed over.
static mc_status read_rows(mc_fold_table *table, const char *folder, const char *name,
                           row_reader *reader, mc_error *err)
{
    mc_buf content = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    mc_str path = mc_path_join(&table->arena, mc_str_from_z(folder), mc_str_from_z(name));
    mc_status st = mc_file_read(&content, path.data, err);
    mc_str rest = mc_buf_str(&content), line;
    bool named = false;
    for (uint32_t number = 1; st == MC_OK && mc_str_split(&rest, '\n', &line); number++) {
        mc_str cells = line, first, second = {NULL, 0};
        if (line.size == 0 || line.data[0] == '#') continue;
        if (!mc_str_split(&cells, '\t', &first) || !mc_str_split(&cells, '\t', &second))
            st = mc_error_set_at(err, MC_ERR_LEXICON, path.data, number, 0,
                                 "one cell found, two cells with a tab between expected");
        else if (named)
            st = reader(table, first, second, path.data, number, err);
        named = true;
    }
    mc_buf_dispose(&content);
    return st;
}

static mc_status read_traditional(mc_fold_table *table, mc_str first, mc_str second,
                                  const char *path, uint32_t line, mc_error *err)
{
    uint32_t from_at = 0, to_at = 0;
    uint32_t from = first.size ? mc_utf8_next(first, &from_at) : 0;
    uint32_t to = second.size ? mc_utf8_next(second, &to_at) : 0;
    if (from_at != first.size || to_at != second.size || !from || !to || from > 0xFFFF ||
        to > 0xFFFF)
        return mc_error_set_at(err, MC_ERR_LEXICON, path, line, 0,
                               "'%.*s' and '%.*s' found, one character of the BMP each expected",
                               (int)first.size, first.data, (int)second.size, second.data);
    table->simplified[from] = (uint16_t)to;
    return MC_OK;
}

// UTF-16 of a phrase, at most 16 units of the BMP; an empty string when it is not so.
static mc_ustr units_of(mc_arena *arena, mc_str s)
{
    uint16_t *units = mc_arena_array(arena, 16, sizeof *units);
    uint32_t size = 0, at = 0;
    while (units && at < s.size && size < 16) {
        uint32_t code = mc_utf8_next(s, &at);
        if (code > 0xFFFF) return (mc_ustr){NULL, 0};
        units[size++] = (uint16_t)code;
    }
    return (mc_ustr){units, at == s.size ? size : 0};
}

// Room for one more item in an array of the arena whose capacity is the power of two at or above
// `count`; NULL when memory ran out. Old arrays stay in the arena.
static void *grown(mc_arena *arena, const void *items, uint32_t count, size_t item_bytes)
{
    if (count & (count - 1)) return (void *)(uintptr_t)items;
    void *more = mc_arena_array(arena, count ? 2 * (size_t)count : 1, item_bytes);
    if (more && count) memcpy(more, items, count * item_bytes);
    return more;
}

static void add_exception(mc_fold_table *table, mc_fold_exception exception)
{
    uint32_t count = table->exception_count;
    mc_fold_exception *more = grown(&table->arena, table->exceptions, count, sizeof *more);
    if (!more) return;
    more[count] = exception;
    table->exceptions = more;
    table->exception_count++;
}

static mc_status read_exception(mc_fold_table *table, mc_str first, mc_str second, const char *path,
                                uint32_t line, mc_error *err)
{
    mc_ustr phrase = units_of(&table->arena, first), folded = units_of(&table->arena, second);
    if (phrase.size == 0 || phrase.size != folded.size)
        return mc_error_set_at(err, MC_ERR_LEXICON, path, line, 0,
                               "'%.*s' and '%.*s' found, two phrases of equal length expected",
                               (int)first.size, first.data, (int)second.size, second.data);
    if (phrase.size == 1)
        table->simplified[phrase.data[0]] = folded.data[0];
    else // settled by place_exceptions(), when all single characters are known
        add_exception(table, (mc_fold_exception){.plain = phrase, .folded = folded});
    return MC_OK;
}

// Marks the characters that the phrase folds otherwise than the table.
static void mark_triggers(const mc_fold_table *table, mc_fold_exception row, uint8_t *triggers)
{
    for (uint32_t at = 0; at < row.plain.size; at++) {
        uint16_t unit = row.plain.data[at];
        triggers[unit] |= table->simplified[unit] != row.folded.data[at];
    }
}

static void place_exception(mc_fold_table *table, mc_fold_exception row, const uint8_t *triggers)
{
    uint16_t *plain = mc_arena_array(&table->arena, row.plain.size, sizeof *plain);
    for (uint32_t at = 0; plain && at < row.plain.size; at++)
        plain[at] = table->simplified[row.plain.data[at]];
    for (uint32_t at = 0; plain && at < row.plain.size; at++)
        if (triggers[row.plain.data[at]])
            add_exception(table, (mc_fold_exception){row.plain.data[at], (uint8_t)at,
                                                     (mc_ustr){plain, row.plain.size}, row.folded});
}

// From rows to triggers. A phrase has a say at every character that any phrase folds otherwise than
// the table, also where itself agrees with the table: 乾斷食 is 干断食, though 乾斷 is 乾断.
static mc_status place_exceptions(mc_fold_table *table, mc_error *err)
{
    uint8_t *triggers = calloc(0x10000, 1);
    const mc_fold_exception *rows = table->exceptions;
    uint32_t count = table->exception_count;
    if (!triggers) return mc_error_memory(err);
    table->exceptions = NULL;
    table->exception_count = 0;
    for (uint32_t row = 0; row < count; row++)
        mark_triggers(table, rows[row], triggers);
    for (uint32_t row = 0; row < count; row++)
        place_exception(table, rows[row], triggers);
    free(triggers);
    return MC_OK;
}

static int compare_exceptions(const void *left, const void *right)
{
    const mc_fold_exception *a = left, *b = right;
    if (a->trigger != b->trigger) return a->trigger < b->trigger ? -1 : 1;
    if (a->plain.size != b->plain.size) return a->plain.size > b->plain.size ? -1 : 1;
    int order = memcmp(a->plain.data, b->plain.data, a->plain.size * sizeof(uint16_t));
    return order ? order : (a->at > b->at) - (a->at < b->at);
}

static mc_status add_phrase(mc_fold_table *table, mc_phrases *phrases, mc_str cell,
                            const char *path, uint32_t line, mc_error *err)
{
    uint32_t count = phrases->count;
    mc_ustr phrase = mc_fold_string(table, &table->arena, cell);
    if (!phrase.data) return mc_error_memory(err);
    if (phrase.size == 0)
        return mc_error_set_at(err, MC_ERR_LEXICON, path, line, 0,
                               "an empty cell found, a phrase expected");
    mc_ustr *more = grown(&table->arena, phrases->items, count, sizeof *more);
    if (!more) return mc_error_memory(err);
    more[count] = phrase;
    phrases->items = more;
    phrases->count++;
    return MC_OK;
}

static mc_status read_boilerplate(mc_fold_table *table, mc_str first, mc_str second,
                                  const char *path, uint32_t line, mc_error *err)
{
    (void)second;
    mc_status st = add_phrase(table, &table->boilerplate, first, path, line, err);
    if (st == MC_OK && table->boilerplate.items[table->boilerplate.count - 1].size < 2)
        st = mc_error_set_at(err, MC_ERR_LEXICON, path, line, 0,
                             "'%.*s' found, a phrase of two or more characters expected",
                             (int)first.size, first.data);
    return st;
}

static void fill_filter(mc_phrase_filter *filter, const mc_phrases *phrases)
{
    uint32_t shortest = phrases->count ? UINT32_MAX : 0;
    for (uint32_t p = 0; p < phrases->count; p++)
        if (phrases->items[p].size < shortest) shortest = phrases->items[p].size;
    for (uint32_t p = 0; p < phrases->count; p++)
        for (uint32_t at = 0; at < shortest; at++) {
            uint16_t unit = phrases->items[p].data[at];
            filter->bits[unit >> 6 & 15] |= UINT64_C(1) << (unit & 63);
        }
    filter->shortest = shortest;
}

static mc_status read_emoticon(mc_fold_table *table, mc_str first, mc_str second, const char *path,
                               uint32_t line, mc_error *err)
{
    (void)second;
    return add_phrase(table, &table->emoticons, first, path, line, err);
}

static mc_status read_label(mc_fold_table *table, mc_str first, mc_str second, const char *path,
                            uint32_t line, mc_error *err)
{
    (void)second;
    return add_phrase(table, &table->labels, first, path, line, err);
}

// A table of mending, which is read only when it is needed: it must be there.
static mc_status find_late(mc_fold_table *table, const char *folder, const char *name, mc_str *path,
                           mc_error *err)
{
    *path = mc_path_join(&table->arena, mc_str_from_z(folder), mc_str_from_z(name));
    if (mc_arena_failed(&table->arena)) return mc_error_memory(err);
    if (mc_path_kind_of(path->data) == MC_PATH_FILE) return MC_OK;
    return mc_error_set(err, MC_ERR_IO, "%s is missing, a table is expected there", path->data);
}

static mc_status find_readings(mc_fold_table *table, const char *folder, mc_error *err)
{
    return find_late(table, folder, "fold/readings.tsv", &table->readings_path, err);
}

static mc_status read_words(mc_fold_table *table, const char *folder, mc_error *err)
{
    mc_arena paths = MC_ARENA_INIT;
    mc_str path = mc_path_join(&paths, mc_str_from_z(folder), MC_STR("fold/words.tsv"));
    mc_status st = mc_arena_failed(&paths)
                       ? mc_error_memory(err)
                       : mc_word_costs_load(&table->words, table->arena.region, path.data, err);
    mc_arena_dispose(&paths);
    return st;
}

static mc_status find_icu(mc_fold_table *table, mc_error *err)
{
    UErrorCode code = U_ZERO_ERROR;
    table->icu = unorm2_getNFKCCasefoldInstance(&code);
    if (U_SUCCESS(code)) return MC_OK;
    return mc_error_set(err, MC_ERR_IO, "ICU has no normalization data: %s", u_errorName(code));
}

static mc_status read_folding(mc_fold_table *table, const char *folder, mc_error *err)
{
    mc_status st = read_rows(table, folder, "fold/traditional.tsv", read_traditional, err);
    if (st == MC_OK) st = read_rows(table, folder, "fold/opencc.tsv", read_exception, err);
    if (st == MC_OK) st = read_rows(table, folder, "fold/exceptions.tsv", read_exception, err);
    if (st == MC_OK) st = read_rows(table, folder, "fold/misspellings.tsv", read_exception, err);
    if (st == MC_OK) st = place_exceptions(table, err);
    if (st == MC_OK) st = find_readings(table, folder, err);
    if (st == MC_OK) st = read_words(table, folder, err);
    if (st != MC_OK) return st;
    if (table->exception_count)
        qsort(table->exceptions, table->exception_count, sizeof *table->exceptions,
              compare_exceptions);
    fill_cells(table);
    fill_wide(table);
    return MC_OK;
}

static mc_status fill(mc_fold_table *table, const char *folder, mc_error *err)
{
    for (uint32_t unit = 0; unit < 0x10000; unit++)
        table->simplified[unit] = (uint16_t)unit;
    mc_status st = find_icu(table, err);
    if (st == MC_OK) st = read_folding(table, folder, err);
    if (st == MC_OK) st = read_rows(table, folder, "fold/boilerplate.tsv", read_boilerplate, err);
    fill_filter(&table->boilerplate_filter, &table->boilerplate);
    if (st == MC_OK) st = read_rows(table, folder, "fold/emoticons.tsv", read_emoticon, err);
    if (st == MC_OK) st = read_rows(table, folder, "fold/labels.tsv", read_label, err);
    return st == MC_OK && mc_arena_failed(&table->arena) ? mc_error_memory(err) : st;
}

mc_status mc_fold_table_load(mc_fold_table **out, struct mc_region *region, const char *data_folder,
                             mc_error *err)
{
    mc_arena arena = MC_ARENA_IN(region);
    mc_fold_table *table = mc_arena_alloc(&arena, sizeof *table);
    if (!table) return mc_error_memory(err);
    table->arena = arena;
    mc_status st = fill(table, data_folder, err);
    if (st == MC_OK)
        *out = table;
    else
        mc_fold_table_free(table);
    return st;
}

static void forget(mc_str *path)
{
    memset((void *)(uintptr_t)path->data, 0, path->size);
    *path = (mc_str){NULL, 0};
}

void mc_fold_table_detach(mc_fold_table *table)
{
    table->icu = NULL;
    forget(&table->readings_path);
}

mc_status mc_fold_table_revive(mc_fold_table *table, const char *data_folder, mc_error *err)
{
    mc_status st = find_icu(table, err);
    return st == MC_OK ? find_readings(table, data_folder, err) : st;
}

void mc_fold_table_free(mc_fold_table *table)
{
    if (!table) return;
    mc_word_costs_free(table->words);
    mc_arena arena = table->arena; // the table lies in it
    mc_arena_dispose(&arena);
}

const mc_word_costs *mc_fold_table_words(const mc_fold_table *table)
{
    return table->words;
}
