// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "../unit.h"

#include "input/mime.h"

static void assert_str(mc_str s, const char *expected)
{
    assert_int_equal(s.size, strlen(expected));
    assert_memory_equal(s.data, expected, s.size);
}

static void assert_field(const char *head, const char *name, const char *expected)
{
    mc_buf value = MC_BUF_INIT(1 << 16);
    mc_error err = {0};
    assert_int_equal(mc_mime_field(mc_str_from_z(head), mc_str_from_z(name), &value, &err), MC_OK);
    assert_str(mc_buf_str(&value), expected);
    mc_buf_dispose(&value);
}

static void fields_are_joined_and_decoded(void **state)
{
    (void)state;
    assert_field("To: b\r\nSubject: one\r\n two\r\nFrom: a\r\n", "subject", "one two");
    assert_field("Subject-X: no\nSUBJECT: yes\n", "subject", "yes");
    assert_field("Subject: =?UTF-8?Q?=E6=8A=95=E8=AF=89_?= =?utf-8?b?5p2+5p6c?= (re)\n", "subject",
                 "投诉 松果 (re)");
    // A character of GB2312 that the mailer cut between two words.
    assert_field("Subject: =?gb2312?B?zbY=?=\n =?gb2312?B?y98=?=\n", "subject", "投诉");
    assert_field("Subject: =?gb2312?B?zQ==?= =?gb2312?B?tsvf?=\n", "subject", "投诉");
    assert_field("Subject: \xCD\xB6\xCB\xDF\xB4\xDF\xCA\xD5\n", "subject", "投诉催收");
    assert_field("Subject: =?x?q?broken\n", "subject", "=?x?q?broken");
    assert_field("Subject:\n", "subject", "");
    assert_field("", "subject", "");
}

static void parameters_lose_their_quotes(void **state)
{
    (void)state;
    mc_str type = MC_STR("multipart/mixed; charset=GBK; Boundary = \"a b\"; x");
    assert_str(mc_mime_parameter(type, MC_STR("boundary")), "a b");
    assert_str(mc_mime_parameter(type, MC_STR("charset")), "GBK");
    assert_null(mc_mime_parameter(type, MC_STR("name")).data);
    assert_null(mc_mime_parameter(MC_STR("charset=x"), MC_STR("charset")).data);
}

static void assert_body(const char *message, const char *expected)
{
    mc_buf body = MC_BUF_INIT(1 << 16);
    mc_error err = {0};
    mc_mime_part part = mc_mime_part_of(mc_str_from_z(message));
    assert_int_equal(mc_mime_body(&part, &body, &err), MC_OK);
    assert_str(mc_buf_str(&body), expected);
    mc_buf_dispose(&body);
}

static void bodies_are_decoded(void **state)
{
    (void)state;
    assert_body("A: b\r\n\r\none\r\ntwo\r\n", "one\ntwo\n");
    assert_body("Content-Transfer-Encoding: base64\n\n5oqV\n6K+J\n", "投诉");
    assert_body("Content-Transfer-Encoding: Quoted-Printable\n\n=E6=8A=\n=95=e8=AF=89 =3D =\r\n=zz",
                "投诉 = =zz");
    assert_body("A: b", "");
    assert_body("\nbody", "body");
}

static void parts_stand_between_boundaries(void **state)
{
    (void)state;
    mc_str rest = MC_STR("before\n--x\nA: 1\n\none\n--x\n\ntwo --x\n--x--\nafter"), part;
    assert_true(mc_mime_next(&rest, MC_STR("x"), &part));
    assert_str(part, "A: 1\n\none\n");
    assert_true(mc_mime_next(&rest, MC_STR("x"), &part));
    assert_str(part, "\ntwo --x\n");
    assert_false(mc_mime_next(&rest, MC_STR("x"), &part));
    rest = MC_STR("--x\n\ncut off");
    assert_true(mc_mime_next(&rest, MC_STR("x"), &part));
    assert_str(part, "\ncut off");
    assert_false(mc_mime_next(&rest, MC_STR("x"), &part));
    assert_false(mc_mime_next(&rest, MC_STR(""), &part));
}

static void assert_date(const char *date, const char *expected)
{
    mc_buf out = MC_BUF_INIT(64);
    mc_mime_date(mc_str_from_z(date), &out);
    assert_str(mc_buf_str(&out), expected);
    mc_buf_dispose(&out);
}

static void dates_of_mails_are_days(void **state)
{
    (void)state;
    assert_date("Sun, 1 Mar 2026 09:12:03 +0800", "2026-03-01 09:12:03");
    assert_date("11 dec 26", "2026-12-11");
    assert_date("Sun, 1 Mar 2026 9:12", "2026-03-01");
    assert_date("Sun, 1 Mar 2026 ab:cd:ef", "2026-03-01");
    assert_date("Sun, 1 Mar 2026 01:02:\xE6\x8A\x95", "2026-03-01");
    assert_date("2026-03-01", "");
    assert_date("Sun, ", "");
    assert_date("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_joined_and_decoded),
        cmocka_unit_test(parameters_lose_their_quotes),
        cmocka_unit_test(bodies_are_decoded),
        cmocka_unit_test(parts_stand_between_boundaries),
        cmocka_unit_test(dates_of_mails_are_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
