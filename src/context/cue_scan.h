// SPDX-License-Identifier: Apache-2.0
/** Cues as they stand in a text: found sentence by sentence, on demand, false friends removed. */
#ifndef MC_CONTEXT_CUE_SCAN_H
#define MC_CONTEXT_CUE_SCAN_H

#include "context/cue_index.h"
#include "context/name.h"

/** A cue in the text. */
typedef struct mc_cue_at {
    uint32_t cue; /**< index into mc_lexicon.cues */
    mc_norm_span span;
} mc_cue_at;

/** Where the cues of a sentence stand in mc_cue_scan.items. */
typedef struct mc_cue_range {
    uint32_t first, count;
    bool scanned;
    bool ends; /**< an end of scopes is among them */
} mc_cue_range;

/** Where the words of a class stand in the text, from the first on, none over another. */
typedef struct mc_cue_places {
    mc_norm_span *items;
    uint32_t count, capacity;
    bool read; /**< of this text */
} mc_cue_places;

/** Reused from document to document; start with {0}. */
typedef struct mc_cue_scan {
    const mc_context_index *index;
    const mc_text *text;
    const mc_names *names; /**< of the text: a part of one is no cue but of a subject (银行) */
    mc_literal_hits raw;
    mc_cue_at *items;
    uint32_t item_count, item_capacity;
    mc_cue_range *ranges; /**< one for each sentence */
    uint32_t range_count, range_capacity;
    uint8_t held[MC_CONTEXT_CLASS_COUNT]; /**< mc_words_stand(): 0 not asked, 1 no, 2 yes */
    mc_cue_places lending_bands, collecting_bands; /**< for band.h: mc_cue_scan_places() */
    bool failed;                                   /**< no memory; sticky until the next start */
} mc_cue_scan;

/** Forgets the last document and begins with this one. MC_ERR_MEMORY. */
mc_status mc_cue_scan_start(mc_cue_scan *scan, const mc_context_index *index, const mc_text *text,
                            const mc_names *names, mc_error *err);

/** Cues of a sentence, ordered by begin, then the longer first. Scans it at the first call;
 *  pointers into `items` from before are void after it. */
mc_cue_range mc_cue_scan_sentence(mc_cue_scan *scan, uint32_t sentence);

/** Finds the places of a class at the first call for a text. */
void mc_cue_scan_places(mc_cue_scan *scan, mc_context_class name, mc_cue_places *places);

/** The cue of an occurrence. */
static inline const mc_cue *mc_cue_scan_cue(const mc_cue_scan *scan, mc_cue_at at)
{
    return &scan->index->lexicon->cues[at.cue];
}

/** True when the cue stands in its clause with what it needs and inside no false friend. Also for
 *  wide cues. */
bool mc_cue_scan_is_genuine(const mc_context_index *index, const mc_text *text, mc_cue_at at);

/** True for kinds that tell a subject. */
static inline bool mc_cue_scan_is_subject(mc_cue_kind kind)
{
    return kind == MC_CUE_SUBJECT_CONSUMER || kind == MC_CUE_SUBJECT_COLLECTOR ||
           kind == MC_CUE_SUBJECT_LENDER || kind == MC_CUE_SUBJECT_AUTHORITY ||
           kind == MC_CUE_SUBJECT_OTHER;
}

/** Frees the arrays. */
void mc_cue_scan_dispose(mc_cue_scan *scan);

#endif
