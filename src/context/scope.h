// SPDX-License-Identifier: Apache-2.0
/** Which cues reach a hit: direction, reach, scope, and what ends them. */
#ifndef MC_CONTEXT_SCOPE_H
#define MC_CONTEXT_SCOPE_H

#include "context/cue_scan.h"
#include "context/section.h"

/** Cues that one hit keeps; further ones are of no use to a reader. */
enum { MC_SCOPE_USES = 64 };

/** The text as scopes see it. */
typedef struct mc_scope_view {
    mc_cue_scan *scan;
    const mc_section *sections;
    const mc_text *text;
} mc_scope_view;

/** The hit that cues are collected for. */
typedef struct mc_scope_target {
    mc_norm_span quote;
    uint32_t sentence; /**< of the quote */
    uint32_t flags;    /**< of the entry */
    const mc_act *act; /**< that the entry tells of */
    bool own_wording;  /**< the quote was written out in the entry: cues inside it are part of it */
} mc_scope_target;

/** Cues that reach a hit. */
typedef struct mc_scope_uses {
    mc_cue_use items[MC_SCOPE_USES];
    uint32_t count;
} mc_scope_uses;

/** Collects the cues of the target's sentence, of the list head, of the headings above it and of
 *  its paragraph that reach the quote. Subjects and passives are left out (subject.h). */
void mc_scope_collect(mc_scope_uses *out, mc_scope_view *view, const mc_scope_target *target);

/** The clause that holds a position. */
mc_norm_span mc_scope_clause(const mc_text *text, uint32_t at);

#endif
