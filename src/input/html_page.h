// SPDX-License-Identifier: Apache-2.0
/** A whole HTML page as one document, read without a tree. */
#ifndef MC_INPUT_HTML_PAGE_H
#define MC_INPUT_HTML_PAGE_H

#include "base/arena.h"
#include "base/buf.h"
#include "mingcha/error.h"

/** What a page says; strings live in the arena, a missing one has data NULL. */
typedef struct mc_html_page {
    mc_str title; /**< of its title, else of its first h1 */
    mc_str url;   /**< the canonical link or og:url, whichever stands first */
    mc_str date;  /**< of publication, as written */
    mc_str author;
    mc_str post_path; /**< XPath of `posts` */
    uint32_t posts;   /**< elements alike that hold most of the text; 0 = none */
    uint32_t quotes;  /**< quotations of what it says elsewhere, which were left out */
    uint32_t untried; /**< quotations that nobody compared with the rest, which are too many */
} mc_html_page;

/** Reads a page: what it says into `page`, its readable text behind what is in `text`. Without
 *  header, footer, nav, aside and form, unless nothing is left then, and without quotations of the
 *  page itself (docs/format/input.md). Memory beside the text: of the depth of its elements.
 *  @return MC_ERR_MEMORY */
mc_status mc_html_page_read(mc_html_page *page, mc_buf *text, mc_arena *arena, mc_str utf8,
                            mc_error *err);

#endif
