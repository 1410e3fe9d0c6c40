// SPDX-License-Identifier: Apache-2.0
#include "store/full_text.h"

#include <sqlite3.h>

#include "base/error.h"
#include "base/limits.h"
#include "store/sql.h"

// FTS5's tokenizers take a run of Han characters for one word; its trigram tokenizer finds nothing
// shorter than three. Most words of this field have two (威胁, 骚扰), so every character is made a
// word, and a search is a phrase:
//
//   sentence   他们威胁我，call me
//   indexed    他 们 威 胁 我 ，call me
//   MATCH      '"威 胁"'
//
// The index keeps no second copy of the text (content=''): its rowid is doc * 100000000 + n of the
// sentence. A document of MC_MAX_DOCUMENT_BYTES has fewer sentences than that, though millions of
// them.
static bool stands_alone(uint32_t code)
{
    return (code >= 0x3040 && code < 0x3130) || (code >= 0x3400 && code < 0xA000) ||
           (code >= 0xF900 && code < 0xFB00) || code >= 0x20000;
}

static uint32_t code_at(mc_str text, uint32_t at, uint32_t *size)
{
    const unsigned char *c = (const unsigned char *)text.data + at;
    *size = c[0] < 0x80 ? 1 : c[0] < 0xE0 ? 2 : c[0] < 0xF0 ? 3 : 4;
    if (*size > text.size - at) *size = text.size - at;
    if (*size == 3) return (uint32_t)(c[0] & 15) << 12 | (uint32_t)(c[1] & 63) << 6 | (c[2] & 63);
    if (*size < 4) return 0;
    return (uint32_t)(c[0] & 7) << 18 | (uint32_t)(c[1] & 63) << 12 | (uint32_t)(c[2] & 63) << 6 |
           (c[3] & 63);
}

void mc_full_text_space(mc_buf *out, mc_str text)
{
    for (uint32_t at = 0, size; at < text.size; at += size) {
        bool alone = stands_alone(code_at(text, at, &size));
        if (alone) mc_buf_add_char(out, ' ');
        mc_buf_add(out, text.data + at, size);
        if (alone) mc_buf_add_char(out, ' ');
    }
}

static void space_han(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    mc_buf out = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_str text = {(const char *)sqlite3_value_text(values[0]), 0};
    if (text.data) text.size = (uint32_t)sqlite3_value_bytes(values[0]);
    mc_full_text_space(&out, text);
    if (out.status != MC_OK) {
        sqlite3_result_error_nomem(context);
    } else {
        sqlite3_result_text(context, out.data ? out.data : "", (int)out.size, SQLITE_TRANSIENT);
    }
    mc_buf_dispose(&out);
}

mc_status mc_full_text_build(struct sqlite3 *db, mc_error *err)
{
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    int code = sqlite3_create_function(db, "space_han", 1, flags, NULL, space_han, NULL, NULL);
    if (code != SQLITE_OK) return mc_error_memory(err);
    return mc_sql_run(db,
                      "CREATE VIRTUAL TABLE sentence_search USING fts5(words,content='',"
                      "tokenize='unicode61');"
                      "INSERT INTO sentence_search(rowid,words) SELECT doc*100000000+n,"
                      "space_han(text) FROM sentences;"
                      "INSERT INTO sentence_search(sentence_search) VALUES('optimize');",
                      err);
}
