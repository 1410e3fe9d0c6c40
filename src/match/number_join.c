// SPDX-License-Identifier: Apache-2.0
#include "match/number_join.h"

#include "base/array.h"
#include "match/amount_join.h"
#include "match/join.h"

// Appends the numbers of a sentence to those of the document.
static bool find_numerals(mc_matcher *matcher, mc_norm_span span)
{
    mc_numeral numeral;
    while (mc_numeral_find(matcher->index->numerals, matcher->text->norm, span, &numeral)) {
        if (!MC_ARRAY_RESERVE(matcher->all_numerals, matcher->numeral_capacity,
                              (uint64_t)matcher->all_numeral_count + 1))
            return false;
        matcher->all_numerals[matcher->all_numeral_count++] = numeral;
        span.begin = numeral.span.end;
    }
    return true;
}

static bool make_ranges(mc_matcher *matcher)
{
    uint32_t had = matcher->numeral_range_capacity;
    if (!MC_ARRAY_RESERVE(matcher->numeral_ranges, matcher->numeral_range_capacity,
                          matcher->text->sentence_count))
        return false;
    for (uint32_t i = had; i < matcher->numeral_range_capacity; i++)
        matcher->numeral_ranges[i] = (mc_numeral_range){0};
    return true;
}

// Numbers of a sentence are read once, however many rules ask.
static bool read_numerals(mc_matcher *matcher, uint32_t sentence)
{
    uint32_t first = matcher->all_numeral_count;
    bool ok = make_ranges(matcher);
    mc_numeral_range *range = ok ? &matcher->numeral_ranges[sentence] : NULL;
    if (ok && range->run != matcher->run) {
        ok = find_numerals(matcher, matcher->text->sentences[sentence].norm);
        *range = (mc_numeral_range){matcher->run, first, matcher->all_numeral_count - first};
    }
    if (!ok) {
        matcher->status = MC_ERR_MEMORY;
        return false;
    }
    matcher->numerals = range->count ? &matcher->all_numerals[range->first] : NULL;
    matcher->numeral_count = range->count;
    return true;
}

static mc_numeral_sense sense_of(mc_quantity quantity)
{
    switch (quantity) {
    case MC_QUANTITY_HOUR:
        return MC_NUMERAL_OF_DAY;
    case MC_QUANTITY_RATE:
        return MC_NUMERAL_PERCENT;
    case MC_QUANTITY_COUNT:
    case MC_QUANTITY_DAYS:
    case MC_QUANTITY_RATIO:
    case MC_QUANTITY_YIELD:
        break;
    }
    return MC_NUMERAL_PLAIN;
}

static bool is_in_bounds(const mc_number_rule *rule, double value)
{
    bool wraps = rule->quantity == MC_QUANTITY_HOUR && rule->at_least > rule->below;
    if (wraps) return value >= rule->at_least || value < rule->below;
    return value >= rule->at_least && value < rule->below;
}

// Hours and rates carry their unit with them (点, %).
static bool asks_for_unit(const mc_number_rule *rule)
{
    return rule->units != MC_NONE &&
           (rule->quantity == MC_QUANTITY_COUNT || rule->quantity == MC_QUANTITY_DAYS);
}

// Adds the unit behind the number to the span; false when there is none.
static bool take_unit(const mc_matcher *matcher, const mc_number_rule *rule, mc_norm_span sentence,
                      mc_norm_span *number)
{
    if (!asks_for_unit(rule)) return true;
    const uint16_t *units = matcher->text->norm;
    mc_norm_span found;
    uint32_t at = number->end;
    while (at < sentence.end && units[at] == ' ')
        at++;
    mc_word_scope scope = {units, sentence};
    if (!mc_class_words_after(matcher->index->words, rule->units, scope, at, &found)) return false;
    number->end = found.end;
    return true;
}

static uint32_t distance_between(mc_norm_span a, mc_norm_span b)
{
    if (b.begin >= a.end) return b.begin - a.end;
    return a.begin >= b.end ? a.begin - b.end : 0;
}

// The nearest word of the class in the sentence, at most `distance` units away, joins the span.
static bool take_word(const mc_matcher *matcher, uint32_t class_index, uint32_t sentence,
                      uint32_t distance, mc_norm_span number, mc_norm_span *whole)
{
    if (class_index == MC_NONE) return true;
    const mc_word_hits *hits = mc_join_words(matcher, class_index);
    const mc_word_hit *best = NULL;
    for (uint32_t i = mc_join_first_in(hits, sentence); i < hits->count; i++) {
        const mc_word_hit *hit = &hits->items[i];
        if (hit->sentence != sentence) break;
        uint32_t gap = distance_between(number, hit->span);
        if (gap > distance) continue;
        if (!best || gap < distance_between(number, best->span)) best = hit;
    }
    if (best) *whole = mc_match_state_union(*whole, best->span);
    return best != NULL;
}

// Days that the words behind the number stand for: 3 个月 = 90.
static double days_of(const mc_matcher *matcher, const mc_numeral *numeral, mc_norm_span sentence)
{
    mc_ustr behind = {matcher->text->norm + numeral->span.end, sentence.end - numeral->span.end};
    const mc_numeral_word *word = mc_numeral_table_find(matcher->index->numerals, behind);
    bool unit = word && word->kind == MC_NUMERAL_DAY_UNIT;
    return unit ? numeral->value * word->value : numeral->value;
}

static void try_number(mc_matcher *matcher, uint32_t entry, uint32_t sentence,
                       const mc_numeral *numeral)
{
    const mc_number_rule *rule = &mc_match_state_entry(matcher, entry)->detail.number;
    mc_norm_span span = matcher->text->sentences[sentence].norm, number = numeral->span;
    bool days = rule->quantity == MC_QUANTITY_DAYS;
    double value = days ? days_of(matcher, numeral, span) : numeral->value;
    if (numeral->sense != sense_of(rule->quantity) || !is_in_bounds(rule, value)) return;
    if (!take_unit(matcher, rule, span, &number)) return;
    mc_norm_span whole = number;
    if (!take_word(matcher, rule->near, sentence, rule->distance, number, &whole)) return;
    if (!take_word(matcher, rule->period, sentence, UINT32_MAX, number, &whole)) return;
    mc_match_state_offer(matcher, (mc_hit){entry, whole, mc_join_quote(whole, number)});
}

static void try_sentence(mc_matcher *matcher, uint32_t entry, uint32_t sentence)
{
    mc_quantity quantity = mc_match_state_entry(matcher, entry)->detail.number.quantity;
    if (quantity == MC_QUANTITY_RATIO || quantity == MC_QUANTITY_YIELD) {
        mc_amount_join_run(matcher, entry, sentence);
        return;
    }
    for (uint32_t n = 0; n < matcher->numeral_count; n++)
        try_number(matcher, entry, sentence, &matcher->numerals[n]);
}

void mc_number_join_run(mc_matcher *matcher, uint32_t entry)
{
    uint32_t start =
        mc_match_plan_start_class(matcher->index->lexicon, mc_match_state_entry(matcher, entry));
    const mc_word_hits *starts = mc_join_words(matcher, start);
    uint32_t done = MC_NONE;
    for (uint32_t i = 0; i < starts->count && matcher->status == MC_OK; i++) {
        uint32_t sentence = starts->items[i].sentence;
        if (sentence == done || !read_numerals(matcher, sentence)) continue;
        try_sentence(matcher, entry, sentence);
        done = sentence;
    }
}
