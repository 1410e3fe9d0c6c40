// SPDX-License-Identifier: Apache-2.0
#include "lexicon/element.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>
#include <stdlib.h>
#include <string.h>

struct mc_element_tree {
    xmlDoc *doc;
};

// The callback's type changed in 2.12.
#if LIBXML_VERSION >= 21200
typedef const xmlError *error_pointer;
#else
typedef xmlErrorPtr error_pointer;
#endif

// What the parser's own words do not say: patterns are full of < and &, which are marks of XML.
static const char *advice_for(error_pointer error)
{
    if (error->domain != XML_FROM_PARSER) return "";
    switch (error->code) {
    case XML_ERR_NAME_REQUIRED:
    case XML_ERR_LT_IN_ATTRIBUTE:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    case XML_ERR_TAG_NAME_MISMATCH:
        return "; expected &lt; for a < and &amp; for an & of the text";
    default: // hundreds of codes, which are no type of ours
        return "";
    }
}

static void report(void *payload, error_pointer error)
{
    mc_build *build = payload;
    mc_str message = mc_str_trim(mc_str_from_z(error->message));
    mc_place at = mc_build_place(build, error->line > 0 ? (uint32_t)error->line : 0);
    // int2 is a column for the parser only; validation sets it to 0
    at.column = error->domain == XML_FROM_PARSER && error->int2 > 0 ? (uint32_t)error->int2 : 0;
    if (error->level == XML_ERR_WARNING) {
        mc_problems_warn(&build->problems, at, "%.*s", (int)message.size, message.data);
    } else {
        mc_problems_add(&build->problems, at, "%.*s%s", (int)message.size, message.data,
                        advice_for(error));
    }
}

enum { OPTIONS = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES };

static xmlDoc *read_text(xmlParserCtxt *context, mc_str text, int more_options)
{
    return xmlCtxtReadMemory(context, text.data ? text.data : "", (int)text.size, NULL, "UTF-8",
                             OPTIONS | more_options);
}

void mc_element_prepare_threads(void)
{
    xmlInitParser();
}

mc_element_tree *mc_element_parse_ahead(mc_str text)
{
    xmlParserCtxt *context = xmlNewParserCtxt();
    mc_element_tree *tree = context ? malloc(sizeof *tree) : NULL;
    xmlDoc *doc = tree ? read_text(context, text, XML_PARSE_NOERROR | XML_PARSE_NOWARNING) : NULL;
    bool sound = doc && xmlCtxtGetLastError(context) == NULL;
    if (context) xmlFreeParserCtxt(context);
    if (sound) {
        tree->doc = doc;
        return tree;
    }
    xmlFreeDoc(doc);
    free(tree);
    return NULL;
}

static xmlDoc *parse(mc_build *build)
{
    xmlParserCtxt *context = xmlNewParserCtxt();
    if (!context) {
        build->arena->failed = true;
        return NULL;
    }
    xmlSetStructuredErrorFunc(build, (xmlStructuredErrorFunc)report);
    xmlDoc *doc = read_text(context, build->source->text, 0);
    xmlSetStructuredErrorFunc(NULL, NULL);
    xmlFreeParserCtxt(context);
    return doc;
}

static void validate(mc_build *build, xmlDoc *doc, mc_str schema)
{
    xmlSetStructuredErrorFunc(build, (xmlStructuredErrorFunc)report);
    xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewMemParserCtxt(schema.data, (int)schema.size);
    xmlRelaxNG *grammar = parser ? xmlRelaxNGParse(parser) : NULL;
    xmlRelaxNGValidCtxt *context = grammar ? xmlRelaxNGNewValidCtxt(grammar) : NULL;
    if (context) {
        xmlRelaxNGSetValidStructuredErrors(context, (xmlStructuredErrorFunc)report, build);
        xmlRelaxNGValidateDoc(context, doc);
    } else {
        mc_problems_add(&build->problems, mc_build_place(build, 0),
                        "the schema of this file cannot be read; expected a RELAX NG grammar");
    }
    xmlRelaxNGFreeValidCtxt(context);
    xmlRelaxNGFree(grammar);
    xmlRelaxNGFreeParserCtxt(parser);
    xmlSetStructuredErrorFunc(NULL, NULL);
}

static bool check_frame(mc_build *build, xmlDoc *doc, const char *root)
{
    const xmlNode *top = xmlDocGetRootElement(doc);
    if (doc->intSubset || doc->extSubset) {
        mc_problems_add(&build->problems, mc_build_place(build, 1),
                        "found a document type declaration; lexicon files have none");
        return false;
    }
    if (!top || strcmp((const char *)top->name, root) != 0) {
        mc_problems_add(&build->problems, mc_build_place(build, 1),
                        "the root element is <%s>; expected <%s>",
                        top ? (const char *)top->name : "", root);
        return false;
    }
    return true;
}

mc_element_tree *mc_element_parse(mc_build *build, mc_str schema, const char *root)
{
    uint32_t errors = build->problems.error_count;
    mc_element_tree *tree = build->source->parsed;
    xmlDoc *doc = tree ? tree->doc : parse(build);
    if (!tree) tree = doc ? malloc(sizeof *tree) : NULL;
    bool usable = tree && build->problems.error_count == errors && check_frame(build, doc, root);
    if (!usable) {
        if (doc && !tree) build->arena->failed = true;
        free(tree);
        xmlFreeDoc(doc);
        return NULL;
    }
    if (schema.size) validate(build, doc, schema);
    tree->doc = doc;
    return tree;
}

void mc_element_free(mc_element_tree *tree)
{
    if (!tree) return;
    xmlFreeDoc(tree->doc);
    free(tree);
}

const mc_element *mc_element_root(const mc_element_tree *tree)
{
    return xmlDocGetRootElement(tree->doc);
}

bool mc_element_is(const mc_element *element, const char *name)
{
    return strcmp((const char *)element->name, name) == 0;
}

const char *mc_element_name(const mc_element *element)
{
    return (const char *)element->name;
}

static const mc_element *find_from(const xmlNode *node, const char *name)
{
    while (node && (node->type != XML_ELEMENT_NODE || (name && !mc_element_is(node, name)))) {
        node = node->next;
    }
    return node;
}

const mc_element *mc_element_child(const mc_element *element, const char *name)
{
    return find_from(element->children, name);
}

const mc_element *mc_element_next(const mc_element *element, const char *name)
{
    return find_from(element->next, name);
}

static mc_str take_text(mc_arena *arena, xmlChar *text)
{
    if (!text) return (mc_str){NULL, 0};
    mc_str copy = mc_arena_str(arena, mc_str_from_z((const char *)text));
    xmlFree(text);
    return copy;
}

mc_str mc_element_attribute(mc_build *build, const mc_element *element, const char *name)
{
    return mc_str_trim(
        take_text(build->arena, xmlGetNoNsProp((xmlNode *)element, (const xmlChar *)name)));
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Drops each run of blanks that holds a line break.
static mc_str join_lines(mc_arena *arena, mc_str text)
{
    if (mc_str_find(text, MC_STR("\n"), 0) == UINT32_MAX) return text;
    char *joined = mc_arena_alloc(arena, text.size);
    uint32_t size = 0;
    for (uint32_t at = 0; joined && at < text.size;) {
        uint32_t end = at;
        bool line_break = false;
        while (end < text.size && is_blank(text.data[end])) {
            line_break |= text.data[end++] == '\n';
        }
        if (!line_break && end == at) end++;
        if (!line_break) {
            memcpy(joined + size, text.data + at, end - at);
            size += end - at;
        }
        at = end;
    }
    return (mc_str){joined, size};
}

mc_str mc_element_text(mc_arena *arena, const mc_element *element)
{
    if (!element) return (mc_str){NULL, 0};
    mc_str text = take_text(arena, xmlNodeGetContent(element));
    return join_lines(arena, mc_str_trim(text));
}

mc_place mc_element_place(const mc_build *build, const mc_element *element)
{
    long line = xmlGetLineNo((xmlNode *)element);
    return mc_build_place(build, line > 0 ? (uint32_t)line : 0);
}
