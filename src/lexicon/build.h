// SPDX-License-Identifier: Apache-2.0
/** The lexicon while it is being loaded: growing arrays, names seen so far, the file at hand. */
#ifndef MC_LEXICON_BUILD_H
#define MC_LEXICON_BUILD_H

#include "base/array.h"
#include "lexicon/lexicon.h"
#include "lexicon/problems.h"
#include "lexicon/symbols.h"
#include "lexicon/tsv.h"

/** One file of a lexicon folder, read into memory. */
typedef struct mc_source {
    const char *name; /**< relative to the shipped folder; of an overlay with its folder in front */
    mc_str path;      /**< relative to its folder: "terms/threat.tsv" */
    mc_str text;      /**< in the lexicon's arena, NUL-terminated */
    uint32_t folder;  /**< 0 = shipped, else an overlay */
    bool strict;      /**< all checks apply */
    struct mc_element_tree
        *parsed; /**< by mc_element_parse_ahead(); NULL = not yet, or not without problems */
} mc_source;

/** One row of classes/. */
typedef struct mc_class_row {
    mc_str name, word, not_before, not_after;
    mc_place at;
    uint32_t folder, next; /**< next row of the class, MC_NONE = last */
    bool strict, off;
} mc_class_row;

/** One row of cues/, which is one cue for each of its forms. */
typedef struct mc_cue_row {
    mc_cue cue;     /**< without its text */
    mc_ustr *texts; /**< the forms, in the scratch arena */
    uint32_t text_count;
    mc_str frame; /**< the cell as it is written; empty when it is its only form */
    bool strict;
} mc_cue_row;

/** Combinations name entries that may stand in later files; they are linked at the end. */
typedef struct mc_combination_link {
    uint32_t entry;
    const mc_str *names; /**< the entries, then the ones that must not hit */
    mc_place at;
} mc_combination_link;

/** A row of a table that switches off an entry which no table read so far has: a rule, as rules are
 *  read last. */
typedef struct mc_late_off {
    mc_str id, note;
    mc_place at;
    uint32_t folder;
} mc_late_off;

/** Everything that loading needs; starts as zeros but for what load.c fills in. Arrays are moved
 *  into the arena at the end. */
typedef struct mc_build {
    mc_arena *arena;  /**< the lexicon's */
    mc_arena scratch; /**< gone when loading ends */
    const mc_fold_table *fold;
    mc_problems problems;
    mc_lexicon *lexicon; /**< filled at the end */
    const mc_source *source;
    const mc_source *sources;
    uint32_t source_count;
    mc_day today;

    mc_family *families;
    uint32_t family_count, family_room;
    mc_category *categories;
    uint32_t category_count, category_room;
    mc_clause_of_law *clauses;
    uint32_t clause_count, clause_room;
    mc_class_row *class_rows;
    uint32_t class_row_count, class_row_room;
    mc_word_class *classes;
    uint32_t class_count, class_room, named_class_count;
    mc_ustr *class_patterns; /**< per named class, written out for patterns; empty = not yet */
    uint8_t *class_used;     /**< per named class; as many as named_class_count */
    mc_entry *entries;
    uint32_t entry_count, entry_room;
    mc_combination_link *links;
    uint32_t link_count, link_room;
    mc_late_off *late_offs;
    uint32_t late_off_count, late_off_room;
    mc_cue_row *cue_rows;
    uint32_t cue_row_count, cue_row_room;
    mc_cue *cues; /**< made of the rows when all are read */
    uint32_t cue_count, cue_room;
    mc_str *cue_frames;
    uint32_t cue_frame_count, cue_frame_room;
    mc_company *companies;
    mc_str *operators; /**< id of the operator of each company, linked at the end */
    uint32_t company_count, company_room, operator_room;
    mc_alias *aliases;
    uint32_t alias_count, alias_room;
    mc_discovery *discoveries;
    uint32_t discovery_count, discovery_room;
    mc_example *examples;
    uint32_t example_count, example_room;
    bool rows_lost; /**< rows before the examples were wrong: what they define is not known */
    uint32_t unchecked_examples; /**< of entries that may stand in such rows */
    uint8_t precedence[MC_CUE_KIND_COUNT];
    bool ordered; /**< precedence was read */
    int8_t sign_weights[MC_GENRE_SIGN_COUNT][MC_GENRE_COUNT];

    mc_symbols family_codes, category_codes, clause_ids;
    mc_symbols class_names;    /**< first row, then (linked) index of a class */
    mc_symbols class_words;    /**< "class\tword" → row */
    mc_symbols class_contents; /**< words of an anonymous class → class */
    mc_symbols cells;          /**< alternatives as written → class */
    mc_symbols entry_ids;      /**< → entry */
    mc_symbols cue_ids;        /**< → row of cues */
    mc_symbols company_ids, discovery_ids;
    mc_symbols alias_keys; /**< "company\talias" → alias */
} mc_build;

/** Frees the arrays and maps; what is in the arena stays. */
void mc_build_dispose(mc_build *build);

/** Place of the beginning of a line of the present file. */
mc_place mc_build_place(const mc_build *build, uint32_t line);

/** Opens the present file as a table with these columns, an array (mc_tsv_open()). */
#define MC_BUILD_OPEN_TABLE(build, tsv, columns)                                                   \
    mc_tsv_open((tsv), (build)->source->name, (build)->source->text, (columns),                    \
                sizeof(columns) / sizeof *(columns), &(build)->problems)

/** Makes room in one of the arrays above for one more item; sets the arena's failure flag when the
 *  system has no memory. Use: `if (MC_BUILD_ROOM(build, entries, entry_count, entry_room)) …` */
#define MC_BUILD_ROOM(build, items, count, room)                                                   \
    mc_build_has_room(build, MC_ARRAY_RESERVE((build)->items, (build)->room, (build)->count + 1ull))

/** Notes a failed reservation in the arena's sticky flag; returns `reserved`. */
bool mc_build_has_room(mc_build *build, bool reserved);

/** `a`, a tab and `b` as a key that lives in the scratch arena. */
mc_str mc_build_key(mc_build *build, mc_str a, mc_str b);

/** Folds a literal of a file and checks it.
 *  @return the folded text; empty when it is wrong, which has then been reported */
mc_ustr mc_build_fold(mc_build *build, mc_str literal, mc_place at);

/** True when memory ran out anywhere. */
bool mc_build_failed(const mc_build *build);

#endif
