// SPDX-License-Identifier: Apache-2.0
#include "context/context.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"
#include "context/actor.h"
#include "context/decide.h"
#include "context/domain.h"
#include "context/genre_weigh.h"
#include "context/ruling.h"
#include "context/telling.h"

struct mc_context_run {
    const mc_context_index *index;
    bool judge;
    mc_arena arena;
    mc_cue_scan cues;
    mc_section sections;
    mc_names names;
    mc_genre_scan genre_scan;
    mc_domain_scan domain_scan;
    mc_speaker_scan speaker_scan;
    mc_scope_uses uses;
    mc_judgement *judgements;
    uint32_t judgement_capacity;
};

/** One document under judgement. */
typedef struct hearing {
    mc_context_run *run;
    const mc_document *document;
    const mc_text *text;
    mc_scope_view view;
    mc_evidence evidence;
    bool criminal;       /**< a judgment or report with accused and victims: they are persons */
    bool lender_acts;    /**< a lender is the subject of an act */
    bool collector_acts; /**< a collector is the subject of an act */
    bool contract;       /**< terms of use, a contract: says what may be done */
    bool dunning;        /**< a short letter that dunns its reader */
    mc_context_result *result;
} hearing;

enum { CASE_BACK = 8, LINES = 40, NOTE = 400 };

mc_status mc_context_run_new(mc_context_run **out, const mc_context_index *index, bool judge,
                             mc_error *err)
{
    mc_context_run *run = calloc(1, sizeof *run);
    if (run == NULL) return mc_error_memory(err);
    run->index = index;
    run->judge = judge;
    run->arena = MC_ARENA_INIT;
    *out = run;
    return MC_OK;
}

void mc_context_run_free(mc_context_run *run)
{
    if (run == NULL) return;
    mc_cue_scan_dispose(&run->cues);
    mc_section_dispose(&run->sections);
    mc_name_dispose(&run->names);
    mc_genre_dispose(&run->genre_scan);
    mc_domain_dispose(&run->domain_scan);
    mc_speaker_dispose(&run->speaker_scan);
    mc_arena_dispose(&run->arena);
    free(run->judgements);
    free(run);
}

static uint64_t family_bit(const mc_lexicon *lexicon, const mc_entry *entry)
{
    if (entry->category == MC_NONE) return 0;
    return UINT64_C(1) << (lexicon->categories[entry->category].family & 63u);
}

static mc_scope_target target_of(const hearing *of, const mc_hit *hit)
{
    const mc_lexicon *lexicon = of->run->index->lexicon;
    const mc_entry *entry = &lexicon->entries[hit->entry];
    return (mc_scope_target){
        .quote = hit->quote,
        .sentence = mc_text_sentence_at(of->text, hit->quote.begin),
        .flags = entry->flags,
        .family = family_bit(lexicon, entry),
        .own_wording = entry->kind == MC_ENTRY_TERM,
    };
}

static bool has_general_cue(const hearing *of)
{
    const mc_scope_uses *uses = &of->run->uses;
    for (uint32_t i = 0; i < uses->count; i++) {
        if (of->run->index->lexicon->cues[uses->items[i].cue].kind == MC_CUE_GENERAL) return true;
    }
    return false;
}

static bool text_holds(const hearing *of, mc_context_class name)
{
    mc_ustr all = {of->text->norm, of->text->norm_size};
    mc_norm_span found = mc_cue_index_find(mc_cue_index_class(of->run->index, name), all,
                                           (mc_norm_span){0, all.size});
    return found.begin < found.end;
}

// No sign of any kind of text but a complaint or a post, and no word of the trade at large.
static bool is_plain_text(const mc_evidence *evidence)
{
    for (uint32_t genre = MC_GENRE_COMPLAINT + 1u; genre < MC_GENRE_COUNT; genre++)
        if (genre != MC_GENRE_FORUM && evidence->genre[genre] > 0) return false;
    return evidence->lecture <= 0 || evidence->self > 0;
}

// Of collecting in a short text (借款三千已还清，还是天天骚扰): no longer than a line with some clauses, a demand beside it, or
// words of debt or of what it does to the teller's life, and no sign of any other kind of text.
static bool is_terse_complaint(hearing *of, const mc_scope_target *target)
{
    enum { DEBT = 2 };
    if (!is_plain_text(&of->evidence)) return false;
    if (of->text->norm_size <= LINES && of->text->clause_count > 2) return true;
    return of->evidence.debt >= DEBT || text_holds(of, MC_CLASS_TROUBLES) ||
           mc_telling_has(&of->view, target->sentence, MC_CUE_DEMAND);
}

// A short text with a figure, a demand or a word of the teller's own dealings (当初办理时没说有服务费) is a customer's own
// case, though it says neither 我 nor who it was (借款四万，要还48300，利息太高), and so is a note of a line or two: of collecting such words are as
// often what happens anywhere.
static bool is_short_case(hearing *of, const mc_scope_target *target)
{
    const mc_text *text = of->text;
    if (text->norm_size > NOTE) return false;
    if ((target->family & of->run->index->collection) != 0) return is_terse_complaint(of, target);
    if (mc_telling_has(&of->view, target->sentence, MC_CUE_DEMAND)) return true;
    if (of->document->respondent.size > 0) return true;
    if (of->evidence.genre[MC_GENRE_COMPLAINT] + of->evidence.topic > 1) return true;
    if (text->norm_size <= LINES) return true;
    if (is_plain_text(&of->evidence) && text_holds(of, MC_CLASS_TROUBLES)) return true;
    for (uint32_t i = 0; i < text->norm_size; i++) {
        if (text->norm[i] >= '0' && text->norm[i] <= '9') return true;
    }
    return false;
}

// Leaves out what only seems to be a company's word: said by a person, or in another part of the page.
static void drop_foreign_claims(hearing *of, mc_answer_part part)
{
    const mc_context_index *index = of->run->index;
    mc_scope_uses *uses = &of->run->uses;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < uses->count; i++) {
        mc_cue_use use = uses->items[i];
        if (index->lexicon->cues[use.cue].kind == MC_CUE_CLAIM) {
            uint32_t sentence = mc_text_sentence_at(of->text, use.span.begin);
            if (!mc_telling_is_company_word(&of->view, &of->run->names, &use)) continue;
            if (part == MC_PART_QUESTION &&
                mc_speaker_reply_part(index, of->text, sentence) != MC_PART_QUESTION)
                continue;
        }
        uses->items[kept++] = use;
    }
    uses->count = kept;
}

// Is a company spoken of, in the sentence itself or about it?
static void set_named(const hearing *of, const mc_subject *subject, mc_case *out)
{
    const mc_names *names = &of->run->names;
    uint32_t sentence = out->target->sentence;
    out->named_here = mc_telling_is_definite(&of->view, subject) ||
                      mc_name_stands_in(names, of->text->sentences[sentence].norm);
    out->named = out->named_here || mc_telling_names(&of->view, names, sentence);
}

// Kinds of text that tell what befell somebody beside what befalls or is forbidden to many.
static bool tells_cases(mc_genre genre)
{
    return genre == MC_GENRE_NEWS || genre == MC_GENRE_NOTICE;
}

static mc_answer_part part_of(hearing *of, uint32_t sentence)
{
    if (of->result->genre != MC_GENRE_QA) return MC_PART_NONE;
    mc_answer_part part = mc_speaker_part(of->run->index, of->text, sentence);
    return part == MC_PART_NONE ? mc_telling_part(&of->view, sentence) : part;
}

static mc_case case_of(hearing *of, const mc_scope_target *target, uint32_t category,
                       const mc_subject *subject)
{
    mc_context_run *run = of->run;
    mc_genre genre = of->result->genre;
    // 我们都讨厌骚扰电话: who teaches the reader of a page of advice does not speak of himself.
    mc_answer_part part = part_of(of, target->sentence);
    bool teaches =
        genre == MC_GENRE_QA && part == MC_PART_NONE && mc_genre_is_lecture(&of->evidence);
    bool self = (of->evidence.self > 0 && !teaches) || of->document->respondent.size > 0;
    mc_case out = {
        .index = run->index,
        .text = of->text,
        .target = target,
        .uses = &run->uses,
        .genre = genre,
        .quote = mc_quote_around(&of->view, target),
        .resolution = target->family != 0 && target->family == run->index->resolution,
        .speech_act = category != MC_NONE && run->index->speech_act[category],
        .blame = category != MC_NONE && run->index->blame[category],
        .first_person = mc_telling_of_self(&of->view, target->sentence),
        .told_here = mc_telling_in_clause(&of->view, &of->run->names, target),
        .demand_beside = mc_telling_has(&of->view, target->sentence, MC_CUE_DEMAND),
        .general_document = of->result->general_article,
        .has_subject = subject->span.begin < subject->span.end,
        .subject = subject->span,
        .topic_tag = mc_telling_fills_topic_tag(of->text, target),
        .contract = of->contract,
        .dunning = of->dunning,
        .self = self,
        .nobody = !self && run->names.listed_count == 0 && run->names.topic_count == 0 &&
                  !mc_genre_is_other_trade(&of->evidence) && !is_short_case(of, target),
        .at_large = of->evidence.lecture > 0,
        .authority_act = category != MC_NONE && run->index->authority_act[category],
        .demand_act = category != MC_NONE && run->index->demand_act[category],
        .part = part,
        .actor = subject->actor,
    };
    if (genre == MC_GENRE_COMPLAINT)
        out.reply = mc_speaker_reply_part(run->index, of->text, target->sentence);
    drop_foreign_claims(of, out.reply);
    if (genre == MC_GENRE_TRANSCRIPT)
        out.turn = mc_speaker_of(&run->speaker_scan, run->index, of->document, of->text,
                                 target->sentence, &run->arena);
    if (!mc_genre_is_grievance(genre) || has_general_cue(of)) set_named(of, subject, &out);
    if (!mc_genre_is_grievance(genre) || out.nobody)
        out.ruled = mc_telling_is_ruled(&of->view, target);
    if (!mc_genre_is_grievance(genre)) {
        out.maybe = mc_telling_has_before(&of->view, target->sentence, MC_CUE_POSSIBILITY,
                                          target->quote.begin);
        bool lecture = genre == MC_GENRE_ARTICLE;
        out.case_here = mc_telling_of_case(&of->view, target->sentence, 0, lecture);
        out.case_told =
            tells_cases(genre) &&
            (out.case_here || mc_telling_of_case(&of->view, target->sentence, CASE_BACK, lecture));
        out.crime = of->criminal && genre == MC_GENRE_COURT;
    }
    return out;
}

static mc_cue_use *keep_uses(mc_context_run *run, const mc_scope_uses *uses, uint32_t *deciding)
{
    mc_cue_use *kept = mc_arena_array(&run->arena, uses->count, sizeof *kept);
    if (kept == NULL) return NULL;
    for (uint32_t i = 0; i < uses->count; i++)
        kept[i] = uses->items[i];
    mc_norm_span chosen = {0, 0};
    uint32_t cue = MC_NONE;
    if (*deciding < uses->count) {
        chosen = uses->items[*deciding].span;
        cue = uses->items[*deciding].cue;
    }
    for (uint32_t i = 1; i < uses->count; i++) {
        mc_cue_use moving = kept[i];
        uint32_t at = i;
        for (; at > 0 && kept[at - 1].span.begin > moving.span.begin; at--)
            kept[at] = kept[at - 1];
        kept[at] = moving;
    }
    *deciding = MC_NONE;
    for (uint32_t i = 0; i < uses->count; i++) {
        if (kept[i].cue == cue && kept[i].span.begin == chosen.begin) *deciding = i;
    }
    return kept;
}

static void set_speaker(mc_judgement *judgement, const mc_case *facts)
{
    judgement->speaker = facts->quote.kind == MC_QUOTE_SPEECH ? facts->quote.speaker : facts->turn;
}

// 催收员骂我。 … 天天打电话。 Open acts of a grievance are a collector's who acts somewhere in it; where no company is named and
// no lender acts, also one's who is only spoken of.
static void give_open_acts(const hearing *of)
{
    mc_context_result *result = of->result;
    bool nameless = of->run->names.listed_count == 0 && of->document->respondent.size == 0;
    bool gives = of->collector_acts || (nameless && !of->lender_acts && of->evidence.collector);
    for (uint32_t i = 0; gives && i < result->judgement_count; i++) {
        mc_judgement *each = &result->judgements[i];
        bool anybody = each->actor == MC_ACTOR_LENDER ||
                       (result->genre == MC_GENRE_NEWS && each->actor == MC_ACTOR_OTHER);
        if (each->open_actor && anybody) each->actor = MC_ACTOR_COLLECTOR;
    }
}

// 催收说我打给你老婆: an agent's turn or quotation, or words behind a verb of saying that is an agent's.
static bool is_spoken(hearing *of, const mc_scope_target *target, const mc_case *facts)
{
    if (mc_case_is_agent_speech(facts)) return true;
    if (facts->turn != MC_SPEAKER_NONE || facts->quote.kind == MC_QUOTE_SPEECH) return false;
    mc_ustr all = {of->view.text->norm, of->view.text->norm_size};
    uint32_t begin = of->view.text->sentences[target->sentence].norm.begin;
    mc_norm_span verb =
        mc_cue_index_find_last(mc_cue_index_class(of->run->index, MC_CLASS_SPEECH_VERBS), all,
                               (mc_norm_span){begin, target->quote.begin});
    return verb.begin < verb.end && mc_subject_agent_says(&of->view, verb.begin);
}

// Why a hit is no finding although its words stand there; NULL code = it is one.
static mc_reason removal_of(hearing *of, const mc_scope_target *target, const mc_case *facts,
                            mc_cue_use *use)
{
    mc_reason reason = {0};
    *use = (mc_cue_use){MC_NONE, {0, 0}, {0, 0}};
    mc_genre genre = of->result->genre;
    if (genre == MC_GENRE_FICTION) return (mc_reason){.code = "fiction"};
    if (genre == MC_GENRE_OTHER && of->evidence.program) return (mc_reason){.code = "program_text"};
    if ((target->flags & MC_FLAG_CONSUMER_ACT) != 0) return (mc_reason){.code = "consumer_act"};
    mc_speaker speaker = facts->quote.kind == MC_QUOTE_SPEECH ? facts->quote.speaker : facts->turn;
    if (speaker == MC_SPEAKER_CUSTOMER && (target->flags & MC_FLAG_UTTERANCE) != 0)
        return (mc_reason){.code = "customer_words"};
    if (mc_ruling_only_asks_back(facts)) return (mc_reason){.code = "advised_demand"};
    if (mc_ruling_is_slogan(facts)) return (mc_reason){.code = "slogan"};
    if ((target->flags & MC_FLAG_SPEECH) != 0 && !is_spoken(of, target, facts))
        return (mc_reason){.code = "not_spoken"};
    // 邻居在楼道里骂我，怎么办？ Who asks was wronged, whatever the trade; the act is another's (actor.h).
    mc_domain_removes(&of->run->domain_scan, of->run->index, &of->view, &of->evidence, target,
                      facts->genre == MC_GENRE_QA, &reason, use);
    return reason;
}

// The subject's cue is shown with the others; its reach is the stretch to the act.
static void add_subject(mc_scope_uses *uses, const mc_subject *subject, mc_norm_span quote)
{
    if (subject->cue == MC_NONE || uses->count >= MC_SCOPE_USES) return;
    mc_norm_span reach = {subject->span.end, quote.end};
    if (reach.end < reach.begin) reach.end = reach.begin;
    uses->items[uses->count++] = (mc_cue_use){subject->cue, subject->span, reach};
}

static void judge_hit(hearing *of, const mc_hit *hit, mc_judgement *out)
{
    mc_context_run *run = of->run;
    uint32_t category = run->index->lexicon->entries[hit->entry].category;
    mc_scope_target target = target_of(of, hit);
    mc_subject subject = mc_subject_find(&of->view, &target);
    mc_scope_collect(&run->uses, &of->view, &target);
    mc_case facts = case_of(of, &target, category, &subject);
    mc_verdict verdict = mc_decide(&facts);

    out->sentence = target.sentence;
    out->status = verdict.status;
    out->standing = verdict.standing;
    mc_actor_court court = {.view = &of->view,
                            .names = &run->names,
                            .domain = &run->domain_scan,
                            .evidence = &of->evidence,
                            .respondent = of->document->respondent.size > 0,
                            .criminal = of->criminal};
    out->actor = mc_actor_decide(&court, &facts, &subject, category);
    out->open_actor = mc_actor_is_open(&court, &facts, &subject, category);
    bool own = subject.span.begin < subject.span.end && !subject.carried;
    bool alleged = verdict.status == MC_ASSERTED || verdict.status == MC_ANNOUNCED;
    if (own && alleged && out->actor == MC_ACTOR_COLLECTOR) of->collector_acts = true;
    if ((own && subject.actor == MC_ACTOR_LENDER && !out->open_actor) ||
        mc_telling_names_actor(&of->view, &run->names, &target, &subject))
        of->lender_acts = true;
    out->subject = subject.span;
    out->reason = (mc_reason){.code = verdict.code};
    set_speaker(out, &facts);

    mc_cue_use removing;
    mc_reason reason = removal_of(of, &target, &facts, &removing);
    out->deciding = verdict.use;
    if (reason.code != NULL) {
        out->removed = true;
        out->reason = reason;
        out->deciding = MC_NONE;
        if (removing.cue != MC_NONE && run->uses.count < MC_SCOPE_USES) {
            out->deciding = run->uses.count;
            run->uses.items[run->uses.count++] = removing;
        }
    }
    add_subject(&run->uses, &subject, target.quote);
    out->cue_count = run->uses.count;
    out->cues = keep_uses(run, &run->uses, &out->deciding);
    if (out->cues != NULL && out->deciding != MC_NONE)
        out->reason.args[0] =
            mc_text_slice(of->text, mc_text_bytes_of(of->text, out->cues[out->deciding].span));
}

static bool has_failed(const mc_context_run *run)
{
    return run->cues.failed || run->names.failed || run->domain_scan.failed ||
           run->speaker_scan.failed || mc_arena_failed(&run->arena);
}

// 【小舟贷】您的借款已严重逾期，我司将上门: a short text that tells its reader that he is overdue, and is nobody's own.
static bool is_dunning_letter(const hearing *of)
{
    mc_genre genre = of->result->genre;
    bool letter = genre == MC_GENRE_STATEMENT || genre == MC_GENRE_NOTICE ||
                  genre == MC_GENRE_NEWS || genre == MC_GENRE_OTHER;
    return letter && !of->contract && of->evidence.self <= 0 && of->text->norm_size <= NOTE &&
           text_holds(of, MC_CLASS_DUNNED) && text_holds(of, MC_CLASS_ADDRESSED);
}

static mc_status open_hearing(hearing *of, mc_error *err)
{
    mc_context_run *run = of->run;
    mc_name_start(&run->names, run->index, of->text);
    mc_status status = mc_genre_look(&of->evidence, &run->genre_scan, run->index, of->document,
                                     of->text, &run->names, &run->arena, err);
    if (status == MC_OK) status = mc_name_given(&run->names, of->document, &run->arena, err);
    if (status != MC_OK) return status;
    mc_context_result *result = of->result;
    mc_genre_weigh(result, &of->evidence, run->index->lexicon, of->document, of->text);
    result->general_article = result->genre == MC_GENRE_ARTICLE && run->names.listed_count == 0 &&
                              run->names.topic_count == 0 && of->document->respondent.size == 0;
    of->contract = result->genre == MC_GENRE_STATEMENT && text_holds(of, MC_CLASS_CONTRACTS);
    of->dunning = is_dunning_letter(of);
    bool tried = result->genre == MC_GENRE_COURT || result->genre == MC_GENRE_NEWS;
    of->criminal = tried && text_holds(of, MC_CLASS_CRIMINAL);
    return MC_OK;
}

static mc_status judge_all(hearing *of, const mc_match_result *matches, mc_error *err)
{
    mc_context_run *run = of->run;
    mc_status status = mc_cue_scan_start(&run->cues, run->index, of->text, err);
    if (status == MC_OK) status = mc_section_build(&run->sections, run->index, of->text, err);
    if (status != MC_OK) return status;
    of->view = (mc_scope_view){&run->cues, &run->sections, of->text};
    for (uint32_t i = 0; i < matches->hit_count; i++)
        judge_hit(of, &matches->hits[i], &run->judgements[i]);
    give_open_acts(of);
    return has_failed(run) ? mc_error_memory(err) : MC_OK;
}

// Without judgement everything that was found is said to have been done by the lender.
static void take_at_face_value(mc_context_run *run, const mc_text *text,
                               const mc_match_result *matches)
{
    for (uint32_t i = 0; i < matches->hit_count; i++) {
        mc_judgement *out = &run->judgements[i];
        out->sentence = mc_text_sentence_at(text, matches->hits[i].quote.begin);
        out->reason = (mc_reason){.code = "no_context"};
        out->actor = MC_ACTOR_LENDER;
    }
}

mc_status mc_context_judge(mc_context_run *run, const mc_document *document, const mc_text *text,
                           const mc_match_result *matches, mc_context_result *out, mc_error *err)
{
    mc_arena_reset(&run->arena);
    if (!MC_ARRAY_RESERVE(run->judgements, run->judgement_capacity, matches->hit_count))
        return mc_error_memory(err);
    for (uint32_t i = 0; i < matches->hit_count; i++) {
        uint32_t at = matches->hits[i].quote.begin;
        run->judgements[i] = (mc_judgement){.hit = i, .deciding = MC_NONE, .subject = {at, at}};
    }
    *out =
        (mc_context_result){.judgements = run->judgements, .judgement_count = matches->hit_count};
    hearing of = {.run = run, .document = document, .text = text, .result = out};
    mc_status status = open_hearing(&of, err);
    if (status != MC_OK) return status;
    if (!run->judge) {
        take_at_face_value(run, text, matches);
        return MC_OK;
    }
    return matches->hit_count > 0 ? judge_all(&of, matches, err) : MC_OK;
}
