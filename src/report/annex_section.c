// SPDX-License-Identifier: Apache-2.0
#include "report/annex_section.h"

#include "report/html_table.h"

typedef struct section section;

// A table that stands only when its query gives rows. `?1` of the query is the company.
struct section {
    const char *heading, *caption, *sql;
    const char *columns[6];
    int count, first_number;
    void (*write)(mc_html *page, struct sqlite3_stmt *row);
};

static void begin_row(mc_html *page, mc_str head)
{
    mc_html_raw(page, "<tr><th scope=\"row\">");
    mc_html_text(page, head);
    mc_html_raw(page, "</th>");
}

// "3.2 (2.1–4.6) / 10000", all of it from the row: rate, low, high, per.
static void write_rate(mc_html *page, struct sqlite3_stmt *row, int column)
{
    mc_buf_add_format(&page->out,
                      "<td class=\"n\">%.2f <span class=\"soft\">(%.2f–%.2f)</span> / %lld</td>",
                      mc_sql_double(row, column), mc_sql_double(row, column + 1),
                      mc_sql_double(row, column + 2), (long long)mc_sql_int(row, column + 3));
}

static void write_text_cell(mc_html *page, mc_str text)
{
    mc_html_raw(page, "<td>");
    mc_html_foreign(page, text);
    mc_html_raw(page, "</td>");
}

static void write_exposure(mc_html *page, struct sqlite3_stmt *row)
{
    begin_row(page, mc_sql_str(row, 0));
    write_text_cell(page, mc_sql_str(row, 1));
    mc_html_table_number(page, mc_sql_int(row, 2));
    mc_html_table_number(page, mc_sql_int(row, 3));
    write_rate(page, row, 4);
    mc_html_raw(page, "</tr>\n");
}

static void write_change(mc_html *page, struct sqlite3_stmt *row)
{
    begin_row(page, mc_sql_str(row, 0));
    for (int i = 1; i <= 4; i++) {
        mc_html_table_number(page, mc_sql_int(row, i));
    }
    mc_html_raw(page, "</tr>\n");
}

static void write_few_or(mc_html *page, struct sqlite3_stmt *row, int column)
{
    if (mc_sql_str(row, column).size) {
        mc_html_table_number(page, mc_sql_int(row, column));
    } else {
        mc_html_raw(page, "<td class=\"n soft\">&lt;5</td>");
    }
}

static void write_group(mc_html *page, struct sqlite3_stmt *row)
{
    mc_str value = mc_sql_str(row, 0);
    begin_row(page, value.size ? value : mc_messages_text(page->messages, "group.none"));
    write_few_or(page, row, 1);
    write_few_or(page, row, 2);
    mc_html_raw(page, "</tr>\n");
}

static void write_response(mc_html *page, struct sqlite3_stmt *row)
{
    mc_html_raw(page, "<tr><td>");
    mc_html_foreign(page, mc_sql_str(row, 0));
    mc_html_raw(page, "</td><td class=\"said\">");
    mc_html_foreign(page, mc_sql_str(row, 1));
    mc_html_raw(page, "</td></tr>\n");
}

// The name in the first column that is in the page's language, or that all are meant.
static void write_review(mc_html *page, struct sqlite3_stmt *row)
{
    bool english = mc_messages_is_english(page->messages);
    mc_str name = mc_sql_str(row, english ? 1 : 0);
    begin_row(page, name.size ? name : mc_messages_text(page->messages, "review.all"));
    for (int i = 2; i <= 5; i++) {
        mc_html_table_number(page, mc_sql_int(row, i));
    }
    mc_html_table_share(page, row, 6);
    mc_html_raw(page, "</tr>\n");
}

#define EXPOSURE_COLUMNS                                                                           \
    {                                                                                              \
        "label.company", "exposure.measure", "exposure.value", "figure.alleged_texts",             \
            "exposure.rate"                                                                        \
    }
#define EXPOSURE_SELECT                                                                            \
    "SELECT c.name,e.measure,CAST(e.value AS INTEGER),e.texts,e.rate,e.low,e.high,e.per FROM"      \
    " exposures e JOIN companies c ON c.id=e.company"
#define CHANGE_COLUMNS                                                                             \
    {                                                                                              \
        "label.company", "change.before", "change.now", "change.gained", "change.lost"             \
    }
#define CHANGE_SELECT                                                                              \
    "SELECT h.name,h.texts_before,h.texts_now,h.gained,h.lost FROM changes h LEFT JOIN companies"  \
    " c ON c.id=h.company"
#define REVIEW_COLUMNS                                                                             \
    {                                                                                              \
        "review.of", "review.counted", "review.right", "review.wrong", "review.unsure",            \
            "review.share"                                                                         \
    }
#define REVIEW_SELECT                                                                              \
    "SELECT g.name_zh,g.name_en,r.counted,r.right,r.wrong,r.unsure,r.share,r.low,r.high FROM"      \
    " reviews r LEFT JOIN categories g ON g.code=r.category WHERE r.company="
#define GROUP_SELECT "SELECT value,named_texts,alleged_texts FROM groupings WHERE company="
#define GROUP_COLUMNS                                                                              \
    {                                                                                              \
        "group.value", "figure.named_texts", "figure.alleged_texts"                                \
    }
#define GROUP_COLUMNS_ALL                                                                          \
    {                                                                                              \
        "group.value", "figure.counted_texts", "figure.alleged_texts"                              \
    }

static const section of_company[] = {
    {"review.title", "review.caption", REVIEW_SELECT "?1", REVIEW_COLUMNS, 6, 1, write_review},
    {"response.title",
     "response.caption",
     "SELECT day,text FROM responses WHERE company=?1 AND finding='' ORDER BY day,rowid",
     {"response.day", "response.text"},
     2,
     2,
     write_response},
    {"exposure.title", "exposure.caption", EXPOSURE_SELECT " WHERE e.company=?1 ORDER BY e.measure",
     EXPOSURE_COLUMNS, 5, 2, write_exposure},
    {"change.title", "change.caption", CHANGE_SELECT " WHERE h.company=?1", CHANGE_COLUMNS, 5, 1,
     write_change},
    {"group.title", "group.caption", GROUP_SELECT "?1 ORDER BY value='',value", GROUP_COLUMNS, 3, 1,
     write_group},
};

static const section of_all[] = {
    {"review.title", "review.caption", REVIEW_SELECT "'" MC_ALL_TOGETHER "' ORDER BY g.rank",
     REVIEW_COLUMNS, 6, 1, write_review},
    {"change.title", "change.caption",
     CHANGE_SELECT " WHERE h.texts_before<>h.texts_now OR h.gained OR h.lost ORDER BY c.sort_key,"
                   "h.company",
     CHANGE_COLUMNS, 5, 1, write_change},
    {"exposure.title", "exposure.caption", EXPOSURE_SELECT " ORDER BY e.measure,c.sort_key,c.id",
     EXPOSURE_COLUMNS, 5, 2, write_exposure},
    {"group.title", "group.caption", GROUP_SELECT "'" MC_ALL_TOGETHER "' ORDER BY value='',value",
     GROUP_COLUMNS_ALL, 3, 1, write_group},
};

static mc_status write_section(mc_html *page, const mc_report_run *run, const section *of,
                               mc_str company, mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_sql_prepare(&row, run->db, of->sql, err);
    if (st == MC_OK && company.size) mc_sql_bind_str(row, 1, company);
    if (st == MC_OK) st = mc_sql_step(row, &has_row, err);
    if (st == MC_OK && has_row) {
        mc_html_element(page, "h2", of->heading);
        mc_html_table_begin(page, of->heading, of->caption, of->columns, of->count,
                            of->first_number);
        while (st == MC_OK && has_row) {
            of->write(page, row);
            st = mc_sql_step(row, &has_row, err);
        }
        mc_html_table_end(page);
    }
    mc_sql_finish(row);
    return st;
}

mc_status mc_annex_section_write_company(mc_html *page, const mc_report_run *run, mc_str company,
                                         mc_error *err)
{
    mc_status st = MC_OK;
    for (size_t i = 0; st == MC_OK && i < sizeof of_company / sizeof *of_company; i++) {
        st = write_section(page, run, &of_company[i], company, err);
    }
    return st;
}

mc_status mc_annex_section_write_index(mc_html *page, const mc_report_run *run, mc_error *err)
{
    int64_t exposures = 0;
    mc_status st = mc_sql_number(&exposures, run->db, "SELECT count(*) FROM exposures", err);
    if (st == MC_OK && exposures == 0) mc_html_element(page, "p", "exposure.none");
    for (size_t i = 0; st == MC_OK && i < sizeof of_all / sizeof *of_all; i++) {
        st = write_section(page, run, &of_all[i], (mc_str){NULL, 0}, err);
    }
    return st;
}
