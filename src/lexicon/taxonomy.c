// SPDX-License-Identifier: Apache-2.0
#include "lexicon/taxonomy.h"

#include "lexicon/element.h"
#include "lexicon/entry.h"
#include "lexicon/vocabulary.h"

// A place where an id was seen, so that a second one in the same file can name the first.
typedef struct seen_ids {
    mc_symbols lines;
} seen_ids;

static bool note_once(mc_build *build, seen_ids *seen, mc_str id, mc_place at, const char *what)
{
    if (id.size == 0) {
        mc_problems_add(&build->problems, at, "a %s without %s", what,
                        what[0] == 'c' && what[1] == 'l' ? "id" : "code");
        return false;
    }
    uint32_t line = mc_symbols_find(&seen->lines, id);
    if (line != MC_NONE) {
        mc_problems_add(&build->problems, at, "%s \"%.*s\" stands already at line %u", what,
                        MC_SHOW(id), line);
        return false;
    }
    mc_symbols_put(&seen->lines, id, at.line);
    return true;
}

static mc_str text_in(mc_build *build, const mc_element *parent, const char *name, mc_str language)
{
    const mc_element *element = mc_element_child(parent, name);
    while (element && !mc_str_equal(mc_element_attribute(build, element, "lang"), language)) {
        element = mc_element_next(element, name);
    }
    return mc_element_text(build->arena, element);
}

static bool read_yes(mc_build *build, const mc_element *element, const char *name)
{
    return mc_vocabulary_read(&MC_VOCABULARY_YES_NO, mc_element_attribute(build, element, name), 0,
                              mc_element_place(build, element), &build->problems) == 1;
}

static void read_clause(mc_build *build, const mc_element *element, seen_ids *seen)
{
    mc_place at = mc_element_place(build, element);
    mc_clause_of_law clause = {
        .id = mc_element_attribute(build, element, "id"),
        .title_zh = text_in(build, element, "title", MC_STR("zh")),
        .title_en = text_in(build, element, "title", MC_STR("en")),
        .article_zh = text_in(build, element, "article", MC_STR("zh")),
        .article_en = text_in(build, element, "article", MC_STR("en")),
        .force = (mc_force)mc_vocabulary_read(&MC_VOCABULARY_FORCE,
                                              mc_element_attribute(build, element, "force"),
                                              MC_FORCE_SELF, at, &build->problems),
        .from = mc_vocabulary_read_day(mc_element_attribute(build, element, "from"), "from", at,
                                       &build->problems),
        .to = mc_vocabulary_read_day(mc_element_attribute(build, element, "to"), "to", at,
                                     &build->problems),
        .verified = read_yes(build, element, "verified"),
        .single_source = read_yes(build, element, "single_source")};
    if (!note_once(build, seen, clause.id, at, "clause")) return;
    uint32_t index = mc_symbols_find(&build->clause_ids, clause.id);
    if (index == MC_NONE) {
        if (!MC_BUILD_ROOM(build, clauses, clause_count, clause_room)) return;
        index = build->clause_count++;
        mc_symbols_put(&build->clause_ids, clause.id, index);
    }
    build->clauses[index] = clause;
}

static void read_rests(mc_build *build, const mc_element *element, mc_category *category)
{
    uint32_t count = 0;
    const mc_element *rest = mc_element_child(element, "rests-on");
    for (; rest; rest = mc_element_next(rest, "rests-on")) {
        count++;
    }
    uint32_t *clauses = mc_arena_array(build->arena, count, sizeof *clauses);
    rest = mc_element_child(element, "rests-on");
    for (; clauses && rest; rest = mc_element_next(rest, "rests-on")) {
        mc_str id = mc_element_attribute(build, rest, "clause");
        uint32_t index = mc_symbols_find(&build->clause_ids, id);
        if (index != MC_NONE) {
            clauses[category->clause_count++] = index;
            continue;
        }
        mc_problems_add(&build->problems, mc_element_place(build, rest),
                        "unknown clause \"%.*s\"; expected the id of a <clause> of <clauses>",
                        MC_SHOW(id));
    }
    category->clauses = clauses;
}

static void read_category(mc_build *build, const mc_element *element, uint32_t family,
                          seen_ids *seen)
{
    mc_place at = mc_element_place(build, element);
    mc_category category = {.code = mc_element_attribute(build, element, "code"),
                            .name_zh = text_in(build, element, "name", MC_STR("zh")),
                            .name_en = text_in(build, element, "name", MC_STR("en")),
                            .definition_zh = text_in(build, element, "definition", MC_STR("zh")),
                            .definition_en = text_in(build, element, "definition", MC_STR("en")),
                            .cfpb = mc_element_attribute(build, element, "cfpb"),
                            .family = family,
                            .severity = (uint8_t)mc_vocabulary_read_int(
                                mc_element_attribute(build, element, "severity"), "severity", 0, 5,
                                0, at, &build->problems),
                            .lawful = read_yes(build, element, "lawful")};
    if (!note_once(build, seen, category.code, at, "category")) return;
    if (!mc_entry_is_id(category.code, 1, 1) || mc_str_equal(category.code, MC_STR("allow"))) {
        mc_problems_add(&build->problems, at,
                        "category code is \"%.*s\"; expected a-z, 0-9 and _, and not allow",
                        MC_SHOW(category.code));
    }
    read_rests(build, element, &category);
    uint32_t index = mc_symbols_find(&build->category_codes, category.code);
    if (index == MC_NONE) {
        if (!MC_BUILD_ROOM(build, categories, category_count, category_room)) return;
        index = build->category_count++;
        mc_symbols_put(&build->category_codes, category.code, index);
    }
    build->categories[index] = category;
}

static uint32_t place_family(mc_build *build, mc_family family, mc_place at)
{
    uint32_t index = mc_symbols_find(&build->family_codes, family.code);
    if (index == MC_NONE && build->family_count == MC_TAXONOMY_MOST_FAMILIES) {
        mc_problems_add(&build->problems, at, "more than %u families", MC_TAXONOMY_MOST_FAMILIES);
        return MC_NONE;
    }
    if (index == MC_NONE) {
        if (!MC_BUILD_ROOM(build, families, family_count, family_room)) return MC_NONE;
        index = build->family_count++;
        mc_symbols_put(&build->family_codes, family.code, index);
    }
    build->families[index] = family;
    return index;
}

static void read_family(mc_build *build, const mc_element *element, seen_ids *families,
                        seen_ids *categories)
{
    mc_place at = mc_element_place(build, element);
    mc_family family = {.code = mc_element_attribute(build, element, "code"),
                        .name_zh = text_in(build, element, "name", MC_STR("zh")),
                        .name_en = text_in(build, element, "name", MC_STR("en"))};
    if (!note_once(build, families, family.code, at, "family")) return;
    uint32_t index = place_family(build, family, at);
    if (index == MC_NONE) return;
    const mc_element *category = mc_element_child(element, "category");
    for (; category; category = mc_element_next(category, "category")) {
        read_category(build, category, index, categories);
    }
}

void mc_taxonomy_read(mc_build *build, mc_str schema)
{
    mc_element_tree *tree = mc_element_parse(build, schema, "taxonomy");
    if (!tree) return;
    seen_ids clauses = {{0}}, families = {{0}}, categories = {{0}};
    const mc_element *root = mc_element_root(tree);
    const mc_element *list = mc_element_child(root, "clauses");
    const mc_element *clause = list ? mc_element_child(list, "clause") : NULL;
    for (; clause; clause = mc_element_next(clause, "clause")) {
        read_clause(build, clause, &clauses);
    }
    const mc_element *family = mc_element_child(root, "family");
    for (; family; family = mc_element_next(family, "family")) {
        read_family(build, family, &families, &categories);
    }
    if (clauses.lines.failed || families.lines.failed || categories.lines.failed) {
        build->arena->failed = true;
    }
    mc_symbols_dispose(&clauses.lines);
    mc_symbols_dispose(&families.lines);
    mc_symbols_dispose(&categories.lines);
    mc_element_free(tree);
}
