// SPDX-License-Identifier: Apache-2.0
/** The lexicon: immutable tables of categories, word classes, entries, cues and companies.
 *
 *  Loaded once (lexicon/load.h), shared between workers, freed as a whole. All strings
 *  live in the lexicon's arena. Texts called *folded* went through text/fold.h.
 *  Formats: docs/format/lexicon.md. */
#ifndef MC_LEXICON_LEXICON_H
#define MC_LEXICON_LEXICON_H

#include "lexicon/category.h"
#include "lexicon/company.h"
#include "lexicon/cue.h"
#include "lexicon/rule.h"
#include "text/document.h"

/** An example (examples/). */
typedef struct mc_example {
    mc_str entry;   /**< id of an entry, cue, company or discovery row, or the code of a category */
    bool hit;       /**< must the entry fire? */
    mc_str status;  /**< expected status of the finding; empty = not checked */
    mc_str company; /**< expected company: a name or id, "-" = none; empty = not checked */
    mc_str respondent; /**< of the document; empty = none */
    mc_str sentence;
    mc_origin origin;
} mc_example;

/** Everything, immutable after load. Entries, categories … are referred to by index. */
typedef struct mc_lexicon {
    const mc_family *families;
    uint32_t family_count;
    const mc_category *categories;
    uint32_t category_count;
    const mc_clause_of_law *clauses;
    uint32_t clause_count;
    const mc_word_class *classes;
    uint32_t class_count;
    const mc_entry *entries;
    uint32_t entry_count;
    const mc_cue *cues; /**< forms of one row stand together and have its id */
    uint32_t cue_count;
    const mc_str *cue_frames; /**< cells with braces as they are written ({@staff}说) */
    uint32_t cue_frame_count;
    uint8_t precedence
        [MC_CUE_KIND_COUNT]; /**< rank of a cue kind, 0 = looked at first (cues/order.tsv) */
    int8_t sign_weights[MC_GENRE_SIGN_COUNT][MC_GENRE_COUNT]; /**< cues/signs.tsv; 0 = nothing */
    const mc_company *companies;
    uint32_t company_count;
    const mc_alias *aliases;
    uint32_t alias_count;
    const mc_discovery *discoveries;
    uint32_t discovery_count;
    const mc_example *examples;
    uint32_t example_count;
    const mc_fold_table *fold;
    char sha256[65];       /**< over all files in order, overlays included */
    char version[32];      /**< lexicons/VERSION */
    const mc_str *folders; /**< shipped folder first, then overlays */
    uint32_t folder_count;
    struct mc_region *region; /**< where it lives, and what is made of it; NULL = the heap */
} mc_lexicon;

/** Index of the family with this code, MC_NONE when there is none. */
uint32_t mc_lexicon_family_find(const mc_lexicon *lexicon, mc_str code);

/** Index of the category with this code, MC_NONE when there is none. */
uint32_t mc_lexicon_category_find(const mc_lexicon *lexicon, mc_str code);

/** Index of the entry with this id, MC_NONE when there is none. O(log n). */
uint32_t mc_lexicon_entry_find(const mc_lexicon *lexicon, mc_str id);

/** Index of the first cue with this id, MC_NONE when there is none. */
uint32_t mc_lexicon_cue_find(const mc_lexicon *lexicon, mc_str id);

/** The cell of which the cue is one form, as it is written ({@staff}说); empty when the cue is the
 *  whole cell. */
mc_str mc_lexicon_cue_frame(const mc_lexicon *lexicon, uint32_t cue);

/** Index of the company with this id, MC_NONE when there is none. */
uint32_t mc_lexicon_company_find(const mc_lexicon *lexicon, mc_str id);

/** Index of the named class, MC_NONE when there is none. */
uint32_t mc_lexicon_class_find(const mc_lexicon *lexicon, mc_str name);

/** The legal person behind a company: itself or its operator. */
uint32_t mc_lexicon_legal_person(const mc_lexicon *lexicon, uint32_t company);

/** Code of a force ("law"), for records and the message catalogue. */
const char *mc_force_code(mc_force force);

/** Code of a company kind ("consumer_finance"). */
const char *mc_company_kind_code(mc_company_kind kind);

/** Code of a sign ("self_often"), for the lexicon, records and the message catalogue. */
const char *mc_genre_sign_code(mc_genre_sign sign);

/** Code of a cue kind ("negation"). */
const char *mc_cue_kind_code(mc_cue_kind kind);

/** Code of an entry kind ("term"). */
const char *mc_entry_kind_code(mc_entry_kind kind);

#endif
