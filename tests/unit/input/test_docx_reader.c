// SPDX-License-Identifier: Apache-2.0
#include "reading.h"
#include "workbook_file.h"

#define BODY(content)                                                                              \
    "<w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>" content "</w:body></w:document>"
#define RUN(text)      "<w:r><w:t>" text "</w:t></w:r>"
#define PARAGRAPH(run) "<w:p>" run "</w:p>"

static const char *read_body(reading *r, const char *name, const char *part, const char *content)
{
    const workbook_part parts[] = {{"[Content_Types].xml", "<Types/>"}, {part, content}};
    size_t size = 0;
    char *bytes = workbook_file_pack(parts, 2, &size);
    const char *log = read_bytes(r, name, bytes, size);
    free(bytes);
    return log;
}

static void paragraphs_are_lines_and_runs_are_joined(void **state)
{
    assert_string_equal(
        read_body(*state, "a.docx", "word/document.xml",
                  BODY(PARAGRAPH("<w:pPr><w:b/></w:pPr>" RUN("催收员") RUN("骂我。")) PARAGRAPH("")
                           PARAGRAPH(RUN("一") "<w:r><w:tab/></w:r>" RUN("二")))),
        "doc a.docx:1 @a.docx text=[催收员骂我。\n一\t二]\nread a.docx 1 UTF-8\n");
}

static void rows_of_tables_are_lines(void **state)
{
    assert_string_equal(
        read_body(*state, "a.docx", "word/document.xml",
                  BODY("<w:tbl><w:tr><w:tc>" PARAGRAPH(RUN("编号")) "</w:tc><w:tc>" PARAGRAPH(
                      RUN("内容")) "</w:tc></w:tr></w:tbl>" PARAGRAPH(RUN("完")))),
        "doc a.docx:1 @a.docx text=[编号\t内容\n完]\nread a.docx 1 UTF-8\n");
}

static void what_was_deleted_and_fallbacks_are_left_out(void **state)
{
    assert_string_equal(
        read_body(
            *state, "a.docx", "word/document.xml",
            BODY(PARAGRAPH(
                "<w:del><w:r><w:delText>不</w:delText></w:r></w:del>" RUN("骂我") "<mc:Choice>" RUN(
                    "图") "</mc:Choice><mc:Fallback>" RUN("图") "</mc:Fallback>"))),
        "doc a.docx:1 @a.docx text=[骂我图]\nread a.docx 1 UTF-8\n");
}

static void a_broken_document_is_a_row(void **state)
{
    assert_string_equal(read_body(*state, "a.docx", "word/document.xml", "<w:document><w:body>"),
                        "skipped a.docx:0 bad_docx\n");
    assert_string_equal(read_body(*state, "a.docx", "word/other.xml", "<a/>"),
                        "skipped a.docx:0 bad_docx\n");
}

#define READING_TEST(test) cmocka_unit_test_setup_teardown(test, reading_set_up, reading_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(paragraphs_are_lines_and_runs_are_joined),
        READING_TEST(rows_of_tables_are_lines),
        READING_TEST(what_was_deleted_and_fallbacks_are_left_out),
        READING_TEST(a_broken_document_is_a_row),
    };
    return cmocka_run_group_tests_name("input.docx_reader", tests, NULL, NULL);
}
