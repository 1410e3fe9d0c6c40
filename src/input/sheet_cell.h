// SPDX-License-Identifier: Apache-2.0
/** Values of a workbook's cells as people see them: numbers without exponents, days as days. */
#ifndef MC_INPUT_SHEET_CELL_H
#define MC_INPUT_SHEET_CELL_H

#include <stdbool.h>

#include "base/buf.h"

/** What a number format makes of a number. */
typedef enum mc_sheet_format {
    MC_SHEET_NUMBER,
    MC_SHEET_DAY, /**< a day, with its time when it has one */
    MC_SHEET_TIME /**< hours, minutes, seconds */
} mc_sheet_format;

/** The kind of a built-in number format (ECMA-376, part 1, 18.8.30, with those of East Asia). */
mc_sheet_format mc_sheet_format_of_id(uint32_t id);

/** The kind of a format code such as `yyyy"-"mm"-"dd`: what is quoted, escaped or in
 *  brackets is no part of it. */
mc_sheet_format mc_sheet_format_of_code(mc_str code);

/** Appends a number as it stands in the file. Whole numbers are copied digit by digit, so that a
 *  number of 19 digits keeps all of them; others are rounded to the 15 digits that Excel shows and
 *  written without exponent: `1.7000000000000001E+16` is 17000000000000000. What
 *  is no number is copied. */
void mc_sheet_cell_add_number(mc_buf *out, mc_str raw);

/** Appends a serial number as YYYY-MM-DD, YYYY-MM-DD hh:mm:ss or h:mm:ss. What is no day of the
 *  calendar (negative, beyond 9999) is appended as number.
 *  @param from_1904  the workbook counts from 1904-01-01 instead of 1900 */
void mc_sheet_cell_add_time(mc_buf *out, mc_str raw, mc_sheet_format format, bool from_1904);

/** Appends text with `_xHHHH_` turned into the character (18.4.12 ST_Xstring). */
void mc_sheet_cell_add_text(mc_buf *out, mc_str text);

#endif
