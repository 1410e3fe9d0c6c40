// SPDX-License-Identifier: Apache-2.0
#include "store/former_name.h"

#include <sqlite3.h>

#include "base/error.h"
#include "store/sql.h"

// folded(name): the units in which lexicon and texts meet, so that 捷信消費金融 in a text is the
// 捷信消费金融 of the table.
static void fold_name(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    mc_arena arena = MC_ARENA_INIT;
    mc_str name = {(const char *)sqlite3_value_text(values[0]), 0};
    if (name.data) name.size = (uint32_t)sqlite3_value_bytes(values[0]);
    mc_ustr folded = mc_fold_string(sqlite3_user_data(context), &arena, name);
    if (mc_arena_failed(&arena)) {
        sqlite3_result_error_nomem(context);
    } else {
        sqlite3_result_blob(context, folded.size ? (const void *)folded.data : "",
                            (int)(folded.size * sizeof *folded.data), SQLITE_TRANSIENT);
    }
    mc_arena_dispose(&arena);
}

static mc_status add_function(sqlite3 *db, const mc_fold_table *fold, mc_error *err)
{
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    void *payload = (void *)(uintptr_t)fold;
    int code = sqlite3_create_function(db, "folded", 1, flags, payload, fold_name, NULL, NULL);
    return code == SQLITE_OK ? MC_OK : mc_error_memory(err);
}

// Only companies that have former names are looked at: a few dozen, whatever the texts are.
static const char *const mark_mentions =
    "UPDATE mentions SET former=(SELECT min(o.name) FROM former_names o WHERE"
    " o.company=mentions.company AND folded(o.name)=folded(mentions.mention)) WHERE company IN"
    "(SELECT company FROM former_names);";

// The former name that most findings write, where former names are written more often than all
// others together: what is told of it may be of the time before the change.
static const char *const choose_former_names =
    "UPDATE companies SET former_name=b.former FROM (SELECT company,former,row_number()"
    " OVER(PARTITION BY company ORDER BY sum(findings) DESC,former) AS n,sum(sum(findings))"
    " OVER(PARTITION BY company) AS findings FROM mentions WHERE former IS NOT NULL GROUP BY"
    " company,former) b WHERE b.company=companies.id AND b.n=1 AND b.former<>companies.name AND"
    " 2*b.findings>(SELECT sum(a.findings) FROM mentions a WHERE a.company=companies.id);";

mc_status mc_former_name_find(sqlite3 *db, const mc_lexicon *lexicon, mc_error *err)
{
    mc_status st = add_function(db, lexicon->fold, err);
    if (st == MC_OK) st = mc_sql_run(db, mark_mentions, err);
    return st == MC_OK ? mc_sql_run(db, choose_former_names, err) : st;
}
