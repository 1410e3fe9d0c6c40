// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "../unit.h"

#include "report/html.h"

static void assert_written(mc_html *page, const char *expected)
{
    assert_int_equal(page->out.size, strlen(expected));
    assert_memory_equal(page->out.data, expected, strlen(expected));
    mc_buf_dispose(&page->out);
}

static void escapes_what_is_markup(void **state)
{
    (void)state;
    mc_html page = {.out = MC_BUF_INIT(1 << 16)};
    mc_html_text(&page, MC_STR("<img src=x onerror='alert(1)'> & \"甲禾\""));
    assert_written(&page, "&lt;img src=x onerror=&#39;alert(1)&#39;&gt; &amp; &quot;甲禾&quot;");
}

static void replaces_control_characters(void **state)
{
    (void)state;
    mc_html page = {.out = MC_BUF_INIT(1 << 16)};
    mc_html_text(&page, (mc_str){"a\0b\x1b[c\td\ne", 10});
    assert_written(&page, "a b [c\td\ne");
}

static void isolates_foreign_text(void **state)
{
    (void)state;
    mc_html page = {.out = MC_BUF_INIT(1 << 16)};
    mc_html_foreign(&page, MC_STR("</bdi><b>\xe2\x80\xae"));
    assert_written(&page, "<bdi>&lt;/bdi&gt;&lt;b&gt;\xe2\x80\xae</bdi>");
}

static void rounds_shares_to_tenths(void **state)
{
    (void)state;
    mc_html page = {.out = MC_BUF_INIT(1 << 16)};
    mc_html_percent(&page, 0.3749);
    mc_html_raw(&page, " ");
    mc_html_percent(&page, 1.0);
    mc_html_raw(&page, " ");
    mc_html_percent(&page, 0.00051);
    assert_written(&page, "37.5% 100.0% 0.1%");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes_what_is_markup),
        cmocka_unit_test(replaces_control_characters),
        cmocka_unit_test(isolates_foreign_text),
        cmocka_unit_test(rounds_shares_to_tenths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
