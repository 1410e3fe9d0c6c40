// SPDX-License-Identifier: Apache-2.0
/** companies.csv and findings.csv: UTF-8 with byte order mark, RFC 4180, cells
 *  that no spreadsheet runs. */
#ifndef MC_REPORT_CSV_WRITER_H
#define MC_REPORT_CSV_WRITER_H

#include "report/outfile.h"
#include "report/report_run.h"

/** Appends one cell: quoted where needed; one that begins with = + - @, tab or line break gets an
 *  apostrophe in front, so that a spreadsheet shows it and runs nothing. */
void mc_csv_writer_cell(mc_buf *out, mc_str text);

/** Appends what a table begins with: the byte order mark, without which spreadsheets take UTF-8 for
 *  something else. */
void mc_csv_writer_begin(mc_buf *out);

/** Appends a row of cells. */
void mc_csv_writer_row(mc_buf *out, const mc_str *cells, int count);

/** Writes companies.csv, and in a packet responses.csv, the form for the company's reply. */
mc_status mc_csv_writer_write(const mc_report_run *run, mc_error *err);

/** Opens findings.csv and writes its header; mc_outfile_close() also after a failure. */
mc_status mc_csv_writer_begin_findings(mc_outfile *out, const mc_report_run *run, mc_error *err);

/** Appends the row of a finding.
 *  @param notice  that nothing is verified: the last cell of every row
 *  @param fields  by mc_finding_field */
void mc_csv_writer_finding(mc_buf *out, mc_str notice, const mc_str *fields);

#endif
