// SPDX-License-Identifier: Apache-2.0
/** Progress on stderr: records, rate and bytes, as one line that is rewritten or as JSON Lines. */
#ifndef MC_CLI_PROGRESS_H
#define MC_CLI_PROGRESS_H

#include "cli/options.h"

/** State of the line. Start it with mc_progress_start(). */
typedef struct mc_progress {
    mc_progress_mode mode; /**< never AUTO once started */
    bool line;             /**< rewrite one line on a terminal */
    double started, shown; /**< seconds */
    uint64_t bytes;
    uint64_t total; /**< bytes of all inputs; 0 = not known */
    const mc_messages *messages;
} mc_progress;

/** Decides where progress goes: nowhere unless stderr is a terminal or JSON was asked for. */
void mc_progress_start(mc_progress *progress, const mc_options *options,
                       const mc_messages *messages);

/** Adds bytes read and shows the state at most five times a second. Fits
 *  mc_scan_options.progress. */
void mc_progress_add(void *progress, uint64_t bytes, uint64_t documents);

/** Clears the line. */
void mc_progress_end(mc_progress *progress);

#endif
