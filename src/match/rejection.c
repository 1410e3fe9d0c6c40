// SPDX-License-Identifier: Apache-2.0
#include "match/rejection.h"

const char *mc_rejection_code(mc_rejection rejection)
{
    switch (rejection) {
    case MC_REJECT_ALLOW:
        return "allow";
    case MC_REJECT_LONGER:
        return "longer";
    case MC_REJECT_NOT_BEFORE:
        return "not_before";
    case MC_REJECT_NOT_AFTER:
        return "not_after";
    case MC_REJECT_NOT_IN:
        return "not_in";
    case MC_REJECT_NEEDS:
        return "needs";
    case MC_REJECT_NOT_DOCUMENT:
        return "not_document";
    case MC_REJECT_NEEDS_DOCUMENT:
        return "needs_document";
    case MC_REJECT_EXCLUDE:
        return "exclude";
    case MC_REJECT_BUDGET:
        return "budget";
    }
    return "";
}
