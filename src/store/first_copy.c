// SPDX-License-Identifier: Apache-2.0
#include "store/first_copy.h"

#include <stdlib.h>

#include "base/error.h"
#include "store/sql.h"

// Where company, category and place were seen last.
typedef struct place_seen {
    int64_t cluster;
    uint32_t document;
} place_seen;

typedef struct marker {
    const mc_ledger *ledger;
    uint32_t *kinds;  /**< number of company, category and place, by group */
    place_seen *seen; /**< by that number */
    mc_numbering numbering;
    struct sqlite3_stmt *clear;
} marker;

static mc_status number_kinds(marker *m, mc_error *err)
{
    m->kinds = malloc((m->ledger->group_count + 1ull) * sizeof *m->kinds);
    m->seen = calloc(m->ledger->group_count + 1ull, sizeof *m->seen);
    if (!m->kinds || !m->seen) return mc_error_memory(err);
    for (uint32_t i = 0; i < m->ledger->group_count; i++) {
        const mc_ledger_group *group = &m->ledger->groups[i];
        uint32_t key[3] = {group->company, group->category, group->place};
        if (!mc_numbering_add(&m->numbering, (mc_str){(const char *)key, sizeof key},
                              &m->kinds[i])) {
            return mc_error_memory(err);
        }
    }
    return MC_OK;
}

static mc_status mark_document(marker *m, int64_t cluster, uint32_t at, mc_error *err)
{
    const mc_ledger_document *document = &m->ledger->documents[at];
    mc_status st = MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < document->finding_count; i++) {
        const mc_ledger_finding *finding = &m->ledger->findings[document->first_finding + i];
        place_seen *seen = &m->seen[m->kinds[finding->group]];
        if (seen->cluster != cluster) *seen = (place_seen){cluster, at};
        if (seen->document == at) continue;
        mc_sql_bind_int(m->clear, 1, finding->row);
        st = mc_sql_execute(m->clear, err);
    }
    return st;
}

static mc_status mark_all(marker *m, struct sqlite3 *db, mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st =
        mc_sql_prepare(&m->clear, db, "UPDATE findings SET first_copy=0 WHERE finding=?", err);
    if (st == MC_OK)
        st = mc_sql_open(&row, db,
                         "SELECT cluster,doc FROM documents WHERE cluster IN(SELECT cluster FROM"
                         " clusters WHERE documents>1) ORDER BY cluster," MC_SQL_COPY_ORDER,
                         &has_row, err);
    while (st == MC_OK && has_row) {
        st = mark_document(m, mc_sql_int(row, 0), (uint32_t)mc_sql_int(row, 1) - 1, err);
        if (st == MC_OK) st = mc_sql_step(row, &has_row, err);
    }
    mc_sql_finish(row);
    mc_sql_finish(m->clear);
    return st;
}

mc_status mc_first_copy_mark(const mc_ledger *ledger, struct sqlite3 *db, mc_error *err)
{
    marker m = {.ledger = ledger};
    mc_status st = number_kinds(&m, err);
    if (st == MC_OK) st = mark_all(&m, db, err);
    free(m.kinds);
    free(m.seen);
    mc_numbering_dispose(&m.numbering);
    return st;
}
