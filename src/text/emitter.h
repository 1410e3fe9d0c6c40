// SPDX-License-Identifier: Apache-2.0
/** The working half of folding: characters in, folded units with their places in the original
 *  out. */
#ifndef MC_TEXT_EMITTER_H
#define MC_TEXT_EMITTER_H

#include "base/vectors.h"
#include "text/fold_table.h"
#include "text/text.h"

/** A unit whose fold waits for its neighbours: ASCII punctuation, or the trigger of an
 *  exception. */
typedef struct mc_mark {
    uint32_t at;   /**< index of the folded unit */
    uint16_t unit; /**< the unit before the decision */
} mc_mark;

/** Something was removed before folded unit `at`: what stands before `at` ends at byte
 *  `raw_end`. */
typedef struct mc_gap {
    uint32_t at, raw_end;
} mc_gap;

/** Buffers of one folding run; kept and reused by the caller. */
typedef struct mc_emitter {
    const mc_fold_table *table;
    mc_str raw;
    uint16_t *norm;
    uint32_t *map;
    uint32_t size, norm_capacity, map_capacity;
    mc_mark *marks;
    uint32_t mark_count, mark_capacity;
    mc_gap *gaps;
    uint32_t gap_count, gap_capacity;
    mc_repairs repairs;
    struct mc_repairer *repairer; /**< NULL until damage is met */
    mc_vectors vectors;           /**< at most mc_vectors_here(); the answer is the same for all */
    bool whole_text; /**< markup and pinyin brackets are looked for; false for words of a lexicon */
    bool failed;     /**< memory ran out */
} mc_emitter;

/** Folds all of `emitter->raw`, which is valid UTF-8; what was in the buffers is gone.
 *  @return MC_ERR_MEMORY; MC_ERR_ENCODING with the byte where the UTF-8 is broken */
mc_status mc_emitter_run(mc_emitter *emitter, mc_error *err);

/** Frees the buffers. */
void mc_emitter_dispose(mc_emitter *emitter);

/** Appends one folded unit that came from the bytes at `source`. */
void mc_emitter_add(mc_emitter *emitter, uint16_t unit, uint32_t source);

/** Appends the fold of one code point that came from the bytes at `source`. */
void mc_emitter_add_code(mc_emitter *emitter, uint32_t code, uint32_t source);

/** Notes that the bytes from `begin` on were removed before the next unit. */
void mc_emitter_skip(mc_emitter *emitter, uint32_t begin);

/** Takes back the units from `size` on, with their marks and gaps. */
void mc_emitter_cut(mc_emitter *emitter, uint32_t size);

/** Where the source of unit `at` - 1 ends; `at` > 0. The byte behind the original character, also
 *  when something was removed behind it. */
uint32_t mc_emitter_end_of(const mc_emitter *emitter, uint32_t at);

/** Decodes the character at byte `at` of valid UTF-8 and moves `at` behind it. */
uint32_t mc_utf8_next(mc_str s, uint32_t *at);

#endif
