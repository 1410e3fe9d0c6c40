// SPDX-License-Identifier: Apache-2.0
#include "lexicon/company_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "lexicon/entry.h"
#include "lexicon/pattern_macro.h"
#include "lexicon/tsv.h"
#include "lexicon/vocabulary.h"
#include "lexicon/word_class.h"

enum {
    COMPANY_ID,
    COMPANY_ZH,
    COMPANY_EN,
    COMPANY_KIND,
    COMPANY_GROUP,
    COMPANY_OPERATOR,
    COMPANY_STATUS,
    COMPANY_NOTE
};

static const mc_tsv_column COMPANY_COLUMNS[] = {
    {"id", true},     {"name_zh", true},   {"name_en", false}, {"kind", true},
    {"group", false}, {"operator", false}, {"status", true},   {"note", false}};

enum {
    ALIAS_COMPANY,
    ALIAS_TEXT,
    ALIAS_KIND,
    ALIAS_NEEDS,
    ALIAS_NOT_IN,
    ALIAS_FROM,
    ALIAS_TO,
    ALIAS_STATUS,
    ALIAS_NOTE
};

static const mc_tsv_column ALIAS_COLUMNS[] = {
    {"company", true}, {"alias", true}, {"kind", true},   {"needs", false}, {"not_in", false},
    {"from", false},   {"to", false},   {"status", true}, {"note", false}};

enum {
    DISCOVERY_ID,
    DISCOVERY_PATTERN,
    DISCOVERY_KIND,
    DISCOVERY_NOT_NAME,
    DISCOVERY_STATUS,
    DISCOVERY_NOTE
};

static const mc_tsv_column DISCOVERY_COLUMNS[] = {{"id", true},     {"pattern", true},
                                                  {"kind", true},   {"not_name", false},
                                                  {"status", true}, {"note", false}};

enum { DEFAULT_WINDOW = 20 };

static uint32_t read_code(mc_build *build, const mc_tsv *tsv, uint32_t column,
                          const mc_vocabulary *codes)
{
    mc_place at = mc_tsv_place(tsv, column);
    if (tsv->cells[column].size == 0) {
        mc_problems_add(&build->problems, at, "no %s; expected one", codes->what);
    }
    return mc_vocabulary_read(codes, tsv->cells[column], 0, at, &build->problems);
}

static bool is_slug(mc_str id)
{
    for (uint32_t i = 0; i < id.size; i++) {
        char c = id.data[i];
        bool word = mc_is_small_letter(c) || mc_is_digit(c);
        if (!word && !(c == '-' && i > 0 && i + 1 < id.size)) return false;
    }
    return id.size > 0;
}

// Reports an `off` row and retires what `*status` belongs to; NULL = nothing has the id.
static void switch_off(mc_build *build, const mc_tsv *tsv, mc_cell note, mc_entry_status *status)
{
    mc_entry_check_off(build, note);
    if (status) {
        *status = MC_STATUS_RETIRED;
    } else {
        mc_problems_add(&build->problems, mc_tsv_place(tsv, 0),
                        "\"%.*s\" is switched off, but no row has it", MC_SHOW(tsv->cells[0]));
    }
}

static void add_company(mc_build *build, const mc_company *company, mc_str operator, mc_place at)
{
    uint32_t index = mc_symbols_find(&build->company_ids, company->id);
    mc_origin older = {NULL, 0};
    if (index != MC_NONE) older = build->companies[index].origin;
    if (!mc_entry_may_replace(build, (mc_cell){company->id, at}, older)) return;
    if (index == MC_NONE) {
        bool room = MC_BUILD_ROOM(build, companies, company_count, company_room) &&
                    MC_BUILD_ROOM(build, operators, company_count, operator_room);
        if (!room) return;
        index = build->company_count++;
        mc_symbols_put(&build->company_ids, company->id, index);
    }
    build->companies[index] = *company;
    build->operators[index] = operator;
}

static void read_company(mc_build *build, const mc_tsv *tsv)
{
    mc_str id = tsv->cells[COMPANY_ID];
    mc_place at = mc_tsv_place(tsv, COMPANY_ID);
    uint32_t errors = build->problems.error_count;
    uint32_t status = read_code(build, tsv, COMPANY_STATUS, &MC_VOCABULARY_STATUS);
    if (status == MC_STATUS_OFF) {
        uint32_t index = mc_symbols_find(&build->company_ids, id);
        mc_cell note = {tsv->cells[COMPANY_NOTE], mc_tsv_place(tsv, COMPANY_STATUS)};
        switch_off(build, tsv, note, index == MC_NONE ? NULL : &build->companies[index].status);
        return;
    }
    if (!is_slug(id) || mc_str_has_prefix(id, MC_STR("x-"))) {
        mc_problems_add(
            &build->problems, at,
            "company id is \"%.*s\"; expected a-z, 0-9 and - inside, not beginning with x-",
            MC_SHOW(id));
    }
    if (tsv->cells[COMPANY_ZH].size == 0) {
        mc_problems_add(&build->problems, at, "company \"%.*s\" has no name_zh", MC_SHOW(id));
    }
    mc_company company = {
        .id = id,
        .name_zh = tsv->cells[COMPANY_ZH],
        .name_en = tsv->cells[COMPANY_EN],
        .kind = (mc_company_kind)read_code(build, tsv, COMPANY_KIND, &MC_VOCABULARY_COMPANY_KIND),
        .group = tsv->cells[COMPANY_GROUP],
        .operator_of = MC_NONE,
        .status = (mc_entry_status)status,
        .origin = {tsv->file, tsv->line}};
    if (build->problems.error_count != errors) return;
    add_company(build, &company, tsv->cells[COMPANY_OPERATOR], at);
}

void mc_company_table_read_companies(mc_build *build)
{
    mc_tsv tsv;
    if (!MC_BUILD_OPEN_TABLE(build, &tsv, COMPANY_COLUMNS)) return;
    while (mc_tsv_next(&tsv)) {
        read_company(build, &tsv);
    }
}

// Companies are ordered by id once all are read, so that they are found by halving.
static int compare_companies(const void *left, const void *right)
{
    return mc_str_compare(((const mc_company *)left)->id, ((const mc_company *)right)->id);
}

static void sort_companies(mc_build *build)
{
    mc_str *operators = mc_arena_array(&build->scratch, build->company_count, sizeof *operators);
    if (!operators || build->company_count == 0) return;
    memcpy(operators, build->operators, build->company_count * sizeof *operators);
    for (uint32_t i = 0; i < build->company_count; i++) {
        build->companies[i].operator_of =
            i; // where its operator's name stands, for the time of sorting
    }
    qsort(build->companies, build->company_count, sizeof *build->companies, compare_companies);
    for (uint32_t i = 0; i < build->company_count; i++) {
        build->operators[i] = operators[build->companies[i].operator_of];
        mc_symbols_put(&build->company_ids, build->companies[i].id, i);
    }
}

void mc_company_table_link(mc_build *build)
{
    sort_companies(build);
    for (uint32_t i = 0; i < build->company_count; i++) {
        mc_company *company = &build->companies[i];
        company->operator_of = MC_NONE;
        mc_str operator= build->operators[i];
        if (operator.size == 0) continue;
        company->operator_of = mc_symbols_find(&build->company_ids, operator);
        if (company->operator_of == MC_NONE || company->operator_of == i) {
            mc_problems_add(&build->problems,
                            (mc_place){company->origin.file, company->origin.line, 0},
                            "operator of \"%.*s\" is \"%.*s\"; expected the id of another company",
                            MC_SHOW(company->id), MC_SHOW(operator));
            company->operator_of = MC_NONE;
        }
    }
}

static bool read_alias(mc_build *build, const mc_tsv *tsv, mc_alias *alias)
{
    uint32_t errors = build->problems.error_count;
    mc_place at = mc_tsv_place(tsv, ALIAS_COMPANY);
    alias->written = tsv->cells[ALIAS_TEXT];
    alias->company = mc_symbols_find(&build->company_ids, tsv->cells[ALIAS_COMPANY]);
    if (alias->company == MC_NONE) {
        mc_problems_add(&build->problems, at,
                        "unknown company \"%.*s\"; expected an id of companies.tsv",
                        MC_SHOW(tsv->cells[ALIAS_COMPANY]));
    }
    if (alias->written.size == 0) {
        mc_problems_add(&build->problems, at, "a row without alias");
        return false;
    }
    alias->text = mc_build_fold(build, alias->written, mc_tsv_place(tsv, ALIAS_TEXT));
    if (alias->text.size == 1) {
        mc_problems_add(&build->problems, mc_tsv_place(tsv, ALIAS_TEXT),
                        "alias \"%.*s\" has one character after folding; expected two or more",
                        MC_SHOW(alias->written));
    }
    alias->kind = (mc_alias_kind)read_code(build, tsv, ALIAS_KIND, &MC_VOCABULARY_ALIAS_KIND);
    mc_cell needs = {tsv->cells[ALIAS_NEEDS], mc_tsv_place(tsv, ALIAS_NEEDS)};
    mc_str words = mc_guards_read_window(build, needs, true, &alias->window);
    if (alias->window == 0) alias->window = DEFAULT_WINDOW;
    alias->needs = mc_word_class_of_cell(build, words, needs.at);
    alias->not_in =
        mc_word_class_of_cell(build, tsv->cells[ALIAS_NOT_IN], mc_tsv_place(tsv, ALIAS_NOT_IN));
    alias->from = mc_vocabulary_read_day(tsv->cells[ALIAS_FROM], "from",
                                         mc_tsv_place(tsv, ALIAS_FROM), &build->problems);
    alias->to = mc_vocabulary_read_day(tsv->cells[ALIAS_TO], "to", mc_tsv_place(tsv, ALIAS_TO),
                                       &build->problems);
    return build->problems.error_count == errors;
}

static void add_alias(mc_build *build, const mc_alias *alias, mc_cell key)
{
    uint32_t index = mc_symbols_find(&build->alias_keys, key.text);
    if (index != MC_NONE && !mc_entry_may_replace(build, key, build->aliases[index].origin)) return;
    if (index == MC_NONE) {
        if (!MC_BUILD_ROOM(build, aliases, alias_count, alias_room)) return;
        index = build->alias_count++;
        mc_symbols_put(&build->alias_keys, key.text, index);
    }
    build->aliases[index] = *alias;
}

void mc_company_table_read_aliases(mc_build *build)
{
    mc_tsv tsv;
    if (!MC_BUILD_OPEN_TABLE(build, &tsv, ALIAS_COLUMNS)) return;
    while (mc_tsv_next(&tsv)) {
        uint32_t status = read_code(build, &tsv, ALIAS_STATUS, &MC_VOCABULARY_STATUS);
        mc_cell key = {mc_build_key(build, tsv.cells[ALIAS_COMPANY], tsv.cells[ALIAS_TEXT]),
                       mc_tsv_place(&tsv, ALIAS_TEXT)};
        uint32_t index = mc_symbols_find(&build->alias_keys, key.text);
        if (status == MC_STATUS_OFF) {
            mc_cell note = {tsv.cells[ALIAS_NOTE], mc_tsv_place(&tsv, ALIAS_STATUS)};
            switch_off(build, &tsv, note, index == MC_NONE ? NULL : &build->aliases[index].status);
            continue;
        }
        mc_alias alias = {.status = (mc_entry_status)status, .origin = {tsv.file, tsv.line}};
        if (read_alias(build, &tsv, &alias)) add_alias(build, &alias, key);
    }
}

static void read_discovery(mc_build *build, const mc_tsv *tsv, mc_entry_status status)
{
    uint32_t errors = build->problems.error_count;
    mc_place at = mc_tsv_place(tsv, DISCOVERY_PATTERN);
    mc_discovery discovery = {
        .id = tsv->cells[DISCOVERY_ID],
        .kind = (mc_discovery_kind)read_code(build, tsv, DISCOVERY_KIND, &MC_VOCABULARY_DISCOVERY),
        .status = status,
        .origin = {tsv->file, tsv->line}};
    mc_place id_at = mc_tsv_place(tsv, DISCOVERY_ID);
    if (!mc_entry_is_id(discovery.id, 2, 4)) {
        mc_problems_add(&build->problems, id_at,
                        "id is \"%.*s\"; expected discover.word of a-z, 0-9 and _",
                        MC_SHOW(discovery.id));
    }
    if (tsv->cells[DISCOVERY_PATTERN].size == 0) {
        mc_problems_add(&build->problems, at,
                        "no pattern; expected PCRE2 whose group 1 is the name");
    }
    discovery.pattern = mc_pattern_macro_expand(build, tsv->cells[DISCOVERY_PATTERN], at);
    discovery.not_name = mc_word_class_of_cell(build, tsv->cells[DISCOVERY_NOT_NAME],
                                               mc_tsv_place(tsv, DISCOVERY_NOT_NAME));
    if (build->problems.error_count != errors) return;
    uint32_t index = mc_symbols_find(&build->discovery_ids, discovery.id);
    if (index != MC_NONE) {
        mc_cell id = {discovery.id, id_at};
        if (!mc_entry_may_replace(build, id, build->discoveries[index].origin)) return;
    } else {
        if (!MC_BUILD_ROOM(build, discoveries, discovery_count, discovery_room)) return;
        index = build->discovery_count++;
        mc_symbols_put(&build->discovery_ids, discovery.id, index);
    }
    build->discoveries[index] = discovery;
}

void mc_company_table_read_discovery(mc_build *build)
{
    mc_tsv tsv;
    if (!MC_BUILD_OPEN_TABLE(build, &tsv, DISCOVERY_COLUMNS)) return;
    while (mc_tsv_next(&tsv)) {
        uint32_t status = read_code(build, &tsv, DISCOVERY_STATUS, &MC_VOCABULARY_STATUS);
        if (status != MC_STATUS_OFF) {
            read_discovery(build, &tsv, (mc_entry_status)status);
            continue;
        }
        uint32_t index = mc_symbols_find(&build->discovery_ids, tsv.cells[DISCOVERY_ID]);
        mc_cell note = {tsv.cells[DISCOVERY_NOTE], mc_tsv_place(&tsv, DISCOVERY_STATUS)};
        switch_off(build, &tsv, note, index == MC_NONE ? NULL : &build->discoveries[index].status);
    }
}
