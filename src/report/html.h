// SPDX-License-Identifier: Apache-2.0
/** Pages of HTML: frame, escaping, labels. Whatever comes from a text or field goes
 *  through mc_html_text(). */
#ifndef MC_REPORT_HTML_H
#define MC_REPORT_HTML_H

#include "report/messages.h"

/** A page that is being written; embedded, disposed by mc_html_write(). */
typedef struct mc_html {
    mc_buf out;
    mc_buf scratch;
    const mc_messages *messages;
} mc_html;

/** Begins a page: head with inline style, skip link, navigation, notice that nothing is verified.
 *  @param title  not escaped yet
 *  @param here   file name of this page, for the navigation */
void mc_html_begin(mc_html *page, const mc_messages *messages, mc_str title, const char *here);

/** A notice in a box of its own. */
void mc_html_notice(mc_html *page, const char *key);

/** Ends the page, writes it to `folder`/`name` and frees its buffers. */
mc_status mc_html_write(mc_html *page, const char *folder, const char *name, mc_error *err);

/** Frees the buffers of a page that is not written. */
void mc_html_dispose(mc_html *page);

/** Markup, as it is; program constants only. */
void mc_html_raw(mc_html *page, const char *markup);

/** Text, escaped: & < > " ' and control characters. */
void mc_html_text(mc_html *page, mc_str text);

/** Appends escaped text to any buffer. */
void mc_html_escape(mc_buf *out, mc_str text);

/** A label of the catalogue, escaped. */
void mc_html_label(mc_html *page, const char *key);

/** A label with arguments, escaped. */
void mc_html_label_with(mc_html *page, const char *key, mc_str arg0, mc_str arg1);

/** Text of a document, escaped and isolated: its writing direction and its direction
 *  marks reach no further. */
void mc_html_foreign(mc_html *page, mc_str text);

/** The label of a code ("status." + "asserted"), escaped. */
void mc_html_code(mc_html *page, const char *prefix, mc_str code);

/** A whole number. */
void mc_html_number(mc_html *page, int64_t number);

/** A count of distinct authors; a dash where texts are counted but none of them names its author,
 *  since that is "not known" and not "nobody".
 *  @param documents  that the count was made over */
void mc_html_authors(mc_html *page, int64_t authors, int64_t documents);

/** A share as per cent with one decimal. */
void mc_html_percent(mc_html *page, double share);

/** `<TAG>label</TAG>`. */
void mc_html_element(mc_html *page, const char *tag, const char *key);

/** The same with what the label says of `arg`, its {0}. */
void mc_html_element_with(mc_html *page, const char *tag, const char *key, mc_str arg);

#endif
