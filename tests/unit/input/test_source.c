// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

#include "input/source.h"

static mc_source *open_bytes(reading *r, const char *bytes, size_t size, mc_charset charset)
{
    char path[256];
    mc_error err = {0};
    mc_source *source = NULL;
    write_input(r, "source.bin", bytes, size);
    snprintf(path, sizeof path, "%s/source.bin", r->folder);
    if (mc_source_open(&source, path, charset, &err) != MC_OK) fail_msg("%s", err.message);
    return source;
}

static void the_window_moves_and_counts_lines(void **state)
{
    mc_source *source = open_bytes(*state, "a\nb\nc", 5, MC_CHARSET_UNKNOWN);
    assert_int_equal(mc_source_line(source), 1);
    mc_source_consume(source, 4);
    assert_int_equal(mc_source_line(source), 3);
    assert_true(mc_str_equal(mc_source_view(source), MC_STR("c")));
    assert_true(mc_source_at_end(source));
    assert_int_equal(mc_source_take_progress(source), 5);
    assert_int_equal(mc_source_take_progress(source), 0);
    mc_source_close(source);
}

static void long_inputs_come_in_blocks_with_the_digest_of_all(void **state)
{
    enum { BYTES = 700000 };
    char *bytes = malloc(BYTES), hex[MC_SHA256_HEX_BYTES], expected[MC_SHA256_HEX_BYTES];
    mc_error err = {0};
    assert_non_null(bytes);
    for (size_t i = 0; i < BYTES; i++)
        bytes[i] = i % 50 == 49 ? '\n' : (char)('a' + i % 26);
    mc_source *source = open_bytes(*state, bytes, BYTES, MC_CHARSET_UNKNOWN);
    uint32_t seen = 0;
    while (!mc_source_at_end(source) || mc_source_view(source).size) {
        mc_str view = mc_source_view(source);
        assert_memory_equal(view.data, bytes + seen, view.size);
        seen += view.size;
        mc_source_consume(source, view.size);
        assert_int_equal(mc_source_more(source, &err), MC_OK);
    }
    assert_int_equal(seen, BYTES);
    assert_int_equal(mc_source_line(source), BYTES / 50 + 1);
    mc_source_sha256(source, hex);
    mc_sha256_hex((mc_str){bytes, BYTES}, expected);
    assert_string_equal(hex, expected);
    mc_source_close(source);
    free(bytes);
}

static void a_file_that_is_cut_while_it_is_read_is_told(void **state)
{
    enum { BYTES = 700000, LEFT = 400000 };
    char path[256], *bytes = calloc(1, BYTES);
    mc_error err = {0};
    assert_non_null(bytes);
    memset(bytes, 'a', BYTES);
    mc_source *source = open_bytes(*state, bytes, BYTES, MC_CHARSET_UNKNOWN);
    snprintf(path, sizeof path, "%s/source.bin", ((reading *)*state)->folder);
    assert_int_equal(truncate(path, LEFT), 0);
    assert_int_equal(mc_source_lost(source), 0);
    while (!mc_source_at_end(source)) {
        assert_int_equal(mc_source_more(source, &err), MC_OK);
    }
    assert_int_equal(mc_source_lost(source), BYTES - LEFT);
    mc_source_close(source);
    source = open_bytes(*state, bytes, BYTES, MC_CHARSET_UNKNOWN);
    while (!mc_source_at_end(source)) {
        assert_int_equal(mc_source_more(source, &err), MC_OK);
    }
    assert_int_equal(mc_source_lost(source), 0);
    mc_source_close(source);
    free(bytes);
}

static void encodings_without_ascii_are_decoded(void **state)
{
    static const char utf16[] = "\xFF\xFE\xAC\x50\x36\x65\x0A\x00"; // 催收 LF
    mc_source *source = open_bytes(*state, utf16, sizeof utf16 - 1, MC_CHARSET_UNKNOWN);
    assert_int_equal(mc_source_charset(source), MC_CHARSET_UTF16LE);
    assert_int_equal(mc_source_window_charset(source), MC_CHARSET_UTF8);
    assert_true(mc_str_equal(mc_source_view(source), MC_STR("催收\n")));
    mc_source_close(source);
}

static void a_raw_window_can_be_decoded(void **state)
{
    static const char gbk[] = "\xB4\xDF\xCA\xD5\xFF"; // 催收 and a byte that is none
    mc_error err = {0};
    mc_source *source = open_bytes(*state, gbk, sizeof gbk - 1, MC_CHARSET_GB18030);
    assert_int_equal(mc_source_window_charset(source), MC_CHARSET_GB18030);
    assert_int_equal(mc_source_view(source).size, 5);
    assert_int_equal(mc_source_decode(source, MC_CHARSET_UNKNOWN, &err), MC_OK);
    assert_true(mc_str_equal(mc_source_view(source), MC_STR("催收\xEF\xBF\xBD")));
    assert_int_equal(mc_source_undecodable(source), 1);
    mc_source_close(source);
}

static void a_missing_file_is_an_error(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_source *source = NULL;
    assert_int_equal(mc_source_open(&source, "/nowhere/a", MC_CHARSET_UNKNOWN, &err), MC_ERR_IO);
    assert_null(source);
}

// The header is found though its bytes are no UTF-8 and nothing in the name says "table".
static void headers_are_found_in_any_encoding(void **state)
{
    static const char gbk[] = "\xB1\xE0\xBA\xC5,\xCD\xB6\xCB\xDF\xC4\xDA\xC8\xDD\n" // 编号,投诉内容
                              "7,\xCB\xFB\xC3\xC7\xC2\xEE\xC8\xCB\n"; // 7,他们骂人
    const char *log = read_bytes(*state, "table", gbk, sizeof gbk - 1);
    assert_non_null(strstr(log, "text=[他们骂人]"));
    assert_non_null(strstr(log, "doc table:7 "));
}

typedef struct pieces {
    const char *const *texts; // NULL behind the last one
    bool broken;              // behind the last one an error, not the end
} pieces;

static long give_piece(void *payload, char *to, size_t room, const char **problem)
{
    pieces *of = payload;
    const char *text = *of->texts;
    size_t size = text ? strlen(text) : 0;
    assert_true(size <= room);
    if (text) of->texts++;
    memcpy(to, text ? text : "", size);
    *problem = "cut";
    return !text && of->broken ? -1 : (long)size;
}

static void bytes_from_elsewhere_are_a_source(void **state)
{
    (void)state;
    const char *const texts[] = {"ab", "cd\n", NULL};
    mc_source *source = NULL;
    mc_error err = {0};
    pieces whole = {texts, false}, broken = {texts, true}, nothing = {texts + 2, true};
    assert_int_equal(mc_source_open_bytes(&source, (mc_source_bytes){give_piece, &whole},
                                          MC_CHARSET_UNKNOWN, &err),
                     MC_OK);
    assert_true(mc_source_at_end(source));
    assert_true(mc_str_equal(mc_source_view(source), MC_STR("abcd\n")));
    mc_source_close(source);
    assert_int_equal(mc_source_open_bytes(&source, (mc_source_bytes){give_piece, &broken},
                                          MC_CHARSET_UNKNOWN, &err),
                     MC_OK);
    assert_false(mc_source_at_end(source));
    assert_int_equal(mc_source_more(source, &err), MC_ERR_IO);
    assert_string_equal(err.message, "cut");
    mc_source_close(source);
    err = (mc_error){0};
    assert_int_equal(mc_source_open_bytes(&source, (mc_source_bytes){give_piece, &nothing},
                                          MC_CHARSET_UNKNOWN, &err),
                     MC_ERR_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_window_moves_and_counts_lines),
        cmocka_unit_test(long_inputs_come_in_blocks_with_the_digest_of_all),
        cmocka_unit_test(a_file_that_is_cut_while_it_is_read_is_told),
        cmocka_unit_test(encodings_without_ascii_are_decoded),
        cmocka_unit_test(a_raw_window_can_be_decoded),
        cmocka_unit_test(a_missing_file_is_an_error),
        cmocka_unit_test(headers_are_found_in_any_encoding),
        cmocka_unit_test(bytes_from_elsewhere_are_a_source),
    };
    return cmocka_run_group_tests(tests, reading_set_up, reading_tear_down);
}
