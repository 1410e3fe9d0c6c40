// SPDX-License-Identifier: Apache-2.0
/** PCRE2 over folded text: compiled when first run, shared between workers, run in a window. */
#ifndef MC_MATCH_REGEX_H
#define MC_MATCH_REGEX_H

#include "base/arena.h"
#include "base/str.h"
#include "mingcha/error.h"
#include "text/text.h"

/** A pattern, immutable to its users: it is compiled on the first run, by
 *  whichever worker comes first. */
typedef struct mc_regex mc_regex;

/** Where matches may begin. */
typedef enum mc_regex_start {
    MC_REGEX_ANYWHERE, /**< in the window */
    MC_REGEX_AT_FROM   /**< only at the window's `from`: a pattern that is tried at places */
} mc_regex_start;

/** What one worker needs to run patterns; reused from run to run. */
typedef struct mc_regex_scratch mc_regex_scratch;

/** Outcome of a run. */
typedef enum mc_regex_outcome {
    MC_REGEX_FOUND,
    MC_REGEX_ABSENT,
    MC_REGEX_BUDGET, /**< a limit of PCRE2 was reached: undecided */
    MC_REGEX_BROKEN  /**< it does not compile; mc_regex_check() says why */
} mc_regex_outcome;

/** Where a pattern may match. */
typedef struct mc_regex_window {
    mc_norm_span subject; /**< what the pattern can see: the sentence */
    uint32_t from;        /**< first unit where a match may begin */
    uint32_t last;        /**< last unit where it may begin */
} mc_regex_window;

/** A match. */
typedef struct mc_regex_match {
    mc_norm_span whole;
    mc_norm_span quote; /**< the group named q, else `whole` */
} mc_regex_match;

/** Makes a pattern with Unicode properties and one unit a character. It is not compiled here.
 *
 *  @param out      end it with mc_regex_dispose()
 *  @param arena    where it lives
 *  @param pattern  borrowed for the life of the regex
 *  @param err      MC_ERR_MEMORY */
mc_status mc_regex_new(mc_regex **out, mc_arena *arena, mc_ustr pattern, mc_regex_start start,
                       mc_error *err);

/** Compiles the pattern to see whether it is one.
 *
 *  @param err  MC_ERR_LEXICON: PCRE2's message and the position in the folded pattern; the caller
 *              adds the place. MC_ERR_MEMORY. */
mc_status mc_regex_check(const mc_regex *regex, mc_error *err);

/** Gives the machine code back; NULL is allowed. */
void mc_regex_dispose(mc_regex *regex);

/** Makes the scratch of a worker. MC_ERR_MEMORY. */
mc_status mc_regex_scratch_new(mc_regex_scratch **out, mc_error *err);

/** NULL is allowed. */
void mc_regex_scratch_free(mc_regex_scratch *scratch);

/** Finds the leftmost match that begins in the window.
 *
 *  @param units  the folded text that all positions count in
 *  @param match  written when found; may be NULL */
mc_regex_outcome mc_regex_find(const mc_regex *regex, mc_regex_scratch *scratch,
                               const uint16_t *units, mc_regex_window window,
                               mc_regex_match *match);

#endif
