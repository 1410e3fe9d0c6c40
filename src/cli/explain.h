// SPDX-License-Identifier: Apache-2.0
/** Explanation of one analysed document: every match, its status, the cues, the
 *  company, the reasons. */
#ifndef MC_CLI_EXPLAIN_H
#define MC_CLI_EXPLAIN_H

#include "record/finding.h"
#include "record/masked_writer.h"
#include "report/messages.h"

/** Appends the explanation for people: each sentence with matches, the quote and the reach of each
 *  cue drawn under the text, what was decided and why; then what was matched and is no finding. Of
 *  the matches that make one finding the strongest is explained, the others are named below it.
 *  @param findings  of `analysis`
 *  @param masked    of the document's text
 *  @param colour    mark the quotes with terminal colours
 *  @return MC_ERR_MEMORY */
mc_status mc_explain_write(mc_buf *out, const mc_messages *messages, const mc_analysis *analysis,
                           const mc_finding_list *findings, const mc_masked_writer *masked,
                           bool colour);

/** Appends the same as one JSON object and a line end (docs/format/explanation.md). */
void mc_explain_write_json(mc_buf *out, const mc_analysis *analysis, mc_masked_writer *masked);

#endif
