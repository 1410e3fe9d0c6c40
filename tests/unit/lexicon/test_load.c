// SPDX-License-Identifier: Apache-2.0
#include "lexicon/load.h"

#include "lexicon_folder.h"

static void the_hash_covers_every_file(void **state)
{
    (void)state;
    lexicon_folder *one = folder_new(), *same = folder_new(), *other = folder_new();
    folder_file(other, "README.md", "words");
    char first[65];
    memcpy(first, folder_load_sound(one, false)->sha256, sizeof first);
    assert_int_equal(strlen(first), 64);
    assert_string_equal(folder_load_sound(same, false)->sha256, first);
    assert_string_not_equal(folder_load_sound(other, false)->sha256, first);
    assert_string_equal(one->lexicon->version, "0.0.1-test");
    folder_free(one);
    folder_free(same);
    folder_free(other);
}

static void entries_are_found_by_id(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    const mc_lexicon *lexicon = folder_load_sound(folder, false);
    assert_int_equal(lexicon->example_count, 0); // only read when asked for
    for (uint32_t i = 0; i < lexicon->entry_count; i++) {
        assert_int_equal(mc_lexicon_entry_find(lexicon, lexicon->entries[i].id), i);
    }
    assert_int_equal(mc_lexicon_entry_find(lexicon, MC_STR("threat.zzz")), MC_NONE);
    folder_free(folder);
}

static void a_file_nobody_reads_is_a_warning(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    folder_file(folder, "term/slip.tsv", "id\n");
    folder_load_sound(folder, false);
    assert_int_equal(folder->event_count, 1);
    assert_int_equal(folder->levels[0], MC_LEVEL_WARNING);
    assert_true(folder_has(folder, "term/slip.tsv", 0, "nobody reads", "docs/format/lexicon.md"));
    folder_free(folder);
}

static void an_overlay_has_no_fold_tables(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    folder_overlay(folder, "fold/traditional.tsv", "traditional\tsimplified\n");
    assert_null(folder_load(folder, false));
    assert_true(
        folder_has(folder, "-mine/fold/traditional.tsv", 0, "fold table", "shipped folder"));
    folder_free(folder);
}

static void a_missing_folder_and_an_empty_version_are_reported(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_lexicon *lexicon = NULL;
    mc_lexicon_options nowhere = {.data_folder = "/nowhere/at/all"};
    assert_int_equal(mc_lexicon_load(&lexicon, &nowhere, &err), MC_ERR_IO);
    assert_null(lexicon);
    assert_true(err.message[0]);

    lexicon_folder *folder = folder_new();
    folder_file(folder, "VERSION", "\n");
    assert_null(folder_load(folder, false));
    assert_true(folder_has(folder, "VERSION", 1, "found \"\"", "one line"));
    folder_free(folder);
    mc_lexicon_free(NULL);
}

static void the_shipped_lexicon_loads(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_lexicon *lexicon = NULL;
    mc_lexicon_options shipped = {.data_folder = MC_LEXICONS};
    if (mc_lexicon_load(&lexicon, &shipped, &err) != MC_OK) {
        fail_msg("%s:%u: %s", err.where, err.line, err.message);
    }
    assert_true(lexicon->entry_count >= 800);
    mc_lexicon_free(lexicon);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_hash_covers_every_file),
        cmocka_unit_test(entries_are_found_by_id),
        cmocka_unit_test(a_file_nobody_reads_is_a_warning),
        cmocka_unit_test(an_overlay_has_no_fold_tables),
        cmocka_unit_test(a_missing_folder_and_an_empty_version_are_reported),
        cmocka_unit_test(the_shipped_lexicon_loads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
