// SPDX-License-Identifier: Apache-2.0
// JSON scanner: whatever is accepted is written again and must be read as the same.
#include <stdlib.h>
#include <string.h>

#include "record/json.h"
#include "record/json_write.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_string(mc_str s, mc_arena *arena)
{
    mc_json again;
    mc_buf out = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_json_write_string(&out, s);
    if (mc_json_parse(&again, arena, mc_buf_str(&out), NULL, NULL) != MC_OK) abort();
    if (!mc_str_equal(again.text, s)) abort();
    mc_buf_dispose(&out);
}

static void check(const mc_json *value, mc_arena *arena)
{
    if (value->kind == MC_JSON_STRING) check_string(value->text, arena);
    for (uint32_t i = 0; i < value->count; i++) {
        check_string(value->items[i].key, arena);
        check(&value->items[i], arena);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_json value;
    mc_json_notes notes = {0};
    mc_error error = {0};
    mc_status st =
        mc_json_parse(&value, &arena, (mc_str){(const char *)data, (uint32_t)size}, &notes, &error);
    if (st == MC_OK) check(&value, &arena);
    if (st != MC_OK && error.code != st) abort();
    mc_arena_dispose(&arena);
    return 0;
}
