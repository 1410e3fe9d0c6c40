// SPDX-License-Identifier: Apache-2.0
/** Tables of the pages: head, cells, shares with their intervals. */
#ifndef MC_REPORT_HTML_TABLE_H
#define MC_REPORT_HTML_TABLE_H

#include "report/html.h"

struct sqlite3_stmt;

/** Begins a table that scrolls by itself when it is wider than the screen.
 *  @param label         key: its name for screen readers
 *  @param caption       key; NULL = none
 *  @param columns       keys of the headings
 *  @param first_number  columns from this one on hold numbers */
void mc_html_table_begin(mc_html *page, const char *label, const char *caption,
                         const char *const *columns, int count, int first_number);

/** Ends it. */
void mc_html_table_end(mc_html *page);

/** A cell with a whole number. */
void mc_html_table_number(mc_html *page, int64_t number);

/** A cell with a count of authors (mc_html_authors()). */
void mc_html_table_authors(mc_html *page, int64_t authors, int64_t documents);

/** A cell with the share in `column` and its interval in the two behind, and a bar; a dash where
 *  the first is NULL: where none may be shown. */
void mc_html_table_share(mc_html *page, struct sqlite3_stmt *row, int column);

/** A cell with a share as per cent; a dash for NULL. */
void mc_html_table_percent(mc_html *page, struct sqlite3_stmt *row, int column);

/** A cell with the change in `column` as percentage points with sign and its interval in the two
 *  behind; a dash for NULL. @param marked  it is more than chance: said in words behind it */
void mc_html_table_change(mc_html *page, struct sqlite3_stmt *row, int column, bool marked);

/** A cell "3–9 / 12" with first and last rank and how many are ranked, in three
 *  columns; a dash for NULL. */
void mc_html_table_rank(mc_html *page, struct sqlite3_stmt *row, int column);

#endif
