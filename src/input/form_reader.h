// SPDX-License-Identifier: Apache-2.0
/** Forms: sheets in which names stand beside their values, not above them. */
#ifndef MC_INPUT_FORM_READER_H
#define MC_INPUT_FORM_READER_H

#include "input/sheet_reader.h"

/** True for a row in which the name of a text stands beside what somebody wrote: few cells, a
 *  sentence right of the name. */
bool mc_form_reader_is_row(const mc_row_cells *cells, const mc_reader_options *options);

/** Reads the forms of a sheet, each a record; where the name of a field comes again another form
 *  begins. A note "form" says so.
 *  @param row  in which the first text was found, for the note
 *  @return     as mc_sheet_reader_read() */
mc_status mc_form_reader_read(mc_delivery *d, const mc_sheet_source *source, uint32_t row);

#endif
