// SPDX-License-Identifier: Apache-2.0
/** Walks over the XML nodes of one part of an archive. */
#ifndef MC_INPUT_PART_WALK_H
#define MC_INPUT_PART_WALK_H

#include "base/arena.h"
#include "input/xml_compat.h"
#include "mingcha/error.h"

/** Sees one node. @return false to stop */
typedef bool (*mc_part_node)(void *payload, xmlTextReaderPtr reader);

/** Calls `see` for each node of a part.
 *
 *  @param missing  set when the archive has no such part, which is then no
 *                  failure; NULL makes it one
 *  @param problem  200 bytes: what is wrong, for MC_ERR_SYNTAX
 *  @return MC_OK also when `see` has stopped; MC_ERR_SYNTAX (broken archive
 *          or XML), MC_ERR_MEMORY */
mc_status mc_part_walk(mc_str zip, mc_str part, mc_part_node see, void *payload, bool *missing,
                       char problem[200]);

/** True when the reader stands at the begin (or end) of an element with this local name. */
bool mc_part_walk_is(xmlTextReaderPtr reader, int type, const char *name);

/** An attribute by its local name, whatever its prefix; copied into the arena, data
 *  NULL when there is none. */
mc_str mc_part_walk_attribute(xmlTextReaderPtr reader, mc_arena *arena, const char *name);

#endif
