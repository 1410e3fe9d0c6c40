// SPDX-License-Identifier: Apache-2.0
/** One key for all written forms of an unlisted company's name. */
#ifndef MC_ENTITY_NAME_CANONICAL_H
#define MC_ENTITY_NAME_CANONICAL_H

#include "entity/entity_index.h"

/** The form of a name that its id is made of: without legal form, long words shortened.
 *
 *  @param folded  the name, folded
 *  @return a copy in the arena, or `folded` itself when nothing changes or memory is short; never
 *          shorter than two units unless `folded` is */
mc_ustr mc_name_canonical(const mc_entity_index *index, mc_arena *arena, mc_ustr folded);

#endif
