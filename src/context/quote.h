// SPDX-License-Identifier: Apache-2.0
/** Quotation marks: speech of the collector, speech of the customer, or a term in scare quotes. */
#ifndef MC_CONTEXT_QUOTE_H
#define MC_CONTEXT_QUOTE_H

#include "context/subject.h"

/** What a quotation around a hit is. */
typedef enum mc_quote_kind {
    MC_QUOTE_NONE,
    MC_QUOTE_TERM,  /**< “软暴力”: a word that is talked about; no effect */
    MC_QUOTE_SPEECH /**< “再拖就去你学校” behind a verb of saying */
} mc_quote_kind;

/** The innermost quotation that holds a hit. */
typedef struct mc_quote {
    mc_quote_kind kind;
    mc_norm_span span;
    mc_speaker speaker; /**< of speech; in a complaint unnamed speakers are agents */
    bool future;        /**< speech that holds a future, an imperative or a condition */
    bool advised;       /**< what the reader is told to say: his own words, and not said yet */
} mc_quote;

/** Reads the quotation around the target. */
mc_quote mc_quote_around(mc_scope_view *view, const mc_scope_target *target);

#endif
