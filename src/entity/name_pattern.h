// SPDX-License-Identifier: Apache-2.0
/** Names in no list, found by pattern and compared with each other. */
#ifndef MC_ENTITY_NAME_PATTERN_H
#define MC_ENTITY_NAME_PATTERN_H

#include "entity/name_scan.h"

/** Fills `scan->found` with what the patterns of the lexicon find around the literals of
 *  `scan->hits`; names of `scan->names`, the listed ones, vouch for those beside them.
 *  @return false without memory */
bool mc_name_pattern_find(mc_name_scan *scan, const mc_entity_index *index, mc_regex_scratch *regex,
                          mc_name_field field);

#endif
