// SPDX-License-Identifier: Apache-2.0
#include "cli/report_annex.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "cli/side_table.h"
#include "cli/verdict_words.h"
#include "store/baseline.h"
#include "store/company_choice.h"
#include "store/exposure.h"
#include "store/grouping.h"
#include "store/response.h"
#include "store/sql.h"

typedef struct annex {
    const mc_session *session;
    mc_store *store;
    mc_arena arena;
    const char *path;       /**< of the table that is being read */
    mc_verdict_words words; /**< names of columns of answers */
} annex;

static mc_status check_baseline(const char *folder, mc_error *err)
{
    mc_arena arena = MC_ARENA_INIT;
    if (!folder) return MC_OK;
    mc_str path = mc_path_join(&arena, mc_str_from_z(folder), MC_STR("report.sqlite"));
    mc_status st = path.data ? MC_OK : mc_error_memory(err);
    if (st == MC_OK && mc_path_kind_of(path.data) != MC_PATH_FILE)
        st = mc_error_set_at(err, MC_ERR_USAGE, folder, 0, 0,
                             "holds no report.sqlite; --baseline expects an earlier report with "
                             "its database");
    mc_arena_dispose(&arena);
    return st;
}

static mc_status check_packet(const mc_options *options, mc_error *err)
{
    if (!options->packet) return MC_OK;
    if (options->companies.count != 1) {
        return mc_error_set(err, MC_ERR_USAGE,
                            "--packet: found %u --company, expected the one whose packet it is",
                            (unsigned)options->companies.count);
    }
    if (options->no_mask) {
        return mc_error_set(
            err, MC_ERR_USAGE,
            "--packet: found --no-mask, expected masked texts: they leave the house");
    }
    return MC_OK;
}

// Before the first input is read: nobody should wait for a year's complaints to learn of a typo.
mc_status mc_report_annex_check(const mc_options *options, mc_error *err)
{
    mc_status st = check_packet(options, err);
    if (st == MC_OK) st = mc_side_table_check(options->exposure, err);
    if (st == MC_OK) st = mc_side_table_check(options->responses, err);
    return st == MC_OK ? check_baseline(options->baseline, err) : st;
}

// What a table says of somebody or something that the report does not have.
static mc_status note_unknown(annex *a, const char *reason, mc_str name, uint32_t line,
                              mc_error *err)
{
    struct sqlite3_stmt *add = NULL;
    mc_status st = mc_session_mask_cell(a->session, &a->arena, name, &name, err);
    if (st != MC_OK) return st;
    st = mc_sql_prepare(&add, mc_store_handle(a->store),
                        "INSERT INTO coverage VALUES(0,'note',?,?,?,'found ' || ? ||"
                        " ', which this report does not have',0,NULL,NULL)",
                        err);
    if (st == MC_OK) {
        mc_sql_bind_str(add, 1, mc_path_name(mc_str_from_z(a->path)));
        mc_sql_bind_int(add, 2, line);
        mc_sql_bind_str(add, 3, mc_str_from_z(reason));
        mc_sql_bind_str(add, 4, name);
        st = mc_sql_execute(add, err);
    }
    mc_sql_finish(add);
    return st;
}

// The company of a row; `id` stays without data when nobody is called so.
static mc_status find_company(annex *a, mc_str name, mc_str *id, mc_error *err)
{
    mc_error unknown = {0};
    *id = (mc_str){NULL, 0};
    mc_status st = mc_company_choice(mc_store_handle(a->store), a->session->lexicon, &a->arena,
                                     name, id, &unknown);
    if (st == MC_OK || st == MC_ERR_USAGE) return MC_OK;
    *err = unknown;
    return st;
}

// Digits with at most one point; commas and full-width ones between thousands are passed over.
static bool read_amount(mc_str text, double *value)
{
    double scale = 1;
    bool digits = false, behind = false;
    *value = 0;
    for (uint32_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == ',' || c == ' ') continue;
        if (c == '.' && !behind) {
            behind = true;
            continue;
        }
        if (c < '0' || c > '9') return false;
        digits = true;
        scale *= behind ? 10 : 1;
        *value = *value * 10 + (c - '0');
    }
    *value /= scale;
    return digits;
}

static bool names_company(void *payload, const mc_side_row *row)
{
    (void)payload;
    for (uint32_t i = 0; i < row->count; i++)
        if (row->fields[i] == MC_FIELD_COMPANY) return true;
    return false;
}

static mc_status take_exposure(void *payload, const mc_side_row *row, mc_error *err)
{
    annex *a = payload;
    mc_str name = mc_side_table_cell(row, MC_FIELD_COMPANY), id;
    if (name.size == 0) {
        return mc_error_set(err, MC_ERR_USAGE,
                            "found no company, expected a column such as company and a name in it");
    }
    mc_status st = find_company(a, name, &id, err);
    if (st == MC_OK && !id.data) return note_unknown(a, "unknown_company", name, row->line, err);
    for (uint32_t i = 0; st == MC_OK && i < row->count; i++) {
        double value = 0;
        if (row->fields[i] == MC_FIELD_COMPANY || row->cells[i].size == 0) continue;
        if (!read_amount(row->cells[i], &value) || value <= 0) {
            return mc_error_set(err, MC_ERR_USAGE,
                                "found '%.*s' in column %.*s, expected a number above 0",
                                row->cells[i].size > 40 ? 40 : (int)row->cells[i].size,
                                row->cells[i].data, (int)row->names[i].size, row->names[i].data);
        }
        st = mc_exposure_add(mc_store_handle(a->store), id, row->names[i], value, err);
    }
    return st;
}

static bool names_response(void *payload, const mc_side_row *row)
{
    const annex *a = payload;
    mc_str cell;
    return mc_verdict_words_cell(&a->words, row, "response", &cell);
}

static mc_status take_response(void *payload, const mc_side_row *row, mc_error *err)
{
    annex *a = payload;
    mc_str finding, text;
    // Without its column every answer would be passed over like those that are left empty.
    if (!mc_verdict_words_cell(&a->words, row, "response", &text))
        return mc_error_set(err, MC_ERR_USAGE,
                            "found no column response among %u, expected finding_id or a company, "
                            "response and, if known, a date",
                            (unsigned)row->count);
    mc_verdict_words_cell(&a->words, row, "finding_id", &finding);
    mc_str name = mc_side_table_cell(row, MC_FIELD_COMPANY), id = {"", 0};
    if (text.size == 0) return MC_OK; // a row of the packet's form that the company left empty
    mc_status st = mc_session_mask_cell(a->session, &a->arena, text, &text, err);
    if (st != MC_OK) return st;
    if (finding.size == 0 && name.size == 0) {
        return mc_error_set(err, MC_ERR_USAGE,
                            "found a response without finding_id and company, expected either");
    }
    if (finding.size == 0) st = find_company(a, name, &id, err);
    if (st == MC_OK && finding.size == 0 && !id.data)
        return note_unknown(a, "unknown_company", name, row->line, err);
    if (st != MC_OK) return st;
    bool known = true;
    st = mc_response_add(mc_store_handle(a->store), id, finding,
                         mc_side_table_cell(row, MC_FIELD_DATE), text, &known, err);
    return st == MC_OK && !known ? note_unknown(a, "unknown_finding", finding, row->line, err) : st;
}

static mc_status read_exposure(annex *a, mc_error *err)
{
    mc_side_reader reader = {a->session->columns, names_company, take_exposure, a};
    a->path = a->session->options->exposure;
    return a->path ? mc_side_table_read(a->path, &reader, err) : MC_OK;
}

static mc_status read_responses(annex *a, mc_error *err)
{
    mc_side_reader reader = {a->session->columns, names_response, take_response, a};
    a->path = a->session->options->responses;
    if (!a->path) return MC_OK;
    mc_status st =
        mc_verdict_words_load(&a->words, &a->arena, a->session->options->data_folder, err);
    return st == MC_OK ? mc_side_table_read(a->path, &reader, err) : st;
}

static mc_status compare_baseline(annex *a, const char *folder, mc_error *err)
{
    if (!folder) return MC_OK;
    mc_str path = mc_path_join(&a->arena, mc_str_from_z(folder), MC_STR("report.sqlite"));
    if (!path.data) return mc_error_memory(err);
    return mc_baseline_compare(mc_store_handle(a->store), path.data, err);
}

mc_status mc_report_annex_add(const mc_session *session, mc_store *store, mc_str company,
                              mc_error *err)
{
    const mc_options *options = session->options;
    annex a = {.session = session, .store = store, .arena = MC_ARENA_INIT};
    struct sqlite3 *db = mc_store_handle(store);
    mc_status st = read_exposure(&a, err);
    if (st == MC_OK && options->exposure) st = mc_exposure_find_rates(db, err);
    if (st == MC_OK) st = read_responses(&a, err);
    if (st == MC_OK) st = compare_baseline(&a, options->baseline, err);
    if (st == MC_OK) st = mc_grouping_find(db, options->group_by, err);
    if (st == MC_OK && options->packet) st = mc_response_keep_only(db, company, err);
    mc_arena_dispose(&a.arena);
    return st;
}
