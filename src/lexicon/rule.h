// SPDX-License-Identifier: Apache-2.0
/** Entries: what is looked for in a text, from a term to a combination of others. */
#ifndef MC_LEXICON_RULE_H
#define MC_LEXICON_RULE_H

#include "lexicon/word.h"

/** Kinds of entries. */
typedef enum mc_entry_kind {
    MC_ENTRY_TERM,       /**< terms/: one literal */
    MC_ENTRY_NEAR,       /**< near/: two classes near each other */
    MC_ENTRY_PATTERN,    /**< rules/: PCRE2 around a literal */
    MC_ENTRY_FRAME,      /**< rules/: events in order, over clauses */
    MC_ENTRY_NUMBER,     /**< rules/: a count, hour or rate against a bound */
    MC_ENTRY_COMBINATION /**< rules/: any/all/at least N/none of other entries */
} mc_entry_kind;

/** Flags of an entry (bit set). */
enum {
    MC_FLAG_ALLOW = 1u << 0,        /**< names nothing; covers and removes shorter hits */
    MC_FLAG_NEGATABLE = 1u << 1,    /**< negation cues act on it */
    MC_FLAG_OWN_NEGATOR = 1u << 2,  /**< its negator is the conduct (不予协商) */
    MC_FLAG_NEEDS_DOMAIN = 1u << 3, /**< wants debt evidence in the document */
    MC_FLAG_PHONETIC = 1u << 4,     /**< homophones and pinyin match too */
    MC_FLAG_SHAPE = 1u << 5,        /**< look-alikes match too */
    MC_FLAG_SPLIT = 1u << 6,        /**< split characters match too */
    MC_FLAG_GAPPED = 1u << 7,       /**< inserted separators match too */
    MC_FLAG_PRESUPPOSED = 1u << 8,  /**< stays asserted under demand and condition */
    MC_FLAG_UTTERANCE =
        1u << 9, /**< collector's own words (后果自负): conduct when spoken by the agent */
    MC_FLAG_ANNOUNCES = 1u << 10, /**< by itself says the act is held out, not done (要上门) */
    MC_FLAG_CONSUMER_ACT = 1u << 11, /**< only as act of the consumer */
    MC_FLAG_SPEECH = 1u << 12 /**< only in what an agent says, to the person (我打给你老婆) */
};

/** near/: class A and class B within a distance. */
typedef struct mc_near {
    uint32_t a, b;       /**< classes */
    uint16_t distance;   /**< folded units between the two */
    bool ordered;        /**< A before B only */
    bool whole_sentence; /**< else both in one clause */
} mc_near;

/** rules/: a pattern with its exclusion. Classes and gaps are expanded already. */
typedef struct mc_pattern {
    mc_ustr pattern; /**< PCRE2, folded; docs/format/rules.md */
    mc_ustr exclude; /**< not matching in the window of the hit; empty = none */
    bool slow;       /**< may lack a required literal */
    bool late; /**< of the shipped folder, compiled when it first runs: its tests have done so */
} mc_pattern;

/** rules/: events A, B, … in order. */
typedef struct mc_frame {
    const uint32_t *events; /**< classes */
    uint32_t event_count;
    uint16_t gap;        /**< folded units between two events */
    bool cross_sentence; /**< may cross one sentence end inside a paragraph */
    uint8_t quote_event; /**< the event that is quoted */
} mc_frame;

/** What a number rule measures. */
typedef enum mc_quantity {
    MC_QUANTITY_COUNT, /**< times in a period: calls a day */
    MC_QUANTITY_HOUR,  /**< hour of the day, 0–24 */
    MC_QUANTITY_RATE,  /**< per cent a year */
    MC_QUANTITY_DAYS,  /**< days of delay */
    MC_QUANTITY_RATIO, /**< an amount (received, repaid) divided by another (lent) */
    MC_QUANTITY_YIELD  /**< per cent a year of a loan, from its instalments and their count */
} mc_quantity;

/** rules/: a number near a class, compared with bounds. */
typedef struct mc_number_rule {
    mc_quantity quantity;
    uint32_t near;  /**< class that must stand within `distance`; MC_NONE = none */
    uint32_t units; /**< class of unit words right behind the number (个, 通, 次) */
    uint32_t
        period; /**< class of period words (一天, 每小时); MC_NONE = none; for a yield the words
                        behind the count of instalments (期, 个月) */
    uint32_t against; /**< ratio and yield: class before the amount compared with */
    uint32_t except;  /**< ratio and yield: class behind a number that is no amount (年, 期) */
    uint16_t distance;
    double at_least,
        below; /**< counted when at_least <= value < below; hours wrap when at_least > below */
} mc_number_rule;

/** rules/: other entries together. */
typedef enum mc_combination_kind {
    MC_COMBINE_ANY,
    MC_COMBINE_ALL,
    MC_COMBINE_AT_LEAST
} mc_combination_kind;

typedef enum mc_extent {
    MC_EXTENT_CLAUSE,
    MC_EXTENT_SENTENCE,
    MC_EXTENT_PARAGRAPH,
    MC_EXTENT_DOCUMENT
} mc_extent;

typedef struct mc_combination {
    mc_combination_kind kind;
    uint32_t at_least;
    const uint32_t *entries, *none_of; /**< entries that must (not) hit */
    uint32_t entry_count, none_count;
    mc_extent extent;
} mc_combination;

/** One entry. `detail` depends on `kind`. */
typedef struct mc_entry {
    mc_str id;
    mc_entry_kind kind;
    uint32_t category; /**< MC_NONE for allow entries */
    uint32_t flags;
    mc_entry_status status;
    mc_guards guards;
    mc_origin origin;
    mc_str note;
    union {
        mc_ustr term;
        mc_near near;
        mc_pattern pattern;
        mc_frame frame;
        mc_number_rule number;
        mc_combination combination;
    } detail;
} mc_entry;

#endif
