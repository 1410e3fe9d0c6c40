// SPDX-License-Identifier: Apache-2.0
/** One function a format: reads the whole input of a delivery. Called by reader.c only.
 *
 *  All return MC_OK when they have come to the end, broken records included; the sink's status when
 *  it stopped; MC_ERR_MEMORY. `*skipped` is set when a row says that nothing
 *  of the input was read. */
#ifndef MC_INPUT_READERS_H
#define MC_INPUT_READERS_H

#include "input/delivery.h"

/** Plain text by options->split (text_reader.c). */
mc_status mc_text_reader_read(mc_delivery *d);

/** Captions: WebVTT and SubRip (caption_reader.c). */
mc_status mc_caption_reader_read(mc_delivery *d);

/** CSV and other separated values (table_reader.c). `separator` 0 = found on the first line. */
mc_status mc_table_reader_read(mc_delivery *d, char separator, bool *skipped);

/** JSON Lines, one array, one object (json_reader.c). */
mc_status mc_json_reader_read(mc_delivery *d);

/** HTML pages and threads (html_reader.c). */
mc_status mc_html_reader_read(mc_delivery *d, bool *skipped);

/** Sheets of an .xlsx workbook (xlsx_reader.c). */
mc_status mc_xlsx_reader_read(mc_delivery *d, bool *skipped);

/** Sheets of an .xls workbook (xls_reader.c). */
mc_status mc_xls_reader_read(mc_delivery *d, bool *skipped);

/** The body of a .docx document (docx_reader.c). */
mc_status mc_docx_reader_read(mc_delivery *d, bool *skipped);

/** A mail, or a page saved in one file (mail_reader.c). */
mc_status mc_mail_reader_read(mc_delivery *d, bool *skipped);

/** XML records (xml_reader.c). */
mc_status mc_xml_reader_read(mc_delivery *d, bool *skipped);

#endif
