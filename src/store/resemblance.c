// SPDX-License-Identifier: Apache-2.0
#include "store/resemblance.h"

#include "base/error.h"
#include "store/sql.h"

// 招联联金融 is not listed, 招联金融 is. Whoever reads of the one should hear of the other; whether
// they are the same nobody knows who has not asked, so the figures stay apart.
//
//   put in    泰康公人寿   泰康人寿      not at the edges: 京东金融 is no slip for 东金融
//   doubled   招联联金融   招联金融      at the edges too
//   left out  去哪网       去哪儿网      likewise
//   swapped   康泰人寿     泰康人寿
//
// A character in the place of another is no sign: 524 pairs of listed names that different
// companies have differ by one (吉林银行 and 桂林银行 are two banks). By a slip as above seven do,
// five of them 太平 and 太平洋. Below SHORTEST characters chance does it (中信 中腾信); a name that
// resembles names of two companies resembles none.
enum { SHORTEST = 3 };

static uint32_t common_prefix(mc_ustr a, mc_ustr b)
{
    uint32_t size = 0;
    while (size < a.size && size < b.size && a.data[size] == b.data[size]) {
        size++;
    }
    return size;
}

// `longer` has one unit more.
static bool is_extra_unit(mc_ustr longer, mc_ustr shorter)
{
    uint32_t at = common_prefix(longer, shorter);
    for (uint32_t i = at; i < shorter.size; i++) {
        if (longer.data[i + 1] != shorter.data[i]) return false;
    }
    bool doubled = at > 0 && longer.data[at] == longer.data[at - 1];
    return doubled || (at > 0 && at < shorter.size);
}

static bool is_swap(mc_ustr a, mc_ustr b)
{
    uint32_t at = common_prefix(a, b);
    if (at + 2 > a.size || a.data[at] != b.data[at + 1] || a.data[at + 1] != b.data[at])
        return false;
    mc_ustr behind_a = {a.data + at + 2, a.size - at - 2};
    mc_ustr behind_b = {b.data + at + 2, b.size - at - 2};
    return common_prefix(behind_a, behind_b) == behind_a.size;
}

bool mc_resemblance_is_slip(mc_ustr a, mc_ustr b)
{
    mc_ustr longer = a.size > b.size ? a : b, shorter = a.size > b.size ? b : a;
    if (shorter.size < SHORTEST || longer.size <= SHORTEST) return false;
    if (longer.size == shorter.size) return is_swap(a, b);
    return longer.size == shorter.size + 1 && is_extra_unit(longer, shorter);
}

// What is listed and may be meant, and whom a name has met.
typedef struct search {
    const mc_lexicon *lexicon;
    const mc_ustr *legal; /**< folded legal names, by company */
    mc_ustr name;         /**< of the discovered company, folded */
    uint32_t person;      /**< the legal person whose name it resembles; MC_NONE = nobody's */
    mc_str listed;        /**< that name */
    bool several;         /**< it resembles names of others too */
} search;

static void try_name(search *of, mc_ustr folded, mc_str written, uint32_t company)
{
    if (of->several || !mc_resemblance_is_slip(of->name, folded)) return;
    uint32_t person = mc_lexicon_legal_person(of->lexicon, company);
    of->several = of->person != MC_NONE && of->person != person;
    if (of->person != MC_NONE) return;
    of->person = person;
    of->listed = written;
}

// A name that is also an ordinary word, or is a slip itself, says nothing.
static bool is_name_of_its_own(const mc_alias *alias)
{
    return alias->kind != MC_ALIAS_TYPO && alias->needs == MC_NONE &&
           (alias->status == MC_STATUS_STABLE || alias->status == MC_STATUS_TESTING);
}

static void try_all(search *of)
{
    const mc_lexicon *lexicon = of->lexicon;
    of->person = MC_NONE;
    of->several = false;
    for (uint32_t i = 0; i < lexicon->alias_count; i++) {
        const mc_alias *alias = &lexicon->aliases[i];
        if (is_name_of_its_own(alias)) try_name(of, alias->text, alias->written, alias->company);
    }
    for (uint32_t i = 0; i < lexicon->company_count; i++) {
        try_name(of, of->legal[i], lexicon->companies[i].name_zh, i);
    }
}

static mc_status write_resemblance(struct sqlite3_stmt *set, const search *of, mc_str id,
                                   mc_error *err)
{
    mc_sql_bind_str(set, 1, of->lexicon->companies[of->person].id);
    mc_sql_bind_str(set, 2, of->listed);
    mc_sql_bind_str(set, 3, id);
    return mc_sql_execute(set, err);
}

static mc_status search_all(search *of, struct sqlite3 *db, mc_error *err)
{
    struct sqlite3_stmt *row = NULL, *set = NULL;
    mc_arena arena = MC_ARENA_INIT;
    bool has_row = false;
    mc_status st = mc_sql_prepare(
        &row, db, "SELECT id,name FROM companies WHERE found='discovered' ORDER BY id", err);
    if (st == MC_OK)
        st = mc_sql_prepare(&set, db,
                            "UPDATE companies SET resembles=?,resembles_name=? WHERE id=?", err);
    if (st == MC_OK) st = mc_sql_step(row, &has_row, err);
    while (st == MC_OK && has_row) {
        mc_arena_reset(&arena);
        of->name = mc_fold_string(of->lexicon->fold, &arena, mc_sql_str(row, 1));
        if (mc_arena_failed(&arena)) st = mc_error_memory(err);
        if (st == MC_OK) try_all(of);
        if (st == MC_OK && of->person != MC_NONE && !of->several)
            st = write_resemblance(set, of, mc_sql_str(row, 0), err);
        if (st == MC_OK) st = mc_sql_step(row, &has_row, err);
    }
    mc_sql_finish(row);
    mc_sql_finish(set);
    mc_arena_dispose(&arena);
    return st;
}

mc_status mc_resemblance_find(struct sqlite3 *db, const mc_lexicon *lexicon, mc_error *err)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_ustr *legal = mc_arena_array(&arena, lexicon->company_count, sizeof *legal);
    for (uint32_t i = 0; legal && i < lexicon->company_count; i++) {
        legal[i] = mc_fold_string(lexicon->fold, &arena, lexicon->companies[i].name_zh);
    }
    search of = {.lexicon = lexicon, .legal = legal};
    mc_status st = mc_arena_failed(&arena) ? mc_error_memory(err) : search_all(&of, db, err);
    mc_arena_dispose(&arena);
    return st;
}
