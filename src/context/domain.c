// SPDX-License-Identifier: Apache-2.0
#include "context/domain.h"

/* Three questions, cheapest first:
 *   1. Does a word of another trade stand in the clause or sentence (骚扰电话拦截软件,
 *   病毒)? Then the hit is no
 *      conduct, whatever else the document holds. Scope and reach are the cue's. Words of people's
 *      quarrels (拖欠工资, 家暴: rows with weight 2) do not count where any trade is asked about.
 *   2. Does the entry want evidence of debt, and the document has none at all?
 *   3. Do words of other trades with scope document (水电费, 养犬, 外卖) outweigh the
 *   evidence of debt twice? */

enum { QUARREL = 2 };

static bool reaches(const mc_scope_view *view, const mc_cue *cue, mc_norm_span span,
                    const mc_scope_target *target)
{
    if (cue->families != 0 && (cue->families & target->act->family) == 0) return false;
    mc_norm_span quote = target->quote;
    if (cue->scope == MC_SCOPE_CLAUSE) {
        mc_norm_span clause = mc_scope_clause(view->text, span.begin);
        if (quote.begin >= clause.end || quote.end <= clause.begin) return false;
    }
    if (cue->direction == MC_FORWARD && quote.end <= span.begin) return false;
    if (cue->direction == MC_BACKWARD && quote.begin >= span.end) return false;
    if (cue->reach == 0) return true;
    uint32_t gap = 0;
    if (quote.begin > span.end) gap = quote.begin - span.end;
    if (span.begin > quote.end) gap = span.begin - quote.end;
    return gap <= cue->reach;
}

static bool other_trade_near(mc_domain_scan *scan, const mc_context_index *index,
                             const mc_scope_view *view, const mc_scope_target *target,
                             bool any_trade, mc_cue_use *use)
{
    if (index->wide.count == 0) return false;
    mc_norm_span sentence = view->text->sentences[target->sentence].norm;
    scan->raw.count = 0;
    if (mc_literal_index_scan(index->wide.literals, view->text->norm, sentence, &scan->raw) !=
        MC_OK)
        scan->failed = true;
    for (uint32_t i = 0; i < scan->raw.count; i++) {
        mc_cue_at at = {index->wide.cues[scan->raw.items[i].literal], scan->raw.items[i].span};
        const mc_cue *cue = &index->lexicon->cues[at.cue];
        if (cue->kind != MC_CUE_OTHER_DOMAIN || cue->scope > MC_SCOPE_SENTENCE) continue;
        if (any_trade && cue->weight >= QUARREL) continue;
        if (!reaches(view, cue, at.span, target)) continue;
        if (!mc_cue_scan_is_genuine(index, view->text, at)) continue;
        *use = (mc_cue_use){at.cue, at.span, sentence};
        return true;
    }
    return false;
}

bool mc_domain_removes(mc_domain_scan *scan, const mc_context_index *index, mc_scope_view *view,
                       const mc_evidence *evidence, const mc_scope_target *target, bool any_trade,
                       mc_reason *reason, mc_cue_use *use)
{
    *use = (mc_cue_use){MC_NONE, {0, 0}, {0, 0}};
    if (evidence->other_near && other_trade_near(scan, index, view, target, any_trade, use)) {
        *reason = (mc_reason){.code = "other_domain"};
        return true;
    }
    if (any_trade) return false;
    if ((target->flags & MC_FLAG_NEEDS_DOMAIN) != 0 && evidence->domain <= 0) {
        *reason = (mc_reason){.code = "no_debt_evidence"};
        return true;
    }
    if (evidence->other_domain > 2 * evidence->domain && evidence->other_domain > 0) {
        *reason = (mc_reason){.code = "other_domain_document"};
        return true;
    }
    return false;
}

bool mc_domain_tells_debt(mc_domain_scan *scan, const mc_context_index *index, const mc_text *text,
                          mc_norm_span span)
{
    if (index->wide.count == 0 || span.begin >= span.end) return false;
    scan->raw.count = 0;
    if (mc_literal_index_scan(index->wide.literals, text->norm, span, &scan->raw) != MC_OK)
        scan->failed = true;
    for (uint32_t i = 0; i < scan->raw.count; i++) {
        mc_cue_at at = {index->wide.cues[scan->raw.items[i].literal], scan->raw.items[i].span};
        const mc_cue *cue = &index->lexicon->cues[at.cue];
        if (cue->kind == MC_CUE_DOMAIN && cue->direction != MC_BACKWARD &&
            mc_cue_scan_is_genuine(index, text, at))
            return true;
    }
    return false;
}

bool mc_domain_tells_debt_by(mc_domain_scan *scan, const mc_context_index *index,
                             const mc_text *text, uint32_t sentence)
{
    uint32_t first = sentence > 0 ? sentence - 1 : 0;
    mc_norm_span span = {text->sentences[first].norm.begin, text->sentences[sentence].norm.end};
    return mc_domain_tells_debt(scan, index, text, span);
}

void mc_domain_dispose(mc_domain_scan *scan)
{
    mc_literal_hits_dispose(&scan->raw);
    *scan = (mc_domain_scan){0};
}
