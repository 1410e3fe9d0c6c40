// SPDX-License-Identifier: Apache-2.0
/** The sections of a text: which heading and which list head govern each sentence. */
#ifndef MC_CONTEXT_SECTION_H
#define MC_CONTEXT_SECTION_H

#include "context/cue_index.h"

/** Of one sentence; MC_NONE = none. */
typedef struct mc_section_node {
    uint32_t heading; /**< nearest heading above; of a heading: the heading of its section */
    uint32_t head;    /**< sentence whose colon opens the list that this one belongs to */
    uint8_t level;    /**< of a heading: 1 = section, 2 = subsection (5.1), 3 = item; else 0 */
} mc_section_node;

/** Reused from document to document; start with {0}. */
typedef struct mc_section {
    mc_section_node *nodes; /**< one for each sentence */
    uint32_t count, capacity;
} mc_section;

/** Outlines the text. Linear in sentences. MC_ERR_MEMORY. */
mc_status mc_section_build(mc_section *sections, const mc_context_index *index, const mc_text *text,
                           mc_error *err);

/** Frees the array. */
void mc_section_dispose(mc_section *sections);

/** True when the sentence ends in a colon. */
bool mc_section_is_open(const mc_text *text, uint32_t sentence);

#endif
