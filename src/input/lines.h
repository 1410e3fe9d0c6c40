// SPDX-License-Identifier: Apache-2.0
/** The next line of an input, raw. */
#ifndef MC_INPUT_LINES_H
#define MC_INPUT_LINES_H

#include "input/delivery.h"

/** A line in the window of the source. */
typedef struct mc_line {
    mc_str text; /**< without its end (LF, CR LF); borrowed until the source is read or consumed */
    uint32_t bytes;  /**< with its end: what to consume */
    uint32_t number; /**< from 1 */
    bool found;      /**< false at the end of the input */
} mc_line;

/** Finds the line at the front of the window and leaves it there; the caller consumes it. A line
 *  longer than MC_MAX_RECORD_BYTES is a coverage row and is passed over. */
mc_status mc_lines_next(mc_delivery *d, mc_line *line);

/** Decodes every line that is not blank and hands it to `send` with its
 *  number, until the input ends.
 *  @return the first status of `send` that is not MC_OK, or what mc_lines_next() returns */
mc_status mc_lines_each(mc_delivery *d,
                        mc_status (*send)(mc_delivery *d, mc_str text, uint32_t line));

#endif
