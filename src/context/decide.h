// SPDX-License-Identifier: Apache-2.0
/** The decision: from the cues that reach a hit to its status, standing and reason. */
#ifndef MC_CONTEXT_DECIDE_H
#define MC_CONTEXT_DECIDE_H

#include "context/genre.h"
#include "context/quote.h"
#include "context/speaker.h"

/** What a document is beside its genre, whatever its hits. */
typedef struct mc_text_kind {
    bool general;  /**< speaks of no company and no case: an article, a script, an offer of work */
    bool at_large; /**< holds words that speak of the trade at large */
    bool contract; /**< terms of use, a contract: says what may be done */
    bool dunning;  /**< a short letter that dunns its reader: what it says will be is held out */
    bool review;   /**< finds fault with a shop or a seller */
    bool criminal; /**< a judgment or a report with accused and victims: they are persons */
    bool crime;    /**< the judgment of such a case */
    bool
        lender_sues; /**< a civil judgment whose plaintiff is a company: who defends himself owes it */
    bool lawlike; /**< a statute by its words (第三条, 本办法), not only by its duties (不得) */
} mc_text_kind;

/** All that bears on one hit. */
typedef struct mc_case {
    const mc_context_index *index;
    const mc_text *text;
    mc_cue_scan *scan; /**< of the text */
    const mc_scope_target *target;
    const mc_act *act;   /**< that the target tells of */
    mc_scope_uses *uses; /**< sorted in place by precedence, then nearness */
    mc_quote quote;
    bool has_subject;     /**< somebody is named who acts */
    mc_norm_span subject; /**< who is named as acting */
    mc_actor actor;

    // Whose words they are.
    mc_speaker turn;      /**< whose turn or line it is */
    mc_answer_part part;  /**< of a page of questions and answers */
    mc_answer_part reply; /**< of a complaint printed with the company's reply */

    // What the text is.
    mc_genre genre;
    const mc_text_kind *kind;
    bool self;   /**< somebody speaks of himself in the text, or a field names a respondent */
    bool nobody; /**< the text names no company and nobody tells his own case in it */

    // What the act is in such a text.
    bool insiders; /**< one of the trade tells of it in his own memoir, as of his daily work */
    bool strife;   /**< a crime, or what any trade does, where people quarrel and nothing is owed */

    // What its sentence tells, and those before it.
    bool named;        /**< a company is named in the sentence, its paragraph or above it */
    bool named_here;   /**< a company is named in the sentence */
    bool first_person; /**< somebody speaks of himself in the sentence */
    bool told_here;    /**< the clause names a company or somebody speaks of himself in it */
    bool named_clause; /**< in its clause; known of collecting beside a company's word */
    bool case_told;    /**< a particular case is told in the sentence or those before it */
    bool case_here;    /**< in the sentence itself */
    bool of_many; /**< 他们: goes on about many, of whom the sentence before spoke in general */
    bool demand_beside; /**< a demand stands in the sentence, wherever */
    bool demand_before; /**< of collecting: one stands close before it */
    bool ruled; /**< a duty stands behind the hit in its clause: 每日拨打电话不得超过三次 */
    bool maybe;     /**< a word of possibility stands before the hit in its sentence */
    bool topic_tag; /**< the quote is a hashtag and no more */
} mc_case;

/** What was decided. */
typedef struct mc_verdict {
    mc_finding_status status;
    mc_standing standing;
    const char *code; /**< of the reason */
    uint32_t use;     /**< index into mc_case.uses of the deciding cue, MC_NONE = none */
} mc_verdict;

/** Sorts the cues by the lexicon's precedence and takes the first that yields a status; where none
 *  does, the kind of text decides. */
mc_verdict mc_decide(const mc_case *of);

#endif
