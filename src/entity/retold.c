// SPDX-License-Identifier: Apache-2.0
#include "entity/retold.h"

#include "base/error.h"

/* Who complains tells of the same calls several times, and less exactly each time:
 *
 *     小舟贷的催收员天天打电话 … 希望小舟贷停止骚扰       both are call_frequency of 小舟贷: the collector's
 *     小舟贷的催收员骂我 … 丙丁分期的客服也骂我           two companies: each its own
 */

enum { UNTOLD, BY_LENDER, BY_COLLECTOR };

static bool is_collecting(const mc_entity_index *index, uint32_t category)
{
    return category != MC_NONE && index->collection != MC_NONE &&
           index->lexicon->categories[category].family == index->collection;
}

// An alleged act of a lender's or a collector's that is charged to one party or to none.
static bool is_told(const mc_judgement *judgement, uint32_t items)
{
    bool alleged = mc_finding_status_is_alleged(judgement->status);
    bool party = judgement->actor == MC_ACTOR_LENDER || judgement->actor == MC_ACTOR_COLLECTOR;
    return alleged && party && !judgement->removed && items == 1;
}

mc_status mc_retold_join(const mc_attribution_case *given, const mc_attribution_run *run,
                         const uint32_t *first, mc_context_result *context, mc_arena *arena,
                         mc_error *err)
{
    if (context->genre != MC_GENRE_COMPLAINT) return MC_OK;
    const mc_lexicon *lexicon = given->index->lexicon;
    size_t row = (size_t)given->book->party_count + 1; // the last one: charged to nobody
    uint8_t *told = mc_arena_array(arena, row * lexicon->category_count, sizeof *told);
    if (told == NULL) return mc_error_memory(err);
    for (uint32_t i = 0; i < context->judgement_count; i++) {
        mc_judgement *each = &context->judgements[i];
        uint32_t category = lexicon->entries[given->matches->hits[each->hit].entry].category;
        if (!is_collecting(given->index, category) || !is_told(each, first[i + 1] - first[i]))
            continue;
        uint32_t party = run->items[first[i]].party;
        size_t column = party == MC_NONE ? row - 1 : party;
        uint8_t *by = &told[category * row + column];
        if (*by == UNTOLD) *by = each->actor == MC_ACTOR_COLLECTOR ? BY_COLLECTOR : BY_LENDER;
        each->actor = *by == BY_COLLECTOR ? MC_ACTOR_COLLECTOR : MC_ACTOR_LENDER;
    }
    return MC_OK;
}
