// SPDX-License-Identifier: Apache-2.0
#include "store/company_choice.h"

#include <stdio.h>

#include "base/error.h"
#include "store/sql.h"

// Near names are found by the characters that two names share, each counted once: 2 · shared /
// (length + length). 小舟货 and 小舟贷 share two of three, 0.67. Names are short and typing errors
// change, drop or add a character, which costs little by this measure; swapped characters cost
// nothing. What is below NEAR_PERCENT is not worth telling.
enum { NEAR_NAMES = 3, NEAR_PERCENT = 60, MAX_SHOWN = 120 };

typedef struct near_name {
    mc_str name;
    uint32_t percent;
} near_name;

// What is looked for, and what was found so far.
typedef struct search {
    const mc_lexicon *lexicon;
    mc_arena *arena;
    mc_ustr wanted; /**< folded */
    mc_str chosen;  /**< data NULL while nobody is called so */
    near_name near[NEAR_NAMES];
} search;

static uint32_t shared_units(mc_ustr a, mc_ustr b)
{
    uint64_t used = 0;
    uint32_t shared = 0;
    for (uint32_t i = 0; i < a.size; i++) {
        for (uint32_t j = 0; j < b.size && j < 64; j++) {
            if (a.data[i] != b.data[j] || (used >> j & 1)) continue;
            used |= UINT64_C(1) << j;
            shared++;
            break;
        }
    }
    return shared;
}

static void keep_near(search *of, mc_str name, uint32_t percent)
{
    for (int i = 0; i < NEAR_NAMES; i++) {
        if (of->near[i].name.data != NULL && mc_str_equal(of->near[i].name, name)) return;
    }
    int at = NEAR_NAMES;
    while (at > 0 && percent > of->near[at - 1].percent) {
        at--;
    }
    for (int i = NEAR_NAMES - 1; i > at; i--) {
        of->near[i] = of->near[i - 1];
    }
    if (at < NEAR_NAMES) of->near[at] = (near_name){mc_arena_str(of->arena, name), percent};
}

// Compares one name of somebody whose id or printed name is `answer`.
static void try_name(search *of, mc_str name, mc_ustr folded, mc_str answer)
{
    if (of->chosen.data != NULL || folded.size == 0) return;
    if (mc_ustr_equal(folded, of->wanted)) {
        of->chosen = mc_arena_str(of->arena, answer);
        return;
    }
    uint32_t shared = shared_units(of->wanted, folded);
    uint32_t percent = 200 * shared / (of->wanted.size + folded.size);
    if (percent >= NEAR_PERCENT) keep_near(of, name, percent);
}

static void try_written(search *of, mc_str name, mc_str answer)
{
    try_name(of, name, mc_fold_string(of->lexicon->fold, of->arena, name), answer);
}

static mc_status try_records(search *of, struct sqlite3 *db, mc_error *err)
{
    struct sqlite3_stmt *all = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open(
        &all, db, "SELECT id, name FROM companies WHERE found<>'none' ORDER BY id", &has_row, err);
    while (st == MC_OK && has_row) {
        try_written(of, mc_sql_str(all, 0), mc_sql_str(all, 0));
        try_written(of, mc_sql_str(all, 1), mc_sql_str(all, 0));
        st = mc_sql_step(all, &has_row, err);
    }
    mc_sql_finish(all);
    return st;
}

static void try_tables(search *of)
{
    const mc_lexicon *lexicon = of->lexicon;
    for (uint32_t i = 0; i < lexicon->company_count; i++) {
        uint32_t person = mc_lexicon_legal_person(lexicon, i);
        try_written(of, lexicon->companies[i].id, lexicon->companies[person].id);
        try_written(of, lexicon->companies[i].name_zh, lexicon->companies[person].id);
    }
    for (uint32_t i = 0; i < lexicon->alias_count; i++) {
        const mc_alias *alias = &lexicon->aliases[i];
        uint32_t person = mc_lexicon_legal_person(lexicon, alias->company);
        try_name(of, alias->written, alias->text, lexicon->companies[person].id);
    }
}

static mc_status refuse(const search *of, mc_str wanted, mc_error *err)
{
    char near[NEAR_NAMES * (MAX_SHOWN + 4)] = "";
    size_t size = 0;
    for (int i = 0; i < NEAR_NAMES && of->near[i].name.data != NULL; i++) {
        mc_str name = of->near[i].name;
        if (name.size > MAX_SHOWN) continue;
        int wrote = snprintf(near + size, sizeof near - size, "%s%.*s", size > 0 ? ", " : "",
                             (int)name.size, name.data);
        if (wrote > 0) size += (size_t)wrote;
    }
    return mc_error_set(err, MC_ERR_USAGE,
                        "--company: found '%.*s', expected the id or a name of a company in the "
                        "texts or in companies.tsv%s%s",
                        (int)wanted.size, wanted.data, size > 0 ? "; called nearly so: " : "",
                        near);
}

mc_status mc_company_choice(struct sqlite3 *db, const mc_lexicon *lexicon, mc_arena *arena,
                            mc_str wanted, mc_str *chosen, mc_error *err)
{
    search of = {.lexicon = lexicon, .arena = arena};
    of.wanted = mc_fold_string(lexicon->fold, arena, wanted);
    if (of.wanted.data == NULL) return mc_error_memory(err);
    mc_status st = try_records(&of, db, err);
    if (st != MC_OK) return st;
    try_tables(&of);
    if (mc_arena_failed(arena)) return mc_error_memory(err);
    if (of.chosen.data == NULL) return refuse(&of, wanted, err);
    *chosen = of.chosen;
    return MC_OK;
}
