// SPDX-License-Identifier: Apache-2.0
#include "input/html_text.h"

#include <string.h>

// A walk in document order that keeps no stack: down to the first child, else to the next sibling, else up.
// Text goes through a small writer that remembers what separates it from what came before:
//
//     <p>他们<b>威胁</b> 我</p>\n<p>还说要上门</p>     他们威胁 我⏎还说要上门
//
// A run of blanks becomes one blank; a run that holds a line end and stands between two characters that
// are not ASCII becomes nothing, for Chinese source is broken anywhere and has no blanks between words.

enum gap { NO_GAP, BLANK, SOFT_BREAK, CELL, LINE };

typedef struct writer {
    mc_buf *out;
    size_t begin;  // where this text begins in `out`
    enum gap gap;  // waiting before the next character
    uint32_t kept; // depth of preformatted elements
} writer;

static bool is_named(xmlNodePtr node, const char *const *names, size_t count)
{
    if (!node->name) return false;
    for (size_t i = 0; i < count; i++) {
        if (strcmp((const char *)node->name, names[i]) == 0) return true;
    }
    return false;
}

#define IS_ONE_OF(node, names) is_named((node), (names), sizeof(names) / sizeof *(names))

static const char *const dropped[] = {"script", "style",  "noscript", "template", "head",
                                      "svg",    "iframe", "select",   "button",   "object",
                                      "audio",  "video",  "canvas",   "title"};
static const char *const frame[] = {"nav", "header", "footer", "aside", "form"};
static const char *const blocks[] = {
    "p",          "div",      "br",      "li",         "ul",      "ol",      "tr",      "table",
    "h1",         "h2",       "h3",      "h4",         "h5",      "h6",      "dd",      "dt",
    "dl",         "section",  "article", "main",       "header",  "footer",  "nav",     "aside",
    "blockquote", "pre",      "hr",      "form",       "address", "caption", "thead",   "tbody",
    "center",     "fieldset", "figure",  "figcaption", "body",    "option",  "textarea"};
static const char *const cells[] = {"td", "th"};
static const char *const preformatted[] = {"pre", "textarea"};

static void put_gap(writer *w, bool wide)
{
    bool start = w->out->size == w->begin;
    bool after_wide = !start && (unsigned char)w->out->data[w->out->size - 1] >= 0x80;
    if (start || w->gap == NO_GAP) return;
    switch (w->gap) {
    case LINE:
        mc_buf_add_char(w->out, '\n');
        return;
    case CELL:
        mc_buf_add_char(w->out, '\t');
        return;
    case SOFT_BREAK:
        if (!wide || !after_wide) mc_buf_add_char(w->out, ' ');
        return;
    case BLANK:
        mc_buf_add_char(w->out, ' ');
        return;
    case NO_GAP:
        return;
    }
}

static void widen(writer *w, enum gap gap)
{
    if (gap > w->gap) w->gap = gap;
}

static void see_blank(writer *w, char c)
{
    bool line = c == '\n';
    if (w->kept) {
        widen(w, line ? LINE : BLANK);
    } else {
        widen(w, line ? SOFT_BREAK : BLANK);
    }
}

static void add_text(writer *w, const char *text)
{
    while (*text) {
        size_t blanks = strspn(text, " \t\r\n\f");
        for (size_t i = 0; i < blanks; i++) {
            see_blank(w, text[i]);
        }
        text += blanks;
        size_t size = strcspn(text, " \t\r\n\f");
        if (size == 0) return;
        put_gap(w, (unsigned char)*text >= 0x80);
        w->gap = NO_GAP;
        mc_buf_add(w->out, text, size);
        text += size;
    }
}

// True when the class attribute has a word that is or begins with `quote`.
static bool has_quote_class(xmlNodePtr node)
{
    xmlChar *classes = xmlGetProp(node, BAD_CAST "class");
    bool found = false;
    for (const char *c = (const char *)classes; c && *c && !found;) {
        c += strspn(c, " \t\r\n");
        size_t size = strcspn(c, " \t\r\n");
        found =
            strncmp(c, "quote", 5) == 0 && (size == 5 || c[5] == 'd' || c[5] == '-' || c[5] == '_');
        c += size;
    }
    xmlFree(classes);
    return found;
}

static bool is_hidden(xmlNodePtr node)
{
    if (!node->properties) return false;
    if (xmlHasProp(node, BAD_CAST "hidden")) return true;
    xmlChar *style = xmlGetProp(node, BAD_CAST "style");
    const char *display = style ? strstr((const char *)style, "display") : NULL;
    bool hidden = display && strspn(display + 7, " :") > 0 &&
                  strncmp(display + 7 + strspn(display + 7, " :"), "none", 4) == 0;
    xmlFree(style);
    return hidden;
}

static bool is_excepted(xmlNodePtr node, const mc_html_text_options *options)
{
    for (uint32_t i = 0; i < options->except_count; i++) {
        if (options->except[i] == node) return true;
    }
    return false;
}

static bool is_left_out(xmlNodePtr node, xmlNodePtr root, mc_html_text_options *options)
{
    if (node->type != XML_ELEMENT_NODE || node == root) return false;
    if (IS_ONE_OF(node, dropped) || is_hidden(node) || is_excepted(node, options)) return true;
    if (!options->keep_frame && IS_ONE_OF(node, frame)) return true;
    if (!options->drop_quotes) return false;
    bool quote = strcmp((const char *)node->name, "blockquote") == 0 ||
                 (node->properties && has_quote_class(node));
    options->quotes += quote;
    return quote;
}

static void see_border(writer *w, xmlNodePtr node)
{
    if (node->type != XML_ELEMENT_NODE) return;
    if (IS_ONE_OF(node, blocks)) widen(w, LINE);
    if (IS_ONE_OF(node, cells)) widen(w, CELL);
}

static void enter(writer *w, xmlNodePtr node)
{
    bool text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
    see_border(w, node);
    if (node->type == XML_ELEMENT_NODE && IS_ONE_OF(node, preformatted)) w->kept++;
    if (text && node->content) add_text(w, (const char *)node->content);
}

static void leave(writer *w, xmlNodePtr node)
{
    see_border(w, node);
    if (node->type == XML_ELEMENT_NODE && IS_ONE_OF(node, preformatted)) w->kept--;
}

void mc_html_text_append(mc_buf *out, xmlNodePtr node, mc_html_text_options *options)
{
    writer w = {.out = out, .begin = out->size};
    xmlNodePtr root = node;
    for (;;) {
        bool out_of_text = is_left_out(node, root, options);
        bool walkable = node->type == XML_ELEMENT_NODE || node->type == XML_HTML_DOCUMENT_NODE ||
                        node->type == XML_DOCUMENT_NODE;
        if (out_of_text) {
            see_border(&w, node);
        } else {
            enter(&w, node);
        }
        if (!out_of_text && walkable && node->children) {
            node = node->children;
            continue;
        }
        if (!out_of_text) leave(&w, node);
        while (node != root && !node->next) {
            node = node->parent;
            leave(&w, node);
        }
        if (node == root) return;
        node = node->next;
    }
}
