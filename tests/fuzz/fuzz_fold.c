// SPDX-License-Identifier: Apache-2.0
// Any bytes as a document: refused, or folded with a map that leads to whole characters in order.
#include <stdlib.h>

#include "text/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
    if (!condition) abort();
}

static void check(const mc_text *text)
{
    for (uint32_t at = 0; at < text->norm_size; at++) {
        mc_byte_span bytes = mc_text_bytes_of(text, (mc_norm_span){at, at + 1});
        require(text->map[at] <= text->map[at + 1]);
        require(bytes.begin < bytes.end && bytes.end <= text->raw.size);
        require(((unsigned char)text->raw.data[bytes.begin] & 0xC0) != 0x80);
    }
    for (uint32_t i = 0; i < text->sentence_count; i++)
        require(mc_text_sentence_at(text, text->sentences[i].norm.begin) == i);
    for (uint32_t i = 0; i < text->clause_count; i++)
        require(mc_text_clause_at(text, text->clauses[i].norm.begin) == i);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static mc_fold_table *table; // loaded once for the whole run; kept to its end
    mc_text text = {0};
    if (size > 100000) return 0;
    if (!table) require(mc_fold_table_load(&table, NULL, MC_LEXICONS, NULL) == MC_OK);
    mc_document document = {.text = {(const char *)data, (uint32_t)size}};
    require(mc_text_init(&text, NULL) == MC_OK);
    if (mc_text_analyse(&text, table, &document, NULL) == MC_OK) check(&text);
    mc_text_dispose(&text);
    return 0;
}
