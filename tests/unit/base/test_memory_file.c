// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "base/file.h"
#include "base/memory_file.h"

static void its_path_gives_its_bytes(void **state)
{
    (void)state;
    mc_memory_file file;
    mc_error err = {0};
    mc_buf read = MC_BUF_INIT(1 << 20);
    assert_int_equal(mc_memory_file_open(&file, MC_STR("一\n二"), &err), MC_OK);
    assert_int_equal(mc_file_read(&read, file.path, &err), MC_OK);
    assert_true(mc_str_equal(mc_buf_str(&read), MC_STR("一\n二")));
    mc_memory_file_close(&file);
    assert_int_not_equal(mc_file_read(&read, file.path, &err), MC_OK);
    mc_buf_dispose(&read);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(its_path_gives_its_bytes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
