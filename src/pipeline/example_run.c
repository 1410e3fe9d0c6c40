// SPDX-License-Identifier: Apache-2.0
#include "pipeline/example_run.h"

const char *mc_example_fault_code(mc_example_fault fault)
{
    switch (fault) {
    case MC_EXAMPLE_PASSED:
        return "passed";
    case MC_EXAMPLE_NO_HIT:
        return "no_hit";
    case MC_EXAMPLE_REMOVED:
        return "removed";
    case MC_EXAMPLE_FALSE_HIT:
        return "false_hit";
    case MC_EXAMPLE_OTHER_STATUS:
        return "other_status";
    case MC_EXAMPLE_UNKNOWN_ENTRY:
        return "unknown_entry";
    }
    return "";
}

static uint32_t find_cue(const mc_lexicon *lexicon, mc_str id)
{
    for (uint32_t i = 0; i < lexicon->cue_count; i++) {
        if (mc_str_equal(lexicon->cues[i].id, id)) return i;
    }
    return MC_NONE;
}

static bool uses_cue(const mc_judgement *judgement, uint32_t cue)
{
    for (uint32_t i = 0; i < judgement->cue_count; i++) {
        if (judgement->cues[i].cue == cue) return true;
    }
    return false;
}

static bool concerns(const mc_analysis *analysis, const mc_judgement *judgement, uint32_t entry,
                     uint32_t cue)
{
    if (entry != MC_NONE) return analysis->matches->hits[judgement->hit].entry == entry;
    return uses_cue(judgement, cue);
}

static bool has_status(const mc_judgement *judgement, mc_str status)
{
    return mc_str_equal(status, mc_str_from_z(mc_finding_status_code(judgement->status)));
}

// The judgement that speaks best for the example: one with the expected status, else one that stands, else any.
static const mc_judgement *best_judgement(const mc_analysis *analysis, uint32_t entry, uint32_t cue,
                                          mc_str status)
{
    const mc_judgement *best = NULL;
    int best_rank = -1;
    for (uint32_t i = 0; i < analysis->context->judgement_count; i++) {
        const mc_judgement *judgement = &analysis->context->judgements[i];
        if (!concerns(analysis, judgement, entry, cue)) continue;
        int rank = judgement->removed ? 0 : has_status(judgement, status) ? 2 : 1;
        if (rank > best_rank) best = judgement;
        if (rank > best_rank) best_rank = rank;
    }
    return best;
}

static mc_example_fault fault_of(const mc_example *example, const mc_judgement *judgement)
{
    bool wants_status = example->status.size > 0;
    if (!example->hit) {
        bool stands = judgement && !judgement->removed &&
                      (!wants_status || has_status(judgement, example->status));
        return stands ? MC_EXAMPLE_FALSE_HIT : MC_EXAMPLE_PASSED;
    }
    if (!judgement) return MC_EXAMPLE_NO_HIT;
    if (!wants_status) return MC_EXAMPLE_PASSED;
    if (judgement->removed) return MC_EXAMPLE_REMOVED;
    return has_status(judgement, example->status) ? MC_EXAMPLE_PASSED : MC_EXAMPLE_OTHER_STATUS;
}

mc_status mc_example_run(mc_analyser *analyser, const mc_lexicon *lexicon,
                         const mc_example *example, mc_example_outcome *out, mc_error *err)
{
    uint32_t entry = mc_lexicon_entry_find(lexicon, example->entry);
    uint32_t cue = entry == MC_NONE ? find_cue(lexicon, example->entry) : MC_NONE;
    *out = (mc_example_outcome){
        .example = example, .fault = MC_EXAMPLE_UNKNOWN_ENTRY, .found_status = ""};
    if (entry == MC_NONE && cue == MC_NONE) return MC_OK;
    mc_document document = {
        .id = MC_STR("example"), .source = MC_STR("example"), .text = example->sentence};
    mc_analysis analysis = {0};
    mc_finding_list findings;
    mc_status st = mc_analyser_run(analyser, &document, &analysis, &findings, err);
    if (st != MC_OK) return st;
    const mc_judgement *judgement = best_judgement(&analysis, entry, cue, example->status);
    out->fault = fault_of(example, judgement);
    if (judgement) out->reason = judgement->reason;
    if (judgement && !judgement->removed)
        out->found_status = mc_finding_status_code(judgement->status);
    return MC_OK;
}
