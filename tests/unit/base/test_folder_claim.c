// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../unit.h"

#include "base/file.h"
#include "base/folder_claim.h"

static char place[] = "/tmp/mingcha-folder-claim-XXXXXX";

static int make_place(void **state)
{
    (void)state;
    return mkdtemp(place) ? 0 : -1;
}

static int remove_place(void **state)
{
    (void)state;
    return mc_folder_remove(place, NULL) == MC_OK ? 0 : -1;
}

static const char *path_of(const char *name)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", place, name);
    return path;
}

static mc_folder_claim expect_new(const char *path, bool expected)
{
    bool made = !expected;
    mc_error err = {0};
    mc_folder_claim claim;
    assert_int_equal(mc_folder_claim_new(&claim, path, &made, &err), MC_OK);
    assert_int_equal(made, expected);
    assert_int_equal(claim.held, expected);
    return claim;
}

static void what_another_run_makes_is_not_taken(void **state)
{
    (void)state;
    const char *path = path_of("claimed");
    mc_folder_claim first = expect_new(path, true), second = expect_new(path, false);
    assert_false(mc_folder_claim_left(&second, path));
    mc_folder_claim_end(&second);
    mc_folder_claim_end(&first);
}

static void what_nobody_works_in_is_taken_by_one(void **state)
{
    (void)state;
    const char *path = path_of("left");
    mc_folder_claim gone = expect_new(path, true), one, two;
    mc_folder_claim_end(&gone);
    assert_true(mc_folder_claim_left(&one, path));
    assert_false(mc_folder_claim_left(&two, path));
    mc_folder_claim_end(&one);
}

static void links_files_and_missing_names_are_not_taken(void **state)
{
    (void)state;
    mc_folder_claim claim;
    assert_int_equal(symlink(place, path_of("link")), 0);
    assert_false(mc_folder_claim_left(&claim, path_of("link")));
    assert_false(mc_folder_claim_left(&claim, path_of("missing")));
    FILE *file = fopen(path_of("file"), "wb");
    assert_non_null(file);
    assert_int_equal(fclose(file), 0);
    assert_false(mc_folder_claim_left(&claim, path_of("file")));
}

static void a_parent_that_is_missing_is_an_error(void **state)
{
    (void)state;
    bool made = true;
    mc_error err = {0};
    mc_folder_claim claim;
    assert_int_equal(mc_folder_claim_new(&claim, path_of("missing/claimed"), &made, &err),
                     MC_ERR_IO);
    assert_false(made);
    mc_folder_claim_end(&claim);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_another_run_makes_is_not_taken),
        cmocka_unit_test(what_nobody_works_in_is_taken_by_one),
        cmocka_unit_test(links_files_and_missing_names_are_not_taken),
        cmocka_unit_test(a_parent_that_is_missing_is_an_error),
    };
    return cmocka_run_group_tests(tests, make_place, remove_place);
}
