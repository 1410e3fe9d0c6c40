// SPDX-License-Identifier: Apache-2.0
/** Columns that text takes on a terminal: Chinese characters take two. */
#ifndef MC_REPORT_WIDTH_H
#define MC_REPORT_WIDTH_H

#include "base/buf.h"

/** Columns of a string: Wide and Fullwidth (Unicode Standard Annex 11) two,
 *  combining and control none. */
uint32_t mc_width_of(mc_str text);

/** Appends `text` in exactly `columns` columns: cut with an ellipsis, or filled with blanks.
 *  @param to_right  blanks in front */
void mc_width_pad(mc_buf *out, mc_str text, uint32_t columns, bool to_right);

#endif
