// SPDX-License-Identifier: Apache-2.0
#include "text_fixture.h"

#include <stdlib.h>

#include "text/emitter.h"

// Characters of every kind that do not change by their neighbours, so that blocks are broken at
// every place.
static const char *const pieces[] = {
    "催收人员来电话了", "我", "们", "，",     "12", "App",    "é",
    "\U0001F621",       "媽", "Ａ", "\u200b", "ㄅ", "\uFFFD", "。"};

// The fold of each character alone, and the place where it begins.
static uint32_t fold_apart(fixture *f, mc_str raw, uint16_t *norm, uint32_t *map)
{
    uint32_t units = 0, at = 0;
    mc_arena arena = MC_ARENA_INIT;
    while (at < raw.size) {
        uint32_t begin = at;
        mc_utf8_next(raw, &at);
        mc_ustr folded = mc_fold_string(f->table, &arena, mc_str_slice(raw, begin, at));
        for (uint32_t i = 0; i < folded.size; i++) {
            norm[units] = folded.data[i];
            map[units++] = begin;
        }
    }
    mc_arena_dispose(&arena);
    return units;
}

static void assert_folds_apart(fixture *f, mc_str raw, mc_vectors vectors)
{
    uint16_t norm[2048];
    uint32_t map[2048], units = fold_apart(f, raw, norm, map);
    mc_error err = {0};
    mc_emitter emitter = {.table = f->table, .raw = raw, .vectors = vectors, .whole_text = true};
    assert_int_equal(mc_emitter_run(&emitter, &err), MC_OK);
    assert_int_equal(emitter.size, units);
    assert_memory_equal(emitter.norm, norm, units * sizeof *norm);
    assert_memory_equal(emitter.map, map, units * sizeof *map);
    mc_emitter_dispose(&emitter);
}

static void blocks_fold_as_single_characters_do(void **state)
{
    fixture *f = *state;
    uint32_t seed = 7;
    for (int round = 0; round < 400; round++) {
        mc_buf raw = MC_BUF_INIT(4096);
        for (int i = 0; i < 20; i++) {
            seed = seed * 1664525u + 1013904223u;
            uint32_t piece = (seed >> 16) % (sizeof pieces / sizeof *pieces);
            mc_buf_add_str(&raw, mc_str_from_z(pieces[piece]));
            if (round % 2) mc_buf_add_str(&raw, mc_str_from_z(pieces[0])); // longer runs
        }
        for (mc_vectors v = MC_VECTORS_PLAIN; v <= mc_vectors_here(); v++)
            assert_folds_apart(f, mc_buf_str(&raw), v);
        mc_buf_dispose(&raw);
    }
}

// Bytes that are no UTF-8 are found at every place of a block, with the place in the message.
static void broken_bytes_are_found(void **state)
{
    static const char *const broken[] = {"\xE0\x80\x80",    "\xE0\x9F\xBF", "\xED\xA0\x80",
                                         "\xE5\x82",        "\xFF",         "\x80\x80\x80",
                                         "\xF4\x90\x80\x80"};
    fixture *f = *state;
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        for (uint32_t before = 0; before < 20; before++) {
            mc_buf raw = MC_BUF_INIT(4096);
            mc_error err = {0};
            for (uint32_t n = 0; n < before; n++)
                mc_buf_add_str(&raw, MC_STR("催"));
            mc_buf_add_str(&raw, mc_str_from_z(broken[i]));
            for (uint32_t n = 0; n < 20; n++)
                mc_buf_add_str(&raw, MC_STR("收"));
            mc_document document = {.text = mc_buf_str(&raw)};
            assert_int_equal(mc_text_analyse(&f->text, f->table, &document, &err), MC_ERR_ENCODING);
            char place[32];
            snprintf(place, sizeof place, "byte %u ", before * 3);
            assert_non_null(strstr(err.message, place));
            mc_buf_dispose(&raw);
        }
}

// Every character of the BMP in a block of others: as it folds alone, unless it acts on its
// neighbours.
static void every_character_folds_in_a_block(void **state)
{
    fixture *f = *state;
    mc_error err = {0};
    char raw[] = "甲乙丙丁???戊己庚辛甲乙丙丁戊己庚辛";
    mc_emitter emitter = {.table = f->table, .raw = mc_str_from_z(raw), .whole_text = true};
    for (uint32_t code = 0x800; code < 0x10000; code++) {
        uint16_t cell = f->table->cells[code];
        if ((code >= 0xD800 && code < 0xE000) || mc_fold_is_special(cell)) continue;
        raw[12] = (char)(0xE0 | code >> 12);
        raw[13] = (char)(0x80 | (code >> 6 & 63));
        raw[14] = (char)(0x80 | (code & 63));
        for (emitter.vectors = MC_VECTORS_PLAIN; emitter.vectors <= mc_vectors_here();
             emitter.vectors++) {
            assert_int_equal(mc_emitter_run(&emitter, &err), MC_OK);
            assert_int_equal(emitter.size, 17);
            assert_int_equal(emitter.norm[4], cell);
            assert_int_equal(emitter.map[5], 15);
        }
    }
    mc_emitter_dispose(&emitter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(blocks_fold_as_single_characters_do),
                                       cmocka_unit_test(broken_bytes_are_found),
                                       cmocka_unit_test(every_character_folds_in_a_block)};
    return cmocka_run_group_tests(tests, start, stop);
}
