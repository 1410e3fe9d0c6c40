// SPDX-License-Identifier: Apache-2.0
/** Small sets of folded strings, as the reader of patterns works with them. */
#ifndef MC_MATCH_STRING_SET_H
#define MC_MATCH_STRING_SET_H

#include "base/arena.h"
#include "base/str.h"

/** Most literals of one set; what would be larger is unknown. */
#define MC_MAX_REQUIRED_LITERALS 400u

/** A set of strings in an arena; by value. Without items it is unknown: nothing can be said. */
typedef struct mc_string_set {
    const mc_ustr *items;
    uint32_t count;
} mc_string_set;

/** The set of one string, which is borrowed. */
mc_string_set mc_string_set_single(mc_arena *arena, mc_ustr item);

/** True when they are the very same strings in memory: what was kept once need not be compared. */
static inline bool mc_string_set_is_same(mc_string_set a, mc_string_set b)
{
    return a.items == b.items && a.count == b.count;
}

/** A guess how many positions of a text hold one of the set: one more character makes a literal 64
 *  times rarer, and a single character is worse than any set of longer ones.
 *  @return UINT32_MAX when it is unknown or holds the empty string, which stands everywhere */
uint32_t mc_string_set_cost(mc_string_set set);

/** True when the set is known and does not hold the empty string: it can be searched for. */
bool mc_string_set_is_usable(mc_string_set set);

/** The set with the lower cost; unknown when neither is usable. */
mc_string_set mc_string_set_rarer(mc_string_set a, mc_string_set b);

/** Strings of either set; unknown when one is, or when they are too many. */
mc_string_set mc_string_set_unite(mc_arena *arena, mc_string_set a, mc_string_set b);

/** A union that grows set by set, as mc_string_set_unite() would make it step by step. */
typedef struct mc_string_union {
    mc_ustr *items;
    uint32_t count, room;
    uint32_t cost;   /**< as mc_string_set_cost() counts, of the strings that are not empty */
    bool known;      /**< false: one of the sets was unknown, or there were too many strings */
    bool has_empty;  /**< the empty string is among them */
    uint16_t *slots; /**< positions + 1 by content, when there are more than a few; else NULL */
} mc_string_union;

/** The union of one set, copied into the arena. */
void mc_string_union_start(mc_string_union *all, mc_arena *arena, mc_string_set first);

/** Adds the strings of `next` that are not there yet. */
void mc_string_union_add(mc_string_union *all, mc_arena *arena, mc_string_set next);

/** The union so far; valid until the next addition. */
mc_string_set mc_string_union_set(const mc_string_union *all);

/** All strings of `a` followed by all strings of `b`; unknown when one is, or when they are too
 *  many or longer than MC_MAX_LITERAL_UNITS. */
mc_string_set mc_string_set_multiply(mc_arena *arena, mc_string_set a, mc_string_set b);

/** Units of a beginning that are looked at. */
#define MC_BEGINNING_UNITS 2u

/** What the strings of `a` followed by those of `b` begin with: their first MC_BEGINNING_UNITS
 *  units, each once, those of `a` alone where `b` is unknown. Unlike the strings themselves these
 *  stay few when the sets are large.
 *  @return unknown when `a` is, when there are too many, or when memory ran out */
mc_string_set mc_string_set_beginnings(mc_arena *arena, mc_string_set a, mc_string_set b);

/** Without the strings that hold another one of the set: wherever those
 *  stand, that one stands too. */
mc_string_set mc_string_set_smallest(mc_arena *arena, mc_string_set set);

/** Without the strings that begin with another one of the set. */
mc_string_set mc_string_set_shortest_beginnings(mc_arena *arena, mc_string_set set);

#endif
