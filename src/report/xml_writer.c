// SPDX-License-Identifier: Apache-2.0
#include "report/xml_writer.h"

#include <string.h>

#include "report/html.h"
#include "report/json_writer.h"
#include "report/listing.h"
#include "report/outfile.h"
#include "report/row_source.h"

void mc_xml_writer_escape(mc_buf *out, mc_str text)
{
    uint32_t begin = 0;
    for (uint32_t at = 0; at < text.size; at++) {
        bool no_character = text.size - at >= 3 && memcmp(text.data + at, "\xEF\xBF", 2) == 0 &&
                            (unsigned char)text.data[at + 2] >= 0xBE;
        if (!no_character && text.data[at] != '\r') continue;
        mc_html_escape(out, mc_str_slice(text, begin, at));
        mc_buf_add_z(out, no_character ? "\xEF\xBF\xBD" : "&#13;");
        at += no_character ? 2 : 0;
        begin = at + 1;
    }
    mc_html_escape(out, mc_str_slice(text, begin, text.size));
}

static void write_element(mc_buf *out, const char *name, mc_str text)
{
    if (text.size == 0) return;
    mc_buf_add_format(out, "<%s>", name);
    mc_xml_writer_escape(out, text);
    mc_buf_add_format(out, "</%s>", name);
}

static void write_member(mc_buf *out, const mc_row_source *row, int at, const mc_listing_column *of)
{
    switch (of->type) {
    case MC_LISTING_FLAG:
        write_element(out, of->key, mc_row_source_int(row, at) ? MC_STR("true") : MC_STR("false"));
        return;
    case MC_LISTING_WHOLE:
        mc_buf_add_format(out, "<%s>%lld</%s>", of->key, (long long)mc_row_source_int(row, at),
                          of->key);
        return;
    case MC_LISTING_TEXT:
    case MC_LISTING_REAL:
    case MC_LISTING_JSON:
        break;
    }
    write_element(out, of->key, mc_row_source_str(row, at));
}

static mc_status write_list(mc_outfile *out, const mc_report_run *run, const mc_listing *of,
                            mc_error *err)
{
    mc_row_source rows;
    bool has_row = false;
    mc_status st = mc_row_source_open(&rows, run, of->sql, of->fields, err);
    if (st == MC_OK) st = mc_row_source_next(&rows, &has_row, err);
    mc_buf_add_format(&out->buf, "<%s>\n", of->key);
    while (st == MC_OK && has_row) {
        mc_buf_add_format(&out->buf, "<%s>", of->item);
        for (int i = 0; i < of->count; i++) {
            write_member(&out->buf, &rows, i, &of->columns[i]);
        }
        mc_buf_add_format(&out->buf, "</%s>\n", of->item);
        st = mc_outfile_flush(out, err);
        if (st == MC_OK) st = mc_row_source_next(&rows, &has_row, err);
    }
    mc_buf_add_format(&out->buf, "</%s>\n", of->key);
    mc_row_source_close(&rows);
    return st;
}

mc_status mc_xml_writer_write(const mc_report_run *run, mc_error *err)
{
    mc_outfile out;
    mc_status st = mc_outfile_open(&out, run->folder, "report.xml", err);
    mc_buf_add_format(&out.buf,
                      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<report"
                      " xmlns=\"urn:mingcha:report:%d\" language=\"%s\" min_cases=\"%u\">\n",
                      MC_REPORT_SCHEMA, mc_messages_language(run->messages),
                      (unsigned)run->options->min_cases);
    write_element(&out.buf, "notice", mc_messages_text(run->messages, "notice.unverified"));
    mc_buf_add_char(&out.buf, '\n');
    for (int i = 0; st == MC_OK && i < mc_listing_count(); i++) {
        st = write_list(&out, run, mc_listing_at(i), err);
    }
    mc_buf_add_z(&out.buf, "</report>\n");
    return mc_outfile_close(&out, st, err);
}
