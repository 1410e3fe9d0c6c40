// SPDX-License-Identifier: Apache-2.0
#include "lexicon/check.h"

mc_status mc_lexicon_check(const mc_lexicon_options *options, mc_error *err)
{
    mc_lexicon_options full = *options;
    full.check_shipped = full.with_examples = true;
    mc_lexicon *lexicon = NULL;
    mc_status st = mc_lexicon_load(&lexicon, &full, err);
    mc_lexicon_free(lexicon);
    return st;
}

void mc_check_table(mc_build *build)
{
    (void)build;
}

void mc_check_build(mc_build *build, bool with_examples)
{
    (void)build;
    (void)with_examples;
}
