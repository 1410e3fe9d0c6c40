// SPDX-License-Identifier: Apache-2.0
#include "match/pattern_run.h"

#include "base/limits.h"

// Which window a trigger opens
//
// Every match holds a trigger, so a match that has not been found yet begins at or before the next
// trigger t, and not more than `longest` units before it. Everything that begins before `from` was
// tried for an earlier trigger. So PCRE2 looks only at begins in [max(from, t - longest), t], and the
// matches are the same ones, in the same order, as in a run over the whole sentence:
//
//     sentence   … 每 天 给 我 同 事 打 电 话 …
//     trigger                    ^ t          longest = 6
//     begins            [--------]            what lies behind t is read as far as the pattern wants
//
// The subject is always the whole sentence, so that look-behind, \b, ^ and $ see what they should.
// A pattern without upper length is given MC_MAX_PATTERN_UNITS for `longest`.

static bool is_excluded(mc_matcher *matcher, const mc_pattern_plan *plan, mc_norm_span sentence,
                        mc_norm_span *evidence, bool *budget)
{
    mc_regex_match match;
    if (!plan->exclude) return false;
    mc_regex_window window = {sentence, sentence.begin, sentence.end};
    mc_regex_outcome outcome =
        mc_regex_find(plan->exclude, matcher->regex, matcher->text->norm, window, &match);
    *budget = outcome == MC_REGEX_BUDGET;
    if (outcome == MC_REGEX_FOUND) *evidence = match.whole;
    return outcome != MC_REGEX_ABSENT;
}

static void take_match(mc_matcher *matcher, const mc_pattern_plan *plan, mc_norm_span sentence,
                       const mc_regex_match *match)
{
    mc_hit hit = {plan->entry, match->whole, match->quote};
    mc_norm_span evidence = {match->whole.begin, match->whole.begin};
    bool budget = false;
    if (!is_excluded(matcher, plan, sentence, &evidence, &budget)) {
        mc_match_state_offer(matcher, hit);
        return;
    }
    matcher->budget_exceeded += budget;
    mc_rejection reason = budget ? MC_REJECT_BUDGET : MC_REJECT_EXCLUDE;
    mc_match_state_reject(matcher, (mc_rejected){hit, reason, MC_NONE, evidence});
}

// Finds the matches that begin in [from, last]; where the next one may begin.
static uint32_t run_window(mc_matcher *matcher, const mc_pattern_plan *plan, mc_norm_span sentence,
                           uint32_t from, uint32_t last)
{
    while (from <= last && matcher->status == MC_OK) {
        mc_regex_match match;
        mc_regex_window window = {sentence, from, last};
        mc_regex_outcome outcome =
            mc_regex_find(plan->regex, matcher->regex, matcher->text->norm, window, &match);
        if (outcome == MC_REGEX_ABSENT) break;
        if (outcome == MC_REGEX_BUDGET) {
            mc_hit hit = {plan->entry, {from, sentence.end}, {from, sentence.end}};
            matcher->budget_exceeded++;
            mc_match_state_reject(matcher,
                                  (mc_rejected){hit, MC_REJECT_BUDGET, MC_NONE, {last, last}});
            break;
        }
        bool empty = match.whole.begin == match.whole.end;
        if (!empty) take_match(matcher, plan, sentence, &match);
        from = empty ? match.whole.end + 1 : match.whole.end;
    }
    return from > last ? from : last + 1;
}

void mc_pattern_run_trigger(mc_matcher *matcher, uint32_t pattern, uint32_t sentence,
                            uint32_t trigger)
{
    const mc_pattern_plan *plan = &matcher->index->patterns[pattern];
    mc_pattern_state *state = &matcher->patterns[pattern];
    mc_norm_span span = matcher->text->sentences[sentence].norm;
    if (state->run != matcher->run || state->sentence != sentence)
        *state = (mc_pattern_state){matcher->run, sentence, span.begin};
    if (trigger < state->from) return;
    uint32_t from = state->from;
    if (trigger - from > plan->longest) from = trigger - plan->longest;
    state->from = run_window(matcher, plan, span, from, trigger);
}

void mc_pattern_run_slow(mc_matcher *matcher)
{
    const mc_text *text = matcher->text;
    if (!matcher->index->slow_count) return;
    for (uint32_t p = 0; p < matcher->index->pattern_count; p++) {
        const mc_pattern_plan *plan = &matcher->index->patterns[p];
        if (!plan->slow) continue;
        for (uint32_t s = 0; s < text->sentence_count; s++) {
            const mc_sentence *sentence = &text->sentences[s];
            if (sentence->kind == MC_SENTENCE_BOILERPLATE) continue;
            run_window(matcher, plan, sentence->norm, sentence->norm.begin, sentence->norm.end);
        }
    }
}
