// SPDX-License-Identifier: Apache-2.0
#include "report/evidence_row.h"

#include <stdio.h>
#include <string.h>

#include "report/character.h"
#include "store/template_tell.h"

static const char *const clauses_zh =
    "SELECT l.title_zh,l.article_zh,l.force,l.single_source FROM finding_clauses f JOIN clauses l"
    " ON l.id=f.clause WHERE f.finding=? ORDER BY f.rank";

static const char *const clauses_en =
    "SELECT l.title_en,l.article_en,l.force,l.single_source FROM finding_clauses f JOIN clauses l"
    " ON l.id=f.clause WHERE f.finding=? ORDER BY f.rank";

// The same said of the same company in near copies of the text, which evidence.c has gathered. Only
// what the page shows can be linked.
static const char *const near_sql =
    "SELECT o.id,d.id,h.n FROM findings f CROSS JOIN documents m ON m.doc=f.doc CROSS JOIN"
    " temp.alike a ON a.near=m.near AND a.category=f.category AND a.place=f.place AND"
    " a.cluster<>m.cluster CROSS JOIN findings o ON o.finding=a.finding CROSS JOIN documents d ON"
    " d.doc=o.doc LEFT JOIN temp.shown h ON h.finding=o.finding WHERE f.finding=?1"
    " ORDER BY a.at LIMIT ?2";

static mc_status read_cues(mc_evidence_row *l, mc_error *err)
{
    bool has_row = false;
    l->cue_count = 0;
    mc_buf_clear(&l->cue_text);
    mc_sql_reset(l->cues);
    mc_sql_bind_int(l->cues, 1, mc_sql_int(l->rows, MC_EVIDENCE_FINDING));
    mc_status st = mc_sql_step(l->cues, &has_row, err);
    while (st == MC_OK && has_row) {
        if (l->cue_count < MC_EVIDENCE_CUES) {
            l->cue[l->cue_count++] = (mc_stretch){mc_sql_int(l->cues, 0), mc_sql_int(l->cues, 1)};
        }
        if (l->cue_text.size) mc_buf_add_z(&l->cue_text, ", ");
        mc_buf_add_str(&l->cue_text, mc_sql_str(l->cues, 2));
        st = mc_sql_step(l->cues, &has_row, err);
    }
    return st;
}

static bool is_inside(mc_stretch s, int64_t at)
{
    return s.begin <= at && at < s.end;
}

static int style_at(const mc_evidence_row *l, mc_stretch quote, int64_t at)
{
    int style = is_inside(quote, at) ? 1 : 0;
    for (int i = 0; i < l->cue_count; i++) {
        if (is_inside(l->cue[i], at)) return style | 2;
    }
    return style;
}

// The sentence as it was written, character by character: tags change where the style does.
static void write_sentence(mc_evidence_row *l)
{
    static const char *const open[] = {"", "<mark>", "<span class=\"cue\">",
                                       "<mark class=\"cue\">"};
    static const char *const close[] = {"", "</mark>", "</span>", "</mark>"};
    mc_str text = mc_sql_str(l->rows, MC_EVIDENCE_SENTENCE);
    int64_t at = mc_sql_int(l->rows, MC_EVIDENCE_SENTENCE_START);
    mc_stretch quote = {mc_sql_int(l->rows, MC_EVIDENCE_START),
                        mc_sql_int(l->rows, MC_EVIDENCE_END)};
    int style = 0;
    mc_html_raw(l->page, "<blockquote dir=\"auto\">");
    for (uint32_t byte = 0; byte < text.size; at++) {
        uint32_t size = mc_character_bytes(text, byte);
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

static void begin_pair(mc_evidence_row *l, const char *key)
{
    mc_html_raw(l->page, "<dt>");
    mc_html_label(l->page, key);
    mc_html_raw(l->page, "</dt><dd>");
}

static void end_pair(mc_evidence_row *l)
{
    mc_html_raw(l->page, "</dd>");
}

static void write_coded(mc_evidence_row *l, const char *key, const char *prefix, int column)
{
    mc_str code = mc_sql_str(l->rows, column);
    if (code.size == 0) return;
    begin_pair(l, key);
    mc_html_code(l->page, prefix, code);
    end_pair(l);
}

static void write_plain(mc_evidence_row *l, const char *key, int column)
{
    mc_str text = mc_sql_str(l->rows, column);
    if (text.size == 0) return;
    begin_pair(l, key);
    mc_html_text(l->page, text);
    end_pair(l);
}

static void write_reason(mc_evidence_row *l)
{
    mc_str text =
        mc_messages_code(l->run->messages, "reason.", mc_sql_str(l->rows, MC_EVIDENCE_REASON));
    mc_buf *scratch = &l->page->scratch;
    begin_pair(l, "evidence.reason");
    mc_buf_clear(scratch);
    mc_messages_fill(scratch, text, mc_sql_str(l->rows, MC_EVIDENCE_ARG0),
                     mc_sql_str(l->rows, MC_EVIDENCE_ARG1));
    mc_html_text(l->page, mc_buf_str(scratch));
    if (l->cue_text.size) {
        mc_html_raw(l->page, " <span class=\"soft\">(");
        mc_html_text(l->page, mc_buf_str(&l->cue_text));
        mc_html_raw(l->page, ")</span>");
    }
    end_pair(l);
}

static void write_attribution(mc_evidence_row *l)
{
    begin_pair(l, "evidence.company");
    mc_html_code(l->page, "by.", mc_sql_str(l->rows, MC_EVIDENCE_BY));
    mc_str mention = mc_sql_str(l->rows, MC_EVIDENCE_MENTION),
           principal = mc_sql_str(l->rows, MC_EVIDENCE_PRINCIPAL);
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

static void write_source(mc_evidence_row *l)
{
    mc_str date = mc_sql_str(l->rows, MC_EVIDENCE_DATE),
           title = mc_sql_str(l->rows, MC_EVIDENCE_TITLE);
    begin_pair(l, "evidence.source");
    mc_html_foreign(l->page, mc_sql_str(l->rows, MC_EVIDENCE_SOURCE));
    mc_html_raw(l->page, " <span class=\"soft\">");
    mc_html_foreign(l->page, mc_sql_str(l->rows, MC_EVIDENCE_DOCUMENT));
    mc_html_raw(l->page, "</span> · ");
    mc_html_code(l->page, "genre.", mc_sql_str(l->rows, MC_EVIDENCE_GENRE));
    if (date.size) {
        mc_html_raw(l->page, " · ");
        mc_html_foreign(l->page, date);
    }
    if (title.size) {
        mc_html_raw(l->page, " · ");
        mc_html_foreign(l->page, title);
    }
    end_pair(l);
    if (mc_sql_int(l->rows, MC_EVIDENCE_COPIES) > 1) {
        begin_pair(l, "evidence.copies");
        mc_html_number(l->page, mc_sql_int(l->rows, MC_EVIDENCE_COPIES));
        end_pair(l);
    }
}

static void write_near_link(mc_evidence_row *l)
{
    int64_t number = mc_sql_int(l->near, 2);
    int part = (int)((number - 1) / MC_EVIDENCE_PAGE_ROWS);
    mc_html_raw(l->page, " · ");
    if (number) {
        mc_html_raw(l->page, "<a href=\"");
        if (l->file && part != l->part) mc_evidence_row_file(&l->page->out, l->file, part);
        mc_html_raw(l->page, "#");
        mc_html_text(l->page, mc_sql_str(l->near, 0));
        mc_html_raw(l->page, "\">");
    }
    mc_html_foreign(l->page, mc_sql_str(l->near, 1));
    if (number) mc_html_raw(l->page, "</a>");
}

static mc_status write_near(mc_evidence_row *l, mc_error *err)
{
    if (mc_sql_int(l->rows, MC_EVIDENCE_NEAR_TEXTS) < 2) return MC_OK;
    char texts[24];
    bool has_row = false;
    snprintf(texts, sizeof texts, "%lld", (long long)mc_sql_int(l->rows, MC_EVIDENCE_NEAR_TEXTS));
    begin_pair(l, "evidence.near");
    mc_html_label_with(l->page, "evidence.near_texts", mc_str_from_z(texts), MC_STR(""));
    mc_sql_reset(l->near);
    mc_sql_bind_int(l->near, 1, mc_sql_int(l->rows, MC_EVIDENCE_FINDING));
    mc_sql_bind_int(l->near, 2, MC_EVIDENCE_NEAR);
    mc_status st = mc_sql_step(l->near, &has_row, err);
    while (st == MC_OK && has_row) {
        write_near_link(l);
        st = mc_sql_step(l->near, &has_row, err);
    }
    end_pair(l);
    return st;
}

// A text with enough tells is marked, with what tells it; it counts like any other.
static void write_template(mc_evidence_row *l)
{
    mc_str tells = mc_sql_str(l->rows, MC_EVIDENCE_TELLS), tell, rest = tells;
    int count = 0;
    while (mc_str_split(&rest, ' ', &tell)) {
        count += tell.size > 0;
        if (!rest.size) break;
    }
    if (count < MC_TEMPLATE_TELLS) return;
    begin_pair(l, "evidence.template");
    for (int i = 0; i < count; i++) {
        mc_str_split(&tells, ' ', &tell);
        if (i) mc_html_raw(l->page, " · ");
        mc_html_code(l->page, "tell.", tell);
    }
    end_pair(l);
}

static void write_clause(mc_evidence_row *l)
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

static mc_status write_clauses(mc_evidence_row *l, mc_error *err)
{
    bool has_row = false, any = false;
    mc_sql_reset(l->clauses);
    mc_sql_bind_int(l->clauses, 1, mc_sql_int(l->rows, MC_EVIDENCE_FINDING));
    mc_status st = mc_sql_step(l->clauses, &has_row, err);
    while (st == MC_OK && has_row) {
        if (!any) begin_pair(l, "evidence.clauses");
        any = true;
        write_clause(l);
        st = mc_sql_step(l->clauses, &has_row, err);
    }
    if (!any) return st;
    mc_html_raw(l->page, "<div class=\"soft\">");
    mc_html_label_with(l->page, "clause.day", mc_sql_str(l->rows, MC_EVIDENCE_LAW_DAY),
                       mc_messages_code(l->run->messages, "law_day.",
                                        mc_sql_str(l->rows, MC_EVIDENCE_LAW_DAY_BY)));
    mc_html_raw(l->page, "</div>");
    end_pair(l);
    return st;
}

// What people who read it say, and what they remark.
static mc_status write_verdict(mc_evidence_row *l, mc_error *err)
{
    mc_str verdict = mc_sql_str(l->rows, MC_EVIDENCE_VERDICT);
    bool has_row = false;
    if (verdict.size == 0) return MC_OK;
    begin_pair(l, "evidence.verdict");
    mc_html_code(l->page, "verdict.", verdict);
    mc_sql_reset(l->remarks);
    mc_sql_bind_str(l->remarks, 1, mc_sql_str(l->rows, MC_EVIDENCE_ID));
    mc_status st = mc_sql_step(l->remarks, &has_row, err);
    while (st == MC_OK && has_row) {
        mc_html_raw(l->page, " · ");
        mc_html_foreign(l->page, mc_sql_str(l->remarks, 0));
        st = mc_sql_step(l->remarks, &has_row, err);
    }
    end_pair(l);
    return st;
}

// What the company answers to this very finding.
static mc_status write_responses(mc_evidence_row *l, mc_error *err)
{
    bool has_row = false;
    mc_sql_reset(l->responses);
    mc_sql_bind_str(l->responses, 1, mc_sql_str(l->rows, MC_EVIDENCE_ID));
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

static void write_head(mc_evidence_row *l)
{
    mc_html *page = l->page;
    mc_html_raw(page, "<article class=\"ev ");
    mc_html_text(page, mc_sql_str(l->rows, MC_EVIDENCE_PLACE));
    mc_html_raw(page, "\" id=\"");
    mc_html_text(page, mc_sql_str(l->rows, MC_EVIDENCE_ID));
    mc_html_raw(page, "\" data-place=\"");
    mc_html_code(page, "place.", mc_sql_str(l->rows, MC_EVIDENCE_PLACE));
    mc_html_raw(page, "\" data-category=\"");
    mc_html_text(page, mc_sql_str(l->rows, MC_EVIDENCE_CATEGORY));
    mc_html_raw(page, "\"><h4>");
    mc_html_text(page, mc_sql_str(l->rows, MC_EVIDENCE_CATEGORY));
    mc_html_raw(page, " <span class=\"tag\">");
    mc_html_code(page, "status.", mc_sql_str(l->rows, MC_EVIDENCE_STATUS));
    mc_html_raw(page, "</span>");
    int64_t severity = mc_sql_int(l->rows, MC_EVIDENCE_SEVERITY);
    if (severity > 0) {
        mc_html_raw(page, " <span class=\"tag\">");
        mc_html_label(page, "label.severity");
        mc_html_raw(page, " ");
        mc_html_number(page, severity);
        mc_html_raw(page, "</span>");
    }
    mc_html_raw(page, " <a class=\"id\" href=\"#");
    mc_html_text(page, mc_sql_str(l->rows, MC_EVIDENCE_ID));
    mc_html_raw(page, "\">");
    mc_html_text(page, mc_sql_str(l->rows, MC_EVIDENCE_ID));
    mc_html_raw(page, "</a></h4>");
}

mc_status mc_evidence_row_write(mc_evidence_row *l, mc_error *err)
{
    mc_status st = read_cues(l, err);
    if (st != MC_OK) return st;
    write_head(l);
    write_sentence(l);
    mc_html_raw(l->page, "<dl>");
    write_coded(l, "evidence.standing", "standing.", MC_EVIDENCE_STANDING);
    write_coded(l, "evidence.actor", "actor.", MC_EVIDENCE_ACTOR);
    write_coded(l, "evidence.speaker", "speaker.", MC_EVIDENCE_SPEAKER);
    write_reason(l);
    write_attribution(l);
    write_source(l);
    st = write_near(l, err);
    write_template(l);
    if (st == MC_OK) st = write_clauses(l, err);
    write_plain(l, "evidence.entry", MC_EVIDENCE_ENTRY);
    write_plain(l, "evidence.also", MC_EVIDENCE_ALSO);
    if (st == MC_OK) st = write_verdict(l, err);
    if (st == MC_OK) st = write_responses(l, err);
    mc_html_raw(l->page, "</dl></article>\n");
    return st;
}

void mc_evidence_row_file(mc_buf *out, const char *file, int part)
{
    uint32_t stem = (uint32_t)strlen(file) - (uint32_t)strlen(".html");
    mc_buf_add(out, file, stem);
    if (part) mc_buf_add_format(out, ".p%d", part + 1);
    mc_buf_add_z(out, ".html");
}

mc_status mc_evidence_row_open(mc_evidence_row *row, mc_html *page, const mc_report_run *run,
                               mc_error *err)
{
    *row =
        (mc_evidence_row){.page = page, .run = run, .cue_text = MC_BUF_INIT(MC_MAX_BUFFER_BYTES)};
    mc_status st = mc_sql_prepare(
        &row->cues, run->db, "SELECT start,end,cue FROM cues WHERE finding=? ORDER BY rank", err);
    if (st == MC_OK) {
        st = mc_sql_prepare(&row->clauses, run->db, run->english ? clauses_en : clauses_zh, err);
    }
    if (st == MC_OK) st = mc_sql_prepare(&row->near, run->db, near_sql, err);
    if (st == MC_OK) {
        st = mc_sql_prepare(&row->responses, run->db,
                            "SELECT day,text FROM responses WHERE finding=? ORDER BY rowid", err);
    }
    if (st == MC_OK)
        st = mc_sql_prepare(&row->remarks, run->db,
                            "SELECT note FROM verdicts WHERE finding=? AND note<>'' ORDER BY rowid",
                            err);
    return st;
}

void mc_evidence_row_close(mc_evidence_row *row)
{
    mc_sql_finish(row->cues);
    mc_sql_finish(row->clauses);
    mc_sql_finish(row->near);
    mc_sql_finish(row->responses);
    mc_sql_finish(row->remarks);
    mc_buf_dispose(&row->cue_text);
}
