// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <string.h>

#include "../unit.h"

#include "input/format.h"

static mc_format format_of(const char *sample, const char *name, const char **what)
{
    mc_reader_options options = {0};
    return mc_format_of(mc_str_from_z(sample), mc_str_from_z(name), &options, what);
}

static void content_decides(void **state)
{
    (void)state;
    static const struct {
        const char *sample, *name;
        mc_format format;
    } cases[] = {{"他们骂人。", "a.txt", MC_FORMAT_TEXT},
                 {"id,text\n1,他们骂人\n", "", MC_FORMAT_CSV},
                 {"id;text\n1;他们骂人\n", "a.txt", MC_FORMAT_CSV},
                 {"id\ttext\n1\t他们骂人\n", "", MC_FORMAT_TSV},
                 {"甲,乙\n1,2\n", "a.csv", MC_FORMAT_CSV},
                 {"{\"text\":\"他们骂人\"}\n", "", MC_FORMAT_JSONL},
                 {"WEBVTT\n\n", "", MC_FORMAT_CAPTIONS},
                 {"1\n00:01,0 --> 00:02,0\n好\n", "a.txt", MC_FORMAT_CAPTIONS},
                 {"1\n甲 --> 乙\n", "", MC_FORMAT_TEXT},
                 {" [ {\"text\":1}]", "", MC_FORMAT_JSONL},
                 {"[泪]他们骂人", "", MC_FORMAT_TEXT},
                 {"<!-- a --><HTML><p>x", "", MC_FORMAT_HTML},
                 {"<?xml version=\"1.0\"?><a/>", "", MC_FORMAT_XML},
                 {"<rows><row/></rows>", "", MC_FORMAT_XML},
                 {"<3 他们", "", MC_FORMAT_TEXT},
                 {"<rows><row/></rows>", "a.html", MC_FORMAT_HTML}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *what = NULL;
        assert_int_equal(format_of(cases[i].sample, cases[i].name, &what), cases[i].format);
        assert_null(what);
    }
}

static void binary_formats_are_named(void **state)
{
    (void)state;
    const char *what = NULL;
    assert_int_equal(format_of("PK\x03\x04rest", "a.csv", &what), MC_FORMAT_AUTO);
    assert_non_null(strstr(what, "ZIP"));
    assert_int_equal(format_of("PK\x03\x04[Content_Types].xml word/document.xml", "a.doc", &what),
                     MC_FORMAT_DOCX);
    assert_int_equal(format_of("PK\x03\x04rest", "a.docx", &what), MC_FORMAT_DOCX);
    assert_int_equal(
        format_of("PK\x03\x04[Content_Types].xml ppt/presentation.xml", "a.pptx", &what),
        MC_FORMAT_AUTO);
    assert_string_equal(what, "a set of slides");
    assert_int_equal(format_of("{\\rtf1\\ansi x}", "a.txt", &what), MC_FORMAT_AUTO);
    assert_non_null(strstr(what, "Rich Text"));
    assert_int_equal(
        format_of("From: a\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n=E5", "a", &what),
        MC_FORMAT_MAIL);
    assert_int_equal(format_of("他说\n\nMIME-Version: 1.0\nContent-Type: x\n", "a", &what),
                     MC_FORMAT_TEXT);
    assert_int_equal(format_of("\x01\x02\x03\x04\x05\x06", "a.txt", &what), MC_FORMAT_AUTO);
    assert_null(what);
    assert_int_equal(format_of("a\x01"
                               "b",
                               "a.txt", &what),
                     MC_FORMAT_TEXT); // damage, not data
}

static void codes_go_there_and_back(void **state)
{
    (void)state;
    for (int format = MC_FORMAT_TEXT; format <= MC_FORMAT_XLSX; format++)
        assert_int_equal(mc_format_find(mc_str_from_z(mc_format_code((mc_format)format))), format);
    assert_int_equal(mc_format_find(MC_STR("word")), MC_FORMAT_AUTO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(content_decides),
        cmocka_unit_test(binary_formats_are_named),
        cmocka_unit_test(codes_go_there_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
