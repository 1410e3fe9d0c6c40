// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit.h"

#include "base/file.h"
#include "cli/report_folder.h"

static char place[] = "/tmp/mingcha-report-folder-XXXXXX";

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

static const char *inside(mc_arena *arena, mc_str folder, const char *name)
{
    return mc_path_join(arena, folder, mc_str_from_z(name)).data;
}

static void write_manifest(mc_arena *arena, mc_str folder, const char *version)
{
    FILE *file = fopen(inside(arena, folder, "manifest.json"), "wb");
    assert_non_null(file);
    fprintf(file, "{\"type\":\"mingcha-report\",\"version\":\"%s\"}", version);
    assert_int_equal(fclose(file), 0);
}

static bool holds_version(mc_arena *arena, mc_str folder, const char *version)
{
    mc_buf text = MC_BUF_INIT(1 << 12);
    assert_int_equal(mc_file_read(&text, inside(arena, folder, "manifest.json"), NULL), MC_OK);
    mc_buf_add_char(&text, '\0');
    bool found = strstr(text.data, version) != NULL;
    mc_buf_dispose(&text);
    return found;
}

static void make_report(const char *target, const char *version)
{
    mc_error err = {0};
    mc_report_folder folder;
    assert_int_equal(mc_report_folder_open(&folder, target, &err), MC_OK);
    write_manifest(&folder.arena, folder.making, version);
    assert_int_equal(mc_report_folder_keep(&folder, &err), MC_OK);
    mc_report_folder_close(&folder, false);
}

// Hidden names beside the report: nothing but it and the reports of other tests may be left.
static void expect_alone(mc_arena *arena, const char *name)
{
    for (int i = 0; i < 2; i++) {
        char hidden[64];
        snprintf(hidden, sizeof hidden, ".%s.%s", name, i ? "old" : "making");
        const char *path = inside(arena, mc_str_from_z(place), hidden);
        assert_int_equal(mc_path_kind_of(path), MC_PATH_MISSING);
    }
}

static void a_new_report_takes_the_place(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    const char *target = inside(&arena, mc_str_from_z(place), "deep/report");
    make_report(target, "first");
    make_report(target, "second");
    assert_true(holds_version(&arena, mc_str_from_z(target), "second"));
    mc_arena_dispose(&arena);
}

static void two_at_once_share_nothing(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    mc_error err = {0};
    mc_report_folder one, two;
    const char *target = inside(&arena, mc_str_from_z(place), "both");
    assert_int_equal(mc_report_folder_open(&one, target, &err), MC_OK);
    assert_int_equal(mc_report_folder_open(&two, target, &err), MC_OK);
    assert_string_not_equal(one.making.data, two.making.data);
    write_manifest(&arena, one.making, "one");
    mc_report_folder_close(&two, true);
    make_report(target, "three"); // and takes nothing of the one that is still under way
    assert_int_equal(mc_report_folder_keep(&one, &err), MC_OK);
    mc_report_folder_close(&one, false);
    assert_true(holds_version(&arena, mc_str_from_z(target), "one"));
    expect_alone(&arena, "both");
    mc_arena_dispose(&arena);
}

// What a run that was killed before its end leaves beside `target`; what it made is told by `file`.
static mc_str leave_behind(mc_arena *arena, const char *target, const char *file)
{
    mc_error err = {0};
    mc_report_folder killed;
    assert_int_equal(mc_report_folder_open(&killed, target, &err), MC_OK);
    mc_str left = mc_arena_str(arena, killed.making);
    FILE *made = fopen(inside(arena, left, file), "wb");
    assert_non_null(made);
    assert_int_equal(fclose(made), 0);
    mc_report_folder_close(&killed, false); // the lock goes, as with the program
    return left;
}

static void what_killed_runs_left_is_removed(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    const char *target = inside(&arena, mc_str_from_z(place), "killed");
    mc_str left = leave_behind(&arena, target, "report.sqlite");
    assert_int_equal(mc_path_kind_of(left.data), MC_PATH_FOLDER);
    make_report(target, "next");
    expect_alone(&arena, "killed");
    mc_arena_dispose(&arena);
}

static void a_folder_of_that_name_that_is_no_report_stays(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    const char *target = inside(&arena, mc_str_from_z(place), "theirs");
    mc_str left = leave_behind(&arena, target, "letters.txt");
    make_report(target, "next");
    assert_int_equal(mc_path_kind_of(inside(&arena, left, "letters.txt")), MC_PATH_FILE);
    mc_arena_dispose(&arena);
}

// The new report is gone before it can take its place: the earlier one is there again.
static void the_earlier_report_comes_back(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    mc_error err = {0};
    mc_report_folder folder;
    const char *target = inside(&arena, mc_str_from_z(place), "kept");
    make_report(target, "earlier");
    assert_int_equal(mc_report_folder_open(&folder, target, &err), MC_OK);
    assert_int_equal(mc_folder_remove(folder.making.data, &err), MC_OK);
    assert_int_equal(mc_report_folder_keep(&folder, &err), MC_ERR_IO);
    assert_string_equal(err.where, target);
    assert_null(strstr(err.message, "lies in"));
    mc_report_folder_close(&folder, true);
    assert_true(holds_version(&arena, mc_str_from_z(target), "earlier"));
    expect_alone(&arena, "kept");
    mc_arena_dispose(&arena);
}

// A run that is killed between the two names that a swap gives has moved the report away.
static void what_a_killed_swap_moved_comes_back(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    mc_error err = {0};
    mc_report_folder next;
    const char *target = inside(&arena, mc_str_from_z(place), "moved");
    const char *old = inside(&arena, mc_str_from_z(place), ".moved.old");
    make_report(target, "earlier");
    assert_int_equal(mc_path_rename(target, old, &err), MC_OK);
    assert_int_equal(mc_report_folder_open(&next, target, &err), MC_OK);
    mc_report_folder_close(&next, true);
    assert_true(holds_version(&arena, mc_str_from_z(target), "earlier"));
    expect_alone(&arena, "moved");
    mc_arena_dispose(&arena);
}

// One that is killed behind them has left the earlier report beside the new one.
static void what_a_killed_swap_replaced_is_removed(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    mc_error err = {0};
    const char *target = inside(&arena, mc_str_from_z(place), "replaced");
    const char *old = inside(&arena, mc_str_from_z(place), ".replaced.old");
    make_report(target, "earlier");
    assert_int_equal(mc_path_rename(target, old, &err), MC_OK);
    make_report(inside(&arena, mc_str_from_z(place), "new"), "new");
    assert_int_equal(mc_path_rename(inside(&arena, mc_str_from_z(place), "new"), target, &err),
                     MC_OK);
    make_report(target, "next");
    assert_true(holds_version(&arena, mc_str_from_z(target), "next"));
    expect_alone(&arena, "replaced");
    mc_arena_dispose(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_report_takes_the_place),
        cmocka_unit_test(two_at_once_share_nothing),
        cmocka_unit_test(what_killed_runs_left_is_removed),
        cmocka_unit_test(a_folder_of_that_name_that_is_no_report_stays),
        cmocka_unit_test(the_earlier_report_comes_back),
        cmocka_unit_test(what_a_killed_swap_moved_comes_back),
        cmocka_unit_test(what_a_killed_swap_replaced_is_removed),
    };
    return cmocka_run_group_tests(tests, make_place, remove_place);
}
