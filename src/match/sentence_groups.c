// SPDX-License-Identifier: Apache-2.0
#include "match/sentence_groups.h"

#include <string.h>

// Three questions, each asked of fewer sentences than the one before
//
//   which groups stand?      A bit for each group, set for the literals of the sentence. A literal
//                            belongs to eight groups on average, so this is the loop that counts;
//                            it touches one kilobyte.
//   which characters stand?  Single characters of groups that trigger nothing are no part of the
//                            index of literals, since they stand nearly everywhere: they are found
//                            when the first pattern asks for a group that has such.
//   where?                   The places of the first and the last literal of every group, found when
//                            the first pattern has all its groups. Those of single characters join
//                            when one asks.

// What was noted for other sentences is void from now on.
static void begin_run(mc_matcher *matcher)
{
    const mc_match_index *index = matcher->index;
    if (++matcher->sentence_run) return;
    memset(matcher->groups, 0, index->group_count * sizeof *matcher->groups);
    memset(matcher->singles, 0, index->single_count * sizeof *matcher->singles);
    memset(matcher->tried, 0, index->pattern_count * sizeof *matcher->tried);
    matcher->singles_run = matcher->places_run = 0;
    matcher->sentence_run = 1;
}

void mc_sentence_groups_begin(mc_matcher *matcher, mc_norm_span sentence,
                              const mc_literal_hit *hits, uint32_t hit_count)
{
    const mc_match_index *index = matcher->index;
    uint64_t *standing = matcher->standing;
    begin_run(matcher);
    matcher->sentence = sentence;
    matcher->sentence_hits = hits;
    matcher->sentence_hit_count = hit_count;
    memset(standing, 0, (index->group_count / 64 + 1) * sizeof *standing);
    for (uint32_t i = 0; i < hit_count; i++) {
        if (hits[i].span.end > sentence.end) continue;
        const mc_literal_plan *plan = &index->plans[hits[i].literal];
        for (uint32_t g = plan[0].first_group; g < plan[1].first_group; g++)
            standing[index->groups[g] / 64] |= UINT64_C(1) << index->groups[g] % 64;
    }
}

uint64_t mc_sentence_groups_bits(const mc_matcher *matcher, uint32_t word)
{
    return matcher->standing[word];
}

// The places of all single characters, once a sentence.
static void find_singles(mc_matcher *matcher)
{
    const uint16_t *numbers = matcher->index->single_of_unit, *units = matcher->text->norm;
    uint32_t run = matcher->sentence_run;
    if (matcher->singles_run == run) return;
    matcher->singles_run = run;
    for (uint32_t at = matcher->sentence.begin; at < matcher->sentence.end; at++) {
        uint32_t number = numbers[units[at]];
        if (!number) continue;
        mc_single_place *single = &matcher->singles[number - 1];
        if (single->sentence_run != run) *single = (mc_single_place){run, at, at};
        single->last = at;
    }
}

static bool has_single(mc_matcher *matcher, uint32_t group)
{
    const mc_match_index *index = matcher->index;
    uint32_t first = index->first_single[group], end = index->first_single[group + 1];
    if (first == end) return false;
    find_singles(matcher);
    for (uint32_t i = first; i < end; i++)
        if (matcher->singles[index->singles[i]].sentence_run == matcher->sentence_run) return true;
    return false;
}

bool mc_sentence_groups_stands(mc_matcher *matcher, uint32_t group)
{
    return matcher->standing[group / 64] >> group % 64 & 1 || has_single(matcher, group);
}

static void widen(const mc_matcher *matcher, mc_group_place *place, uint32_t first, uint32_t last)
{
    bool known = place->sentence_run == matcher->sentence_run;
    if (!known || first < place->first) place->first = first;
    if (!known || last > place->last) place->last = last;
    place->sentence_run = matcher->sentence_run;
}

// The places of all literals of two or more units, once a sentence. They come
// in order of their begin.
static void find_places(mc_matcher *matcher)
{
    const mc_match_index *index = matcher->index;
    uint32_t run = matcher->sentence_run;
    if (matcher->places_run == run) return;
    matcher->places_run = run;
    for (uint32_t i = 0; i < matcher->sentence_hit_count; i++) {
        mc_norm_span span = matcher->sentence_hits[i].span;
        if (span.end > matcher->sentence.end) continue;
        const mc_literal_plan *plan = &index->plans[matcher->sentence_hits[i].literal];
        for (uint32_t g = plan[0].first_group; g < plan[1].first_group; g++) {
            mc_group_place *place = &matcher->groups[index->groups[g]];
            if (place->sentence_run != run) *place = (mc_group_place){run, 0, span.begin, 0};
            place->last = span.begin;
        }
    }
}

const mc_group_place *mc_sentence_groups_place(mc_matcher *matcher, uint32_t group)
{
    const mc_match_index *index = matcher->index;
    mc_group_place *place = &matcher->groups[group];
    uint32_t first = index->first_single[group], end = index->first_single[group + 1];
    find_places(matcher);
    if (first == end || place->singles_run == matcher->sentence_run) return place;
    find_singles(matcher);
    for (uint32_t i = first; i < end; i++) {
        const mc_single_place *single = &matcher->singles[index->singles[i]];
        if (single->sentence_run == matcher->sentence_run)
            widen(matcher, place, single->first, single->last);
    }
    place->singles_run = matcher->sentence_run;
    return place;
}
