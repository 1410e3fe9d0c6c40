// SPDX-License-Identifier: Apache-2.0
/** What mc_match_index holds: the lexicon's entries turned round, from literals
 *  to what they lead to. */
#ifndef MC_MATCH_MATCH_PLAN_H
#define MC_MATCH_MATCH_PLAN_H

#include "base/arena.h"
#include "match/begin_filter.h"
#include "match/class_words.h"
#include "match/confusion_index.h"
#include "match/literal_index.h"
#include "match/match.h"
#include "match/numeral_table.h"
#include "match/regex.h"
#include "text/variants.h"

/** Most events of a frame. */
#define MC_MAX_FRAME_EVENTS 16u

/** What an occurrence of a literal leads to. */
typedef enum mc_use_kind {
    MC_USE_TERM,     /**< target = entry */
    MC_USE_WORD,     /**< target = slot; the word of a class that joins read */
    MC_USE_SPELLING, /**< target = entry; a disguised spelling of its term */
    MC_USE_GROUP /**< target = group of literals that patterns require; kept apart from the others */
} mc_use_kind;

typedef struct mc_literal_use {
    mc_use_kind kind;
    uint32_t target;
    const mc_word *word; /**< MC_USE_WORD */
} mc_literal_use;

/** What each match of a pattern, or of one branch of it, must hold. */
typedef struct mc_pattern_branch {
    uint32_t pattern;
    uint32_t longest; /**< units of its longest match, at most MC_MAX_PATTERN_UNITS */
    uint32_t trigger; /**< group that each match contains, the rarest */
    uint32_t *groups; /**< all groups that each match contains, in this order */
    uint32_t group_count;
    mc_begin_filter beginning;
} mc_pattern_branch;

/** Most groups that are asked for before a branch is looked at. */
#define MC_CALL_NEEDS 4u

/** No group; there are fewer than this. */
#define MC_NO_GROUP UINT16_MAX

/** What the trigger of a branch leads to. */
typedef struct mc_pattern_call {
    uint32_t pattern;
    uint16_t needs
        [MC_CALL_NEEDS]; /**< the rarest other groups of the branch, rarest first; MC_NO_GROUP behind the
                                        last */
} mc_pattern_call;

/** A pattern rule. */
typedef struct mc_pattern_plan {
    uint32_t entry;
    bool slow;     /**< without branches: runs over every sentence */
    bool anchored; /**< compiled for a try at one place: what matches begin with is known */
    uint32_t first_branch, branch_count; /**< one where it is not anchored */
    mc_regex *regex;
    mc_regex *exclude;      /**< NULL = none */
    uint32_t exclude_group; /**< group that each match of `exclude` contains; MC_NONE = unknown */
    mc_begin_filter
        exclude_beginning; /**< where `exclude`, compiled for a try at one place, is tried; open = it is
                                            compiled for a search */
} mc_pattern_plan;

/** Part of an entry in a combination. */
typedef struct mc_membership {
    uint32_t combination; /**< entry */
    uint32_t member;      /**< position in its list; MC_NONE = one of none_of */
} mc_membership;

/** Lists side by side: list i is items[first[i] .. first[i + 1]). */
typedef struct mc_lists {
    uint32_t *first;
    uint32_t *items;
} mc_lists;

/** What a literal leads to: uses[first_use .. [1].first_use) and
 *  groups[first_group .. [1].first_group). */
typedef struct mc_literal_plan {
    uint32_t first_use;
    uint32_t first_group;
} mc_literal_plan;

struct mc_match_index {
    const mc_lexicon *lexicon;
    mc_arena arena;
    mc_arena beside; /**< of what a second thread has planned */
    mc_literal_index *literals;
    mc_literal_plan *plans; /**< by literal, and one behind the last */
    mc_literal_use *uses;
    uint16_t *groups; /**< groups that literals belong to, ascending for each */
    mc_class_words *words;
    uint32_t *slot_of_class; /**< MC_NONE = joins do not read this class */
    uint32_t slot_count;
    mc_lists joins_of_slot; /**< near, frame and number entries, by the class that starts them */
    mc_pattern_plan *patterns;
    uint32_t pattern_count;
    mc_pattern_branch *branches;
    uint32_t slow_count;
    uint32_t group_count;
    uint32_t trigger_count; /**< groups below this number trigger patterns */
    uint32_t *first_call;   /**< of group g, which triggers: calls[first_call[g] .. [g + 1]) */
    mc_pattern_call *calls;
    uint16_t *single_of_unit; /**< by unit: number + 1 of a single character of such groups as
                                     trigger nothing, which is no literal for their sake; 0 = none */
    uint32_t single_count;
    uint32_t *first_single; /**< of group g: singles[first_single[g] .. [g + 1]), numbers */
    uint16_t *singles;
    mc_membership *memberships; /**< of entry e: memberships[first_membership[e] .. [e + 1]) */
    uint32_t *first_membership;
    mc_numeral_table *numerals;  /**< NULL when no entry reads numbers */
    mc_variant_tables *variants; /**< NULL when no entry asks for disguised spellings */
    mc_confusion_index
        *confusions; /**< terms that are also looked for with other characters of the same
                                       sound or shape; NULL = none */
    uint32_t *confused_entries[MC_CONFUSION_COUNT]; /**< by literal of `confusions` */
};

/** True when the entry takes part in matching: testing or stable. */
bool mc_match_plan_is_live(const mc_entry *entry);

/** MC_ERR_LEXICON with the place and the id of the entry in front of `what`. */
mc_status mc_match_plan_error(const mc_entry *entry, const char *what, mc_error *err);

/** The class whose words start a near join (the rarer of its two), frame or number rule. */
uint32_t mc_match_plan_start_class(const mc_lexicon *lexicon, const mc_entry *entry);

#endif
