// SPDX-License-Identifier: Apache-2.0
/** report.xml: the lists of report.json as elements (docs/format/report.rng). */
#ifndef MC_REPORT_XML_WRITER_H
#define MC_REPORT_XML_WRITER_H

#include "report/report_run.h"

/** Appends character data that XML 1.0 may hold: markup and carriage returns escaped, control
 *  characters as blanks, U+FFFE and U+FFFF as U+FFFD. */
void mc_xml_writer_escape(mc_buf *out, mc_str text);

/** Writes the file into the report's folder. MC_ERR_IO, MC_ERR_MEMORY */
mc_status mc_xml_writer_write(const mc_report_run *run, mc_error *err);

#endif
