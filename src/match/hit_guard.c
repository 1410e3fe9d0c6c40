// SPDX-License-Identifier: Apache-2.0
#include "match/hit_guard.h"

#include "base/error.h"

// The sentences that the hit touches; guards see nothing beyond them.
static mc_norm_span sentences_of(const mc_text *text, mc_norm_span hit)
{
    uint32_t first = mc_text_sentence_at(text, hit.begin);
    mc_norm_span span = text->sentences[first].norm;
    while (span.end < hit.end && first + 1 < text->sentence_count)
        span.end = text->sentences[++first].norm.end;
    return span;
}

static mc_norm_span clauses_of(const mc_text *text, mc_norm_span hit)
{
    uint32_t first = mc_text_clause_at(text, hit.begin);
    mc_norm_span span = text->clauses[first].norm;
    while (span.end < hit.end && first + 1 < text->clause_count)
        span.end = text->clauses[++first].norm.end;
    return span;
}

static mc_norm_span window_of(const mc_text *text, mc_norm_span hit, mc_norm_span scope,
                              uint16_t window)
{
    if (window == UINT16_MAX) return scope;
    if (window == 0) return clauses_of(text, hit);
    mc_norm_span result = scope;
    if (hit.begin - scope.begin > window) result.begin = hit.begin - window;
    if (scope.end - hit.end > window) result.end = hit.end + window;
    return result;
}

static bool stands_in_text(const mc_matcher *matcher, uint32_t class_index, mc_norm_span *found)
{
    const mc_text *text = matcher->text;
    for (uint32_t s = 0; s < text->sentence_count; s++) {
        const mc_sentence *sentence = &text->sentences[s];
        if (sentence->kind == MC_SENTENCE_BOILERPLATE) continue;
        mc_word_scope scope = {text->norm, sentence->norm};
        if (mc_class_words_within(matcher->index->words, class_index, scope, sentence->norm, found))
            return true;
    }
    return false;
}

static bool stands_in_field(const mc_matcher *matcher, uint32_t class_index, mc_ustr field)
{
    mc_norm_span found, all = {0, field.size};
    mc_word_scope scope = {field.data, all};
    return mc_class_words_within(matcher->index->words, class_index, scope, all, &found);
}

static uint32_t class_named(const mc_matcher *matcher, const char *name)
{
    return mc_lexicon_class_find(matcher->index->lexicon, mc_str_from_z(name));
}

static void fold_fields(mc_matcher *matcher)
{
    const mc_fold_table *fold = matcher->index->lexicon->fold;
    const mc_document *document = matcher->document;
    if (matcher->fields_folded) return;
    matcher->fields_folded = true;
    if (document->title.size)
        matcher->title = mc_fold_string(fold, &matcher->arena, document->title);
    if (document->respondent.size)
        matcher->respondent = mc_fold_string(fold, &matcher->arena, document->respondent);
    if (mc_arena_failed(&matcher->arena)) matcher->status = MC_ERR_MEMORY;
    uint32_t lends = class_named(matcher, "company_lends");
    bool lender = lends != MC_NONE && stands_in_field(matcher, lends, matcher->respondent);
    matcher->implied = lender ? class_named(matcher, "company_lends_implies") : MC_NONE;
}

/* Who complains of 橙果分期 writes 他们打给我爸 and need not say 欠款: a respondent whose name
 * holds a word of company_lends is evidence of the words of company_lends_implies, as if they stood
 * in the document. Only what an entry needs is implied; what it may not stand beside has to be
 * written, and bare words (辱骂) need it in writing. */
static bool is_implied(mc_matcher *matcher, const mc_hit *hit, uint32_t class_index)
{
    if (mc_match_state_entry(matcher, hit->entry)->kind == MC_ENTRY_TERM) return false;
    fold_fields(matcher);
    if (matcher->implied == MC_NONE) return false;
    const mc_word_class *words = &matcher->index->lexicon->classes[matcher->implied];
    for (uint32_t i = 0; i < words->word_count; i++)
        if (stands_in_field(matcher, class_index, words->words[i].text)) return true;
    return false;
}

// Asked once a document and class; `found` only says where when the text itself holds the word.
static bool stands_in_document(mc_matcher *matcher, uint32_t class_index, mc_norm_span *found)
{
    uint64_t *known = &matcher->class_in_document[class_index];
    *found = (mc_norm_span){0, 0};
    if (*known >> 1 == matcher->run && !(*known & 1)) return false;
    bool stands = stands_in_text(matcher, class_index, found);
    if (!stands) {
        *found = (mc_norm_span){0, 0};
        fold_fields(matcher);
        stands = stands_in_field(matcher, class_index, matcher->title) ||
                 stands_in_field(matcher, class_index, matcher->respondent);
    }
    *known = matcher->run << 1 | stands;
    return stands;
}

static bool needed_in_document(mc_matcher *matcher, uint32_t class_index)
{
    mc_norm_span found;
    if (matcher->class_in_document[class_index] == (matcher->run << 1 | 1)) return true;
    return stands_in_document(matcher, class_index, &found);
}

static bool fail(mc_rejected *out, const mc_hit *hit, mc_rejection reason, mc_norm_span evidence)
{
    *out = (mc_rejected){*hit, reason, MC_NONE, evidence};
    return false;
}

static bool check_document(mc_matcher *matcher, const mc_guards *guards, const mc_hit *hit,
                           mc_rejected *out)
{
    mc_norm_span found, nothing = {hit->span.begin, hit->span.begin};
    if (guards->not_document != MC_NONE &&
        stands_in_document(matcher, guards->not_document, &found))
        return fail(out, hit, MC_REJECT_NOT_DOCUMENT, found);
    if (guards->needs_document != MC_NONE && !needed_in_document(matcher, guards->needs_document) &&
        !is_implied(matcher, hit, guards->needs_document))
        return fail(out, hit, MC_REJECT_NEEDS_DOCUMENT, nothing);
    return true;
}

static bool check_nearby(const mc_matcher *matcher, const mc_guards *guards, const mc_hit *hit,
                         mc_rejected *out)
{
    const mc_class_words *words = matcher->index->words;
    mc_word_scope scope = {matcher->text->norm, sentences_of(matcher->text, hit->span)};
    mc_norm_span found, nothing = {hit->span.begin, hit->span.begin};
    if (guards->not_before != MC_NONE &&
        mc_class_words_before(words, guards->not_before, scope, hit->span.begin, &found))
        return fail(out, hit, MC_REJECT_NOT_BEFORE, found);
    if (guards->not_after != MC_NONE &&
        mc_class_words_after(words, guards->not_after, scope, hit->span.end, &found))
        return fail(out, hit, MC_REJECT_NOT_AFTER, found);
    if (guards->not_in != MC_NONE) {
        mc_norm_span window =
            window_of(matcher->text, hit->span, scope.span, guards->not_in_window);
        if (mc_class_words_within(words, guards->not_in, scope, window, &found))
            return fail(out, hit, MC_REJECT_NOT_IN, found);
    }
    if (guards->needs != MC_NONE) {
        mc_norm_span window = window_of(matcher->text, hit->span, scope.span, guards->needs_window);
        if (!mc_class_words_within(words, guards->needs, scope, window, &found))
            return fail(out, hit, MC_REJECT_NEEDS, nothing);
    }
    return true;
}

bool mc_hit_guard_check(mc_matcher *matcher, const mc_hit *hit, mc_rejected *out)
{
    const mc_guards *guards = &mc_match_state_entry(matcher, hit->entry)->guards;
    bool nearby = guards->not_before != MC_NONE || guards->not_after != MC_NONE ||
                  guards->not_in != MC_NONE || guards->needs != MC_NONE;
    if (nearby && !check_nearby(matcher, guards, hit, out)) return false;
    return check_document(matcher, guards, hit, out);
}
