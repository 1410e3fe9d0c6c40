// SPDX-License-Identifier: Apache-2.0
#include "entity/list_name.h"

#include "entity/name_shape.h"

/*
 * 我在丙丁贷、戊己、庚辛都有欠款，只有庚辛的催收骂人。
 *     `----' known  `--' `--' candidates
 *
 * Likewise the first of a list, before the joint and behind a mark:
 * 戊己、丙丁贷都有欠款，其中戊己最狠.
 *
 * People call companies by short names that no pattern knows. Behind a known company and a joint
 * (、 和 跟) stands a candidate: two to MAX_UNITS characters up to the next joint or to what
 * follows companies (都, 三家, 的催收), none of them a word that is part of no name. It is a name
 * when the text uses it as one elsewhere, too: at a mark or behind a word that governs names, and
 * before what a company's people are called or what follows short names. A candidate that does not
 * recur is left alone: 丙丁贷和朋友都.
 */

enum { MIN_UNITS = 2, MAX_UNITS = 4, MAX_CANDIDATES = 16 };

// A joint that begins at `at` and is no comma; its length.
static uint32_t joint_at(const mc_entity_index *index, mc_ustr units, uint32_t at)
{
    if (at >= units.size || (units.data[at] != 0x3001 && !mc_word_costs_is_han(units.data[at])))
        return 0;
    return mc_entity_index_begins(index, MC_ENTITY_JOINTS, units, at);
}

// A joint that ends at `at` and is no comma; its length.
static uint32_t joint_before(const mc_entity_index *index, mc_ustr units, uint32_t at)
{
    uint32_t joint = mc_entity_index_ends(index, MC_ENTITY_JOINTS, units, at);
    if (joint == 0 || joint > at) return 0;
    uint16_t first = units.data[at - joint];
    return first == 0x3001 || mc_word_costs_is_han(first) ? joint : 0;
}

static bool ends_candidate(const mc_entity_index *index, mc_ustr units, uint32_t at)
{
    return joint_at(index, units, at) > 0 ||
           mc_entity_index_is_behind(index, MC_ENTITY_ALL_AFTER, units, at) ||
           mc_entity_index_is_behind(index, MC_ENTITY_BRIEF_SURE, units, at);
}

static bool is_name_like(const mc_entity_index *index, mc_ustr units, mc_norm_span span)
{
    mc_ustr word = {units.data + span.begin, span.end - span.begin};
    for (uint32_t at = span.begin; at < span.end; at++)
        if (!mc_word_costs_is_han(units.data[at]) ||
            mc_entity_index_is_behind(index, MC_ENTITY_NAME_BREAK, units, at))
            return false;
    return !mc_entity_index_holds(index, MC_ENTITY_BRIEF_NEVER, word) &&
           !mc_entity_index_holds(index, MC_ENTITY_GENERIC, word) &&
           !mc_entity_index_holds(index, MC_ENTITY_ORDINARY, word) &&
           !mc_entity_index_holds(index, MC_ENTITY_NAME_NEVER, word) &&
           !mc_name_shape_is_common(index, units, span);
}

// The candidate that begins at `at`; empty when there is none.
static mc_norm_span candidate_at(const mc_entity_index *index, mc_ustr units, uint32_t at)
{
    for (uint32_t end = at + MIN_UNITS; end <= at + MAX_UNITS && end < units.size; end++)
        if (ends_candidate(index, units, end)) {
            mc_norm_span span = {at, end};
            return is_name_like(index, units, span) ? span : (mc_norm_span){at, at};
        }
    return (mc_norm_span){at, at};
}

// The candidate that stands between a mark or a joint and `at`; empty when there is none.
static mc_norm_span candidate_before(const mc_entity_index *index, mc_ustr units, uint32_t at)
{
    for (uint32_t begin = at; begin > 0 && at - begin < MAX_UNITS;) {
        begin--;
        bool first = begin == 0 || !mc_name_shape_is_letter(units.data[begin - 1]) ||
                     mc_entity_index_is_before(index, MC_ENTITY_JOINTS, units, begin);
        if (!first || at - begin < MIN_UNITS) continue;
        mc_norm_span span = {begin, at};
        return is_name_like(index, units, span) ? span : (mc_norm_span){at, at};
    }
    return (mc_norm_span){at, at};
}

static bool recurs(const mc_entity_index *index, const mc_text *text, mc_norm_span span)
{
    mc_ustr word = mc_text_norm_slice(text, span);
    for (uint32_t at = 0; at + word.size <= text->norm_size; at++) {
        if (at == span.begin) continue;
        mc_norm_span other = {at, at + word.size};
        if (mc_ustr_stands_at(mc_text_units(text), at, word) &&
            mc_introduction_is_brief(index, text, other))
            return true;
    }
    return false;
}

static void add_recurring(mc_introduction *introduction, const mc_entity_index *index,
                          const mc_text *text, mc_party_book *book, mc_norm_span span)
{
    mc_ustr name = mc_text_norm_slice(text, span);
    if (recurs(index, text, span))
        mc_introduction_add(introduction, name,
                            mc_party_book_named(book, MC_PARTY_DISCOVERED, name));
}

void mc_list_name_read(mc_introduction *introduction, const mc_entity_index *index,
                       const mc_text *text, mc_party_book *book)
{
    mc_ustr units = mc_text_units(text);
    uint32_t tried = 0;
    for (uint32_t i = 0; i < book->place_count; i++) {
        if (book->places[i].source != MC_PLACE_TEXT) continue;
        uint32_t at = book->places[i].mention.span.end, joint;
        while (tried < MAX_CANDIDATES && (joint = joint_at(index, units, at)) > 0) {
            mc_norm_span span = candidate_at(index, units, at + joint);
            if (span.begin == span.end) break;
            tried++;
            add_recurring(introduction, index, text, book, span);
            at = span.end;
        }
        at = book->places[i].mention.span.begin;
        while (tried < MAX_CANDIDATES && (joint = joint_before(index, units, at)) > 0) {
            mc_norm_span span = candidate_before(index, units, at - joint);
            if (span.begin == span.end) break;
            tried++;
            add_recurring(introduction, index, text, book, span);
            at = span.begin;
        }
    }
}
