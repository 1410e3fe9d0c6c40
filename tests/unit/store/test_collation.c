// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "../unit.h"

#include "store/collation.h"

static int compare(const mc_collation *collation, const char *a, const char *b)
{
    mc_error err = {0};
    mc_buf one = MC_BUF_INIT(1 << 16), two = MC_BUF_INIT(1 << 16);
    assert_int_equal(mc_collation_key(collation, mc_str_from_z(a), &one, &err), MC_OK);
    assert_int_equal(mc_collation_key(collation, mc_str_from_z(b), &two, &err), MC_OK);
    size_t common = one.size < two.size ? one.size : two.size;
    int order = memcmp(one.data, two.data, common);
    if (order == 0) order = (one.size > two.size) - (one.size < two.size);
    mc_buf_dispose(&one);
    mc_buf_dispose(&two);
    return order;
}

// 安 an, 北 bei, 甲 jia, 乙 yi: by code points 乙 and 北 would stand before 安.
static void orders_by_pinyin(void **state)
{
    (void)state;
    static const char *const names[] = {"安禾银行", "北川消费金融", "甲禾消费金融", "甲山金融",
                                        "乙山小贷"};
    mc_error err = {0};
    mc_collation *collation = NULL;
    assert_int_equal(mc_collation_new(&collation, &err), MC_OK);
    for (size_t i = 0; i + 1 < sizeof names / sizeof *names; i++) {
        assert_true(compare(collation, names[i], names[i + 1]) < 0);
        assert_true(compare(collation, names[i + 1], names[i]) > 0);
    }
    assert_int_equal(compare(collation, names[0], names[0]), 0);
    mc_collation_free(collation);
}

static void takes_empty_names_first(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_collation *collation = NULL;
    assert_int_equal(mc_collation_new(&collation, &err), MC_OK);
    assert_true(compare(collation, "", "安禾银行") < 0);
    mc_collation_free(collation);
    mc_collation_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(orders_by_pinyin),
        cmocka_unit_test(takes_empty_names_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
