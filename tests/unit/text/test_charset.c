// SPDX-License-Identifier: Apache-2.0
#include "text_fixture.h"

#include "text/emitter.h"

#include "text/charset.h"

static void names_are_found_in_any_spelling(void **state)
{
    (void)state;
    assert_int_equal(mc_charset_find(MC_STR("utf-8")), MC_CHARSET_UTF8);
    assert_int_equal(mc_charset_find(MC_STR("GB2312")), MC_CHARSET_GB18030);
    assert_int_equal(mc_charset_find(MC_STR("Big5-HKSCS")), MC_CHARSET_BIG5);
    assert_int_equal(mc_charset_find(MC_STR("koi8-r")), MC_CHARSET_UNKNOWN);
    for (int charset = MC_CHARSET_UTF8; charset <= MC_CHARSET_HZ; charset++)
        assert_int_equal(mc_charset_find(mc_str_from_z(mc_charset_name((mc_charset)charset))),
                         charset);
}

// "催收人员一直打电话" and so on in each encoding.
static const struct {
    mc_charset charset;
    mc_str bytes;
    const char *text;
} samples[] = {
    {MC_CHARSET_GB18030,
     {"\xB4\xDF\xCA\xD5\xC8\xCB\xD4\xB1\xB4\xF2\xB5\xE7\xBB\xB0", 14},
     "催收人员打电话"},
    {MC_CHARSET_BIG5,
     {"\xB6\xCA\xA6\xAC\xA4\x48\xAD\xFB\xA5\xB4\xB9\x71\xB8\xDC", 14},
     "催收人員打電話"},
    {MC_CHARSET_HZ, {"~{4_JUHKT1~}", 12}, "催收人员"},
    {MC_CHARSET_UTF8, {"\xEF\xBB\xBF\xE5\x82\xAC", 6}, "催"},
    {MC_CHARSET_UTF16LE, {"\xFF\xFE\xAC\x50\x36\x65", 6}, "催收"},
    {MC_CHARSET_UTF16BE, {"\xFE\xFF\x50\xAC\x65\x36", 6}, "催收"},
    {MC_CHARSET_UTF8, {"plain", 5}, "plain"},
};

static void samples_are_told_apart_and_decoded(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        mc_buf out = MC_BUF_INIT(1000);
        uint32_t undecodable = 0;
        mc_charset found = mc_charset_detect(samples[i].bytes, MC_CHARSET_UNKNOWN);
        assert_int_equal(found, samples[i].charset);
        assert_int_equal(mc_charset_decode(found, samples[i].bytes, &out, &undecodable, NULL),
                         MC_OK);
        assert_true(mc_str_equal(mc_buf_str(&out), mc_str_from_z(samples[i].text)));
        assert_int_equal(undecodable, 0);
        mc_buf_dispose(&out);
    }
}

static void pieces_of_one_byte_give_the_same(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        mc_buf out = MC_BUF_INIT(1000);
        mc_decoder *decoder = NULL;
        uint32_t undecodable = 0;
        assert_int_equal(mc_decoder_new(&decoder, samples[i].charset, NULL), MC_OK);
        for (uint32_t at = 0; at < samples[i].bytes.size; at++)
            mc_decoder_feed(decoder, mc_str_slice(samples[i].bytes, at, at + 1), false, &out,
                            &undecodable, NULL);
        mc_decoder_feed(decoder, (mc_str){NULL, 0}, true, &out, &undecodable, NULL);
        assert_true(mc_str_equal(mc_buf_str(&out), mc_str_from_z(samples[i].text)));
        mc_decoder_free(decoder);
        mc_buf_dispose(&out);
    }
}

static void what_cannot_be_decoded_is_counted(void **state)
{
    (void)state;
    mc_buf out = MC_BUF_INIT(1000);
    uint32_t undecodable = 0;
    mc_str bytes = {"a\0b\xFF"
                    "c\xE5\x82",
                    7};
    assert_int_equal(mc_charset_decode(MC_CHARSET_UTF8, bytes, &out, &undecodable, NULL), MC_OK);
    assert_true(mc_str_equal(mc_buf_str(&out), MC_STR("a\uFFFDb\uFFFDc\uFFFD")));
    assert_int_equal(undecodable, 3);
    mc_buf_dispose(&out);
}

static mc_charset named_by(mc_str name)
{
    static const struct {
        const char *part;
        mc_charset charset;
    } families[] = {{"Big5", MC_CHARSET_BIG5},      {"big5", MC_CHARSET_BIG5},
                    {"EUC-TW", MC_CHARSET_EUC_TW},  {"euc-tw", MC_CHARSET_EUC_TW},
                    {"GB2312", MC_CHARSET_GB18030}, {"gb18030", MC_CHARSET_GB18030},
                    {"utf-8", MC_CHARSET_UTF8}};
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (mc_str_find(name, mc_str_from_z(families[i].part), 0) != UINT32_MAX)
            return families[i].charset;
    return MC_CHARSET_UNKNOWN;
}

static void files_of_other_detectors_are_told_apart(void **state)
{
    (void)state;
    static const char *const folders[] = {MC_SHARED "/data/chardet-cjk",
                                          MC_SHARED "/data/uchardet-zh"};
    uint32_t files = 0, wrong = 0;
    mc_arena arena = MC_ARENA_INIT;
    for (size_t f = 0; f < 2; f++) {
        mc_path_list list;
        if (mc_path_kind_of(folders[f]) != MC_PATH_FOLDER) skip();
        assert_int_equal(mc_folder_list(&list, &arena, folders[f], NULL), MC_OK);
        for (uint32_t i = 0; i < list.count; i++) {
            mc_charset expected = named_by(mc_path_name(list.paths[i]));
            if (expected == MC_CHARSET_UNKNOWN) continue;
            mc_buf content = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
            assert_int_equal(mc_file_read(&content, list.paths[i].data, NULL), MC_OK);
            mc_charset found = mc_charset_detect(mc_buf_str(&content), MC_CHARSET_UNKNOWN);
            if (found != expected)
                fprintf(stderr, "%s: %s\n", list.paths[i].data, mc_charset_name(found));
            wrong += found != expected;
            files++;
            mc_buf_dispose(&content);
        }
    }
    mc_arena_dispose(&arena);
    assert_true(files > 40);
    assert_int_equal(wrong, 0);
}

static void utf16_without_mark_and_zeros_is_found(void **state)
{
    static const char text[] =
        "催收人员一直打电话给我的家人，还说要到单位来找我，利息也比合同上写的高很多。";
    (void)state;
    char bytes[2][256];
    uint32_t at = 0, size = 0;
    while (at < sizeof text - 1) {
        uint32_t code = mc_utf8_next(MC_STR(text), &at);
        bytes[0][size] = bytes[1][size + 1] = (char)(code & 0xFF);
        bytes[0][size + 1] = bytes[1][size] = (char)(code >> 8);
        size += 2;
    }
    assert_int_equal(mc_charset_detect((mc_str){bytes[0], size}, MC_CHARSET_UNKNOWN),
                     MC_CHARSET_UTF16LE);
    assert_int_equal(mc_charset_detect((mc_str){bytes[1], size}, MC_CHARSET_UNKNOWN),
                     MC_CHARSET_UTF16BE);
}

// Pieces of UTF-8, sound and broken ones; what one leaves open the next may close.
static const char *const utf8_pieces[] = {
    "催收人员来电话了", "a",        "\xE5\x82", "\xAC",       "\xF0\x9F", "\x98\xA1", "\xFF",
    "\xED\xA0\x80",     "\xC0\x80", "é",        "\U0001F621", "\x80"};

// Any text in any pieces is decoded as one character after the other is.
static void utf8_is_mended_as_character_by_character(void **state)
{
    (void)state;
    uint32_t seed = 3;
    for (int round = 0; round < 2000; round++) {
        mc_buf bytes = MC_BUF_INIT(4096), out = MC_BUF_INIT(8192), expected = MC_BUF_INIT(8192);
        mc_decoder *decoder = NULL;
        uint32_t undecodable = 0, lost = 0, at = 0;
        for (int i = 0; i < 12; i++) {
            seed = seed * 1664525u + 1013904223u;
            mc_buf_add_str(&bytes, mc_str_from_z(utf8_pieces[(seed >> 16) % 12]));
        }
        mc_str all = mc_buf_str(&bytes);
        while (at < all.size) {
            uint32_t begin = at, code = mc_utf8_next(all, &at);
            lost += code == 0xFFFD;
            mc_buf_add_str(&expected,
                           code == 0xFFFD ? MC_STR("\uFFFD") : mc_str_slice(all, begin, at));
        }
        assert_int_equal(mc_decoder_new(&decoder, MC_CHARSET_UTF8, NULL), MC_OK);
        for (uint32_t begin = 0, size = 1 + seed % 9; begin < all.size; begin += size) {
            bool last = all.size - begin <= size;
            mc_str piece = mc_str_slice(all, begin, last ? all.size : begin + size);
            assert_int_equal(mc_decoder_feed(decoder, piece, last, &out, &undecodable, NULL),
                             MC_OK);
        }
        assert_int_equal(undecodable, lost);
        assert_int_equal(out.size, expected.size);
        assert_memory_equal(out.data, expected.data, out.size);
        mc_decoder_free(decoder);
        mc_buf_dispose(&bytes);
        mc_buf_dispose(&out);
        mc_buf_dispose(&expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf16_without_mark_and_zeros_is_found),
        cmocka_unit_test(utf8_is_mended_as_character_by_character),
        cmocka_unit_test(names_are_found_in_any_spelling),
        cmocka_unit_test(samples_are_told_apart_and_decoded),
        cmocka_unit_test(pieces_of_one_byte_give_the_same),
        cmocka_unit_test(what_cannot_be_decoded_is_counted),
        cmocka_unit_test(files_of_other_detectors_are_told_apart),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
