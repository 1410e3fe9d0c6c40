// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../unit.h"

#include "base/file.h"
#include "lexicon/fingerprint.h"

static char folder[] = "/tmp/mingcha-fingerprint-XXXXXX";

static void put(const char *name, const char *content)
{
    char path[128];
    mc_error err = {0};
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_int_equal(mc_file_write(path, mc_str_from_z(content), &err), MC_OK);
}

static void drop(const char *name)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_int_equal(unlink(path), 0);
}

static uint64_t take(void)
{
    uint64_t fingerprint = 0;
    mc_error err = {0};
    assert_int_equal(mc_fingerprint_take(&fingerprint, folder, &err), MC_OK);
    return fingerprint;
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    return mc_folder_remove(folder, NULL) == MC_OK ? 0 : -1;
}

static void changes_with_names_content_and_borders(void **state)
{
    (void)state;
    put("a.tsv", "催收");
    put("b.tsv", "还款");
    uint64_t first = take();
    assert_true(take() == first);
    put("b.tsv", "还歀"); // as long as before
    assert_true(take() != first);
    put("b.tsv", "还款");
    assert_true(take() == first);
    put("c.tsv", "");
    uint64_t with_empty = take();
    assert_true(with_empty != first);
    drop("c.tsv");
    put("d.tsv", "");
    assert_true(take() != with_empty);
    drop("d.tsv");
    put("a.tsv", "催收还");
    put("b.tsv", "款");
    assert_true(take() != first);
    drop("b.tsv");
    put("a.tsv", "催收还款");
    assert_true(take() != first);
}

static void a_folder_that_is_not_there_is_an_error(void **state)
{
    (void)state;
    uint64_t fingerprint = 0;
    mc_error err = {0};
    assert_int_equal(mc_fingerprint_take(&fingerprint, "/nowhere", &err), MC_ERR_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_with_names_content_and_borders),
        cmocka_unit_test(a_folder_that_is_not_there_is_an_error),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
