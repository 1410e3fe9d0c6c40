// SPDX-License-Identifier: Apache-2.0
/** report.json: all figures, for other programs (docs/format/report.schema.json). */
#ifndef MC_REPORT_JSON_WRITER_H
#define MC_REPORT_JSON_WRITER_H

#include "report/outfile.h"
#include "report/report_run.h"

/** Version of report.json's shape. */
#define MC_REPORT_SCHEMA 1

/** Opens report.json and writes what stands before the first finding; mc_outfile_close()
 *  also after a failure. */
mc_status mc_json_writer_begin(mc_outfile *out, const mc_report_run *run, mc_error *err);

/** Appends a finding behind another, with the comma that divides them.
 *  @param fields  by mc_finding_field */
void mc_json_writer_finding(mc_buf *out, const mc_str *fields);

/** Writes what stands behind the last finding. */
mc_status mc_json_writer_end(mc_outfile *out, const mc_report_run *run, mc_error *err);

/** Writes manifest.json: runs, options, libraries, inputs with their hashes, the clock. It
 *  marks the folder as ours. */
mc_status mc_json_writer_write_manifest(const mc_report_run *run, mc_error *err);

#endif
