// SPDX-License-Identifier: Apache-2.0
#include "entity/overview.h"

#include "base/array.h"
#include "entity/sides.h"

/* What a document says of its companies before any hit is looked at: how often each is named, by
 * the text (but not where it is
 * exempt) and by the fields; which one stands out; what the text is about; for whom the agent of a
 * call speaks. */

enum { MATTER_PLACES = 3 };

// In a report or an article a law firm writes, comments and defends; it collects where somebody
// complains of it.
static bool is_counsel(const mc_attribution_case *given, const mc_place *place)
{
    return place->counsel && !given->grievance && !given->call;
}

bool mc_overview_is_usable(const mc_attribution_case *given, const mc_place *place)
{
    return !place->bystander && !is_counsel(given, place) &&
           (given->allowed == NULL || given->allowed[place->mention.party]);
}

bool mc_overview_is_beside(const mc_place *place)
{
    return place->side > MC_SIDE_SUED;
}

// The party named most often by far, or the only one.
static void find_topic(mc_attribution_run *run, uint32_t parties)
{
    uint32_t top = MC_NONE, second = 0, named = 0;
    for (uint32_t i = 0; i < parties; i++) {
        uint32_t count = run->parties[i].named;
        if (count == 0) continue;
        named++;
        if (top == MC_NONE || count > run->parties[top].named) {
            second = top == MC_NONE ? 0 : run->parties[top].named;
            top = i;
        } else if (count > second) {
            second = count;
        }
    }
    run->topic = MC_NONE;
    run->only = named == 1;
    if (top == MC_NONE) return;
    uint32_t most = run->parties[top].named;
    if (run->only || (most >= MC_TOPIC_MIN_PLACES && most / MC_TOPIC_RATIO >= second))
        run->topic = run->parties[top].first;
}

// Named by the lead: a heading, or the first line that is none.
static bool is_in_lead(const mc_text *text, const mc_place *place)
{
    const mc_sentence *sentences = text->sentences;
    uint32_t lead = 0;
    while (lead + 1 < text->sentence_count && sentences[lead].kind == MC_SENTENCE_HEADING)
        lead++;
    return sentences[place->sentence].kind == MC_SENTENCE_HEADING ||
           sentences[place->sentence].paragraph <= sentences[lead].paragraph;
}

// The one company for which the agent of a call says that he speaks.
static void find_house(mc_attribution_run *run, const mc_attribution_case *given)
{
    run->house = MC_NONE;
    for (uint32_t i = 0; given->call && i < given->book->place_count; i++) {
        const mc_place *place = &given->book->places[i];
        if (!mc_overview_is_usable(given, place) ||
            !mc_sides_is_house(given->index, given->text, place))
            continue;
        if (run->house == MC_NONE) run->house = i;
        if (given->book->places[run->house].mention.party == place->mention.party) continue;
        run->house = MC_NONE;
        return;
    }
}

// 丙丁小贷公司旗下平台“花舟”: the next name is that of the firm's brand.
static void note_brand(mc_attribution_run *run, const mc_attribution_case *given, uint32_t at)
{
    enum { GAP = 8 };
    if (at + 1 >= given->book->place_count) return;
    const mc_place *firm = &given->book->places[at], *brand = firm + 1;
    if (firm->source != MC_PLACE_TEXT || brand->source != MC_PLACE_TEXT) return;
    mc_ustr words = mc_text_units(given->text);
    uint32_t from = firm->mention.span.end, to = brand->mention.span.begin;
    if (to < from || to - from > GAP ||
        !mc_entity_index_is_behind(given->index, MC_ENTITY_OWNS, words, from))
        return;
    mc_standing_of_party *standing = &run->parties[brand->mention.party];
    if (standing->firm == MC_NONE) standing->firm = firm->mention.party;
}

// 有个案例, 某借款人: found once, since any hit of the page may stand behind one.
static bool find_examples(mc_attribution_run *run, const mc_attribution_case *given)
{
    mc_ustr words = {given->text->norm, given->page ? given->text->norm_size : 0};
    run->example_count = 0;
    for (uint32_t at = 0; at < words.size; at++) {
        uint32_t size = mc_entity_index_begins(given->index, MC_ENTITY_OTHER_CASE, words, at);
        if (size == 0) continue;
        if (!MC_ARRAY_RESERVE(run->examples, run->example_capacity, run->example_count + 1u))
            return false;
        run->examples[run->example_count++] = (mc_norm_span){at, at + size};
    }
    return true;
}

bool mc_overview_read(mc_attribution_run *run, const mc_attribution_case *given)
{
    const mc_party_book *book = given->book;
    uint64_t parties = (uint64_t)book->party_count + 1;
    if (!MC_ARRAY_RESERVE(run->parties, run->party_capacity, parties) ||
        !MC_ARRAY_RESERVE(run->touched, run->touched_capacity, parties))
        return false;
    for (uint32_t i = 0; i < book->party_count; i++)
        run->parties[i] = (mc_standing_of_party){.first = MC_NONE, .firm = MC_NONE};
    run->touched_count = run->wide_count = 0;
    for (uint32_t i = 0; i < book->place_count; i++) {
        const mc_place *place = &book->places[i];
        mc_standing_of_party *standing = &run->parties[place->mention.party];
        standing->funder |= place->funder;
        bool field = place->source != MC_PLACE_TEXT;
        standing->in_field |= field;
        note_brand(run, given, i);
        if (!mc_overview_is_usable(given, place) || mc_overview_is_beside(place)) continue;
        if (standing->named++ == 0) standing->first = i;
        standing->matter |= field || place->hashtag || standing->named >= MATTER_PLACES ||
                            is_in_lead(given->text, place);
        if ((field || place->hashtag) && run->wide_count < MC_MAX_WIDE_PLACES)
            run->wide[run->wide_count++] = i;
    }
    find_topic(run, book->party_count);
    find_house(run, given);
    mc_kinds_find(&run->kinds, given->index, book, given->allowed);
    run->carried = MC_NONE;
    run->digest = (mc_digest){0};
    return find_examples(run, given);
}
