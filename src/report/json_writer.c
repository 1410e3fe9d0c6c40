// SPDX-License-Identifier: Apache-2.0
#include "report/json_writer.h"

#include "base/clock.h"
#include "record/json.h"
#include "record/json_object.h"
#include "record/versions.h"
#include "report/listing.h"

static void write_value(mc_outfile *out, mc_json_object *object, struct sqlite3_stmt *row, int at,
                        const mc_listing_column *of)
{
    mc_str text = mc_sql_str(row, at);
    switch (of->type) {
    case MC_LISTING_TEXT:
        mc_json_object_optional(object, of->key, text);
        return;
    case MC_LISTING_WHOLE:
        mc_json_object_uint(object, of->key, (uint64_t)mc_sql_int(row, at));
        return;
    case MC_LISTING_FLAG:
        mc_json_object_bool(object, of->key, mc_sql_int(row, at) != 0);
        return;
    case MC_LISTING_REAL:
    case MC_LISTING_JSON:
        break;
    }
    // Both are text that is JSON already; a missing one is null.
    mc_json_object_key(object, of->key);
    mc_buf_add_str(&out->buf, text.size ? text : MC_STR("null"));
}

static mc_status write_listing(mc_outfile *out, const mc_report_run *run, const mc_listing *of,
                               mc_json_object *parent, mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false, first = true;
    mc_status st = mc_sql_open(&row, run->db, of->sql, &has_row, err);
    mc_json_object_key(parent, of->key);
    mc_buf_add_char(&out->buf, '[');
    while (st == MC_OK && has_row) {
        mc_buf_add_z(&out->buf, first ? "\n" : ",\n");
        first = false;
        mc_json_object object = mc_json_object_open(&out->buf);
        for (int i = 0; i < of->count; i++) {
            write_value(out, &object, row, i, &of->columns[i]);
        }
        mc_json_object_close(&object);
        st = mc_outfile_flush(out, err);
        if (st == MC_OK) st = mc_sql_step(row, &has_row, err);
    }
    mc_buf_add_z(&out->buf, "]");
    mc_sql_finish(row);
    return st;
}

mc_status mc_json_writer_begin(mc_outfile *out, const mc_report_run *run, mc_error *err)
{
    int findings = mc_listing_findings();
    mc_status st = mc_outfile_open(out, run->folder, "report.json", err);
    mc_json_object object = mc_json_object_open(&out->buf);
    mc_json_object_uint(&object, "schema", MC_REPORT_SCHEMA);
    mc_json_object_z(&object, "language", mc_messages_language(run->messages));
    mc_json_object_str(&object, "notice", mc_messages_text(run->messages, "notice.unverified"));
    mc_json_object_uint(&object, "min_cases", run->options->min_cases);
    for (int i = 0; st == MC_OK && i < findings; i++) {
        st = write_listing(out, run, mc_listing_at(i), &object, err);
    }
    mc_json_object_key(&object, mc_listing_at(findings)->key);
    mc_buf_add_char(&out->buf, '[');
    return st;
}

void mc_json_writer_finding(mc_buf *out, const mc_str *fields)
{
    const mc_listing *of = mc_listing_at(mc_listing_findings());
    mc_buf_add_z(out, ",\n");
    mc_json_object object = mc_json_object_open(out);
    for (int i = 0; i < of->count; i++) {
        const mc_listing_column *column = &of->columns[i];
        mc_str text = fields[of->fields[i]];
        if (column->type == MC_LISTING_FLAG) {
            mc_json_object_bool(&object, column->key, text.data[0] != '0');
        } else if (column->type == MC_LISTING_WHOLE) {
            mc_json_object_key(&object, column->key);
            mc_buf_add_str(out, text);
        } else {
            mc_json_object_optional(&object, column->key, text);
        }
    }
    mc_json_object_close(&object);
}

mc_status mc_json_writer_end(mc_outfile *out, const mc_report_run *run, mc_error *err)
{
    mc_status st = MC_OK;
    mc_json_object object = {&out->buf, false};
    mc_buf_add_char(&out->buf, ']');
    for (int i = mc_listing_findings() + 1; st == MC_OK && i < mc_listing_count(); i++) {
        st = write_listing(out, run, mc_listing_at(i), &object, err);
    }
    mc_json_object_close(&object);
    mc_buf_add_char(&out->buf, '\n');
    return st;
}

mc_status mc_json_writer_write_manifest(const mc_report_run *run, mc_error *err)
{
    char written[MC_TIMESTAMP_BYTES];
    mc_outfile out;
    mc_clock_timestamp(written);
    mc_status st = mc_outfile_open(&out, run->folder, "manifest.json", err);
    mc_json_object object = mc_json_object_open(&out.buf);
    mc_json_object_z(&object, "type", "mingcha-report");
    mc_json_object_uint(&object, "schema", MC_REPORT_SCHEMA);
    mc_json_object_z(&object, "version", mc_versions_program());
    mc_json_object_z(&object, "written", written);
    mc_json_object_z(&object, "language", mc_messages_language(run->messages));
    mc_json_object_uint(&object, "min_cases", run->options->min_cases);
    mc_json_object_uint(&object, "evidence", run->options->evidence);
    mc_json_object_uint(&object, "seed", run->options->seed);
    if (st == MC_OK) st = write_listing(&out, run, mc_listing_runs(), &object, err);
    if (st == MC_OK) st = write_listing(&out, run, mc_listing_inputs(), &object, err);
    mc_json_object_close(&object);
    mc_buf_add_char(&out.buf, '\n');
    return mc_outfile_close(&out, st, err);
}
