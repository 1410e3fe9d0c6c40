// SPDX-License-Identifier: Apache-2.0
#include "store/place.h"

// What is counted where (design.md, "Status, standing, company, counting").
//
// Every finding gets one `place`, decided by the first line that fits, and a `detail`:
//
//   excluded    left out by a filter of the command line (reduce.c)
//   review      a reader found it wrong (review.c); detail = the place it had
//   demanded    resolution that the consumer asks for
//   claimed     resolution that the company says it gave
//   status      not alleged; detail = status, or "admitted" for conduct that the company owns
//   actor       the act of consumer, authority or a third party; detail = actor
//   genre       alleged, but the text is no complaint, forum post or transcript; detail = genre
//   resolution  resolution that was given
//   practice    lawful by itself (a visit)
//   announced   held out by the collector
//   alleged     the rest
//
// *Counted* are `alleged` and `announced` with a company resolved. `other` as actor counts only
// where that company is itself the one complained of: by the respondent field, or named in it.
//
// Example: 家访 in a complaint, asserted, by the collector: a visit is lawful by itself, so
// `practice`; in a news article it is `genre`, detail news.
bool mc_place_is_counted_genre(mc_str genre)
{
    return mc_str_equal(genre, MC_STR("complaint")) || mc_str_equal(genre, MC_STR("forum")) ||
           mc_str_equal(genre, MC_STR("transcript"));
}

static bool is_own_act(const mc_place_facts *f)
{
    if (mc_str_equal(f->actor, MC_STR("lender")) || mc_str_equal(f->actor, MC_STR("collector"))) {
        return true;
    }
    if (!mc_str_equal(f->actor, MC_STR("other"))) return false;
    bool named = f->mention.size && f->respondent.size &&
                 mc_str_find(f->respondent, f->mention, 0) != UINT32_MAX;
    return named || mc_str_equal(f->by, MC_STR("respondent"));
}

static mc_place place_of_status(const mc_place_facts *f, bool claimed)
{
    bool admitted = claimed && mc_str_equal(f->standing, MC_STR("admitted"));
    return (mc_place){MC_STR("status"), admitted ? MC_STR("admitted") : f->status};
}

mc_place mc_place_of(const mc_place_facts *f)
{
    const mc_str none = MC_STR("");
    bool claimed = mc_str_equal(f->status, MC_STR("claimed"));
    bool announced = mc_str_equal(f->status, MC_STR("announced"));
    if (f->resolution && mc_str_equal(f->status, MC_STR("demanded"))) {
        return (mc_place){MC_STR("demanded"), none};
    }
    if (f->resolution && claimed) return (mc_place){MC_STR("claimed"), none};
    if (!announced && !mc_str_equal(f->status, MC_STR("asserted"))) {
        return place_of_status(f, claimed);
    }
    if (!f->resolution && !is_own_act(f)) return (mc_place){MC_STR("actor"), f->actor};
    if (!f->counted_genre) return (mc_place){MC_STR("genre"), f->genre};
    if (f->resolution) return (mc_place){MC_STR("resolution"), none};
    if (f->lawful) return (mc_place){MC_STR("practice"), none};
    return (mc_place){announced ? MC_STR("announced") : MC_STR("alleged"), none};
}
