// SPDX-License-Identifier: Apache-2.0
#include "context/words.h"

bool mc_words_stand(mc_cue_scan *scan, mc_context_class name)
{
    enum { NOT_ASKED, NO, YES };
    if (scan->held[name] == NOT_ASKED) {
        mc_norm_span all = {0, scan->text->norm_size};
        scan->held[name] = mc_words_stand_in(scan, name, all) ? YES : NO;
    }
    return scan->held[name] == YES;
}
