// SPDX-License-Identifier: Apache-2.0
/** Masking of phone, identity, bank-card and account numbers, e-mail, messenger ids and plates.
 *
 *  One `*` for each code point, so positions stay (design.md, "Privacy"); hotlines
 *  (95xxx, 400…, 12378 …) stay. */
#ifndef MC_RECORD_MASK_H
#define MC_RECORD_MASK_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/** The words that masking needs: labels, hotlines, plate regions (docs/format/input.md, mask.tsv).
 *  Immutable, shared by workers. */
typedef struct mc_mask_rules mc_mask_rules;

/** A byte range that must not be printed. */
typedef struct mc_mask_span {
    uint32_t begin, end;
} mc_mask_span;

/** Growing list, reused; start with {0}. Ordered, without overlaps. */
typedef struct mc_mask_spans {
    mc_mask_span *items;
    uint32_t count, capacity;
} mc_mask_spans;

/** Loads `data_folder`/input/mask.tsv; `data_folder` is the folder of the lexicons.
 *  @return MC_ERR_IO, MC_ERR_LEXICON with file and line, MC_ERR_MEMORY */
mc_status mc_mask_rules_load(mc_mask_rules **out, const char *data_folder, mc_error *err);

/** NULL is allowed. */
void mc_mask_rules_free(mc_mask_rules *rules);

/** Finds what is to be masked in a whole text; decide once on the whole, then cut pieces, so that a
 *  quote is masked like its text. Replaces what `out` held. Linear. MC_ERR_MEMORY. */
mc_status mc_mask_find(mc_mask_spans *out, const mc_mask_rules *rules, mc_str text);

/** Appends bytes [begin, end) of `text` with the masked characters as `*`. */
void mc_mask_write(mc_buf *out, const mc_mask_spans *spans, mc_str text, uint32_t begin,
                   uint32_t end);

/** True when the byte at `at` is to be masked. Logarithmic. */
bool mc_mask_covers(const mc_mask_spans *spans, uint32_t at);

/** Frees the list; it is then empty and usable. */
void mc_mask_spans_dispose(mc_mask_spans *spans);

#endif
