// SPDX-License-Identifier: Apache-2.0
/** Text of HTML elements with what separates it: blanks, cells, lines. */
#ifndef MC_INPUT_HTML_WRITER_H
#define MC_INPUT_HTML_WRITER_H

#include "base/buf.h"

/** What an element is for its text; several together. */
enum {
    MC_HTML_DROPPED = 1u << 0, /**< holds no text of the page: script, style, title … */
    MC_HTML_FRAME = 1u << 1,   /**< holds what stands on all pages of a site: nav, header … */
    MC_HTML_BLOCK = 1u << 2,   /**< stands on lines of its own */
    MC_HTML_CELL = 1u << 3,    /**< of a table */
    MC_HTML_KEPT = 1u << 4     /**< its line ends are line ends */
};

/** The flags of an element's name in small letters; 0 for one that means nothing. */
uint32_t mc_html_writer_kind(const char *name);

/** What waits before the next character; the greater one wins. */
typedef enum mc_html_gap {
    MC_HTML_NO_GAP,
    MC_HTML_BLANK,
    MC_HTML_SOFT_BREAK,
    MC_HTML_CELL_GAP,
    MC_HTML_LINE
} mc_html_gap;

/** Begin with all zeros but `out`, and `begin` its size. */
typedef struct mc_html_writer {
    mc_buf *out;
    size_t begin; /**< where this text begins in `out` */
    mc_html_gap gap;
    uint32_t kept; /**< depth of preformatted elements */
} mc_html_writer;

/** An element begins or ends whose own text is left out: its border stays. */
void mc_html_writer_border(mc_html_writer *writer, uint32_t kind);

/** An element begins. */
void mc_html_writer_enter(mc_html_writer *writer, uint32_t kind);

/** An element ends. */
void mc_html_writer_leave(mc_html_writer *writer, uint32_t kind);

/** Appends text; runs of blanks become what they separate by. */
void mc_html_writer_text(mc_html_writer *writer, mc_str text);

/** True for an element that holds what somebody else said: blockquote, or one with a class that is
 *  or begins with `quote` (quoted, quote-box) or ends with it (gmail_quote).
 *  @param classes  its class attribute; may be NULL */
bool mc_html_writer_quotes(const char *name, const char *classes);

/** True when the style hides an element (display:none). */
bool mc_html_writer_hides(const char *style);

#endif
