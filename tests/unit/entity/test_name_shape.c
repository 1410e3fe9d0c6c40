// SPDX-License-Identifier: Apache-2.0
/** Where discovered names begin, and what is none. */
#include "entity_fixture.h"

#include <stdio.h>

#include "base/buf.h"
#include "entity/name_shape.h"

/* The name that is left of the text between `before` and `behind`; "" for none, "?" behind one that needs more evidence. */
static void assert_shape_between(fixture *f, const char *before, const char *text,
                                 const char *behind, const char *expected)
{
    char all[256];
    snprintf(all, sizeof all, "%s%s%s", before, text, behind);
    mc_ustr units = fold(f, all);
    uint32_t begin = fold(f, before).size;
    mc_norm_span span = {begin, begin + fold(f, text).size};
    mc_name_shape shape = mc_name_shape_trim(f->index, units, &span);
    char said[128] = "";
    if (shape != MC_SHAPE_NONE) {
        mc_buf out = MC_BUF_INIT(1000);
        mc_fold_print(&out, (mc_ustr){units.data + span.begin, span.end - span.begin});
        mc_str name = mc_buf_str(&out);
        memcpy(said, name.data, name.size);
        if (shape == MC_SHAPE_WEAK) strcat(said, "?");
        mc_buf_dispose(&out);
    }
    assert_string_equal(said, expected);
}

static void assert_shape(fixture *f, const char *text, const char *expected)
{
    assert_shape_between(f, "", text, "", expected);
}

static const char *const ROWS[][2] = {
    {"丑寅消费金融", "丑寅消费金融"},
    {"尽管消费金融", ""},
    {"通过丑寅消费金融", "丑寅消费金融"},
    {"大型消费金融", ""},
    {"北海消费金融", ""},
    {"和信消费金融", "和信消费金融"},
    {"丑寅和信消费金融", "丑寅和信消费金融"},
    {"卯辰和丑寅消费金融", "丑寅消费金融"},
    {"案件中南山丑寅科技有限公司", "南山丑寅科技有限公司"},
    {"丑寅南山科技有限公司", "丑寅南山科技有限公司"},
    {"丑寅（南山）科技有限公司", "丑寅（南山）科技有限公司"},
    {"（南山）科技有限公司", ""},
    {"南山科技有限公司", ""},
    {"9日丑寅金服", "丑寅金服"},
    {"12丑寅金服", "丑寅金服"},
    {"360金服", "360金服"},
    {"24家金服", ""},
    {"丑寅网贷", "丑寅"},
    {"北海网贷", ""},
    {"证实丑贷金服", "丑贷金服"},
    {"证实丑贷", ""},
    {"辟谣声明丑寅金服", "辟谣声明丑寅金服?"},
    {"证实丑寅金服", "丑寅金服"},
    {"平台", ""},
    {"南山农商行", "南山农商行"},
    {"我去北海农商行", "北海农商行"},
    {"一家农商行", ""},
    {"丑寅农商行", ""},
    {"丑寅村镇银行", "丑寅村镇银行"},
    {"南山丑寅农商行", "南山丑寅农商行"},
    {"去南山丑寅卯辰戌亥农商行", ""},
};

static void names_begin_behind_what_is_none(void **state)
{
    fixture *f = *state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        assert_shape(f, ROWS[i][0], ROWS[i][1]);
}

/* What the pattern gives begins in the middle of a word. */
static void names_do_not_begin_inside_a_word(void **state)
{
    fixture *f = *state;
    assert_shape_between(f, "的人指", "使丑寅消费金融", "的", "丑寅消费金融");
    assert_shape_between(f, "“", "使丑寅消费金融", "”", "使丑寅消费金融");
    assert_shape_between(f, "我在", "和信消费金融", "还", "和信消费金融");
    assert_shape_between(f, "被", "告人网贷", "的", "");
}

/* 理财 ends brands and common nouns alike. */
static void weak_ends_need_what_stands_beside_them(void **state)
{
    fixture *f = *state;
    assert_shape_between(f, "", "丑寅理财", "是", "丑寅理财?");
    assert_shape_between(f, "", "丑寅理财", "的催收", "丑寅理财");
    assert_shape_between(f, "", "北海丑寅理财", "跑路", "丑寅理财");
    assert_shape_between(f, "#", "丑寅理财", "#", "丑寅理财");
    assert_shape_between(f, "，", "丑寅理财", "是", "丑寅理财");
    assert_shape_between(f, "，", "丑寅卯辰理财", "是", "丑寅卯辰理财?");
    assert_shape_between(f, "“", "丑和寅金服", "”", "丑和寅金服");
    assert_shape_between(f, "“", "卯辰和丑寅金服", "的人", "丑寅金服");
    assert_shape(f, "被告丑寅理财", "丑寅理财");
    assert_shape_between(f, "", "丑寅有限公司理财", "跑路", "");
    assert_shape(f, "被告丑寅农商行", "丑寅农商行");
    assert_shape_between(f, "", "丑寅农商行", "支行", "丑寅农商行");
    assert_shape(f, "被告大型农商行", "");
    // All that stands between two marks, or behind a word that governs names.
    assert_shape_between(f, "还我钱，", "丑寅理财", "！", "丑寅理财");
    assert_shape_between(f, "被", "丑寅理财", "，", "丑寅理财");
    assert_shape_between(f, "被", "丑寅理财", "平台", "丑寅理财");
    assert_shape_between(f, "被", "丑寅理财", "业", "丑寅理财?");
    assert_shape_between(f, "还我钱，", "丑寅农商行", "！", "丑寅农商行");
    assert_shape_between(f, "还我钱，", "丑寅农商行", "又来", "丑寅农商行");
    assert_shape_between(f, "还我钱，", "35农商行", "！", "");
    assert_shape_between(f, "还我钱，", "大型农商行", "！", "");
    // Between a sign of objects and what a customer does there, too.
    assert_shape_between(f, "在", "丑寅农商行", "办的卡", "丑寅农商行");
    assert_shape_between(f, "在", "丑寅农商行", "附近", "");
    assert_shape_between(f, "", "丑寅农商行", "办的卡", "");
}

static void a_run_that_is_cut_off_is_no_name(void **state)
{
    fixture *f = *state;
    mc_ustr units = fold(f, "甲丑寅金服，丑寅金服");
    mc_norm_span inside = {1, 5}, behind_mark = {6, 10};
    assert_int_equal(mc_name_shape_trim(f->index, units, &inside), MC_SHAPE_NONE);
    assert_int_equal(mc_name_shape_trim(f->index, units, &behind_mark), MC_SHAPE_NAME);
}

static void common_words_tell_nothing_apart(void **state)
{
    fixture *f = *state;
    mc_ustr units = fold(f, "南山科技丑寅");
    assert_true(mc_name_shape_is_common(f->index, units, (mc_norm_span){0, 4}));
    assert_false(mc_name_shape_is_common(f->index, units, (mc_norm_span){0, 6}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        entity_test(names_begin_behind_what_is_none),
        entity_test(names_do_not_begin_inside_a_word),
        entity_test(weak_ends_need_what_stands_beside_them),
        entity_test(a_run_that_is_cut_off_is_no_name),
        entity_test(common_words_tell_nothing_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
