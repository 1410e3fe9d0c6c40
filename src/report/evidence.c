// SPDX-License-Identifier: Apache-2.0
#include "report/evidence.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"

// Columns of the query, in its order.
enum {
    FINDING,
    ID,
    PLACE,
    DETAIL,
    CATEGORY,
    SEVERITY,
    STATUS,
    STANDING,
    ACTOR,
    SPEAKER,
    REASON,
    ARG0,
    ARG1,
    BY,
    MENTION,
    PRINCIPAL,
    START,
    END,
    SENTENCE_START,
    SENTENCE,
    DOCUMENT,
    SOURCE,
    DATE,
    TITLE,
    GENRE,
    COPIES,
    ENTRY,
    ALSO,
    LAW_DAY,
    LAW_DAY_BY,
    NEAR_TEXTS,
    COLUMN_COUNT
};

#define PLACE_ORDER                                                                                \
    "CASE f.place WHEN 'alleged' THEN 0 WHEN 'announced' THEN 1 WHEN 'practice' THEN 2"            \
    " WHEN 'resolution' THEN 3 WHEN 'claimed' THEN 4 WHEN 'demanded' THEN 5 WHEN 'genre' THEN 6"   \
    " WHEN 'status' THEN 7 ELSE 8 END"

#define FROM_FINDINGS                                                                              \
    " FROM findings f JOIN documents d ON d.doc=f.doc JOIN clusters c ON c.cluster=d.cluster"      \
    " JOIN categories g ON g.code=f.category LEFT JOIN sentences s ON s.doc=f.doc AND"             \
    " s.n=f.sentence WHERE f.company=?1 AND f.place<>'excluded' AND f.first_copy"

static const char *const rows_zh =
    "SELECT f.finding,f.id,f.place,f.detail,g.name_zh,f.severity,f.status,f.standing,f.actor,"
    "f.speaker,f.reason,f.arg0,f.arg1,f.by,f.mention,f.principal,f.start,f.end,s.start,s.text,"
    "d.id,d.source,d.date,d.title,d.genre,c.documents,f.entry,f.also,d.law_day,"
    "d.law_day_by,c.near_texts" FROM_FINDINGS " ORDER BY " PLACE_ORDER
    ",g.rank,d.day=0,d.day,d.id,d.doc,f.start,f.id LIMIT ?2";

static const char *const rows_en =
    "SELECT f.finding,f.id,f.place,f.detail,g.name_en,f.severity,f.status,f.standing,f.actor,"
    "f.speaker,f.reason,f.arg0,f.arg1,f.by,f.mention,f.principal,f.start,f.end,s.start,s.text,"
    "d.id,d.source,d.date,d.title,d.genre,c.documents,f.entry,f.also,d.law_day,"
    "d.law_day_by,c.near_texts" FROM_FINDINGS " ORDER BY " PLACE_ORDER
    ",g.rank,d.day=0,d.day,d.id,d.doc,f.start,f.id LIMIT ?2";

static const char *const clauses_zh =
    "SELECT l.title_zh,l.article_zh,l.force,l.single_source FROM finding_clauses f JOIN clauses l"
    " ON l.id=f.clause WHERE f.finding=? ORDER BY f.rank";

static const char *const clauses_en =
    "SELECT l.title_en,l.article_en,l.force,l.single_source FROM finding_clauses f JOIN clauses l"
    " ON l.id=f.clause WHERE f.finding=? ORDER BY f.rank";

// The same said of the same company in near copies of the text. Only what the page shows can be linked.
enum { MOST_NEAR = 8 };
static const char *const near_sql =
    "SELECT o.id,d.id FROM findings f JOIN documents m ON m.doc=f.doc JOIN documents d ON"
    " d.near=m.near AND d.cluster<>m.cluster JOIN findings o ON o.doc=d.doc AND"
    " o.company=f.company AND o.category=f.category AND o.place=f.place AND o.first_copy"
    " WHERE f.finding=?1 GROUP BY d.doc ORDER BY d.day=0,d.day,d.id,d.doc LIMIT ?2";

// A stretch of the sentence to be marked, code points of the document.
typedef struct stretch {
    int64_t begin, end;
} stretch;

enum { MOST_CUES = 32 };

typedef struct list {
    mc_html *page;
    const mc_report_run *run;
    struct sqlite3_stmt *rows, *cues, *clauses, *near, *responses;
    bool complete; /**< the page shows every row */
    stretch cue[MOST_CUES];
    int cue_count;
    mc_buf cue_text; /**< ids of the cues, joined */
} list;

static mc_status read_cues(list *l, mc_error *err)
{
    bool has_row = false;
    l->cue_count = 0;
    mc_buf_clear(&l->cue_text);
    mc_sql_reset(l->cues);
    mc_sql_bind_int(l->cues, 1, mc_sql_int(l->rows, FINDING));
    mc_status st = mc_sql_step(l->cues, &has_row, err);
    while (st == MC_OK && has_row) {
        if (l->cue_count < MOST_CUES) {
            l->cue[l->cue_count++] = (stretch){mc_sql_int(l->cues, 0), mc_sql_int(l->cues, 1)};
        }
        if (l->cue_text.size) mc_buf_add_z(&l->cue_text, ", ");
        mc_buf_add_str(&l->cue_text, mc_sql_str(l->cues, 2));
        st = mc_sql_step(l->cues, &has_row, err);
    }
    return st;
}

static bool is_inside(stretch s, int64_t at)
{
    return s.begin <= at && at < s.end;
}

static int style_at(const list *l, stretch quote, int64_t at)
{
    int style = is_inside(quote, at) ? 1 : 0;
    for (int i = 0; i < l->cue_count; i++) {
        if (is_inside(l->cue[i], at)) return style | 2;
    }
    return style;
}

static uint32_t character_bytes(mc_str text, uint32_t at)
{
    uint32_t size = 1;
    while (at + size < text.size && ((unsigned char)text.data[at + size] & 0xC0) == 0x80) {
        size++;
    }
    return size;
}

// The sentence as it was written, character by character: tags change where the style does.
static void write_sentence(list *l)
{
    static const char *const open[] = {"", "<mark>", "<span class=\"cue\">",
                                       "<mark class=\"cue\">"};
    static const char *const close[] = {"", "</mark>", "</span>", "</mark>"};
    mc_str text = mc_sql_str(l->rows, SENTENCE);
    int64_t at = mc_sql_int(l->rows, SENTENCE_START);
    stretch quote = {mc_sql_int(l->rows, START), mc_sql_int(l->rows, END)};
    int style = 0;
    mc_html_raw(l->page, "<blockquote dir=\"auto\">");
    for (uint32_t byte = 0; byte < text.size; at++) {
        uint32_t size = character_bytes(text, byte);
        int next = style_at(l, quote, at);
        if (next != style) {
            mc_html_raw(l->page, close[style]);
            mc_html_raw(l->page, open[next]);
            style = next;
        }
        mc_html_text(l->page, mc_str_slice(text, byte, byte + size));
        byte += size;
    }
    mc_html_raw(l->page, close[style]);
    mc_html_raw(l->page, "</blockquote>");
}

static void begin_pair(list *l, const char *key)
{
    mc_html_raw(l->page, "<dt>");
    mc_html_label(l->page, key);
    mc_html_raw(l->page, "</dt><dd>");
}

static void end_pair(list *l)
{
    mc_html_raw(l->page, "</dd>");
}

static void write_coded(list *l, const char *key, const char *prefix, int column)
{
    mc_str code = mc_sql_str(l->rows, column);
    if (code.size == 0) return;
    begin_pair(l, key);
    mc_html_code(l->page, prefix, code);
    end_pair(l);
}

static void write_plain(list *l, const char *key, int column)
{
    mc_str text = mc_sql_str(l->rows, column);
    if (text.size == 0) return;
    begin_pair(l, key);
    mc_html_text(l->page, text);
    end_pair(l);
}

static void write_reason(list *l)
{
    mc_str text = mc_messages_code(l->run->messages, "reason.", mc_sql_str(l->rows, REASON));
    mc_buf *scratch = &l->page->scratch;
    begin_pair(l, "evidence.reason");
    mc_buf_clear(scratch);
    mc_messages_fill(scratch, text, mc_sql_str(l->rows, ARG0), mc_sql_str(l->rows, ARG1));
    mc_html_text(l->page, mc_buf_str(scratch));
    if (l->cue_text.size) {
        mc_html_raw(l->page, " <span class=\"soft\">(");
        mc_html_text(l->page, mc_buf_str(&l->cue_text));
        mc_html_raw(l->page, ")</span>");
    }
    end_pair(l);
}

static void write_attribution(list *l)
{
    begin_pair(l, "evidence.company");
    mc_html_code(l->page, "by.", mc_sql_str(l->rows, BY));
    mc_str mention = mc_sql_str(l->rows, MENTION), principal = mc_sql_str(l->rows, PRINCIPAL);
    if (mention.size) {
        mc_html_raw(l->page, " · ");
        mc_html_raw(l->page, "<bdi>");
        mc_html_label_with(l->page, "evidence.mention", mention, MC_STR(""));
        mc_html_raw(l->page, "</bdi>");
    }
    if (principal.size) {
        mc_html_raw(l->page, " · ");
        mc_html_raw(l->page, "<bdi>");
        mc_html_label_with(l->page, "evidence.principal", principal, MC_STR(""));
        mc_html_raw(l->page, "</bdi>");
    }
    end_pair(l);
}

static void write_source(list *l)
{
    mc_str date = mc_sql_str(l->rows, DATE), title = mc_sql_str(l->rows, TITLE);
    begin_pair(l, "evidence.source");
    mc_html_foreign(l->page, mc_sql_str(l->rows, SOURCE));
    mc_html_raw(l->page, " <span class=\"soft\">");
    mc_html_foreign(l->page, mc_sql_str(l->rows, DOCUMENT));
    mc_html_raw(l->page, "</span> · ");
    mc_html_code(l->page, "genre.", mc_sql_str(l->rows, GENRE));
    if (date.size) {
        mc_html_raw(l->page, " · ");
        mc_html_foreign(l->page, date);
    }
    if (title.size) {
        mc_html_raw(l->page, " · ");
        mc_html_foreign(l->page, title);
    }
    end_pair(l);
    if (mc_sql_int(l->rows, COPIES) > 1) {
        begin_pair(l, "evidence.copies");
        mc_html_number(l->page, mc_sql_int(l->rows, COPIES));
        end_pair(l);
    }
}

static void write_near_link(list *l)
{
    mc_html_raw(l->page, " · ");
    if (l->complete) {
        mc_html_raw(l->page, "<a href=\"#");
        mc_html_text(l->page, mc_sql_str(l->near, 0));
        mc_html_raw(l->page, "\">");
    }
    mc_html_foreign(l->page, mc_sql_str(l->near, 1));
    if (l->complete) mc_html_raw(l->page, "</a>");
}

static mc_status write_near(list *l, mc_error *err)
{
    if (mc_sql_int(l->rows, NEAR_TEXTS) < 2) return MC_OK;
    char texts[24];
    bool has_row = false;
    snprintf(texts, sizeof texts, "%lld", (long long)mc_sql_int(l->rows, NEAR_TEXTS));
    begin_pair(l, "evidence.near");
    mc_html_label_with(l->page, "evidence.near_texts", mc_str_from_z(texts), MC_STR(""));
    mc_sql_reset(l->near);
    mc_sql_bind_int(l->near, 1, mc_sql_int(l->rows, FINDING));
    mc_sql_bind_int(l->near, 2, MOST_NEAR);
    mc_status st = mc_sql_step(l->near, &has_row, err);
    while (st == MC_OK && has_row) {
        write_near_link(l);
        st = mc_sql_step(l->near, &has_row, err);
    }
    end_pair(l);
    return st;
}

static void write_clause(list *l)
{
    mc_html_raw(l->page, "<div>");
    mc_html_text(l->page, mc_sql_str(l->clauses, 0));
    mc_html_raw(l->page, " ");
    mc_html_text(l->page, mc_sql_str(l->clauses, 1));
    mc_html_raw(l->page, " <span class=\"tag\">");
    mc_html_code(l->page, "force.", mc_sql_str(l->clauses, 2));
    mc_html_raw(l->page, "</span>");
    if (mc_sql_int(l->clauses, 3)) {
        mc_html_raw(l->page, " <span class=\"tag\">");
        mc_html_label(l->page, "clause.single_source");
        mc_html_raw(l->page, "</span>");
    }
    mc_html_raw(l->page, "</div>");
}

static mc_status write_clauses(list *l, mc_error *err)
{
    bool has_row = false, any = false;
    mc_sql_reset(l->clauses);
    mc_sql_bind_int(l->clauses, 1, mc_sql_int(l->rows, FINDING));
    mc_status st = mc_sql_step(l->clauses, &has_row, err);
    while (st == MC_OK && has_row) {
        if (!any) begin_pair(l, "evidence.clauses");
        any = true;
        write_clause(l);
        st = mc_sql_step(l->clauses, &has_row, err);
    }
    if (!any) return st;
    mc_html_raw(l->page, "<div class=\"soft\">");
    mc_html_label_with(
        l->page, "clause.day", mc_sql_str(l->rows, LAW_DAY),
        mc_messages_code(l->run->messages, "law_day.", mc_sql_str(l->rows, LAW_DAY_BY)));
    mc_html_raw(l->page, "</div>");
    end_pair(l);
    return st;
}

// What the company answers to this very finding.
static mc_status write_responses(list *l, mc_error *err)
{
    bool has_row = false;
    mc_sql_reset(l->responses);
    mc_sql_bind_str(l->responses, 1, mc_sql_str(l->rows, ID));
    mc_status st = mc_sql_step(l->responses, &has_row, err);
    while (st == MC_OK && has_row) {
        begin_pair(l, "response.title");
        mc_html_foreign(l->page, mc_sql_str(l->responses, 1));
        mc_html_raw(l->page, " <span class=\"soft\">");
        mc_html_foreign(l->page, mc_sql_str(l->responses, 0));
        mc_html_raw(l->page, "</span>");
        end_pair(l);
        st = mc_sql_step(l->responses, &has_row, err);
    }
    return st;
}

static void write_head(list *l)
{
    mc_html *page = l->page;
    mc_html_raw(page, "<article class=\"ev ");
    mc_html_text(page, mc_sql_str(l->rows, PLACE));
    mc_html_raw(page, "\" id=\"");
    mc_html_text(page, mc_sql_str(l->rows, ID));
    mc_html_raw(page, "\"><h4>");
    mc_html_text(page, mc_sql_str(l->rows, CATEGORY));
    mc_html_raw(page, " <span class=\"tag\">");
    mc_html_code(page, "status.", mc_sql_str(l->rows, STATUS));
    mc_html_raw(page, "</span>");
    int64_t severity = mc_sql_int(l->rows, SEVERITY);
    if (severity > 0) {
        mc_html_raw(page, " <span class=\"tag\">");
        mc_html_label(page, "label.severity");
        mc_html_raw(page, " ");
        mc_html_number(page, severity);
        mc_html_raw(page, "</span>");
    }
    mc_html_raw(page, " <a class=\"id\" href=\"#");
    mc_html_text(page, mc_sql_str(l->rows, ID));
    mc_html_raw(page, "\">");
    mc_html_text(page, mc_sql_str(l->rows, ID));
    mc_html_raw(page, "</a></h4>");
}

static mc_status write_row(list *l, mc_error *err)
{
    mc_status st = read_cues(l, err);
    if (st != MC_OK) return st;
    write_head(l);
    write_sentence(l);
    mc_html_raw(l->page, "<dl>");
    write_coded(l, "evidence.standing", "standing.", STANDING);
    write_coded(l, "evidence.actor", "actor.", ACTOR);
    write_coded(l, "evidence.speaker", "speaker.", SPEAKER);
    write_reason(l);
    write_attribution(l);
    write_source(l);
    st = write_near(l, err);
    if (st == MC_OK) st = write_clauses(l, err);
    write_plain(l, "evidence.entry", ENTRY);
    write_plain(l, "evidence.also", ALSO);
    if (st == MC_OK) st = write_responses(l, err);
    mc_html_raw(l->page, "</dl></article>\n");
    return st;
}

static void write_heading(list *l, mc_str place, char last[16])
{
    if (mc_str_equal(place, mc_str_from_z(last))) return;
    uint32_t size = place.size < 15 ? place.size : 15;
    memcpy(last, place.data, size);
    last[size] = '\0';
    mc_html_raw(l->page, "<h3>");
    mc_html_code(l->page, "place.", place);
    mc_html_raw(l->page, "</h3>\n");
}

static mc_status write_rows(list *l, int64_t *written, mc_error *err)
{
    char last[16] = "";
    bool has_row = false;
    mc_status st = mc_sql_step(l->rows, &has_row, err);
    while (st == MC_OK && has_row) {
        write_heading(l, mc_sql_str(l->rows, PLACE), last);
        st = write_row(l, err);
        *written += 1;
        if (st == MC_OK) st = mc_sql_step(l->rows, &has_row, err);
    }
    return st;
}

static mc_status count_rows(const mc_report_run *run, mc_str company, int64_t *count, mc_error *err)
{
    struct sqlite3_stmt *statement = NULL;
    bool has_row = false;
    mc_status st = mc_sql_prepare(&statement, run->db, "SELECT count(*)" FROM_FINDINGS, err);
    if (st == MC_OK) {
        mc_sql_bind_str(statement, 1, company);
        st = mc_sql_step(statement, &has_row, err);
    }
    *count = has_row ? mc_sql_int(statement, 0) : 0;
    mc_sql_finish(statement);
    return st;
}

static void write_left_out(mc_html *page, int64_t written, int64_t all)
{
    char shown[24], total[24];
    snprintf(shown, sizeof shown, "%lld", (long long)written);
    snprintf(total, sizeof total, "%lld", (long long)all);
    mc_html_raw(page, "<p class=\"soft\">");
    mc_html_label_with(page, written < all ? "evidence.capped" : "evidence.all",
                       mc_str_from_z(shown), mc_str_from_z(total));
    mc_html_raw(page, "</p>\n");
}

mc_status mc_evidence_write(mc_html *page, const mc_report_run *run, mc_str company, mc_error *err)
{
    list l = {.page = page, .run = run, .cue_text = MC_BUF_INIT(MC_MAX_BUFFER_BYTES)};
    int64_t written = 0, all = 0;
    mc_status st = count_rows(run, company, &all, err);
    if (st == MC_OK) st = mc_sql_prepare(&l.rows, run->db, run->english ? rows_en : rows_zh, err);
    if (st == MC_OK) {
        st = mc_sql_prepare(&l.cues, run->db,
                            "SELECT start,end,cue FROM cues WHERE finding=? ORDER BY rank", err);
    }
    if (st == MC_OK) {
        st = mc_sql_prepare(&l.clauses, run->db, run->english ? clauses_en : clauses_zh, err);
    }
    if (st == MC_OK) st = mc_sql_prepare(&l.near, run->db, near_sql, err);
    if (st == MC_OK) {
        st = mc_sql_prepare(&l.responses, run->db,
                            "SELECT day,text FROM responses WHERE finding=? ORDER BY rowid", err);
    }
    if (st == MC_OK) {
        uint32_t most = run->options->evidence;
        l.complete = most == 0 || all <= (int64_t)most;
        mc_sql_bind_str(l.rows, 1, company);
        mc_sql_bind_int(l.rows, 2, run->options->evidence ? (int64_t)run->options->evidence : -1);
        st = write_rows(&l, &written, err);
    }
    write_left_out(page, written, all);
    mc_sql_finish(l.rows);
    mc_sql_finish(l.cues);
    mc_sql_finish(l.clauses);
    mc_sql_finish(l.near);
    mc_sql_finish(l.responses);
    mc_buf_dispose(&l.cue_text);
    return st;
}
