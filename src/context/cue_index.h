// SPDX-License-Identifier: Apache-2.0
/** What the context layer compiles from a lexicon once: literal indexes of cues
 *  and a few named classes. */
#ifndef MC_CONTEXT_CUE_INDEX_H
#define MC_CONTEXT_CUE_INDEX_H

#include "context/act.h"
#include "context/cue_words.h"
#include "context/false_friend.h"
#include "context/judgement.h"
#include "match/literal_index.h"

/** Classes that the engine asks for by name; word_classes.def says of each what it holds. */
typedef enum mc_context_class {
#define CLASS(constant, name) MC_CLASS_##constant,
#include "context/word_classes.def"
#undef CLASS
    MC_CONTEXT_CLASS_COUNT
} mc_context_class;

/** A literal index and which cue each literal is. */
typedef struct mc_cue_set {
    mc_literal_index *literals;
    uint32_t *cues; /**< literal → index into mc_lexicon.cues */
    uint32_t count;
} mc_cue_set;

typedef struct mc_context_index {
    const mc_lexicon *lexicon;
    mc_arena arena;          /**< of all but the literal indexes */
    mc_cue_set near;         /**< cues that decide a hit; looked for around hits only */
    mc_cue_set wide;         /**< evidence for genre, domain, speakers, topic names */
    mc_literal_index *names; /**< unambiguous names of companies */
    uint8_t *name_kinds;     /**< name → mc_company_kind */
    mc_cue_words **words;    /**< by class of the lexicon; NULL = nobody names it */
    mc_false_friends friends;
    uint32_t
        class_at[MC_CONTEXT_CLASS_COUNT]; /**< index of a class, MC_NONE = not in the lexicon */
    const mc_act *acts;                   /**< by category; behind them that of no category */
} mc_context_index;

/** The class, or NULL when the lexicon has none of that name. */
const mc_cue_words *mc_cue_index_class(const mc_context_index *index, mc_context_class name);

/** The class with that index; NULL for MC_NONE. */
const mc_cue_words *mc_cue_index_class_at(const mc_context_index *index, uint32_t at);

/** The first place inside `span` where a word of the class stands; an empty span when there is
 *  none. A NULL class stands nowhere. */
mc_norm_span mc_cue_index_find(const mc_cue_words *words, mc_ustr text, mc_norm_span span);

/** The last place inside `span` where a word of the class stands; an empty span at its
 *  begin when there is none. */
mc_norm_span mc_cue_index_find_last(const mc_cue_words *words, mc_ustr text, mc_norm_span span);

/** True when a word of the class begins exactly at `at` (length in `*size` unless NULL). */
bool mc_cue_index_starts(const mc_cue_words *words, mc_ustr text, uint32_t at, uint32_t *size);

/** True when a word of the class ends exactly at `at`. */
bool mc_cue_index_ends(const mc_cue_words *words, mc_ustr text, uint32_t at);

/** True when a word of the class covers `span` and is longer. */
bool mc_cue_index_covers(const mc_cue_words *words, mc_ustr text, mc_norm_span span);

/** The act that entries of the category tell of; MC_NONE = of no category. */
static inline const mc_act *mc_cue_index_act(const mc_context_index *index, uint32_t category)
{
    return &index->acts[category == MC_NONE ? index->lexicon->category_count : category];
}

#endif
