// SPDX-License-Identifier: Apache-2.0
#include "report/row_source.h"

mc_status mc_row_source_open(mc_row_source *rows, const mc_report_run *run, const char *sql,
                             const mc_finding_field *fields, mc_error *err)
{
    *rows = (mc_row_source){.fields = fields};
    if (sql) return mc_sql_prepare(&rows->query, run->db, sql, err);
    mc_status st = mc_finding_feed_new(&rows->feed, run->db, run->english, err);
    if (st == MC_OK) mc_finding_feed_seek(rows->feed, 0, INT64_MAX);
    return st;
}

mc_status mc_row_source_next(mc_row_source *rows, bool *has_row, mc_error *err)
{
    return rows->feed ? mc_finding_feed_next(rows->feed, has_row, err)
                      : mc_sql_step(rows->query, has_row, err);
}

mc_str mc_row_source_str(const mc_row_source *rows, int column)
{
    return rows->feed ? mc_finding_feed_fields(rows->feed)[rows->fields[column]]
                      : mc_sql_str(rows->query, column);
}

int64_t mc_row_source_int(const mc_row_source *rows, int column)
{
    if (!rows->feed) return mc_sql_int(rows->query, column);
    mc_str digits = mc_row_source_str(rows, column);
    bool is_negative = digits.size && digits.data[0] == '-';
    uint64_t number = 0;
    for (uint32_t i = is_negative; i < digits.size; i++) {
        number = number * 10 + (uint64_t)(digits.data[i] - '0');
    }
    return (int64_t)(is_negative ? 0 - number : number);
}

double mc_row_source_double(const mc_row_source *rows, int column)
{
    return rows->feed ? (double)mc_row_source_int(rows, column)
                      : mc_sql_double(rows->query, column);
}

void mc_row_source_close(mc_row_source *rows)
{
    mc_sql_finish(rows->query);
    mc_finding_feed_free(rows->feed);
    *rows = (mc_row_source){0};
}
