// SPDX-License-Identifier: Apache-2.0
// A walk in document order that keeps no stack: down to the first child, else to
// the next sibling, else up.
#include "input/html_text.h"

#include <string.h>

#include "input/html_writer.h"

static bool is_quote(xmlNodePtr node)
{
    xmlChar *classes = node->properties ? xmlGetProp(node, BAD_CAST "class") : NULL;
    bool quote = mc_html_writer_quotes((const char *)node->name, (const char *)classes);
    xmlFree(classes);
    return quote;
}

static bool is_hidden(xmlNodePtr node)
{
    if (!node->properties) return false;
    if (xmlHasProp(node, BAD_CAST "hidden")) return true;
    xmlChar *style = xmlGetProp(node, BAD_CAST "style");
    bool hidden = mc_html_writer_hides((const char *)style);
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

static uint32_t kind_of(xmlNodePtr node)
{
    bool named = node->type == XML_ELEMENT_NODE && node->name;
    return named ? mc_html_writer_kind((const char *)node->name) : 0;
}

static bool is_left_out(xmlNodePtr node, uint32_t kind, xmlNodePtr root,
                        mc_html_text_options *options)
{
    if (node->type != XML_ELEMENT_NODE || node == root) return false;
    if (kind & MC_HTML_DROPPED || is_hidden(node) || is_excepted(node, options)) return true;
    if (!options->keep_frame && kind & MC_HTML_FRAME) return true;
    if (!options->drop_quotes) return false;
    bool quote = is_quote(node);
    options->quotes += quote;
    return quote;
}

static void enter(mc_html_writer *w, xmlNodePtr node, uint32_t kind)
{
    bool text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
    mc_html_writer_enter(w, kind);
    if (text && node->content) mc_html_writer_text(w, mc_str_from_z((const char *)node->content));
}

void mc_html_text_append(mc_buf *out, xmlNodePtr node, mc_html_text_options *options)
{
    mc_html_writer w = {.out = out, .begin = out->size};
    xmlNodePtr root = node;
    for (;;) {
        uint32_t kind = kind_of(node);
        bool out_of_text = is_left_out(node, kind, root, options);
        bool walkable = node->type == XML_ELEMENT_NODE || node->type == XML_HTML_DOCUMENT_NODE ||
                        node->type == XML_DOCUMENT_NODE;
        if (out_of_text) {
            mc_html_writer_border(&w, kind);
        } else {
            enter(&w, node, kind);
        }
        if (!out_of_text && walkable && node->children) {
            node = node->children;
            continue;
        }
        if (!out_of_text) mc_html_writer_leave(&w, kind);
        while (node != root && !node->next) {
            node = node->parent;
            mc_html_writer_leave(&w, kind_of(node));
        }
        if (node == root) return;
        node = node->next;
    }
}
