// SPDX-License-Identifier: Apache-2.0
#include "cli/costliest.h"

#include <inttypes.h>
#include <stdio.h>

mc_costliest mc_costliest_find(const mc_lexicon *lexicon, const mc_entry_cost *costs)
{
    mc_costliest top = {0};
    for (uint32_t i = 0; i < lexicon->entry_count; i++) {
        uint32_t at = top.count;
        if (costs[i].tries == 0) continue;
        for (; at > 0 && costs[top.entries[at - 1]].seconds < costs[i].seconds; at--)
            if (at < MC_COSTLIEST_SHOWN) top.entries[at] = top.entries[at - 1];
        if (at == MC_COSTLIEST_SHOWN) continue;
        top.entries[at] = i;
        top.count += top.count < MC_COSTLIEST_SHOWN;
    }
    return top;
}

void mc_costliest_print(const mc_lexicon *lexicon, const mc_entry_cost *costs,
                        const mc_messages *messages)
{
    mc_str tries = mc_messages_text(messages, "profile.tries");
    mc_costliest top = mc_costliest_find(lexicon, costs);
    for (uint32_t i = 0; i < top.count; i++) {
        const mc_entry_cost *cost = &costs[top.entries[i]];
        mc_str id = lexicon->entries[top.entries[i]].id;
        fprintf(stderr, "%9.1f ms  %" PRIu64 " %.*s  %.*s\n", 1e3 * cost->seconds, cost->tries,
                (int)tries.size, tries.data, (int)id.size, id.data);
    }
}
