// SPDX-License-Identifier: Apache-2.0
/** Hash map from names (ids, codes, cells) to numbers. */
#ifndef MC_LEXICON_SYMBOLS_H
#define MC_LEXICON_SYMBOLS_H

#include "base/str.h"

/** One slot; empty when value is UINT32_MAX. */
typedef struct mc_symbol {
    mc_str key;
    uint32_t value;
} mc_symbol;

/** Embedded by value; starts as {0}, ends with mc_symbols_dispose(). Keys are borrowed. */
typedef struct mc_symbols {
    mc_symbol *slots;
    uint32_t capacity, count;
    bool failed; /**< the system gave no memory; sticky */
} mc_symbols;

/** The value of `key`, or UINT32_MAX. O(1). */
uint32_t mc_symbols_find(const mc_symbols *symbols, mc_str key);

/** Sets the value of `key` (below UINT32_MAX), replacing an older one. */
void mc_symbols_put(mc_symbols *symbols, mc_str key, uint32_t value);

/** Frees the slots. */
void mc_symbols_dispose(mc_symbols *symbols);

#endif
