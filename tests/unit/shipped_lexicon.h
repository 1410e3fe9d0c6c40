// SPDX-License-Identifier: Apache-2.0
/** The shipped lexicon for tests that want the real one. */
#ifndef MC_TEST_SHIPPED_LEXICON_H
#define MC_TEST_SHIPPED_LEXICON_H

#include <stdio.h>

#include "lexicon/load.h"

static inline void report_lexicon(void *payload, mc_level level, const mc_error *event)
{
    (void)payload;
    (void)level;
    fprintf(stderr, "%s:%u: %s\n", event->where, event->line, event->message);
}

/** The caller frees it; NULL where it cannot be loaded, which is said on the error stream. */
static inline mc_lexicon *shipped_lexicon(void)
{
    mc_lexicon *lexicon = NULL;
    mc_error err = {0};
    mc_sink sink = {report_lexicon, NULL};
    mc_lexicon_options options = {.data_folder = MC_LEXICONS, .sink = &sink};
    if (mc_lexicon_load(&lexicon, &options, &err) == MC_OK) return lexicon;
    report_lexicon(NULL, MC_LEVEL_ERROR, &err);
    return NULL;
}

#endif
