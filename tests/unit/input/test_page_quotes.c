// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <string.h>

#include "../unit.h"

#include "base/limits.h"
#include "input/page_quotes.h"

typedef struct thread {
    mc_buf text;
    mc_page_quotes quotes;
} thread;

static int set_up(void **state)
{
    static thread t;
    t = (thread){.text = MC_BUF_INIT(MC_MAX_DOCUMENT_BYTES)};
    *state = &t;
    return 0;
}

static int tear_down(void **state)
{
    thread *t = *state;
    mc_page_quotes_dispose(&t->quotes);
    mc_buf_dispose(&t->text);
    return 0;
}

static void say(thread *t, const char *line)
{
    mc_buf_add_z(&t->text, line);
    mc_buf_add_char(&t->text, '\n');
}

static void quote(thread *t, const char *lines)
{
    size_t begin = t->text.size;
    say(t, lines);
    mc_page_quotes_add(&t->quotes, begin, t->text.size);
}

static void assert_text(thread *t, uint32_t dropped, const char *expected)
{
    uint32_t untried;
    assert_int_equal(mc_page_quotes_drop(&t->quotes, &t->text, &untried), dropped);
    assert_int_equal(untried, 0);
    assert_int_equal(t->text.size, strlen(expected));
    assert_memory_equal(t->text.data, expected, t->text.size);
}

static void what_is_said_before_or_behind_is_taken_out(void **state)
{
    thread *t = *state;
    quote(t, "小林 发表于 09:12\n他们半夜打电话骂我妈和我弟弟…");
    say(t, "我也是");
    say(t, "他们半夜打电话骂我妈和我弟弟。");
    quote(t, "我也是");
    quote(t, "公司说从未骂人，也不会上门");
    assert_text(t, 2, "我也是\n他们半夜打电话骂我妈和我弟弟。\n公司说从未骂人，也不会上门\n");
}

static void of_quotations_that_repeat_one_another_the_last_stays(void **state)
{
    thread *t = *state;
    quote(t, "他们半夜打电话骂我妈和我弟弟。");
    quote(t, "他们半夜打电话骂我妈和我弟弟。");
    say(t, "是的");
    assert_text(t, 1, "他们半夜打电话骂我妈和我弟弟。\n是的\n");
}

// Lines that begin alike do not make the search longer than the page.
static void a_long_thread_is_compared_to_its_end(void **state)
{
    thread *t = *state;
    char line[64];
    for (int i = 0; i < 20000; i++) {
        snprintf(line, sizeof line, "他们第 %d 次打电话骂我妈和我弟弟", i);
        say(t, line);
        if (i % 2) quote(t, line);
    }
    uint32_t untried;
    assert_int_equal(mc_page_quotes_drop(&t->quotes, &t->text, &untried), 10000);
    assert_int_equal(untried, 0);
}

static void what_was_not_compared_is_counted(void **state)
{
    thread *t = *state;
    char line[32];
    for (int i = 0; i < 70000; i++) {
        snprintf(line, sizeof line, "赞%06d", i);
        quote(t, line);
        say(t, "是的，我也遇到过这样的事情，天天打电话");
    }
    uint32_t untried, dropped = mc_page_quotes_drop(&t->quotes, &t->text, &untried);
    assert_int_equal(dropped, 0);
    assert_true(untried > 70000 - 65536);
    assert_true(untried < 70000);
}

#define THREAD_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        THREAD_TEST(what_is_said_before_or_behind_is_taken_out),
        THREAD_TEST(of_quotations_that_repeat_one_another_the_last_stays),
        THREAD_TEST(a_long_thread_is_compared_to_its_end),
        THREAD_TEST(what_was_not_compared_is_counted),
    };
    return cmocka_run_group_tests_name("input.page_quotes", tests, NULL, NULL);
}
