// SPDX-License-Identifier: Apache-2.0
#include "input/litter.h"

bool mc_litter_is(mc_str name)
{
    static const char *const names[] = {"thumbs.db", "ehthumbs.db", "desktop.ini"};
    if (mc_str_has_prefix(name, MC_STR("~$"))) return true;
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        mc_str known = mc_str_from_z(names[i]);
        if (name.size == known.size && mc_str_has_prefix_lower(name, known)) return true;
    }
    return false;
}
