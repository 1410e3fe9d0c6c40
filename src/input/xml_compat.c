// SPDX-License-Identifier: Apache-2.0
#include "input/xml_compat.h"

#include <stdio.h>
#include <string.h>

#include <libxml/xmlversion.h>

// XML_PARSE_HUGE lifts the limit of 256 nested elements, at which 2.9 would drop the rest of a
// page; the walk over the tree needs no stack. The option has the same bit for HTML from 2.14 on
// and is taken from the context's options before.
enum {
    HTML_OPTIONS = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
};

void mc_xml_compat_init(void)
{
    xmlInitParser();
}

static htmlDocPtr parse_html(htmlParserCtxtPtr context, mc_str utf8)
{
#if LIBXML_VERSION < 21400
    context->options |= XML_PARSE_HUGE;
    int options = HTML_OPTIONS;
#else
    int options = HTML_OPTIONS | XML_PARSE_HUGE;
#endif
    return htmlCtxtReadMemory(context, utf8.data, (int)utf8.size, NULL, "UTF-8", options);
}

htmlDocPtr mc_xml_compat_parse_html(mc_str utf8)
{
    htmlParserCtxtPtr context = htmlNewParserCtxt();
    if (!context) return NULL;
    htmlDocPtr document = parse_html(context, utf8);
    htmlFreeParserCtxt(context);
    return document;
}

bool mc_xml_compat_read_html(mc_str utf8, const htmlSAXHandler *handler, void *payload)
{
    htmlParserCtxtPtr context = htmlNewParserCtxt();
    if (!context) return false;
    *context->sax = *handler;
    context->userData = payload;
    xmlFreeDoc(parse_html(context, utf8)); // none is made
    bool memory = context->errNo != XML_ERR_NO_MEMORY;
    htmlFreeParserCtxt(context);
    return memory;
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_ref;
#else
typedef xmlErrorPtr error_ref;
#endif

// The first error is the one that says what is wrong; warnings do not stop the reader.
static void note_error(void *payload, error_ref error)
{
    mc_xml_problem *problem = payload;
    if (problem->line || !error || error->level < XML_ERR_ERROR) return;
    problem->line = error->line > 0 ? (uint32_t)error->line : 1;
    snprintf(problem->message, sizeof problem->message, "%s",
             error->message ? error->message : "not well-formed");
    char *end = strchr(problem->message, '\n');
    if (end) *end = 0;
    for (char *c = problem->message; *c; c++) {
        if ((unsigned char)*c >= 0x80 || (unsigned char)*c < 0x20) *c = '?';
    }
}

static void swallow_error(void *payload, error_ref error)
{
    (void)payload;
    (void)error;
}

int mc_xml_compat_feed(void *rest, char *to, int room)
{
    mc_str *bytes = rest;
    uint32_t size = bytes->size < (uint32_t)room ? bytes->size : (uint32_t)room;
    memcpy(to, bytes->data, size);
    *bytes = mc_str_slice(*bytes, size, bytes->size);
    return (int)size;
}

xmlXPathContextPtr mc_xml_compat_xpath(xmlDocPtr document)
{
    xmlXPathContextPtr context = xmlXPathNewContext(document);
    if (context) context->error = swallow_error;
    return context;
}

static int close_nothing(void *payload)
{
    (void)payload;
    return 0;
}

xmlTextReaderPtr mc_xml_compat_reader(mc_xml_read read, void *payload, mc_xml_problem *problem)
{
    int options = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOCDATA;
    xmlTextReaderPtr reader = xmlReaderForIO(read, close_nothing, payload, NULL, "UTF-8", options);
    if (reader) { xmlTextReaderSetStructuredErrorHandler(reader, note_error, problem); }
    return reader;
}
