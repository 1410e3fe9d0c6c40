// SPDX-License-Identifier: Apache-2.0
#include "context/object.h"

#include "context/posing.h"
#include "context/words.h"

enum { NAME_UNITS = 5, OWNER_UNITS = 12 };

// The end of an adverb (现在) is no marker (在).
bool mc_object_is_marked(const mc_scope_view *view, uint32_t at)
{
    return mc_words_end(view->scan, MC_CLASS_OBJECT_MARKERS, at) &&
           !mc_words_end(view->scan, MC_CLASS_LINKS, at);
}

// 催收员电话恐吓我: by his telephone he acts.
static bool is_attribute(const mc_scope_view *view, mc_norm_span party)
{
    uint32_t tail = 0;
    return mc_words_begin_units(view->scan, MC_CLASS_OBJECT_TAILS, party.end, &tail) &&
           !mc_words_begin(view->scan, MC_CLASS_MENACE, party.end + tail);
}

// 对200多名债务人: how many they are stands between the sign of objects and the party.
static uint32_t skip_quantity(const mc_scope_view *view, uint32_t at)
{
    while (at > 0 && mc_words_end(view->scan, MC_CLASS_QUANTITY, at)) {
        at--;
    }
    return at;
}

bool mc_object_is_engager(const mc_scope_view *view, mc_norm_span party)
{
    return mc_words_begin(view->scan, MC_CLASS_ENGAGES, party.end) &&
           mc_words_end(view->scan, MC_CLASS_ACTED_FOR, skip_quantity(view, party.begin));
}

bool mc_object_is(const mc_scope_view *view, mc_norm_span party)
{
    uint32_t counted = skip_quantity(view, party.begin);
    return mc_object_is_marked(view, party.begin) || mc_object_is_engager(view, party) ||
           (counted < party.begin && mc_object_is_marked(view, counted)) ||
           is_attribute(view, party) || mc_posing_is_mask(view, party);
}

// With `spares` a word by which somebody is charged with collecting (委托的) is no sign.
static bool is_far(const mc_scope_view *view, mc_norm_span party, uint32_t units, bool spares)
{
    uint32_t clause = mc_scope_clause(view->text, party.begin).begin;
    for (uint32_t back = 1; back <= units && clause + back < party.begin; back++) {
        uint32_t at = party.begin - back;
        // 以后 and 对方 hold a sign of objects and are none.
        if (mc_object_is_marked(view, at) &&
            !mc_words_cover(view->scan, MC_CLASS_LINKS, (mc_norm_span){at - 1, at}) &&
            !(spares && mc_words_end(view->scan, MC_CLASS_CAUSATIVES, at)))
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
    if (mc_object_is(view, party)) return true;
    if (mc_words_begin(view->scan, MC_CLASS_NAME_ENDS, party.begin))
        return mc_object_is_far(view, party, NAME_UNITS);
    return mc_words_end(view->scan, MC_CLASS_OF, party.begin) &&
           is_far(view, party, OWNER_UNITS, true);
}
