// SPDX-License-Identifier: Apache-2.0
/** Reads the XML files of a lexicon: the only module here that knows libxml2. */
#ifndef MC_LEXICON_ELEMENT_H
#define MC_LEXICON_ELEMENT_H

#include "lexicon/build.h"

/** A parsed file; free with mc_element_free(). */
typedef struct mc_element_tree mc_element_tree;

/** Parses a text ahead of mc_element_parse(), on any thread.
 *  @return NULL when there is anything to report: then mc_element_parse() parses again and reports
 *          it */
mc_element_tree *mc_element_parse_ahead(mc_str text);

/** Call before several threads parse. */
void mc_element_prepare_threads(void);

/** An element, borrowed from its file. NULL = none. */
typedef struct _xmlNode mc_element;

/** Parses build->source. Network, external entities and document type declarations are refused.
 *  What is not well-formed is reported.
 *
 *  @param schema  text of a RELAX NG schema to check against, or empty; every violation
 *          is reported with its line
 *  @param root    name that the root element must have
 *  @return NULL when the file cannot be read */
mc_element_tree *mc_element_parse(mc_build *build, mc_str schema, const char *root);

/** NULL is allowed. */
void mc_element_free(mc_element_tree *tree);

/** The root element. */
const mc_element *mc_element_root(const mc_element_tree *tree);

/** First child element; with a name, the first of that name. */
const mc_element *mc_element_child(const mc_element *element, const char *name);

/** Next sibling element; with a name, the next of that name. */
const mc_element *mc_element_next(const mc_element *element, const char *name);

/** True when the element has this name. */
bool mc_element_is(const mc_element *element, const char *name);

/** Name of the element, borrowed. */
const char *mc_element_name(const mc_element *element);

/** Value of an attribute in the lexicon's arena; empty when there is none. */
mc_str mc_element_attribute(mc_build *build, const mc_element *element, const char *name);

/** Text of an element, trimmed, in an arena: that of the lexicon, or its scratch where the text is
 *  gone when loading ends. A line break and the blanks around it are dropped, so that long patterns
 *  can be broken. NULL gives the empty string. */
mc_str mc_element_text(mc_arena *arena, const mc_element *element);

/** Line of the element. */
mc_place mc_element_place(const mc_build *build, const mc_element *element);

#endif
