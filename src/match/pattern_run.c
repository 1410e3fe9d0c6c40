// SPDX-License-Identifier: Apache-2.0
#include "match/pattern_run.h"

#include "base/clock.h"
#include "base/limits.h"
#include "base/word64.h"
#include "match/pattern_branches.h"
#include "match/sentence_groups.h"

// Where PCRE2 is asked
//
// Every match contains a literal of each of the pattern's groups, one behind the other. Only
// patterns whose rarest group, the trigger, stands in the sentence are looked at, and most are done
// with there: one of the other groups is missing (match/sentence_groups.h), or stands only before
// one that it must follow. A pattern that is an alternation is looked at branch by branch
// (match/pattern_planner.h). Most sentences hold no literal of any trigger and are done
// before their groups are read.
//
//     (?:打|拨)~4电话.{0,6}(?:同事|领导)      groups {打,拨} {电话} {同事,领导}; the trigger is the third
//
//     sentence   … 领 导 给 我 打 电 话 …      all three stand in it, but 领导 not behind 电话: no run
//
// What is left gets the places where a match may begin: not behind the last place of the first
// group that leaves room for the others, and not so far before the first possible place of the last
// group that the pattern's longest match does not reach it.
//
//   beginning known   The pattern was compiled anchored and is tried at those of the places of a branch where
//                     two units stand that it can begin with, from left to right over all branches.
//   beginning open    PCRE2 looks for matches that begin at those places.
//
// Either way the matches are the same ones, in the same order, as in a run over the whole sentence.
// The subject is always the whole sentence, so that look-behind, \b, ^ and $ see what they should.
// A pattern without upper length is given MC_MAX_PATTERN_UNITS for `longest`.

// A pattern in a sentence.
typedef struct pattern_try {
    mc_matcher *matcher;
    const mc_pattern_plan *plan;
    mc_norm_span sentence;
    bool exclude_known; // the exclusion was asked for already; with the answer
    mc_regex_outcome exclude_outcome;
    mc_norm_span exclude_evidence;
} pattern_try;

// The last place where the first group may stand so that the others have room behind it. The caller
// has made sure that they can all stand in order.
static uint32_t last_begin(mc_matcher *matcher, const mc_pattern_branch *branch)
{
    uint32_t latest = UINT32_MAX;
    for (uint32_t i = branch->group_count; i--;) {
        uint32_t last = mc_sentence_groups_place(matcher, branch->groups[i])->last;
        latest = last < latest ? last : latest - 1;
    }
    uint32_t trigger = mc_sentence_groups_place(matcher, branch->trigger)->last;
    return latest < trigger ? latest : trigger;
}

static bool has_groups(mc_matcher *matcher, const mc_pattern_branch *branch)
{
    if (!mc_sentence_groups_stands(matcher, branch->trigger)) return false;
    for (uint32_t i = 0; i < branch->group_count; i++)
        if (!mc_sentence_groups_stands(matcher, branch->groups[i])) return false;
    return true;
}

// Where in the sentence a match can begin, both ends included; false when the groups do not all
// stand in it, in the pattern's order.
static bool find_begins(mc_matcher *matcher, const mc_pattern_branch *branch, mc_norm_span sentence,
                        uint32_t *first, uint32_t *last)
{
    if (!has_groups(matcher, branch)) return false;
    uint32_t reached =
        mc_sentence_groups_place(matcher, branch->trigger)->first; // a match must go so far
    uint32_t earliest = sentence.begin; // where the next group's literal may begin
    for (uint32_t i = 0; i < branch->group_count; i++) {
        const mc_group_place *place = mc_sentence_groups_place(matcher, branch->groups[i]);
        if (place->last < earliest) return false;
        earliest = (place->first > earliest ? place->first : earliest) + 1;
    }
    bool bounded = branch->longest < MC_MAX_PATTERN_UNITS;
    if (bounded && branch->group_count && earliest - 1 > reached) reached = earliest - 1;
    *first = sentence.begin;
    if (reached - sentence.begin > branch->longest) *first = reached - branch->longest;
    *last = last_begin(matcher, branch);
    return *first <= *last;
}

// Whether the exclusion stands in the sentence: at one of the places where it can begin, or, where
// it can begin with anything, wherever PCRE2 finds it.
static mc_regex_outcome find_exclude(pattern_try *try, mc_regex_match *match)
{
    mc_matcher *matcher = try->matcher;
    const mc_regex *exclude = try->plan->exclude;
    const uint16_t *units = matcher->text->norm;
    const mc_begin_filter *filter = &try->plan->exclude_beginning;
    uint32_t end = try->sentence.end;
    mc_regex_window window = {try->sentence, try->sentence.begin, end};
    if (!filter->marks) return mc_regex_find(exclude, matcher->regex, units, window, match);
    mc_regex_outcome outcome = MC_REGEX_ABSENT;
    uint32_t at = mc_begin_filter_next(filter, units, window.from, end - 1, end);
    for (; at < end && outcome == MC_REGEX_ABSENT;
         at = mc_begin_filter_next(filter, units, at + 1, end - 1, end)) {
        window.from = window.last = at;
        outcome = mc_regex_find(exclude, matcher->regex, units, window, match);
    }
    return outcome;
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
    bool marked = !plan->slow && plan->exclude_group != MC_NONE;
    if (marked && !mc_sentence_groups_stands(matcher, plan->exclude_group)) return;
    try->exclude_outcome = find_exclude(try, &match);
    if (try->exclude_outcome == MC_REGEX_FOUND) try->exclude_evidence = match.whole;
}

static void give_up(pattern_try *try)
{
    try->matcher->broken = try->plan;
    try->matcher->status = MC_ERR_LEXICON;
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
    case MC_REGEX_BROKEN:
        give_up(try);
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
        if (outcome == MC_REGEX_BROKEN) give_up(try);
        if (outcome != MC_REGEX_FOUND) break;
        bool empty = match.whole.begin == match.whole.end;
        if (!empty) take_match(try, &match);
        from = empty ? match.whole.end + 1 : match.whole.end;
    }
    return from > last ? from : last + 1;
}

// Tries the pattern at one place; where the next match may begin.
static uint32_t run_at(pattern_try *try, uint32_t begin, uint32_t last)
{
    mc_matcher *matcher = try->matcher;
    mc_regex_match match;
    mc_regex_window window = {try->sentence, begin, begin};
    switch (mc_regex_find(try->plan->regex, matcher->regex, matcher->text->norm, window, &match)) {
    case MC_REGEX_FOUND:
        take_match(try, &match);
        return match.whole.end;
    case MC_REGEX_ABSENT:
        break;
    case MC_REGEX_BUDGET:
        // Given up for the sentence, or a hostile text would cost the limit at each begin.
        report_budget(try, begin, last);
        return last + 1;
    case MC_REGEX_BROKEN:
        give_up(try);
        break;
    }
    return begin + 1;
}

// Places where a match of one branch can begin.
typedef struct places {
    const mc_begin_filter *filter;
    uint32_t next, last;
} places;

static uint32_t next_of_all(const pattern_try *try, places *all, uint32_t count, uint32_t from)
{
    const uint16_t *units = try->matcher->text->norm;
    uint32_t next = UINT32_MAX;
    for (uint32_t i = 0; i < count; i++) {
        places *p = &all[i];
        if (p->next < from) p->next = from;
        if (p->next > p->last) continue;
        p->next = mc_begin_filter_next(p->filter, units, p->next, p->last, try->sentence.end);
        if (p->next <= p->last && p->next < next) next = p->next;
    }
    return next;
}

static void run_places(pattern_try *try, places *all, uint32_t count, uint32_t last)
{
    uint32_t at = next_of_all(try, all, count, try->sentence.begin);
    while (at <= last && try->matcher->status == MC_OK)
        at = next_of_all(try, all, count, run_at(try, at, last));
}

static void try_pattern(mc_matcher *matcher, uint32_t pattern, mc_norm_span sentence)
{
    const mc_pattern_plan *plan = &matcher->index->patterns[pattern];
    const mc_pattern_branch *branches = &matcher->index->branches[plan->first_branch];
    places all[MC_PATTERN_MOST_BRANCHES];
    uint32_t count = 0, last = 0;
    if (matcher->tried[pattern] == matcher->sentence_run) return;
    matcher->tried[pattern] = matcher->sentence_run;
    for (uint32_t i = 0; i < plan->branch_count; i++) {
        places *p = &all[count];
        if (!find_begins(matcher, &branches[i], sentence, &p->next, &p->last)) continue;
        p->filter = &branches[i].beginning;
        if (p->last > last) last = p->last;
        count++;
    }
    pattern_try try = {.matcher = matcher, .plan = plan, .sentence = sentence};
    if (count && plan->anchored) run_places(&try, all, count, last);
    if (count && !plan->anchored) run_window(&try, all[0].next, last);
}

static bool has_needs(mc_matcher *matcher, const mc_pattern_call *call)
{
    for (uint32_t i = 0; i < MC_CALL_NEEDS && call->needs[i] != MC_NO_GROUP; i++)
        if (!mc_sentence_groups_stands(matcher, call->needs[i])) return false;
    return true;
}

static void try_triggered(mc_matcher *matcher, uint32_t group, mc_norm_span sentence)
{
    const mc_match_index *index = matcher->index;
    for (uint32_t i = index->first_call[group]; i < index->first_call[group + 1]; i++) {
        const mc_pattern_call *call = &index->calls[i];
        if (!has_needs(matcher, call) || matcher->status != MC_OK) continue;
        double since = matcher->costs ? mc_clock_seconds() : 0;
        try_pattern(matcher, call->pattern, sentence);
        if (matcher->costs)
            mc_match_state_charge(matcher, index->patterns[call->pattern].entry, since);
    }
}

// The triggers that stand in the sentence, of 64 groups.
static void try_word(mc_matcher *matcher, uint32_t word, uint64_t triggers, mc_norm_span sentence)
{
    for (; triggers; triggers &= triggers - 1)
        try_triggered(matcher, word * 64 + mc_word64_first_bit(triggers), sentence);
}

// Groups that trigger have the lowest numbers, and those of a literal ascend.
static bool has_trigger(const mc_match_index *index, const mc_literal_hit *hits, uint32_t hit_count)
{
    for (uint32_t i = 0; i < hit_count; i++) {
        const mc_literal_plan *plan = &index->plans[hits[i].literal];
        bool grouped = plan[0].first_group < plan[1].first_group;
        if (grouped && index->groups[plan->first_group] < index->trigger_count) return true;
    }
    return false;
}

void mc_pattern_run_sentence(mc_matcher *matcher, mc_norm_span sentence, const mc_literal_hit *hits,
                             uint32_t hit_count)
{
    const mc_match_index *index = matcher->index;
    if (!has_trigger(index, hits, hit_count)) return;
    mc_sentence_groups_begin(matcher, sentence, hits, hit_count);
    uint32_t words = index->trigger_count / 64, rest = index->trigger_count % 64;
    for (uint32_t word = 0; word < words; word++) {
        uint64_t triggers = mc_sentence_groups_bits(matcher, word);
        if (triggers) try_word(matcher, word, triggers, sentence);
    }
    uint64_t last = (UINT64_C(1) << rest) - 1;
    if (rest) try_word(matcher, words, mc_sentence_groups_bits(matcher, words) & last, sentence);
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
