// SPDX-License-Identifier: Apache-2.0
#include "context/band.h"

#include "base/clamp.h"
#include "base/lower_bound.h"
#include "context/words.h"

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
    return mc_words_stand_in(view->scan, MC_CLASS_ENGAGES, behind) ||
           mc_words_end(view->scan, MC_CLASS_ACTED_FOR, name.begin);
}

static mc_band band_at(const mc_scope_view *view, mc_norm_span name, mc_band band)
{
    return band == MC_BAND_LENDS && is_acted_for(view, name) ? MC_BAND_COLLECTS : band;
}

// The later of what was seen and `name`, which is empty where no word stands.
static void see(const mc_scope_view *view, mc_norm_span name, mc_band band, sighting *seen)
{
    if (name.begin < name.end && name.end > seen->end)
        *seen = (sighting){band_at(view, name, band), name.end};
}

static mc_norm_span last_word(const mc_scope_view *view, mc_context_class words, mc_norm_span span)
{
    return mc_words_find_last(view->scan, words, span);
}

static mc_band last_in(const mc_scope_view *view, mc_norm_span span)
{
    sighting seen = {MC_BAND_NONE, 0};
    see(view, last_word(view, MC_CLASS_LENDING_BANDS, span), MC_BAND_LENDS, &seen);
    see(view, last_word(view, MC_CLASS_COLLECTING_BANDS, span), MC_BAND_COLLECTS, &seen);
    return seen.band;
}

mc_band mc_band_before(const mc_scope_view *view, uint32_t at, uint32_t back)
{
    uint32_t sentence = mc_text_sentence_at(view->text, at);
    uint32_t first = mc_clamp_back(sentence, back, 0);
    return last_in(view, (mc_norm_span){view->text->sentences[first].norm.begin, at});
}

// The number of places that begin before `at`.
static uint32_t places_before(const mc_cue_places *places, uint32_t at)
{
    return MC_LOWER_BOUND(places->items, places->count, begin, at);
}

// The last word of the class that ends at or before `at`; empty where there is none. A word that
// stands over `at` may hold a shorter one that does not.
static mc_norm_span last_before(const mc_scope_view *view, mc_context_class words,
                                const mc_cue_places *places, uint32_t at)
{
    uint32_t count = places_before(places, at);
    mc_norm_span none = {at, at};
    if (count == 0) return none;
    mc_norm_span last = places->items[count - 1];
    if (last.end <= at) return last;
    mc_norm_span within = last_word(view, words, (mc_norm_span){last.begin, at});
    if (within.begin < within.end) return within;
    return count > 1 ? places->items[count - 2] : none;
}

// The first word of the class behind `at`; begins at the text's end where there is none.
static mc_norm_span first_behind(const mc_scope_view *view, mc_context_class words,
                                 const mc_cue_places *places, uint32_t at)
{
    uint32_t count = places_before(places, at), size = view->text->norm_size;
    if (count > 0 && places->items[count - 1].end > at)
        return mc_words_find(view->scan, words, (mc_norm_span){at, size});
    return count < places->count ? places->items[count] : (mc_norm_span){size, size};
}

// The last band named before `at`, else the first behind it.
static mc_band nearest(const mc_scope_view *view, uint32_t at)
{
    mc_cue_places *lending = &view->scan->lending_bands;
    mc_cue_places *collecting = &view->scan->collecting_bands;
    sighting seen = {MC_BAND_NONE, 0};
    mc_cue_scan_places(view->scan, MC_CLASS_LENDING_BANDS, lending);
    mc_cue_scan_places(view->scan, MC_CLASS_COLLECTING_BANDS, collecting);
    see(view, last_before(view, MC_CLASS_LENDING_BANDS, lending, at), MC_BAND_LENDS, &seen);
    see(view, last_before(view, MC_CLASS_COLLECTING_BANDS, collecting, at), MC_BAND_COLLECTS,
        &seen);
    if (seen.band != MC_BAND_NONE) return seen.band;
    mc_norm_span lends = first_behind(view, MC_CLASS_LENDING_BANDS, lending, at);
    mc_norm_span collects = first_behind(view, MC_CLASS_COLLECTING_BANDS, collecting, at);
    if (lends.begin < collects.begin) return band_at(view, lends, MC_BAND_LENDS);
    return collects.begin < collects.end ? MC_BAND_COLLECTS : MC_BAND_NONE;
}

mc_band mc_band_of_text(const mc_scope_view *view, uint32_t at)
{
    mc_band band = nearest(view, at);
    if (band != MC_BAND_NONE) return band;
    return mc_words_stand(view->scan, MC_CLASS_COLLECTING_DEEDS) ? MC_BAND_COLLECTS : MC_BAND_NONE;
}
