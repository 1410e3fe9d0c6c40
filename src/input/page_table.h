// SPDX-License-Identifier: Apache-2.0
/** The table of a page that is a table: web systems save what they show in Excel as
 *  HTML and call it .xls. */
#ifndef MC_INPUT_PAGE_TABLE_H
#define MC_INPUT_PAGE_TABLE_H

#include <libxml/tree.h>

#include "input/sheet_rows.h"

/** True for a page that may be one: by the name of its file, by Excel's marks, or because a
 *  table opens its body. */
bool mc_page_table_is_likely(mc_str view, mc_str name);

/** The table with most rows; NULL when there is none. */
xmlNodePtr mc_page_table_find(xmlNodePtr root);

/** Reads the rows of the table, not those of tables inside it, as mc_sheet_rows_read(). A cell that
 *  spans columns stands in the first of them; one that spans rows, in each of them.
 *  @return MC_ERR_MEMORY, what `take` returns */
mc_status mc_page_table_read(xmlNodePtr table, mc_sheet_rows_take take, void *payload);

#endif
