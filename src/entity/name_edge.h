// SPDX-License-Identifier: Apache-2.0
/** Finds what stands directly before and behind a name, past quotation marks, brackets and
 *  blanks. */
#ifndef MC_ENTITY_NAME_EDGE_H
#define MC_ENTITY_NAME_EDGE_H

#include "entity/reading.h"

/** True for blanks, quotation marks and brackets. */
bool mc_name_edge_is_wrapping(uint16_t unit);

/** True for a comma or semicolon, which lists and sentences have alike. */
static inline bool mc_name_edge_ends_clause(uint16_t unit)
{
    return unit == ',' || unit == ';' || unit == 0xFF0C || unit == 0xFF1B;
}

/** Steps back from `at` over blanks, quotation marks and brackets, not past `floor`. */
uint32_t mc_name_edge_back(const mc_text *text, uint32_t at, uint32_t floor);

/** Steps on from `at` over the same, not past `ceiling`. */
uint32_t mc_name_edge_on(const mc_text *text, uint32_t at, uint32_t ceiling);

/** Like mc_name_edge_back(), and also past a place (南山丙丁贷) and words between a name and what
 *  governs it: behind 转给了 in 转给了一家叫“丙丁”. */
uint32_t mc_name_edge_governed(const mc_reading *of, uint32_t at, uint32_t floor);

#endif
