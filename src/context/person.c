// SPDX-License-Identifier: Apache-2.0
#include "context/person.h"

#include "base/clamp.h"
#include "context/consumer.h"
#include "context/object.h"
#include "context/words.h"

/* Relatives and colleagues stand in complaints as those who are called and scolded, seldom as those
 * who scold. They act only where the act is aimed at the teller himself and nothing before
 * them makes them its object:
 *
 *     同事天天骂我                      骂我: at the teller; 同事 right before it, a subject → 同事
 *     打电话给我老公骂我                给 governs 老公 → not he
 *     催收骚扰我同事、朋友，辱骂我      another clause → not they
 *     同事骂我，说我是老赖              the next clause names nobody → 同事
 *     小舟贷的人天天骂我老公            我老公 is no 我: not aimed at the teller
 *     我同事被骂，都怪我                a passive → not he */

enum { PERSON_UNITS = 12, MARKER_UNITS = 8 };

// The last person in the stretch; empty = none.
static mc_norm_span last_person(const mc_scope_view *view, mc_norm_span rest)
{
    mc_norm_span last = {rest.begin, rest.begin};
    for (;;) {
        mc_norm_span found = mc_words_find(view->scan, MC_CLASS_PERSONS, rest);
        if (found.begin >= found.end) return last;
        last = found;
        rest.begin = found.end;
    }
}

// A party or a passive sign in the stretch, besides the person himself (老板).
static bool is_disturbed(const mc_scope_view *view, mc_cue_range range, mc_norm_span stretch,
                         mc_norm_span person)
{
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at at = view->scan->items[i];
        mc_cue_kind kind = mc_cue_scan_cue(view->scan, at)->kind;
        bool party = kind == MC_CUE_SUBJECT_LENDER || kind == MC_CUE_SUBJECT_COLLECTOR ||
                     kind == MC_CUE_PASSIVE;
        bool himself = at.span.begin >= person.begin && at.span.end <= person.end;
        if (party && !himself && at.span.begin >= stretch.begin && at.span.end <= stretch.end)
            return true;
    }
    return false;
}

// Who does to the teller what the verb in `span` says.
static bool acts_in(mc_scope_view *view, mc_cue_range range, mc_norm_span span, mc_norm_span *who)
{
    mc_norm_span verb = mc_words_find(view->scan, MC_CLASS_MENACE, span);
    if (verb.begin >= verb.end || mc_consumer_suffers_at(view, range, verb.end) == MC_NONE)
        return false;
    uint32_t act = verb.begin, floor = mc_scope_clause(view->text, act).begin;
    mc_norm_span near = {mc_clamp_back(act, PERSON_UNITS, floor), act};
    mc_norm_span person = last_person(view, near);
    if (person.begin >= person.end || mc_object_is(view, person) ||
        mc_object_is_far(view, person, MARKER_UNITS) ||
        is_disturbed(view, range, (mc_norm_span){floor, act}, person))
        return false;
    *who = person;
    return true;
}

bool mc_person_acts(mc_scope_view *view, const mc_scope_target *target, mc_norm_span *who)
{
    if (!target->act->collecting) return false;
    mc_cue_range range = mc_cue_scan_sentence(view->scan, target->sentence);
    mc_norm_span clause = mc_scope_clause(view->text, target->quote.begin);
    if (acts_in(view, range, target->quote, who)) return true;
    // 同事骂我，说我是老赖: what follows directly is his, too, while nobody else is named.
    mc_norm_span none = {clause.begin, clause.begin};
    if (clause.begin <= view->text->sentences[target->sentence].norm.begin ||
        is_disturbed(view, range, (mc_norm_span){clause.begin, target->quote.end}, none))
        return false;
    mc_norm_span before = mc_scope_clause(view->text, clause.begin - 1);
    return acts_in(view, range, before, who);
}
