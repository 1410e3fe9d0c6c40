// SPDX-License-Identifier: Apache-2.0
#include "context/scope.h"

#include "base/limits.h"

/* A cue reaches from its own edge in its direction, as far as its `reach` (0 = no bound of its
 * own), never beyond its scope, and no further than what ends it.
 *
 *     如果再上门骚扰，我就报警，但昨天他们还是骂了我妈
 *     [cond]—————————————————→|但                        scope sentence, ended by 但 (scope_end)
 *
 *     公司应考虑更灵活的政策。困难时，给予减免部分利息。
 *       [norm, scope paragraph]————————————————————→
 *
 *     不得有下列行为：        scope list: from the end of the cue to the last item of its list
 *     （一）辱骂；（二）…。
 *
 *     五、改进建议            scope document: from a heading over its section; in running text no further
 *                            than nothing at all, since 建议 in a sentence is another cue
 *
 * A scope that stays in its sentence never reaches more than MC_MAX_SCOPE_UNITS:
 * texts of one line without a
 * full stop are common. Ends are looked for in the cue's sentence and in the hit's. */

enum { PARAGRAPH_SENTENCES = 4, PARAGRAPH_UNITS = 400, HEADINGS = 4 };

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

mc_norm_span mc_scope_clause(const mc_text *text, uint32_t at)
{
    return text->clauses[mc_text_clause_at(text, at)].norm;
}

static bool governs_list(const mc_scope_view *view, uint32_t head, uint32_t sentence)
{
    for (uint32_t steps = 0; steps < HEADINGS && sentence != MC_NONE; steps++) {
        if (sentence == head) return true;
        sentence = view->sections->nodes[sentence].head;
    }
    return false;
}

static bool governs_section(const mc_scope_view *view, uint32_t heading, uint32_t sentence)
{
    for (uint32_t steps = 0; steps < HEADINGS && sentence != MC_NONE; steps++) {
        if (sentence == heading) return true;
        sentence = view->sections->nodes[sentence].heading;
    }
    return false;
}

// Conditions and demands say of every item what they say of the first.
static bool is_head_kind(mc_cue_kind kind)
{
    return kind == MC_CUE_CONDITION || kind == MC_CUE_DEMAND;
}

// A condition whose sentence ends in a colon opens every item: 如果对方：1. 威胁您；2. …; so does a
// demand, even behind the first item: 要求以下几点：1. 退款；2. 同意延期.
static bool heads_list(const mc_scope_view *view, const mc_cue *cue, uint32_t own)
{
    return cue->kind == MC_CUE_DEMAND ||
           (is_head_kind(cue->kind) && mc_section_is_open(view->text, own));
}

// 公司表示，系自愿开通；如未使用，可以退款: what somebody says goes on behind a semicolon.
static bool goes_on(const mc_scope_view *view, const mc_cue *cue, uint32_t own, uint32_t hit)
{
    enum { SEMICOLON = 0xFF1B };
    bool says =
        cue->kind == MC_CUE_CLAIM || cue->kind == MC_CUE_REPORT || cue->kind == MC_CUE_FOUND;
    if (!says || cue->scope != MC_SCOPE_SENTENCE || own > hit) return false;
    const mc_sentence *sentences = view->text->sentences;
    for (uint32_t i = own; i < hit; i++) {
        uint32_t end = sentences[i].norm.end;
        uint16_t last = end > sentences[i].norm.begin ? view->text->norm[end - 1] : 0;
        if (last != SEMICOLON && last != ';') return false;
    }
    return sentences[own].paragraph == sentences[hit].paragraph;
}

// Where the scope as such ends or begins, before reach and ends are looked at.
static mc_norm_span field_of(const mc_scope_view *view, const mc_cue *cue, mc_cue_at at,
                             uint32_t own, uint32_t hit)
{
    const mc_sentence *sentences = view->text->sentences;
    mc_norm_span sentence = sentences[own].norm, target = sentences[hit].norm;
    mc_norm_span none = {at.span.end, at.span.end};
    switch (cue->scope) {
    case MC_SCOPE_CLAUSE:
        return own == hit ? mc_scope_clause(view->text, at.span.begin) : none;
    case MC_SCOPE_SENTENCE:
        if (own == hit) return sentence;
        return goes_on(view, cue, own, hit) ||
                       (heads_list(view, cue, own) && governs_list(view, own, hit))
                   ? (mc_norm_span){at.span.end, target.end}
                   : none;
    case MC_SCOPE_LIST:
        if (own == hit) return sentence;
        return governs_list(view, own, hit) ? (mc_norm_span){at.span.end, target.end} : none;
    case MC_SCOPE_PARAGRAPH:
        if (own == hit) return sentence;
        if (sentences[own].paragraph != sentences[hit].paragraph && !governs_list(view, own, hit))
            return none;
        return (mc_norm_span){own < hit ? sentence.begin : target.begin,
                              own < hit ? target.end : sentence.end};
    case MC_SCOPE_DOCUMENT:
        if (view->sections->nodes[own].level == 0 || !governs_section(view, own, hit)) return none;
        return (mc_norm_span){sentence.begin, target.end};
    }
    return none;
}

static uint32_t bound_of(const mc_cue *cue)
{
    switch (cue->scope) {
    case MC_SCOPE_CLAUSE:
    case MC_SCOPE_SENTENCE:
        return cue->reach > 0 ? least(cue->reach, MC_MAX_SCOPE_UNITS) : MC_MAX_SCOPE_UNITS;
    case MC_SCOPE_PARAGRAPH:
        return cue->reach > 0 ? cue->reach : PARAGRAPH_UNITS;
    case MC_SCOPE_LIST:
    case MC_SCOPE_DOCUMENT:
        return UINT32_MAX;
    }
    return MC_MAX_SCOPE_UNITS;
}

static uint32_t wide_bound_of(const mc_cue *cue)
{
    return cue->scope == MC_SCOPE_PARAGRAPH ? bound_of(cue) : UINT32_MAX;
}

static bool ends_kind(mc_cue_kind ender, const mc_cue *cue)
{
    // 都说小舟贷骂人，但没这回事: a denial with a weight is what the contrast brings.
    bool brought = cue->kind == MC_CUE_DENIAL && cue->weight > 0;
    if (ender == MC_CUE_SCOPE_END) return cue->scope != MC_SCOPE_DOCUMENT && !brought;
    if (ender == MC_CUE_NEGATION_END) return cue->kind == MC_CUE_NEGATION;
    if (ender == MC_CUE_NORM_END)
        return cue->kind == MC_CUE_NORM && cue->scope != MC_SCOPE_DOCUMENT;
    return false;
}

// Cuts the reach at the first end that stands in the given sentence beside the cue.
static void cut_at_ends(mc_scope_view *view, const mc_cue *cue, mc_cue_at at, uint32_t sentence,
                        mc_norm_span *reach)
{
    mc_cue_range range = mc_cue_scan_sentence(view->scan, sentence);
    for (uint32_t i = range.first; range.ends && i < range.first + range.count; i++) {
        mc_cue_at ender = view->scan->items[i];
        const mc_cue *other = mc_cue_scan_cue(view->scan, ender);
        if (!ends_kind(other->kind, cue)) continue;
        // 不得有下列行为：（一）违反约定，降低质量: what an item tells is ruled with it.
        bool apart = mc_text_sentence_at(view->text, at.span.begin) != sentence;
        if (apart && other->kind == MC_CUE_NORM_END && cue->scope == MC_SCOPE_LIST) continue;
        if (ender.span.begin >= at.span.end && ender.span.begin < reach->end &&
            ender.span.begin >= reach->begin)
            reach->end = ender.span.begin;
        if (ender.span.end <= at.span.begin && ender.span.end > reach->begin &&
            reach->begin < at.span.begin)
            reach->begin = ender.span.end;
    }
}

// 他不还钱，会不会被骚扰: what ends a reach is looked for behind the cue, although one of both
// directions begins before it.
static void cut_at_class(const mc_scope_view *view, const mc_cue *cue, mc_cue_at at,
                         mc_norm_span *reach)
{
    const mc_cue_words *ends = mc_cue_index_class_at(view->scan->index, cue->ends);
    if (ends == NULL || cue->direction == MC_BACKWARD) return;
    mc_ustr all = mc_text_units(view->text);
    uint32_t from = reach->begin > at.span.end ? reach->begin : at.span.end;
    if (from < reach->end)
        reach->end = mc_cue_index_find(ends, all, (mc_norm_span){from, reach->end}).begin;
}

// 因“未如实披露息费”被罚款: a negation within a quotation denies nothing behind it.
static void cut_at_quotation(const mc_scope_view *view, const mc_cue *cue, mc_cue_at at,
                             mc_norm_span *reach)
{
    if (cue->kind != MC_CUE_NEGATION) return;
    for (uint32_t i = mc_text_quotations_to(view->text, at.span.begin); i-- > 0;) {
        const mc_quotation *quotation = &view->text->quotations[i];
        if (quotation->reach < at.span.end) return;
        if (quotation->norm.end < at.span.end) continue;
        reach->end = least(reach->end, quotation->norm.end);
        return; // those around it end behind it
    }
}

// The reach before what ends it is looked for; empty when the cue does not
// reach the hit's sentence.
static mc_norm_span bare_reach(const mc_scope_view *view, mc_cue_at at, uint32_t own,
                               uint32_t hit_sentence)
{
    const mc_cue *cue = mc_cue_scan_cue(view->scan, at);
    mc_norm_span reach = field_of(view, cue, at, own, hit_sentence);
    uint32_t bound = own == hit_sentence ? bound_of(cue) : wide_bound_of(cue);
    if (cue->direction == MC_FORWARD) reach.begin = at.span.end;
    if (cue->direction == MC_BACKWARD) reach.end = at.span.begin;
    if (reach.begin >= reach.end) return (mc_norm_span){at.span.end, at.span.end};
    if (reach.end > at.span.end && reach.end - at.span.end > bound) reach.end = at.span.end + bound;
    if (reach.begin < at.span.begin && at.span.begin - reach.begin > bound)
        reach.begin = at.span.begin - bound;
    return reach;
}

static void cut_reach(mc_scope_view *view, mc_cue_at at, uint32_t own, uint32_t hit_sentence,
                      mc_norm_span *reach)
{
    const mc_cue *cue = mc_cue_scan_cue(view->scan, at);
    cut_at_class(view, cue, at, reach);
    cut_at_quotation(view, cue, at, reach);
    cut_at_ends(view, cue, at, own, reach);
    if (own != hit_sentence) cut_at_ends(view, cue, at, hit_sentence, reach);
}

static bool is_scoped_kind(mc_cue_kind kind)
{
    return !mc_cue_scan_is_subject(kind) && kind != MC_CUE_PASSIVE && kind != MC_CUE_SCOPE_END &&
           kind != MC_CUE_NEGATION_END && kind != MC_CUE_NORM_END;
}

static bool acts_on(const mc_cue *cue, const mc_scope_target *target)
{
    if (cue->families != 0 && (cue->families & target->act->family) == 0) return false;
    return cue->only_flag == 0 || (cue->only_flag & target->flags) != 0;
}

// A cue that hangs over the beginning of the quote: 会不会上门 is asked, though a pattern that
// wants 会 begins inside 会不会; 没遇到过骚扰 is denied, though 遇到 is the pattern's;
// 没有给我开证明 is refused; 希望…道歉 is a demand, and so is 要求退款 where the entry was written
// with its 要求; 催收公司一般先打单位 is said of the trade, though its subject is the pattern's,
// too; and 要去你单位 is announced where the pattern begins with its 要.
static bool opens_quote(const mc_cue *cue, mc_cue_at at, const mc_scope_target *target)
{
    mc_norm_span quote = target->quote;
    bool of_trade = cue->kind == MC_CUE_GENERAL && cue->direction != MC_BACKWARD;
    bool asks = cue->kind == MC_CUE_QUESTION && cue->direction == MC_BOTH;
    bool forward = cue->direction == MC_FORWARD || of_trade || asks;
    if (!forward || at.span.end <= quote.begin || at.span.end > quote.end) return false;
    // 不威胁 may end with the act itself.
    if (cue->kind == MC_CUE_NEGATION) return at.span.begin < quote.begin;
    if (at.span.end == quote.end) return false;
    // 可能会|派人上门: nor may what is possible end where a wording that begins with 会 does not;
    // 不得以|暴力手段催收, found with its 以, is forbidden.
    if (cue->kind == MC_CUE_REFUSED || cue->kind == MC_CUE_POSSIBILITY || cue->kind == MC_CUE_NORM)
        return at.span.begin < quote.begin;
    if (at.span.begin > quote.begin) return false;
    if (cue->kind == MC_CUE_DEMAND || cue->kind == MC_CUE_ANNOUNCEMENT || of_trade) return true;
    return cue->kind == MC_CUE_QUESTION && (!target->own_wording || at.span.begin < quote.begin);
}

// A question that begins inside the quote and ends behind it: 联系村委会吗 holds 会吗, and
// 催收骂人违法吗, found as far as 违法, holds 违法吗.
static bool closes_quote(const mc_cue *cue, mc_cue_at at, const mc_scope_target *target)
{
    mc_norm_span quote = target->quote;
    return cue->kind == MC_CUE_QUESTION && cue->direction == MC_BACKWARD &&
           at.span.begin >= quote.begin && at.span.begin < quote.end && at.span.end > quote.end;
}

// 把多扣的费用退回来 + 退回来了: what is given behind the end of the quote, or by a row with a
// weight (同意) in its words, is given.
static bool gives_quote(const mc_cue *cue, mc_cue_at at, const mc_scope_target *target)
{
    mc_norm_span quote = target->quote;
    if (cue->kind != MC_CUE_GIVEN || !mc_text_spans_overlap(at.span, quote)) return false;
    return cue->weight > 0 || (at.span.begin >= quote.begin && at.span.end > quote.end);
}

static bool covers(mc_norm_span reach, mc_cue_at at, const mc_cue *cue,
                   const mc_scope_target *target)
{
    mc_norm_span quote = target->quote;
    if (closes_quote(cue, at, target) || gives_quote(cue, at, target)) return true;
    if (reach.begin >= reach.end) return false;
    if (opens_quote(cue, at, target)) return quote.end >= reach.begin;
    bool inside = at.span.begin >= quote.begin && at.span.end <= quote.end;
    // 没有按时还款，银行一直联系我: a negation inside that ends before the act does is of something
    // else.
    if (inside && cue->kind == MC_CUE_NEGATION && reach.end < quote.end) return false;
    if (inside && (target->own_wording || at.span.begin == quote.begin || at.span.end == quote.end))
        return false;
    if (at.span.end > quote.begin && !inside && at.span.begin < quote.end) return false;
    return quote.begin < reach.end && quote.end > reach.begin;
}

static bool is_known(const mc_scope_uses *uses, mc_cue_at at)
{
    for (uint32_t i = 0; i < uses->count; i++) {
        if (uses->items[i].cue == at.cue && uses->items[i].span.begin == at.span.begin) return true;
    }
    return false;
}

static void collect_from(mc_scope_uses *out, mc_scope_view *view, const mc_scope_target *target,
                         uint32_t sentence, mc_scope narrowest)
{
    mc_cue_range range = mc_cue_scan_sentence(view->scan, sentence);
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at at = view->scan->items[i];
        const mc_cue *cue = mc_cue_scan_cue(view->scan, at);
        bool wide = cue->scope >= narrowest ||
                    (narrowest == MC_SCOPE_LIST && is_head_kind(cue->kind)) ||
                    goes_on(view, cue, sentence, target->sentence);
        if (!is_scoped_kind(cue->kind) || !wide || !acts_on(cue, target)) continue;
        mc_norm_span reach = bare_reach(view, at, sentence, target->sentence);
        if (!covers(reach, at, cue, target)) continue;
        cut_reach(view, at, sentence, target->sentence, &reach);
        if (covers(reach, at, cue, target) && out->count < MC_SCOPE_USES && !is_known(out, at))
            out->items[out->count++] = (mc_cue_use){at.cue, at.span, reach};
    }
}

static void collect_paragraph(mc_scope_uses *out, mc_scope_view *view,
                              const mc_scope_target *target)
{
    const mc_sentence *sentences = view->text->sentences;
    uint32_t own = target->sentence;
    for (uint32_t i = 1; i <= PARAGRAPH_SENTENCES && i <= own; i++) {
        if (sentences[own - i].paragraph != sentences[own].paragraph) break;
        collect_from(out, view, target, own - i, MC_SCOPE_PARAGRAPH);
    }
    if (own + 1 < view->text->sentence_count &&
        sentences[own + 1].paragraph == sentences[own].paragraph)
        collect_from(out, view, target, own + 1, MC_SCOPE_PARAGRAPH);
}

void mc_scope_collect(mc_scope_uses *out, mc_scope_view *view, const mc_scope_target *target)
{
    out->count = 0;
    collect_from(out, view, target, target->sentence, MC_SCOPE_CLAUSE);
    collect_paragraph(out, view, target);
    const mc_section_node *nodes = view->sections->nodes;
    uint32_t at = nodes[target->sentence].head;
    for (uint32_t i = 0; i < HEADINGS && at != MC_NONE; i++) {
        collect_from(out, view, target, at, MC_SCOPE_LIST);
        at = nodes[at].head;
    }
    at = nodes[target->sentence].heading;
    for (uint32_t i = 0; i < HEADINGS && at != MC_NONE; i++) {
        collect_from(out, view, target, at, MC_SCOPE_DOCUMENT);
        at = nodes[at].heading;
    }
}
