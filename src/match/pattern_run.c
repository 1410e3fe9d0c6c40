// SPDX-License-Identifier: Apache-2.0
#include "match/pattern_run.h"

#include "base/array.h"
#include "base/limits.h"

// Where PCRE2 is asked
//
// Every match contains a literal of each of the pattern's groups, one behind the other. While the
// literals of a sentence come by, the groups that they belong to are marked; only then the patterns
// whose rarest group, the trigger, is among them are looked at. Most are done with there: another group
// is missing, or stands only before one that it must follow.
//
//     (?:打|拨)~4电话.{0,6}(?:同事|领导)      groups {打,拨} {电话} {同事,领导}; the trigger is the third
//
//     sentence   … 领 导 给 我 打 电 话 …      all three stand in it, but 领导 not behind 电话: no run
//
// What is left:
//
//   beginning known   A match can only begin where a literal of that set does. The pattern was compiled
//                     anchored and is tried at those places, if a trigger follows within the
//                     pattern's longest match.
//   beginning open    A match that has not been found yet begins at or before the next trigger t, and
//                     not more than `longest` units before it. Everything that begins before `from` was
//                     tried for an earlier trigger. So PCRE2 looks only at begins in
//                     [max(from, t - longest), t].
//
// Either way the matches are the same ones, in the same order, as in a run over the whole sentence. The
// subject is always the whole sentence, so that look-behind, \b, ^ and $ see what they should. A
// pattern without upper length is given MC_MAX_PATTERN_UNITS for `longest`.

// A pattern in a sentence.
typedef struct pattern_try {
    mc_matcher *matcher;
    const mc_pattern_plan *plan;
    mc_norm_span sentence;
    bool exclude_known; // the exclusion was asked for already; with the answer
    mc_regex_outcome exclude_outcome;
    mc_norm_span exclude_evidence;
} pattern_try;

void mc_pattern_run_mark(mc_matcher *matcher, uint32_t group, uint32_t begin)
{
    const mc_match_index *index = matcher->index;
    mc_group_state *state = &matcher->groups[group];
    bool is_first = state->sentence_run != matcher->sentence_run;
    if (!is_first && state->last == begin) return;
    if (is_first) {
        *state = (mc_group_state){matcher->sentence_run, begin, begin, MC_NONE, MC_NONE};
        const uint32_t *lists = index->patterns_of_group.first;
        if (lists[group] < lists[group + 1]) matcher->triggers[matcher->trigger_count++] = group;
    }
    state->last = begin;
    if (!index->keeps_places[group]) return;
    if (!MC_ARRAY_RESERVE(matcher->places, matcher->place_capacity,
                          (uint64_t)matcher->place_count + 1)) {
        matcher->status = MC_ERR_MEMORY;
        return;
    }
    uint32_t place = matcher->place_count++;
    matcher->places[place] = (mc_group_place){begin, MC_NONE};
    if (is_first)
        state->oldest = place;
    else
        matcher->places[state->newest].next = place;
    state->newest = place;
}

static bool is_marked(const mc_matcher *matcher, uint32_t group)
{
    return matcher->groups[group].sentence_run == matcher->sentence_run;
}

// True when the groups all stand in the sentence and can stand in the pattern's order.
static bool has_groups(const mc_matcher *matcher, const mc_pattern_plan *plan)
{
    uint32_t earliest = 0; // where the next group's literal may begin
    for (uint32_t i = 0; i < plan->group_count; i++) {
        const mc_group_state *state = &matcher->groups[plan->groups[i]];
        if (state->sentence_run != matcher->sentence_run || state->last < earliest) return false;
        earliest = (state->first > earliest ? state->first : earliest) + 1;
    }
    return true;
}

// Asked at most once a sentence: the exclusion does not depend on the match.
static void ask_exclude(pattern_try *try)
{
    const mc_pattern_plan *plan = try->plan;
    mc_matcher *matcher = try->matcher;
    mc_regex_match match;
    try->exclude_known = true;
    try->exclude_outcome = MC_REGEX_ABSENT;
    if (!plan->exclude) return;
    if (plan->exclude_group != MC_NONE && !plan->slow && !is_marked(matcher, plan->exclude_group))
        return;
    mc_regex_window window = {try->sentence, try->sentence.begin, try->sentence.end};
    try->exclude_outcome =
        mc_regex_find(plan->exclude, matcher->regex, matcher->text->norm, window, &match);
    if (try->exclude_outcome == MC_REGEX_FOUND) try->exclude_evidence = match.whole;
}

static void take_match(pattern_try *try, const mc_regex_match *match)
{
    mc_matcher *matcher = try->matcher;
    mc_hit hit = {try->plan->entry, match->whole, match->quote};
    if (!try->exclude_known) ask_exclude(try);
    switch (try->exclude_outcome) {
    case MC_REGEX_ABSENT:
        mc_match_state_offer(matcher, hit);
        break;
    case MC_REGEX_FOUND:
        mc_match_state_reject(
            matcher, (mc_rejected){hit, MC_REJECT_EXCLUDE, MC_NONE, try->exclude_evidence});
        break;
    case MC_REGEX_BUDGET:
        matcher->budget_exceeded++;
        mc_match_state_reject(
            matcher,
            (mc_rejected){hit, MC_REJECT_BUDGET, MC_NONE, {hit.span.begin, hit.span.begin}});
        break;
    }
}

static void report_budget(pattern_try *try, uint32_t from, uint32_t last)
{
    mc_norm_span rest = {from, try->sentence.end};
    try->matcher->budget_exceeded++;
    mc_match_state_reject(
        try->matcher,
        (mc_rejected){{try->plan->entry, rest, rest}, MC_REJECT_BUDGET, MC_NONE, {last, last}});
}

// Finds the matches that begin in [from, last]; where the next one may begin.
static uint32_t run_window(pattern_try *try, uint32_t from, uint32_t last)
{
    mc_matcher *matcher = try->matcher;
    while (from <= last && matcher->status == MC_OK) {
        mc_regex_match match;
        mc_regex_window window = {try->sentence, from, last};
        mc_regex_outcome outcome =
            mc_regex_find(try->plan->regex, matcher->regex, matcher->text->norm, window, &match);
        if (outcome == MC_REGEX_BUDGET) report_budget(try, from, last);
        if (outcome != MC_REGEX_FOUND) break;
        bool empty = match.whole.begin == match.whole.end;
        if (!empty) take_match(try, &match);
        from = empty ? match.whole.end + 1 : match.whole.end;
    }
    return from > last ? from : last + 1;
}

static void run_windows(pattern_try *try)
{
    const mc_matcher *matcher = try->matcher;
    uint32_t from = try->sentence.begin;
    uint32_t place = matcher->groups[try->plan->trigger].oldest;
    for (; place != MC_NONE; place = matcher->places[place].next) {
        uint32_t trigger = matcher->places[place].begin;
        if (trigger < from) continue;
        if (trigger - from > try->plan->longest) from = trigger - try->plan->longest;
        from = run_window(try, from, trigger);
    }
}

static void run_beginnings(pattern_try *try)
{
    mc_matcher *matcher = try->matcher;
    const mc_group_place *places = matcher->places;
    uint32_t from = try->sentence.begin;
    uint32_t trigger = matcher->groups[try->plan->trigger].oldest;
    uint32_t place = matcher->groups[try->plan->beginning].oldest;
    for (; place != MC_NONE && matcher->status == MC_OK; place = places[place].next) {
        uint32_t begin = places[place].begin;
        while (trigger != MC_NONE && places[trigger].begin < begin)
            trigger = places[trigger].next;
        if (trigger == MC_NONE) return;
        if (begin < from || places[trigger].begin - begin > try->plan->longest) continue;
        mc_regex_match match;
        mc_regex_window window = {try->sentence, begin, begin};
        mc_regex_outcome outcome =
            mc_regex_find(try->plan->regex, matcher->regex, matcher->text->norm, window, &match);
        if (outcome == MC_REGEX_FOUND) {
            take_match(try, &match);
            from = match.whole.end;
        } else if (outcome == MC_REGEX_BUDGET) {
            // Given up as far as the trigger, or a hostile text would cost the limit at each begin.
            report_budget(try, begin, places[trigger].begin);
            from = places[trigger].begin + 1;
        }
    }
}

static void try_pattern(mc_matcher *matcher, uint32_t pattern, mc_norm_span sentence)
{
    const mc_pattern_plan *plan = &matcher->index->patterns[pattern];
    if (!has_groups(matcher, plan)) return;
    pattern_try try = {.matcher = matcher, .plan = plan, .sentence = sentence};
    if (plan->beginning == MC_NONE)
        run_windows(&try);
    else if (is_marked(matcher, plan->beginning))
        run_beginnings(&try);
}

void mc_pattern_run_sentence(mc_matcher *matcher, uint32_t sentence)
{
    const mc_lists *lists = &matcher->index->patterns_of_group;
    mc_norm_span span = matcher->text->sentences[sentence].norm;
    for (uint32_t t = 0; t < matcher->trigger_count; t++) {
        uint32_t group = matcher->triggers[t];
        for (uint32_t i = lists->first[group]; i < lists->first[group + 1]; i++)
            if (matcher->status == MC_OK) try_pattern(matcher, lists->items[i], span);
    }
    matcher->sentence_run++;
    matcher->trigger_count = matcher->place_count = 0;
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
            pattern_try try = {.matcher = matcher, .plan = plan, .sentence = sentence->norm};
            run_window(&try, sentence->norm.begin, sentence->norm.end);
        }
    }
}
