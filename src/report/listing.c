// SPDX-License-Identifier: Apache-2.0
#include "report/listing.h"

#include <assert.h>

#include "store/count_rule.h"

#define LISTING(key, item, sql, columns)                                                           \
    {                                                                                              \
        key, item, sql, columns, (int)(sizeof(columns) / sizeof *(columns)), NULL                  \
    }

// printf() would make 0.000000 of NULL.
#define OPTIONAL(column) "iif(" column " IS NULL,'',printf('%.6f'," column "))"

static const mc_listing_column company_columns[] = {
    {"id", MC_LISTING_TEXT},
    {"name", MC_LISTING_TEXT},
    {"kind", MC_LISTING_TEXT},
    {"found", MC_LISTING_TEXT},
    {"named_documents", MC_LISTING_WHOLE},
    {"named_texts", MC_LISTING_WHOLE},
    {"named_authors", MC_LISTING_WHOLE},
    {"alleged_documents", MC_LISTING_WHOLE},
    {"alleged_texts", MC_LISTING_WHOLE},
    {"alleged_authors", MC_LISTING_WHOLE},
    {"announced_texts", MC_LISTING_WHOLE},
    {"practice_texts", MC_LISTING_WHOLE},
    {"resolution_texts", MC_LISTING_WHOLE},
    {"demanded_texts", MC_LISTING_WHOLE},
    {"other_texts", MC_LISTING_WHOLE},
    {"not_counted", MC_LISTING_WHOLE},
    {"severity_max", MC_LISTING_WHOLE},
    {"template_texts", MC_LISTING_WHOLE},
    {"former_name", MC_LISTING_TEXT},
    {"resembles", MC_LISTING_TEXT},
    {"resembles_name", MC_LISTING_TEXT},
};
static const mc_listing_column mention_columns[] = {
    {"company", MC_LISTING_TEXT}, {"mention", MC_LISTING_TEXT},    {"findings", MC_LISTING_WHOLE},
    {"former", MC_LISTING_FLAG},  {"valid_from", MC_LISTING_TEXT}, {"valid_to", MC_LISTING_TEXT},
};
static const mc_listing_column tally_columns[] = {
    {"company", MC_LISTING_TEXT},  {"category", MC_LISTING_TEXT},   {"place", MC_LISTING_TEXT},
    {"detail", MC_LISTING_TEXT},   {"documents", MC_LISTING_WHOLE}, {"texts", MC_LISTING_WHOLE},
    {"authors", MC_LISTING_WHOLE},
};
static const mc_listing_column rate_columns[] = {
    {"company", MC_LISTING_TEXT},      {"category", MC_LISTING_TEXT}, {"texts", MC_LISTING_WHOLE},
    {"named_texts", MC_LISTING_WHOLE}, {"share", MC_LISTING_REAL},    {"low", MC_LISTING_REAL},
    {"high", MC_LISTING_REAL},
};
static const mc_listing_column comparison_columns[] = {
    {"company", MC_LISTING_TEXT},     {"category", MC_LISTING_TEXT},
    {"peer_group", MC_LISTING_TEXT},  {"peers", MC_LISTING_WHOLE},
    {"median", MC_LISTING_REAL},      {"rank_first", MC_LISTING_WHOLE},
    {"rank_last", MC_LISTING_WHOLE},  {"class_texts", MC_LISTING_WHOLE},
    {"class_share", MC_LISTING_REAL},
};
static const mc_listing_column funnel_columns[] = {
    {"company", MC_LISTING_TEXT}, {"target", MC_LISTING_REAL},   {"phi", MC_LISTING_REAL},
    {"low95", MC_LISTING_REAL},   {"high95", MC_LISTING_REAL},   {"low998", MC_LISTING_REAL},
    {"high998", MC_LISTING_REAL}, {"position", MC_LISTING_TEXT},
};
static const mc_listing_column period_columns[] = {
    {"company", MC_LISTING_TEXT},      {"period", MC_LISTING_TEXT},
    {"named_texts", MC_LISTING_WHOLE}, {"alleged_texts", MC_LISTING_WHOLE},
    {"share", MC_LISTING_REAL},        {"low", MC_LISTING_REAL},
    {"high", MC_LISTING_REAL},         {"change", MC_LISTING_REAL},
    {"change_low", MC_LISTING_REAL},   {"change_high", MC_LISTING_REAL},
    {"marked", MC_LISTING_FLAG},
};
static const mc_listing_column rising_columns[] = {
    {"company", MC_LISTING_TEXT},       {"category", MC_LISTING_TEXT},
    {"texts", MC_LISTING_WHOLE},        {"named_texts", MC_LISTING_WHOLE},
    {"texts_before", MC_LISTING_WHOLE}, {"named_before", MC_LISTING_WHOLE},
    {"change", MC_LISTING_REAL},        {"low", MC_LISTING_REAL},
    {"high", MC_LISTING_REAL},
};
static const mc_listing_column setting_columns[] = {
    {"name", MC_LISTING_TEXT},
    {"value", MC_LISTING_TEXT},
};
static const mc_listing_column exposure_columns[] = {
    {"company", MC_LISTING_TEXT}, {"measure", MC_LISTING_TEXT}, {"value", MC_LISTING_REAL},
    {"texts", MC_LISTING_WHOLE},  {"per", MC_LISTING_WHOLE},    {"rate", MC_LISTING_REAL},
    {"low", MC_LISTING_REAL},     {"high", MC_LISTING_REAL},
};
static const mc_listing_column response_columns[] = {
    {"company", MC_LISTING_TEXT},
    {"finding", MC_LISTING_TEXT},
    {"day", MC_LISTING_TEXT},
    {"text", MC_LISTING_TEXT},
};
static const mc_listing_column verdict_columns[] = {
    {"finding", MC_LISTING_TEXT},
    {"verdict", MC_LISTING_TEXT},
    {"drawn", MC_LISTING_TEXT},
    {"note", MC_LISTING_TEXT},
};
static const mc_listing_column review_columns[] = {
    {"company", MC_LISTING_TEXT}, {"category", MC_LISTING_TEXT}, {"counted", MC_LISTING_WHOLE},
    {"right", MC_LISTING_WHOLE},  {"wrong", MC_LISTING_WHOLE},   {"unsure", MC_LISTING_WHOLE},
    {"drawn", MC_LISTING_WHOLE},  {"share", MC_LISTING_REAL},    {"low", MC_LISTING_REAL},
    {"high", MC_LISTING_REAL},
};
static const mc_listing_column change_columns[] = {
    {"company", MC_LISTING_TEXT},       {"name", MC_LISTING_TEXT},
    {"texts_before", MC_LISTING_WHOLE}, {"texts_now", MC_LISTING_WHOLE},
    {"gained", MC_LISTING_WHOLE},       {"lost", MC_LISTING_WHOLE},
};
static const mc_listing_column grouping_columns[] = {
    {"company", MC_LISTING_TEXT},
    {"value", MC_LISTING_TEXT},
    {"named_texts", MC_LISTING_REAL},
    {"alleged_texts", MC_LISTING_REAL},
};
static const mc_listing_column finding_columns[] = {
    {"id", MC_LISTING_TEXT},         {"company", MC_LISTING_TEXT},
    {"by", MC_LISTING_TEXT},         {"category", MC_LISTING_TEXT},
    {"severity", MC_LISTING_WHOLE},  {"status", MC_LISTING_TEXT},
    {"standing", MC_LISTING_TEXT},   {"place", MC_LISTING_TEXT},
    {"detail", MC_LISTING_TEXT},     {"verdict", MC_LISTING_TEXT},
    {"actor", MC_LISTING_TEXT},      {"quote", MC_LISTING_TEXT},
    {"start", MC_LISTING_WHOLE},     {"end", MC_LISTING_WHOLE},
    {"sentence", MC_LISTING_TEXT},   {"entry", MC_LISTING_TEXT},
    {"reason", MC_LISTING_TEXT},     {"document", MC_LISTING_TEXT},
    {"source", MC_LISTING_TEXT},     {"genre", MC_LISTING_TEXT},
    {"date", MC_LISTING_TEXT},       {"cluster", MC_LISTING_WHOLE},
    {"near", MC_LISTING_WHOLE},      {"near_texts", MC_LISTING_WHOLE},
    {"first_copy", MC_LISTING_FLAG}, {"tells", MC_LISTING_TEXT},
};
static const mc_finding_field finding_fields[] = {
    MC_FINDING_ID,         MC_FINDING_COMPANY,  MC_FINDING_BY,       MC_FINDING_CATEGORY,
    MC_FINDING_SEVERITY,   MC_FINDING_STATUS,   MC_FINDING_STANDING, MC_FINDING_PLACE,
    MC_FINDING_DETAIL,     MC_FINDING_VERDICT,  MC_FINDING_ACTOR,    MC_FINDING_QUOTE,
    MC_FINDING_START,      MC_FINDING_END,      MC_FINDING_SENTENCE, MC_FINDING_ENTRY,
    MC_FINDING_REASON,     MC_FINDING_DOCUMENT, MC_FINDING_SOURCE,   MC_FINDING_GENRE,
    MC_FINDING_DATE,       MC_FINDING_CLUSTER,  MC_FINDING_NEAR,     MC_FINDING_NEAR_TEXTS,
    MC_FINDING_FIRST_COPY, MC_FINDING_TELLS,
};
static_assert(sizeof finding_fields / sizeof *finding_fields ==
                  sizeof finding_columns / sizeof *finding_columns,
              "a field for each member");
static const mc_listing_column coverage_columns[] = {
    {"run", MC_LISTING_WHOLE},       {"level", MC_LISTING_TEXT},    {"source", MC_LISTING_TEXT},
    {"line", MC_LISTING_WHOLE},      {"reason", MC_LISTING_TEXT},   {"detail", MC_LISTING_TEXT},
    {"documents", MC_LISTING_WHOLE}, {"encoding", MC_LISTING_TEXT}, {"sha256", MC_LISTING_TEXT},
};
static const mc_listing_column run_columns[] = {
    {"program", MC_LISTING_TEXT},         {"version", MC_LISTING_TEXT},
    {"lexicon_version", MC_LISTING_TEXT}, {"lexicon_sha256", MC_LISTING_TEXT},
    {"entries", MC_LISTING_WHOLE},        {"overlays", MC_LISTING_WHOLE},
    {"options", MC_LISTING_JSON},         {"complete", MC_LISTING_FLAG},
    {"documents", MC_LISTING_WHOLE},      {"findings", MC_LISTING_WHOLE},
};
static const mc_listing_column manifest_columns[] = {
    {"program", MC_LISTING_TEXT},        {"version", MC_LISTING_TEXT},
    {"libraries", MC_LISTING_JSON},      {"lexicon_version", MC_LISTING_TEXT},
    {"lexicon_sha256", MC_LISTING_TEXT}, {"entries", MC_LISTING_WHOLE},
    {"overlays", MC_LISTING_WHOLE},      {"options", MC_LISTING_JSON},
    {"started", MC_LISTING_TEXT},        {"complete", MC_LISTING_FLAG},
};
static const mc_listing_column category_columns[] = {
    {"code", MC_LISTING_TEXT},   {"name_zh", MC_LISTING_TEXT},   {"name_en", MC_LISTING_TEXT},
    {"family", MC_LISTING_TEXT}, {"severity", MC_LISTING_WHOLE}, {"lawful", MC_LISTING_FLAG},
};

#define PERIOD_SHARES                                                                              \
    OPTIONAL("share")                                                                              \
    "," OPTIONAL("low") "," OPTIONAL("high") "," OPTIONAL("change") "," OPTIONAL(                  \
        "change_low") "," OPTIONAL("change_high")

static const mc_listing report_listings[] = {
    LISTING("settings", "setting", "SELECT name,value FROM settings ORDER BY name",
            setting_columns),
    LISTING("companies", "company",
            "SELECT c.id,c.name,c.kind,c.found,t.named_documents,t.named_texts,t.named_authors,"
            "t.alleged_documents,t.alleged_texts,t.alleged_authors,t.announced_texts,"
            "t.practice_texts,t.resolution_texts,t.demanded_texts,t.other_texts,t.not_counted,"
            "t.severity_max,t.template_texts,c.former_name,c.resembles,c.resembles_name FROM "
            "companies c JOIN totals t ON"
            " t.company=c.id ORDER BY " MC_SQL_IS_COMPANY("c.id") " DESC,c.sort_key,c.id",
            company_columns),
    LISTING("mentions", "mention",
            "SELECT m.company,m.mention,m.findings,o.name IS NOT NULL,o.valid_from,o.valid_to"
            " FROM mentions m JOIN totals t ON t.company=m.company LEFT JOIN"
            " former_names o ON o.company=m.company AND o.name=m.former ORDER BY m.company,"
            "m.findings DESC,m.mention",
            mention_columns),
    LISTING("tallies", "tally",
            "SELECT company,category,place,detail,documents,texts,authors FROM tallies ORDER BY"
            " company,category,place,detail",
            tally_columns),
    LISTING("rates", "rate",
            "SELECT company,category,texts,named_texts,printf('%.6f',share),printf('%.6f',low),"
            "printf('%.6f',high) FROM rates ORDER BY company,category",
            rate_columns),
    LISTING("comparisons", "comparison",
            "SELECT company,category,peer_group,peers,printf('%.6f',median),rank_first,rank_last,"
            "class_texts,printf('%.6f',class_share) FROM comparisons ORDER BY company,category",
            comparison_columns),
    LISTING("funnel", "limits",
            "SELECT company,printf('%.6f',target),printf('%.6f',phi),printf('%.6f',low95),"
            "printf('%.6f',high95),printf('%.6f',low998),printf('%.6f',high998),position FROM"
            " funnel ORDER BY company",
            funnel_columns),
    LISTING("periods", "period",
            "SELECT company,period,named_texts,alleged_texts," PERIOD_SHARES
            ",marked FROM periods ORDER BY company,period",
            period_columns),
    LISTING("rising", "rise",
            "SELECT company,category,texts,named_texts,texts_before,named_before,printf('%.6f',"
            "change),printf('%.6f',low),printf('%.6f',high) FROM rising ORDER BY company,category",
            rising_columns),
    LISTING("exposures", "exposure",
            "SELECT company,measure,printf('%.6f',value),texts,per,printf('%.6f',rate),"
            "printf('%.6f',low),printf('%.6f',high) FROM exposures ORDER BY company,measure",
            exposure_columns),
    LISTING("responses", "response",
            "SELECT company,finding,day,text FROM responses ORDER BY rowid", response_columns),
    LISTING("verdicts", "verdict", "SELECT finding,verdict,drawn,note FROM verdicts ORDER BY rowid",
            verdict_columns),
    LISTING("reviews", "review",
            "SELECT company,category,counted,right,wrong,unsure,drawn," OPTIONAL(
                "share") "," OPTIONAL("low") "," OPTIONAL("high") " FROM reviews ORDER BY company,"
                                                                  "category",
            review_columns),
    LISTING("changes", "change",
            "SELECT company,name,texts_before,texts_now,gained,lost FROM changes ORDER BY company",
            change_columns),
    LISTING("groupings", "group",
            "SELECT company,value,named_texts,alleged_texts FROM groupings ORDER BY company,value",
            grouping_columns),
    LISTING("categories", "category",
            "SELECT code,name_zh,name_en,family,severity,lawful FROM categories ORDER BY rank",
            category_columns),
    {"findings", "finding", NULL, finding_columns,
     (int)(sizeof finding_columns / sizeof *finding_columns), finding_fields},
    LISTING("coverage", "row",
            "SELECT run,level,source,line,reason,detail,documents,encoding,sha256 FROM coverage"
            " ORDER BY run,source,line,reason",
            coverage_columns),
    LISTING(
        "runs", "run",
        "SELECT "
        "program,version,lexicon_version,lexicon_sha256,lexicon_entries,overlays,options,complete,"
        "documents,findings FROM runs ORDER BY run",
        run_columns),
};

static const mc_listing manifest_listing =
    LISTING("runs", "run",
            "SELECT program,version,libraries,lexicon_version,lexicon_sha256,lexicon_entries,"
            "overlays,options,started,complete FROM runs ORDER BY run",
            manifest_columns);

// What was read: an input's own bytes are named by their hash.
static const mc_listing_column input_columns[] = {
    {"run", MC_LISTING_WHOLE},       {"source", MC_LISTING_TEXT},   {"sha256", MC_LISTING_TEXT},
    {"documents", MC_LISTING_WHOLE}, {"encoding", MC_LISTING_TEXT},
};
static const mc_listing input_listing =
    LISTING("inputs", "input",
            "SELECT run,source,sha256,documents,encoding FROM coverage WHERE reason='read'"
            " ORDER BY run,source",
            input_columns);

int mc_listing_count(void)
{
    return (int)(sizeof report_listings / sizeof *report_listings);
}

const mc_listing *mc_listing_at(int at)
{
    return &report_listings[at];
}

int mc_listing_findings(void)
{
    int at = 0;
    while (report_listings[at].sql) {
        at++;
    }
    return at;
}

const mc_listing *mc_listing_runs(void)
{
    return &manifest_listing;
}

const mc_listing *mc_listing_inputs(void)
{
    return &input_listing;
}
