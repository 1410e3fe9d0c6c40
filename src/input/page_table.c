// SPDX-License-Identifier: Apache-2.0
#include "input/page_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "input/html_text.h"

/* Cells that span rows are carried down, so that a call's number that is written once
 * stands in each of its turns:
 *
 *     <tr><td rowspan=2>A7<td>坐席<td>今天能还吗？        A7  坐席  今天能还吗？
 *     <tr>                <td>客户<td>二十号。            A7  客户  二十号。                                       */

enum { HEAD = 4096, MOST_SPAN = 1000, MOST_COLUMNS = 1000 };

typedef struct carried {
    mc_str text;
    uint32_t rows; // that it goes on for
} carried;

typedef struct walk {
    mc_arena arena; // of the texts of cells that are carried, and of the row
    mc_buf text;
    mc_row_cells cells;
    carried *down;
    uint32_t down_count, down_room;
    bool failed;
} walk;

static uint32_t find_lower(mc_str in, mc_str what)
{
    for (uint32_t at = 0; at + what.size <= in.size; at++) {
        if (mc_str_has_prefix_lower(mc_str_slice(in, at, in.size), what)) return at;
    }
    return UINT32_MAX;
}

static bool is_called(mc_str name, mc_str ending)
{
    return name.size > ending.size && mc_str_has_suffix_lower(name, ending);
}

bool mc_page_table_is_likely(mc_str view, mc_str name)
{
    mc_str head = mc_str_slice(view, 0, HEAD);
    if (is_called(name, MC_STR(".xls")) || is_called(name, MC_STR(".xlsx"))) return true;
    if (find_lower(head, MC_STR("office:excel")) != UINT32_MAX) return true;
    uint32_t body = find_lower(head, MC_STR("<body")), at = 0;
    const char *open = body == UINT32_MAX ? NULL : memchr(head.data + body, '>', head.size - body);
    if (open) at = (uint32_t)(open - head.data) + 1;
    while (at < head.size && (unsigned char)head.data[at] <= ' ')
        at++;
    return mc_str_has_prefix_lower(mc_str_slice(head, at, head.size), MC_STR("<table"));
}

static bool is_element(xmlNodePtr node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && node->name &&
           strcmp((const char *)node->name, name) == 0;
}

// The next node in document order below `top`; `into` = its children, too.
static xmlNodePtr next_node(xmlNodePtr node, xmlNodePtr top, bool into)
{
    if (into && node->type == XML_ELEMENT_NODE && node->children) return node->children;
    while (node != top && !node->next)
        node = node->parent;
    return node == top ? NULL : node->next;
}

// Rows of the table itself.
static xmlNodePtr next_row(xmlNodePtr node, xmlNodePtr table)
{
    bool into = node == table;
    while ((node = next_node(node, table, into))) {
        if (is_element(node, "tr")) return node;
        into = !is_element(node, "table");
    }
    return NULL;
}

static uint32_t count_rows(xmlNodePtr table)
{
    uint32_t rows = 0;
    for (xmlNodePtr row = next_row(table, table); row; row = next_row(row, table))
        rows++;
    return rows;
}

xmlNodePtr mc_page_table_find(xmlNodePtr root)
{
    xmlNodePtr best = NULL;
    uint32_t most = 0;
    for (xmlNodePtr node = root; node; node = next_node(node, root, true)) {
        uint32_t rows = is_element(node, "table") ? count_rows(node) : 0;
        if (rows <= most) continue;
        most = rows;
        best = node;
    }
    return best;
}

static uint32_t span_of(xmlNodePtr cell, const char *name)
{
    xmlChar *value = xmlGetProp(cell, BAD_CAST name);
    unsigned long span = value ? strtoul((const char *)value, NULL, 10) : 1;
    xmlFree(value);
    return span >= 1 && span <= MOST_SPAN ? (uint32_t)span : 1;
}

static void add_cell(walk *w, mc_str text)
{
    if (!MC_ARRAY_RESERVE(w->cells.items, w->cells.capacity, w->cells.count + 1ull)) {
        w->failed = true;
        return;
    }
    w->cells.items[w->cells.count++] = text;
}

// What stands in the present column from above.
static void add_carried(walk *w)
{
    while (!w->failed && w->cells.count < w->down_count && w->down[w->cells.count].rows > 0) {
        carried *above = &w->down[w->cells.count];
        above->rows--;
        add_cell(w, above->text);
    }
}

static void carry(walk *w, uint32_t column, mc_str text, uint32_t rows)
{
    if (!MC_ARRAY_RESERVE(w->down, w->down_room, column + 1ull)) {
        w->failed = true;
        return;
    }
    while (w->down_count <= column)
        w->down[w->down_count++] = (carried){{NULL, 0}, 0};
    w->down[column] = (carried){text, rows};
}

static void take_cell(walk *w, xmlNodePtr cell)
{
    mc_html_text_options options = {.keep_frame = true};
    uint32_t columns = span_of(cell, "colspan"), rows = span_of(cell, "rowspan");
    mc_buf_clear(&w->text);
    mc_html_text_append(&w->text, cell, &options);
    mc_str text = mc_arena_str(&w->arena, mc_buf_str(&w->text));
    w->failed |= mc_buf_status(&w->text) != MC_OK || mc_arena_failed(&w->arena);
    for (uint32_t i = 0; i < columns && w->cells.count < MOST_COLUMNS && !w->failed; i++) {
        mc_str here = i == 0 ? text : (mc_str){"", 0};
        if (rows > 1) carry(w, w->cells.count, here, rows - 1);
        add_cell(w, here);
    }
}

static void take_row(walk *w, xmlNodePtr row)
{
    w->cells.count = 0;
    for (xmlNodePtr cell = row->children; cell && !w->failed; cell = cell->next) {
        if (!is_element(cell, "td") && !is_element(cell, "th")) continue;
        add_carried(w);
        take_cell(w, cell);
    }
    add_carried(w);
}

// Texts of a table live until nothing is carried from row to row.
static void forget(walk *w)
{
    for (uint32_t i = 0; i < w->down_count; i++) {
        if (w->down[i].rows > 0) return;
    }
    w->down_count = 0;
    mc_arena_reset(&w->arena);
}

mc_status mc_page_table_read(xmlNodePtr table, mc_sheet_rows_take take, void *payload)
{
    walk w = {.arena = MC_ARENA_INIT, .text = MC_BUF_INIT(MC_MAX_RECORD_BYTES)};
    mc_status st = MC_OK;
    bool stop = false;
    uint32_t number = 0;
    for (xmlNodePtr row = next_row(table, table); row && st == MC_OK && !stop;
         row = next_row(row, table)) {
        take_row(&w, row);
        st = w.failed ? MC_ERR_MEMORY : take(payload, &w.cells, ++number, &stop);
        forget(&w);
    }
    mc_arena_dispose(&w.arena);
    mc_buf_dispose(&w.text);
    mc_table_row_dispose(&w.cells);
    free(w.down);
    return st;
}
