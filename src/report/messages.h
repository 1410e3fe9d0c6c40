// SPDX-License-Identifier: Apache-2.0
/** Message catalogue: every label and sentence of the reports and of explain,
 *  by key, in one language.
 *
 *  lexicons/messages/zh.tsv and en.tsv: columns key, text; {0} and {1} are filled in. A key that is
 *  missing is a load error when the other language has it. */
#ifndef MC_REPORT_MESSAGES_H
#define MC_REPORT_MESSAGES_H

#include "base/buf.h"
#include "mingcha/error.h"

/** Immutable after loading. */
typedef struct mc_messages mc_messages;

/** Loads `<data_folder>/messages/<lang>.tsv`. MC_ERR_IO, MC_ERR_LEXICON with file and line. */
mc_status mc_messages_load(mc_messages **out, const char *data_folder, const char *lang,
                           mc_error *err);

/** NULL is allowed. */
void mc_messages_free(mc_messages *messages);

/** The text of a key; the key itself when it is unknown (a test looks for those). */
mc_str mc_messages_text(const mc_messages *messages, const char *key);

/** True when the catalogue has the key. */
bool mc_messages_has(const mc_messages *messages, const char *key);

/** The text of `prefix` and `code` together ("status." and "asserted"); the code
 *  itself when there is none. */
mc_str mc_messages_code(const mc_messages *messages, const char *prefix, mc_str code);

/** Appends `text` with {0} and {1} filled in (not escaped). */
void mc_messages_fill(mc_buf *out, mc_str text, mc_str arg0, mc_str arg1);

/** What the program says in English, as the detail of a coverage row or as an error, in this
 *  language (messages/details.tsv, messages/errors.tsv); what no row fits stays as it is.
 *  @param scratch  cleared; may hold what is returned */
mc_str mc_messages_say(const mc_messages *messages, mc_str detail, mc_buf *scratch);

/** "zh" or "en". */
const char *mc_messages_language(const mc_messages *messages);

/** True for "en": what has a name in both languages is called by that of English. */
bool mc_messages_is_english(const mc_messages *messages);

/** Appends the text with {0} and {1} filled in (not escaped). */
void mc_messages_write(const mc_messages *messages, mc_buf *out, const char *key, mc_str arg0,
                       mc_str arg1);

#endif
