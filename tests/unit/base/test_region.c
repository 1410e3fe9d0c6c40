// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../unit.h"

#include "base/arena.h"
#include "base/attr.h"
#include "base/file.h"
#include "base/region.h"

static const char KEY[] = "key of the test";
static char folder[] = "/tmp/mingcha-region-XXXXXX", path[64];

// A list whose items point to each other, as tables do.
typedef struct item {
    struct item *next;
    mc_str word;
} item;

static item *add_item(mc_arena *arena, item *next, const char *word)
{
    item *added = mc_arena_alloc(arena, sizeof *added);
    assert_non_null(added);
    *added = (item){next, mc_arena_str(arena, mc_str_from_z(word))};
    return added;
}

static void save_list(void)
{
    mc_error err = {0};
    mc_region *region = NULL;
    assert_int_equal(mc_region_new(&region, &err), MC_OK);
    assert_null(mc_region_root(region));
    mc_arena arena = MC_ARENA_IN(region);
    mc_region_set_root(region, add_item(&arena, add_item(&arena, NULL, "二"), "一"));
    assert_false(mc_arena_failed(&arena));
    assert_int_equal(mc_region_save(region, KEY, path, &err), MC_OK);
    mc_arena_dispose(&arena);
    mc_region_free(region);
}

static int prepare(void **state)
{
    (void)state;
    if (!mkdtemp(folder)) return -1;
    snprintf(path, sizeof path, "%s/image", folder);
    save_list();
    return 0;
}

static int clean_up(void **state)
{
    (void)state;
    return mc_folder_remove(folder, NULL) == MC_OK ? 0 : -1;
}

static void maps_what_was_saved(void **state)
{
    (void)state;
    mc_error err = {0};
    for (int round = 0; round < 2; round++) {
        mc_region *region = NULL;
        assert_int_equal(mc_region_map(&region, KEY, path, &err), MC_OK);
        item *first = mc_region_root(region);
        assert_true(mc_str_equal(first->word, MC_STR("一")));
        assert_true(mc_str_equal(first->next->word, MC_STR("二")));
        assert_null(first->next->next);
        first->next = NULL; // of this process only: the next round sees it again
        mc_region_free(region);
    }
}

static void a_mapped_region_gives_more_memory(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_region *region = NULL;
    assert_int_equal(mc_region_map(&region, KEY, path, &err), MC_OK);
    mc_arena arena = MC_ARENA_IN(region);
    item *first = mc_region_root(region), *added = add_item(&arena, first, "零");
    assert_true(mc_str_equal(added->next->word, MC_STR("一")));
    assert_null(mc_arena_alloc(&arena, (size_t)2 << 20)); // but not without end
    assert_true(mc_arena_failed(&arena));
    mc_region_free(region);
}

static void there_is_one_at_a_time(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_region *region = NULL, *second = NULL;
    assert_int_equal(mc_region_new(&region, &err), MC_OK);
    assert_int_equal(mc_region_new(&second, &err), MC_ERR_MEMORY);
    assert_int_equal(mc_region_map(&second, KEY, path, &err), MC_ERR_MEMORY);
    assert_non_null(strstr(err.message, "taken"));
    mc_region_free(region);
    assert_int_equal(mc_region_map(&second, KEY, path, &err), MC_OK);
    mc_region_free(second);
    mc_region_free(NULL);
}

static void expect_refused(mc_str content, const char *key, const char *reason)
{
    char other[80];
    mc_error err = {0};
    mc_region *region = NULL;
    snprintf(other, sizeof other, "%s/other", folder);
    assert_int_equal(mc_file_write(other, content, &err), MC_OK);
    assert_int_equal(mc_region_map(&region, key, other, &err), MC_ERR_SYNTAX);
    assert_null(region);
    assert_non_null(strstr(err.message, reason));
}

static void refuses_what_is_cut_or_changed(void **state)
{
    (void)state;
    mc_buf image = MC_BUF_INIT(1 << 20);
    assert_int_equal(mc_file_read(&image, path, NULL), MC_OK);
    mc_str whole = mc_buf_str(&image);
    expect_refused(whole, "another key", "other files or by another program");
    expect_refused(whole, "key of the tes", "other files or by another program");
    expect_refused(mc_str_slice(whole, 0, 0), KEY, "cut");
    expect_refused(mc_str_slice(whole, 0, 40), KEY, "cut");
    expect_refused(mc_str_slice(whole, 0, whole.size - 1), KEY, "cut");
    // One bit anywhere: magic, byte order, pointer size, address, sizes, hash, key, content.
    for (uint32_t at = 0; at < whole.size; at += at < 400 ? 1 : 13) {
        image.data[at] ^= 1;
        expect_refused(whole, KEY, "");
        image.data[at] ^= 1;
    }
    mc_buf_dispose(&image);
}

static void says_what_kind_of_file_it_is(void **state)
{
    (void)state;
    mc_buf image = MC_BUF_INIT(1 << 20);
    mc_region *region = NULL;
    mc_error err = {0};
    assert_int_equal(mc_file_read(&image, path, NULL), MC_OK);
    mc_str whole = mc_buf_str(&image);
    image.data[0] = 'x';
    expect_refused(whole, KEY, "no image");
    image.data[0] = 'm';
    char order[4]; // as a machine with the other byte order writes it
    for (int i = 0; i < 4; i++)
        order[i] = image.data[8 + 3 - i];
    memcpy(image.data + 8, order, sizeof order);
    expect_refused(whole, KEY, "machine of another kind");
    assert_int_equal(mc_region_map(&region, KEY, "/nowhere/image", &err), MC_ERR_IO);
    mc_buf_dispose(&image);
}

static void a_failed_save_leaves_the_old_one(void **state)
{
    (void)state;
    char longer[MC_REGION_KEY_BYTES + 1];
    mc_error err = {0};
    mc_region *region = NULL;
    memset(longer, 'k', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    assert_int_equal(mc_region_new(&region, &err), MC_OK);
    assert_int_equal(mc_region_save(region, longer, path, &err), MC_ERR_LIMIT);
    assert_int_equal(mc_region_save(region, KEY, "/nowhere/image", &err), MC_ERR_IO);
    mc_region_free(region);
    maps_what_was_saved(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(maps_what_was_saved),
        cmocka_unit_test(a_mapped_region_gives_more_memory),
        cmocka_unit_test(there_is_one_at_a_time),
        cmocka_unit_test(refuses_what_is_cut_or_changed),
        cmocka_unit_test(says_what_kind_of_file_it_is),
        cmocka_unit_test(a_failed_save_leaves_the_old_one),
    };
    if (MC_THREAD_SANITIZER) return 0; // allots the addresses by itself
    return cmocka_run_group_tests(tests, prepare, clean_up);
}
