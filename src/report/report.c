// SPDX-License-Identifier: Apache-2.0
#include "report/report.h"

#include <string.h>

#include "report/companies_page.h"
#include "report/company_page.h"
#include "report/csv_writer.h"
#include "report/index_page.h"
#include "report/json_writer.h"
#include "report/xlsx_writer.h"
#include "report/xml_writer.h"

static mc_status write_html(const mc_report_run *run, mc_error *err)
{
    mc_status st = mc_index_page_write(run, err);
    if (st == MC_OK) st = mc_companies_page_write(run, err);
    if (st == MC_OK) st = mc_company_page_write_open(run, false, err);
    return st == MC_OK ? mc_company_page_write_open(run, true, err) : st;
}

static mc_status find_unjudged(mc_report_run *run, mc_error *err)
{
    int64_t runs = 0;
    mc_status st =
        mc_sql_number(&runs, run->db,
                      "SELECT count(*) FROM runs WHERE options LIKE '%\"context\":\"off\"%'", err);
    run->unjudged = runs > 0;
    return st;
}

mc_status mc_report_write(mc_store *store, const char *folder, const mc_report_options *options,
                          mc_error *err)
{
    mc_report_run run = {
        .db = mc_store_handle(store),
        .folder = folder,
        .options = options,
        .messages = options->messages,
        .english = strcmp(mc_messages_language(options->messages), "en") == 0,
    };
    mc_status st = find_unjudged(&run, err);
    if (st == MC_OK && options->formats & MC_REPORT_HTML) st = write_html(&run, err);
    if (st == MC_OK && options->formats & MC_REPORT_JSON) st = mc_json_writer_write(&run, err);
    if (st == MC_OK && options->formats & MC_REPORT_CSV) st = mc_csv_writer_write(&run, err);
    if (st == MC_OK && options->formats & MC_REPORT_XML) st = mc_xml_writer_write(&run, err);
    if (st == MC_OK && options->formats & MC_REPORT_XLSX) {
        st = mc_xlsx_writer_write(&run, MC_XLSX_MOST_ROWS, err);
    }
    return st == MC_OK ? mc_json_writer_write_manifest(&run, err) : st;
}
