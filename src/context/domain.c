// SPDX-License-Identifier: Apache-2.0
#include "context/domain.h"

/* Three questions, cheapest first:
 *   1. Does a word of another trade stand in the clause or sentence (骚扰电话拦截软件, 病毒)? Then
 *      the hit is no conduct, whatever else the document holds. Scope and reach are the cue's.
 *      Words of people's quarrels (拖欠工资, 家暴: rows with weight 2) do not count where any trade
 *      is asked about.
 *   2. Does the entry want evidence of debt, and the document has none at all?
 *   3. Do words of other trades with scope document (水电费, 养犬, 外卖) outweigh the evidence of
 *      debt twice? */

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

// Looks for the wide cues of a stretch; how many of their texts stand in it.
static uint32_t look_in(mc_domain_scan *scan, const mc_scope_view *view, mc_norm_span span)
{
    const mc_cue_set *wide = &view->scan->index->wide;
    scan->raw.count = 0;
    if (wide->count == 0 || span.begin >= span.end) return 0;
    if (mc_literal_index_scan(wide->literals, view->text->norm, span, &scan->raw) != MC_OK)
        scan->failed = true;
    return scan->raw.count;
}

static mc_cue_at found_at(const mc_domain_scan *scan, const mc_scope_view *view, uint32_t i)
{
    const mc_literal_hit *hit = &scan->raw.items[i];
    return (mc_cue_at){view->scan->index->wide.cues[hit->literal], hit->span};
}

static bool other_trade_near(mc_domain_scan *scan, const mc_scope_view *view,
                             const mc_scope_target *target, bool any_trade, mc_cue_use *use)
{
    mc_norm_span sentence = view->text->sentences[target->sentence].norm;
    uint32_t count = look_in(scan, view, sentence);
    for (uint32_t i = 0; i < count; i++) {
        mc_cue_at at = found_at(scan, view, i);
        const mc_cue *cue = mc_cue_scan_cue(view->scan, at);
        if (cue->kind != MC_CUE_OTHER_DOMAIN || cue->scope > MC_SCOPE_SENTENCE) continue;
        if (any_trade && cue->weight >= QUARREL) continue;
        if (!reaches(view, cue, at.span, target)) continue;
        if (!mc_cue_scan_is_genuine(view->scan->index, view->text, at)) continue;
        *use = (mc_cue_use){at.cue, at.span, sentence};
        return true;
    }
    return false;
}

mc_reason mc_domain_removal(mc_domain_scan *scan, const mc_scope_view *view,
                            const mc_evidence *evidence, const mc_scope_target *target,
                            bool any_trade, mc_cue_use *use)
{
    *use = (mc_cue_use){MC_NONE, {0, 0}, {0, 0}};
    if (evidence->other_near && other_trade_near(scan, view, target, any_trade, use))
        return (mc_reason){.code = "other_domain"};
    if (any_trade) return (mc_reason){0};
    if ((target->flags & MC_FLAG_NEEDS_DOMAIN) != 0 && evidence->domain <= 0)
        return (mc_reason){.code = "no_debt_evidence"};
    bool other = evidence->other_domain > 2 * evidence->domain && evidence->other_domain > 0;
    return other ? (mc_reason){.code = "other_domain_document"} : (mc_reason){0};
}

bool mc_domain_tells_debt(mc_domain_scan *scan, const mc_scope_view *view, mc_norm_span span)
{
    uint32_t count = look_in(scan, view, span);
    for (uint32_t i = 0; i < count; i++) {
        mc_cue_at at = found_at(scan, view, i);
        const mc_cue *cue = mc_cue_scan_cue(view->scan, at);
        if (cue->kind == MC_CUE_DOMAIN && cue->direction != MC_BACKWARD &&
            mc_cue_scan_is_genuine(view->scan->index, view->text, at))
            return true;
    }
    return false;
}

bool mc_domain_tells_debt_by(mc_domain_scan *scan, const mc_scope_view *view, uint32_t sentence)
{
    const mc_sentence *sentences = view->text->sentences;
    uint32_t first = sentence > 0 ? sentence - 1 : 0;
    mc_norm_span span = {sentences[first].norm.begin, sentences[sentence].norm.end};
    return mc_domain_tells_debt(scan, view, span);
}

void mc_domain_dispose(mc_domain_scan *scan)
{
    mc_literal_hits_dispose(&scan->raw);
    *scan = (mc_domain_scan){0};
}
