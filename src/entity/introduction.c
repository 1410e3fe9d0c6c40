// SPDX-License-Identifier: Apache-2.0
#include "entity/introduction.h"

#include <stdlib.h>

#include "entity/name_shape.h"

/*
 * 深圳丙丁金融服务有限公司（以下简称“小舟贷”）旗下“花舟”APP
 * `---- antecedent -----'  `-cue-' `name'   `cue' `name'
 *
 * The antecedent is the last company that ends at most ANTECEDENT_GAP characters before the cue, in
 * the same sentence. The name behind the cue is what quotation marks enclose, else, when a bracket
 * was opened before the cue, everything up to the closing bracket or the next comma, else a company
 * that is known already and begins there. A word that refers to any company (以下简称“公司”) is no
 * name. What stands between two different companies (委托, 股东, 资金方) is no introduction. A
 * company that another one's name encloses in brackets is that other one:
 * 小舟贷（深圳丙丁金融服务有限公司）.
 *
 * People shorten: after 丙丁分期 they write 丙丁的客服, 跟丙丁说了, 丙丁不让. The short form is
 * what is left without the common words at the end; two companies that leave the same one have
 * none. It counts where a name may begin (at a mark, behind a word that governs a name, behind a
 * break) and where a word of company_brief_after follows. When the rest is an ordinary word (立刻
 * of 立刻金融), only company_brief_sure will do: 立刻的人, not 立刻打电话. The short form of the
 * respondent that a field names counts wherever it stands, unless it is an ordinary word.
 */

enum {
    ANTECEDENT_GAP = 8,
    MAX_NAME_UNITS = 20,
    MIN_NAME_UNITS = 2,
    MAX_FIRM_UNITS = 4,
    MAX_INTRODUCTIONS = 512
};

static bool opens_quote(uint16_t c)
{
    return c == 0x201C || c == 0x2018 || c == 0x300C || c == 0x300E || c == 0x300A || c == '"';
}

static bool closes_quote(uint16_t c)
{
    return c == 0x201D || c == 0x2019 || c == 0x300D || c == 0x300F || c == 0x300B || c == '"';
}

static bool opens_bracket(uint16_t c)
{
    return c == '(' || c == 0xFF08 || c == 0x3010;
}

static bool ends_bare_name(uint16_t c)
{
    return c == ')' || c == 0xFF09 || c == 0x3011 || c == ',' || c == 0xFF0C || c == 0x3001 ||
           c == 0xFF1B || c == 0x3002;
}

static bool skips_before_name(uint16_t c)
{
    return c == ':' || c == 0xFF1A || c == ' ' || c == 0x4E3A; // U+4E3A 为
}

void mc_introduction_add(mc_introduction *introduction, mc_ustr name, uint32_t party)
{
    if (party == MC_NONE || name.size < MIN_NAME_UNITS) return;
    for (uint32_t i = 0; i < introduction->count; i++)
        if (mc_ustr_equal(introduction->names[i].name, name)) return;
    if (introduction->count < MC_MAX_LEARNED_NAMES)
        introduction->names[introduction->count++] =
            (mc_learned_name){.name = name, .party = party};
}

void mc_introduction_mark_respondent(mc_introduction *introduction)
{
    for (uint32_t i = 0; i < introduction->count; i++)
        introduction->names[i].of_respondent = true;
}

static void add_brief(mc_introduction *introduction, mc_ustr name, const mc_learned_name *full,
                      bool firm)
{
    uint32_t party = full->party;
    for (uint32_t i = 0; i < introduction->count; i++) {
        mc_learned_name *known = &introduction->names[i];
        if (!mc_ustr_equal(known->name, name) || (firm && !known->firm)) continue;
        if (known->brief && known->party != party) known->party = MC_NONE;
        return;
    }
    if (introduction->count < MC_MAX_LEARNED_NAMES)
        introduction->names[introduction->count++] =
            (mc_learned_name){name, party, true, firm, full->of_respondent};
}

// 合肥丙丁汽车销售有限公司 is 丙丁公司 further on: its first characters behind the place.
static void add_firm(mc_introduction *introduction, const mc_entity_index *index,
                     const mc_learned_name *full)
{
    mc_ustr name = full->name;
    uint32_t ending = mc_entity_index_ends(index, MC_ENTITY_NAME_ENDING, name, name.size);
    uint32_t place = mc_entity_index_begins(index, MC_ENTITY_NAME_PLACE, name, 0);
    for (uint32_t size = MIN_NAME_UNITS; ending > 0 && size <= MAX_FIRM_UNITS; size++) {
        if (place + size + ending > name.size) return;
        mc_ustr stem = {name.data + place, size};
        if (!mc_entity_index_holds(index, MC_ENTITY_NAME_PLACE, stem))
            add_brief(introduction, stem, full, true);
    }
}

void mc_introduction_shorten(mc_introduction *introduction, const mc_entity_index *index)
{
    for (uint32_t i = 0, full = introduction->count; i < full; i++) {
        mc_ustr name = introduction->names[i].name;
        add_firm(introduction, index, &introduction->names[i]);
        mc_ustr core = {name.data, mc_name_shape_core(index, name)};
        if (core.size < MIN_NAME_UNITS || core.size == name.size) continue;
        mc_norm_span span = {0, core.size};
        if (mc_name_shape_is_common(index, core, span)) continue;
        add_brief(introduction, core, &introduction->names[i], false);
    }
}

static const mc_place *antecedent(const mc_party_book *book, mc_norm_span cue, uint32_t floor)
{
    uint32_t behind = mc_party_book_place_behind(book, cue.begin);
    if (behind == 0) return NULL;
    const mc_place *place = &book->places[behind - 1];
    bool near = place->source == MC_PLACE_TEXT && place->mention.span.begin >= floor &&
                cue.begin - place->mention.span.end <= ANTECEDENT_GAP;
    return near ? place : NULL;
}

// The stretch behind the cue that is the name; empty when nothing shows where it ends.
static mc_norm_span name_behind(const mc_text *text, mc_norm_span cue, uint32_t ceiling,
                                bool bracketed)
{
    uint32_t at = cue.end;
    while (at < ceiling && skips_before_name(text->norm[at]))
        at++;
    bool quoted = at < ceiling && opens_quote(text->norm[at]);
    if (quoted) at++;
    uint32_t end = at;
    while (end < ceiling && end - at <= MAX_NAME_UNITS) {
        uint16_t c = text->norm[end];
        if (quoted ? closes_quote(c) : bracketed && ends_bare_name(c))
            return (mc_norm_span){at, end};
        end++;
    }
    return (mc_norm_span){at, at};
}

static bool is_reference(const mc_entity_index *index, mc_ustr word)
{
    return mc_word_list_holds(&index->references, word) ||
           mc_entity_index_holds(index, MC_ENTITY_GENERIC, word);
}

static bool is_bracketed(const mc_text *text, const mc_place *before, mc_norm_span cue)
{
    for (uint32_t i = before->mention.span.end; i < cue.begin; i++)
        if (opens_bracket(text->norm[i])) return true;
    return false;
}

// Learned names follow their party when two become one.
static void join(mc_introduction *introduction, mc_party_book *book, uint32_t a, uint32_t b)
{
    uint32_t kept = mc_party_book_join(book, a, b);
    for (uint32_t i = 0; kept != MC_NONE && i < introduction->count; i++) {
        uint32_t *party = &introduction->names[i].party;
        if (*party == a || *party == b) *party = kept;
    }
}

static void read_cue(mc_introduction *introduction, const mc_entity_index *index,
                     const mc_text *text, mc_norm_span cue, mc_party_book *book)
{
    mc_norm_span sentence = text->sentences[mc_text_sentence_at(text, cue.begin)].norm;
    const mc_place *before = antecedent(book, cue, sentence.begin);
    if (before == NULL) return;
    uint32_t party = before->mention.party;
    mc_norm_span name = name_behind(text, cue, sentence.end, is_bracketed(text, before, cue));
    uint32_t known = mc_party_book_place_behind(book, name.begin);
    if (known < book->place_count && book->places[known].mention.span.begin <= name.begin + 1) {
        join(introduction, book, party, book->places[known].mention.party);
        return;
    }
    mc_ustr word = mc_text_norm_slice(text, name);
    if (word.size >= MIN_NAME_UNITS && !is_reference(index, word))
        mc_introduction_add(introduction, word, party);
}

static bool closes_bracket(uint16_t c)
{
    return c == ')' || c == 0xFF09 || c == 0x3011;
}

// 丙丁贷（戊己有限公司）: the second name explains the first.
static bool is_enclosed(const mc_text *text, mc_norm_span outer, mc_norm_span inner)
{
    return inner.begin == outer.end + 1 && opens_bracket(text->norm[outer.end]) &&
           inner.end < text->norm_size && closes_bracket(text->norm[inner.end]);
}

static void join_enclosed(mc_introduction *introduction, const mc_text *text, mc_party_book *book)
{
    for (uint32_t i = 1; i < book->place_count; i++) {
        const mc_place *outer = &book->places[i - 1], *inner = &book->places[i];
        if (outer->source != MC_PLACE_TEXT) continue;
        if (is_enclosed(text, outer->mention.span, inner->mention.span))
            join(introduction, book, outer->mention.party, inner->mention.party);
    }
}

void mc_introduction_read(mc_introduction *introduction, const mc_entity_index *index,
                          const mc_text *text, const mc_literal_hits *cues, mc_party_book *book)
{
    uint32_t done = 0, read = 0;
    join_enclosed(introduction, text, book);
    for (uint32_t i = 0; i < cues->count && read < MAX_INTRODUCTIONS; i++) {
        mc_literal_hit hit = cues->items[i];
        const mc_cue *cue = &index->lexicon->cues[index->owners[hit.literal]];
        if (cue->kind != MC_CUE_INTRODUCTION || hit.span.begin < done) continue;
        read_cue(introduction, index, text, hit.span, book);
        read++;
        done = hit.span.end;
    }
}

static int compare_learned(const void *a, const void *b)
{
    const mc_learned_name *x = a, *y = b;
    if (x->name.size != y->name.size) return x->name.size > y->name.size ? -1 : 1;
    return (x->party > y->party) - (x->party < y->party);
}

// A name may begin here: behind a mark, or a word that governs names or is part of none.
static bool may_begin(const mc_entity_index *index, mc_ustr text, uint32_t at)
{
    static const mc_entity_class before[] = {MC_ENTITY_OBJECT_BEFORE,    MC_ENTITY_AGENT_BEFORE,
                                             MC_ENTITY_COLLECTOR_BEFORE, MC_ENTITY_FUNDER_BEFORE,
                                             MC_ENTITY_JOINTS,           MC_ENTITY_NAME_BREAK};
    if (at == 0 || !mc_name_shape_is_letter(text.data[at - 1])) return true;
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (mc_entity_index_is_before(index, before[i], text, at)) return true;
    return false;
}

bool mc_introduction_is_brief(const mc_entity_index *index, const mc_text *text, mc_norm_span span)
{
    mc_ustr whole = mc_text_units(text);
    if (!may_begin(index, whole, span.begin)) return false;
    if (mc_entity_index_is_behind(index, MC_ENTITY_BRIEF_SURE, whole, span.end)) return true;
    return !mc_entity_index_holds(index, MC_ENTITY_BRIEF_NEVER, mc_text_norm_slice(text, span)) &&
           mc_entity_index_is_behind(index, MC_ENTITY_BRIEF_AFTER, whole, span.end);
}

// The short form of the company complained of stands where it is written (求丙丁高抬贵手), unless
// it is an ordinary word.
static bool is_respondents_brief(const mc_entity_index *index, const mc_text *text,
                                 mc_norm_span span)
{
    mc_ustr brief = mc_text_norm_slice(text, span);
    return !mc_entity_index_holds(index, MC_ENTITY_BRIEF_NEVER, brief);
}

static bool counts(const mc_learned_name *learned, const mc_entity_index *index,
                   const mc_text *text, mc_norm_span span)
{
    if (!learned->brief || mc_introduction_is_brief(index, text, span)) return true;
    return learned->of_respondent && is_respondents_brief(index, text, span);
}

// Units of the name that stands at `at`, with the word for a firm that its first characters need; 0
// when it is none.
static uint32_t learned_units(const mc_learned_name *learned, const mc_entity_index *index,
                              const mc_text *text, uint32_t at)
{
    mc_ustr whole = mc_text_units(text);
    uint32_t size = learned->name.size;
    if (!learned->firm)
        return counts(learned, index, text, (mc_norm_span){at, at + size}) ? size : 0;
    uint32_t word = mc_entity_index_begins(index, MC_ENTITY_NAME_ENDING, whole, at + size);
    return word > 0 && may_begin(index, whole, at) ? size + word : 0;
}

// The longest learned name that stands at `at` and its units; NULL.
static const mc_learned_name *learned_at(const mc_introduction *introduction,
                                         const mc_entity_index *index, const mc_text *text,
                                         uint32_t at, uint32_t *units)
{
    for (uint32_t i = 0; i < introduction->count; i++) {
        const mc_learned_name *learned = &introduction->names[i];
        if (!mc_ustr_stands_at(mc_text_units(text), at, learned->name)) continue;
        *units = learned_units(learned, index, text, at);
        if (*units > 0) return learned;
    }
    return NULL;
}

// Which low bytes the first units of the names have: most positions of a text are passed over by
// one look.
static void mark_firsts(const mc_introduction *introduction, bool firsts[256])
{
    for (uint32_t i = 0; i < introduction->count; i++)
        firsts[introduction->names[i].name.data[0] & 0xFFu] = true;
}

// The place of the text that covers any of `span`, NULL when it is free; places are ordered, and
// `*next` is the first that may still matter.
static const mc_place *covering(const mc_party_book *book, uint32_t known, uint32_t *next,
                                mc_norm_span span)
{
    while (*next < known && (book->places[*next].source != MC_PLACE_TEXT ||
                             book->places[*next].mention.span.end <= span.begin))
        ++*next;
    if (*next == known || book->places[*next].mention.span.begin >= span.end) return NULL;
    return &book->places[*next];
}

// A listed company by a short name that is but the begin of a longer one the text has made known
// (丙丁 in 丙丁贷), or a name in no list, found by what stands around it, that the text has made
// known as another's (简称“丙丁公司”).
static bool gives_way(const mc_party_book *book, const mc_place *place,
                      const mc_learned_name *learned, mc_norm_span span)
{
    if ((learned->brief && !learned->firm) || learned->party == place->mention.party ||
        place->mention.span.begin != span.begin)
        return false;
    uint32_t alias = place->mention.alias, end = place->mention.span.end;
    if (alias == MC_NONE) return end <= span.end;
    return book->lexicon->aliases[alias].needs != MC_NONE && end < span.end;
}

void mc_introduction_spread(mc_introduction *introduction, const mc_entity_index *index,
                            const mc_text *text, mc_party_book *book)
{
    bool firsts[256] = {false};
    uint32_t known = book->place_count, next = 0;
    if (introduction->count == 0) return;
    qsort(introduction->names, introduction->count, sizeof *introduction->names, compare_learned);
    mark_firsts(introduction, firsts);
    for (uint32_t at = 0; at < text->norm_size;) {
        uint32_t units = 0;
        const mc_learned_name *learned = NULL;
        if (firsts[text->norm[at] & 0xFFu])
            learned = learned_at(introduction, index, text, at, &units);
        if (learned == NULL) {
            at++;
            continue;
        }
        mc_norm_span span = {at, at + units};
        const mc_place *there = covering(book, known, &next, span);
        if (there != NULL && !gives_way(book, there, learned, span)) {
            at = there->mention.span.end > at ? there->mention.span.end : at + 1;
            continue;
        }
        mc_place place = {.mention = {learned->party, MC_NONE, span, false},
                          .source = MC_PLACE_TEXT};
        mc_str written = mc_text_slice(text, mc_text_bytes_of(text, span));
        if (there != NULL)
            mc_party_book_replace(book, next, place, written);
        else
            mc_party_book_add(book, place, written);
        at = span.end;
    }
    if (book->place_count > known) mc_party_book_order(book);
}
