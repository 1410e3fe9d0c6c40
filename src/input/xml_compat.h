// SPDX-License-Identifier: Apache-2.0
/** What differs between libxml2 2.9, 2.12 and 2.14, in one place: UTF-8 in, no
 *  network, no external entities.
 *
 *  The push parser of 2.9.14 encodes UTF-8 twice, so HTML is parsed from memory
 *  with the encoding named. */
#ifndef MC_INPUT_XML_COMPAT_H
#define MC_INPUT_XML_COMPAT_H

#include <libxml/HTMLparser.h>
#include <libxml/xmlreader.h>
#include <libxml/xpath.h>

#include "base/str.h"

/** What stopped a parser, with its place. */
typedef struct mc_xml_problem {
    uint32_t line; /**< 0 = nothing stopped it */
    char message[200];
} mc_xml_problem;

/** Bytes for a reader: fills `to`, returns how many, 0 at the end, negative to stop. */
typedef int (*mc_xml_read)(void *payload, char *to, int room);

/** Parses HTML leniently. Never prints, never goes to the network.
 *  @return NULL when there is no memory or nothing to parse; free with xmlFreeDoc() */
htmlDocPtr mc_xml_compat_parse_html(mc_str utf8);

/** Parses HTML leniently without a tree: tells `handler` of what it finds,
 *  `payload` is handed to it.
 *  @return false when there is no memory */
bool mc_xml_compat_read_html(mc_str utf8, const htmlSAXHandler *handler, void *payload);

/** A streaming reader over UTF-8; an encoding that the document declares is ignored, entities that
 *  it defines are not expanded.
 *  @param problem  filled when the document is not well-formed; must outlive the reader
 *  @return NULL when there is no memory; free with xmlFreeTextReader() */
xmlTextReaderPtr mc_xml_compat_reader(mc_xml_read read, void *payload, mc_xml_problem *problem);

/** An mc_xml_read over bytes in memory. @param rest  an mc_str: what is still to be handed out */
int mc_xml_compat_feed(void *rest, char *to, int room);

/** A context for XPath over `document` that prints no errors. NULL when there is no memory. */
xmlXPathContextPtr mc_xml_compat_xpath(xmlDocPtr document);

/** Prepares libxml2; call once before threads are started, harmless again. */
void mc_xml_compat_init(void);

#endif
