// SPDX-License-Identifier: Apache-2.0
#include "context/facts.h"

#include "base/ascii.h"
#include "context/case.h"
#include "context/claim.h"
#include "context/telling.h"
#include "context/words.h"

enum { CASE_BACK = 8, LINES = 40 };

static bool has_general_cue(const mc_hearing *of)
{
    const mc_scope_uses *uses = &of->run->uses;
    for (uint32_t i = 0; i < uses->count; i++) {
        if (of->run->index->lexicon->cues[uses->items[i].cue].kind == MC_CUE_GENERAL) return true;
    }
    return false;
}

// No sign of any kind of text but a complaint or a post.
static bool shows_no_other_kind(const mc_evidence *evidence)
{
    for (uint32_t genre = MC_GENRE_COMPLAINT + 1u; genre < MC_GENRE_COUNT; genre++)
        if (genre != MC_GENRE_FORUM && evidence->genre[genre] > 0) return false;
    return true;
}

// Nor a word of the trade at large.
static bool is_plain_text(const mc_evidence *evidence)
{
    return shows_no_other_kind(evidence) && (evidence->lecture <= 0 || evidence->self > 0);
}

// 催收一天打十几个电话，还打给家里人: a line of two clauses or more, in which one word for
// collectors is no lecture.
static bool is_line(mc_hearing *of, const mc_scope_target *target)
{
    // 逾期之后会骚扰家人 in a clause or two is what one fears of all.
    bool foretold = mc_telling_has(&of->view, target->sentence, MC_CUE_ANNOUNCEMENT);
    return of->text->norm_size <= LINES && of->text->clause_count > (foretold ? 2 : 1) &&
           of->evidence.lecture <= 1 && shows_no_other_kind(&of->evidence);
}

// Of collecting in a short text (借款三千已还清，还是天天骚扰): a line, a demand beside it, or
// words of debt or of what it does to the teller's life, and no sign of any other kind of text.
static bool is_terse_complaint(mc_hearing *of, const mc_scope_target *target)
{
    enum { DEBT = 2 };
    if (is_line(of, target)) return true;
    if (!is_plain_text(&of->evidence)) return false;
    return of->evidence.debt >= DEBT || mc_words_stand(&of->run->cues, MC_CLASS_TROUBLES) ||
           mc_telling_has(&of->view, target->sentence, MC_CUE_DEMAND);
}

// A short text with a figure, a demand or a word of the teller's own dealings
// (当初办理时没说有服务费) is a customer's own case, though it says neither 我 nor who it was
// (借款四万，要还48300，利息太高), and so is a note of a line or two: of collecting such words are
// as often what happens anywhere.
static bool is_short_case(mc_hearing *of, const mc_scope_target *target)
{
    const mc_text *text = of->text;
    if (text->norm_size > MC_FACTS_NOTE) return false;
    if (target->act->collecting) return is_terse_complaint(of, target);
    if (mc_telling_has(&of->view, target->sentence, MC_CUE_DEMAND)) return true;
    if (of->document->respondent.size > 0) return true;
    if (of->evidence.genre[MC_GENRE_COMPLAINT] + of->evidence.topic > 1) return true;
    if (text->norm_size <= LINES) return true;
    if (is_plain_text(&of->evidence) && mc_words_stand(&of->run->cues, MC_CLASS_TROUBLES))
        return true;
    for (uint32_t i = 0; i < text->norm_size; i++) {
        if (mc_is_digit(text->norm[i])) return true;
    }
    return false;
}

// Leaves out what only seems to be a company's word: said by a person, to the one who tells, or in
// another part of the page.
static void drop_foreign_claims(mc_hearing *of, const mc_case *facts)
{
    const mc_context_index *index = of->run->index;
    mc_scope_uses *uses = facts->uses;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < uses->count; i++) {
        mc_cue_use use = uses->items[i];
        if (index->lexicon->cues[use.cue].kind == MC_CUE_CLAIM) {
            uint32_t sentence = mc_text_sentence_at(of->text, use.span.begin);
            if (!mc_telling_is_company_word(&of->view, &of->run->names, &use) ||
                mc_claim_is_foreign(facts, &use))
                continue;
            if (facts->reply == MC_PART_QUESTION &&
                mc_speaker_part_at(&of->run->parts, sentence) != MC_PART_QUESTION)
                continue;
        }
        uses->items[kept++] = use;
    }
    uses->count = kept;
}

// 你可以尝试： 案例：小李逾期，催收…: what heads a list of a page of advice does not rule the
// case that is told below it.
static void drop_heads_of_case(const mc_case *facts)
{
    mc_scope_uses *uses = facts->uses;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < uses->count; i++) {
        uint32_t own = mc_text_sentence_at(facts->text, uses->items[i].span.begin);
        if (own == facts->target->sentence) uses->items[kept++] = uses->items[i];
    }
    uses->count = kept;
}

// The sentence of the target with some before it in its paragraph.
static mc_norm_span paragraph_to(const mc_text *text, uint32_t sentence)
{
    uint32_t first = sentence;
    while (first > 0 && sentence - first < CASE_BACK &&
           text->sentences[first - 1].paragraph == text->sentences[sentence].paragraph)
        first--;
    return (mc_norm_span){text->sentences[first].norm.begin, text->sentences[sentence].norm.end};
}

// In a notice a name that a pattern found is that of whom it is about: 象山农商银行存在以下问题：
// 一是…。二是…。 In other kinds of text it is too little to make a case of what is said of the
// trade; but a platform that fails or is looked into is one (小舟资本涉嫌自融).
static bool names_unlisted(const mc_hearing *of, const mc_case *facts)
{
    const mc_names *names = &of->run->names;
    const mc_scope_target *target = facts->target;
    if (facts->genre == MC_GENRE_NOTICE)
        return mc_name_unlisted_in(names, paragraph_to(of->text, target->sentence));
    if (mc_genre_is_grievance(facts->genre))
        return mc_name_unlisted_in(names, of->text->sentences[target->sentence].norm);
    mc_norm_span clause = mc_scope_clause(of->text, target->quote.begin);
    return facts->act->failing &&
           mc_name_unlisted_in(names, (mc_norm_span){clause.begin, target->quote.end});
}

// Is a company spoken of, in the sentence itself or about it?
static void set_named(const mc_hearing *of, const mc_subject *subject, mc_case *out)
{
    const mc_names *names = &of->run->names;
    uint32_t sentence = out->target->sentence;
    mc_norm_span here = of->text->sentences[sentence].norm;
    out->named_here = mc_telling_is_definite(&of->view, subject) || names_unlisted(of, out) ||
                      mc_name_stands_in(names, here);
    out->named = out->named_here || mc_telling_names(&of->view, names, sentence);
}

// Kinds of text that tell what befell somebody beside what befalls or is forbidden to many.
static bool tells_cases(mc_genre genre)
{
    return genre == MC_GENRE_NEWS || genre == MC_GENRE_NOTICE;
}

// On a page without labels. What was told last is kept, since a part may be as long as the text.
static mc_answer_part unlabelled_part(mc_hearing *of, uint32_t sentence)
{
    // 催收打到我学校，能告吗⏎答：可以: above a labelled answer no mark need say that it is asked.
    bool asks = mc_speaker_is_above_answer(of->run->index, of->text, sentence);
    const mc_told_part *last = &of->last_part.told;
    if (of->last_part.asks != asks || sentence < last->first || sentence >= last->behind) {
        of->last_part.asks = asks;
        of->last_part.told = mc_telling_part(&of->view, sentence, asks);
    }
    return of->last_part.told.part;
}

static mc_answer_part part_of(mc_hearing *of, uint32_t sentence)
{
    if (of->result->genre != MC_GENRE_QA) return MC_PART_NONE;
    mc_answer_part part = mc_speaker_part_at(&of->run->parts, sentence);
    return part == MC_PART_NONE ? unlabelled_part(of, sentence) : part;
}

// Does somebody tell of himself, or is a respondent named? 我们都讨厌骚扰电话: who teaches the
// reader of a page of advice does not speak of himself.
static bool is_own(const mc_hearing *of, mc_answer_part part)
{
    bool teaches = of->result->genre == MC_GENRE_QA && part == MC_PART_NONE &&
                   mc_genre_is_lecture(&of->evidence);
    return (of->evidence.self > 0 && !teaches) || of->document->respondent.size > 0;
}

// 做催收的第一天，打了两百个电话: in a text of one of the trade, to whom no company is complained
// of, many calls, another firm's debts and the service are his daily work, no customer's trouble.
static bool is_insiders(const mc_hearing *of, const mc_case *facts)
{
    const mc_names *names = &of->run->names;
    // 小舟贷的人说：我做催收十年…: whoever complains of a company quotes one of the trade.
    bool unnamed = names->listed_count == 0 && names->unlisted_count == 0;
    bool told = (mc_genre_is_grievance(facts->genre) && unnamed) ||
                facts->genre == MC_GENRE_ARTICLE || facts->genre == MC_GENRE_OTHER;
    bool work = !facts->act->collecting || facts->act->insider;
    return told && work && of->document->respondent.size == 0 &&
           mc_words_stand(&of->run->cues, MC_CLASS_INSIDERS);
}

// What only an act of collecting is asked.
static void set_collecting(mc_hearing *of, mc_case *out)
{
    const mc_scope_target *target = out->target;
    out->named_clause =
        mc_case_has(out, MC_CUE_CLAIM) &&
        mc_name_stands_in(&of->run->names, mc_scope_clause(of->text, target->quote.begin));
    out->demand_before = out->demand_beside && mc_telling_is_asked_for(&of->view, target);
}

// 丈夫殴打她: where people quarrel (@context_quarrels) and no debt is spoken of, or another trade
// is, blows, abuse and threats are told in the words that are said of collectors; and in a report
// of a crime swindles and arrests.
static bool is_strife(const mc_hearing *of, const mc_case *facts)
{
    bool crime = of->kind.criminal && (facts->act->authority || facts->act->stranger);
    if (!crime && (!facts->act->trade || !facts->act->collecting)) return false;
    bool aside = of->evidence.domain <= 0 ||
                 (mc_genre_is_grievance(facts->genre) && mc_genre_is_other_trade(&of->evidence));
    return aside && mc_words_stand(&of->run->cues, MC_CLASS_QUARRELS);
}

// Whose words they are, in a complaint printed with its reply and in a conversation.
static void set_voice(mc_hearing *of, mc_case *out)
{
    uint32_t sentence = out->target->sentence;
    if (out->genre == MC_GENRE_COMPLAINT)
        out->reply = mc_speaker_part_at(&of->run->parts, sentence);
    drop_foreign_claims(of, out);
    if (out->genre == MC_GENRE_TRANSCRIPT)
        out->turn = mc_talk_speaker_at(&of->run->talk, out->target->quote.begin);
}

// 十有八九是中介。他们夸大额度: the subject is a pronoun. 更有甚者伪造传票: so it is of some of the
// many, unless somebody speaks of himself or a company is named.
static bool is_one_of_many(mc_hearing *of, const mc_case *facts, const mc_subject *subject)
{
    mc_norm_span sentence = of->text->sentences[facts->target->sentence].norm;
    if (!facts->first_person && !mc_name_stands_in(&of->run->names, sentence) &&
        mc_words_begin(&of->run->cues, MC_CLASS_WORSE, sentence.begin))
        return true;
    return !facts->self && subject->span.begin >= sentence.begin &&
           mc_words_end(&of->run->cues, MC_CLASS_ANYBODY, subject->span.end);
}

// The sentence before speaks of many, and this one goes on about them.
static bool goes_on_about_many(mc_hearing *of, const mc_case *facts, const mc_subject *subject)
{
    uint32_t own = facts->target->sentence;
    return !mc_text_begins_line(of->text, own) &&
           mc_telling_has(&of->view, own - 1, MC_CUE_GENERAL) && is_one_of_many(of, facts, subject);
}

// What a text tells that is nobody's own grievance: a particular case, or what may be.
static void set_tale(mc_hearing *of, mc_case *out)
{
    uint32_t sentence = out->target->sentence;
    bool lecture = out->genre == MC_GENRE_ARTICLE;
    out->maybe =
        mc_telling_has_before(&of->view, sentence, MC_CUE_POSSIBILITY, out->target->quote.begin);
    // A lecture's case goes on in the sentence after it, not in the next item or paragraph.
    uint32_t back = lecture && !mc_text_begins_line(of->text, sentence) ? 1 : 0;
    out->case_here = mc_telling_of_case(&of->view, sentence, back, lecture) ||
                     (mc_case_is_page(out) && mc_telling_case_goes_on(&of->view, sentence));
    out->case_told =
        tells_cases(out->genre) &&
        (out->case_here || mc_telling_of_case(&of->view, sentence, CASE_BACK, lecture));
}

// Neither anybody's own case nor about a company or another trade.
static bool is_nobodys(mc_hearing *of, const mc_scope_target *target, bool self)
{
    const mc_names *names = &of->run->names;
    return !self && names->listed_count == 0 && names->topic_count == 0 &&
           !mc_genre_is_other_trade(&of->evidence) && !is_short_case(of, target) &&
           !of->kind.review;
}

// What the document says, whatever its hit.
static mc_case open_case(mc_hearing *of, const mc_scope_target *target)
{
    mc_context_run *run = of->run;
    return (mc_case){
        .index = run->index,
        .text = of->text,
        .scan = &run->cues,
        .target = target,
        .act = target->act,
        .uses = &run->uses,
        .genre = of->result->genre,
        .kind = &of->kind,
    };
}

// Who acts and who tells, whose case it is, what its sentence says of it.
static void set_tellers(mc_hearing *of, const mc_subject *subject, mc_case *out)
{
    const mc_scope_target *target = out->target;
    out->actor = subject->actor;
    out->subject = subject->span;
    out->has_subject = subject->span.begin < subject->span.end;
    out->part = part_of(of, target->sentence);
    out->self = is_own(of, out->part);
    out->nobody = is_nobodys(of, target, out->self);
    out->quote = mc_quote_around(&of->view, target);
    out->topic_tag = mc_telling_fills_topic_tag(of->text, target);
    out->first_person = mc_telling_of_self(&of->view, target->sentence);
    out->told_here = mc_telling_in_clause(&of->view, &of->run->names, target);
    out->demand_beside = mc_telling_has(&of->view, target->sentence, MC_CUE_DEMAND);
}

mc_case mc_facts_of(mc_hearing *of, const mc_scope_target *target, const mc_subject *subject)
{
    mc_case out = open_case(of, target);
    bool grievance = mc_genre_is_grievance(out.genre);
    set_tellers(of, subject, &out);
    out.insiders = is_insiders(of, &out);
    if (out.act->collecting) set_collecting(of, &out);
    out.strife = is_strife(of, &out);
    set_voice(of, &out);
    if (!grievance || out.nobody || has_general_cue(of)) set_named(of, subject, &out);
    if (!grievance || out.nobody) out.ruled = mc_telling_is_ruled(&of->view, target);
    out.of_many = goes_on_about_many(of, &out, subject);
    if (!grievance)
        set_tale(of, &out);
    else if (out.nobody)
        out.case_here = mc_telling_of_case(&of->view, target->sentence, CASE_BACK, false);
    if (mc_case_is_page(&out) && out.case_here) drop_heads_of_case(&out);
    return out;
}
