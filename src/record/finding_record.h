// SPDX-License-Identifier: Apache-2.0
/** The record of one finding. */
#ifndef MC_RECORD_FINDING_RECORD_H
#define MC_RECORD_FINDING_RECORD_H

#include "record/masked_writer.h"
#include "record/record.h"

/** Writes a reason as `{"code":"…","args":["…"]}`. */
void mc_finding_record_reason(mc_buf *out, mc_masked_writer *writer, const mc_reason *reason);

/** Code of a party's kind: "listed", "discovered", "masked". */
const char *mc_finding_record_party_kind(mc_party_kind kind);

/** Writes one line.
 *  @param law_day  the day whose clauses are in force */
void mc_finding_record_write(mc_buf *out, mc_masked_writer *writer, const mc_analysis *analysis,
                             const mc_finding *finding, const mc_record_options *options,
                             mc_day law_day);

#endif
