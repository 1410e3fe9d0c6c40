// SPDX-License-Identifier: Apache-2.0
#include "lexicon/fmt.h"

#include "lexicon_folder.h"

static mc_fmt_changes assert_formats(const char *text, const char *expected)
{
    mc_buf once = MC_BUF_INIT(1 << 20), twice = MC_BUF_INIT(1 << 20);
    mc_fmt_changes changes, none;
    mc_error err = {0};
    assert_int_equal(mc_lexicon_fmt(&once, &changes, "t.tsv", mc_str_from_z(text), &err), MC_OK);
    mc_buf_add_char(&once, '\0');
    assert_string_equal(once.data, expected);
    once.size--;
    assert_int_equal(mc_lexicon_fmt(&twice, &none, "t.tsv", mc_buf_str(&once), &err), MC_OK);
    assert_true(mc_str_equal(mc_buf_str(&once), mc_buf_str(&twice)));
    mc_fmt_changes zero = {0};
    assert_memory_equal(&none, &zero, sizeof none);
    mc_buf_dispose(&once);
    mc_buf_dispose(&twice);
    return changes;
}

static void everything_is_mended_at_once(void **state)
{
    (void)state;
    mc_fmt_changes changes = assert_formats("\xEF\xBB\xBFid\tterm\tneeds\r\n"
                                            "b.x\t 打｜人\t＠kin｜爸\r\n"
                                            "a.x\te\xCC\x81\t\r\n# end",
                                            "id\tterm\tneeds\n"
                                            "a.x\t\xC3\xA9\t\n"
                                            "b.x\t打｜人\t@kin|爸\n# end\n");
    assert_int_equal(changes.byte_order_marks, 1);
    assert_int_equal(changes.carriage_returns, 3);
    assert_int_equal(changes.wide_separators, 2); // the term keeps its bar: it is no alternative
    assert_int_equal(changes.not_nfc, 1);
    assert_int_equal(changes.blanks, 1);
    assert_int_equal(changes.moved, 2);
    assert_int_equal(changes.final_newlines, 1);
}

static void signs_in_the_braces_of_a_cue_are_mended(void **state)
{
    (void)state;
    mc_fmt_changes changes =
        assert_formats("id\tcue\na.x\t甲｜＠｛＠kin｜爸｝说｜\nb.x\t{爸｜妈}＠\n",
                       "id\tcue\na.x\t甲｜＠{@kin|爸}说｜\nb.x\t{爸|妈}＠\n");
    assert_int_equal(changes.wide_separators, 5);
}

static void encodings_of_a_spreadsheet_are_decoded(void **state)
{
    (void)state;
    static const char gbk[] = "id\tterm\r\na.x\t\xB6\xCF\xC4\xE3\xCB\xAE\xB5\xE7\r\n"; // 断你水电
    static const char utf16[] = "\xFF\xFEi\0d\0\r\0\n\0\x03\x4E\r\0\n"; // 七; the last NUL is C's
    mc_buf out = MC_BUF_INIT(1 << 20);
    mc_fmt_changes changes;
    mc_error err = {0};
    assert_int_equal(mc_lexicon_fmt(&out, &changes, "t.tsv", mc_str_from_z(gbk), &err), MC_OK);
    assert_true(mc_str_equal(mc_buf_str(&out), MC_STR("id\tterm\na.x\t断你水电\n")));
    assert_string_equal(changes.decoded_from, "GB18030");
    mc_buf_clear(&out);
    mc_str wide = {utf16, sizeof utf16};
    assert_int_equal(mc_lexicon_fmt(&out, &changes, "t.tsv", wide, &err), MC_OK);
    assert_true(mc_str_equal(mc_buf_str(&out), MC_STR("id\n七\n")));
    assert_string_equal(changes.decoded_from, "UTF-16LE");
    mc_buf_dispose(&out);
}

static void quotes_of_a_spreadsheet_are_removed(void **state)
{
    (void)state;
    mc_fmt_changes changes = assert_formats("\"# a, b\"\t\t\nid\tterm\tnote\n"
                                            "a.x\t\"他说\"\"好\"\"，\"\t\"\"\"x\"\"\"\n"
                                            "b.x\t\"a\"b\"\t\"\n",
                                            "# a, b\nid\tterm\tnote\n"
                                            "a.x\t他说\"好\"，\tx\n"
                                            "b.x\t\"a\"b\"\t\"\n");
    assert_int_equal(changes.quoted, 4);
    assert_formats("id\tterm\nb\t\n\"\"\t\"\"\na\t\n", "id\tterm\nb\t\n\na\t\n");
    assert_formats("id\tterm\nb\t\n\"\xEF\xBB\xBF\"\"a\"\"\"\t\n", "id\tterm\na\t\nb\t\n");
}

static void rows_are_sorted_within_sections(void **state)
{
    (void)state;
    assert_formats(
        "# top\nclass\tword\n# two\nkin\t妈\nkin\t儿\nboss\t老板\n\n# one\nat\t家\naa\t店\n",
        "# top\nclass\tword\n# two\nboss\t老板\nkin\t儿\nkin\t妈\n\n# one\naa\t店\nat\t家\n");
    assert_formats("company\talias\nb\t2\nb\t1\na\t3\n", "company\talias\na\t3\nb\t1\nb\t2\n");
}

static void an_order_that_means_something_stays(void **state)
{
    (void)state;
    mc_fmt_changes changes = assert_formats("kind\tnote\nz\t\na\t\n", "kind\tnote\nz\t\na\t\n");
    assert_int_equal(changes.moved, 0);
}

static void empty_files_stay_and_lone_returns_end_lines(void **state)
{
    (void)state;
    assert_formats("", "");
    assert_formats("\xEF\xBB\xBF\xEF\xBB\xBFid\n", "id\n");
    assert_formats("id\rb\ra", "id\na\nb\n");
}

static void bytes_that_are_no_text_are_refused(void **state)
{
    (void)state;
    mc_buf out = MC_BUF_INIT(1 << 20);
    mc_fmt_changes changes;
    mc_error err = {0};
    mc_str text = MC_STR("id\na\n\xC3(\n");
    assert_int_equal(mc_lexicon_fmt(&out, &changes, "t.tsv", text, &err), MC_ERR_LEXICON);
    assert_int_equal(err.line, 3);
    assert_non_null(strstr(err.message, "0xc3"));
    assert_int_equal(out.size, 0);
    mc_buf_dispose(&out);
}

static void files_are_rewritten_and_reported(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    char path[128];
    mc_error err = {0};
    mc_sink sink = {folder_note, folder};
    folder_file(folder, "terms/more.tsv", "id\tneeds\r\nb\t1｜2\r\n");
    snprintf(path, sizeof path, "%s/terms/more.tsv", folder->path);
    bool differs = false;
    assert_int_equal(mc_lexicon_fmt_file(path, MC_FMT_CHECK, &differs, &sink, &err), MC_OK);
    assert_true(differs);
    assert_int_equal(mc_lexicon_fmt_file(path, MC_FMT_REWRITE, &differs, &sink, &err), MC_OK);
    assert_true(differs);
    assert_int_equal(folder->event_count, 4);
    assert_int_equal(folder->levels[0], MC_LEVEL_INFO);
    assert_true(folder_has(folder, "terms/more.tsv", 0, "carriage returns", "2"));
    assert_true(folder_has(folder, "terms/more.tsv", 0, "full-width separators", "1"));
    assert_int_equal(mc_lexicon_fmt_file(path, MC_FMT_CHECK, &differs, &sink, &err), MC_OK);
    assert_false(differs);
    assert_int_equal(folder->event_count, 4);
    assert_int_equal(mc_lexicon_fmt_file("x.xml", MC_FMT_REWRITE, &differs, &sink, &err),
                     MC_ERR_USAGE);
    folder_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_mended_at_once),
        cmocka_unit_test(signs_in_the_braces_of_a_cue_are_mended),
        cmocka_unit_test(encodings_of_a_spreadsheet_are_decoded),
        cmocka_unit_test(quotes_of_a_spreadsheet_are_removed),
        cmocka_unit_test(rows_are_sorted_within_sections),
        cmocka_unit_test(an_order_that_means_something_stays),
        cmocka_unit_test(empty_files_stay_and_lone_returns_end_lines),
        cmocka_unit_test(bytes_that_are_no_text_are_refused),
        cmocka_unit_test(files_are_rewritten_and_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
