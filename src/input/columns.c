// SPDX-License-Identifier: Apache-2.0
#include "input/columns.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/error.h"
#include "base/file.h"

// What stands in the place of a field: for columns that only reports of this program have, and for
// those that fill no field but tell the genre.
#define OWN  ((mc_field)MC_FIELD_COUNT)
#define SIGN ((mc_field)(MC_FIELD_COUNT + 1))

typedef struct column_name {
    mc_field field;
    mc_str name;
    uint32_t hash;
    mc_genre implied;
    uint32_t next; // row behind it, from 1, with a hash of the same bucket; 0 = none
} column_name;

typedef struct genre_name {
    mc_genre genre;
    mc_str name;
} genre_name;

typedef struct row_name {
    mc_row_word kind;
    mc_str word;
} row_name;

// How a word says that an author is nobody in particular.
typedef enum author_kind { AUTHOR_WHOLE, AUTHOR_HOLDS, AUTHOR_ENDS, AUTHOR_KIND_COUNT } author_kind;

typedef struct author_word {
    author_kind kind;
    mc_str word;
} author_word;

// Names of columns are asked for in every record of JSON.
enum { BUCKETS = 1024 };

struct mc_columns {
    mc_arena arena;
    uint32_t first[BUCKETS]; // row from 1 of the first name of each
    row_name *rows;
    uint32_t row_count;
    column_name *names;
    uint32_t count;
    genre_name *genres;
    uint32_t genre_count;
    author_word *authors;
    uint32_t author_count;
};

static const char *const codes[MC_FIELD_COUNT] = {
    "",       "text", "title",  "date", "company", "companies", "author",  "channel", "region",
    "amount", "url",  "thread", "id",   "genre",   "turns",     "speaker", "start",   "end"};

const char *mc_field_code(mc_field field)
{
    return codes[field];
}

mc_field mc_field_find(mc_str code)
{
    for (int i = MC_FIELD_TEXT; i < MC_FIELD_COUNT; i++) {
        if (mc_str_equal(code, mc_str_from_z(codes[i]))) return (mc_field)i;
    }
    return MC_FIELD_NONE;
}

static bool is_filler(char c)
{
    return c == ' ' || c == '_' || c == '-' || c == '\t' || c == '\r' || c == '\n';
}

// Equal but for ASCII case and filling characters.
static bool is_same_name(mc_str a, mc_str b)
{
    uint32_t i = 0, j = 0;
    for (;;) {
        while (i < a.size && is_filler(a.data[i])) {
            i++;
        }
        while (j < b.size && is_filler(b.data[j])) {
            j++;
        }
        if (i == a.size || j == b.size) return i == a.size && j == b.size;
        if (mc_str_lower(a.data[i++]) != mc_str_lower(b.data[j++])) return false;
    }
}

// Of what is_same_name() compares, so that a name that is asked for in every
// record is compared with few.
static uint32_t hash_of(mc_str name)
{
    uint32_t hash = 2166136261u;
    for (uint32_t i = 0; i < name.size; i++)
        if (!is_filler(name.data[i]))
            hash = (hash ^ (unsigned char)mc_str_lower(name.data[i])) * 16777619u;
    return hash;
}

static bool belongs(mc_field field, bool in_turn)
{
    if (field == OWN || field == SIGN) return false;
    return in_turn ? field == MC_FIELD_TEXT || field >= MC_FIELD_SPEAKER : field < MC_FIELD_SPEAKER;
}

// The first row behind row `*at` (from 1; 0 = from the begin) that has this name, and moves `*at`
// to it; NULL when there is none, and `*at` is the last row.
static const column_name *next_named(const mc_columns *columns, mc_str name, uint32_t hash,
                                     uint32_t *at)
{
    if (!columns) return NULL;
    uint32_t row = *at ? columns->names[*at - 1].next : columns->first[hash % BUCKETS];
    for (; row; row = columns->names[row - 1].next) {
        const column_name *known = &columns->names[row - 1];
        if (known->hash != hash || !is_same_name(known->name, name)) continue;
        *at = row;
        return known;
    }
    *at = columns->count;
    return NULL;
}

/* Forms put marks around the names of their columns:
 *
 *     *投诉内容（必填，不少于50字）     【投诉内容】     投诉内容：     投诉内容/诉求     2.投诉内容     Details 投訴詳情
 *
 * A name that the table does not hold as it is written is looked up again without them, then by its
 * characters that are not ASCII alone. */

// Size of a mark at the front; 0 = none.
static uint32_t opening_mark(mc_str s)
{
    static const char *const marks[] = {
        "*", "[", "\"", "'", "\xE3\x80\x90", "\xEF\xBC\x8A", "\xE2\x98\x85"};
    return mc_str_prefix_of(s, marks, sizeof marks / sizeof *marks);
}

// Where the marks behind a name begin: a bracket, a colon, a second name.
static uint32_t name_end(mc_str s)
{
    static const char *const marks[] = {"(",
                                        "*",
                                        "]",
                                        ":",
                                        "/",
                                        "\"",
                                        "'",
                                        "\xEF\xBC\x88",
                                        "\xEF\xBC\x9A",
                                        "\xE3\x80\x91",
                                        "\xEF\xBC\x8F",
                                        "\xEF\xBC\x8A"};
    uint32_t end = mc_str_find_any(s, marks, sizeof marks / sizeof *marks);
    return end < s.size ? end : s.size;
}

// Nearly all names have none, and are asked for in every record of JSON. Characters of
// writing begin with other bytes.
static bool may_have_marks(mc_str name)
{
    for (uint32_t i = 0; i < name.size; i++) {
        unsigned char c = (unsigned char)name.data[i];
        bool letter = c >= 0x80 ? c != 0xEF && c != 0xE3 && c != 0xE2
                                : c == '_' || mc_is_digit(c) || (c | 0x20) >= 'a';
        if (!letter) return true;
    }
    return false;
}

static mc_str without_marks(mc_str name)
{
    uint32_t mark;
    if (!may_have_marks(name)) return name;
    name = mc_str_trim(name);
    while ((mark = opening_mark(name)))
        name = mc_str_trim(mc_str_slice(name, mark, name.size));
    return mc_str_trim(mc_str_slice(name, 0, name_end(name)));
}

// The first run of characters beyond ASCII, of two at least, in a name that has others; data
// NULL when there is none.
static mc_str foreign_run(mc_str name)
{
    enum { LEAST = 6 };
    uint32_t begin = 0, end;
    while (begin < name.size && !((unsigned char)name.data[begin] & 0x80))
        begin++;
    for (end = begin; end < name.size && (unsigned char)name.data[end] & 0x80;)
        end++;
    bool part = end - begin >= LEAST && end - begin < name.size;
    return part ? mc_str_slice(name, begin, end) : (mc_str){NULL, 0};
}

static mc_field find_plain(const mc_columns *columns, mc_str name, bool in_turn, uint32_t *rank)
{
    uint32_t at = 0, hash = hash_of(name);
    const column_name *known = next_named(columns, name, hash, &at);
    while (known && !belongs(known->field, in_turn))
        known = next_named(columns, name, hash, &at);
    mc_field field = known ? known->field : MC_FIELD_NONE;
    for (int i = MC_FIELD_TEXT; i < MC_FIELD_COUNT && !columns && field == MC_FIELD_NONE; i++) {
        if (belongs((mc_field)i, in_turn) && is_same_name(mc_str_from_z(codes[i]), name)) {
            field = (mc_field)i;
        }
    }
    if (rank) *rank = at;
    return field;
}

mc_field mc_columns_find(const mc_columns *columns, mc_str name, bool in_turn, uint32_t *rank)
{
    mc_field field = find_plain(columns, name, in_turn, rank);
    if (field != MC_FIELD_NONE) return field;
    mc_str plain = without_marks(name), run = foreign_run(plain);
    if (plain.size > 0 && plain.size < name.size) field = find_plain(columns, plain, in_turn, rank);
    if (field == MC_FIELD_NONE && run.data) field = find_plain(columns, run, in_turn, rank);
    return field;
}

bool mc_columns_is_own(const mc_columns *columns, mc_str name)
{
    uint32_t at = 0, hash = hash_of(name);
    const column_name *known = next_named(columns, name, hash, &at);
    while (known && known->field != OWN)
        known = next_named(columns, name, hash, &at);
    return known != NULL;
}

static const column_name *first_named(const mc_columns *columns, mc_str name)
{
    uint32_t at = 0;
    return name.size ? next_named(columns, name, hash_of(name), &at) : NULL;
}

mc_genre mc_columns_implied_genre(const mc_columns *columns, mc_str name)
{
    const column_name *known = first_named(columns, name);
    mc_str plain = known ? name : without_marks(name);
    if (!known) known = first_named(columns, plain);
    if (!known) known = first_named(columns, foreign_run(plain));
    return known ? known->implied : MC_GENRE_UNKNOWN;
}

// 张女士: a family name of one or two characters and a title.
static bool is_title_alone(mc_str author, mc_str word)
{
    enum { FAMILY_NAME = 6 }; // bytes
    return mc_str_has_suffix(author, word) && author.size <= word.size + FAMILY_NAME;
}

static bool says_nobody(const author_word *of, mc_str author)
{
    if (of->kind == AUTHOR_WHOLE) return is_same_name(author, of->word);
    if (of->kind == AUTHOR_HOLDS) return mc_str_find(author, of->word, 0) != UINT32_MAX;
    return is_title_alone(author, of->word);
}

bool mc_columns_is_nobody(const mc_columns *columns, mc_str author)
{
    // 陈某 <c@example.com>: the address tells who it is.
    if (author.size == 0 || mc_str_find(author, MC_STR("@"), 0) != UINT32_MAX) return false;
    for (uint32_t i = 0; columns && i < columns->author_count; i++)
        if (says_nobody(&columns->authors[i], author)) return true;
    return false;
}

mc_genre mc_columns_genre(const mc_columns *columns, mc_str value)
{
    uint32_t count = columns ? columns->genre_count : 0;
    for (uint32_t at = 0; at < count; at++) {
        if (is_same_name(columns->genres[at].name, value)) return columns->genres[at].genre;
    }
    return mc_genre_find(value);
}

// Letters of ASCII make no difference.
static bool begins_with(mc_str cell, mc_str word)
{
    if (cell.size < word.size) return false;
    for (uint32_t i = 0; i < word.size; i++) {
        if (mc_str_lower(cell.data[i]) != mc_str_lower(word.data[i])) return false;
    }
    return true;
}

// A sign, a blank, a digit or nothing: signs beyond ASCII are those of the blocks of punctuation
// and of full-width forms.
static bool ends_word(mc_str rest)
{
    if (rest.size == 0) return true;
    unsigned char c = (unsigned char)rest.data[0];
    if (c < 0x80) return !mc_is_letter(c);
    unsigned char next = rest.size > 1 ? (unsigned char)rest.data[1] : 0;
    return (c == 0xE3 && next == 0x80) || (c == 0xEF && (next == 0xBC || next == 0xBD)) ||
           (c == 0xE2 && next == 0x80) || c == 0xC2;
}

mc_row_word mc_columns_row_word(const mc_columns *columns, mc_str cell, bool unit, uint32_t *size)
{
    mc_row_word kind = MC_ROW_WORD_NONE;
    uint32_t longest = 0, count = columns ? columns->row_count : 0;
    for (uint32_t i = 0; i < count; i++) {
        const row_name *row = &columns->rows[i];
        bool wanted = (row->kind == MC_ROW_WORD_UNIT) == unit && row->word.size > longest;
        if (!wanted || !begins_with(cell, row->word)) continue;
        bool open = unit || row->kind == MC_ROW_WORD_PROMPT;
        if (!open && !ends_word(mc_str_slice(cell, row->word.size, cell.size))) continue;
        kind = row->kind;
        longest = row->word.size;
    }
    if (size) *size = longest;
    return kind;
}

bool mc_columns_ends_in_total(const mc_columns *columns, mc_str cell)
{
    uint32_t count = columns ? columns->row_count : 0;
    for (uint32_t i = 0; i < count; i++) {
        const row_name *row = &columns->rows[i];
        if (row->kind == MC_ROW_WORD_TOTAL && mc_str_has_suffix(cell, row->word)) return true;
    }
    return false;
}

// A file of the lexicons as it was read.
typedef struct table {
    mc_str text;
    const char *path;
} table;

// A row of a table, with its place.
typedef struct table_row {
    mc_str code, name, genre; // genre: columns.tsv alone, may be empty
    const char *path;
    uint32_t line;
} table_row;

typedef mc_status row_reader(mc_columns *columns, const table_row *row, mc_error *err);

static mc_status refuse(const table_row *row, const char *kind, mc_error *err)
{
    return mc_error_set_at(
        err, MC_ERR_LEXICON, row->path, row->line, 1,
        "found %s '%.*s' with name '%.*s' and genre '%.*s', expected the code of "
        "a %s, a name and, of a column that implies it, the code of a genre",
        kind, (int)row->code.size, row->code.data ? row->code.data : "", (int)row->name.size,
        row->name.data ? row->name.data : "", (int)row->genre.size,
        row->genre.data ? row->genre.data : "", kind);
}

static mc_status add_column(mc_columns *columns, const table_row *row, mc_error *err)
{
    mc_field code = mc_str_equal(row->code, MC_STR("own")) ? OWN
                    : mc_str_equal(row->code, MC_STR("-")) ? SIGN
                                                           : mc_field_find(row->code);
    mc_genre implied = mc_genre_find(row->genre);
    bool known = row->genre.size == 0 || implied != MC_GENRE_UNKNOWN;
    if (code == MC_FIELD_NONE || row->name.size == 0 || !known) return refuse(row, "field", err);
    columns->names[columns->count++] =
        (column_name){code, row->name, hash_of(row->name), implied, 0};
    return MC_OK;
}

static mc_status add_genre(mc_columns *columns, const table_row *row, mc_error *err)
{
    mc_genre genre = mc_genre_find(row->code);
    if (genre == MC_GENRE_UNKNOWN || row->name.size == 0 || row->genre.size > 0)
        return refuse(row, "genre", err);
    columns->genres[columns->genre_count++] = (genre_name){genre, row->name};
    return MC_OK;
}

static mc_status add_row_word(mc_columns *columns, const table_row *row, mc_error *err)
{
    static const char *const kinds[MC_ROW_WORD_COUNT] = {"",        "total", "signature", "remark",
                                                         "example", "hint",  "prompt",    "unit"};
    for (int kind = MC_ROW_WORD_TOTAL; kind < MC_ROW_WORD_COUNT && row->name.size; kind++) {
        if (!mc_str_equal(row->code, mc_str_from_z(kinds[kind]))) continue;
        columns->rows[columns->row_count++] = (row_name){(mc_row_word)kind, row->name};
        return MC_OK;
    }
    return refuse(row, "kind of row", err);
}

static mc_status add_author(mc_columns *columns, const table_row *row, mc_error *err)
{
    static const char *const kinds[AUTHOR_KIND_COUNT] = {"whole", "holds", "ends"};
    for (int kind = 0; kind < AUTHOR_KIND_COUNT && row->name.size; kind++) {
        if (!mc_str_equal(row->code, mc_str_from_z(kinds[kind]))) continue;
        columns->authors[columns->author_count++] = (author_word){(author_kind)kind, row->name};
        return MC_OK;
    }
    return refuse(row, "kind of author", err);
}

// The codes themselves are names, too, behind all others.
static void add_codes(mc_columns *columns)
{
    for (int i = MC_FIELD_TEXT; i < MC_FIELD_COUNT; i++) {
        mc_str code = mc_str_from_z(codes[i]);
        columns->names[columns->count++] =
            (column_name){(mc_field)i, code, hash_of(code), MC_GENRE_UNKNOWN, 0};
    }
}

// Names of a bucket stay in the order of the table, which is that of their ranks.
static void link_names(mc_columns *columns)
{
    for (uint32_t row = columns->count; row > 0; row--) {
        column_name *name = &columns->names[row - 1];
        name->next = columns->first[name->hash % BUCKETS];
        columns->first[name->hash % BUCKETS] = row;
    }
}

// Rows of two or three cells; the first line names them, lines that begin with # are comments.
static mc_status parse(mc_columns *columns, const table *of, row_reader *reader, mc_error *err)
{
    mc_status st = MC_OK;
    mc_str rest = of->text, line;
    table_row row = {.path = of->path};
    while (st == MC_OK && mc_str_split(&rest, '\n', &line)) {
        row.line++;
        if (row.line == 1 || line.size == 0 || line.data[0] == '#') continue;
        row.code = row.name = row.genre = (mc_str){NULL, 0};
        mc_str_split(&line, '\t', &row.code);
        mc_str_split(&line, '\t', &row.name);
        mc_str_split(&line, '\t', &row.genre);
        st = reader(columns, &row, err);
    }
    return st;
}

// The tables and what reads a row of each.
static const struct {
    const char *file; // in the folder of the lexicons
    row_reader *reader;
} TABLES[] = {{"input/columns.tsv", add_column},
              {"input/genres.tsv", add_genre},
              {"input/rows.tsv", add_row_word},
              {"input/authors.tsv", add_author}};

enum { TABLE_COLUMNS, TABLE_GENRES, TABLE_ROWS, TABLE_AUTHORS, TABLE_COUNT };

static mc_status read_table(table *out, mc_columns *columns, mc_str folder, const char *name,
                            mc_error *err)
{
    mc_buf text = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    mc_str path = mc_path_join(&columns->arena, folder, mc_str_from_z(name));
    mc_status st = path.data ? mc_file_read(&text, path.data, err) : mc_error_memory(err);
    *out = (table){mc_arena_str(&columns->arena, mc_buf_str(&text)), path.data};
    mc_buf_dispose(&text);
    return st;
}

// A row for each line of the table at most.
static void *room_for(mc_columns *columns, const table *of, uint32_t more, size_t size)
{
    return mc_arena_array(&columns->arena, mc_str_count(of->text, '\n') + 1 + more, size);
}

static mc_status make_room(mc_columns *columns, const table *tables, mc_error *err)
{
    columns->names =
        room_for(columns, &tables[TABLE_COLUMNS], MC_FIELD_COUNT, sizeof *columns->names);
    columns->genres = room_for(columns, &tables[TABLE_GENRES], 0, sizeof *columns->genres);
    columns->rows = room_for(columns, &tables[TABLE_ROWS], 0, sizeof *columns->rows);
    columns->authors = room_for(columns, &tables[TABLE_AUTHORS], 0, sizeof *columns->authors);
    return mc_arena_failed(&columns->arena) ? mc_error_memory(err) : MC_OK;
}

static mc_status read_tables(mc_columns *columns, mc_str folder, mc_error *err)
{
    table tables[TABLE_COUNT];
    mc_status st = MC_OK;
    for (int i = 0; st == MC_OK && i < TABLE_COUNT; i++)
        st = read_table(&tables[i], columns, folder, TABLES[i].file, err);
    if (st == MC_OK) st = make_room(columns, tables, err);
    for (int i = 0; st == MC_OK && i < TABLE_COUNT; i++)
        st = parse(columns, &tables[i], TABLES[i].reader, err);
    return st;
}

mc_status mc_columns_load(mc_columns **out, const char *data_folder, mc_error *err)
{
    mc_columns *columns = calloc(1, sizeof *columns);
    if (!columns) return mc_error_memory(err);
    mc_status st = read_tables(columns, mc_str_from_z(data_folder), err);
    if (st != MC_OK) {
        mc_columns_free(columns);
        return st;
    }
    add_codes(columns);
    link_names(columns);
    *out = columns;
    return MC_OK;
}

void mc_columns_free(mc_columns *columns)
{
    if (!columns) return;
    mc_arena_dispose(&columns->arena);
    free(columns);
}
