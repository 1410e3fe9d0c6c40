// SPDX-License-Identifier: Apache-2.0
#include "store/sample.h"

#include "base/buf.h"
#include "base/error.h"
#include "store/sql.h"

mc_str mc_sample_drawn_from(const mc_sample_options *options)
{
    bool company = options->by_company || options->company_count;
    bool category = options->by_category || options->category_count;
    if (company && category) return MC_STR(MC_SAMPLE_OF_BOTH);
    if (company) return MC_STR(MC_SAMPLE_OF_COMPANY);
    return category ? MC_STR(MC_SAMPLE_OF_CATEGORY) : MC_STR(MC_SAMPLE_OF_ALL);
}

// " AND f.company IN(?,?)"
static void add_list(mc_buf *sql, const char *column, uint32_t count)
{
    if (!count) return;
    mc_buf_add_format(sql, " AND %s IN(", column);
    for (uint32_t i = 0; i < count; i++) {
        mc_buf_add_z(sql, i ? ",?" : "?");
    }
    mc_buf_add_char(sql, ')');
}

static const char *partition_of(const mc_sample_options *options)
{
    if (options->by_company && options->by_category) return "PARTITION BY company,category ";
    if (options->by_company) return "PARTITION BY company ";
    return options->by_category ? "PARTITION BY category " : "";
}

// What stands around the sentence in its text; NULL when the report has no whole texts. A cell of
// one line is easier to read in a spreadsheet. substr() counts code points from 1, starts from 0.
#define AROUND "80"
#define CONTEXT                                                                                    \
    "(SELECT CASE WHEN s.start>" AROUND " THEN '…' ELSE '' END||replace(replace("                \
    "substr(x.text,max(s.start-" AROUND ",0)+1,min(s.start," AROUND ")+length(s.text)+" AROUND     \
    "),char(13),''),char(10),' ')||CASE WHEN length(x.text)>s.start+length(s.text)+" AROUND        \
    " THEN '…' ELSE '' END FROM texts x WHERE x.doc=f.doc)"

// Hashes that are equal are told apart by the id, so the order is the same on every machine. What
// is drawn is drawn from few columns; the rest is looked up of the drawn ones.
static void write_query(mc_buf *sql, const mc_sample_options *options, bool english)
{
    mc_buf_add_z(sql, "SELECT f.id,d.id,d.date,c.name,");
    mc_buf_add_z(sql, english ? "g.name_en" : "g.name_zh");
    mc_buf_add_format(sql,
                      ",f.status,f.quote,s.text," CONTEXT
                      ",f.verdict,(SELECT group_concat(v.note,' / ') FROM"
                      " verdicts v WHERE v.finding=f.id AND v.note<>'') FROM (SELECT finding,id,h,"
                      "row_number() OVER(%sORDER BY h,id) AS n FROM (SELECT f.finding,f.id,"
                      "f.company,f.category,seeded_hash(f.id,%lld) AS h FROM findings f WHERE %s",
                      partition_of(options), (long long)options->seed, MC_SQL_SAMPLED("f"));
    add_list(sql, "f.company", options->company_count);
    add_list(sql, "f.category", options->category_count);
    mc_buf_add_format(sql,
                      ")) k JOIN findings f ON f.finding=k.finding JOIN documents d ON d.doc=f.doc"
                      " JOIN companies c ON c.id=f.company JOIN categories g ON g.code=f.category"
                      " LEFT JOIN sentences s ON s.doc=f.doc AND s.n=f.sentence WHERE k.n<=%u"
                      " ORDER BY k.h,k.id",
                      (unsigned)options->size);
    mc_buf_add_char(sql, '\0');
}

mc_status mc_sample_open(struct sqlite3_stmt **out, struct sqlite3 *db,
                         const mc_sample_options *options, bool english, mc_error *err)
{
    mc_buf sql = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    write_query(&sql, options, english);
    mc_status st = mc_buf_status(&sql) == MC_OK ? mc_sql_prepare(out, db, sql.data, err)
                                                : mc_error_memory(err);
    int at = 1;
    for (uint32_t i = 0; st == MC_OK && i < options->company_count; i++) {
        mc_sql_bind_str(*out, at++, options->companies[i]);
    }
    for (uint32_t i = 0; st == MC_OK && i < options->category_count; i++) {
        mc_sql_bind_str(*out, at++, options->categories[i]);
    }
    mc_buf_dispose(&sql);
    return st;
}
