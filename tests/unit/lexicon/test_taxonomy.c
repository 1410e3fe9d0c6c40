// SPDX-License-Identifier: Apache-2.0
#include "lexicon/taxonomy.h"

#include "lexicon_folder.h"

static void a_category_has_its_clauses_in_their_order(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    const mc_lexicon *lexicon = folder_load_sound(folder, true);
    assert_int_equal(lexicon->family_count, 2);
    assert_int_equal(lexicon->category_count, 3);
    uint32_t index = mc_lexicon_category_find(lexicon, MC_STR("threat"));
    const mc_category *threat = &lexicon->categories[index];
    assert_int_equal(threat->severity, 4);
    assert_false(threat->lawful);
    assert_true(mc_str_equal(threat->name_zh, MC_STR("威胁")));
    assert_true(mc_str_equal(threat->cfpb, MC_STR("Threat")));
    assert_int_equal(threat->clause_count, 2);
    const mc_clause_of_law *law = &lexicon->clauses[threat->clauses[1]];
    assert_true(mc_str_equal(law->id, MC_STR("TEST-1")));
    assert_int_equal(law->from, 20200101);
    assert_int_equal(law->to, 20241231);
    assert_true(law->verified);
    const mc_clause_of_law *pact = &lexicon->clauses[threat->clauses[0]];
    assert_false(pact->verified);
    assert_true(pact->single_source);
    assert_int_equal(pact->article_zh.size, 0);
    assert_string_equal(mc_force_code(pact->force), "self");
    assert_true(
        lexicon->categories[mc_lexicon_category_find(lexicon, MC_STR("third_party"))].lawful);
    folder_free(folder);
}

#define FAMILY(inside)                                                                             \
    "<taxonomy>\n<clauses/>\n<family code=\"collection\"><name lang=\"zh\">x</name>"               \
    "<name lang=\"en\">x</name>\n" inside "</family></taxonomy>\n"
#define CATEGORY(attributes, inside)                                                               \
    "<category " attributes "><name lang=\"zh\">x</name><name lang=\"en\">x</name>"                \
    "<definition lang=\"zh\">x</definition><definition lang=\"en\">x</definition>\n" inside        \
    "</category>\n"

static void broken_taxonomies_are_reported(void **state)
{
    (void)state;
    const char *file = "taxonomy.xml";
    expect_problem(file, "<taxonomy>\n<family>\n", 3, "Premature end", "");
    expect_problem(file, "<rules/>", 1, "<rules>", "expected <taxonomy>");
    expect_problem(file, "<!DOCTYPE taxonomy [<!ENTITY e SYSTEM \"/etc/passwd\">]>\n<taxonomy/>", 1,
                   "document type declaration", "have none");
    expect_problem(file, FAMILY(CATEGORY("code=\"threat\" severity=\"9\"", "")), 4, "severity", "");
    expect_problem(
        file, FAMILY(CATEGORY("code=\"threat\" severity=\"1\"", "<rests-on clause=\"LAW-1\"/>")), 5,
        "\"LAW-1\"", "unknown clause");
    expect_problem(file,
                   FAMILY(CATEGORY("code=\"threat\" severity=\"1\"", "")
                              CATEGORY("code=\"threat\" severity=\"1\"", "")),
                   6, "\"threat\"", "already at line 4");
    expect_problem(file, FAMILY(CATEGORY("code=\"allow\" severity=\"1\"", "")), 4, "\"allow\"",
                   "not allow");
    expect_problem(file, FAMILY("<colour/>"), 4, "colour", "");
}

static void an_overlay_adds_and_replaces(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    folder_overlay(folder, "taxonomy.xml",
                   FAMILY(CATEGORY("code=\"threat\" severity=\"5\"", "")
                              CATEGORY("code=\"own_issue\" severity=\"1\"", "")));
    const mc_lexicon *lexicon = folder_load_sound(folder, false);
    assert_int_equal(lexicon->category_count, 4);
    assert_int_equal(lexicon->family_count, 2);
    uint32_t threat = mc_lexicon_category_find(lexicon, MC_STR("threat"));
    assert_int_equal(lexicon->categories[threat].severity, 5);
    folder_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_category_has_its_clauses_in_their_order),
        cmocka_unit_test(broken_taxonomies_are_reported),
        cmocka_unit_test(an_overlay_adds_and_replaces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
