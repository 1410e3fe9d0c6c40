// SPDX-License-Identifier: Apache-2.0
// Numbers as people write them, with the shipped lexicons/numerals.tsv.
#include <math.h>
#include <string.h>

#include "../unit.h"

#include "match/numeral.h"

typedef struct tables {
    mc_fold_table *fold;
    mc_numeral_table *numerals;
} tables;

static int load(void **state)
{
    static tables loaded;
    mc_error err = {0};
    mc_status st = mc_fold_table_load(&loaded.fold, NULL, MC_LEXICONS, &err);
    if (st == MC_OK)
        st = mc_numeral_table_load(&loaded.numerals, NULL, loaded.fold, MC_LEXICONS "/numerals.tsv",
                                   &err);
    if (st != MC_OK) print_error("%s:%u: %s\n", err.where, err.line, err.message);
    *state = &loaded;
    return st == MC_OK ? 0 : -1;
}

static int unload(void **state)
{
    tables *loaded = *state;
    mc_numeral_table_free(loaded->numerals);
    mc_fold_table_free(loaded->fold);
    return 0;
}

typedef struct reading {
    const char *text;
    mc_numeral_sense sense;
    double value;
    uint32_t begin, end; // of the number, in characters; end 0 = whole text
} reading;

static void check(const tables *t, const reading *r)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_numeral got = {0};
    mc_ustr folded = mc_fold_string(t->fold, &arena, mc_str_from_z(r->text));
    bool found = mc_numeral_find(t->numerals, folded.data, (mc_norm_span){0, folded.size}, &got);
    uint32_t end = r->end ? r->end : folded.size;
    if (!found || got.sense != r->sense || fabs(got.value - r->value) > 1e-9 ||
        got.span.begin != r->begin || got.span.end != end)
        fail_msg("%s: found %d, sense %d, value %f, [%u, %u)", r->text, found, (int)got.sense,
                 got.value, got.span.begin, got.span.end);
    mc_arena_dispose(&arena);
}

static void reads_amounts(void **state)
{
    static const reading cases[] = {
        {"30", MC_NUMERAL_PLAIN, 30, 0, 0},
        {"１，５００", MC_NUMERAL_PLAIN, 1, 0, 1},
        {"1,500", MC_NUMERAL_PLAIN, 1500, 0, 0},
        {"1.5万", MC_NUMERAL_PLAIN, 15000, 0, 0},
        {"3k", MC_NUMERAL_PLAIN, 3000, 0, 0},
        {"2w多", MC_NUMERAL_PLAIN, 20000, 0, 0},
        {"三", MC_NUMERAL_PLAIN, 3, 0, 0},
        {"十", MC_NUMERAL_PLAIN, 10, 0, 0},
        {"十五", MC_NUMERAL_PLAIN, 15, 0, 0},
        {"三十", MC_NUMERAL_PLAIN, 30, 0, 0},
        {"三四十", MC_NUMERAL_PLAIN, 30, 0, 0},
        {"七八", MC_NUMERAL_PLAIN, 7, 0, 0},
        {"十七八", MC_NUMERAL_PLAIN, 17, 0, 0},
        {"二〇二四", MC_NUMERAL_PLAIN, 2024, 0, 0},
        {"三百五", MC_NUMERAL_PLAIN, 350, 0, 0},
        {"三百零五", MC_NUMERAL_PLAIN, 305, 0, 0},
        {"一万二", MC_NUMERAL_PLAIN, 12000, 0, 0},
        {"三万五千六百", MC_NUMERAL_PLAIN, 35600, 0, 0},
        {"一亿三千万", MC_NUMERAL_PLAIN, 130000000, 0, 0},
        {"十几", MC_NUMERAL_PLAIN, 11, 0, 0},
        {"几十", MC_NUMERAL_PLAIN, 20, 0, 0},
        {"好几百", MC_NUMERAL_PLAIN, 200, 0, 0},
        {"数千", MC_NUMERAL_PLAIN, 2000, 0, 0},
        {"三十多", MC_NUMERAL_PLAIN, 30, 0, 0},
        {"三十多万", MC_NUMERAL_PLAIN, 300000, 0, 0},
        {"20余", MC_NUMERAL_PLAIN, 20, 0, 0},
        {"7到8", MC_NUMERAL_PLAIN, 7, 0, 0},
        {"3-5万", MC_NUMERAL_PLAIN, 30000, 0, 0},
        {"打了贰拾个", MC_NUMERAL_PLAIN, 20, 2, 4},
        {"拖了半个月", MC_NUMERAL_PLAIN, 0.5, 2, 3},
    };
    for (uint32_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(*state, &cases[i]);
}

static void reads_percentages(void **state)
{
    static const reading cases[] = {
        {"36%", MC_NUMERAL_PERCENT, 36, 0, 0},
        {"２４％", MC_NUMERAL_PERCENT, 24, 0, 0},
        {"百分之三十六", MC_NUMERAL_PERCENT, 36, 0, 0},
        {"24-36%", MC_NUMERAL_PERCENT, 24, 0, 0},
        {"35.9个百分点", MC_NUMERAL_PERCENT, 35.9, 0, 0},
        {"万分之五", MC_NUMERAL_PERCENT, 0.05, 0, 0},
    };
    for (uint32_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(*state, &cases[i]);
}

static void reads_hours(void **state)
{
    static const reading cases[] = {
        {"晚上11点", MC_NUMERAL_OF_DAY, 23, 0, 0},
        {"晚上 十一点", MC_NUMERAL_OF_DAY, 23, 0, 0},
        {"22:30", MC_NUMERAL_OF_DAY, 22.5, 0, 0},
        {"凌晨两点", MC_NUMERAL_OF_DAY, 2, 0, 0},
        {"凌晨12点", MC_NUMERAL_OF_DAY, 0, 0, 0},
        {"晚上12点", MC_NUMERAL_OF_DAY, 0, 0, 0},
        {"中午十二点半", MC_NUMERAL_OF_DAY, 12.5, 0, 0},
        {"中午1点", MC_NUMERAL_OF_DAY, 13, 0, 0},
        {"下午三点一刻", MC_NUMERAL_OF_DAY, 15.25, 0, 0},
        {"早上七点钟", MC_NUMERAL_OF_DAY, 7, 0, 0},
        {"半夜三点多", MC_NUMERAL_OF_DAY, 3, 0, 0},
        {"晚上23点", MC_NUMERAL_OF_DAY, 23, 0, 0},
        {"22点30分", MC_NUMERAL_OF_DAY, 22.5, 0, 0},
        {"十点二十", MC_NUMERAL_OF_DAY, 10 + 20 / 60.0, 0, 0},
        {"两点钟", MC_NUMERAL_OF_DAY, 2, 0, 0},
        {"有两点", MC_NUMERAL_PLAIN, 2, 1, 2},
        {"99点", MC_NUMERAL_PLAIN, 99, 0, 2},
        {"12:5", MC_NUMERAL_PLAIN, 12, 0, 2},
        {"3个小时", MC_NUMERAL_PLAIN, 3, 0, 1},
    };
    for (uint32_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(*state, &cases[i]);
}

static void finds_nothing_where_nothing_is(void **state)
{
    const tables *t = *state;
    mc_arena arena = MC_ARENA_INIT;
    mc_numeral got;
    const char *const texts[] = {"", "打电话", "来电多", "kw", "百分之", "晚上打电话"};
    for (uint32_t i = 0; i < 6; i++) {
        mc_ustr folded = mc_fold_string(t->fold, &arena, mc_str_from_z(texts[i]));
        bool found =
            mc_numeral_find(t->numerals, folded.data, (mc_norm_span){0, folded.size}, &got);
        if (found && i != 4) fail_msg("%s: found [%u, %u)", texts[i], got.span.begin, got.span.end);
    }
    mc_arena_dispose(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_amounts),
        cmocka_unit_test(reads_percentages),
        cmocka_unit_test(reads_hours),
        cmocka_unit_test(finds_nothing_where_nothing_is),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
