// SPDX-License-Identifier: Apache-2.0
#include "pipeline/example_run.h"

#include "pipeline/company_names.h"

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
    case MC_EXAMPLE_OTHER_COMPANY:
        return "other_company";
    case MC_EXAMPLE_SWITCHED_OFF:
        return "switched_off";
    case MC_EXAMPLE_UNKNOWN_ENTRY:
        return "unknown_entry";
    }
    return "";
}

// What an example is about; the first that is not MC_NONE.
typedef struct topic {
    uint32_t entry, cue, category, company, discovery;
} topic;

static uint32_t find_company(const mc_lexicon *lexicon, mc_str id)
{
    for (uint32_t i = 0; i < lexicon->company_count; i++) {
        if (mc_str_equal(lexicon->companies[i].id, id)) return i;
    }
    return MC_NONE;
}

static uint32_t find_discovery(const mc_lexicon *lexicon, mc_str id)
{
    for (uint32_t i = 0; i < lexicon->discovery_count; i++) {
        if (mc_str_equal(lexicon->discoveries[i].id, id)) return i;
    }
    return MC_NONE;
}

static bool find_topic(const mc_lexicon *lexicon, mc_str id, topic *of)
{
    *of = (topic){MC_NONE, MC_NONE, MC_NONE, MC_NONE, MC_NONE};
    of->entry = mc_lexicon_entry_find(lexicon, id);
    if (of->entry != MC_NONE) return true;
    of->cue = mc_lexicon_cue_find(lexicon, id);
    if (of->cue != MC_NONE) return true;
    of->category = mc_lexicon_category_find(lexicon, id);
    if (of->category != MC_NONE) return true;
    of->company = find_company(lexicon, id);
    if (of->company != MC_NONE) return true;
    of->discovery = find_discovery(lexicon, id);
    return of->discovery != MC_NONE;
}

static bool is_retired(const mc_lexicon *lexicon, const topic *of)
{
    if (of->entry != MC_NONE) return lexicon->entries[of->entry].status == MC_STATUS_RETIRED;
    return of->cue != MC_NONE && lexicon->cues[of->cue].status == MC_STATUS_RETIRED;
}

static bool is_allow(const mc_lexicon *lexicon, const topic *of)
{
    return of->entry != MC_NONE && lexicon->entries[of->entry].flags & MC_FLAG_ALLOW;
}

// Any form of the cue's row will do.
static bool uses_cue(const mc_lexicon *lexicon, const mc_judgement *judgement, uint32_t cue)
{
    if (cue == MC_NONE) return false;
    for (uint32_t i = 0; i < judgement->cue_count; i++) {
        if (mc_str_equal(lexicon->cues[judgement->cues[i].cue].id, lexicon->cues[cue].id))
            return true;
    }
    return false;
}

static bool concerns(const mc_analysis *analysis, const mc_judgement *judgement, const topic *of)
{
    uint32_t entry = analysis->matches->hits[judgement->hit].entry;
    if (of->entry != MC_NONE) return entry == of->entry;
    if (of->category != MC_NONE) return analysis->lexicon->entries[entry].category == of->category;
    return uses_cue(analysis->lexicon, judgement, of->cue);
}

static bool has_status(const mc_judgement *judgement, mc_str status)
{
    return mc_str_equal(status, mc_str_from_z(mc_finding_status_code(judgement->status)));
}

// The judgement that speaks best for the example: one with the expected status, else
// one that stands, else any.
static const mc_judgement *best_judgement(const mc_analysis *analysis, const topic *of,
                                          mc_str status)
{
    const mc_judgement *best = NULL;
    int best_rank = -1;
    for (uint32_t i = 0; i < analysis->context->judgement_count; i++) {
        const mc_judgement *judgement = &analysis->context->judgements[i];
        if (!concerns(analysis, judgement, of)) continue;
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

// One of the parties bears the name: the listed company itself, or for a discovery row
// any that no table lists.
static bool names_company(const mc_analysis *analysis, const topic *of, mc_str name,
                          mc_arena *arena)
{
    mc_company_names expected = {0};
    mc_company_names_of_reader(&expected, analysis->lexicon, arena, name);
    for (uint32_t i = 0; i < analysis->entities->party_count; i++) {
        const mc_party *party = &analysis->entities->parties[i];
        bool right = of->company == MC_NONE
                         ? party->kind != MC_PARTY_LISTED
                         : mc_str_equal(party->id, analysis->lexicon->companies[of->company].id);
        mc_company_names names = {0};
        mc_company_names_of_party(&names, analysis, arena, i);
        if (right && mc_company_names_agree(&names, &expected)) return true;
    }
    return false;
}

// An allow entry says nothing of its own: it hits when another entry's hit was
// taken away because of it.
static bool covers_a_hit(const mc_match_result *matches, uint32_t allow)
{
    for (uint32_t i = 0; i < matches->rejected_count; i++) {
        const mc_rejected *rejected = &matches->rejected[i];
        if (rejected->reason == MC_REJECT_ALLOW && rejected->by == allow) return true;
    }
    return false;
}

static mc_example_fault fault_of_presence(const mc_example *example, bool present)
{
    if (example->hit) return present ? MC_EXAMPLE_PASSED : MC_EXAMPLE_NO_HIT;
    return present ? MC_EXAMPLE_FALSE_HIT : MC_EXAMPLE_PASSED;
}

static bool is_charged(const mc_analysis *analysis, uint32_t judgement, mc_str name,
                       mc_arena *arena, mc_example_outcome *out)
{
    const mc_entity_result *entities = analysis->entities;
    mc_company_names expected = {0};
    if (!mc_str_equal(name, MC_STR("-")))
        mc_company_names_of_reader(&expected, analysis->lexicon, arena, name);
    uint32_t end = entities->first_attribution[judgement + 1];
    for (uint32_t i = entities->first_attribution[judgement]; i < end; i++) {
        mc_company_names names = {0};
        mc_company_names_of_party(&names, analysis, arena, entities->attributions[i].party);
        if (mc_company_names_agree(&names, &expected)) return true;
        out->found_by = mc_attribution_by_code(entities->attributions[i].by);
    }
    return false;
}

// Is one of the findings that the example is about charged to the company?
static bool any_charged(const mc_analysis *analysis, const topic *of, const mc_example *example,
                        mc_arena *arena, mc_example_outcome *out)
{
    for (uint32_t i = 0; i < analysis->context->judgement_count; i++) {
        const mc_judgement *judgement = &analysis->context->judgements[i];
        if (judgement->removed || !concerns(analysis, judgement, of)) continue;
        if (example->status.size > 0 && !has_status(judgement, example->status)) continue;
        if (is_charged(analysis, i, example->company, arena, out)) return true;
    }
    return false;
}

static void judge_finding(const mc_analysis *analysis, const topic *of, mc_arena *arena,
                          mc_example_outcome *out)
{
    const mc_example *example = out->example;
    const mc_judgement *judgement = best_judgement(analysis, of, example->status);
    out->fault = fault_of(example, judgement);
    if (judgement) out->reason = judgement->reason;
    if (judgement && !judgement->removed)
        out->found_status = mc_finding_status_code(judgement->status);
    if (example->company.size == 0) return;
    bool charged = any_charged(analysis, of, example, arena, out);
    if (example->hit && out->fault == MC_EXAMPLE_PASSED && !charged)
        out->fault = MC_EXAMPLE_OTHER_COMPANY;
    else if (!example->hit && out->fault == MC_EXAMPLE_FALSE_HIT && !charged)
        out->fault = MC_EXAMPLE_PASSED;
}

mc_status mc_example_run(mc_analyser *analyser, const mc_lexicon *lexicon,
                         const mc_example *example, mc_example_outcome *out, mc_error *err)
{
    topic of;
    *out = (mc_example_outcome){
        .example = example, .fault = MC_EXAMPLE_UNKNOWN_ENTRY, .found_status = "", .found_by = ""};
    if (!find_topic(lexicon, example->entry, &of)) return MC_OK;
    out->fault = MC_EXAMPLE_SWITCHED_OFF;
    if (example->hit && is_retired(lexicon, &of)) return MC_OK;
    mc_document document = {.id = MC_STR("example"),
                            .source = MC_STR("example"),
                            .respondent = example->respondent,
                            .text = example->sentence};
    mc_analysis analysis = {0};
    mc_finding_list findings;
    mc_status st = mc_analyser_run(analyser, &document, &analysis, &findings, err);
    if (st != MC_OK) return st;
    mc_arena arena = MC_ARENA_INIT;
    if (of.company != MC_NONE || of.discovery != MC_NONE)
        out->fault =
            fault_of_presence(example, names_company(&analysis, &of, example->company, &arena));
    else if (is_allow(lexicon, &of))
        out->fault = fault_of_presence(example, covers_a_hit(analysis.matches, of.entry));
    else
        judge_finding(&analysis, &of, &arena, out);
    mc_arena_dispose(&arena);
    return MC_OK;
}
