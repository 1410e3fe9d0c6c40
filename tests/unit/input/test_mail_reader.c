// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

#define HEAD(type)                                                                                 \
    "From: =?utf-8?b?6ZmI5p+Q?= <c@example.com>\r\nSubject: =?utf-8?b?5oqV6K+J?=\r\n"              \
    "Date: Sun, 1 Mar 2026 09:12:03 +0800\r\nMIME-Version: 1.0\r\nContent-Type: " type "\r\n"
#define FACTS " title=投诉 date=2026-03-01 09:12:03 author=陈某 <c@example.com>"

static void plain_mails_are_their_words(void **state)
{
    assert_string_equal(
        read_text(*state, "a.eml",
                  HEAD("text/plain; charset=gb2312") "Content-Transfer-Encoding: "
                                                     "base64\r\n\r\ntN/K1cLuyMs=\r\n"),
        "doc a.eml:1 @a.eml" FACTS " text=[催收骂人]\nread a.eml 1 UTF-8\n");
    assert_string_equal(
        read_text(*state, "a.eml", HEAD("text/html") "\r\n<p>催收<b>骂人</b></p><p>又来</p>"),
        "doc a.eml:1 @a.eml" FACTS " text=[催收骂人\n又来]\nread a.eml 1 UTF-8\n");
}

static void of_alternatives_the_plain_one_is_taken(void **state)
{
    assert_string_equal(
        read_text(
            *state, "a.eml",
            HEAD("multipart/mixed; boundary=\"m\"") "\r\n--m\r\nContent-Type: "
                                                    "multipart/alternative; "
                                                    "boundary=a\r\n\r\n--a\r\nContent-Type: "
                                                    "text/html\r\n\r\n"
                                                    "<p>骂人</p>\r\n--a\r\nContent-Type: "
                                                    "text/plain\r\n\r\n骂人\r\n--a--\r\n--m\r\n"
                                                    "Content-Type: "
                                                    "image/png\r\n\r\nxx\r\n--m\r\nContent-Type: "
                                                    "application/pdf\r\n\r\n"
                                                    "xx\r\n--m\r\nContent-Disposition: "
                                                    "attachment\r\n\r\nxx\r\n--m--\r\n"),
        "doc a.eml:1 @a.eml" FACTS " text=[骂人]\nnote a.eml:0 attachments\nread a.eml 1 UTF-8\n");
    assert_string_equal(
        read_text(*state, "a.eml",
                  HEAD("multipart/alternative; boundary=a") "\r\n--a\r\nContent-Type: "
                                                            "text/html\r\n\r\n<p>骂人</p>\r\n"),
        "doc a.eml:1 @a.eml" FACTS
        " text=[骂人]\npartial a.eml:0 unreadable\nread a.eml 1 UTF-8\n");
}

static void broken_mails_end(void **state)
{
    const char *none = read_text(*state, "a.eml", HEAD("multipart/mixed") "\r\n骂人");
    assert_non_null(strstr(none, "note a.eml:0 empty\n"));
    mc_buf deep = MC_BUF_INIT(1 << 20);
    mc_buf_add_z(&deep, HEAD("multipart/mixed; boundary=x") "\r\n");
    for (int i = 0; i < 1000; i++) {
        mc_buf_add_z(&deep, "--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n");
    }
    const char *log = read_bytes(*state, "a.eml", deep.data, deep.size);
    assert_non_null(strstr(log, "read a.eml 1 UTF-8\n"));
    mc_buf_dispose(&deep);
}

static void pages_saved_in_one_file_are_read(void **state)
{
    assert_string_equal(
        read_text(*state, "a.mht",
                  "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
                  "Content-Type: text/html; charset=utf-8\n\n<p>骂人</p>\n--x\n"
                  "Content-Type: image/gif\n\nxx\n--x--\n"),
        "doc a.mht:1 @a.mht text=[骂人]\nread a.mht 1 UTF-8\n");
}

static void mails_without_mime_are_read_and_texts_like_them_are_texts(void **state)
{
    assert_string_equal(read_text(*state, "a.eml",
                                  "From: c@example.com\nSubject: 投诉\nX-Mailer: Old\n 2\nDate: "
                                  "Sun, 1 Mar 2026 09:12:03 +0800\n\n催收骂人\n"),
                        "doc a.eml:1 @a.eml title=投诉 date=2026-03-01 09:12:03 "
                        "author=c@example.com text=[催收骂人]\nread a.eml 1 UTF-8\n");
    assert_string_equal(
        read_text(*state, "a.txt", "From: 客服\n催收骂人\nTo: 我\nSubject: 投诉\n\n又来\n"),
        "doc a.txt:1 @a.txt text=[From: 客服\n催收骂人\nTo: 我\nSubject: 投诉\n\n又来\n]\n"
        "read a.txt 1 UTF-8\n");
}

#define READING_TEST(test) cmocka_unit_test_setup_teardown(test, reading_set_up, reading_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(plain_mails_are_their_words),
        READING_TEST(of_alternatives_the_plain_one_is_taken),
        READING_TEST(broken_mails_end),
        READING_TEST(mails_without_mime_are_read_and_texts_like_them_are_texts),
        READING_TEST(pages_saved_in_one_file_are_read),
    };
    return cmocka_run_group_tests_name("input.mail_reader", tests, NULL, NULL);
}
