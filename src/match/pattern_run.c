// SPDX-License-Identifier: Apache-2.0
#include "match/pattern_run.h"

#include <string.h>

#include "base/array.h"
#include "base/limits.h"

// Where PCRE2 is asked
//
// Every match contains a literal of each of the pattern's groups, one behind the other. What groups a
// literal belongs to is a row of bits; the rows of all literals of a sentence, or-ed together, say which
// groups stand in it. Only patterns whose rarest group, the trigger, is among them are looked at, and
// most are done with there: another group is missing, or stands only before one that it must follow.
//
// Most sentences hold no literal of any trigger and are done before their rows are read. Single characters
// that matter to nothing but patterns are no part of the index of literals at all: they are looked up
// here, in the sentences that are left.
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

static bool has_bit(const uint64_t *row, uint32_t at)
{
    return row[at / 64] >> at % 64 & 1;
}

// Position of the lowest bit that is set; there is one.
static uint32_t lowest_bit(uint64_t bits)
{
    uint32_t at = 0;
    for (uint32_t half = 32; half; half /= 2) {
        if (bits & ((UINT64_C(1) << half) - 1)) continue;
        bits >>= half;
        at += half;
    }
    return at;
}

static void mark_place(mc_matcher *matcher, uint32_t group, uint32_t begin)
{
    mc_group_state *state = &matcher->groups[group];
    bool is_first = state->sentence_run != matcher->sentence_run;
    if (!is_first && state->last == begin) return;
    uint32_t place = matcher->place_count++;
    matcher->places[place] = (mc_group_place){begin, MC_NONE};
    if (is_first) {
        *state = (mc_group_state){matcher->sentence_run, begin, begin, place, place};
        return;
    }
    matcher->places[state->newest].next = place;
    state->newest = place;
    state->last = begin;
}

// Once a sentence for each distinct row.
static void mark_row(mc_matcher *matcher, uint32_t number)
{
    const mc_match_index *index = matcher->index;
    const uint64_t *row = index->rows + (size_t)number * index->row_words;
    if (matcher->row_run[number] == matcher->sentence_run) return;
    matcher->row_run[number] = matcher->sentence_run;
    for (uint32_t w = 0; w < index->row_words; w++)
        matcher->present[w] |= row[w];
}

static void mark_literal(mc_matcher *matcher, uint32_t literal, uint32_t begin)
{
    const mc_match_index *index = matcher->index;
    const uint32_t *first = &index->placed_groups.first[literal];
    if (!index->row_of_literal[literal]) return;
    mark_row(matcher, index->row_of_literal[literal]);
    if (!MC_ARRAY_RESERVE(matcher->places, matcher->place_capacity,
                          (uint64_t)matcher->place_count + first[1] - first[0])) {
        matcher->status = MC_ERR_MEMORY;
        return;
    }
    for (uint32_t i = first[0]; i < first[1]; i++)
        mark_place(matcher, index->placed_groups.items[i], begin);
}

// True when the groups all stand in the sentence and, as far as places are kept, can stand in the
// pattern's order.
static bool has_groups(const mc_matcher *matcher, const mc_pattern_plan *plan)
{
    uint32_t earliest = 0; // where the next group's literal may begin
    for (uint32_t i = 0; i < plan->group_count; i++)
        if (!has_bit(matcher->present, plan->groups[i])) return false;
    for (uint32_t i = 0; i < plan->group_count; i++) {
        if (!matcher->index->keeps_places[plan->groups[i]]) continue;
        const mc_group_state *state = &matcher->groups[plan->groups[i]];
        if (state->last < earliest) return false;
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
    bool marked = !plan->slow && plan->exclude_group != MC_NONE;
    if (marked && !has_bit(matcher->present, plan->exclude_group)) return;
    mc_regex_window window = {try->sentence, try->sentence.begin, try->sentence.end};
    try->exclude_outcome =
        mc_regex_find(plan->exclude, matcher->regex, matcher->text->norm, window, &match);
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

// Tries the pattern at one place; where the next match may begin.
static uint32_t run_at(pattern_try *try, uint32_t begin, uint32_t trigger)
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
        // Given up as far as the trigger, or a hostile text would cost the limit at each begin.
        report_budget(try, begin, trigger);
        return trigger + 1;
    case MC_REGEX_BROKEN:
        give_up(try);
        break;
    }
    return begin + 1;
}

static void run_beginnings(pattern_try *try)
{
    const mc_matcher *matcher = try->matcher;
    const mc_group_place *places = matcher->places;
    uint32_t from = try->sentence.begin;
    uint32_t trigger = matcher->groups[try->plan->trigger].oldest;
    uint32_t place = matcher->groups[try->plan->beginning].oldest;
    for (; place != MC_NONE && matcher->status == MC_OK; place = places[place].next) {
        uint32_t begin = places[place].begin;
        while (trigger != MC_NONE && places[trigger].begin < begin)
            trigger = places[trigger].next;
        if (trigger == MC_NONE) return;
        uint32_t distance = places[trigger].begin - begin;
        if (begin < from || distance > try->plan->longest) continue;
        from = run_at(try, begin, places[trigger].begin);
    }
}

static void try_pattern(mc_matcher *matcher, uint32_t pattern, mc_norm_span sentence)
{
    const mc_pattern_plan *plan = &matcher->index->patterns[pattern];
    if (!has_groups(matcher, plan)) return;
    pattern_try try = {.matcher = matcher, .plan = plan, .sentence = sentence};
    if (plan->beginning == MC_NONE)
        run_windows(&try);
    else if (has_bit(matcher->present, plan->beginning))
        run_beginnings(&try);
}

static void try_triggered(mc_matcher *matcher, uint32_t group, mc_norm_span sentence)
{
    const mc_lists *lists = &matcher->index->patterns_of_group;
    for (uint32_t i = lists->first[group]; i < lists->first[group + 1]; i++)
        if (matcher->status == MC_OK) try_pattern(matcher, lists->items[i], sentence);
}

static bool has_trigger(const mc_match_index *index, const mc_literal_hit *hits, uint32_t hit_count)
{
    for (uint32_t i = 0; i < hit_count; i++)
        if (index->calls[hits[i].literal]) return true;
    return false;
}

// The literals found and, only now, the single characters that stand beside them.
static void mark_sentence(mc_matcher *matcher, mc_norm_span sentence, const mc_literal_hit *hits,
                          uint32_t hit_count)
{
    const uint32_t *partners = matcher->index->partners;
    const uint16_t *units = matcher->text->norm;
    uint32_t next = 0;
    matcher->sentence_run++;
    matcher->place_count = 0;
    memset(matcher->present, 0, matcher->index->row_words * sizeof *matcher->present);
    for (uint32_t at = sentence.begin; at < sentence.end; at++) {
        for (; next < hit_count && hits[next].span.begin == at; next++)
            if (hits[next].span.end <= sentence.end) mark_literal(matcher, hits[next].literal, at);
        if (partners[units[at]]) mark_literal(matcher, partners[units[at]] - 1, at);
    }
}

void mc_pattern_run_sentence(mc_matcher *matcher, mc_norm_span sentence, const mc_literal_hit *hits,
                             uint32_t hit_count)
{
    const mc_match_index *index = matcher->index;
    if (!has_trigger(index, hits, hit_count)) return;
    mark_sentence(matcher, sentence, hits, hit_count);
    for (uint32_t w = 0; w < index->row_words; w++) {
        uint64_t triggers = matcher->present[w] & index->trigger_row[w];
        for (; triggers; triggers &= triggers - 1)
            try_triggered(matcher, w * 64 + lowest_bit(triggers), sentence);
    }
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
