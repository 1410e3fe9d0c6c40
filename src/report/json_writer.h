// SPDX-License-Identifier: Apache-2.0
/** report.json: all figures, for other programs (docs/format/report.schema.json). */
#ifndef MC_REPORT_JSON_WRITER_H
#define MC_REPORT_JSON_WRITER_H

#include "report/report_run.h"

/** Version of report.json's shape. */
#define MC_REPORT_SCHEMA 1

/** Writes report.json. */
mc_status mc_json_writer_write(const mc_report_run *run, mc_error *err);

/** Writes manifest.json: runs, options, libraries, inputs with their hashes, the clock. It marks the folder as ours. */
mc_status mc_json_writer_write_manifest(const mc_report_run *run, mc_error *err);

#endif
