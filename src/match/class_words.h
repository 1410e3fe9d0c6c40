// SPDX-License-Identifier: Apache-2.0
/** Looks for words of a class at one place or in a small window: what guards ask for. */
#ifndef MC_MATCH_CLASS_WORDS_H
#define MC_MATCH_CLASS_WORDS_H

#include "lexicon/lexicon.h"
#include "text/text.h"

/** Hash table of all words of all classes; immutable, shared between workers. */
typedef struct mc_class_words mc_class_words;

/** The stretch of text that words and their own guards may use. */
typedef struct mc_word_scope {
    const uint16_t *units;
    mc_norm_span span;
} mc_word_scope;

/** Builds the table; the lexicon must outlive it. MC_ERR_MEMORY. */
mc_status mc_class_words_new(mc_class_words **out, const mc_lexicon *lexicon, mc_error *err);

/** NULL is allowed. */
void mc_class_words_free(mc_class_words *table);

/** True unless one of the word's own not_before or not_after strings stands directly beside it. */
bool mc_class_words_allowed(const mc_word *word, mc_word_scope scope, mc_norm_span at);

/** The longest word of the class that begins at `begin`.
 *  @return false when there is none; else its place in `found` */
bool mc_class_words_after(const mc_class_words *table, uint32_t class_index, mc_word_scope scope,
                          uint32_t begin, mc_norm_span *found);

/** The longest word of the class that ends at `end`. */
bool mc_class_words_before(const mc_class_words *table, uint32_t class_index, mc_word_scope scope,
                           uint32_t end, mc_norm_span *found);

/** The first word of the class that lies wholly inside `window`, which lies inside the scope. */
bool mc_class_words_within(const mc_class_words *table, uint32_t class_index, mc_word_scope scope,
                           mc_norm_span window, mc_norm_span *found);

#endif
