// SPDX-License-Identifier: Apache-2.0
/** What is said of one thing of the lexicon: lines of a name, a tab and a
 *  value, or one JSON object. */
#ifndef MC_CLI_CARD_H
#define MC_CLI_CARD_H

#include "record/json_object.h"

/** A card being written; by value. */
typedef struct mc_card {
    mc_buf *out;
    bool json;
    mc_json_object object;
    const char *list; /**< name of an item in lines, while a list is written */
    bool first;       /**< no item yet */
} mc_card;

/** Begins a card. Failure is sticky in `out`, as for all functions here. */
mc_card mc_card_open(mc_buf *out, bool json);

/** Ends it, with an empty line between cards of lines. */
void mc_card_close(mc_card *card);

/** A value; one that is empty is left out, and null in JSON. Line ends inside stay,
 *  behind a tab in lines. */
void mc_card_str(mc_card *card, const char *name, mc_str value);

/** Where it was written: file and line. */
void mc_card_place(mc_card *card, const char *file, uint32_t line);

/** Begins a list: an array `name` in JSON, a line `item` for each value otherwise. */
void mc_card_list(mc_card *card, const char *name, const char *item);

/** A value of the list that was begun. */
void mc_card_item(mc_card *card, mc_str value);

/** Ends the list. */
void mc_card_list_end(mc_card *card);

/** Begins an object inside the card; in lines its names have that of the
 *  object and a dot in front. */
void mc_card_row(mc_card *card, const char *name);

/** A value of the row that was begun; empty ones are left out. */
void mc_card_cell(mc_card *card, mc_str column, mc_str value);

/** Ends the row. */
void mc_card_row_end(mc_card *card);

#endif
