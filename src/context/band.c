// SPDX-License-Identifier: Apache-2.0
#include "context/band.h"

#include "context/object.h"

/* A report of a case names its band once and goes on with 集团, 他们 or nobody at all. What the
 * band lives by then says who acts:
 *
 *     警方瓦解高利贷集团。 集团向欠债人住所淋红油             高利贷集团 lends: the lender
 *     警方拘捕讨债公司成员。 疑犯多次致电恐吓                 讨债公司 collects: the collector
 *     财务公司委托专人收债, 替地下钱庄讨债                    the lending band is only acted for: a collector
 *     警方就非法收债案件拘捕四人                            no band, but the deed: a collector
 *     陈某向黄某放债，黄某逾期后陈某淋红油                    persons: no band
 */

enum { ENGAGED_UNITS = 6 };

typedef struct sighting {
    mc_band band;
    uint32_t end;
} sighting;

// 替地下钱庄, 财务公司亦会委托: somebody else acts for it.
static bool is_acted_for(const mc_scope_view *view, mc_norm_span name)
{
    uint32_t end = name.end + ENGAGED_UNITS, size = view->text->norm_size;
    mc_norm_span behind = {name.end, end < size ? end : size};
    return mc_object_holds(view, MC_CLASS_ENGAGES, behind) ||
           mc_cue_index_ends(mc_object_class(view, MC_CLASS_ACTED_FOR), mc_object_text(view),
                             name.begin);
}

static mc_band band_at(const mc_scope_view *view, mc_norm_span name, mc_band band)
{
    return band == MC_BAND_LENDS && is_acted_for(view, name) ? MC_BAND_COLLECTS : band;
}

// The later of what was seen and the last word of the class in `span`.
static void see_last(const mc_scope_view *view, mc_context_class words, mc_band band,
                     mc_norm_span span, sighting *seen)
{
    mc_norm_span name =
        mc_cue_index_find_last(mc_object_class(view, words), mc_object_text(view), span);
    if (name.begin < name.end && name.end > seen->end)
        *seen = (sighting){band_at(view, name, band), name.end};
}

static mc_band last_in(const mc_scope_view *view, mc_norm_span span)
{
    sighting seen = {MC_BAND_NONE, 0};
    see_last(view, MC_CLASS_LENDING_BANDS, MC_BAND_LENDS, span, &seen);
    see_last(view, MC_CLASS_COLLECTING_BANDS, MC_BAND_COLLECTS, span, &seen);
    return seen.band;
}

mc_band mc_band_before(const mc_scope_view *view, uint32_t at, uint32_t back)
{
    uint32_t sentence = mc_text_sentence_at(view->text, at);
    uint32_t first = sentence > back ? sentence - back : 0;
    return last_in(view, (mc_norm_span){view->text->sentences[first].norm.begin, at});
}

// The last band named before `at`, else the first behind it.
static mc_band nearest(const mc_scope_view *view, uint32_t at)
{
    mc_norm_span before = {0, at}, behind = {at, view->text->norm_size};
    mc_band band = last_in(view, before);
    if (band != MC_BAND_NONE) return band;
    mc_norm_span lends = mc_object_find(view, MC_CLASS_LENDING_BANDS, behind);
    mc_norm_span collects = mc_object_find(view, MC_CLASS_COLLECTING_BANDS, behind);
    if (lends.begin < collects.begin) return band_at(view, lends, MC_BAND_LENDS);
    return collects.begin < collects.end ? MC_BAND_COLLECTS : MC_BAND_NONE;
}

mc_band mc_band_of_text(const mc_scope_view *view, uint32_t at)
{
    bool any = mc_object_text_holds(view, MC_CLASS_LENDING_BANDS) ||
               mc_object_text_holds(view, MC_CLASS_COLLECTING_BANDS);
    mc_band band = any ? nearest(view, at) : MC_BAND_NONE;
    if (band != MC_BAND_NONE) return band;
    return mc_object_text_holds(view, MC_CLASS_COLLECTING_DEEDS) ? MC_BAND_COLLECTS : MC_BAND_NONE;
}
