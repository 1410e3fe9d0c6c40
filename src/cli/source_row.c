// SPDX-License-Identifier: Apache-2.0
#include "cli/source_row.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "lexicon/tsv.h"

// Files of an overlay are named with its folder, those of the shipped one without.
static mc_str path_of(mc_arena *arena, const mc_lexicon *lexicon, const char *data_folder,
                      const char *file)
{
    mc_str name = mc_str_from_z(file);
    for (uint32_t i = 1; i < lexicon->folder_count; i++) {
        if (mc_str_has_prefix(name, lexicon->folders[i])) return mc_arena_str(arena, name);
    }
    return mc_path_join(arena, mc_str_from_z(data_folder), name);
}

static void add_cells(mc_card *card, mc_str header, mc_str row)
{
    mc_str column, cell;
    mc_card_row(card, "row");
    while (mc_str_split(&header, '\t', &column) && mc_str_split(&row, '\t', &cell))
        mc_card_cell(card, mc_str_trim(column), mc_str_trim(cell));
    mc_card_row_end(card);
}

// The header is the first line that is no comment.
static void add_table_row(mc_card *card, mc_str text, uint32_t line)
{
    mc_str header = {NULL, 0}, at;
    for (uint32_t number = 1; mc_str_split(&text, '\n', &at); number++) {
        if (!header.data && !mc_tsv_is_comment(at)) header = at;
        if (number == line) add_cells(card, header, at);
    }
}

// Where the element ends that begins with the `<` at `begin`: behind its
// closing tag, or at its own end.
static uint32_t end_of_element(mc_str text, uint32_t begin)
{
    uint32_t name = begin + 1;
    while (name < text.size && text.data[name] > ' ' && text.data[name] != '>')
        name++;
    mc_buf closing = MC_BUF_INIT(1 << 10);
    mc_buf_add_z(&closing, "</");
    mc_buf_add_str(&closing, mc_str_slice(text, begin + 1, name));
    mc_buf_add_char(&closing, '>');
    uint32_t close = mc_str_find(text, mc_buf_str(&closing), begin), size = (uint32_t)closing.size;
    uint32_t alone = mc_str_find(text, MC_STR("/>"), begin);
    uint32_t open = mc_str_find(text, MC_STR(">"), begin);
    mc_buf_dispose(&closing);
    if (alone != UINT32_MAX && alone + 1 == open) return alone + 2;
    return close == UINT32_MAX ? text.size : close + size;
}

static void add_element(mc_card *card, mc_str text, mc_str id)
{
    mc_buf attribute = MC_BUF_INIT(1 << 16);
    mc_buf_add_z(&attribute, " id=\"");
    mc_buf_add_str(&attribute, id);
    mc_buf_add_char(&attribute, '"');
    uint32_t at = mc_str_find(text, mc_buf_str(&attribute), 0);
    mc_buf_dispose(&attribute);
    if (at == UINT32_MAX) return;
    while (at > 0 && text.data[at] != '<')
        at--;
    mc_card_str(card, "source", mc_str_slice(text, at, end_of_element(text, at)));
}

mc_status mc_source_row_add(mc_card *card, const mc_lexicon *lexicon, const char *data_folder,
                            mc_origin origin, mc_str id, mc_error *err)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_buf text = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    mc_str path = path_of(&arena, lexicon, data_folder, origin.file);
    mc_status st = path.data ? mc_file_read(&text, path.data, err) : mc_error_memory(err);
    bool table = mc_str_has_suffix(path, MC_STR(".tsv"));
    if (st == MC_OK && table) add_table_row(card, mc_buf_str(&text), origin.line);
    if (st == MC_OK && !table) add_element(card, mc_buf_str(&text), id);
    mc_buf_dispose(&text);
    mc_arena_dispose(&arena);
    return st;
}
