// SPDX-License-Identifier: Apache-2.0
/** One finding of the evidence list: its sentence with quote and cues marked, the reason,
 *  the source, the clauses. */
#ifndef MC_REPORT_EVIDENCE_ROW_H
#define MC_REPORT_EVIDENCE_ROW_H

#include "report/html.h"
#include "report/report_run.h"

/** Columns of the query whose rows are written, in its order. */
enum {
    MC_EVIDENCE_FINDING,
    MC_EVIDENCE_ID,
    MC_EVIDENCE_PLACE,
    MC_EVIDENCE_DETAIL,
    MC_EVIDENCE_CATEGORY,
    MC_EVIDENCE_SEVERITY,
    MC_EVIDENCE_STATUS,
    MC_EVIDENCE_STANDING,
    MC_EVIDENCE_ACTOR,
    MC_EVIDENCE_SPEAKER,
    MC_EVIDENCE_REASON,
    MC_EVIDENCE_ARG0,
    MC_EVIDENCE_ARG1,
    MC_EVIDENCE_BY,
    MC_EVIDENCE_MENTION,
    MC_EVIDENCE_PRINCIPAL,
    MC_EVIDENCE_START,
    MC_EVIDENCE_END,
    MC_EVIDENCE_SENTENCE_START,
    MC_EVIDENCE_SENTENCE,
    MC_EVIDENCE_DOCUMENT,
    MC_EVIDENCE_SOURCE,
    MC_EVIDENCE_DATE,
    MC_EVIDENCE_TITLE,
    MC_EVIDENCE_GENRE,
    MC_EVIDENCE_COPIES,
    MC_EVIDENCE_ENTRY,
    MC_EVIDENCE_ALSO,
    MC_EVIDENCE_LAW_DAY,
    MC_EVIDENCE_LAW_DAY_BY,
    MC_EVIDENCE_NEAR_TEXTS,
    MC_EVIDENCE_TELLS,
    MC_EVIDENCE_VERDICT,
    MC_EVIDENCE_COLUMN_COUNT
};

/** A stretch of the sentence to be marked, code points of the document. */
typedef struct mc_stretch {
    int64_t begin, end;
} mc_stretch;

/** How many are marked or named of one finding, and how many findings are on a page. */
enum { MC_EVIDENCE_CUES = 32, MC_EVIDENCE_NEAR = 8, MC_EVIDENCE_PAGE_ROWS = 200 };

/** A list that is being written; made by mc_evidence_row_open(). */
typedef struct mc_evidence_row {
    mc_html *page;
    const mc_report_run *run;
    struct sqlite3_stmt *rows; /**< at the finding; the caller's */
    struct sqlite3_stmt *cues, *clauses, *near, *responses, *remarks;
    const char *file; /**< of the first page of the list, for links to others; NULL = one page */
    int part;         /**< number of this page, from 0 */
    mc_stretch cue[MC_EVIDENCE_CUES];
    int cue_count;
    mc_buf cue_text; /**< ids of the cues, joined */
} mc_evidence_row;

/** Prepares what rows need besides their own query. Needs temp.shown and temp.alike
 *  (evidence.c). */
mc_status mc_evidence_row_open(mc_evidence_row *row, mc_html *page, const mc_report_run *run,
                               mc_error *err);

/** Writes the finding at which `row->rows` stands. */
mc_status mc_evidence_row_write(mc_evidence_row *row, mc_error *err);

/** Frees what was prepared. */
void mc_evidence_row_close(mc_evidence_row *row);

/** File name of a page of a list: "company-a.html", "company-a.p2.html" … @param part  from 0 */
void mc_evidence_row_file(mc_buf *out, const char *file, int part);

#endif
