// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../unit.h"

#include "base/file.h"

static char folder[] = "/tmp/mingcha-file-XXXXXX";

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

static mc_str inside(mc_arena *arena, const char *name)
{
    return mc_path_join(arena, mc_str_from_z(folder), mc_str_from_z(name));
}

static void writes_reads_and_lists_in_byte_order(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    mc_error err = {0};
    assert_int_equal(mc_folder_make(inside(&arena, "b/c").data, &err), MC_OK);
    const char *names[] = {"b/c/z.txt", "b/a.txt", "a.txt", "B.txt", ".hidden"};
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(
            mc_file_write(inside(&arena, names[i]).data, mc_str_from_z(names[i]), &err), MC_OK);
    }
    mc_path_list list;
    assert_int_equal(mc_folder_list(&list, &arena, folder, &err), MC_OK);
    const char *expected[] = {"B.txt", "a.txt", "b/a.txt", "b/c/z.txt"};
    assert_int_equal(list.count, 4);
    for (uint32_t i = 0; i < 4; i++) {
        assert_string_equal(list.paths[i].data, inside(&arena, expected[i]).data);
    }
    mc_buf content = MC_BUF_INIT(100);
    assert_int_equal(mc_file_read(&content, list.paths[2].data, &err), MC_OK);
    assert_true(mc_str_equal(mc_buf_str(&content), MC_STR("b/a.txt")));
    mc_buf_dispose(&content);
    mc_arena_dispose(&arena);
}

static void links_are_followed_but_not_in_circles(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    mc_error err = {0};
    mc_str top = inside(&arena, "links");
    assert_int_equal(mc_folder_make(inside(&arena, "links/inner").data, &err), MC_OK);
    assert_int_equal(mc_file_write(inside(&arena, "links/inner/a.txt").data, MC_STR("a"), &err),
                     MC_OK);
    assert_int_equal(symlink(".", inside(&arena, "links/inner/here").data), 0);
    assert_int_equal(symlink("..", inside(&arena, "links/inner/up").data), 0);
    assert_int_equal(symlink("inner/a.txt", inside(&arena, "links/b.txt").data), 0);
    mc_path_list list;
    assert_int_equal(mc_folder_list(&list, &arena, top.data, &err), MC_OK);
    assert_int_equal(list.count, 2);
    assert_string_equal(list.paths[0].data, inside(&arena, "links/b.txt").data);
    assert_string_equal(list.paths[1].data, inside(&arena, "links/inner/a.txt").data);
    mc_arena_dispose(&arena);
}

static void failures_name_the_file(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_buf content = MC_BUF_INIT(3);
    assert_int_equal(mc_file_read(&content, "/nonexistent/file", &err), MC_ERR_IO);
    assert_string_equal(err.where, "/nonexistent/file");
    assert_string_equal(err.message, "No such file or directory");
    mc_arena arena = MC_ARENA_INIT;
    mc_str path = inside(&arena, "large");
    err = (mc_error){0};
    assert_int_equal(mc_file_write(path.data, MC_STR("four"), &err), MC_OK);
    assert_int_equal(mc_file_read(&content, path.data, &err), MC_ERR_LIMIT);
    mc_buf_dispose(&content);
    mc_arena_dispose(&arena);
}

static void a_full_disk_is_an_error(void **state)
{
    (void)state;
    if (mc_path_kind_of("/dev/full") == MC_PATH_MISSING) skip();
    mc_error err = {0};
    assert_int_equal(mc_file_write("/dev/full", MC_STR("text"), &err), MC_ERR_IO);
    assert_string_equal(err.message, "No space left on device");
}

static void rename_never_replaces(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    mc_error err = {0};
    mc_str from = inside(&arena, "from"), to = inside(&arena, "to");
    assert_int_equal(mc_folder_make(from.data, &err), MC_OK);
    assert_int_equal(mc_folder_make(to.data, &err), MC_OK);
    assert_int_equal(mc_path_rename(from.data, to.data, &err), MC_ERR_IO);
    assert_int_equal(mc_folder_remove(to.data, NULL), MC_OK);
    assert_int_equal(mc_path_rename(from.data, to.data, NULL), MC_OK);
    assert_int_equal(mc_path_kind_of(to.data), MC_PATH_FOLDER);
    mc_arena_dispose(&arena);
}

static void assert_content(mc_str path, const char *expected)
{
    mc_error err = {0};
    mc_buf content = MC_BUF_INIT(100);
    assert_int_equal(mc_file_read(&content, path.data, &err), MC_OK);
    assert_true(mc_str_equal(mc_buf_str(&content), mc_str_from_z(expected)));
    mc_buf_dispose(&content);
}

static void a_path_is_its_folder_and_its_name(void **state)
{
    (void)state;
    const char *paths[] = {"a/b/c", "/a/b", "/a", "a", "a/"};
    const char *folders[] = {"a/b", "/a", "/", "", "a"};
    mc_arena arena = MC_ARENA_INIT;
    for (size_t i = 0; i < 5; i++) {
        mc_str path = mc_str_from_z(paths[i]), at = mc_path_folder(path);
        assert_true(mc_str_equal(at, mc_str_from_z(folders[i])));
        assert_string_equal(mc_path_join(&arena, at, mc_path_name(path)).data, paths[i]);
    }
    mc_arena_dispose(&arena);
}

static void a_replaced_file_is_the_old_one_or_the_new_one(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    mc_error err = {0};
    mc_str file = inside(&arena, "replaced"), link = inside(&arena, "link"), real = {NULL, 0};
    struct stat about;
    assert_int_equal(mc_file_replace(file.data, MC_STR("one"), &err), MC_OK);
    assert_int_equal(chmod(file.data, 0640), 0);
    assert_int_equal(symlink("replaced", link.data), 0);
    assert_int_equal(mc_file_replace(link.data, MC_STR("two"), &err), MC_OK);
    assert_content(file, "two");
    assert_int_equal(lstat(link.data, &about), 0);
    assert_true(S_ISLNK(about.st_mode));
    assert_int_equal(stat(file.data, &about), 0);
    assert_int_equal(about.st_mode & 07777, 0640);
    assert_int_equal(mc_path_follow(&real, &arena, link.data, &err), MC_OK);
    assert_true(mc_str_has_suffix(real, MC_STR("/replaced")));
    mc_str target = inside(&arena, "a_folder");
    assert_int_equal(mc_folder_make(target.data, &err), MC_OK);
    assert_int_equal(mc_file_replace(target.data, MC_STR("three"), &err), MC_ERR_IO);
    assert_int_equal(mc_path_kind_of(inside(&arena, "a_folder.part").data), MC_PATH_MISSING);
    mc_arena_dispose(&arena);
}

static void a_link_that_leads_nowhere_is_said(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    mc_error err = {0};
    mc_str link = inside(&arena, "nowhere"), real = {NULL, 0};
    assert_int_equal(symlink("missing", link.data), 0);
    assert_int_equal(mc_path_follow(&real, &arena, link.data, &err), MC_ERR_IO);
    assert_non_null(strstr(err.message, "leads nowhere"));
    assert_int_equal(mc_path_follow(&real, &arena, "missing/file", NULL), MC_OK);
    assert_string_equal(real.data, "missing/file");
    mc_arena_dispose(&arena);
}

static void a_file_is_the_same_by_all_its_names(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    char one[MC_FILE_IDENTITY_BYTES], other[MC_FILE_IDENTITY_BYTES];
    mc_str file = inside(&arena, "known"), link = inside(&arena, "alias"),
           copy = inside(&arena, "copy");
    assert_int_equal(mc_file_write(file.data, MC_STR("same"), NULL), MC_OK);
    assert_int_equal(mc_file_write(copy.data, MC_STR("same"), NULL), MC_OK);
    assert_int_equal(symlink("known", link.data), 0);
    assert_true(mc_file_identity(file.data, one));
    assert_true(mc_file_identity(link.data, other));
    assert_string_equal(one, other);
    assert_true(mc_file_identity(copy.data, other));
    assert_string_not_equal(one, other);
    assert_false(mc_file_identity(folder, other));
    assert_false(mc_file_identity("/nonexistent", other));
    mc_arena_dispose(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_reads_and_lists_in_byte_order),
        cmocka_unit_test(links_are_followed_but_not_in_circles),
        cmocka_unit_test(failures_name_the_file),
        cmocka_unit_test(a_full_disk_is_an_error),
        cmocka_unit_test(rename_never_replaces),
        cmocka_unit_test(a_path_is_its_folder_and_its_name),
        cmocka_unit_test(a_replaced_file_is_the_old_one_or_the_new_one),
        cmocka_unit_test(a_link_that_leads_nowhere_is_said),
        cmocka_unit_test(a_file_is_the_same_by_all_its_names),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
