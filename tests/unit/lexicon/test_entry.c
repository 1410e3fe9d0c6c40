// SPDX-License-Identifier: Apache-2.0
#include "lexicon/entry.h"

#include "lexicon_folder.h"

static void an_id_is_dotted_words_in_lower_case(void **state)
{
    (void)state;
    assert_true(mc_entry_is_id(MC_STR("threat.kill_2"), 2, 4));
    assert_true(mc_entry_is_id(MC_STR("a.b.c.d"), 2, 4));
    assert_false(mc_entry_is_id(MC_STR("a.b.c.d.e"), 2, 4));
    assert_false(mc_entry_is_id(MC_STR("threat"), 2, 4));
    assert_false(mc_entry_is_id(MC_STR("threat."), 2, 4));
    assert_false(mc_entry_is_id(MC_STR(".a"), 2, 4));
    assert_false(mc_entry_is_id(MC_STR("a-b.c"), 2, 4));
    assert_false(mc_entry_is_id(MC_STR(""), 1, 4));
}

static void overlays_add_change_and_switch_off(void **state)
{
    (void)state;
    char out[512];
    lexicon_folder *folder = folder_new();
    folder_overlay(folder, "terms/mine.tsv",
                   "id\tcategory\tterm\tstatus\tnote\n"
                   "threat.kill\tthreat\t要你好看\ttesting\t\n"
                   "threat.new\tthreat\t新词新词\ttesting\t\n");
    folder_overlay(folder, "near/mine.tsv",
                   "id\tcategory\ta\tb\tdistance\tstatus\tnote\n"
                   "third_party.call_kin\t\t\t\t\toff\ttoo loud here；Li; 2999-01-31\n");
    const mc_lexicon *lexicon = folder_load_sound(folder, false);
    assert_int_equal(folder->event_count, 0);
    const mc_entry *kill = &lexicon->entries[mc_lexicon_entry_find(lexicon, MC_STR("threat.kill"))];
    assert_string_equal(folder_text(kill->detail.term, out), "要你好看");
    assert_int_equal(kill->status, MC_STATUS_TESTING);
    assert_non_null(strstr(kill->origin.file, "-mine/terms/mine.tsv"));
    assert_int_not_equal(mc_lexicon_entry_find(lexicon, MC_STR("threat.new")), MC_NONE);
    uint32_t off = mc_lexicon_entry_find(lexicon, MC_STR("third_party.call_kin"));
    assert_int_equal(lexicon->entries[off].status, MC_STATUS_RETIRED);
    assert_int_equal(lexicon->folder_count, 2);
    folder_free(folder);
}

static mc_entry_status status_of(const mc_lexicon *lexicon, const char *id)
{
    uint32_t entry = mc_lexicon_entry_find(lexicon, mc_str_from_z(id));
    assert_int_not_equal(entry, MC_NONE);
    return lexicon->entries[entry].status;
}

static void a_table_switches_off_a_rule(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    folder_overlay(folder, "terms/mine.tsv",
                   "id\tcategory\tterm\tstatus\tnote\n"
                   "third_party.told_kin\t\t\toff\tnoise; Li; 2999-01-31\n");
    const mc_lexicon *lexicon = folder_load_sound(folder, false);
    assert_int_equal(status_of(lexicon, "third_party.told_kin"), MC_STATUS_RETIRED);
    assert_int_equal(status_of(lexicon, "threat.both"), MC_STATUS_TESTING);
    folder_free(folder);
}

static void an_expired_switch_off_is_reported(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    folder_overlay(folder, "terms/mine.tsv",
                   "id\tcategory\tterm\tstatus\tnote\n"
                   "threat.kill\t\t\toff\tnoise; Li; 2020-01-31\n");
    const mc_lexicon *lexicon = folder_load_sound(folder, false);
    assert_int_equal(folder->event_count, 1);
    assert_int_equal(folder->levels[0], MC_LEVEL_WARNING);
    assert_true(folder_has(folder, "mine.tsv", 2, "expired on 2020-01-31", "owner Li"));
    uint32_t off = mc_lexicon_entry_find(lexicon, MC_STR("threat.kill"));
    assert_int_equal(lexicon->entries[off].status, MC_STATUS_RETIRED);
    folder_free(folder);
}

static void expect_overlay_problem(const char *row, const char *found, const char *expected)
{
    char text[512];
    lexicon_folder *folder = folder_new();
    snprintf(text, sizeof text, "id\tcategory\tterm\tstatus\tnote\n%s\n", row);
    folder_overlay(folder, "terms/mine.tsv", text);
    assert_null(folder_load(folder, false));
    assert_true(folder_has(folder, "mine.tsv", 2, found, expected));
    folder_free(folder);
}

static void a_switch_off_gives_its_reasons(void **state)
{
    (void)state;
    expect_overlay_problem("threat.kill\t\t\toff\tnoise", "\"noise\"", "reason; owner; expiry");
    expect_overlay_problem("threat.kill\t\t\toff\tnoise; Li; soon", "\"soon\"", "2026-01-31");
    expect_overlay_problem("threat.who\t\t\toff\tnoise; Li; 2999-01-01", "\"threat.who\"",
                           "no entry has it");
    expect_problem(
        "terms/broken.tsv",
        "id\tcategory\tterm\tstatus\tnote\nthreat.kill\t\t\toff\tnoise; Li; 2999-01-01\n", 2,
        "shipped lexicon", "overlays only");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_id_is_dotted_words_in_lower_case),
        cmocka_unit_test(overlays_add_change_and_switch_off),
        cmocka_unit_test(a_table_switches_off_a_rule),
        cmocka_unit_test(an_expired_switch_off_is_reported),
        cmocka_unit_test(a_switch_off_gives_its_reasons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
