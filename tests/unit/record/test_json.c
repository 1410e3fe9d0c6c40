// SPDX-License-Identifier: Apache-2.0
#include <stdlib.h>
#include <string.h>

#include "../unit.h"

#include "record/json.h"
#include "record/json_write.h"

typedef struct fixture {
    mc_arena arena;
    mc_json value;
    mc_json_notes notes;
    mc_error error;
} fixture;

static mc_status parse_bytes(fixture *f, const char *text, size_t size)
{
    f->error = (mc_error){0};
    f->notes = (mc_json_notes){0};
    return mc_json_parse(&f->value, &f->arena, (mc_str){text, (uint32_t)size}, &f->notes,
                         &f->error);
}

static mc_status parse(fixture *f, const char *text)
{
    return parse_bytes(f, text, strlen(text));
}

static int set_up(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    *state = f;
    return f ? 0 : -1;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    mc_arena_dispose(&f->arena);
    free(f);
    return 0;
}

static void assert_str(mc_str s, const char *expected)
{
    assert_int_equal(s.size, strlen(expected));
    assert_memory_equal(s.data ? s.data : "", expected, s.size);
}

// What RFC 8259 accepts; the cases follow the kinds of nst/JSONTestSuite.
static void accepts_every_valid_text(void **state)
{
    static const char *const valid[] = {"null",
                                        "true",
                                        "false",
                                        "0",
                                        "-0",
                                        "-1",
                                        "10",
                                        "1.5",
                                        "1e5",
                                        "1E+5",
                                        "1e-05",
                                        "-0.0e0",
                                        "\"\"",
                                        "[]",
                                        "{}",
                                        " [ ] ",
                                        "\t{\r\n}\n",
                                        "[[]]",
                                        "[1,2,[3]]",
                                        "{\"\":0}",
                                        "\"\x7f\"",
                                        "{\"a\":{\"b\":[null]}}",
                                        "\"\\u0041\"",
                                        "\"\\ud83d\\ude00\"",
                                        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                                        "123456789012345678901234567890",
                                        "\"\xE4\xB8\xAD\"",
                                        "\"\xF0\x9F\x98\x80\"",
                                        "\"\xC2\x80\"",
                                        "\"\xE0\xA0\x80\"",
                                        "\"\xED\x9F\xBF\"",
                                        "\"\xEF\xBF\xBF\"",
                                        "\"\xF4\x8F\xBF\xBF\""};
    fixture *f = *state;
    for (size_t i = 0; i < sizeof valid / sizeof *valid; i++) {
        if (parse(f, valid[i]) != MC_OK) fail_msg("%s: %s", valid[i], f->error.message);
    }
}

static void refuses_every_invalid_text(void **state)
{
    static const char *const invalid[] = {"",
                                          " ",
                                          "nul",
                                          "nulll",
                                          "True",
                                          "01",
                                          "-",
                                          "-01",
                                          "1.",
                                          ".5",
                                          "1e",
                                          "1e+",
                                          "+1",
                                          "0x1",
                                          "NaN",
                                          "Infinity",
                                          "[1,]",
                                          "[,1]",
                                          "[1 2]",
                                          "[1",
                                          "]",
                                          "[",
                                          "{",
                                          "{\"a\"}",
                                          "{\"a\":}",
                                          "{\"a\":1,}",
                                          "{a:1}",
                                          "{'a':1}",
                                          "{\"a\" 1}",
                                          "{\"a\":1 \"b\":2}",
                                          "{1:2}",
                                          "[1}",
                                          "{\"a\":1]",
                                          "\"",
                                          "\"a",
                                          "\"\\",
                                          "\"\\x\"",
                                          "\"\\u12\"",
                                          "\"\\u12G4\"",
                                          "\"\\",
                                          "\"a\nb\"",
                                          "\"\t\"",
                                          "1 2",
                                          "[] []",
                                          "\"a\" b",
                                          "// c\n1",
                                          "\f1",
                                          "\xC2\xA0 1",
                                          "\"\\u\"",
                                          "\"\\uD800\\u\"",
                                          "2.e3",
                                          "0.e1",
                                          "0e",
                                          "[-]",
                                          "[1,,2]",
                                          "{\"a\":1,,\"b\":2}",
                                          "\xEF\xBB\xBF{}"};
    fixture *f = *state;
    for (size_t i = 0; i < sizeof invalid / sizeof *invalid; i++) {
        if (parse(f, invalid[i]) != MC_ERR_SYNTAX) fail_msg("accepted: %s", invalid[i]);
        assert_int_equal(f->error.code, MC_ERR_SYNTAX);
        assert_true(f->error.line >= 1 && f->error.column >= 1);
    }
}

static void refuses_malformed_utf8(void **state)
{
    static const char *const malformed[] = {"\"\x80\"",
                                            "\"\xC0\x80\"",
                                            "\"\xC1\xBF\"",
                                            "\"\xE0\x80\x80\"",
                                            "\"\xED\xA0\x80\"",
                                            "\"\xF0\x80\x80\x80\"",
                                            "\"\xF4\x90\x80\x80\"",
                                            "\"\xF5\x80\x80\x80\"",
                                            "\"\xFF\"",
                                            "\"\xE4\xB8\"",
                                            "\"\xE4\"",
                                            "\"\\n\xE4\xB8\"",
                                            "\"\xD6\xD0\xCE\xC4\""};
    fixture *f = *state;
    for (size_t i = 0; i < sizeof malformed / sizeof *malformed; i++) {
        assert_int_equal(parse(f, malformed[i]), MC_ERR_ENCODING);
    }
}

// Strings are looked at eight bytes at a time: what ends or breaks one must be seen at any place of
// eight, whatever stands around it, and nothing else may end it.
static void sees_special_bytes_at_every_place(void **state)
{
    (void)state;
    for (int place = 0; place < 24; place++) {
        for (int byte = 1; byte < 256; byte++) {
            char text[40] = "\"!#[]~\x7F !abcdefghijklmnopqrstu\"";
            mc_arena arena = MC_ARENA_INIT;
            mc_json value;
            text[1 + place] = (char)byte;
            bool is_plain = byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
            // A backslash may make an escape with the letter behind it.
            if (byte == '\\') text[2 + place] = 'n';
            mc_status st = mc_json_parse(&value, &arena, mc_str_from_z(text), NULL, NULL);
            bool is_valid = is_plain || (byte == '\\' && text[3 + place]);
            assert_int_equal(st == MC_OK, is_valid);
            if (is_plain) assert_int_equal(value.text.size, strlen(text) - 2);
            mc_arena_dispose(&arena);
        }
    }
}

static void names_line_and_column_in_characters(void **state)
{
    fixture *f = *state;
    parse(f, "{\"\xE4\xB8\xAD\xE6\x96\x87\": x}");
    assert_int_equal(f->error.line, 1);
    assert_int_equal(f->error.column, 8);
    assert_string_equal(f->error.message, "found 'x', expected a value");
    parse(f, "{\n\"a\": 1\n\"b\": 2}");
    assert_int_equal(f->error.line, 3);
    assert_int_equal(f->error.column, 1);
    parse(f, "[1");
    assert_string_equal(f->error.message, "found the end of the text, expected ',' or ']'");
}

static void keeps_long_numbers_as_written(void **state)
{
    fixture *f = *state;
    assert_int_equal(parse(f, "{\"id\":1234567890123456789,\"n\":1.50,\"s\":\"7\"}"), MC_OK);
    assert_str(mc_json_text(&f->value, "id"), "1234567890123456789");
    assert_str(mc_json_text(&f->value, "n"), "1.50");
    assert_int_equal(parse(f, "{\"n\":18446744073709551616}"), MC_OK);
    assert_str(mc_json_text(&f->value, "n"), "18446744073709551616");
}

static void decodes_escapes(void **state)
{
    fixture *f = *state;
    assert_int_equal(parse(f, "\"a\\n\\u4e2d\\ud83d\\ude00\\/z\""), MC_OK);
    assert_str(f->value.text, "a\n\xE4\xB8\xAD\xF0\x9F\x98\x80/z");
    assert_int_equal(parse(f, "\"\\u0000|\\ud800|\\udc00\\ud800\\u0041\""), MC_OK);
    assert_str(f->value.text, "\xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF\xBD\xEF\xBF\xBD"
                              "A");
    assert_int_equal(f->notes.nul_characters, 1);
    assert_int_equal(f->notes.lone_surrogates, 3);
}

static void children_lie_side_by_side(void **state)
{
    fixture *f = *state;
    assert_int_equal(parse(f, "{\"t\":[{\"x\":1},[2,3],\"s\"],\"u\":true}"), MC_OK);
    assert_int_equal(f->value.count, 2);
    const mc_json *t = mc_json_member(&f->value, "t");
    assert_int_equal(t->count, 3);
    assert_str(mc_json_text(&t->items[0], "x"), "1");
    assert_int_equal(t->items[1].count, 2);
    assert_str(t->items[1].items[1].text, "3");
    assert_str(t->items[2].text, "s");
    assert_int_equal(mc_json_member(&f->value, "u")->kind, MC_JSON_TRUE);
    assert_null(mc_json_member(&f->value, "v"));
    assert_null(mc_json_member(t, "x"));
}

static void counts_duplicate_keys_and_takes_the_last(void **state)
{
    fixture *f = *state;
    assert_int_equal(parse(f, "{\"a\":1,\"b\":2,\"a\":3,\"a\":4}"), MC_OK);
    assert_int_equal(f->notes.duplicate_keys, 2);
    assert_str(mc_json_text(&f->value, "a"), "4");
    mc_buf many = MC_BUF_INIT(1 << 20);
    mc_buf_add_char(&many, '{');
    for (int i = 0; i < 1000; i++) {
        mc_buf_add_format(&many, "%s\"k%d\":%d", i ? "," : "", i % 999, i);
    }
    mc_buf_add_char(&many, '}');
    assert_int_equal(parse_bytes(f, many.data, many.size), MC_OK);
    assert_int_equal(f->notes.duplicate_keys, 1);
    assert_str(mc_json_text(&f->value, "k0"), "999");
    mc_buf_dispose(&many);
}

static void nesting_has_a_limit(void **state)
{
    fixture *f = *state;
    char deep[2 * MC_MAX_JSON_DEPTH + 3];
    memset(deep, '[', MC_MAX_JSON_DEPTH);
    memset(deep + MC_MAX_JSON_DEPTH, ']', MC_MAX_JSON_DEPTH);
    assert_int_equal(parse_bytes(f, deep, 2 * MC_MAX_JSON_DEPTH), MC_OK);
    memset(deep, '[', MC_MAX_JSON_DEPTH + 1);
    assert_int_equal(parse_bytes(f, deep, MC_MAX_JSON_DEPTH + 1), MC_ERR_LIMIT);
}

static void written_strings_read_back(void **state)
{
    fixture *f = *state;
    char all[128];
    for (int i = 0; i < 127; i++) {
        all[i] = (char)(i + 1);
    }
    mc_buf out = MC_BUF_INIT(4096);
    mc_buf_add_char(&out, '{');
    mc_json_write_key(&out, "k\"", true);
    mc_json_write_string(&out, (mc_str){all, 127});
    mc_json_write_key(&out, "l", false);
    mc_json_write_string(&out, MC_STR("\xE4\xB8\xAD<script>"));
    mc_buf_add_char(&out, '}');
    assert_int_equal(parse_bytes(f, out.data, out.size), MC_OK);
    mc_str back = mc_json_text(&f->value, "k\"");
    assert_int_equal(back.size, 127);
    assert_memory_equal(back.data, all, 127);
    assert_str(mc_json_text(&f->value, "l"), "\xE4\xB8\xAD<script>");
    mc_buf_dispose(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(accepts_every_valid_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_every_invalid_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_malformed_utf8, set_up, tear_down),
        cmocka_unit_test(sees_special_bytes_at_every_place),
        cmocka_unit_test_setup_teardown(names_line_and_column_in_characters, set_up, tear_down),
        cmocka_unit_test_setup_teardown(keeps_long_numbers_as_written, set_up, tear_down),
        cmocka_unit_test_setup_teardown(decodes_escapes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(children_lie_side_by_side, set_up, tear_down),
        cmocka_unit_test_setup_teardown(counts_duplicate_keys_and_takes_the_last, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(nesting_has_a_limit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(written_strings_read_back, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("record.json", tests, NULL, NULL);
}
