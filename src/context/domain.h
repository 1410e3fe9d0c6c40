// SPDX-License-Identifier: Apache-2.0
/** Hits that belong to another trade, or want evidence of debt that the document lacks. */
#ifndef MC_CONTEXT_DOMAIN_H
#define MC_CONTEXT_DOMAIN_H

#include "context/genre.h"
#include "context/scope.h"

/** Scratch; start with {0}. */
typedef struct mc_domain_scan {
    mc_literal_hits raw;
    bool failed;
} mc_domain_scan;

/** Why the hit is no finding: it is of another trade or, unless `any_trade` (a page of questions; a
 *  law; a review that finds fault with a service), lacks debt evidence.
 *
 *  @param use  the word that decided, reaching over its sentence; its `cue` is MC_NONE where none
 *              did
 *  @return     its code is NULL when the hit may stay */
mc_reason mc_domain_removal(mc_domain_scan *scan, const mc_scope_view *view,
                            const mc_evidence *evidence, const mc_scope_target *target,
                            bool any_trade, mc_cue_use *use);

/** True when a word of debt (no weak one) stands in `span`. Sets `scan->failed` without memory. */
bool mc_domain_tells_debt(mc_domain_scan *scan, const mc_scope_view *view, mc_norm_span span);

/** The same of the sentence and the one before it. */
bool mc_domain_tells_debt_by(mc_domain_scan *scan, const mc_scope_view *view, uint32_t sentence);

/** Frees the scratch. */
void mc_domain_dispose(mc_domain_scan *scan);

#endif
