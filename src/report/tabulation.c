// SPDX-License-Identifier: Apache-2.0
#include "report/tabulation.h"

#include <assert.h>

static const mc_table_column company_columns[] = {
    {"company_id", MC_COLUMN_TEXT, 18, NULL},
    {"company", MC_COLUMN_TEXT, 34, NULL},
    {"kind", MC_COLUMN_CODE, 14, "kind."},
    {"found", MC_COLUMN_CODE, 12, "found."},
    {"named_documents", MC_COLUMN_WHOLE, 10, NULL},
    {"named_texts", MC_COLUMN_WHOLE, 10, NULL},
    {"named_authors", MC_COLUMN_WHOLE, 10, NULL},
    {"alleged_documents", MC_COLUMN_WHOLE, 10, NULL},
    {"alleged_texts", MC_COLUMN_BAR, 14, NULL},
    {"alleged_authors", MC_COLUMN_WHOLE, 10, NULL},
    {"announced_texts", MC_COLUMN_WHOLE, 10, NULL},
    {"practice_texts", MC_COLUMN_WHOLE, 10, NULL},
    {"resolution_texts", MC_COLUMN_WHOLE, 10, NULL},
    {"demanded_texts", MC_COLUMN_WHOLE, 10, NULL},
    {"other_texts", MC_COLUMN_WHOLE, 10, NULL},
    {"not_counted", MC_COLUMN_WHOLE, 10, NULL},
    {"severity_max", MC_COLUMN_WHOLE, 8, NULL},
    {"template_texts", MC_COLUMN_WHOLE, 10, NULL},
    {"share", MC_COLUMN_SHARE, 12, NULL},
    {"share_low", MC_COLUMN_SHARE, 10, NULL},
    {"share_high", MC_COLUMN_SHARE, 10, NULL},
    {"peer_group", MC_COLUMN_CODE, 16, "peers."},
    {"median", MC_COLUMN_SHARE, 10, NULL},
    {"rank_first", MC_COLUMN_WHOLE, 8, NULL},
    {"rank_last", MC_COLUMN_WHOLE, 8, NULL},
    {"peers", MC_COLUMN_WHOLE, 8, NULL},
    {"class_share", MC_COLUMN_SHARE, 10, NULL},
    {"funnel", MC_COLUMN_CODE, 10, "funnel."},
    {"former_name", MC_COLUMN_TEXT, 18, NULL},
    {"resembles", MC_COLUMN_TEXT, 18, NULL},
    {"resembles_name", MC_COLUMN_TEXT, 18, NULL},
};

// The overall share has an interval only where rates may be shown. printf() would make 0.0000 of
// NULL: what may not be said must stay empty.
#define SHARES                                                                                     \
    "iif(o.share IS NULL,'',printf('%.4f',o.share)),iif(o.low IS NULL,'',printf('%.4f',o.low)),"   \
    "iif(o.high IS NULL,'',printf('%.4f',o.high))"

static const char *const companies_sql =
    "SELECT c.id,c.name,c.kind,c.found,t.named_documents,t.named_texts,t.named_authors,"
    "t.alleged_documents,t.alleged_texts,t.alleged_authors,t.announced_texts,t.practice_texts,"
    "t.resolution_texts,t.demanded_texts,t.other_texts,t.not_counted,t.severity_max,t.template_"
    "texts," SHARES
    ",m.peer_group,iif(m.median IS NULL,'',printf('%.4f',m.median)),m.rank_first,m.rank_last,"
    "m.peers,iif(m.class_share IS NULL,'',printf('%.4f',m.class_share)),u.position,"
    "c.former_name,c.resembles,c.resembles_name FROM companies c JOIN totals t ON t.company=c.id "
    "LEFT JOIN overall_rates o ON"
    " o.company=c.id LEFT JOIN comparisons m ON m.company=c.id AND m.category='" MC_ALL_TOGETHER
    "' LEFT JOIN"
    " funnel u ON u.company=c.id WHERE " MC_SQL_IS_COMPANY("c.id") " ORDER BY c.sort_key,c.id";

static const mc_table_column category_columns[] = {
    {"category", MC_COLUMN_TEXT, 22, NULL},   {"name", MC_COLUMN_TEXT, 26, NULL},
    {"family", MC_COLUMN_TEXT, 18, NULL},     {"severity", MC_COLUMN_WHOLE, 8, NULL},
    {"place", MC_COLUMN_CODE, 18, "place."},  {"companies", MC_COLUMN_WHOLE, 10, NULL},
    {"documents", MC_COLUMN_WHOLE, 10, NULL}, {"texts", MC_COLUMN_BAR, 14, NULL},
    {"authors", MC_COLUMN_WHOLE, 10, NULL},
};

#define CATEGORIES_SQL(name, family)                                                               \
    "SELECT v.code,v." name ",f." family ",v.severity,v.place,v.companies,v.documents,v.texts,"    \
    "v.authors FROM category_view v JOIN families f ON f.code=v.family"

static const mc_table_column finding_columns[] = {
    {"finding_id", MC_COLUMN_TEXT, 20, NULL},  {"company_id", MC_COLUMN_TEXT, 16, NULL},
    {"company", MC_COLUMN_TEXT, 28, NULL},     {"by", MC_COLUMN_CODE, 16, "by."},
    {"mention", MC_COLUMN_TEXT, 14, NULL},     {"principal", MC_COLUMN_TEXT, 14, NULL},
    {"category", MC_COLUMN_TEXT, 18, NULL},    {"name", MC_COLUMN_TEXT, 20, NULL},
    {"family", MC_COLUMN_TEXT, 14, NULL},      {"severity", MC_COLUMN_WHOLE, 8, NULL},
    {"status", MC_COLUMN_CODE, 12, "status."}, {"standing", MC_COLUMN_CODE, 12, "standing."},
    {"place", MC_COLUMN_CODE, 16, "place."},   {"detail", MC_COLUMN_TEXT, 12, NULL},
    {"actor", MC_COLUMN_CODE, 12, "actor."},   {"speaker", MC_COLUMN_CODE, 12, "speaker."},
    {"quote", MC_COLUMN_TEXT, 26, NULL},       {"sentence", MC_COLUMN_TEXT, 60, NULL},
    {"start", MC_COLUMN_WHOLE, 8, NULL},       {"end", MC_COLUMN_WHOLE, 8, NULL},
    {"reason", MC_COLUMN_TEXT, 18, NULL},      {"entry", MC_COLUMN_TEXT, 18, NULL},
    {"document", MC_COLUMN_TEXT, 22, NULL},    {"source", MC_COLUMN_TEXT, 22, NULL},
    {"genre", MC_COLUMN_CODE, 10, "genre."},   {"date", MC_COLUMN_DAY, 12, NULL},
    {"title", MC_COLUMN_TEXT, 26, NULL},       {"first_copy", MC_COLUMN_WHOLE, 8, NULL},
    {"copies", MC_COLUMN_WHOLE, 8, NULL},      {"near_group", MC_COLUMN_WHOLE, 8, NULL},
    {"near_texts", MC_COLUMN_WHOLE, 8, NULL},  {"tells", MC_COLUMN_TEXT, 24, NULL},
    {"clauses", MC_COLUMN_TEXT, 24, NULL},     {"verdict", MC_COLUMN_CODE, 12, "verdict."},
};

static const mc_finding_field finding_fields[] = {
    MC_FINDING_ID,      MC_FINDING_COMPANY_ID, MC_FINDING_COMPANY_NAME, MC_FINDING_BY,
    MC_FINDING_MENTION, MC_FINDING_PRINCIPAL,  MC_FINDING_CATEGORY,     MC_FINDING_CATEGORY_NAME,
    MC_FINDING_FAMILY,  MC_FINDING_SEVERITY,   MC_FINDING_STATUS,       MC_FINDING_STANDING,
    MC_FINDING_PLACE,   MC_FINDING_DETAIL,     MC_FINDING_ACTOR,        MC_FINDING_SPEAKER,
    MC_FINDING_QUOTE,   MC_FINDING_SENTENCE,   MC_FINDING_START,        MC_FINDING_END,
    MC_FINDING_REASON,  MC_FINDING_ENTRY,      MC_FINDING_DOCUMENT,     MC_FINDING_SOURCE,
    MC_FINDING_GENRE,   MC_FINDING_DATE,       MC_FINDING_TITLE,        MC_FINDING_FIRST_COPY,
    MC_FINDING_COPIES,  MC_FINDING_NEAR,       MC_FINDING_NEAR_TEXTS,   MC_FINDING_TELLS,
    MC_FINDING_CLAUSES, MC_FINDING_VERDICT,
};
static_assert(sizeof finding_fields / sizeof *finding_fields ==
                  sizeof finding_columns / sizeof *finding_columns,
              "a field for each column");

static const mc_table_column coverage_columns[] = {
    {"run", MC_COLUMN_WHOLE, 6, NULL},           {"level", MC_COLUMN_CODE, 10, "level."},
    {"source", MC_COLUMN_TEXT, 36, NULL},        {"line", MC_COLUMN_WHOLE, 8, NULL},
    {"reason", MC_COLUMN_CODE, 20, "coverage."}, {"detail_words", MC_COLUMN_DETAIL, 60, NULL},
    {"documents", MC_COLUMN_WHOLE, 10, NULL},    {"encoding", MC_COLUMN_TEXT, 12, NULL},
    {"sha256", MC_COLUMN_TEXT, 24, NULL},
};

static const char *const coverage_sql =
    "SELECT run,level,source,nullif(line,0),reason,detail,documents,encoding,sha256 FROM coverage"
    " ORDER BY level='note',run,source,line,reason";

#define COLUMNS(list) list, (int)(sizeof(list) / sizeof *(list))

static const mc_tabulation tables[MC_TABLE_COUNT] = {
    [MC_TABLE_COMPANIES] = {"companies", companies_sql, companies_sql, COLUMNS(company_columns),
                            NULL},
    [MC_TABLE_CATEGORIES] = {"categories", CATEGORIES_SQL("name_zh", "name_zh"),
                             CATEGORIES_SQL("name_en", "name_en"), COLUMNS(category_columns), NULL},
    [MC_TABLE_FINDINGS] = {"findings", NULL, NULL, COLUMNS(finding_columns), finding_fields},
    [MC_TABLE_COVERAGE] = {"coverage", coverage_sql, coverage_sql, COLUMNS(coverage_columns), NULL},
};

const mc_tabulation *mc_tabulation_at(mc_tabulation_id id)
{
    return &tables[id];
}

mc_status mc_tabulation_open(const mc_tabulation *table, const mc_report_run *run,
                             mc_row_source *rows, mc_error *err)
{
    return mc_row_source_open(rows, run, run->english ? table->sql_en : table->sql_zh,
                              table->fields, err);
}
