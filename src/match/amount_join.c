// SPDX-License-Identifier: Apache-2.0
#include "match/amount_join.h"

#include "match/annuity.h"
#include "match/join.h"

// How it works
//
// Chinese complaints name an amount before they say it: the word, perhaps 了, 是 or a few
// more characters, the number.
//
//     借款 10000 元 ，分 12 期 ，每期 还 1000 元
//     against        period   near
//
// Each amount behind a word of `near` (every one of them is noted by the scan) looks for its
// partner: of all amounts that a word of `against` names, the closest. Words of `against` may be
// single characters (借): they are looked for only before numbers of such sentences. A number is an
// amount when it is neither tiny nor a phone number and no word of `except` (年,
// 期, 天) stands behind it.

enum { LEAST_AMOUNT = 100, MOST_AMOUNT = 100000000, MOST_COUNT = 360 };

// What stays the same while one rule looks at one sentence.
typedef struct comparison {
    mc_matcher *matcher;
    const mc_number_rule *rule;
    mc_word_scope scope;
} comparison;

static uint32_t gap_between(mc_norm_span a, mc_norm_span b)
{
    if (b.begin >= a.end) return b.begin - a.end;
    return a.begin >= b.end ? a.begin - b.end : 0;
}

static bool is_followed(const comparison *c, uint32_t class_index, mc_norm_span number)
{
    mc_norm_span found;
    uint32_t at = number.end;
    while (at < c->scope.span.end && c->scope.units[at] == ' ')
        at++;
    return class_index != MC_NONE &&
           mc_class_words_after(c->matcher->index->words, class_index, c->scope, at, &found);
}

static bool is_amount(const comparison *c, const mc_numeral *numeral)
{
    bool size = numeral->value >= LEAST_AMOUNT && numeral->value <= MOST_AMOUNT;
    return numeral->sense == MC_NUMERAL_PLAIN && size &&
           !is_followed(c, c->rule->except, numeral->span);
}

static bool is_count(const comparison *c, const mc_numeral *numeral)
{
    bool size = numeral->value >= 2 && numeral->value <= MOST_COUNT;
    return numeral->sense == MC_NUMERAL_PLAIN && size &&
           is_followed(c, c->rule->period, numeral->span);
}

// The amount is one that a word of `against` names: the word ends at most
// `distance` units before it.
static bool is_lent(const comparison *c, const mc_numeral *numeral)
{
    uint32_t begin = numeral->span.begin, first = c->scope.span.begin;
    uint32_t lowest = begin - first > c->rule->distance ? begin - c->rule->distance : first;
    mc_norm_span found;
    if (!is_amount(c, numeral)) return false;
    for (uint32_t end = begin; end > lowest; end--) {
        if (mc_class_words_before(c->matcher->index->words, c->rule->against, c->scope, end,
                                  &found))
            return true;
    }
    return false;
}

// The closest other number of the sentence that passes `fits`; NULL when none does.
static const mc_numeral *closest(const comparison *c, const mc_numeral *to,
                                 bool (*fits)(const comparison *, const mc_numeral *))
{
    const mc_numeral *best = NULL;
    for (uint32_t i = 0; i < c->matcher->numeral_count; i++) {
        const mc_numeral *other = &c->matcher->numerals[i];
        if (other == to || !fits(c, other)) continue;
        if (!best || gap_between(to->span, other->span) < gap_between(to->span, best->span))
            best = other;
    }
    return best;
}

// The first number behind the word, when it is an amount and close enough.
static const mc_numeral *amount_behind(const comparison *c, mc_norm_span word)
{
    for (uint32_t i = 0; i < c->matcher->numeral_count; i++) {
        const mc_numeral *numeral = &c->matcher->numerals[i];
        if (numeral->span.begin < word.end) continue;
        bool close = numeral->span.begin - word.end <= c->rule->distance;
        return close && is_amount(c, numeral) ? numeral : NULL;
    }
    return NULL;
}

static bool relation(const comparison *c, const mc_numeral *part, const mc_numeral *lent,
                     double *value)
{
    if (c->rule->quantity == MC_QUANTITY_RATIO) {
        *value = part->value / lent->value;
        return true;
    }
    const mc_numeral *count = closest(c, part, is_count);
    if (count) *value = mc_annuity_rate(lent->value, part->value, count->value);
    return count && *value > 0;
}

static void try_word(const comparison *c, uint32_t entry, mc_norm_span word)
{
    const mc_numeral *part = amount_behind(c, word);
    const mc_numeral *lent = part ? closest(c, part, is_lent) : NULL;
    double value = 0;
    if (!lent || !relation(c, part, lent, &value)) return;
    if (value < c->rule->at_least || value >= c->rule->below) return;
    mc_norm_span named = {word.begin, part->span.end};
    mc_norm_span whole = mc_match_state_union(named, lent->span);
    mc_match_state_offer(c->matcher, (mc_hit){entry, whole, mc_join_quote(whole, named)});
}

void mc_amount_join_run(mc_matcher *matcher, uint32_t entry, uint32_t sentence)
{
    const mc_number_rule *rule = &mc_match_state_entry(matcher, entry)->detail.number;
    const mc_text *text = matcher->text;
    comparison c = {matcher, rule, {text->norm, text->sentences[sentence].norm}};
    const mc_word_hits *words = mc_join_words(matcher, rule->near);
    for (uint32_t i = mc_join_first_in(words, sentence); i < words->count; i++) {
        if (words->items[i].sentence != sentence) break;
        try_word(&c, entry, words->items[i].span);
    }
}
