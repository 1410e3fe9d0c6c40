// SPDX-License-Identifier: Apache-2.0
#include "entity/name_scan.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/ascii.h"
#include "base/clamp.h"
#include "base/error.h"
#include "base/lower_bound.h"
#include "entity/name_edge.h"
#include "entity/name_pattern.h"
#include "entity/name_shape.h"
#include "text/word_costs.h"

/*
 * Listed names first. The literal index reports every occurrence of every alias; an occurrence is a
 * name when
 *   - it is no part of a longer run of Latin letters or digits (58金融 in 158金融),
 *   - no longer word that is something else covers it (马上消费 in 马上消费者: not_in),
 *   - one of the words that its alias needs stands near it (小花 … 借款), else it is *pending*: it
 *     counts only if the document names the same company elsewhere,
 *   - the document is not older than the name.
 * Of overlapping occurrences the leftmost wins, at one place the longest; a pending one never
 * displaces a certain one, and one that is coordinated with a certain one is certain.
 *
 * Then patterns (name_pattern.c). A name that a pattern finds over a listed one of four characters
 * or more is that listed company, and its full form if it ends like one (南山丙丁消费金融有限公司
 * where 丙丁消费金融 is listed); over a shorter one it is a company of its own (捷信达科技有限公司
 * is not 捷信), unless the listed one is its very end (打开丙丁app). What a pattern finds exactly
 * where a listed name waits for its context is that context.
 */

enum { STRONG_ALIAS_UNITS = 4, NOUN_UNITS = 2, MAX_BETWEEN = 8 };

static bool is_latin(uint16_t c)
{
    return mc_is_small_letter(c) || mc_is_digit(c);
}

static bool cuts_latin_run(mc_ustr units, mc_norm_span span)
{
    uint16_t first = units.data[span.begin], last = units.data[span.end - 1];
    return (span.begin > 0 && is_latin(first) && is_latin(units.data[span.begin - 1])) ||
           (span.end < units.size && is_latin(last) && is_latin(units.data[span.end]));
}

// Window of `needs`: N units either side inside the sentence; 0 = the clause, UINT16_MAX =
// everywhere.
static mc_norm_span needs_window(mc_name_field field, mc_norm_span span, uint16_t window)
{
    if (field.text == NULL || window == UINT16_MAX || field.text->sentence_count == 0)
        return (mc_norm_span){0, field.units.size};
    if (window == 0) return field.text->clauses[mc_text_clause_at(field.text, span.begin)].norm;
    mc_norm_span sentence = field.text->sentences[mc_text_sentence_at(field.text, span.begin)].norm;
    return (mc_norm_span){mc_clamp_back(span.begin, window, sentence.begin),
                          mc_clamp_on(span.end, window, sentence.end)};
}

// True when a word of the class stands inside the span.
static bool holds_any(const mc_word_class *words, mc_ustr text, mc_norm_span span)
{
    mc_ustr window = {text.data, span.end};
    for (uint32_t at = span.begin; at < span.end; at++)
        for (uint32_t i = 0; i < words->word_count; i++)
            if (words->words[i].text.size > 0 &&
                mc_ustr_stands_at(window, at, words->words[i].text))
                return true;
    return false;
}

static bool covers(mc_ustr word, mc_ustr text, mc_norm_span span)
{
    if (word.size <= span.end - span.begin) return false;
    uint32_t first = mc_clamp_back(span.end, word.size, 0);
    for (uint32_t at = first; at <= span.begin; at++)
        if (mc_ustr_stands_at(text, at, word)) return true;
    return false;
}

// True when a longer word of the class covers the span.
static bool covers_any(const mc_word_class *words, mc_ustr text, mc_norm_span span)
{
    for (uint32_t i = 0; i < words->word_count; i++)
        if (covers(words->words[i].text, text, span)) return true;
    return false;
}

// The needed word must stand beside the name, not inside it.
static bool has_needed(const mc_entity_index *index, mc_name_field field, mc_norm_span span,
                       const mc_alias *alias)
{
    if (alias->needs == MC_NONE) return true;
    const mc_word_class *words = &index->lexicon->classes[alias->needs];
    mc_norm_span window = needs_window(field, span, alias->window);
    mc_norm_span before = {window.begin, span.begin}, after = {span.end, window.end};
    return holds_any(words, field.units, before) || holds_any(words, field.units, after);
}

static bool is_excluded(const mc_entity_index *index, mc_name_field field, mc_norm_span span,
                        const mc_alias *alias)
{
    if (cuts_latin_run(field.units, span)) return true;
    if (field.date != 0 && alias->from != 0 && field.date < alias->from) return true;
    return alias->not_in != MC_NONE &&
           covers_any(&index->lexicon->classes[alias->not_in], field.units, span);
}

static bool is_covered(mc_name_scan *scan, mc_norm_span span, bool pending)
{
    if (scan->count == 0) return false;
    mc_name_at *last = &scan->names[scan->count - 1];
    if (span.begin >= last->span.end) return false;
    if (!last->pending || pending) return true;
    scan->count--;
    return is_covered(scan, span, pending);
}

static void add_name(mc_name_scan *scan, mc_name_at name)
{
    if (is_covered(scan, name.span, name.pending)) return;
    if (!MC_ARRAY_RESERVE(scan->names, scan->capacity, (uint64_t)scan->count + 1))
        scan->failed = true;
    else
        scan->names[scan->count++] = name;
}

// 丙丁，……: all of what stands before the first mark of a text or a line, where those who complain
// write whom they mean.
static bool heads_text(mc_name_field field, mc_norm_span span)
{
    mc_ustr units = field.units;
    if (field.text == NULL || span.end >= units.size ||
        mc_name_shape_is_letter(units.data[span.end]))
        return false;
    return span.begin == 0;
}

// What a company's people or service are called follows a name at a mark: ，丙丁客服…, ，丙丁拒绝….
static bool acts_at_mark(const mc_entity_index *index, mc_name_field field, mc_norm_span span)
{
    mc_ustr units = field.units;
    if (field.text == NULL) return false;
    uint16_t before = span.begin > 0 ? units.data[span.begin - 1] : 0;
    if (before == '#' || mc_name_shape_is_letter(before)) return false;
    return mc_entity_index_is_behind(index, MC_ENTITY_BRIEF_SURE, units, span.end) ||
           mc_entity_index_is_behind(index, MC_ENTITY_NAME_ACT, units, span.end);
}

static bool find_listed(mc_name_scan *scan, const mc_entity_index *index, mc_name_field field)
{
    for (uint32_t i = 0; i < scan->hits.count; i++) {
        mc_literal_hit hit = scan->hits.items[i];
        if (hit.literal >= index->alias_end) continue;
        uint32_t at = index->owners[hit.literal];
        const mc_alias *alias = &index->lexicon->aliases[at];
        if (is_excluded(index, field, hit.span, alias)) continue;
        bool met = has_needed(index, field, hit.span, alias) || heads_text(field, hit.span) ||
                   acts_at_mark(index, field, hit.span);
        add_name(scan, (mc_name_at){hit.span, at, MC_PARTY_LISTED, .pending = !met});
    }
    return !scan->failed;
}

// What begins at `at` is no part of a longer name (丙丁 in 丙丁万家): a mark, a joint, what a
// company does.
static bool is_rounded(const mc_entity_index *index, mc_ustr units, uint32_t at)
{
    static const mc_entity_class behind[] = {MC_ENTITY_JOINTS,      MC_ENTITY_ALL_AFTER,
                                             MC_ENTITY_BRIEF_SURE,  MC_ENTITY_NAME_ACT,
                                             MC_ENTITY_BRIEF_AFTER, MC_ENTITY_NAME_BREAK};
    if (at >= units.size || !mc_name_shape_is_letter(units.data[at])) return true;
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
        if (mc_entity_index_is_behind(index, behind[i], units, at)) return true;
    return false;
}

// Nothing but a joint and no comma stands between.
static bool is_joined(const mc_entity_index *index, mc_ustr units, uint32_t from, uint32_t to)
{
    if (to <= from || to - from > MAX_BETWEEN || mc_name_edge_ends_clause(units.data[from]))
        return false;
    mc_ustr rest = {units.data + from, to - from};
    return mc_entity_index_holds(index, MC_ENTITY_JOINTS, rest);
}

// The found legal name is the full form of the listed name that it holds behind a place:
// 南山丙丁银行有限公司.
static void extend(mc_name_scan *scan, uint32_t listed, const mc_entity_index *index, mc_ustr units,
                   uint32_t at, mc_norm_span span)
{
    mc_name_at *name = &scan->names[at];
    bool holds = span.begin <= name->span.begin && name->span.end <= span.end;
    bool free_before = at == 0 || scan->names[at - 1].span.end <= span.begin;
    bool free_behind = at + 1 == listed || scan->names[at + 1].span.begin >= span.end;
    if (!holds || !free_before || !free_behind) return;
    mc_norm_span head = {span.begin, name->span.begin};
    if (mc_name_shape_is_common(index, units, head)) name->span.begin = span.begin;
    name->span.end = span.end;
}

// 丙丁白条 with 白条 listed, 丙丁分期 with 丁分期: a listed name of two characters, or of one and
// an ending, at the end of a longer one may be what both are called by. Behind a place it is the
// listed one.
static bool is_only_noun(const mc_entity_index *index, mc_ustr units, mc_norm_span found,
                         mc_norm_span listed)
{
    mc_norm_span head = {found.begin, listed.begin};
    if (listed.end != found.end || head.begin == head.end) return false;
    mc_ustr name = {units.data + listed.begin, listed.end - listed.begin};
    bool brief = name.size <= NOUN_UNITS || mc_name_shape_core(index, name) == 1;
    return brief && !mc_name_shape_is_common(index, units, head);
}

// 丙丁法务 with 丙丁 listed: its people, not another company.
static bool is_department(const mc_entity_index *index, mc_ustr units, mc_norm_span found,
                          mc_norm_span listed)
{
    mc_ustr rest = {units.data + listed.end, found.end - listed.end};
    return listed.begin == found.begin && mc_entity_index_holds(index, MC_ENTITY_BRIEF_SURE, rest);
}

// True when the found name yields to listed ones that it overlaps.
static bool yields(mc_name_scan *scan, uint32_t listed, const mc_entity_index *index, mc_ustr units,
                   mc_norm_span span)
{
    bool legal = mc_entity_index_is_before(index, MC_ENTITY_LEGAL_FORM, units, span.end);
    for (uint32_t i = MC_UPPER_BOUND(scan->names, listed, span.end, span.begin); i < listed; i++) {
        mc_norm_span other = scan->names[i].span;
        if (other.begin >= span.end) return false;
        if (other.begin == span.begin && other.end == span.end) scan->names[i].pending = false;
        if (scan->names[i].pending || is_only_noun(index, units, span, other)) continue;
        bool strong = other.end - other.begin >= STRONG_ALIAS_UNITS;
        if (strong && legal) extend(scan, listed, index, units, i, span);
        if (strong || other.begin < span.begin || other.end >= span.end) return true;
        if (is_department(index, units, span, other)) return true;
    }
    return false;
}

// All of it is a word of the language, and nobody is listed by it: 名单, 建立.
static bool is_ordinary(const mc_entity_index *index, mc_ustr units, mc_norm_span span)
{
    mc_ustr word = {units.data + span.begin, span.end - span.begin};
    return mc_word_costs_has(mc_fold_table_words(index->lexicon->fold), word);
}

static int compare_names(const void *a, const void *b)
{
    const mc_name_at *x = a, *y = b;
    if (x->span.begin != y->span.begin) return x->span.begin < y->span.begin ? -1 : 1;
    if (x->span.end != y->span.end) return x->span.end > y->span.end ? -1 : 1;
    if (x->kind != y->kind) return x->kind > y->kind ? -1 : 1;
    return 0;
}

// Leftmost-longest over listed and found names; found ones that yield are gone already.
static void merge_found(mc_name_scan *scan, const mc_entity_index *index, mc_ustr units)
{
    uint32_t listed = scan->count;
    for (uint32_t i = 0; i < scan->found_count; i++) {
        mc_norm_span span = scan->found[i].span;
        if (yields(scan, listed, index, units, span) || is_ordinary(index, units, span)) continue;
        if (!MC_ARRAY_RESERVE(scan->names, scan->capacity, (uint64_t)scan->count + 1)) {
            scan->failed = true;
            return;
        }
        scan->names[scan->count++] = scan->found[i];
    }
    uint32_t all = scan->count;
    if (all > 0) qsort(scan->names, all, sizeof *scan->names, compare_names);
    scan->count = 0;
    for (uint32_t i = 0; i < all; i++) {
        mc_name_at name = scan->names[i];
        if (!is_covered(scan, name.span, name.pending)) scan->names[scan->count++] = name;
    }
}

// A listed name without its context, coordinated with a certain one: what stands in a list of
// companies is one (丙丁和戊己消金都…).
static void admit_listed(mc_name_scan *scan, const mc_entity_index *index, mc_ustr units)
{
    for (uint32_t i = 1; i < scan->count; i++) {
        mc_name_at *left = &scan->names[i - 1], *right = &scan->names[i];
        if (left->pending == right->pending) continue;
        if (is_rounded(index, units, right->span.end) &&
            is_joined(index, units, left->span.end, right->span.begin))
            left->pending = right->pending = false;
    }
}

// A branch belongs to the name of its company.
static void add_branches(mc_name_scan *scan, const mc_entity_index *index, mc_ustr units)
{
    for (uint32_t i = 0; i < scan->count; i++) {
        mc_name_at *name = &scan->names[i];
        if (name->kind != MC_PARTY_LISTED || name->pending) continue;
        uint32_t end = mc_name_shape_branch_end(index, units, name->span.end);
        if (i + 1 == scan->count || scan->names[i + 1].span.begin >= end) name->span.end = end;
    }
}

static bool find_literals(mc_name_scan *scan, const mc_entity_index *index, mc_ustr units)
{
    mc_norm_span all = {0, units.size};
    return index->literals == NULL ||
           mc_literal_index_scan(index->literals, units.data, all, &scan->hits) == MC_OK;
}

mc_status mc_name_scan_run(mc_name_scan *scan, const mc_entity_index *index,
                           mc_regex_scratch *regex, mc_name_field field, mc_error *err)
{
    scan->count = scan->hits.count = 0;
    scan->failed = false;
    if (field.units.size == 0) return MC_OK;
    bool ok = find_literals(scan, index, field.units) && find_listed(scan, index, field) &&
              mc_name_pattern_find(scan, index, regex, field);
    if (ok) merge_found(scan, index, field.units);
    if (ok) admit_listed(scan, index, field.units);
    if (ok) add_branches(scan, index, field.units);
    return ok && !scan->failed ? MC_OK : mc_error_memory(err);
}

void mc_name_scan_dispose(mc_name_scan *scan)
{
    mc_literal_hits_dispose(&scan->hits);
    free(scan->names);
    free(scan->found);
    free(scan->sorted);
    *scan = (mc_name_scan){0};
}
