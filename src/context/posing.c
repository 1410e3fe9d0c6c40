// SPDX-License-Identifier: Apache-2.0
#include "context/posing.h"

#include "context/words.h"

/* What stands behind 冒充 is worn, not there; who stands before it wears it. A stranger wears the
 * mask of a lender, to cheat; a collector wears that of the court (@context_masks), to frighten:
 *
 *     骗子冒充平台客服                      平台客服 is a mask; 骗子 stays what it is: other
 *     对方冒充小舟贷的催收员                对方 may be anybody (@context_anybody), and wears a lender's mask: a stranger
 *     小舟贷的催收冒充法院工作人员          工作人员 belongs to the mask 法院; 催收 is nobody but a collector
 *     对方冒充法院                          the mask is no lender's: 对方 stays the lender
 *     冒充法院的催收员骂我                  the mask 法院 is complete: 催收员 wears it
 *     对方自称催收员                        no mask: who says that he collects does
 *     冒充小舟贷的短信 · 冒充当地法院       nobody is named: a stranger in a lender's mask · whoever collects
 */

enum { MASK_UNITS = 8, OF_UNITS = 1 };

// The end of the word of posing before the party in its clause; 0 = none stands there. To call
// oneself a collector (自称) is not to pose as one.
static uint32_t posing_before(const mc_scope_view *view, mc_norm_span party, bool collector)
{
    uint32_t floor = mc_scope_clause(view->text, party.begin).begin;
    for (uint32_t back = 0; back <= MASK_UNITS && floor + back < party.begin; back++) {
        uint32_t at = party.begin - back;
        if (mc_words_end(view->scan, MC_CLASS_IMPOSTORS, at) &&
            !(collector && mc_words_end(view->scan, MC_CLASS_CLAIMS, at)))
            return at;
    }
    return 0;
}

static bool is_collector(const mc_scope_view *view, mc_norm_span party)
{
    mc_cue_range range =
        mc_cue_scan_sentence(view->scan, mc_text_sentence_at(view->text, party.begin));
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at at = view->scan->items[i];
        if (at.span.begin == party.begin &&
            mc_cue_scan_cue(view->scan, at)->kind == MC_CUE_SUBJECT_COLLECTOR)
            return true;
    }
    return false;
}

bool mc_posing_is_mask(const mc_scope_view *view, mc_norm_span party)
{
    bool collector = is_collector(view, party);
    uint32_t from = posing_before(view, party, collector), size = 0;
    if (from == 0) return false;
    bool other_mask = mc_words_begin_units(view->scan, MC_CLASS_MASKS, from, &size);
    return !other_mask || from + size + OF_UNITS < party.begin || !collector;
}

bool mc_posing_is_disguise(const mc_scope_view *view, mc_norm_span party)
{
    return mc_posing_is_mask(view, party) && posing_before(view, party, true) > 0;
}

bool mc_posing_as_authority(const mc_scope_view *view, mc_norm_span party)
{
    uint32_t from = posing_before(view, party, false);
    return from > 0 && mc_words_begin(view->scan, MC_CLASS_MASKS, from);
}

bool mc_posing_is_stranger(const mc_scope_view *view, mc_cue_at party, mc_cue_range range)
{
    uint32_t size = 0;
    if (!mc_words_begin_units(view->scan, MC_CLASS_POSING, party.span.end, &size) ||
        !mc_words_end(view->scan, MC_CLASS_ANYBODY, party.span.end))
        return false;
    uint32_t from = party.span.end + size;
    if (mc_words_begin(view->scan, MC_CLASS_MASKS, from)) return false;
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at other = view->scan->items[i];
        mc_cue_kind kind = mc_cue_scan_cue(view->scan, other)->kind;
        bool lends = kind == MC_CUE_SUBJECT_LENDER || kind == MC_CUE_SUBJECT_COLLECTOR;
        if (lends && other.span.begin >= from && other.span.begin <= from + MASK_UNITS) return true;
    }
    return false;
}

bool mc_posing_as_lender(const mc_scope_view *view, mc_norm_span act)
{
    mc_ustr all = mc_text_units(view->text);
    uint32_t size = 0;
    if (!mc_words_begin_units(view->scan, MC_CLASS_POSING, act.begin, &size)) return false;
    mc_norm_span worn = {act.begin + size, act.begin + size + MASK_UNITS};
    if (worn.end > all.size) worn.end = all.size;
    return !mc_words_stand_in(view->scan, MC_CLASS_MASKS, worn);
}
