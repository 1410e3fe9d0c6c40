// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <string.h>

#include "../store/generated.h"
#include "../unit.h"
#include "report/evidence.h"
#include "report/evidence_row.h"
#include "store/sql.h"

typedef struct listing {
    mc_store *store;
    mc_messages *messages;
    mc_report_options options;
    mc_report_run run;
} listing;

static const generated texts[] = {{"a", "2026-01", 450, 430}};

static void open_listing(listing *l, uint32_t evidence, uint64_t seed)
{
    mc_error err = {0};
    mc_store_options options = {.min_cases = 30};
    *l = (listing){.options = {.evidence = evidence, .seed = seed, .min_cases = 30}};
    assert_int_equal(mc_messages_load(&l->messages, MC_LEXICONS, "zh", &err), MC_OK);
    assert_int_equal(generated_store(&l->store, texts, 1, &options, &err), MC_OK);
    l->options.messages = l->messages;
    l->run = (mc_report_run){.db = mc_store_handle(l->store),
                             .folder = ".",
                             .options = &l->options,
                             .messages = l->messages};
}

static void dispose(listing *l)
{
    mc_store_free(l->store);
    mc_messages_free(l->messages);
}

// The page's markup with a NUL behind it.
static char *write_part(listing *l, mc_html *page, const mc_evidence *chosen, int part)
{
    mc_error err = {0};
    *page = (mc_html){MC_BUF_INIT(1 << 24), MC_BUF_INIT(1 << 20), l->messages};
    assert_int_equal(mc_evidence_write(page, &l->run, chosen, part, &err), MC_OK);
    mc_buf_add_char(&page->out, '\0');
    return page->out.data;
}

static int count_of(const char *text, const char *part)
{
    int count = 0;
    for (const char *at = text; (at = strstr(at, part)); at++) {
        count++;
    }
    return count;
}

static void long_lists_are_split(void **state)
{
    (void)state;
    listing l;
    mc_html page;
    mc_error err = {0};
    mc_evidence chosen;
    open_listing(&l, 0, 1);
    assert_int_equal(mc_evidence_choose(&chosen, &l.run, MC_STR("a"), "company-a.html", &err),
                     MC_OK);
    assert_int_equal(chosen.all, 430);
    assert_int_equal(chosen.pages, 3);
    static const int rows[] = {MC_EVIDENCE_PAGE_ROWS, MC_EVIDENCE_PAGE_ROWS, 30};
    for (int part = 0; part < 3; part++) {
        char *text = write_part(&l, &page, &chosen, part);
        assert_int_equal(count_of(text, "<article"), rows[part]);
        assert_non_null(strstr(text, "href=\"company-a.p3.html#evidence\""));
        mc_html_dispose(&page);
    }
    char *whole = write_part(&l, &page, &chosen, MC_EVIDENCE_WHOLE);
    assert_int_equal(count_of(whole, "<article"), 430);
    mc_html_dispose(&page);
    dispose(&l);
}

static int64_t drawn(listing *l)
{
    int64_t sum = 0;
    mc_error err = {0};
    mc_evidence chosen;
    assert_int_equal(mc_evidence_choose(&chosen, &l->run, MC_STR("a"), "company-a.html", &err),
                     MC_OK);
    assert_int_equal(chosen.shown, 20);
    assert_int_equal(
        mc_sql_number(&sum, l->run.db, "SELECT sum(finding*finding) FROM temp.shown", &err), MC_OK);
    return sum;
}

static void what_does_not_fit_is_drawn_by_seed(void **state)
{
    (void)state;
    listing one, again, other;
    mc_html page;
    mc_error err = {0};
    mc_evidence chosen;
    open_listing(&one, 20, 7);
    open_listing(&again, 20, 7);
    open_listing(&other, 20, 8);
    assert_int_equal(drawn(&one), drawn(&again));
    assert_int_not_equal(drawn(&one), drawn(&other));
    assert_int_equal(mc_evidence_choose(&chosen, &one.run, MC_STR("a"), "company-a.html", &err),
                     MC_OK);
    char *text = write_part(&one, &page, &chosen, 0);
    assert_non_null(strstr(text, "显示 20 条，共 430 条"));
    assert_non_null(strstr(text, "种子 7"));
    mc_html_dispose(&page);
    dispose(&one);
    dispose(&again);
    dispose(&other);
}

// Twelve texts are near copies: each names the first eight of the others, and links those shown.
static void near_copies_name_each_other(void **state)
{
    (void)state;
    listing l;
    mc_html page;
    mc_error err = {0};
    mc_evidence chosen;
    open_listing(&l, 0, 1);
    assert_int_equal(mc_sql_run(l.run.db,
                                "UPDATE clusters SET near=1,near_texts=12 WHERE cluster<=12;"
                                "UPDATE documents SET near=1 WHERE cluster<=12",
                                &err),
                     MC_OK);
    assert_int_equal(mc_evidence_choose(&chosen, &l.run, MC_STR("a"), "company-a.html", &err),
                     MC_OK);
    // All on one page: no link leads to another, which would not be there.
    char *text = write_part(&l, &page, &chosen, MC_EVIDENCE_WHOLE);
    assert_int_equal(count_of(text, ".html#"), 0);
    assert_int_equal(count_of(text, "近似文本"), 12);
    assert_int_equal(count_of(text, "· <a href=\""), 12 * 8);
    // By day and id: 0-0, 0-1, 0-10, 0-11, 0-2 …; the text itself is not named.
    assert_non_null(strstr(text, "计为一篇 · <a href=\"#f0-1\"><bdi>0-1</bdi></a> · <a"
                                 " href=\"#f0-10\"><bdi>0-10</bdi></a>"));
    assert_int_equal(count_of(text, "<bdi>0-9</bdi></a>"), 0);
    assert_int_equal(count_of(text, "<bdi>0-0</bdi></a>"), 11);
    mc_html_dispose(&page);
    text = write_part(&l, &page, &chosen, 1);
    assert_true(count_of(text, "<a href=\"company-a.html#f0-0\">") > 0);
    mc_html_dispose(&page);
    dispose(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_lists_are_split),
        cmocka_unit_test(what_does_not_fit_is_drawn_by_seed),
        cmocka_unit_test(near_copies_name_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
