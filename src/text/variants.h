// SPDX-License-Identifier: Apache-2.0
/** Disguised spellings of a term: in letters, in pieces, with signs between the
 *  characters; and by sound or shape.
 *
 *  Spellings longer than the term go into the index as further literals of the entry, so that
 *  matching costs nothing more; those of the same length are found by confusables.h and judged
 *  here. An entry asks for each kind by its flag, because each has its false friends. */
#ifndef MC_TEXT_VARIANTS_H
#define MC_TEXT_VARIANTS_H

#include "base/arena.h"
#include "base/str.h"
#include "mingcha/error.h"
#include "text/confusables.h"

/** Kinds of disguise that make a term longer; an entry's flags name them
 *  (docs/format/lexicon.md). */
enum {
    MC_VARIANT_PHONETIC = 1u << 0, /**< one or all characters by their sound in letters (cui收,
                                        cuishou, cui shou) */
    MC_VARIANT_SPLIT = 1u << 1,    /**< one or all characters in pieces (女表子) */
    MC_VARIANT_GAPPED = 1u << 2    /**< the same sign or blank between all characters (催*收) */
};

/** Tables of lexicons/fold; immutable after loading. */
typedef struct mc_variant_tables mc_variant_tables;

struct mc_region;
struct mc_word_costs;

/** Reads split.tsv, variants_stop.tsv and what mc_confusables_load() reads of `<data_folder>/fold`.
 *
 *  @param region  where the tables live; NULL = the heap
 *  @param words   how usual words are; borrowed as long as the tables live
 *  @return MC_ERR_IO, MC_ERR_LEXICON with file and line, MC_ERR_MEMORY */
mc_status mc_variant_tables_load(mc_variant_tables **out, struct mc_region *region,
                                 const char *data_folder, const struct mc_word_costs *words,
                                 mc_error *err);

/** NULL is allowed. */
void mc_variant_tables_free(mc_variant_tables *tables);

/** Which characters may stand for which; borrowed. */
const mc_confusables *mc_variant_tables_confusables(const mc_variant_tables *tables);

/** Spellings of a term; each differs from it, none comes twice. */
typedef struct mc_variants {
    mc_ustr *items;
    uint32_t count;
    bool complete; /**< false when `maximum` was reached */
} mc_variants;

/** The spellings that the kinds give, in a fixed order.
 *
 *  A term of one character has none.
 *
 *  @param term     folded, of Han characters and others; only Han characters are replaced
 *  @param kinds    MC_VARIANT_… together
 *  @param maximum  spellings at most
 *  @return items of at most MC_MAX_LITERAL_UNITS units, in `arena`; items NULL and `complete`
 *          false when memory ran out */
mc_variants mc_variants_of(const mc_variant_tables *tables, mc_arena *arena, mc_ustr term,
                           uint32_t kinds, uint32_t maximum);

/** True when no letters go on at the ends of a spelling: cuishou, not in `xcuishou`.
 *
 *  @param text   folded
 *  @param begin  where the spelling, one of mc_variants_of(), begins and
 *  @param end    ends in `text`, in units */
bool mc_variants_stand_free(mc_ustr text, uint32_t begin, uint32_t end);

/** True when a spelling of the same length, found by confusables.h, can be a disguise of the term.
 *
 *  It is one when the text with the term in its place is much more probable, by the words around
 *  (words.tsv), and it is not on the stop list. `text` is folded, `begin` and `end` are in
 *  units. */
bool mc_variants_is_disguise(const mc_variant_tables *tables, mc_ustr term, mc_ustr text,
                             uint32_t begin, uint32_t end);

#endif
