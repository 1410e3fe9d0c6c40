// SPDX-License-Identifier: Apache-2.0
#include "report/json_writer.h"

#include "base/clock.h"
#include "record/json.h"
#include "record/json_object.h"
#include "record/versions.h"
#include "report/outfile.h"

// A column's type: how its value is written.
typedef enum type { TEXT, WHOLE, REAL, FLAG, JSON } type;

typedef struct column {
    const char *key;
    type type;
} column;

// A query whose rows become objects of an array.
typedef struct listing {
    const char *key, *sql;
    const column *columns;
    int count;
} listing;

static void write_value(mc_outfile *out, mc_json_object *object, struct sqlite3_stmt *row, int at,
                        const column *of)
{
    mc_str text = mc_sql_str(row, at);
    switch (of->type) {
    case TEXT:
        mc_json_object_optional(object, of->key, text);
        return;
    case WHOLE:
        mc_json_object_uint(object, of->key, (uint64_t)mc_sql_int(row, at));
        return;
    case FLAG:
        mc_json_object_bool(object, of->key, mc_sql_int(row, at) != 0);
        return;
    case REAL:
    case JSON:
        break;
    }
    // Both are text that is JSON already; a missing one is null.
    mc_json_object_key(object, of->key);
    mc_buf_add_str(&out->buf, text.size ? text : MC_STR("null"));
}

static mc_status write_listing(mc_outfile *out, const mc_report_run *run, const listing *of,
                               mc_json_object *parent, mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false, first = true;
    mc_status st = mc_sql_prepare(&row, run->db, of->sql, err);
    if (st == MC_OK) st = mc_sql_step(row, &has_row, err);
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

#define LISTING(key, sql, columns)                                                                 \
    {                                                                                              \
        key, sql, columns, (int)(sizeof(columns) / sizeof *(columns))                              \
    }

static const column company_columns[] = {
    {"id", TEXT},
    {"name", TEXT},
    {"kind", TEXT},
    {"found", TEXT},
    {"named_documents", WHOLE},
    {"named_texts", WHOLE},
    {"named_authors", WHOLE},
    {"alleged_documents", WHOLE},
    {"alleged_texts", WHOLE},
    {"alleged_authors", WHOLE},
    {"announced_texts", WHOLE},
    {"practice_texts", WHOLE},
    {"resolution_texts", WHOLE},
    {"demanded_texts", WHOLE},
    {"other_texts", WHOLE},
    {"not_counted", WHOLE},
    {"severity_max", WHOLE},
};
static const column tally_columns[] = {
    {"company", TEXT},    {"category", TEXT}, {"place", TEXT},    {"detail", TEXT},
    {"documents", WHOLE}, {"texts", WHOLE},   {"authors", WHOLE},
};
static const column rate_columns[] = {
    {"company", TEXT}, {"category", TEXT}, {"texts", WHOLE}, {"named_texts", WHOLE},
    {"share", REAL},   {"low", REAL},      {"high", REAL},
};
static const column finding_columns[] = {
    {"id", TEXT},        {"company", TEXT},  {"by", TEXT},          {"category", TEXT},
    {"severity", WHOLE}, {"status", TEXT},   {"standing", TEXT},    {"place", TEXT},
    {"detail", TEXT},    {"actor", TEXT},    {"quote", TEXT},       {"start", WHOLE},
    {"end", WHOLE},      {"sentence", TEXT}, {"entry", TEXT},       {"reason", TEXT},
    {"document", TEXT},  {"source", TEXT},   {"genre", TEXT},       {"date", TEXT},
    {"cluster", WHOLE},  {"near", WHOLE},    {"near_texts", WHOLE}, {"first_copy", FLAG},
};
static const column coverage_columns[] = {
    {"run", WHOLE},   {"level", TEXT},      {"source", TEXT},   {"line", WHOLE},  {"reason", TEXT},
    {"detail", TEXT}, {"documents", WHOLE}, {"encoding", TEXT}, {"sha256", TEXT},
};
static const column run_columns[] = {
    {"program", TEXT},        {"version", TEXT},    {"lexicon_version", TEXT},
    {"lexicon_sha256", TEXT}, {"entries", WHOLE},   {"options", JSON},
    {"complete", FLAG},       {"documents", WHOLE}, {"findings", WHOLE},
};
static const column manifest_columns[] = {
    {"program", TEXT},         {"version", TEXT},        {"libraries", JSON},
    {"lexicon_version", TEXT}, {"lexicon_sha256", TEXT}, {"entries", WHOLE},
    {"options", JSON},         {"started", TEXT},        {"complete", FLAG},
};
static const column category_columns[] = {
    {"code", TEXT},   {"name_zh", TEXT},   {"name_en", TEXT},
    {"family", TEXT}, {"severity", WHOLE}, {"lawful", FLAG},
};

static const listing report_listings[] = {
    LISTING("companies",
            "SELECT c.id,c.name,c.kind,c.found,t.named_documents,t.named_texts,t.named_authors,"
            "t.alleged_documents,t.alleged_texts,t.alleged_authors,t.announced_texts,"
            "t.practice_texts,t.resolution_texts,t.demanded_texts,t.other_texts,t.not_counted,"
            "t.severity_max FROM companies c JOIN totals t ON t.company=c.id ORDER BY"
            " substr(c.id,1,1)='~',c.sort_key,c.id",
            company_columns),
    LISTING("tallies",
            "SELECT company,category,place,detail,documents,texts,authors FROM tallies ORDER BY"
            " company,category,place,detail",
            tally_columns),
    LISTING("rates",
            "SELECT company,category,texts,named_texts,printf('%.6f',share),printf('%.6f',low),"
            "printf('%.6f',high) FROM rates ORDER BY company,category",
            rate_columns),
    LISTING("categories",
            "SELECT code,name_zh,name_en,family,severity,lawful FROM categories ORDER BY rank",
            category_columns),
    LISTING("findings",
            "SELECT f.id,f.company,f.by,f.category,f.severity,f.status,f.standing,f.place,f.detail,"
            "f.actor,f.quote,f.start,f.end,s.text,f.entry,f.reason,d.id,d.source,d.genre,d.date,"
            "d.cluster,d.near,c.near_texts,f.first_copy FROM findings f JOIN documents d ON"
            " d.doc=f.doc JOIN clusters c ON c.cluster=d.cluster LEFT JOIN sentences s ON "
            "s.doc=f.doc AND s.n=f.sentence WHERE f.place<>'excluded'"
            " ORDER BY f.finding",
            finding_columns),
    LISTING("coverage",
            "SELECT run,level,source,line,reason,detail,documents,encoding,sha256 FROM coverage"
            " ORDER BY run,source,line,reason",
            coverage_columns),
    LISTING(
        "runs",
        "SELECT program,version,lexicon_version,lexicon_sha256,lexicon_entries,options,complete,"
        "documents,findings FROM runs ORDER BY run",
        run_columns),
};

static const listing manifest_listing =
    LISTING("runs",
            "SELECT program,version,libraries,lexicon_version,lexicon_sha256,lexicon_entries,"
            "options,started,complete FROM runs ORDER BY run",
            manifest_columns);

// What was read: an input's own bytes are named by their hash.
static const column input_columns[] = {
    {"run", WHOLE}, {"source", TEXT}, {"sha256", TEXT}, {"documents", WHOLE}, {"encoding", TEXT},
};
static const listing input_listing =
    LISTING("inputs",
            "SELECT run,source,sha256,documents,encoding FROM coverage WHERE reason='read'"
            " ORDER BY run,source",
            input_columns);

mc_status mc_json_writer_write(const mc_report_run *run, mc_error *err)
{
    mc_outfile out;
    mc_status st = mc_outfile_open(&out, run->folder, "report.json", err);
    mc_json_object object = mc_json_object_open(&out.buf);
    mc_json_object_uint(&object, "schema", MC_REPORT_SCHEMA);
    mc_json_object_z(&object, "language", mc_messages_language(run->messages));
    mc_json_object_str(&object, "notice", mc_messages_text(run->messages, "notice.unverified"));
    mc_json_object_uint(&object, "min_cases", run->options->min_cases);
    for (size_t i = 0; st == MC_OK && i < sizeof report_listings / sizeof *report_listings; i++) {
        st = write_listing(&out, run, &report_listings[i], &object, err);
    }
    mc_json_object_close(&object);
    mc_buf_add_char(&out.buf, '\n');
    return mc_outfile_close(&out, st, err);
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
    if (st == MC_OK) st = write_listing(&out, run, &manifest_listing, &object, err);
    if (st == MC_OK) st = write_listing(&out, run, &input_listing, &object, err);
    mc_json_object_close(&object);
    mc_buf_add_char(&out.buf, '\n');
    return mc_outfile_close(&out, st, err);
}
