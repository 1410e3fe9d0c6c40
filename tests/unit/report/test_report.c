// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../store/store_fixture.h"
#include "../unit.h"
#include "report/report.h"
#include "store/sql.h"

typedef struct written {
    mc_store *store;
    mc_messages *messages;
    char folder[64];
} written;

static written write_report(const char *lang, const char *name)
{
    written w = {0};
    mc_error err = {0};
    snprintf(w.folder, sizeof w.folder, "report-test-%s", name);
    assert_int_equal(mc_folder_remove(w.folder, &err), MC_OK);
    assert_int_equal(mc_folder_make(w.folder, &err), MC_OK);
    assert_int_equal(mc_messages_load(&w.messages, MC_LEXICONS, lang, &err), MC_OK);
    assert_int_equal(fixture_store(&w.store, "two_companies.jsonl", 5, &err), MC_OK);
    mc_report_options options = {.messages = w.messages, .formats = MC_REPORT_ALL, .min_cases = 5};
    mc_status st = mc_report_write(w.store, w.folder, &options, &err);
    if (st != MC_OK) print_error("%s\n", err.message);
    assert_int_equal(st, MC_OK);
    return w;
}

static void dispose(written *w)
{
    if (!getenv("MC_KEEP_REPORT")) mc_folder_remove(w->folder, NULL);
    mc_store_free(w->store);
    mc_messages_free(w->messages);
}

// The file's content with a NUL behind it; the caller frees it.
static char *content(const written *w, const char *file)
{
    char path[160];
    mc_error err = {0};
    mc_buf buf = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    snprintf(path, sizeof path, "%s/%s", w->folder, file);
    assert_int_equal(mc_file_read(&buf, path, &err), MC_OK);
    mc_buf_add_char(&buf, '\0');
    return buf.data;
}

static void assert_holds(const char *text, const char *part)
{
    if (!strstr(text, part)) print_error("not found: %s\n", part);
    assert_non_null(strstr(text, part));
}

static void every_page_says_unverified(void **state)
{
    (void)state;
    static const char *const pages[] = {"index.html",  "company-jiahe.html", "company-yishan.html",
                                        "few.html",    "unattributed.html",  "ambiguous.html",
                                        "report.json", "companies.csv",      "findings.csv"};
    written w = write_report("zh", "notice");
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        char *text = content(&w, pages[i]);
        assert_holds(text, "投诉所称，未经核实");
        free(text);
    }
    dispose(&w);
}

static void marks_quote_and_cue_in_the_sentence(void **state)
{
    (void)state;
    written w = write_report("zh", "marks");
    char *text = content(&w, "company-jiahe.html");
    assert_holds(text, "打电话<mark>威胁我家人</mark>，还要上门");
    assert_holds(text, "还<mark class=\"cue\">要</mark><mark>上门</mark>");
    assert_holds(text, "“从未”否定");
    assert_holds(text, "试行办法 第一条");
    // The copy is no evidence of its own.
    assert_null(strstr(text, "b.csv:9"));
    assert_holds(text, "66.7%");
    free(text);
    dispose(&w);
}

static void says_how_the_texts_write_the_company(void **state)
{
    (void)state;
    written w = write_report("zh", "mentions");
    char *text = content(&w, "company-jiahe.html");
    assert_holds(text, "文中写作： <bdi>甲禾消费</bdi> <span class=\"tag\">曾用名，2015-06-01 至 "
                       "2025-12-31</span>");
    assert_holds(text, "多数语句写的是曾用名 <bdi>甲禾消费</bdi>");
    free(text);
    text = content(&w, "company-yishan.html");
    assert_null(strstr(text, "曾用名"));
    free(text);
    text = content(&w, "index.html");
    assert_holds(text, "文中多称 <bdi>甲禾消费</bdi>");
    free(text);
    text = content(&w, "report.json");
    assert_holds(text, "{\"company\":\"jiahe\",\"mention\":\"甲禾消费\",\"findings\":16,"
                       "\"former\":true,\"valid_from\":\"2015-06-01\","
                       "\"valid_to\":\"2025-12-31\"}");
    free(text);
    dispose(&w);
}

static void says_which_listed_name_a_discovered_one_may_be(void **state)
{
    (void)state;
    written w = write_report("zh", "resembles");
    char *text = content(&w, "index.html");
    assert_holds(text, "丙川汇通</a> <span class=\"tag\">名录外，由文本识别</span>"
                       " <span class=\"tag\">或为 <bdi>丙川信汇通</bdi></span>");
    free(text);
    text = content(&w, "few.html");
    assert_holds(text, "<h2>丙川汇通</h2>\n<p>名录中有“丙川信汇通”，与此名只差一处");
    free(text);
    text = content(&w, "companies.csv");
    assert_holds(text, ",jiahe,丙川信汇通,");
    free(text);
    text = content(&w, "report.json");
    assert_holds(text, "\"resembles\":\"jiahe\",\"resembles_name\":\"丙川信汇通\"}");
    free(text);
    text = content(&w, "report.xml");
    assert_holds(text, "<resembles_name>丙川信汇通</resembles_name>");
    free(text);
    text = content(&w, "company-jiahe.html");
    assert_null(strstr(text, "丙川"));
    free(text);
    dispose(&w);
}

static void escapes_what_comes_from_texts(void **state)
{
    (void)state;
    written w = write_report("zh", "escape");
    char *text = content(&w, "unattributed.html");
    assert_null(strstr(text, "<script>alert"));
    assert_holds(text, "他们&lt;script&gt;alert(1)&lt;/script&gt;天天打电话");
    assert_holds(text, "我&amp;家人");
    free(text);
    text = content(&w, "findings.csv");
    assert_true(memcmp(text, "\xEF\xBB\xBF", 3) == 0);
    assert_holds(text, ",'=cmd|' /C calc'!A0,");
    free(text);
    dispose(&w);
}

static void few_texts_get_no_page_and_no_rate(void **state)
{
    (void)state;
    written w = write_report("zh", "few");
    char *text = content(&w, "index.html");
    assert_holds(text, "few.html#c-x-0123456789abcdef");
    free(text);
    char path[160];
    snprintf(path, sizeof path, "%s/company-x-0123456789abcdef.html", w.folder);
    assert_int_equal(mc_path_kind_of(path), MC_PATH_MISSING);
    text = content(&w, "company-yishan.html");
    assert_holds(text, "少于 5 篇");
    assert_null(strstr(text, "<span class=\"bar\""));
    free(text);
    dispose(&w);
}

static void english_pages_hold_no_chinese_labels(void **state)
{
    (void)state;
    written w = write_report("en", "english");
    char *text = content(&w, "company-yishan.html");
    assert_holds(text, "<html lang=\"en\">");
    assert_holds(text, "As alleged in complaints, not verified");
    assert_null(strstr(text, "未经核实"));
    free(text);
    dispose(&w);
}

static void is_the_same_when_written_again(void **state)
{
    (void)state;
    written a = write_report("zh", "once"), b = write_report("zh", "again");
    static const char *const files[] = {"index.html",   "company-jiahe.html", "report.json",
                                        "findings.csv", "companies.csv",      "few.html"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char *one = content(&a, files[i]), *two = content(&b, files[i]);
        assert_string_equal(one, two);
        free(one);
        free(two);
    }
    dispose(&a);
    dispose(&b);
}

static char *summary_of(written *w)
{
    mc_error err = {0};
    char path[160];
    mc_report_options options = {.messages = w->messages, .min_cases = 30};
    snprintf(path, sizeof path, "%s/summary.txt", w->folder);
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    assert_int_equal(mc_report_print_summary(w->store, &options, out, &err), MC_OK);
    assert_int_equal(fclose(out), 0);
    return content(w, "summary.txt");
}

static void prints_an_aligned_summary(void **state)
{
    (void)state;
    written w = write_report("zh", "summary");
    char *text = summary_of(&w);
    assert_holds(text, "甲禾消费金融有限公司                           9");
    assert_holds(text, "（未能归属）");
    free(text);
    dispose(&w);
}

static void hints_at_complaints_taken_for_something_else(void **state)
{
    (void)state;
    written w = write_report("zh", "genres");
    struct sqlite3 *db = mc_store_handle(w.store);
    // What the input says is; what the text tells may be wrong, unless complaints are few.
    const char *const steps[] = {"UPDATE findings SET place='genre'",
                                 "UPDATE documents SET genre_reason='{\"code\":\"genre_cues\"}'",
                                 "UPDATE documents SET genre='news'"};
    for (int i = 0; i < 3; i++) {
        mc_error err = {0};
        assert_int_equal(mc_sql_run(db, steps[i], &err), MC_OK);
        char *text = summary_of(&w);
        assert_int_equal(strstr(text, "--as-genre") != NULL, i == 1);
        free(text);
    }
    dispose(&w);
}

static void pages_say_what_is_left_out(void **state)
{
    (void)state;
    written w = write_report("zh", "filters");
    char *text = content(&w, "company-jiahe.html");
    assert_null(strstr(text, "本报告只含"));
    free(text);
    mc_error err = {0};
    assert_int_equal(mc_sql_run(mc_store_handle(w.store),
                                "INSERT INTO settings VALUES('since','2026-01-01'),"
                                "('category','insult threat'),('company','jiahe nobody'),"
                                "('genre','complaint')",
                                &err),
                     MC_OK);
    mc_report_options options = {.messages = w.messages, .formats = MC_REPORT_HTML, .min_cases = 5};
    assert_int_equal(mc_report_write(w.store, w.folder, &options, &err), MC_OK);
    static const char *const pages[] = {"index.html", "company-jiahe.html", "unattributed.html"};
    for (size_t i = 0; i < 3; i++) {
        text = content(&w, pages[i]);
        assert_holds(text, "本报告只含");
        assert_holds(text, "<bdi>2026-01-01</bdi>");
        assert_holds(text, "<bdi>侮辱辱骂</bdi>, <bdi>威胁恐吓</bdi>"); // words, no codes
        assert_holds(text, "<bdi>甲禾消费金融有限公司</bdi>, <bdi>nobody</bdi>");
        assert_holds(text, "体裁 投诉");
        free(text);
    }
    dispose(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_page_says_unverified),
        cmocka_unit_test(marks_quote_and_cue_in_the_sentence),
        cmocka_unit_test(says_how_the_texts_write_the_company),
        cmocka_unit_test(says_which_listed_name_a_discovered_one_may_be),
        cmocka_unit_test(escapes_what_comes_from_texts),
        cmocka_unit_test(few_texts_get_no_page_and_no_rate),
        cmocka_unit_test(english_pages_hold_no_chinese_labels),
        cmocka_unit_test(is_the_same_when_written_again),
        cmocka_unit_test(prints_an_aligned_summary),
        cmocka_unit_test(hints_at_complaints_taken_for_something_else),
        cmocka_unit_test(pages_say_what_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
