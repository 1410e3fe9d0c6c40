// SPDX-License-Identifier: Apache-2.0
#include "context/quote.h"

#include "base/clamp.h"
#include "context/words.h"
#include "text/fold_table.h"

/* 催收在电话里说：“再拖就去你孩子学校。”
 *                ^verb of saying right before the mark → speech; nearest
 *                party before it: 催收 → agent
 *
 * 你可以直接说：“这已涉嫌威胁”          a word of advice before the verb (@context_told_to_say) → the reader's own
 *
 * 他们所谓的“软暴力”                    no verb of saying → a term
 * 他说“爆通讯录”是行业惯例               a verb, but the hit fills the quotation and no future in it → a term
 *
 * 催收发来这么几句，大家看看：            a colon before the mark: the verb may stand farther off
 * “在吗”
 * “今晚不还，明早见”                    a row of quotations: what is before the first is before all */

enum { VERB_UNITS = 4, LEAD_UNITS = 20, ROW_UNITS = 3, TERM_SLACK = 2, COLON = 0xFF1A };

// The mark that opens the row of quotations which the one at `mark` belongs to: nothing but marks
// and blanks between them.
static uint32_t row_mark(const mc_text *text, uint32_t mark)
{
    for (uint32_t i = mc_text_quotations_to(text, mark); i-- > 0;) {
        mc_norm_span before = text->quotations[i].norm;
        if (text->quotations[i].reach + ROW_UNITS + 1 < mark) break;
        bool beside = before.end < mark && mark - before.end <= ROW_UNITS + 1;
        for (uint32_t at = before.end + 1; beside && at < mark; at++)
            beside = !mc_fold_is_han(text->norm[at]);
        if (beside && before.begin > 0) mark = before.begin - 1;
    }
    return mark;
}

// 发来这么几句，我念给大家听：
static bool lead_verb_before(mc_scope_view *view, uint32_t mark, uint32_t *at)
{
    const mc_text *text = view->text;
    for (uint32_t back = 0; back < ROW_UNITS && mark > 0; back++, mark--)
        if (text->norm[mark - 1] == COLON || mc_fold_is_han(text->norm[mark - 1])) break;
    if (mark == 0 || text->norm[mark - 1] != COLON) return false;
    mc_norm_span lead = {mc_clamp_back(mark, LEAD_UNITS, 0), mark};
    mc_norm_span verb = mc_words_find_last(view->scan, MC_CLASS_SPEECH_VERBS, lead);
    *at = verb.end;
    return verb.begin < verb.end;
}

static bool speech_verb_before(mc_scope_view *view, uint32_t mark, uint32_t *at)
{
    for (uint32_t back = 0; back <= VERB_UNITS && back < mark; back++) {
        if (mc_words_end(view->scan, MC_CLASS_SPEECH_VERBS, mark - back)) {
            *at = mark - back;
            return true;
        }
    }
    return false;
}

// 你可以直接回复：, 不妨这样说：
static bool is_told_to_say(mc_scope_view *view, uint32_t verb)
{
    mc_norm_span before = {mc_scope_clause(view->text, verb - 1).begin, verb};
    return mc_words_stand_in(view->scan, MC_CLASS_TOLD_TO_SAY, before);
}

mc_quote mc_quote_around(mc_scope_view *view, const mc_scope_target *target)
{
    mc_quote out = {MC_QUOTE_NONE, {0, 0}, MC_SPEAKER_NONE, false, false};
    for (uint32_t i = mc_text_quotations_to(view->text, target->quote.begin); i-- > 0;) {
        const mc_quotation *quotation = &view->text->quotations[i];
        if (quotation->reach < target->quote.end) break;
        if (quotation->norm.end < target->quote.end) continue;
        out.kind = MC_QUOTE_TERM;
        out.span = quotation->norm;
        break;
    }
    if (out.kind == MC_QUOTE_NONE || out.span.begin == 0) return out;

    out.future = mc_words_stand_in(view->scan, MC_CLASS_FUTURE, out.span);
    bool fills =
        out.span.end - out.span.begin <= target->quote.end - target->quote.begin + TERM_SLACK;
    uint32_t verb = 0;
    bool utterance = (target->flags & MC_FLAG_UTTERANCE) != 0;
    if (fills && !out.future && !utterance) return out;
    uint32_t mark = row_mark(view->text, out.span.begin - 1);
    if (!speech_verb_before(view, mark, &verb) && !lead_verb_before(view, mark, &verb)) return out;
    out.kind = MC_QUOTE_SPEECH;
    out.speaker = mc_subject_speaker(view, verb);
    out.advised = out.speaker != MC_SPEAKER_AGENT && is_told_to_say(view, verb);
    if (out.advised) out.speaker = MC_SPEAKER_CUSTOMER;
    if (out.speaker == MC_SPEAKER_NONE) out.speaker = MC_SPEAKER_AGENT;
    return out;
}
