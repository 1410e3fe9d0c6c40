// SPDX-License-Identifier: Apache-2.0
/** What the entity layer compiles from a lexicon once: names, discovery patterns, cues, word
 *  classes. */
#ifndef MC_ENTITY_ENTITY_INDEX_H
#define MC_ENTITY_ENTITY_INDEX_H

#include "entity/entity.h"
#include "entity/word_list.h"
#include "match/literal_index.h"
#include "match/regex.h"

/** Classes that the engine asks for by name; company_classes.def says of each what it holds. */
typedef enum mc_entity_class {
#define CLASS(constant, name) MC_ENTITY_##constant,
#include "entity/company_classes.def"
#undef CLASS
    MC_ENTITY_CLASS_COUNT
} mc_entity_class;

/** One discovery pattern. */
typedef struct mc_finder {
    uint32_t discovery; /**< index into mc_lexicon.discoveries */
    mc_regex *regex;    /**< the name is its quote */
    uint32_t reach;     /**< longest match, folded units */
} mc_finder;

struct mc_entity_index {
    const mc_lexicon *lexicon;
    mc_arena arena;
    mc_literal_index *literals; /**< found in one pass over a text; NULL when there are none */
    uint32_t *owners;           /**< literal → alias, then finder, then cue, by these ends: */
    uint32_t alias_end;         /**< aliases: indexes into mc_lexicon.aliases */
    uint32_t trigger_end;       /**< literals that a finder's matches hold: indexes into `finders`;
                                     behind them references, introductions, contrasts:
                                     indexes into mc_lexicon.cues */
    uint32_t collection,
        resolution; /**< indexes of these families, MC_NONE when the lexicon has none */
    mc_finder *finders;
    uint32_t finder_count;
    mc_word_list classes[MC_ENTITY_CLASS_COUNT]; /**< empty = not in the lexicon */
    mc_word_list references;                     /**< texts of the reference cues */
};

/** Length of the longest word of the class that ends exactly at `at`; 0 when there is none. */
static inline uint32_t mc_entity_index_ends(const mc_entity_index *index, mc_entity_class which,
                                            mc_ustr text, uint32_t at)
{
    return mc_word_list_ends(&index->classes[which], text, at);
}

/** Length of the longest word of the class that begins exactly at `at`; 0 when there is none. */
static inline uint32_t mc_entity_index_begins(const mc_entity_index *index, mc_entity_class which,
                                              mc_ustr text, uint32_t at)
{
    return mc_word_list_begins(&index->classes[which], text, at);
}

/** True when a word of the class ends exactly at `at`: stands directly before what begins there. */
static inline bool mc_entity_index_is_before(const mc_entity_index *index, mc_entity_class which,
                                             mc_ustr text, uint32_t at)
{
    return mc_entity_index_ends(index, which, text, at) > 0;
}

/** True when a word of the class begins exactly at `at`: stands directly behind what ends there. */
static inline bool mc_entity_index_is_behind(const mc_entity_index *index, mc_entity_class which,
                                             mc_ustr text, uint32_t at)
{
    return mc_entity_index_begins(index, which, text, at) > 0;
}

/** True when the class holds exactly this word. */
static inline bool mc_entity_index_holds(const mc_entity_index *index, mc_entity_class which,
                                         mc_ustr word)
{
    return mc_word_list_holds(&index->classes[which], word);
}

/** True when a word of the class stands anywhere in the text. */
static inline bool mc_entity_index_stands_in(const mc_entity_index *index, mc_entity_class which,
                                             mc_ustr text)
{
    return mc_word_list_stands_in(&index->classes[which], text);
}

#endif
