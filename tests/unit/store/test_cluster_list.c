// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "store/cluster_list.h"

static void texts_are_numbered_as_they_first_come(void **state)
{
    (void)state;
    static const struct {
        const char *hash;
        uint32_t cluster;
    } documents[] = {{"b", 1}, {"a", 2}, {"b", 1}, {"c", 3}, {"b", 1}, {"a", 2}};
    mc_cluster_list list = {0};
    for (uint32_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        uint32_t cluster = 0;
        assert_true(mc_cluster_list_add(&list, mc_str_from_z(documents[i].hash), i + 10, &cluster));
        assert_int_equal(cluster, documents[i].cluster);
    }
    assert_int_equal(list.hashes.count, 3);
    assert_int_equal(list.items[0].first_doc, 10);
    assert_int_equal(list.items[0].documents, 3);
    assert_int_equal(list.items[1].first_doc, 11);
    assert_int_equal(list.items[1].documents, 2);
    assert_int_equal(list.items[2].first_doc, 13);
    assert_int_equal(list.items[2].documents, 1);
    mc_cluster_list_dispose(&list);
    assert_int_equal(list.hashes.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_numbered_as_they_first_come),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
