// SPDX-License-Identifier: Apache-2.0
/** Judges one quote of one text with the shipped cues, without the matcher: the hit is made by
 *  hand. */
#ifndef MC_TEST_HEARING_H
#define MC_TEST_HEARING_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../shipped_lexicon.h"
#include "../unit.h"

#include "base/buf.h"
#include "base/file.h"
#include "context/context.h"

/** The shipped lexicon, and what is made from it. */
typedef struct hearing {
    mc_lexicon *lexicon;
    mc_lexicon with_entry; /**< the same with one entry, whose category and flags a case sets */
    mc_entry entry;
    mc_context_index *index;
    mc_text text;
} hearing;

static inline int hearing_open(void **state)
{
    hearing *court = calloc(1, sizeof *court);
    mc_error err = {0};
    court->lexicon = shipped_lexicon();
    if (court->lexicon == NULL) return -1;
    court->with_entry = *court->lexicon;
    court->with_entry.entries = &court->entry;
    court->with_entry.entry_count = 1;
    if (mc_context_index_new(&court->index, &court->with_entry, &err) != MC_OK) return -1;
    if (mc_text_init(&court->text, &err) != MC_OK) return -1;
    *state = court;
    return 0;
}

static inline int hearing_close(void **state)
{
    hearing *court = *state;
    mc_text_dispose(&court->text);
    mc_context_index_free(court->index);
    mc_lexicon_free(court->lexicon);
    free(court);
    return 0;
}

/** The cell with "\n", written as two characters, turned into line ends. */
static inline mc_str hearing_lines(mc_arena *arena, mc_str cell)
{
    char *out = mc_arena_alloc(arena, cell.size + 1u);
    uint32_t size = 0;
    for (uint32_t i = 0; i < cell.size; i++) {
        bool line = cell.data[i] == '\\' && i + 1 < cell.size && cell.data[i + 1] == 'n';
        out[size++] = line ? '\n' : cell.data[i];
        if (line) i++;
    }
    return (mc_str){out, size};
}

/** Where the folded `needle` stands first in the text. */
static inline mc_norm_span hearing_find(const hearing *court, mc_arena *arena, mc_str needle)
{
    mc_ustr word = mc_fold_string(court->lexicon->fold, arena, needle);
    for (uint32_t at = 0; at + word.size <= court->text.norm_size; at++) {
        if (memcmp(court->text.norm + at, word.data, word.size * sizeof *word.data) == 0)
            return (mc_norm_span){at, at + word.size};
    }
    return (mc_norm_span){0, 0};
}

#endif
