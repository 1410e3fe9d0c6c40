// SPDX-License-Identifier: Apache-2.0
#include "context/object.h"

#include "context/posing.h"

enum { NAME_UNITS = 5, OWNER_UNITS = 12 };

mc_ustr mc_object_text(const mc_scope_view *view)
{
    return mc_text_units(view->text);
}

const mc_cue_words *mc_object_class(const mc_scope_view *view, mc_context_class name)
{
    return mc_cue_index_class(view->scan->index, name);
}

mc_norm_span mc_object_find(const mc_scope_view *view, mc_context_class name, mc_norm_span span)
{
    return mc_cue_index_find(mc_object_class(view, name), mc_object_text(view), span);
}

bool mc_object_holds(const mc_scope_view *view, mc_context_class name, mc_norm_span span)
{
    mc_norm_span found = mc_object_find(view, name, span);
    return found.begin < found.end;
}

bool mc_object_text_holds(const mc_scope_view *view, mc_context_class name)
{
    return mc_cue_scan_text_holds(view->scan, name);
}

// The end of an adverb (现在) is no marker (在).
bool mc_object_is_marked(const mc_scope_view *view, uint32_t at)
{
    mc_ustr all = mc_object_text(view);
    return mc_cue_index_ends(mc_object_class(view, MC_CLASS_OBJECT_MARKERS), all, at) &&
           !mc_cue_index_ends(mc_object_class(view, MC_CLASS_LINKS), all, at);
}

// 催收员电话恐吓我: by his telephone he acts.
static bool is_attribute(const mc_scope_view *view, mc_norm_span party)
{
    mc_ustr all = mc_object_text(view);
    uint32_t tail = 0;
    return mc_cue_index_starts(mc_object_class(view, MC_CLASS_OBJECT_TAILS), all, party.end,
                               &tail) &&
           !mc_cue_index_starts(mc_object_class(view, MC_CLASS_MENACE), all, party.end + tail,
                                NULL);
}

// 对200多名债务人: how many they are stands between the sign of objects and the party.
static uint32_t skip_quantity(const mc_scope_view *view, uint32_t at)
{
    mc_ustr all = mc_object_text(view);
    while (at > 0 && mc_cue_index_ends(mc_object_class(view, MC_CLASS_QUANTITY), all, at)) {
        at--;
    }
    return at;
}

bool mc_object_is(const mc_scope_view *view, mc_norm_span party)
{
    uint32_t counted = skip_quantity(view, party.begin);
    return mc_object_is_marked(view, party.begin) ||
           (counted < party.begin && mc_object_is_marked(view, counted)) ||
           is_attribute(view, party) || mc_posing_is_mask(view, party);
}

// With `spares` a word by which somebody is charged with collecting (委托的) is no sign.
static bool is_far(const mc_scope_view *view, mc_norm_span party, uint32_t units, bool spares)
{
    uint32_t clause = mc_scope_clause(view->text, party.begin).begin;
    const mc_cue_words *links = mc_object_class(view, MC_CLASS_LINKS);
    const mc_cue_words *causatives = mc_object_class(view, MC_CLASS_CAUSATIVES);
    mc_ustr all = mc_object_text(view);
    for (uint32_t back = 1; back <= units && clause + back < party.begin; back++) {
        uint32_t at = party.begin - back;
        // 以后 and 对方 hold a sign of objects and are none.
        if (mc_object_is_marked(view, at) &&
            !mc_cue_index_covers(links, all, (mc_norm_span){at - 1, at}) &&
            !(spares && mc_cue_index_ends(causatives, all, at)))
            return true;
    }
    return false;
}

bool mc_object_is_far(const mc_scope_view *view, mc_norm_span party, uint32_t units)
{
    return is_far(view, party, units, false);
}

// 跟小舟贷的客服说, 跟小舟消费金融说: a name stands between the sign of objects and the words
// for its people, or its end.
bool mc_object_is_of_name(const mc_scope_view *view, mc_norm_span party)
{
    mc_ustr all = mc_object_text(view);
    if (mc_object_is(view, party)) return true;
    if (mc_cue_index_starts(mc_object_class(view, MC_CLASS_NAME_ENDS), all, party.begin, NULL))
        return mc_object_is_far(view, party, NAME_UNITS);
    return mc_cue_index_ends(mc_object_class(view, MC_CLASS_OF), all, party.begin) &&
           is_far(view, party, OWNER_UNITS, true);
}
