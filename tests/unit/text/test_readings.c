// SPDX-License-Identifier: Apache-2.0
#include "text_fixture.h"

#include <stdlib.h>
#include <unistd.h>

#include "text/readings.h"

static void characters_are_found_by_reading(void **state)
{
    (void)state;
    static const uint16_t plain[] = {'c', 'u', 'i'}, longer[] = {'c', 'u', 'i', 'x'};
    mc_error err = {0};
    mc_readings *readings = NULL;
    assert_int_equal(mc_readings_load(&readings, NULL, MC_LEXICONS "/fold/homophones.tsv", &err),
                     MC_OK);
    mc_ustr found = mc_readings_find(readings, (mc_ustr){plain, 3});
    bool has = false;
    for (uint32_t at = 0; at < found.size; at++)
        has |= found.data[at] == 0x50AC; // 催
    assert_true(has);
    assert_int_equal(mc_readings_find(readings, (mc_ustr){longer, 4}).size, 0);
    assert_int_equal(mc_readings_find(readings, (mc_ustr){plain, 0}).size, 0);
    mc_readings_free(readings);
}

static void rows_come_in_order(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_readings *readings = NULL;
    mc_ustr key, characters, before = {NULL, 0};
    uint32_t row = 0;
    assert_int_equal(mc_readings_load(&readings, NULL, MC_LEXICONS "/fold/readings.tsv", &err),
                     MC_OK);
    for (; mc_readings_row(readings, row, &key, &characters); row++) {
        assert_true(characters.size > 0);
        assert_false(mc_ustr_equal(key, before));
        assert_int_equal(mc_readings_find(readings, key).size, characters.size);
        before = key;
    }
    assert_true(row > 1000);
    mc_readings_free(readings);
}

static void disorder_is_named(void **state)
{
    (void)state;
    char path[] = "/tmp/mc-readings-XXXXXX";
    mc_error err = {0};
    mc_readings *readings = NULL;
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    mc_str content = MC_STR("reading\tcharacters\nb\t不\na\t啊\n");
    assert_int_equal(mc_file_write(path, content, &err), MC_OK);
    assert_int_equal(mc_readings_load(&readings, NULL, path, &err), MC_ERR_LEXICON);
    assert_int_equal(err.line, 3);
    assert_null(readings);
    remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_are_found_by_reading),
        cmocka_unit_test(rows_come_in_order),
        cmocka_unit_test(disorder_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
