// SPDX-License-Identifier: Apache-2.0
/** Workbooks saved as one XML document (XML Spreadsheet 2003), which some systems export
 *  and call .xls or .xml. */
#ifndef MC_INPUT_XML_WORKBOOK_H
#define MC_INPUT_XML_WORKBOOK_H

#include "input/delivery.h"

/** True where the front of a document, in UTF-8, says that it is one. */
bool mc_xml_workbook_is(mc_str view);

/** Reads all records of all its sheets (sheet_book.h), of the first 256.
 *  @param skipped  set where none could be read: a coverage row says why */
mc_status mc_xml_workbook_read(mc_delivery *d, bool *skipped);

#endif
