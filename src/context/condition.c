// SPDX-License-Identifier: Apache-2.0
#include "context/condition.h"

#include "context/case.h"
#include "context/ruling.h"
#include "context/speaker.h"
#include "context/words.h"

/* 如果 is said of ten things, and only the last two are suppositions:
 *
 *     如果不退款，我就投诉                what was not done is taken for granted; the remedy is the condition's
 *     如果没有答复，我就投诉              an answer that is still waited for: supposed
 *     如果你不接会一直打到半夜            what comes whenever the debtor fails: told
 *     警方称，若缴不出，集团便殴打        the custom of those of whom a report tells a case: told
 *     如果提前结清还要收违约金            what the contract costs, reckoned by who pays it: told
 *     如果不信可以查录音，昨天骂了我妈    two clauses on and on a day: told
 *     要是下午不还，就去你单位            the debtor's failing: the collector's own condition, held out
 *     若还不上，该团伙就殴打他们          the same in a report of a case: that was their way
 *     消费者反映，遭遇骚扰时无人理会      behind a report in a text that is nobody's own: told
 *     问：如果不还，催收上门怎么办？      the debtor's failing as well, but the asker's own: supposed
 *     如果他们上门，我就报警              supposed */

// 如果不退款，我就投诉: a remedy follows what was not done; that it was not done is taken for
// granted. Not so of blame (如果没有答复，我就投诉): who sets a term for an answer does not
// say that none came before.
bool mc_condition_is_ultimatum(const mc_case *of)
{
    const mc_sentence *sentence = &of->text->sentences[of->target->sentence];
    mc_norm_span rest = {of->target->quote.end, sentence->norm.end};
    // 银行不同意分期的话，我是不是可以投诉？ is asked before anything has happened.
    if (sentence->ended_by == MC_BREAK_QUESTION) return false;
    // 若公司不处理，可拨打热线投诉 tells a reader what he may do.
    bool advised = of->genre == MC_GENRE_COMPLAINT && !of->self;
    if (advised && mc_words_stand_in(of->scan, MC_CLASS_READER_ACTS, rest)) return false;
    bool failing =
        (of->target->flags & MC_FLAG_OWN_NEGATOR) != 0 && !of->act->resolution && !of->act->blames;
    return failing && mc_case_tells_own(of) && mc_words_stand_in(of->scan, MC_CLASS_REMEDIES, rest);
}

// 要是下午四点不还，就…: the condition is that the debtor does not pay, so it is the collector's.
bool mc_condition_is_debtors_failing(const mc_case *of, const mc_cue_use *use)
{
    mc_norm_span clause = mc_scope_clause(of->text, use->span.begin);
    return of->target->quote.begin >= clause.end &&
           mc_words_stand_in(of->scan, MC_CLASS_UNPAID, (mc_norm_span){use->span.end, clause.end});
}

bool mc_condition_is_their_way(const mc_case *of, const mc_cue_use *use)
{
    bool reported = of->genre == MC_GENRE_NEWS && of->case_told;
    return (of->kind->crime || reported) && !of->act->resolution && !mc_case_has(of, MC_CUE_NORM) &&
           of->quote.kind != MC_QUOTE_SPEECH && mc_condition_is_debtors_failing(of, use);
}

// 如果一直不还，催收上门怎么办？ Who asks what may come of it supposes it himself, where
// nobody is said to say so.
static bool is_askers(const mc_case *of)
{
    mc_norm_span sentence = mc_case_sentence(of);
    uint32_t label = mc_speaker_label(of->index, of->text, sentence).end;
    uint32_t begin = label > sentence.begin ? label : sentence.begin;
    return of->genre == MC_GENRE_QA && of->quote.kind != MC_QUOTE_SPEECH &&
           mc_case_has(of, MC_CUE_CONDITION) && !mc_case_has(of, MC_CUE_ANNOUNCEMENT) &&
           !mc_words_stand_in(of->scan, MC_CLASS_SPEECH_VERBS,
                              (mc_norm_span){begin, of->target->quote.begin});
}

// 威胁您不还款就要坐牢: somebody is told of who holds it out, as in a tale; an
// answer only supposes him.
bool mc_condition_holds_out(const mc_case *of)
{
    if (is_askers(of)) return false;
    if (mc_case_tells_own(of) || of->kind->dunning || of->genre == MC_GENRE_FICTION) return true;
    return mc_case_has(of, MC_CUE_ANNOUNCEMENT) && !mc_ruling_tells_reader(of);
}

// A word of what has happened stands in the hit's own clause: 昨天, 已经, 了.
static bool is_past(const mc_case *of)
{
    const mc_cue_use *realis = mc_case_first(of, MC_CUE_REALIS);
    return realis != NULL && mc_case_same_clause(of, realis->span, of->target->quote);
}

// 如果我知道有这笔费，我不会办，他们骗我: in somebody's own case a clause that tells of him, three
// further on, is told and not supposed; two further on where it says when it was
// (如果不信，可以查录音，昨天骂了我妈).
bool mc_condition_is_out_of_reach(const mc_case *of, const mc_cue_use *use)
{
    enum { CLAUSES = 3 };
    uint32_t from = mc_text_clause_at(of->text, use->span.begin);
    uint32_t to = mc_text_clause_at(of->text, of->target->quote.begin);
    uint32_t needed = is_past(of) ? CLAUSES - 1 : CLAUSES;
    return of->genre == MC_GENRE_COMPLAINT && of->self && of->told_here && !of->act->resolution &&
           to >= from + needed;
}

// 如果你不接会一直打到半夜: what comes day by day whenever the debtor fails is told, not held out.
bool mc_condition_is_usual(const mc_case *of, const mc_cue_use *use)
{
    mc_norm_span quote = of->target->quote;
    mc_norm_span clause = mc_scope_clause(of->text, quote.begin);
    return mc_case_tells_own(of) && !mc_case_has(of, MC_CUE_QUESTION) &&
           mc_words_stand_in(of->scan, MC_CLASS_UNPAID,
                             (mc_norm_span){use->span.end, quote.begin}) &&
           mc_words_stand_in(of->scan, MC_CLASS_HABITS, (mc_norm_span){clause.begin, quote.end});
}

// 逾期一天就一直打电话: how often it comes whenever the debtor is late (rows with a weight) is
// told; 说逾期就天天打 is held out.
bool mc_condition_is_wont(const mc_case *of, const mc_cue_use *use)
{
    mc_norm_span quote = of->target->quote;
    mc_norm_span clause = mc_scope_clause(of->text, use->span.begin);
    return mc_case_cue(of, use)->weight > 0 && mc_case_tells_own(of) &&
           mc_case_same_clause(of, use->span, quote) && !mc_case_has(of, MC_CUE_ANNOUNCEMENT) &&
           !mc_words_stand_in(of->scan, MC_CLASS_SPEECH_VERBS,
                              (mc_norm_span){clause.begin, use->span.begin}) &&
           mc_words_stand_in(of->scan, MC_CLASS_HABITS, (mc_norm_span){use->span.end, quote.end});
}

// 如果还完36期，利息就是两万多; 如果退保只能退一千: who reckons what his own contract costs tells
// its terms.
bool mc_condition_is_reckoning(const mc_case *of, const mc_cue_use *use)
{
    if (of->act->resolution || of->act->collecting) return false;
    mc_norm_span clause = mc_scope_clause(of->text, use->span.begin);
    return mc_case_tells_own(of) && !mc_case_has(of, MC_CUE_QUESTION) &&
           !mc_case_has(of, MC_CUE_POSSIBILITY) &&
           mc_words_stand_in(of->scan, MC_CLASS_RECKONINGS,
                             (mc_norm_span){clause.begin, of->target->quote.end});
}

// 被捕的集团若收不到钱，便殴打借款人: in a sentence that tells a case the condition is of its
// customs, but where somebody advises (提醒, 若遇).
bool mc_condition_is_custom(const mc_case *of)
{
    return of->genre == MC_GENRE_NEWS && of->case_here && !of->named && !of->act->resolution &&
           !mc_case_has(of, MC_CUE_NORM);
}

// 消费者反映，逾期后遭遇骚扰: what somebody is said to complain of happened, whenever it did.
bool mc_condition_is_reported(const mc_case *of, const mc_cue_use *use)
{
    if (of->act->resolution || mc_case_tells_own(of)) return false;
    for (uint32_t i = 0; i < of->uses->count; i++) {
        const mc_cue_use *report = &of->uses->items[i];
        if (mc_case_cue(of, report)->kind == MC_CUE_REPORT && report->span.end <= use->span.begin)
            return true;
    }
    return false;
}

// 说只要住院都报销，结果不报: a condition among the words that were found is part of what is told.
bool mc_condition_is_among_words(const mc_case *of, const mc_cue_use *use)
{
    mc_norm_span quote = of->target->quote;
    return mc_case_tells_own(of) && !of->act->collecting && use->span.begin > quote.begin &&
           use->span.end < quote.end;
}
