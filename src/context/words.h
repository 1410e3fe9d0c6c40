// SPDX-License-Identifier: Apache-2.0
/** Asks a text for the words of a class (word_classes.def); one that the lexicon lacks has none. */
#ifndef MC_CONTEXT_WORDS_H
#define MC_CONTEXT_WORDS_H

#include "context/cue_scan.h"

/** The first place inside `span` where a word of the class stands; an empty span when there is
 *  none. */
static inline mc_norm_span mc_words_find(const mc_cue_scan *scan, mc_context_class name,
                                         mc_norm_span span)
{
    return mc_cue_index_find(mc_cue_index_class(scan->index, name), mc_text_units(scan->text),
                             span);
}

/** The last place inside `span`; an empty span at its begin when there is none. */
static inline mc_norm_span mc_words_find_last(const mc_cue_scan *scan, mc_context_class name,
                                              mc_norm_span span)
{
    return mc_cue_index_find_last(mc_cue_index_class(scan->index, name), mc_text_units(scan->text),
                                  span);
}

/** True when a word of the class stands inside `span`. */
static inline bool mc_words_stand_in(const mc_cue_scan *scan, mc_context_class name,
                                     mc_norm_span span)
{
    mc_norm_span found = mc_words_find(scan, name, span);
    return found.begin < found.end;
}

/** True when a word of the class stands anywhere in the text. Each class is looked for once. */
bool mc_words_stand(mc_cue_scan *scan, mc_context_class name);

/** True when a word of the class begins exactly at `at`; the length of the longest in `*units`,
 *  which is 0 otherwise. */
static inline bool mc_words_begin_units(const mc_cue_scan *scan, mc_context_class name, uint32_t at,
                                        uint32_t *units)
{
    return mc_cue_index_starts(mc_cue_index_class(scan->index, name), mc_text_units(scan->text), at,
                               units);
}

/** True when a word of the class begins exactly at `at`. */
static inline bool mc_words_begin(const mc_cue_scan *scan, mc_context_class name, uint32_t at)
{
    return mc_words_begin_units(scan, name, at, NULL);
}

/** True when a word of the class ends exactly at `at`. */
static inline bool mc_words_end(const mc_cue_scan *scan, mc_context_class name, uint32_t at)
{
    return mc_cue_index_ends(mc_cue_index_class(scan->index, name), mc_text_units(scan->text), at);
}

/** True when a word of the class covers `span` and is longer. */
static inline bool mc_words_cover(const mc_cue_scan *scan, mc_context_class name, mc_norm_span span)
{
    return mc_cue_index_covers(mc_cue_index_class(scan->index, name), mc_text_units(scan->text),
                               span);
}

#endif
