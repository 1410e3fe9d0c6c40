// SPDX-License-Identifier: Apache-2.0
// What separates two stretches of text is remembered until the next character comes:
//
//     <p>他们<b>威胁</b> 我</p>\n<p>还说要上门</p>     他们威胁 我⏎还说要上门
//
// A run of blanks becomes one blank; a run that holds a line end and stands between two characters
// that are not ASCII becomes nothing, for Chinese source is broken anywhere and has
// no blanks between words.
#include "input/html_writer.h"

#include <stdlib.h>
#include <string.h>

typedef struct element {
    const char *name;
    uint32_t kind;
} element;

// Ordered by name.
static const element elements[] = {{"address", MC_HTML_BLOCK},
                                   {"article", MC_HTML_BLOCK},
                                   {"aside", MC_HTML_FRAME | MC_HTML_BLOCK},
                                   {"audio", MC_HTML_DROPPED},
                                   {"blockquote", MC_HTML_BLOCK},
                                   {"body", MC_HTML_BLOCK},
                                   {"br", MC_HTML_BLOCK},
                                   {"button", MC_HTML_DROPPED},
                                   {"canvas", MC_HTML_DROPPED},
                                   {"caption", MC_HTML_BLOCK},
                                   {"center", MC_HTML_BLOCK},
                                   {"dd", MC_HTML_BLOCK},
                                   {"div", MC_HTML_BLOCK},
                                   {"dl", MC_HTML_BLOCK},
                                   {"dt", MC_HTML_BLOCK},
                                   {"fieldset", MC_HTML_BLOCK},
                                   {"figcaption", MC_HTML_BLOCK},
                                   {"figure", MC_HTML_BLOCK},
                                   {"footer", MC_HTML_FRAME | MC_HTML_BLOCK},
                                   {"form", MC_HTML_FRAME | MC_HTML_BLOCK},
                                   {"h1", MC_HTML_BLOCK},
                                   {"h2", MC_HTML_BLOCK},
                                   {"h3", MC_HTML_BLOCK},
                                   {"h4", MC_HTML_BLOCK},
                                   {"h5", MC_HTML_BLOCK},
                                   {"h6", MC_HTML_BLOCK},
                                   {"head", MC_HTML_DROPPED},
                                   {"header", MC_HTML_FRAME | MC_HTML_BLOCK},
                                   {"hr", MC_HTML_BLOCK},
                                   {"iframe", MC_HTML_DROPPED},
                                   {"li", MC_HTML_BLOCK},
                                   {"main", MC_HTML_BLOCK},
                                   {"nav", MC_HTML_FRAME | MC_HTML_BLOCK},
                                   {"noscript", MC_HTML_DROPPED},
                                   {"object", MC_HTML_DROPPED},
                                   {"ol", MC_HTML_BLOCK},
                                   {"option", MC_HTML_BLOCK},
                                   {"p", MC_HTML_BLOCK},
                                   {"pre", MC_HTML_BLOCK | MC_HTML_KEPT},
                                   {"script", MC_HTML_DROPPED},
                                   {"section", MC_HTML_BLOCK},
                                   {"select", MC_HTML_DROPPED},
                                   {"style", MC_HTML_DROPPED},
                                   {"svg", MC_HTML_DROPPED},
                                   {"table", MC_HTML_BLOCK},
                                   {"tbody", MC_HTML_BLOCK},
                                   {"td", MC_HTML_CELL},
                                   {"template", MC_HTML_DROPPED},
                                   {"textarea", MC_HTML_BLOCK | MC_HTML_KEPT},
                                   {"th", MC_HTML_CELL},
                                   {"thead", MC_HTML_BLOCK},
                                   {"title", MC_HTML_DROPPED},
                                   {"tr", MC_HTML_BLOCK},
                                   {"ul", MC_HTML_BLOCK},
                                   {"video", MC_HTML_DROPPED}};

static int compare(const void *name, const void *row)
{
    return strcmp(name, ((const element *)row)->name);
}

uint32_t mc_html_writer_kind(const char *name)
{
    const element *found =
        bsearch(name, elements, sizeof elements / sizeof *elements, sizeof *elements, compare);
    return found ? found->kind : 0;
}

static void put_gap(mc_html_writer *w, bool wide)
{
    bool start = w->out->size == w->begin;
    bool after_wide = !start && (unsigned char)w->out->data[w->out->size - 1] >= 0x80;
    if (start || w->gap == MC_HTML_NO_GAP) return;
    switch (w->gap) {
    case MC_HTML_LINE:
        mc_buf_add_char(w->out, '\n');
        return;
    case MC_HTML_CELL_GAP:
        mc_buf_add_char(w->out, '\t');
        return;
    case MC_HTML_SOFT_BREAK:
        if (!wide || !after_wide) mc_buf_add_char(w->out, ' ');
        return;
    case MC_HTML_BLANK:
        mc_buf_add_char(w->out, ' ');
        return;
    case MC_HTML_NO_GAP:
        return;
    }
}

static void widen(mc_html_writer *w, mc_html_gap gap)
{
    if (gap > w->gap) w->gap = gap;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

static void see_blank(mc_html_writer *w, char c)
{
    bool line = c == '\n';
    if (w->kept) {
        widen(w, line ? MC_HTML_LINE : MC_HTML_BLANK);
    } else {
        widen(w, line ? MC_HTML_SOFT_BREAK : MC_HTML_BLANK);
    }
}

void mc_html_writer_text(mc_html_writer *w, mc_str text)
{
    uint32_t at = 0;
    while (at < text.size) {
        while (at < text.size && is_blank(text.data[at])) {
            see_blank(w, text.data[at++]);
        }
        uint32_t begin = at;
        while (at < text.size && !is_blank(text.data[at])) {
            at++;
        }
        if (at == begin) return;
        put_gap(w, (unsigned char)text.data[begin] >= 0x80);
        w->gap = MC_HTML_NO_GAP;
        mc_buf_add_str(w->out, mc_str_slice(text, begin, at));
    }
}

void mc_html_writer_border(mc_html_writer *w, uint32_t kind)
{
    if (kind & MC_HTML_BLOCK) widen(w, MC_HTML_LINE);
    if (kind & MC_HTML_CELL) widen(w, MC_HTML_CELL_GAP);
}

void mc_html_writer_enter(mc_html_writer *w, uint32_t kind)
{
    mc_html_writer_border(w, kind);
    w->kept += (kind & MC_HTML_KEPT) != 0;
}

void mc_html_writer_leave(mc_html_writer *w, uint32_t kind)
{
    mc_html_writer_border(w, kind);
    w->kept -= (kind & MC_HTML_KEPT) != 0;
}

bool mc_html_writer_hides(const char *style)
{
    const char *display = style ? strstr(style, "display") : NULL;
    if (!display) return false;
    size_t blanks = strspn(display + 7, " :");
    return blanks > 0 && strncmp(display + 7 + blanks, "none", 4) == 0;
}

bool mc_html_writer_quotes(const char *name, const char *classes)
{
    if (strcmp(name, "blockquote") == 0) return true;
    for (const char *c = classes; c && *c;) {
        c += strspn(c, " \t\r\n");
        size_t size = strcspn(c, " \t\r\n");
        bool begins =
            strncmp(c, "quote", 5) == 0 && (size == 5 || c[5] == 'd' || c[5] == '-' || c[5] == '_');
        bool ends = size > 6 && strncmp(c + size - 5, "quote", 5) == 0 &&
                    (c[size - 6] == '-' || c[size - 6] == '_');
        if (begins || ends) return true;
        c += size;
    }
    return false;
}
