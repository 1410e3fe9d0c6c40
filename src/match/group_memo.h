// SPDX-License-Identifier: Apache-2.0
/** Remembers what was found out about the groups of patterns, by their text. */
#ifndef MC_MATCH_GROUP_MEMO_H
#define MC_MATCH_GROUP_MEMO_H

#include "match/string_set.h"

/** Sets of strings in order. */
typedef struct mc_string_sets {
    const mc_string_set *items;
    uint32_t count;
} mc_string_sets;

/** What is known of a part of a pattern; see match/pattern_facts.c. */
typedef struct mc_pattern_facts {
    mc_string_set exact, required, beginning;
    mc_string_sets groups;
    uint32_t longest;
} mc_pattern_facts;

/** Words of a class are written out in every pattern that names it, so the same groups
 *  come again and again. */
typedef struct mc_group_memo mc_group_memo;

/** @return NULL when the system has no memory; free with mc_group_memo_free() */
mc_group_memo *mc_group_memo_new(void);

/** NULL is allowed. */
void mc_group_memo_free(mc_group_memo *memo);

/** What was kept of the group whose text the pattern goes on with.
 *
 *  @param rest   the pattern from the group's content on
 *  @param facts  written when found; the sets live as long as the memo
 *  @return       units of the group's text, its closing parenthesis included; 0 = not kept */
uint32_t mc_group_memo_find(const mc_group_memo *memo, mc_ustr rest, mc_pattern_facts *facts);

/** Keeps what was found out about a group, if its text is long enough to be worth it.
 *
 *  @param text   from the group's content to its closing parenthesis; borrowed for the memo's life,
 *                as are the strings inside it
 *  @param facts  becomes the kept copy */
void mc_group_memo_keep(mc_group_memo *memo, mc_ustr text, mc_pattern_facts *facts);

/** mc_string_set_smallest(), found out once for a set that the memo keeps; `memo` may be NULL. */
mc_string_set mc_group_memo_smallest(mc_group_memo *memo, mc_arena *arena, mc_string_set set);

/** mc_string_set_shortest_beginnings(), likewise. */
mc_string_set mc_group_memo_beginnings(mc_group_memo *memo, mc_arena *arena, mc_string_set set);

#endif
