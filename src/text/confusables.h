// SPDX-License-Identifier: Apache-2.0
/** Which characters of a text may stand for which of a term: by sound (崔 for 催) or by shape (摧 for
 *  催).
 *
 *  Both are told by keys. A term's character is filed under one key; a character of a text answers
 *  to several, those of all characters that it may stand for. A spelling is a term's when each of
 *  its characters answers to the key under which the term's character at that place is filed.
 *  Letters and whatever the tables do not know have themselves as their only key. */
#ifndef MC_TEXT_CONFUSABLES_H
#define MC_TEXT_CONFUSABLES_H

#include "base/str.h"
#include "mingcha/error.h"

/** How characters are confused. */
typedef enum mc_confusion {
    MC_CONFUSED_BY_SOUND, /**< key: the reading without tone, as a private number */
    MC_CONFUSED_BY_SHAPE  /**< key: the character itself */
} mc_confusion;

enum { MC_CONFUSION_COUNT = MC_CONFUSED_BY_SHAPE + 1 };

/** Tables of lexicons/fold; immutable after loading. */
typedef struct mc_confusables mc_confusables;

/** Keys that a character of a text answers to. */
typedef struct mc_confusion_keys {
    uint16_t own;         /**< that of the character itself */
    const uint16_t *more; /**< those of the others that it may stand for; borrowed */
    uint32_t more_count;
} mc_confusion_keys;

struct mc_region;

/** Reads homophones.tsv and shapes.tsv of `<data_folder>/fold`.
 *
 *  @param region  where the tables live; NULL = the heap
 *  @return MC_ERR_IO, MC_ERR_LEXICON with file and line, MC_ERR_MEMORY */
mc_status mc_confusables_load(mc_confusables **out, struct mc_region *region,
                              const char *data_folder, mc_error *err);

/** NULL is allowed. */
void mc_confusables_free(mc_confusables *tables);

/** Where the tables live; NULL = the heap. */
struct mc_region *mc_confusables_region(const mc_confusables *tables);

/** The keys of a folded unit; `own` is also where a term's character is filed. */
mc_confusion_keys mc_confusables_keys(const mc_confusables *tables, mc_confusion kind,
                                      uint16_t unit);

/** A character's first reading in letters without tone; empty when it has none. */
mc_ustr mc_confusables_sound(const mc_confusables *tables, uint16_t unit);

#endif
