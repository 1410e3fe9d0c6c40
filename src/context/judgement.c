// SPDX-License-Identifier: Apache-2.0
#include "context/judgement.h"

static const char *const STATUS_CODES[MC_FINDING_STATUS_COUNT] = {
    [MC_ASSERTED] = "asserted",         [MC_ANNOUNCED] = "announced", [MC_NEGATED] = "negated",
    [MC_HYPOTHETICAL] = "hypothetical", [MC_NORM] = "norm",           [MC_GENERAL] = "general",
    [MC_CLAIMED] = "claimed",           [MC_DEMANDED] = "demanded",
};

const char *mc_finding_status_code(mc_finding_status status)
{
    return STATUS_CODES[status];
}

mc_finding_status mc_finding_status_find(mc_str code)
{
    uint32_t at = 0;
    while (at < MC_FINDING_STATUS_COUNT && !mc_str_equal(code, mc_str_from_z(STATUS_CODES[at])))
        at++;
    return (mc_finding_status)at;
}

const char *mc_standing_code(mc_standing standing)
{
    switch (standing) {
    case MC_ALLEGED:
        return "alleged";
    case MC_ADMITTED:
        return "admitted";
    case MC_FOUND:
        return "found";
    }
    return "";
}

const char *mc_actor_code(mc_actor actor)
{
    switch (actor) {
    case MC_ACTOR_LENDER:
        return "lender";
    case MC_ACTOR_COLLECTOR:
        return "collector";
    case MC_ACTOR_CONSUMER:
        return "consumer";
    case MC_ACTOR_AUTHORITY:
        return "authority";
    case MC_ACTOR_OTHER:
        return "other";
    }
    return "";
}

const char *mc_speaker_code(mc_speaker speaker)
{
    switch (speaker) {
    case MC_SPEAKER_NONE:
        return "";
    case MC_SPEAKER_AGENT:
        return "agent";
    case MC_SPEAKER_CUSTOMER:
        return "customer";
    case MC_SPEAKER_UNKNOWN:
        return "unknown";
    }
    return "";
}
