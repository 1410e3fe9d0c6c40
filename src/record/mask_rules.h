// SPDX-License-Identifier: Apache-2.0
/** The table behind masking, as mask.c reads it (docs/format/input.md, mask.tsv). */
#ifndef MC_RECORD_MASK_RULES_H
#define MC_RECORD_MASK_RULES_H

#include "base/arena.h"
#include "record/mask.h"

/** What stands behind a label. */
typedef enum mc_mask_label_kind {
    MC_MASK_NUMBER, /**< digits: account, card; public numbers are no exception */
    MC_MASK_PHONE,  /**< digits; public numbers stay */
    MC_MASK_HANDLE  /**< letters and digits: messenger ids */
} mc_mask_label_kind;

/** A word that announces a number or a name. */
typedef struct mc_mask_label {
    mc_mask_label_kind kind;
    mc_str word;
    uint32_t min; /**< characters that the value has at least */
} mc_mask_label;

/** Public numbers that are printed: those that begin with `prefix` and have this many digits. */
typedef struct mc_mask_hotline {
    mc_str prefix;
    uint32_t min, max;
} mc_mask_hotline;

struct mc_mask_rules {
    mc_arena arena;
    const mc_mask_label *labels; /**< by the last byte of the word, a letter's as its small form */
    const mc_mask_hotline *hotlines;
    const mc_str *connectors; /**< what may stand between label and value */
    const mc_str *plates;     /**< first characters of licence plates */
    uint32_t label_count, hotline_count, connector_count, plate_count;
    uint32_t
        first_label[257];     /**< labels that end with byte b: labels[first_label[b] .. [b + 1]) */
    bool ends_connector[256]; /**< by byte: a connector ends with it */
};

/** The byte under which a label's word is filed whose last byte is `last`. */
static inline unsigned char mc_mask_label_key(unsigned char last)
{
    return last >= 'A' && last <= 'Z' ? (unsigned char)(last | 0x20) : last;
}

#endif
