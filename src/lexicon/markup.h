// SPDX-License-Identifier: Apache-2.0
/** Reads the XML files of a lexicon: the only module here that knows libxml2. */
#ifndef MC_LEXICON_MARKUP_H
#define MC_LEXICON_MARKUP_H

#include "lexicon/build.h"

/** A parsed file; free with mc_markup_free(). */
typedef struct mc_markup mc_markup;

/** An element, borrowed from its file. NULL = none. */
typedef struct _xmlNode mc_element;

/** Parses build->source. Network, external entities and document type declarations are refused. What is
 *  not well-formed is reported.
 *
 *  @param schema  text of a RELAX NG schema to check against, or empty; every violation is reported with its line
 *  @param root    name that the root element must have
 *  @return NULL when the file cannot be read */
mc_markup *mc_markup_parse(mc_build *build, mc_str schema, const char *root);

/** NULL is allowed. */
void mc_markup_free(mc_markup *markup);

/** The root element. */
const mc_element *mc_markup_root(const mc_markup *markup);

/** First child element; with a name, the first of that name. */
const mc_element *mc_markup_child(const mc_element *element, const char *name);

/** Next sibling element; with a name, the next of that name. */
const mc_element *mc_markup_next(const mc_element *element, const char *name);

/** True when the element has this name. */
bool mc_markup_is(const mc_element *element, const char *name);

/** Name of the element, borrowed. */
const char *mc_markup_name(const mc_element *element);

/** Value of an attribute in the lexicon's arena; empty when there is none. */
mc_str mc_markup_attribute(mc_build *build, const mc_element *element, const char *name);

/** Text of an element, trimmed, in the lexicon's arena. A line break and the blanks around it are dropped, so that
 *  long patterns can be broken. NULL gives the empty string. */
mc_str mc_markup_text(mc_build *build, const mc_element *element);

/** Line of the element. */
mc_place mc_markup_place(const mc_build *build, const mc_element *element);

#endif
