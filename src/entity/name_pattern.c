// SPDX-License-Identifier: Apache-2.0
#include "entity/name_pattern.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/clamp.h"
#include "base/limits.h"
#include "base/lower_bound.h"
#include "entity/name_edge.h"
#include "entity/name_shape.h"

/*
 * Patterns (X消费金融, 以“X”为例, 信*飞) are run around the literals that their matches must hold;
 * name_shape.h says where such a name begins. What ends in another name found in the text begins
 * there (辟谣丙丁金服 … 丙丁金服); what is too long for a brand, or ends as common nouns do, must
 * recur or stand beside a name that is certain (丙丁钱包比戊己银行还狠).
 */

enum { MAX_BETWEEN = 8, NEIGHBOURS = 8 };

static bool is_word(const mc_word_class *words, mc_ustr word)
{
    for (uint32_t i = 0; i < words->word_count; i++)
        if (mc_ustr_equal(words->words[i].text, word)) return true;
    return false;
}

static void add_found(mc_name_scan *scan, const mc_entity_index *index, mc_name_field field,
                      const mc_finder *finder, mc_norm_span name)
{
    const mc_discovery *row = &index->lexicon->discoveries[finder->discovery];
    bool masked = row->kind == MC_DISCOVER_MASKED;
    mc_name_shape shape = masked ? MC_SHAPE_NAME : mc_name_shape_trim(index, field.units, &name);
    mc_ustr word = {field.units.data + name.begin, name.end - name.begin};
    if (shape == MC_SHAPE_NONE || word.size < 2 || word.size > MC_MAX_LITERAL_UNITS) return;
    if (row->not_name != MC_NONE && is_word(&index->lexicon->classes[row->not_name], word)) return;
    if (mc_entity_index_holds(index, MC_ENTITY_GENERIC, word) ||
        mc_entity_index_holds(index, MC_ENTITY_NAME_NEVER, word))
        return;
    if (!MC_ARRAY_RESERVE(scan->found, scan->found_capacity, (uint64_t)scan->found_count + 1)) {
        scan->failed = true;
        return;
    }
    mc_party_kind kind = masked ? MC_PARTY_MASKED : MC_PARTY_DISCOVERED;
    scan->found[scan->found_count++] =
        (mc_name_at){name, MC_NONE, kind, .traded = row->kind == MC_DISCOVER_TRADED,
                     .pending = shape == MC_SHAPE_WEAK};
}

// Runs the finder around a literal that its matches must contain.
static void find_around(mc_name_scan *scan, const mc_entity_index *index, mc_regex_scratch *regex,
                        mc_name_field field, mc_literal_hit hit)
{
    const mc_finder *finder = &index->finders[index->owners[hit.literal]];
    mc_norm_span sentence = {0, field.units.size};
    if (field.text != NULL && field.text->sentence_count > 0)
        sentence = field.text->sentences[mc_text_sentence_at(field.text, hit.span.begin)].norm;
    mc_regex_window window = {sentence, mc_clamp_back(hit.span.end, finder->reach, sentence.begin),
                              hit.span.begin};
    mc_regex_match match;
    while (window.from <= window.last && mc_regex_find(finder->regex, regex, field.units.data,
                                                       window, &match) == MC_REGEX_FOUND) {
        add_found(scan, index, field, finder, match.quote);
        window.from = match.whole.end > window.from ? match.whole.end : window.from + 1;
    }
}

static int compare_words(const void *a, const void *b)
{
    const mc_ustr *x = a, *y = b;
    if (x->size != y->size) return x->size < y->size ? -1 : 1;
    return memcmp(x->data, y->data, x->size * sizeof *x->data);
}

// How often the word is among the sorted ones.
static uint32_t occurrences(const mc_ustr *sorted, uint32_t count, mc_ustr word)
{
    uint32_t low = 0, high = count, found = 0;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare_words(&sorted[middle], &word) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    while (low < count && found < 2 && compare_words(&sorted[low], &word) == 0)
        low++, found++;
    return found;
}

// A name that ends in another found name begins there, unless only places and trades stand before
// it.
static void begin_at_known(const mc_name_scan *scan, const mc_entity_index *index, mc_ustr units,
                           mc_name_at *name)
{
    for (uint32_t at = name->span.end - 2; at > name->span.begin; at--) {
        mc_ustr tail = {units.data + at, name->span.end - at};
        mc_norm_span head = {name->span.begin, at};
        if (occurrences(scan->sorted, scan->found_count, tail) == 0) continue;
        if (!mc_name_shape_is_common(index, units, head)) name->span.begin = at;
        return;
    }
}

static mc_ustr found_word(const mc_name_scan *scan, mc_ustr units, uint32_t at)
{
    mc_norm_span span = scan->found[at].span;
    return (mc_ustr){units.data + span.begin, span.end - span.begin};
}

static void sort_found(mc_name_scan *scan, mc_ustr units)
{
    for (uint32_t i = 0; i < scan->found_count; i++)
        scan->sorted[i] = found_word(scan, units, i);
    if (scan->found_count > 1)
        qsort(scan->sorted, scan->found_count, sizeof *scan->sorted, compare_words);
}

// The company that ends at `from` and the word that begins at `to` are named side by side, or one
// as the measure, the plaintiff, the agent of the other: 戊己银行和丙丁钱包,
// 丙丁钱包的催收比戊己银行, 戊己银行起诉丙丁钱包.
static bool is_beside(const mc_entity_index *index, mc_ustr units, uint32_t from, uint32_t to)
{
    static const mc_entity_class relations[] = {MC_ENTITY_COMPARED_BEFORE, MC_ENTITY_SUES,
                                                MC_ENTITY_TAKES_BEFORE, MC_ENTITY_AGENT_BEFORE,
                                                MC_ENTITY_COLLECTOR_BEFORE};
    if (to <= from || to - from > MAX_BETWEEN) return false;
    uint32_t staff = mc_entity_index_begins(index, MC_ENTITY_BRIEF_SURE, units, from);
    if (from + staff >= to) return false;
    mc_ustr rest = {units.data + from + staff, to - from - staff};
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        if (mc_entity_index_holds(index, relations[i], rest)) return true;
    return !mc_name_edge_ends_clause(rest.data[0]) &&
           mc_entity_index_holds(index, MC_ENTITY_JOINTS, rest);
}

static bool are_beside(const mc_entity_index *index, mc_ustr units, mc_norm_span a, mc_norm_span b)
{
    return is_beside(index, units, a.end, b.begin) || is_beside(index, units, b.end, a.begin);
}

// A company that is certain stands beside the found name.
static bool is_among_names(const mc_name_scan *scan, const mc_entity_index *index, mc_ustr units,
                           uint32_t at)
{
    mc_norm_span span = scan->found[at].span;
    uint32_t from = mc_clamp_back(at, NEIGHBOURS, 0);
    for (uint32_t i = from; i < scan->found_count && i <= at + NEIGHBOURS; i++)
        if (!scan->found[i].pending && are_beside(index, units, span, scan->found[i].span))
            return true;
    uint32_t behind = MC_UPPER_BOUND(scan->names, scan->count, span.end, span.begin);
    for (uint32_t i = behind > 0 ? behind - 1 : 0; i < scan->count && i <= behind + 1; i++)
        if (!scan->names[i].pending && are_beside(index, units, span, scan->names[i].span))
            return true;
    return false;
}

// Compares the found names of a text with each other: where they begin, and which of the weak ones
// recur.
static bool compare_found(mc_name_scan *scan, const mc_entity_index *index, mc_name_field field)
{
    if (!MC_ARRAY_RESERVE(scan->sorted, scan->sorted_capacity, (uint64_t)scan->found_count + 1))
        return false;
    sort_found(scan, field.units);
    for (uint32_t i = 0; i < scan->found_count; i++)
        if (scan->found[i].kind == MC_PARTY_DISCOVERED)
            begin_at_known(scan, index, field.units, &scan->found[i]);
    sort_found(scan, field.units);
    uint32_t kept = 0, count = scan->found_count;
    for (uint32_t i = 0; i < count; i++)
        if (scan->found[i].pending)
            scan->found[i].pending =
                occurrences(scan->sorted, count, found_word(scan, field.units, i)) < 2 &&
                !is_among_names(scan, index, field.units, i);
    for (uint32_t i = 0; i < count; i++)
        if (!scan->found[i].pending) scan->found[kept++] = scan->found[i];
    scan->found_count = kept;
    return true;
}

bool mc_name_pattern_find(mc_name_scan *scan, const mc_entity_index *index, mc_regex_scratch *regex,
                          mc_name_field field)
{
    scan->found_count = 0;
    for (uint32_t i = 0; i < scan->hits.count; i++) {
        uint32_t literal = scan->hits.items[i].literal;
        if (literal >= index->alias_end && literal < index->trigger_end)
            find_around(scan, index, regex, field, scan->hits.items[i]);
    }
    return !scan->failed && compare_found(scan, index, field);
}
