// SPDX-License-Identifier: Apache-2.0
#include "pipeline/profile.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/error.h"

const char *mc_stage_code(mc_stage stage)
{
    switch (stage) {
    case MC_STAGE_READ:
        return "read";
    case MC_STAGE_TEXT:
        return "text";
    case MC_STAGE_MATCH:
        return "match";
    case MC_STAGE_GENRE:
        return "genre";
    case MC_STAGE_CONTEXT:
        return "context";
    case MC_STAGE_ENTITY:
        return "entity";
    case MC_STAGE_RECORD:
        return "record";
    case MC_STAGE_WRITE:
        return "write";
    }
    return "";
}

void mc_profile_lap(mc_profile *profile, mc_stage stage, double *since)
{
    if (!profile) return;
    double now = mc_clock_seconds();
    profile->seconds[stage] += now - *since;
    *since = now;
}

double mc_profile_start(const mc_profile *profile)
{
    return profile ? mc_clock_seconds() : 0;
}

void mc_profile_add(mc_profile *to, const mc_profile *from)
{
    for (uint32_t stage = 0; stage < MC_STAGE_COUNT; stage++)
        to->seconds[stage] += from->seconds[stage];
    to->documents += from->documents;
    to->text_bytes += from->text_bytes;
    to->record_bytes += from->record_bytes;
}

mc_status mc_profile_add_entries(mc_profile *to, const mc_entry_cost *costs, uint32_t count,
                                 mc_error *err)
{
    if (!to->entries) to->entries = calloc((size_t)count + 1, sizeof *to->entries);
    if (!to->entries) return mc_error_memory(err);
    for (uint32_t i = 0; i < count; i++) {
        to->entries[i].tries += costs[i].tries;
        to->entries[i].seconds += costs[i].seconds;
    }
    return MC_OK;
}

void mc_profile_dispose(mc_profile *profile)
{
    free(profile->entries);
    *profile = (mc_profile){0};
}
