// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../unit.h"

#include "base/file.h"
#include "report/wording.h"

typedef struct told {
    mc_wording *wording;
    mc_buf scratch;
} told;

static int load(void **state)
{
    static told t;
    mc_error err = {0};
    t = (told){.scratch = MC_BUF_INIT(1 << 16)};
    assert_int_equal(mc_wording_load(&t.wording, MC_LEXICONS, &err), MC_OK);
    *state = &t;
    return 0;
}

static int unload(void **state)
{
    told *t = *state;
    mc_wording_free(t->wording);
    mc_buf_dispose(&t->scratch);
    return 0;
}

static void assert_said(told *t, const char *english, const char *chinese)
{
    mc_str said = mc_wording_say(t->wording, mc_str_from_z(english), &t->scratch);
    assert_int_equal(said.size, strlen(chinese));
    assert_memory_equal(said.data, chinese, said.size);
}

static void slots_are_filled(void **state)
{
    assert_said(*state, "found 5 cells, expected 4", "有 5 个单元格，应有 4 个");
    assert_said(*state, "found columns '编号', 'nr', expected 'x': --map text",
                "没有 --map 指定的正文列“x”；表中的列是 '编号', 'nr'");
    assert_said(*state, "found a document without text", "正文为空");
}

static void what_fills_a_slot_is_said_too(void **state)
{
    assert_said(*state,
                "found a broken workbook (it has a password), expected one that Excel opens",
                "工作簿损坏（有密码），Excel 也应无法正常打开");
    assert_said(*state, "column 7: found ']', expected a value",
                "第 7 字符：遇到“]”，此处应为一个值");
}

static void what_no_row_fits_stays(void **state)
{
    assert_said(*state, "found 5 cells, expected 4 of them or so, said somebody else",
                "有 5 个单元格，应有 4 of them or so, said somebody else 个");
    assert_said(*state, "Not a typewriter", "Not a typewriter");
    assert_said(*state, "found nothing", "found nothing");
    mc_buf scratch = MC_BUF_INIT(64);
    mc_str said = mc_wording_say(NULL, MC_STR("found no text"), &scratch);
    assert_true(mc_str_equal(said, MC_STR("found no text")));
    mc_buf_dispose(&scratch);
}

static void tables_that_are_none_are_refused(void **state)
{
    (void)state;
    char folder[] = "/tmp/mc-wording-XXXXXX", messages[64], path[96];
    assert_non_null(mkdtemp(folder));
    snprintf(messages, sizeof messages, "%s/messages", folder);
    snprintf(path, sizeof path, "%s/details.tsv", messages);
    mc_error err = {0};
    mc_wording *wording = NULL;
    assert_int_equal(mc_wording_load(&wording, folder, &err), MC_ERR_IO);
    assert_int_equal(mc_folder_make(messages, &err), MC_OK);
    static const char *const tables[] = {"english\tzh\n", "en\tzh\nno tab\n", "en\tzh\na\tb\tc\n"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        err = (mc_error){0};
        assert_int_equal(mc_file_write(path, mc_str_from_z(tables[i]), &err), MC_OK);
        assert_int_equal(mc_wording_load(&wording, folder, &err), MC_ERR_LEXICON);
        assert_int_equal(err.line, i ? 2 : 1);
    }
    assert_null(wording);
    unlink(path);
    rmdir(messages);
    rmdir(folder);
}

// A row that begins with a slot fits any sentence that ends like it: it is asked when no other
// fits.
static void an_error_may_end_with_what_was_meant(void **state)
{
    assert_said(*state, "unknown command 'scna'; see 'mingcha help'; did you mean 'scan'?",
                "没有命令“scna”（是否指“scan”？）；见 mingcha help");
    assert_said(*state, "unknown command 'x'; see 'mingcha help'", "没有命令“x”；见 mingcha help");
    assert_said(*state, "unknown column \"trem\"; expected one of id, term; did you mean 'term'?",
                "没有名为“trem”的列；应为以下之一：id, term；是否指“term”？");
    assert_said(*state, "the header lacks the column \"status\"", "列名行缺少“status”列");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slots_are_filled),
        cmocka_unit_test(what_fills_a_slot_is_said_too),
        cmocka_unit_test(an_error_may_end_with_what_was_meant),
        cmocka_unit_test(what_no_row_fits_stays),
        cmocka_unit_test(tables_that_are_none_are_refused),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
