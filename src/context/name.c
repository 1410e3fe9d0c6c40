// SPDX-License-Identifier: Apache-2.0
#include "context/name.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/ascii.h"
#include "base/error.h"
#include "base/lower_bound.h"

/* An article is about a company, and says so once:
 *
 *     以“小舟汇通”为例，本站将深入探讨…            cue 为例, the quotation before it
 *     小舟汇通成立于2016年，是一家…                cue 成立于, the words from the clause's beginning
 *
 * From there on a sentence that holds 小舟汇通 speaks of a named company, and 催收人员常常… in its
 * paragraph is no longer said of the trade at large. Attribution (entity) finds names by itself,
 * with more care; here it is enough to know that there is one. Where the document comes with a list
 * of its companies, their names count wherever they stand. Of a respondent that lends the places
 * are kept apart, with those of what stands before the noun in its name: 鼎岳的催收 of 鼎岳小贷. */

enum { NAME_MINIMUM = 2, NAME_MAXIMUM = 16 };

void mc_name_start(mc_names *names, const mc_context_index *index, const mc_text *text)
{
    names->index = index;
    names->text = text;
    names->topic_count = 0;
    names->listed_count = 0;
    names->called_count = 0;
    names->failed = false;
}

static bool is_name_unit(uint16_t unit)
{
    bool han = unit >= 0x3400 && unit <= 0x9FFF;
    bool latin = mc_is_small_letter(unit) || mc_is_digit(unit);
    return han || latin;
}

void mc_name_learn(mc_names *names, mc_norm_span cue)
{
    const uint16_t *norm = names->text->norm;
    uint32_t end = cue.begin;
    if (end > 0 && !is_name_unit(norm[end - 1])) end--;
    uint32_t begin = end;
    while (begin > 0 && end - begin <= NAME_MAXIMUM && is_name_unit(norm[begin - 1]))
        begin--;
    uint32_t size = end - begin;
    if (size < NAME_MINIMUM || size > NAME_MAXIMUM) return;
    if (names->topic_count < MC_NAME_TOPICS)
        names->topics[names->topic_count++] = (mc_norm_span){begin, end};
}

static void add_name(mc_names *names, mc_norm_span span, mc_company_kind kind)
{
    if (!MC_ARRAY_RESERVE(names->listed, names->listed_capacity,
                          (uint64_t)names->listed_count + 1)) {
        names->failed = true;
        return;
    }
    names->listed[names->listed_count++] = (mc_known_name){span, kind};
}

void mc_name_end(mc_names *names, mc_norm_span cue)
{
    const uint16_t *norm = names->text->norm;
    mc_ustr all = {norm, names->text->norm_size};
    uint32_t begin = cue.begin;
    while (begin > 0 && cue.begin - begin < NAME_MINIMUM && is_name_unit(norm[begin - 1]))
        begin--;
    const mc_cue_words *breaks = mc_cue_index_class(names->index, MC_CLASS_NO_NAMES);
    for (uint32_t at = begin + 1; at <= cue.begin; at++) {
        if (mc_cue_index_ends(breaks, all, at)) return;
    }
    if (begin < cue.begin) add_name(names, (mc_norm_span){begin, cue.end}, MC_COMPANY_PLATFORM);
}

void mc_name_look(mc_names *names, mc_norm_span span)
{
    const mc_context_index *index = names->index;
    names->raw.count = 0;
    if (index->names == NULL) return;
    if (mc_literal_index_scan(index->names, names->text->norm, span, &names->raw) != MC_OK)
        names->failed = true;
    for (uint32_t i = 0; i < names->raw.count; i++) {
        const mc_literal_hit *hit = &names->raw.items[i];
        add_name(names, hit->span, (mc_company_kind)index->name_kinds[hit->literal]);
    }
}

static bool is_listed_at(const mc_names *names, mc_norm_span span)
{
    for (uint32_t i = 0; i < names->listed_count; i++) {
        mc_norm_span known = names->listed[i].span;
        if (known.begin <= span.begin && known.end >= span.end) return true;
    }
    return false;
}

// The first place of the name from `at` on; the end of the text when there is none.
static uint32_t next_place(const mc_names *names, mc_ustr name, uint32_t at)
{
    mc_ustr text = mc_text_units(names->text);
    if (name.size < NAME_MINIMUM) return text.size;
    for (; at + name.size <= text.size; at++) {
        if (mc_ustr_stands_at(text, at, name)) return at;
    }
    return text.size;
}

static void find_given(mc_names *names, mc_ustr name)
{
    uint32_t size = names->text->norm_size;
    for (uint32_t at = next_place(names, name, 0); at < size;
         at = next_place(names, name, at + name.size)) {
        mc_norm_span span = {at, at + name.size};
        if (!is_listed_at(names, span)) add_name(names, span, MC_COMPANY_PLATFORM);
    }
}

static void find_called(mc_names *names, mc_ustr name)
{
    uint32_t size = names->text->norm_size;
    for (uint32_t at = next_place(names, name, 0);
         at < size && names->called_count < MC_NAME_CALLED;
         at = next_place(names, name, at + name.size))
        names->called[names->called_count++] = (mc_norm_span){at, at + name.size};
}

mc_status mc_name_given(mc_names *names, const mc_document *document, mc_arena *arena,
                        mc_error *err)
{
    const mc_fold_table *fold = names->index->lexicon->fold;
    for (uint32_t i = 0; fold != NULL && i < document->company_count; i++) {
        mc_ustr name = mc_fold_string(fold, arena, document->companies[i]);
        if (name.data == NULL) return mc_error_memory(err);
        find_given(names, name);
    }
    return MC_OK;
}

void mc_name_called(mc_names *names, mc_ustr name, uint32_t brief)
{
    find_called(names, name);
    mc_ustr head = {name.data, brief};
    uint32_t size = 0;
    const mc_cue_words *ordinary = mc_cue_index_class(names->index, MC_CLASS_NO_BRIEF);
    bool is_word = mc_cue_index_starts(ordinary, head, 0, &size) && size == brief;
    if (!is_word) find_called(names, head);
}

static bool lends(mc_company_kind kind)
{
    return kind != MC_COMPANY_INSURER && kind != MC_COMPANY_PAYMENT && kind != MC_COMPANY_OTHER;
}

bool mc_name_has_lender(const mc_names *names)
{
    for (uint32_t i = 0; i < names->listed_count; i++) {
        if (lends(names->listed[i].kind)) return true;
    }
    return false;
}

bool mc_name_is_bystander(const mc_names *names, mc_norm_span sentence, uint32_t at)
{
    bool any = false, lender = false, near = false, near_lends = false;
    for (uint32_t i = 0; i < names->listed_count; i++) {
        const mc_known_name *name = &names->listed[i];
        any = true;
        lender = lender || lends(name->kind);
        if (name->span.begin < sentence.begin || name->span.end > at) continue;
        near = true;
        near_lends = lends(name->kind);
    }
    return near ? !near_lends : any && !lender;
}

static bool topic_stands_in(const mc_names *names, mc_norm_span topic, mc_norm_span span)
{
    const uint16_t *norm = names->text->norm;
    uint32_t size = topic.end - topic.begin;
    for (uint32_t at = span.begin; at + size <= span.end; at++) {
        if (norm[at] == norm[topic.begin] &&
            memcmp(norm + at, norm + topic.begin, size * sizeof *norm) == 0)
            return true;
    }
    return false;
}

bool mc_name_listed_in(const mc_names *names, mc_norm_span span)
{
    for (uint32_t i = 0; i < names->listed_count; i++) {
        mc_norm_span name = names->listed[i].span;
        if (name.begin >= span.begin && name.end <= span.end) return true;
    }
    return false;
}

bool mc_name_unlisted_in(const mc_names *names, mc_norm_span span)
{
    uint32_t next = MC_LOWER_BOUND(names->unlisted, names->unlisted_count, begin, span.begin);
    return next < names->unlisted_count && names->unlisted[next].end <= span.end;
}

bool mc_name_stands_in(const mc_names *names, mc_norm_span span)
{
    if (mc_name_listed_in(names, span)) return true;
    for (uint32_t i = 0; i < names->topic_count; i++) {
        if (topic_stands_in(names, names->topics[i], span)) return true;
    }
    return false;
}

bool mc_name_ends_at(const mc_names *names, uint32_t at)
{
    for (uint32_t i = 0; i < names->listed_count; i++) {
        if (names->listed[i].span.end == at) return true;
    }
    for (uint32_t i = 0; i < names->called_count; i++) {
        if (names->called[i].end == at) return true;
    }
    return false;
}

bool mc_name_hides(const mc_names *names, mc_norm_span cue)
{
    for (uint32_t i = 0; i < names->listed_count; i++) {
        mc_norm_span name = names->listed[i].span;
        bool inside = name.begin <= cue.begin && cue.end <= name.end;
        if (inside && cue.end - cue.begin < name.end - name.begin) return true;
    }
    return false;
}

bool mc_name_is_cut(const mc_names *names, mc_norm_span quote)
{
    const mc_cue_words *parties = mc_cue_index_class(names->index, MC_CLASS_NAME_PARTIES);
    const mc_cue_words *people = mc_cue_index_class(names->index, MC_CLASS_NAME_PEOPLE);
    mc_ustr all = mc_text_units(names->text);
    for (uint32_t i = 0; i < names->listed_count; i++) {
        mc_norm_span name = names->listed[i].span;
        if (name.begin >= quote.begin || quote.begin >= name.end) continue;
        bool whole = quote.end <= name.end;
        if (whole || (mc_cue_index_starts(people, all, name.end, NULL) &&
                      !mc_cue_index_starts(parties, all, quote.begin, NULL)))
            return true;
    }
    return false;
}

void mc_name_dispose(mc_names *names)
{
    mc_literal_hits_dispose(&names->raw);
    free(names->listed);
    *names = (mc_names){0};
}
