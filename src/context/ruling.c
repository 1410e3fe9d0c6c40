// SPDX-License-Identifier: Apache-2.0
#include "context/ruling.h"

#include "context/case.h"
#include "context/words.h"

/* 不得, 应当, 建议, 属于违法 rule what stands in their reach, but not
 *
 *     措施如下：1. 如果对方辱骂您，…           what a list supposes
 *     律师提醒，若遇催收骚扰家人，应报警         what advice supposes
 *     不得恐吓，如强行进入住宅，可能违法         nor, outside a statute, what a clause behind the duty supposes
 *     规定不得高利放贷，小舟贷却骚扰我家人       a clause of its own that tells who did it or to whom
 *     希望按国家规定减免利息                     what is asked for by the law, and asked for all the same
 *     卡里有钱不能消费                           what the act itself denies
 *     强制贷款，必须在店里买保险                  what customers are made to do
 *     小舟贷爆通讯录，属于违规                 what a named company did, or what was done to the one who speaks */

enum { OFFENCES = 3 };

static const uint16_t COMMA = 0xFF0C, QUESTION_MARK = 0xFF1F;

static bool is_mark(uint16_t unit)
{
    return unit <= ' ' || unit == COMMA || unit == ',';
}

static bool in_sentence(const mc_case *of, const mc_cue_use *use)
{
    return mc_text_sentence_at(of->text, use->span.begin) == of->target->sentence;
}

// A condition or possibility in the hit's own sentence: 措施如下： 1. 如果对方辱骂您，…
static bool supposed_beside(const mc_case *of)
{
    for (uint32_t i = 0; i < of->uses->count; i++) {
        const mc_cue_use *use = &of->uses->items[i];
        mc_cue_kind kind = mc_case_cue(of, use)->kind;
        if ((kind == MC_CUE_CONDITION || kind == MC_CUE_POSSIBILITY) && in_sentence(of, use))
            return true;
    }
    return false;
}

bool mc_ruling_is_supposed(const mc_case *of, const mc_cue_use *use)
{
    for (uint32_t i = 0; i < of->uses->count; i++) {
        const mc_cue_use *other = &of->uses->items[i];
        if (mc_case_cue(of, other)->kind != MC_CUE_CONDITION || !in_sentence(of, other)) continue;
        if (other->span.begin > of->target->quote.begin) continue;
        if (other->span.begin >= use->span.end || use->span.begin >= of->target->quote.end)
            return true;
    }
    return false;
}

bool mc_ruling_is_wont(const mc_case *of)
{
    mc_norm_span clause = mc_scope_clause(of->text, of->target->quote.begin);
    for (uint32_t i = 0; i < of->uses->count; i++) {
        const mc_cue_use *use = &of->uses->items[i];
        if (mc_case_cue(of, use)->kind != MC_CUE_CONDITION || !in_sentence(of, use)) continue;
        if (use->span.begin >= clause.begin) return false;
    }
    return mc_words_stand_in(of->scan, MC_CLASS_WONTS,
                             (mc_norm_span){clause.begin, of->target->quote.begin});
}

// 规定不得高利放贷，小舟贷却骚扰我家人: in a complaint a clause of its own that names who did it or
// to whom is told, not ruled.
static bool is_told_after(const mc_case *of, const mc_cue_use *use)
{
    uint32_t clause = mc_text_clause_at(of->text, of->target->quote.end - 1);
    if (of->act->resolution || !mc_case_tells_own(of) ||
        mc_text_clause_at(of->text, use->span.begin) == clause)
        return false;
    // 必须买保险才给办，车行还收了服务费: nor where it says that somebody has done it.
    const mc_cue_use *realis = mc_case_first(of, MC_CUE_REALIS);
    bool done = of->has_subject && realis != NULL &&
                mc_text_clause_at(of->text, realis->span.begin) == clause;
    return of->told_here || done;
}

// Advice reaches over its sentence, a duty to what is supposed behind it; a
// statute's cases are its own.
static bool gives_way_to_condition(const mc_case *of, const mc_cue_use *use)
{
    if (of->act->resolution) return false;
    bool advice = mc_case_cue(of, use)->scope == MC_SCOPE_SENTENCE;
    bool apart = !mc_case_same_clause(of, use->span, of->target->quote);
    if (!advice && (of->genre == MC_GENRE_STATUTE || !apart)) return false;
    return mc_ruling_is_supposed(of, use);
}

bool mc_ruling_is_of_somebody(const mc_case *of, const mc_cue_use *use)
{
    // Rows that are subjects themselves (部分催收公司) are nobody's name, whoever is
    // named in the sentence before.
    const mc_cue *cue = mc_case_cue(of, use);
    // 受某银行委托。暴力讨债已司空见惯: nor is what is said of it behind it in its own clause.
    bool here =
        cue->direction == MC_FORWARD || mc_case_same_clause(of, use->span, of->target->quote);
    bool named = here ? of->named_here : of->named;
    if (named || (of->first_person && mc_case_tells_own(of))) return true;
    // 涉案集团的手法包括: what a report of a case lists is of that case.
    if (cue->scope == MC_SCOPE_LIST && of->case_told) return true;
    // 有读者借款后被骚扰。还有些APP群发短信: nor is it of the case that a lecture told before this
    // sentence.
    mc_norm_span sentence = mc_case_sentence(of);
    bool earlier =
        of->genre == MC_GENRE_ARTICLE && !mc_words_stand_in(of->scan, MC_CLASS_CASES, sentence);
    return of->case_here && !earlier && !mc_case_same_clause(of, use->span, of->target->quote);
}

// 希望按国家规定减免利息
static bool is_asked_before(const mc_case *of, const mc_cue_use *use)
{
    if (!of->act->resolution || !of->self || of->genre != MC_GENRE_COMPLAINT) return false;
    for (uint32_t i = 0; i < of->uses->count; i++) {
        const mc_cue_use *other = &of->uses->items[i];
        if (mc_case_cue(of, other)->kind == MC_CUE_DEMAND && other->span.end <= use->span.begin &&
            mc_case_same_clause(of, other->span, use->span))
            return true;
    }
    return false;
}

// 依照刑法之规定，判处有期徒刑; 违反管理规范，被处以罚款: what an authority does by the law is
// done, but for its duties (应当, scope list without a weight); and so is what its own words say,
// where another says that it is done (已对两人处以拘留).
static bool is_done_by_law(const mc_case *of, const mc_cue_use *use)
{
    bool told =
        of->genre == MC_GENRE_COURT || of->genre == MC_GENRE_NEWS || of->genre == MC_GENRE_NOTICE;
    const mc_cue *cue = mc_case_cue(of, use);
    mc_norm_span before = {mc_scope_clause(of->text, use->span.begin).begin, use->span.begin};
    if (told && of->act->authority && mc_text_spans_overlap(use->span, of->target->quote) &&
        mc_words_stand_in(of->scan, MC_CLASS_DONE, before))
        return true;
    bool duty = cue->scope != MC_SCOPE_SENTENCE && cue->weight == 0;
    return told && of->act->authority && !duty && cue->direction == MC_FORWARD &&
           use->span.begin < of->target->quote.begin;
}

// 我司提醒：我司不会收取保证金: behind its advice a company says what it does not do.
static bool is_denied_behind(const mc_case *of, const mc_cue_use *use)
{
    return of->genre == MC_GENRE_STATEMENT && mc_case_cue(of, use)->scope == MC_SCOPE_SENTENCE &&
           mc_case_has_from(of, MC_CUE_NEGATION, use->span.end);
}

// 不能消费: the entry's own negator rules nothing.
static bool is_own_negator(const mc_case *of, const mc_cue_use *use)
{
    mc_norm_span quote = of->target->quote;
    return (of->target->flags & MC_FLAG_OWN_NEGATOR) != 0 && mc_genre_is_grievance(of->genre) &&
           use->span.begin >= quote.begin && use->span.end <= quote.end;
}

// 催收人员到您父母住处滋扰，已涉嫌违法: an answer judges what the asker may have met.
static bool is_of_asker(const mc_case *of)
{
    mc_norm_span clause = mc_scope_clause(of->text, of->target->quote.end - 1);
    return of->genre == MC_GENRE_QA && of->part == MC_PART_ANSWER &&
           mc_words_stand_in(of->scan, MC_CLASS_ASKER, clause);
}

// 违反民法典和行业规范，泄露我的信息: of a law that is broken it is told what broke it, not what it
// rules. A statute says so of nobody.
static bool is_broken_law(const mc_case *of, const mc_cue_use *use)
{
    mc_norm_span clause = mc_scope_clause(of->text, use->span.begin);
    return of->genre != MC_GENRE_STATUTE && mc_case_cue(of, use)->weight == MC_RULING_LAW &&
           mc_words_stand_in(of->scan, MC_CLASS_BREACHES,
                             (mc_norm_span){clause.begin, use->span.begin});
}

// 强制消费者贷款，必须在店里买保险: what customers are made to do is no duty of theirs.
static bool is_compulsion(const mc_case *of, const mc_cue_use *use)
{
    const mc_cue *cue = mc_case_cue(of, use);
    if (cue->weight != MC_RULING_WEAK || cue->scope != MC_SCOPE_LIST || of->act->resolution)
        return false;
    uint32_t begin = mc_case_sentence(of).begin;
    return use->span.begin > begin &&
           mc_words_stand_in(of->scan, MC_CLASS_COMPELLED, (mc_norm_span){begin, use->span.begin});
}

// 公司表示，严禁夜间催收，并为该用户减免罚息: what a company says that it forbids is not what it
// gives in another clause; nor is what it says that customers may ask for (可以申请退款).
static bool is_offered_beside(const mc_case *of, const mc_cue_use *use)
{
    bool weak = mc_case_cue(of, use)->weight == MC_RULING_WEAK;
    return of->act->resolution && !of->act->authority && mc_case_has(of, MC_CUE_CLAIM) &&
           (weak || !mc_case_same_clause(of, use->span, of->target->quote));
}

static uint32_t end_of_words(const mc_text *text, mc_norm_span clause)
{
    uint32_t end = clause.end;
    while (end > clause.begin && is_mark(text->norm[end - 1]))
        end--;
    return end;
}

// 中介拒不退还的，可以投诉: a clause that ends in 的 before one that begins with a word of the
// class. What the law gives may be given for the clauses before, too (侮辱他人，干扰生活的，处…),
// and for a bare offence (非法拘禁，通常判三年以下).
static bool is_case_before(const mc_case *of, mc_context_class heads, uint32_t clauses)
{
    const mc_text *text = of->text;
    uint32_t first = mc_text_clause_at(text, of->target->quote.end - 1);
    uint32_t sentence_end = text->sentences[of->target->sentence].norm.end;
    uint32_t offence_end = end_of_words(text, of->target->quote);
    for (uint32_t i = first; i < first + clauses && i + 1 < text->clause_count; i++) {
        mc_norm_span next = text->clauses[i + 1].norm;
        if (next.begin >= sentence_end) return false;
        uint32_t end = end_of_words(text, text->clauses[i].norm);
        bool bare = heads == MC_CLASS_PUNISHED && end == offence_end;
        if (end >= offence_end && (bare || mc_words_end(of->scan, MC_CLASS_OF, end)) &&
            mc_words_begin(of->scan, heads, next.begin))
            return true;
    }
    return false;
}

// 平台不予处理的，可以投诉: whoever is told so, and wherever nobody speaks of himself.
static bool is_case_of_rule(const mc_case *of)
{
    bool self = of->self && of->part != MC_PART_ANSWER;
    bool told = self || of->case_here || of->genre == MC_GENRE_COURT;
    return !told && is_case_before(of, MC_CLASS_RULED, 1);
}

// 所谓爆通讯录，是指骚扰亲友，属于违规: what a word means (general, with a weight) is said of many,
// whatever is thought of it.
static bool is_of_definition(const mc_case *of, const mc_cue_use *use)
{
    const mc_cue_use *many = mc_case_first(of, MC_CUE_GENERAL);
    return many != NULL && mc_case_cue(of, many)->weight > 0 &&
           mc_case_cue(of, use)->direction == MC_BACKWARD && in_sentence(of, many) &&
           many->span.end <= use->span.begin;
}

// “建议你去别家借一点”: what a collector recommends to the debtor in his own words is no rule.
static bool is_collectors_advice(const mc_case *of)
{
    return (of->target->flags & MC_FLAG_UTTERANCE) != 0 && mc_case_is_agent_speech(of) &&
           of->genre != MC_GENRE_STATEMENT;
}

// 请您放心，我们可以给您减免: what he asks the customer for in another clause is no rule for what
// he does.
static bool is_agents_request(const mc_case *of, const mc_cue_use *use)
{
    return of->turn == MC_SPEAKER_AGENT && mc_case_cue(of, use)->weight < MC_RULING_LAW &&
           !mc_case_same_clause(of, use->span, of->target->quote);
}

bool mc_ruling_gives_way(const mc_case *of, const mc_cue_use *use)
{
    if (is_of_definition(of, use) || is_collectors_advice(of) || is_agents_request(of, use))
        return true;
    if (is_compulsion(of, use) || is_offered_beside(of, use)) return true;
    if (is_broken_law(of, use) || is_done_by_law(of, use) || is_denied_behind(of, use) ||
        is_own_negator(of, use))
        return true;
    bool beside = in_sentence(of, use);
    if (!beside) return supposed_beside(of) || (!of->act->resolution && is_case_of_rule(of));
    bool verdict = mc_case_cue(of, use)->direction == MC_BACKWARD;
    if (verdict && (mc_ruling_is_of_somebody(of, use) || is_of_asker(of))) return true;
    // 原告未举证证明被告骚扰其家人，本院不予支持: the charge is thrown out, and no rule is given.
    if (verdict && of->genre == MC_GENRE_COURT && mc_case_has(of, MC_CUE_DENIAL)) return true;
    return is_told_after(of, use) || is_asked_before(of, use) || gives_way_to_condition(of, use);
}

bool mc_ruling_tells_reader(const mc_case *of)
{
    return of->genre == MC_GENRE_ARTICLE || (of->genre == MC_GENRE_QA && !mc_case_tells_own(of));
}

// 您可以要求退还多收的手续费、停止骚扰: a resolution, and of nobody's act.
bool mc_ruling_only_asks_back(const mc_case *of)
{
    bool told = of->part == MC_PART_QUESTION || of->case_here || of->named;
    if (of->act->resolution || told || !mc_ruling_tells_reader(of)) return false;
    if ((of->target->flags & MC_FLAG_PRESUPPOSED) != 0) return true;
    return mc_words_begin(of->scan, MC_CLASS_GIVEN_BACK, of->target->quote.begin);
}

// 信用卡被盗刷怎么办？ Asked in the clause that tells of it.
static bool is_asked(const mc_case *of)
{
    // 还要收手续费，合理吗？ asks what to think of what the clause before it tells.
    mc_norm_span span = mc_case_sentence(of);
    if (mc_text_clause_at(of->text, of->target->quote.begin) !=
        mc_text_clause_at(of->text, span.end - 1))
        return false;
    for (uint32_t at = span.end; at-- > of->target->quote.end - 1;) {
        uint16_t unit = of->text->norm[at];
        if (unit == QUESTION_MARK || unit == '?') return true;
        if (unit > ' ') return false;
    }
    return false;
}

// 逾期遭骚扰怎么办: behind the act a page of advice asks what to do about it;
// 骚扰达到一定程度，应及时报警: or tells its reader, as it does before the act (记录骚扰电话).
static bool is_remedied(const mc_case *of)
{
    if (!of->kind->general || of->case_here || of->first_person) return false;
    uint32_t act = of->target->quote.end;
    mc_norm_span clause = mc_scope_clause(of->text, act - 1);
    mc_norm_span sentence = mc_case_sentence(of);
    mc_norm_span before = {mc_scope_clause(of->text, of->target->quote.begin).begin,
                           of->target->quote.begin};
    return mc_words_stand_in(of->scan, MC_CLASS_HOW_TO, (mc_norm_span){act, clause.end}) ||
           mc_words_stand_in(of->scan, MC_CLASS_READER_KEEPS, before) ||
           mc_words_stand_in(of->scan, MC_CLASS_READER_ACTS,
                             (mc_norm_span){clause.end, sentence.end});
}

// 问：逾期三天就爆通讯录？ Asked by one who does not speak of himself, and not what to do about it
// (每天收到恐吓信息怎么办？).
static bool asks_of_nobody(const mc_case *of)
{
    mc_norm_span clause = mc_scope_clause(of->text, of->target->quote.end - 1);
    return of->genre == MC_GENRE_QA && of->part == MC_PART_QUESTION && !of->self &&
           !mc_case_has(of, MC_CUE_REALIS) && !mc_words_stand_in(of->scan, MC_CLASS_HOW_TO, clause);
}

// 小舟贷跑路？监管：运行正常: in a report, a notice or an article the sentence that ends with the
// act and a mark of question asks.
static bool asks_in_headline(const mc_case *of)
{
    enum { MARK = 1 };
    uint32_t end = mc_case_sentence(of).end;
    return !mc_genre_is_grievance(of->genre) && of->genre != MC_GENRE_QA && !of->self &&
           of->target->quote.end + MARK >= end && is_asked(of);
}

bool mc_ruling_supposes(const mc_case *of)
{
    if (of->act->resolution) return false;
    if (is_case_of_rule(of) || is_remedied(of)) return true;
    if (asks_in_headline(of)) return true;
    if (of->named) return false;
    return mc_ruling_tells_reader(of) ? of->maybe || is_asked(of)
                                      : asks_of_nobody(of) && is_asked(of);
}

bool mc_ruling_quotes_law(const mc_case *of)
{
    bool told = of->genre == MC_GENRE_NEWS && !of->case_here && !of->named;
    return (told || mc_ruling_tells_reader(of)) && !of->act->resolution &&
           is_case_before(of, MC_CLASS_PUNISHED, OFFENCES);
}

bool mc_ruling_is_slogan(const mc_case *of)
{
    enum { SLOGAN = 14 };
    return of->act->resolution && !mc_genre_is_grievance(of->genre) &&
           of->genre != MC_GENRE_TRANSCRIPT && of->genre != MC_GENRE_STATEMENT &&
           of->quote.kind == MC_QUOTE_TERM && of->quote.span.end - of->quote.span.begin <= SLOGAN &&
           !mc_case_has(of, MC_CUE_CLAIM) && !mc_case_has(of, MC_CUE_GIVEN);
}

bool mc_ruling_is_pretext(const mc_case *of)
{
    enum { BEHIND = 10 };
    if (!of->act->resolution) return false;
    mc_norm_span quote = of->target->quote;
    mc_norm_span clause = mc_scope_clause(of->text, quote.begin);
    if (mc_words_stand_in(of->scan, MC_CLASS_LIES, (mc_norm_span){clause.begin, quote.begin}))
        return true;
    uint32_t end = quote.end + BEHIND < clause.end ? quote.end + BEHIND : clause.end;
    return mc_words_stand_in(of->scan, MC_CLASS_PRETEXTS, (mc_norm_span){quote.end, end});
}

bool mc_ruling_drops_rumour(const mc_case *of, const mc_cue_use *use)
{
    if (mc_case_cue(of, use)->weight > MC_RULING_RUMOUR) return true;
    const mc_cue_use *claim = mc_case_first(of, MC_CUE_CLAIM);
    return claim != NULL && claim->span.end <= use->span.begin;
}

bool mc_ruling_denies(const mc_case *of, const mc_cue_use *use)
{
    if (of->act->resolution) return false;
    if (mc_case_has(of, MC_CUE_DENIAL)) return true;
    if (mc_case_same_clause(of, use->span, of->target->quote)) return false;
    for (uint32_t i = 0; i < of->uses->count; i++) {
        const mc_cue_use *other = &of->uses->items[i];
        if (mc_case_cue(of, other)->kind == MC_CUE_NEGATION && mc_case_negates_directly(of, other))
            return true;
    }
    return false;
}

bool mc_ruling_is_threatened_for(const mc_case *of, const mc_cue_use *use)
{
    return of->strife && of->act->speech && use->span.begin >= of->target->quote.end &&
           mc_case_same_clause(of, use->span, of->target->quote);
}
