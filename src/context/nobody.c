// SPDX-License-Identifier: Apache-2.0
#include "context/nobody.h"

#include "base/ascii.h"
#include "context/case.h"
#include "context/words.h"

// A digit, or a sum in words: 一万五.
static bool is_figure(uint16_t unit)
{
    enum { HUNDRED = 0x767E, THOUSAND = 0x5343, TEN_THOUSAND = 0x4E07 };
    return mc_is_digit(unit) || unit == HUNDRED || unit == THOUSAND || unit == TEN_THOUSAND;
}

static bool has_figure(const mc_case *of)
{
    mc_norm_span clause = mc_scope_clause(of->text, of->target->quote.end - 1);
    for (uint32_t i = clause.begin; i < clause.end; i++) {
        if (is_figure(of->text->norm[i])) return true;
    }
    return false;
}

// 该集团长期以欺骗手段让借款人虚写借条: the band of the case does it.
static bool tells_of_band(const mc_case *of)
{
    mc_norm_span sentence = mc_case_sentence(of);
    return of->case_here && mc_words_stand_in(of->scan, MC_CLASS_GANGS, sentence);
}

// 詹某后来意识到被骗，便报了警: a word of its sentence says that it is over.
static bool is_past(const mc_case *of)
{
    return !of->kind->at_large && mc_words_stand_in(of->scan, MC_CLASS_PAST, mc_case_sentence(of));
}

// 贷款逾期会产生罚息: how it goes for everybody.
static bool is_foretold(const mc_case *of)
{
    return mc_case_has(of, MC_CUE_ANNOUNCEMENT) && of->quote.kind != MC_QUOTE_SPEECH;
}

// 王先生多次申请退款，销售以各种理由推诿: the sentence tells of a customer before it comes to the
// act.
static bool befell_customer(const mc_case *of)
{
    mc_norm_span before = mc_case_sentence(of);
    before.end = of->subject.begin;
    return mc_words_stand_in(of->scan, MC_CLASS_TOLD_CUSTOMERS, before);
}

// In a report that tells a case collecting is told of it; a service where a word says it is done or
// a figure how much, it is a band's, where its sentence tells of somebody
// (王先生申请退款，销售推诿), or where nobody but police or a court stands as its subject and it is
// not foretold (放贷者收取高息 is the trade, whatever case stands beside).
static bool case_tells(const mc_case *of)
{
    if (of->act->collecting || tells_of_band(of) || mc_case_has(of, MC_CUE_REALIS) ||
        of->actor == MC_ACTOR_AUTHORITY || has_figure(of) || is_past(of))
        return true;
    if (of->act->blames && befell_customer(of)) return true;
    return !of->has_subject && !is_foretold(of);
}

// 小舟贷逾期会产生罚息; 小舟贷催收上门怎么办: what a page tells of a company without blame, and not
// of a case or of what was done, holds for every customer.
static bool is_terms(const mc_case *of)
{
    bool told = of->case_here || of->first_person || mc_case_has(of, MC_CUE_REALIS) ||
                mc_case_has(of, MC_CUE_REPORT) || mc_case_has(of, MC_CUE_FOUND);
    mc_norm_span sentence = mc_case_sentence(of);
    // 小舟贷线下催收力度大: collecting is told of the company unless its sentence explains what may
    // come (面对小舟贷催收上门，要冷静), and never explained where nobody may do it (张口就辱骂).
    bool explained = !of->act->collecting ||
                     (!of->act->trade && mc_words_stand_in(of->scan, MC_CLASS_EXPLAINS, sentence));
    return of->genre == MC_GENRE_ARTICLE && !told && explained &&
           !mc_words_stand_in(of->scan, MC_CLASS_SCOLDING, sentence);
}

// “裙子与图片严重不符，做工也差。”王女士说: more stands between the marks than the hit and what
// belongs to it.
static bool is_utterance(const mc_case *of)
{
    enum { MORE = 8 };
    uint32_t hit = of->target->quote.end - of->target->quote.begin;
    return of->quote.kind == MC_QUOTE_TERM &&
           of->quote.span.end - of->quote.span.begin > hit + MORE;
}

// “八万元被扣了两万八服务费，这合理吗？” In a report with nobody named it happened to somebody
// where a word says that it is done or he who tells of it is quoted, of a service where a figure
// says how much, of collecting where it speaks of a person (她被尾随辱骂).
static bool happened(const mc_case *of)
{
    mc_norm_span sentence = mc_case_sentence(of);
    if (mc_case_has(of, MC_CUE_REALIS) || of->quote.kind == MC_QUOTE_SPEECH || is_utterance(of))
        return true;
    if (of->act->collecting && mc_words_stand_in(of->scan, MC_CLASS_HE, sentence)) return true;
    return !of->act->collecting && has_figure(of);
}

// 前夫欠了债，讨债的找到前妻单位; 买完手机第二天就有推销贷款的打来: of somebody, though not of him
// who tells.
static bool befell_somebody(const mc_case *of)
{
    return mc_case_has(of, MC_CUE_REALIS) || of->case_here || is_past(of);
}

// 小李逾期后被骚扰; 有网友反映…: a page of advice that tells of somebody's case, or that somebody
// reports it. What it calls unlawful (rows with a weight:
// 这种行为涉嫌非法催收) is reported by nobody.
static bool page_tells(const mc_case *of)
{
    return of->case_here || mc_case_has(of, MC_CUE_FOUND) || mc_case_has_plain(of, MC_CUE_REPORT);
}

// What an authority did is told of it, whoever it was done to; but what it does as a
// rule (监管部门负责查处).
static bool is_done_by_authority(const mc_case *of)
{
    if (!of->act->authority || of->kind->general) return false;
    return !mc_case_is_unlabelled(of) || mc_case_has(of, MC_CUE_REALIS);
}

// In a text of these kinds that names no company one sign says that somebody is meant,
// whatever else stands there.
static bool is_nobodys_by_kind(const mc_case *of)
{
    if (mc_case_is_unlabelled(of)) return !page_tells(of);
    // 张先生因逾期不堪催收: somebody's case told in an article.
    if (of->genre == MC_GENRE_ARTICLE) return !of->case_here;
    // 当事人：小舟小贷。 … 查明：向借款人亲属拨打电话: what an authority has found is somebody's.
    return of->genre == MC_GENRE_NOTICE && !mc_case_has(of, MC_CUE_FOUND);
}

static bool is_told_of_somebody(const mc_case *of)
{
    return of->first_person || mc_case_has(of, MC_CUE_REPORT) || mc_case_has(of, MC_CUE_FOUND);
}

// 爆了你的通讯录, 天天骂你; 逾期了爆你通讯录: a word that something is done before the act says so
// of the debtor's failing, but for how often.
static bool is_done_at_act(const mc_case *of)
{
    for (uint32_t i = 0; i < of->uses->count; i++) {
        const mc_cue_use *use = &of->uses->items[i];
        const mc_cue *cue = mc_case_cue(of, use);
        if (cue->kind == MC_CUE_REALIS &&
            (cue->weight > 0 || use->span.begin >= of->target->quote.begin))
            return true;
    }
    return false;
}

// 别碰网贷，一逾期爆你通讯录: in a post or a complaint that names no company what befalls the
// reader, in nobody's words, befalls anybody; not where a word says that it is done (天天打你), nor
// what is done by saying it (让你丢人).
static bool is_told_to_reader(const mc_case *of)
{
    if (of->genre != MC_GENRE_FORUM && of->genre != MC_GENRE_COMPLAINT) return false;
    mc_norm_span before = mc_case_sentence(of);
    before.end = of->target->quote.begin;
    return of->act->collecting && !of->act->speech && of->quote.kind == MC_QUOTE_NONE &&
           !is_done_at_act(of) &&
           mc_words_stand_in(of->scan, MC_CLASS_FAMILIAR, of->target->quote) &&
           !mc_words_stand_in(of->scan, MC_CLASS_SPEECH_VERBS, before);
}

bool mc_nobody_is_meant(const mc_case *of)
{
    if (of->of_many && !of->named) return true;
    if (is_done_by_authority(of)) return false;
    if (of->insiders && !of->named_here) return true;
    if (of->kind->general) return !of->case_here;
    if (of->case_told && case_tells(of)) return false;
    if (of->named) return is_terms(of);
    if (is_nobodys_by_kind(of)) return true;
    if (mc_case_is_page(of) || is_told_of_somebody(of)) return false;
    if (of->genre == MC_GENRE_STATUTE) return true;
    if (of->actor == MC_ACTOR_CONSUMER || of->actor == MC_ACTOR_OTHER || of->strife) return false;
    if (is_told_to_reader(of)) return true;
    if (mc_case_is_nobodys(of)) return !befell_somebody(of);
    return of->genre == MC_GENRE_NEWS && !happened(of);
}
