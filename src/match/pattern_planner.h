// SPDX-License-Identifier: Apache-2.0
/** Reads patterns for the sets of literals that say where they are worth a try,
 *  while an index is built. */
#ifndef MC_MATCH_PATTERN_PLANNER_H
#define MC_MATCH_PATTERN_PLANNER_H

#include "match/group_memo.h"
#include "match/group_table.h"
#include "match/match_plan.h"

/** Patterns on their way into an index; see mc_pattern_planner_init(). Two planners may plan
 *  patterns of one index on two threads, when those have different numbers: they share
 *  nothing that either changes. */
typedef struct mc_pattern_planner {
    mc_match_index *index; /**< with room for its patterns */
    mc_arena *arena;       /**< of what the index keeps */
    mc_arena scratch;      /**< of the pattern at hand */
    mc_group_memo *memo;
    uint32_t next; /**< number of the next pattern */
    mc_group_table groups;
    mc_pattern_branch *branches;
    uint32_t branch_count, branch_capacity;
    mc_string_set *sets; /**< of the groups, in the order of their numbers; after ranking */
} mc_pattern_planner;

/** Begins with no pattern; always ends with mc_pattern_planner_dispose().
 *
 *  @param index  with room for its patterns
 *  @param arena  owner of what is planned, for the index's life
 *  @param next   number of the first pattern that is added
 *  @return MC_ERR_MEMORY */
mc_status mc_pattern_planner_init(mc_pattern_planner *planner, mc_match_index *index,
                                  mc_arena *arena, uint32_t next, mc_error *err);

/** Adds the pattern of a live entry to the index, under the next number.
 *  @return MC_ERR_LEXICON with file and line for one that PCRE2 refuses or that would run over
 *          every sentence; MC_ERR_MEMORY */
mc_status mc_pattern_planner_add(mc_pattern_planner *planner, uint32_t entry, mc_error *err);

/** Takes over what `later` has planned, whose patterns have the numbers behind the own ones. The
 *  outcome is as if one planner had planned them all.
 *  @return MC_ERR_MEMORY */
mc_status mc_pattern_planner_join(mc_pattern_planner *planner, const mc_pattern_planner *later,
                                  mc_error *err);

/** Numbers the groups, those that trigger a pattern first, and lists patterns by what triggers
 *  them. Comes after the last pattern.
 *
 *  @param arena  owner of `sets`; their strings live as long as the planner
 *  @return MC_ERR_LIMIT when they are too many, MC_ERR_MEMORY */
mc_status mc_pattern_planner_rank(mc_pattern_planner *planner, mc_arena *arena, mc_error *err);

/** Frees what the planner owns. */
void mc_pattern_planner_dispose(mc_pattern_planner *planner);

#endif
