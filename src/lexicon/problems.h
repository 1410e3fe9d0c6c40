// SPDX-License-Identifier: Apache-2.0
/** Collects what is wrong with lexicon files: every problem goes to the sink, the first to the
 *  error. */
#ifndef MC_LEXICON_PROBLEMS_H
#define MC_LEXICON_PROBLEMS_H

#include "base/attr.h"
#include "base/sink.h"
#include "base/str.h"

/** A place in a lexicon file; line and column count from 1, 0 = unknown. */
typedef struct mc_place {
    const char *file;
    uint32_t line, column;
} mc_place;

/** Embedded by value; start with {.sink = …, .err = …}. */
typedef struct mc_problems {
    const mc_sink *sink; /**< may be NULL */
    mc_error *err;       /**< gets the first error; may be NULL */
    uint32_t error_count, warning_count;
    mc_status status; /**< of the first error, else MC_OK */
} mc_problems;

/** An MC_ERR_LEXICON error; the load goes on to find the next one, and fails at its end. */
void mc_problems_add(mc_problems *problems, mc_place at, const char *format, ...) MC_PRINTF(3, 4);

/** Something to look at that does not stop the load: an expired switch, a file nobody reads. */
void mc_problems_warn(mc_problems *problems, mc_place at, const char *format, ...) MC_PRINTF(3, 4);

/** An error of another kind, made by a lower layer (I/O, fold tables, memory). */
void mc_problems_pass(mc_problems *problems, const mc_error *error);

/** `size` and `data` of a string for the format "%.*s", cut to 80 bytes on a character border. */
#define MC_SHOW(s) mc_problems_shown(s), (s).data ? (s).data : ""

/** Bytes of `s` that messages show; see MC_SHOW. */
int mc_problems_shown(mc_str s);

#endif
