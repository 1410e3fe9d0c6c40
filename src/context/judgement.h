// SPDX-License-Identifier: Apache-2.0
/** What is decided of a hit: status, standing, actor, speaker, and by which cues. */
#ifndef MC_CONTEXT_JUDGEMENT_H
#define MC_CONTEXT_JUDGEMENT_H

#include "match/match.h"

/** Status of a finding (annotation.md). */
typedef enum mc_finding_status {
    MC_ASSERTED,
    MC_ANNOUNCED,
    MC_NEGATED,
    MC_HYPOTHETICAL,
    MC_NORM,
    MC_GENERAL,
    MC_CLAIMED,
    MC_DEMANDED
} mc_finding_status;

enum { MC_FINDING_STATUS_COUNT = MC_DEMANDED + 1 };

/** True for what somebody says was done, or was said would be: what counts. */
static inline bool mc_finding_status_is_alleged(mc_finding_status status)
{
    return status == MC_ASSERTED || status == MC_ANNOUNCED;
}

/** Who says so with what authority. */
typedef enum mc_standing { MC_ALLEGED, MC_ADMITTED, MC_FOUND } mc_standing;

/** Who is said to have acted. */
typedef enum mc_actor {
    MC_ACTOR_LENDER,
    MC_ACTOR_COLLECTOR,
    MC_ACTOR_CONSUMER,
    MC_ACTOR_AUTHORITY,
    MC_ACTOR_OTHER
} mc_actor;

/** Role of the person whose words a turn or quotation is. */
typedef enum mc_speaker {
    MC_SPEAKER_NONE,
    MC_SPEAKER_AGENT,
    MC_SPEAKER_CUSTOMER,
    MC_SPEAKER_UNKNOWN
} mc_speaker;

/** Codes as in records: "asserted", "alleged", "lender", "agent" ("" for none). */
const char *mc_finding_status_code(mc_finding_status status);
const char *mc_standing_code(mc_standing standing);
const char *mc_actor_code(mc_actor actor);
const char *mc_speaker_code(mc_speaker speaker);

/** The status of a code; MC_FINDING_STATUS_COUNT when there is none such. */
mc_finding_status mc_finding_status_find(mc_str code);

/** A cue that had a part in a decision. */
typedef struct mc_cue_use {
    uint32_t cue;       /**< index into mc_lexicon.cues */
    mc_norm_span span;  /**< where it stands */
    mc_norm_span reach; /**< what its scope covers */
} mc_cue_use;

/** Why a status was decided, or why a hit is not a finding. Words for a code are in the message
 *  catalogue under "reason.CODE". */
typedef struct mc_reason {
    const char
        *code; /**< static ASCII: "no_cue", "negated_by_cue", "norm_list_head", "other_domain" … */
    mc_str args[2]; /**< {0} and {1} of the message, empty = none; {0} is the deciding cue as it
             stands in the document's text, borrowed from it */
} mc_reason;

/** The judgement of one hit. */
typedef struct mc_judgement {
    uint32_t hit;      /**< index into mc_match_result.hits */
    uint32_t sentence; /**< of the quote */
    bool removed; /**< not a finding at all (other domain, no debt evidence); `reason` says why */
    mc_finding_status status;
    mc_standing standing;
    mc_actor actor;
    bool open_actor;      /**< nobody is named as acting in the clause of the act */
    bool untold_actor;    /**< the same, whatever company's name stands before it in the sentence */
    bool swindlers;       /**< of `actor` other: one who poses as a lender, no named company's */
    bool by_acquaintance; /**< `actor` is other, and a person known to the teller opens the clause
                             and takes what is the teller's: no company did it */
    mc_speaker speaker;
    mc_reason reason;
    const mc_cue_use
        *cues; /**< by position, with the subject's; `cues[deciding]` decided (MC_NONE: none) */
    uint32_t cue_count, deciding;
    mc_norm_span subject; /**< words that were read as the subject, empty = none found */
} mc_judgement;

#endif
