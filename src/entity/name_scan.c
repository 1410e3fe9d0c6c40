// SPDX-License-Identifier: Apache-2.0
#include "entity/name_scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/ascii.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/lower_bound.h"
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
 * Then patterns (X消费金融, 以“X”为例, 信*飞); name_shape.h says where such a name begins. What ends in
 * another name found in the text begins there (辟谣丙丁金服 … 丙丁金服); what is too long for a brand, or
 * ends as common nouns do, must recur or stand beside a name that is certain (丙丁钱包比戊己银行还狠). A name
 * that a pattern finds over a listed one of four characters or more is that listed company, and its
 * full form if it ends like one (南山丙丁消费金融有限公司 where 丙丁消费金融 is listed); over a shorter one it is a
 * company of its own (捷信达科技有限公司 is not 捷信), unless the listed one is its very end (打开丙丁app). What a
 * pattern finds exactly where a listed name waits for its context is that context.
 */

enum { STRONG_ALIAS_UNITS = 4, NOUN_UNITS = 2, MAX_BETWEEN = 8, NEIGHBOURS = 8 };

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

static uint32_t clamp_back(uint32_t at, uint32_t by, uint32_t floor)
{
    return at > floor && at - floor > by ? at - by : floor;
}

static uint32_t clamp_on(uint32_t at, uint32_t by, uint32_t ceiling)
{
    return ceiling > at && ceiling - at > by ? at + by : ceiling;
}

// Window of `needs`: N units either side inside the sentence; 0 = the clause, UINT16_MAX =
// everywhere.
static mc_norm_span needs_window(mc_name_field field, mc_norm_span span, uint16_t window)
{
    if (field.text == NULL || window == UINT16_MAX || field.text->sentence_count == 0)
        return (mc_norm_span){0, field.units.size};
    if (window == 0) return field.text->clauses[mc_text_clause_at(field.text, span.begin)].norm;
    mc_norm_span sentence = field.text->sentences[mc_text_sentence_at(field.text, span.begin)].norm;
    return (mc_norm_span){clamp_back(span.begin, window, sentence.begin),
                          clamp_on(span.end, window, sentence.end)};
}

static bool stands_at(mc_ustr word, mc_ustr text, uint32_t at)
{
    return word.size > 0 && at <= text.size && word.size <= text.size - at &&
           memcmp(text.data + at, word.data, word.size * sizeof *word.data) == 0;
}

// True when a word of the class stands inside the span.
static bool holds_any(const mc_word_class *words, mc_ustr text, mc_norm_span span)
{
    mc_ustr window = {text.data, span.end};
    for (uint32_t at = span.begin; at < span.end; at++)
        for (uint32_t i = 0; i < words->word_count; i++)
            if (stands_at(words->words[i].text, window, at)) return true;
    return false;
}

static bool covers(mc_ustr word, mc_ustr text, mc_norm_span span)
{
    if (word.size <= span.end - span.begin) return false;
    uint32_t first = span.end > word.size ? span.end - word.size : 0;
    for (uint32_t at = first; at <= span.begin; at++)
        if (stands_at(word, text, at)) return true;
    return false;
}

// True when a longer word of the class covers the span.
static bool covers_any(const mc_word_class *words, mc_ustr text, mc_norm_span span)
{
    for (uint32_t i = 0; i < words->word_count; i++)
        if (covers(words->words[i].text, text, span)) return true;
    return false;
}

static bool is_word(const mc_word_class *words, mc_ustr word)
{
    for (uint32_t i = 0; i < words->word_count; i++)
        if (mc_ustr_equal(words->words[i].text, word)) return true;
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
    return mc_entity_index_begins(index, MC_ENTITY_BRIEF_SURE, units, span.end) > 0 ||
           mc_entity_index_begins(index, MC_ENTITY_NAME_ACT, units, span.end) > 0;
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
    mc_regex_window window = {sentence, clamp_back(hit.span.end, finder->reach, sentence.begin),
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

// First of the `listed` names that ends behind `at`; they do not overlap and are ordered.
static uint32_t name_behind(const mc_name_scan *scan, uint32_t listed, uint32_t at)
{
    return MC_UPPER_BOUND(scan->names, listed, span.end, at);
}

// A comma or semicolon, which lists and sentences have alike.
static bool ends_clause(uint16_t unit)
{
    return unit == ',' || unit == ';' || unit == 0xFF0C || unit == 0xFF1B;
}

// The company that ends at `from` and the word that begins at `to` are named side by side, or one
// as the measure, the plaintiff, the agent of the other: 戊己银行和丙丁钱包, 丙丁钱包的催收比戊己银行, 戊己银行起诉丙丁钱包.
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
    return !ends_clause(rest.data[0]) && mc_entity_index_holds(index, MC_ENTITY_JOINTS, rest);
}

// What begins at `at` is no part of a longer name (丙丁 in 丙丁万家): a mark, a joint, what a company
// does.
static bool is_rounded(const mc_entity_index *index, mc_ustr units, uint32_t at)
{
    static const mc_entity_class behind[] = {MC_ENTITY_JOINTS,      MC_ENTITY_ALL_AFTER,
                                             MC_ENTITY_BRIEF_SURE,  MC_ENTITY_NAME_ACT,
                                             MC_ENTITY_BRIEF_AFTER, MC_ENTITY_NAME_BREAK};
    if (at >= units.size || !mc_name_shape_is_letter(units.data[at])) return true;
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
        if (mc_entity_index_begins(index, behind[i], units, at) > 0) return true;
    return false;
}

// Nothing but a joint and no comma stands between.
static bool is_joined(const mc_entity_index *index, mc_ustr units, uint32_t from, uint32_t to)
{
    if (to <= from || to - from > MAX_BETWEEN || ends_clause(units.data[from])) return false;
    mc_ustr rest = {units.data + from, to - from};
    return mc_entity_index_holds(index, MC_ENTITY_JOINTS, rest);
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
    uint32_t from = at > NEIGHBOURS ? at - NEIGHBOURS : 0;
    for (uint32_t i = from; i < scan->found_count && i <= at + NEIGHBOURS; i++)
        if (!scan->found[i].pending && are_beside(index, units, span, scan->found[i].span))
            return true;
    uint32_t behind = name_behind(scan, scan->count, span.begin);
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

static bool find_unlisted(mc_name_scan *scan, const mc_entity_index *index, mc_regex_scratch *regex,
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

// 丙丁白条 with 白条 listed, 丙丁分期 with 丁分期: a listed name of two characters, or of one and an ending, at
// the end of a longer one may be what both are called by. Behind a place it is the listed one.
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
    bool legal = mc_entity_index_ends(index, MC_ENTITY_LEGAL_FORM, units, span.end) > 0;
    for (uint32_t i = name_behind(scan, listed, span.begin); i < listed; i++) {
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
              find_unlisted(scan, index, regex, field);
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
