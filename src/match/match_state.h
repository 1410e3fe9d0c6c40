// SPDX-License-Identifier: Apache-2.0
/** What a matcher carries while it works on one document, and how its parts hand in hits. */
#ifndef MC_MATCH_MATCH_STATE_H
#define MC_MATCH_MATCH_STATE_H

#include "match/match_plan.h"
#include "match/numeral.h"

/** A quote is the whole span up to this length, else the rarer word of the two. */
#define MC_QUOTE_UNITS 12u

/** An occurrence of a word of a class. */
typedef struct mc_word_hit {
    mc_norm_span span;
    uint32_t sentence, clause;
} mc_word_hit;

/** Occurrences of one class, ordered by begin; none lies inside another. */
typedef struct mc_word_hits {
    mc_word_hit *items;
    uint32_t count, capacity;
} mc_word_hits;

/** Where a group of literals stands in the present sentence. */
typedef struct mc_group_place {
    uint32_t sentence_run; /**< mc_matcher.sentence_run for which the places hold */
    uint32_t singles_run;  /**< the same, for which its single characters have joined */
    uint32_t first, last;  /**< where its first and its last literal begin */
} mc_group_place;

/** Where a single character stands in the present sentence. */
typedef struct mc_single_place {
    uint32_t sentence_run;
    uint32_t first, last;
} mc_single_place;

/** Where the numbers of a sentence stand in mc_matcher.all_numerals, once they have been read. */
typedef struct mc_numeral_range {
    uint64_t run; /**< mc_matcher.run for which the rest holds */
    uint32_t first, count;
} mc_numeral_range;

/** A member of a combination that has hit. */
typedef struct mc_combination_part {
    uint32_t combination, extent, member, hit;
} mc_combination_part;

struct mc_matcher {
    const mc_match_index *index;
    bool keep_rejected;
    const mc_text *text;
    const mc_document *document;
    uint64_t run; /**< ordinal of the document */
    mc_status status;
    mc_literal_hits found;
    mc_literal_hits confused[MC_CONFUSION_COUNT]; /**< spellings by sound or shape */
    mc_word_hits *words;                          /**< a slot each */
    uint32_t *touched;                            /**< slots that hold something */
    uint32_t touched_count;
    uint32_t
        sentence_run; /**< ordinal of the sentence over all documents; begins anew when used up */
    mc_norm_span sentence; /**< the one at hand, with its literals */
    const mc_literal_hit *sentence_hits;
    uint32_t sentence_hit_count;
    uint64_t *standing;       /**< bits: groups of which a longer literal stands in it */
    mc_group_place *groups;   /**< by group; of the sentence places_run */
    mc_single_place *singles; /**< by number; of the sentence singles_run */
    uint32_t places_run, singles_run;
    uint32_t *tried; /**< by pattern: sentence_run in which it was tried */
    mc_regex_scratch *regex;
    uint32_t budget_exceeded;
    const mc_pattern_plan *broken; /**< that does not compile; MC_ERR_LEXICON */
    mc_hit *hits;
    uint32_t hit_count, hit_capacity;
    mc_rejected *rejected;
    uint32_t rejected_count, rejected_capacity;
    uint64_t *class_in_document; /**< 2 * run + (1 when the class stands in the document) */
    mc_entry_cost *costs;        /**< by entry; NULL = not measured */
    mc_arena arena;              /**< of the document: folded title and respondent */
    mc_ustr title, respondent;
    bool fields_folded;
    uint32_t
        implied; /**< class of what the respondent's name implies; known when the fields are folded */
    const mc_numeral *numerals; /**< of the sentence at hand */
    uint32_t numeral_count;
    mc_numeral *all_numerals; /**< of the sentences that were read so far */
    uint32_t all_numeral_count, numeral_capacity;
    mc_numeral_range *numeral_ranges; /**< by sentence */
    uint32_t numeral_range_capacity;
    mc_hit *allows; /**< allow hits, ordered by begin, */
    uint32_t allow_count, allow_capacity;
    uint32_t *farthest; /**< index of the allow hit that ends last among those up to this one */
    uint32_t farthest_capacity;
    mc_hit *category_last; /**< last kept term of each category */
    mc_combination_part *parts;
    uint32_t part_count, part_capacity;
    uint32_t *chain; /**< scratch of frames */
    uint32_t chain_capacity;
};

/** The entry of a hit. */
const mc_entry *mc_match_state_entry(const mc_matcher *matcher, uint32_t entry);

/** Hands in a hit: its guards are checked, then it is kept or rejected. Errors go to `status`. */
void mc_match_state_offer(mc_matcher *matcher, mc_hit hit);

/** Records why a hit is none, if the matcher keeps such. */
void mc_match_state_reject(mc_matcher *matcher, mc_rejected rejected);

/** Adds the time since `since` (base/clock.h) to what the entry cost. Only
 *  while costs are measured. */
void mc_match_state_charge(mc_matcher *matcher, uint32_t entry, double since);

/** The smallest span that covers both. */
mc_norm_span mc_match_state_union(mc_norm_span a, mc_norm_span b);

/** Empties everything for the next document. */
void mc_match_state_begin(mc_matcher *matcher, const mc_text *text, const mc_document *document);

#endif
