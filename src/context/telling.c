// SPDX-License-Identifier: Apache-2.0
#include "context/telling.h"

#include "base/clamp.h"
#include "context/object.h"
#include "context/words.h"

/* A report need not name the company to tell of a case:
 *
 *     催收人员往往先恐吓再上门。                         nobody, no day: the trade at large
 *     今年5月25日，居民宋某报案称，平台骚扰其家人。        5月, 居民, 宋某: a case
 *     宋某无力偿还。 平台天天打电话威胁。                  the case goes on in the sentences after it
 *
 * Rows of subject_consumer without a reach are the first person (docs/format/cues.md). */

enum {
    NAMED_BACK = 6,
    NAMED_LIST = 24, // sentences of an enumeration
    NAMED_ABOVE = 4,
    ASKING_PARAGRAPHS = 4,
    CASE_SENTENCES = 4,
    SAYS_NEAR = 28
};

// 一是…, 二是…: the item of an enumeration without marks.
static bool begins_item(const mc_scope_view *view, uint32_t sentence)
{
    return mc_words_begin(view->scan, MC_CLASS_ORDINALS,
                          view->text->sentences[sentence].norm.begin);
}

// Where the paragraph of the sentence begins, some sentences back at most; the paragraph above an
// enumeration belongs to its items.
static uint32_t paragraph_begin(const mc_scope_view *view, uint32_t sentence)
{
    uint32_t first = sentence, back = NAMED_BACK;
    while (sentence - first < back) {
        bool line = mc_text_begins_line(view->text, first);
        if (line && (first == 0 || !begins_item(view, first))) break;
        if (line) back = NAMED_LIST;
        first--;
    }
    return first;
}

bool mc_telling_names(const mc_scope_view *view, const mc_names *names, uint32_t sentence)
{
    const mc_sentence *sentences = view->text->sentences;
    uint32_t first = paragraph_begin(view, sentence);
    mc_norm_span span = {sentences[first].norm.begin, sentences[sentence].norm.end};
    if (mc_name_stands_in(names, span)) return true;
    const mc_section_node *nodes = view->sections->nodes;
    uint32_t head = nodes[sentence].head, heading = nodes[sentence].heading;
    for (uint32_t i = 0; i < NAMED_ABOVE && head != MC_NONE; i++) {
        if (mc_name_stands_in(names, sentences[head].norm)) return true;
        head = nodes[head].head;
    }
    for (uint32_t i = 0; i < NAMED_ABOVE && heading != MC_NONE; i++) {
        if (mc_name_stands_in(names, sentences[heading].norm)) return true;
        heading = nodes[heading].heading;
    }
    return false;
}

bool mc_telling_is_definite(const mc_scope_view *view, const mc_subject *subject)
{
    // 这家公司: the subject's own row may hold no more than 公司.
    return subject->span.begin < subject->span.end &&
           (mc_words_begin(view->scan, MC_CLASS_DEFINITE, subject->span.begin) ||
            mc_words_cover(view->scan, MC_CLASS_DEFINITE, subject->span));
}

bool mc_telling_has_before(mc_scope_view *view, uint32_t sentence, mc_cue_kind kind, uint32_t at)
{
    mc_cue_range range = mc_cue_scan_sentence(view->scan, sentence);
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at cue = view->scan->items[i];
        if (mc_cue_scan_cue(view->scan, cue)->kind == kind && cue.span.end <= at) return true;
    }
    return false;
}

bool mc_telling_has(mc_scope_view *view, uint32_t sentence, mc_cue_kind kind)
{
    return mc_telling_has_before(view, sentence, kind, UINT32_MAX);
}

bool mc_telling_is_asked_for(mc_scope_view *view, const mc_scope_target *target)
{
    enum { GAP = 8 };
    mc_norm_span clause = mc_scope_clause(view->text, target->quote.end - 1);
    mc_cue_range range = mc_cue_scan_sentence(view->scan, target->sentence);
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at at = view->scan->items[i];
        if (mc_cue_scan_cue(view->scan, at)->kind == MC_CUE_DEMAND &&
            at.span.begin >= clause.begin && at.span.end <= target->quote.end &&
            at.span.end + GAP >= target->quote.begin)
            return true;
    }
    return false;
}

bool mc_telling_is_ruled(mc_scope_view *view, const mc_scope_target *target)
{
    mc_norm_span clause = mc_scope_clause(view->text, target->quote.end - 1);
    mc_cue_range range = mc_cue_scan_sentence(view->scan, target->sentence);
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at at = view->scan->items[i];
        const mc_cue *cue = mc_cue_scan_cue(view->scan, at);
        if (cue->kind == MC_CUE_NORM && cue->scope == MC_SCOPE_LIST &&
            cue->direction == MC_FORWARD && at.span.begin > target->quote.begin &&
            at.span.end >= target->quote.end && at.span.end <= clause.end)
            return true;
    }
    return false;
}

static bool is_self(const mc_cue *cue)
{
    return cue->kind == MC_CUE_SUBJECT_CONSUMER && cue->reach == 0;
}

bool mc_telling_of_self(mc_scope_view *view, uint32_t sentence)
{
    mc_cue_range range = mc_cue_scan_sentence(view->scan, sentence);
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        if (is_self(mc_cue_scan_cue(view->scan, view->scan->items[i]))) return true;
    }
    return false;
}

/* A page that prints no 问 and 答:
 *
 *     押金不退怎么办？                         nobody's words
 *     我搬走了，房东不退我押金，怎么办？         the first paragraph with a first person: the question
 *     首先与房东协商。如果协商不成，可以起诉。    the next one with advice and none: the answer, to the end
 *
 * Where all stands in one paragraph, a sentence that asks ends one as a line does. */

typedef struct voice {
    bool self;     /**< somebody speaks of himself */
    bool advice;   /**< a duty or a condition is spoken of, or it begins as answers do */
    bool question; /**< a mark or a word of question (怎么办) stands in it */
    bool reader;   /**< somebody is told what he may do: no asker */
} voice;

static bool asks(const mc_text *text, mc_norm_span span)
{
    for (uint32_t at = span.begin; at < span.end; at++)
        if (text->norm[at] == 0xFF1F || text->norm[at] == '?') return true;
    return false;
}

// 催收堵在我家门口; not 很多人问，为什么打到我家, which quotes anybody.
static bool speaks_of_own(mc_scope_view *view, uint32_t sentence)
{
    return mc_words_stand_in(view->scan, MC_CLASS_OWN, view->text->sentences[sentence].norm) &&
           !mc_telling_has(view, sentence, MC_CUE_GENERAL);
}

// The sentence behind the paragraph, or the question, that begins with `first`.
static uint32_t behind_voice(const mc_text *text, uint32_t first)
{
    uint32_t line = mc_text_behind_line(text, first), at = first + 1;
    bool one = mc_text_behind_line(text, 0) == text->sentence_count;
    while (one && at < line && text->sentences[at - 1].ended_by != MC_BREAK_QUESTION)
        at++;
    return one ? at : line;
}

static voice voice_of(mc_scope_view *view, uint32_t first, uint32_t *next)
{
    const mc_text *text = view->text;
    voice found = {false, false, false, false};
    found.advice = mc_words_begin(view->scan, MC_CLASS_ANSWERS, text->sentences[first].norm.begin);
    uint32_t behind = behind_voice(text, first);
    for (uint32_t at = first; at < behind; at++) {
        found.self = found.self || mc_telling_of_self(view, at) || speaks_of_own(view, at);
        found.advice = found.advice || mc_telling_has(view, at, MC_CUE_NORM) ||
                       mc_telling_has(view, at, MC_CUE_CONDITION);
        found.question = found.question || asks(text, text->sentences[at].norm) ||
                         mc_telling_has(view, at, MC_CUE_QUESTION) ||
                         mc_words_stand_in(view->scan, MC_CLASS_HOW_TO, text->sentences[at].norm);
    }
    mc_norm_span span = {text->sentences[first].norm.begin, text->sentences[behind - 1].norm.end};
    found.reader = mc_words_stand_in(view->scan, MC_CLASS_READER, span);
    *next = behind;
    return found;
}

mc_told_part mc_telling_part(mc_scope_view *view, uint32_t sentence, bool question)
{
    uint32_t at = 0, count = view->text->sentence_count;
    bool asked = false;
    for (uint32_t i = 0; i < ASKING_PARAGRAPHS && at <= sentence; i++) {
        uint32_t next = at;
        voice found = voice_of(view, at, &next);
        if (asked && !found.self && found.advice)
            return (mc_told_part){MC_PART_ANSWER, sentence, count};
        question = question || found.question;
        // A page of one paragraph may hold a question and no answer.
        bool alone = at == 0 && next >= count;
        asked = asked || (found.self && (question || alone) && !found.reader);
        if (sentence < next)
            return (mc_told_part){asked ? MC_PART_QUESTION : MC_PART_NONE, sentence, next};
        at = next;
    }
    return (mc_told_part){MC_PART_NONE, sentence, count};
}

bool mc_telling_in_clause(mc_scope_view *view, const mc_names *names, const mc_scope_target *target)
{
    mc_norm_span clause = mc_scope_clause(view->text, target->quote.end - 1);
    if (mc_name_stands_in(names, clause)) return true;
    if (mc_words_stand_in(view->scan, MC_CLASS_OWN, clause)) return true;
    mc_cue_range range = mc_cue_scan_sentence(view->scan, target->sentence);
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at at = view->scan->items[i];
        if (is_self(mc_cue_scan_cue(view->scan, at)) && at.span.begin >= clause.begin &&
            at.span.end <= clause.end)
            return true;
    }
    return false;
}

bool mc_telling_of_case(const mc_scope_view *view, uint32_t sentence, uint32_t back, bool lecture)
{
    const mc_sentence *sentences = view->text->sentences;
    uint32_t first = mc_clamp_back(sentence, back, 0);
    mc_norm_span span = {sentences[first].norm.begin, sentences[sentence].norm.end};
    return mc_words_stand_in(view->scan, MC_CLASS_CASES, span) ||
           (!lecture && mc_words_stand_in(view->scan, MC_CLASS_CASE_ROLES, span));
}

// 李女士逾期两天。 催收把电话打到她单位。 如果您也遇到这种情况，…: the second sentence goes on with
// the case, the third does not.
bool mc_telling_case_goes_on(mc_scope_view *view, uint32_t sentence)
{
    const mc_sentence *sentences = view->text->sentences;
    if (!mc_words_stand_in(view->scan, MC_CLASS_HE, sentences[sentence].norm)) return false;
    for (uint32_t at = sentence; at > 0 && sentence - at < CASE_SENTENCES; at--) {
        if (mc_text_begins_line(view->text, at)) return false;
        if (mc_telling_has(view, at, MC_CUE_GENERAL) || mc_telling_has(view, at, MC_CUE_NORM) ||
            mc_telling_has(view, at, MC_CUE_CONDITION) ||
            mc_telling_has(view, at, MC_CUE_POSSIBILITY))
            return false;
        if (mc_words_stand_in(view->scan, MC_CLASS_TOLD_PERSONS, sentences[at - 1].norm))
            return true;
    }
    return false;
}

// Where the last person that speaks for no company (王女士, 律师) ends before `at` in
// the sentence; 0 = nobody.
static uint32_t private_before(const mc_scope_view *view, mc_norm_span sentence, uint32_t at)
{
    uint32_t last = 0;
    mc_norm_span rest = {sentence.begin, at};
    for (;;) {
        mc_norm_span found = mc_words_find(view->scan, MC_CLASS_PRIVATE, rest);
        if (found.begin >= found.end) return last;
        if (!mc_words_end(view->scan, MC_CLASS_OBJECT_MARKERS, found.begin)) last = found.end;
        rest.begin = found.end;
    }
}

/** Who was spoken of last before a verb of saying. */
typedef struct party {
    uint32_t end; /**< where his word or name ends; 0 = nobody */
    bool company; /**< a lender, a collector, a listed company */
} party;

// 《关于小舟贷的通报》指出: who stands in a title says nothing.
static bool is_in_title(const mc_text *text, uint32_t begin, uint32_t at)
{
    const uint16_t opening = 0x300A, closing = 0x300B;
    for (; at > begin; at--) {
        if (text->norm[at - 1] == closing) return false;
        if (text->norm[at - 1] == opening) return true;
    }
    return false;
}

// Words for a company that the verb's own row holds (公司表示，) count, too.
static party last_party(mc_scope_view *view, const mc_names *names, uint32_t sentence, uint32_t at)
{
    party last = {0, false};
    uint32_t begin = view->text->sentences[sentence].norm.begin;
    mc_cue_range range = mc_cue_scan_sentence(view->scan, sentence);
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at cue = view->scan->items[i];
        mc_cue_kind kind = mc_cue_scan_cue(view->scan, cue)->kind;
        if (!mc_cue_scan_is_subject(kind) || cue.span.begin > at) continue;
        if (mc_object_is(view, cue.span) || is_in_title(view->text, begin, cue.span.begin))
            continue;
        bool company = kind == MC_CUE_SUBJECT_LENDER || kind == MC_CUE_SUBJECT_COLLECTOR;
        last = (party){cue.span.end, company};
    }
    for (uint32_t i = 0; i < names->listed_count; i++) {
        mc_norm_span name = names->listed[i].span;
        if (name.begin >= begin && name.end <= at && name.end > last.end &&
            !is_in_title(view->text, begin, name.begin))
            last = (party){name.end, true};
    }
    return last;
}

bool mc_telling_is_company_word(mc_scope_view *view, const mc_names *names, const mc_cue_use *use)
{
    const mc_cue *cue = &view->scan->index->lexicon->cues[use->cue];
    if (cue->scope != MC_SCOPE_SENTENCE || cue->weight > 0) return true;
    uint32_t sentence = mc_text_sentence_at(view->text, use->span.begin);
    uint32_t person = private_before(view, view->text->sentences[sentence].norm, use->span.begin);
    party said = last_party(view, names, sentence, use->span.begin);
    if (said.end == 0) return person == 0 && cue->reach == 0;
    bool near = cue->reach == 0 || said.end + SAYS_NEAR >= use->span.begin;
    return person <= said.end && said.company && near;
}

// 小舟贷信用卡第三方公司: the name only says whose collector it is. Not so 小舟贷催收,
// the lender's own dunning.
static bool is_of_collector(mc_scope_view *view, uint32_t sentence, mc_norm_span name)
{
    enum { OWNED = 6, BARE = 2 };
    mc_cue_range range = mc_cue_scan_sentence(view->scan, sentence);
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at at = view->scan->items[i];
        if (at.span.begin >= name.end && at.span.begin <= name.end + OWNED &&
            at.span.end - at.span.begin > BARE &&
            mc_cue_scan_cue(view->scan, at)->kind == MC_CUE_SUBJECT_COLLECTOR)
            return true;
    }
    return false;
}

static bool closes_bracket(uint16_t unit)
{
    return unit == ')' || unit == 0xFF09;
}

bool mc_telling_names_actor(mc_scope_view *view, const mc_names *names,
                            const mc_scope_target *target, const mc_subject *subject)
{
    uint32_t from = view->text->sentences[target->sentence].norm.begin;
    if (subject->span.begin < subject->span.end && subject->span.begin > from)
        from = subject->span.begin;
    for (uint32_t i = 0; i < names->listed_count; i++) {
        mc_norm_span name = names->listed[i].span;
        if (name.end > target->quote.begin) continue;
        bool aside = closes_bracket(view->text->norm[name.end]);
        if (name.end > from && !aside && !mc_object_is_marked(view, name.begin) &&
            !is_of_collector(view, target->sentence, name))
            return true;
    }
    return false;
}

// #暴力催收#: the quote and no more between two signs, or behind one at the end.
bool mc_telling_fills_topic_tag(const mc_text *text, const mc_scope_target *target)
{
    const uint16_t *norm = text->norm;
    uint32_t begin = target->quote.begin, end = target->quote.end;
    if (begin == 0 || norm[begin - 1] != '#') return false;
    return end >= text->norm_size || norm[end] == '#' || norm[end] == MC_NORM_BARRIER ||
           norm[end] <= ' ';
}
