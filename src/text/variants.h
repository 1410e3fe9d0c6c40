// SPDX-License-Identifier: Apache-2.0
/** Disguised spellings of a term: by sound, by shape, in pieces, with signs between the characters.
 *
 *  For the compiler of lexicons: what is written here goes into the index as further literals of the entry, so that
 *  matching costs nothing more. An entry asks for each kind by its flag, because each has its false friends. */
#ifndef MC_TEXT_VARIANTS_H
#define MC_TEXT_VARIANTS_H

#include "base/arena.h"
#include "base/str.h"
#include "mingcha/error.h"

/** Kinds of disguise; an entry's flags name them (docs/format/lexicon.md). */
enum {
    MC_VARIANT_PHONETIC =
        1u << 0, /**< one character by another of the same sound (崔收), or one or all by
                                        their sound (cui收, cuishou, cui shou) */
    MC_VARIANT_SHAPE = 1u << 1, /**< one character by one that looks alike */
    MC_VARIANT_SPLIT = 1u << 2, /**< one or all characters in pieces (女表子) */
    MC_VARIANT_GAPPED = 1u << 3 /**< the same sign or blank between all characters (催*收) */
};

/** Tables of lexicons/fold; immutable after loading. */
typedef struct mc_variant_tables mc_variant_tables;

/** Reads homophones.tsv, shapes.tsv, split.tsv, words.tsv and variants_stop.tsv of `<data_folder>/fold`.
 *  @return MC_ERR_IO, MC_ERR_LEXICON with file and line, MC_ERR_MEMORY */
mc_status mc_variant_tables_load(mc_variant_tables **out, const char *data_folder, mc_error *err);

/** NULL is allowed. */
void mc_variant_tables_free(mc_variant_tables *tables);

/** Spellings of a term; each differs from it, none comes twice. */
typedef struct mc_variants {
    mc_ustr *items;
    uint32_t count;
    bool complete; /**< false when `maximum` was reached */
} mc_variants;

/** The spellings that the kinds give, in a fixed order.
 *
 *  A spelling with a replaced character is left out when it is ordinary text: on the stop list, or as probable as
 *  the term itself, or made of words and very usual characters alone (words.tsv). A term of one character has none.
 *
 *  @param term     folded, of Han characters and others; only Han characters are replaced
 *  @param kinds    MC_VARIANT_… together
 *  @param maximum  spellings at most
 *  @return items of at most MC_MAX_LITERAL_UNITS units, in `arena`; items NULL and `complete` false when memory ran out */
mc_variants mc_variants_of(const mc_variant_tables *tables, mc_arena *arena, mc_ustr term,
                           uint32_t kinds, uint32_t maximum);

/** True when a spelling stands free at this place of a text, so that it can be a disguise.
 *
 *  Letters at its ends must not go on in other letters (cuishou, not in `xcuishou`). A spelling with a replaced
 *  character must not be made of its neighbours' words: 骚绕 in 牢骚绕过 is 牢骚 and 绕过.
 *
 *  @param text      folded
 *  @param begin     where the spelling, one of mc_variants_of(), begins and
 *  @param end       ends in `text`, in units
 *  @param replaced  it is as long as its term: it differs by a replaced character */
bool mc_variants_stand_free(const mc_variant_tables *tables, mc_ustr text, uint32_t begin,
                            uint32_t end, bool replaced);

#endif
