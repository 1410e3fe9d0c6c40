// SPDX-License-Identifier: Apache-2.0
#include "store/record_members.h"

#include <string.h>

// A finding has 25 members and is asked for 30; looking for each among all of them took a fifth of
// loading. Here each member is looked at once: a hash of size, first and last letter leads to
// the name that it can be.
//
//   "quote"   5, q, e   slot 255   MC_KEY_QUOTE, and the name is compared
//   "verdict" 7, v, t   slot 153    free: nobody asks for it
#define NAME(text)                                                                                 \
    {                                                                                              \
        text, sizeof(text) - 1                                                                     \
    }

static const mc_str names_of[MC_KEY_COUNT] = {
    [MC_KEY_TYPE] = NAME("type"),
    [MC_KEY_ID] = NAME("id"),
    [MC_KEY_SOURCE] = NAME("source"),
    [MC_KEY_GENRE] = NAME("genre"),
    [MC_KEY_GENRE_REASON] = NAME("genre_reason"),
    [MC_KEY_GENERAL_ARTICLE] = NAME("general_article"),
    [MC_KEY_DATE] = NAME("date"),
    [MC_KEY_RESPONDENT] = NAME("respondent"),
    [MC_KEY_TITLE] = NAME("title"),
    [MC_KEY_URL] = NAME("url"),
    [MC_KEY_THREAD] = NAME("thread"),
    [MC_KEY_CHANNEL] = NAME("channel"),
    [MC_KEY_REGION] = NAME("region"),
    [MC_KEY_AMOUNT] = NAME("amount"),
    [MC_KEY_AUTHOR_KEY] = NAME("author_key"),
    [MC_KEY_CHARS] = NAME("chars"),
    [MC_KEY_ENCODING] = NAME("encoding"),
    [MC_KEY_UNDECODABLE] = NAME("undecodable"),
    [MC_KEY_REPAIRS] = NAME("repairs"),
    [MC_KEY_REMOVED] = NAME("removed"),
    [MC_KEY_TELLS] = NAME("tells"),
    [MC_KEY_TEXT_HASH] = NAME("text_hash"),
    [MC_KEY_SENTENCE_HASHES] = NAME("sentence_hashes"),
    [MC_KEY_SKETCH] = NAME("sketch"),
    [MC_KEY_LAW_DAY] = NAME("law_day"),
    [MC_KEY_KEPT] = NAME("kept"),
    [MC_KEY_SENTENCES] = NAME("sentences"),
    [MC_KEY_COMPANIES] = NAME("companies"),
    [MC_KEY_TEXT] = NAME("text"),
    [MC_KEY_DOC] = NAME("doc"),
    [MC_KEY_CATEGORY] = NAME("category"),
    [MC_KEY_ENTRY] = NAME("entry"),
    [MC_KEY_ALSO] = NAME("also"),
    [MC_KEY_SEVERITY] = NAME("severity"),
    [MC_KEY_STATUS] = NAME("status"),
    [MC_KEY_STANDING] = NAME("standing"),
    [MC_KEY_REASON] = NAME("reason"),
    [MC_KEY_ACTOR] = NAME("actor"),
    [MC_KEY_SPEAKER] = NAME("speaker"),
    [MC_KEY_COMPANY] = NAME("company"),
    [MC_KEY_PRINCIPAL] = NAME("principal"),
    [MC_KEY_QUOTE] = NAME("quote"),
    [MC_KEY_START] = NAME("start"),
    [MC_KEY_END] = NAME("end"),
    [MC_KEY_SENTENCE] = NAME("sentence"),
    [MC_KEY_CUES] = NAME("cues"),
    [MC_KEY_CANDIDATES] = NAME("candidates"),
    [MC_KEY_CLAUSES] = NAME("clauses"),
};

static uint8_t hash_of(mc_str name)
{
    if (name.size == 0) return 0;
    unsigned first = (unsigned char)name.data[0], last = (unsigned char)name.data[name.size - 1];
    return (uint8_t)(name.size * 37 + first * 7 + last * 3);
}

// The slot of a name, or the free one where it would stand.
static uint8_t slot_of(const mc_record_names *names, mc_str name)
{
    uint8_t at = hash_of(name);
    while (names->slots[at] && !mc_str_equal(name, names_of[names->slots[at] - 1])) {
        at++;
    }
    return at;
}

void mc_record_names_init(mc_record_names *names)
{
    memset(names, 0, sizeof *names);
    for (int key = 0; key < MC_KEY_COUNT; key++) {
        names->slots[slot_of(names, names_of[key])] = (uint8_t)(key + 1);
    }
}

void mc_record_members_find(mc_record_members *members, const mc_record_names *names,
                            const mc_json *record)
{
    memset(members, 0, sizeof *members);
    if (record->kind != MC_JSON_OBJECT) return;
    for (uint32_t i = 0; i < record->count; i++) {
        uint8_t key = names->slots[slot_of(names, record->items[i].key)];
        if (key) members->of[key - 1] = &record->items[i];
    }
}
