// SPDX-License-Identifier: Apache-2.0
/** Members of a document or finding record by number instead of by name. */
#ifndef MC_STORE_RECORD_MEMBERS_H
#define MC_STORE_RECORD_MEMBERS_H

#include "record/json.h"

/** Names of members that are looked up. */
typedef enum mc_record_key {
    MC_KEY_TYPE,
    MC_KEY_ID,
    MC_KEY_SOURCE,
    MC_KEY_GENRE,
    MC_KEY_GENRE_REASON,
    MC_KEY_GENERAL_ARTICLE,
    MC_KEY_DATE,
    MC_KEY_RESPONDENT,
    MC_KEY_TITLE,
    MC_KEY_URL,
    MC_KEY_THREAD,
    MC_KEY_CHANNEL,
    MC_KEY_REGION,
    MC_KEY_AMOUNT,
    MC_KEY_AUTHOR_KEY,
    MC_KEY_CHARS,
    MC_KEY_ENCODING,
    MC_KEY_UNDECODABLE,
    MC_KEY_REPAIRS,
    MC_KEY_REMOVED,
    MC_KEY_TELLS,
    MC_KEY_TEXT_HASH,
    MC_KEY_SENTENCE_HASHES,
    MC_KEY_SKETCH,
    MC_KEY_LAW_DAY,
    MC_KEY_KEPT,
    MC_KEY_SENTENCES,
    MC_KEY_COMPANIES,
    MC_KEY_TEXT,
    MC_KEY_DOC,
    MC_KEY_CATEGORY,
    MC_KEY_ENTRY,
    MC_KEY_ALSO,
    MC_KEY_SEVERITY,
    MC_KEY_STATUS,
    MC_KEY_STANDING,
    MC_KEY_REASON,
    MC_KEY_ACTOR,
    MC_KEY_SPEAKER,
    MC_KEY_COMPANY,
    MC_KEY_PRINCIPAL,
    MC_KEY_QUOTE,
    MC_KEY_START,
    MC_KEY_END,
    MC_KEY_SENTENCE,
    MC_KEY_CUES,
    MC_KEY_CANDIDATES,
    MC_KEY_CLAUSES,
    MC_KEY_COUNT
} mc_record_key;

/** Where the names are found: made once, never changed. */
typedef struct mc_record_names {
    uint8_t slots[256]; /**< key + 1 by hash of its name, 0 = free */
} mc_record_names;

/** A record's members; NULL where it has none of that name. Borrowed from the record. */
typedef struct mc_record_members {
    const mc_json *of[MC_KEY_COUNT];
} mc_record_members;

/** Enters all names. */
void mc_record_names_init(mc_record_names *names);

/** Finds the members of an object; of several with one name the last one, like mc_json_member().
 *  Anything but an object has none. */
void mc_record_members_find(mc_record_members *members, const mc_record_names *names,
                            const mc_json *record);

#endif
