// SPDX-License-Identifier: Apache-2.0
/** The readable text of a part of an HTML tree (docs/format/input.md says how it is made). */
#ifndef MC_INPUT_HTML_TEXT_H
#define MC_INPUT_HTML_TEXT_H

#include <libxml/tree.h>

#include "base/buf.h"

/** What is left out besides scripts, styles and hidden elements. */
typedef struct mc_html_text_options {
    bool keep_frame;          /**< keep header, footer, nav, aside and form */
    bool drop_quotes;         /**< drop blockquotes and elements of a class for quotes */
    xmlNodePtr const *except; /**< further elements to leave out; may be NULL */
    uint32_t except_count;
    uint32_t quotes; /**< out: increased by the number of dropped quotes */
} mc_html_text_options;

/** Appends the readable text below `node`. Blocks stand on lines of their own, blanks are folded,
 *  no line is empty or begins or ends with a blank. Uses no stack for depth. */
void mc_html_text_append(mc_buf *out, xmlNodePtr node, mc_html_text_options *options);

#endif
