// SPDX-License-Identifier: Apache-2.0
/** Rows of texts with an act, and whom it must be charged to. */
#ifndef MC_TEST_CHARGE_FIXTURE_H
#define MC_TEST_CHARGE_FIXTURE_H

#include "entity_fixture.h"

#include "base/buf.h"
#include "base/limits.h"

static inline void judge_as(fixture *f, mc_genre genre, const char *text, const char *act)
{
    mc_error err = {0};
    analyse(f, text);
    mc_norm_span span = span_of(f, act);
    f->hits[0] = (mc_hit){0, span, span};
    f->judgements[0].sentence = mc_text_sentence_at(&f->text, span.begin);
    f->matches = (mc_match_result){.hits = f->hits, .hit_count = 1};
    f->context =
        (mc_context_result){.judgements = f->judgements, .judgement_count = 1, .genre = genre};
    assert_int_equal(mc_entity_attribute(f->run, &f->document, &f->text, &f->matches, &f->context,
                                         &f->result, &err),
                     MC_OK);
}

static inline void judge(fixture *f, const char *text, const char *act)
{
    judge_as(f, MC_GENRE_UNKNOWN, text, act);
}

/* "clause_subject:丙丁贷+戊己银行": how it was decided and the mentions of the companies charged. */
static inline void assert_charged(const fixture *f, const char *expected)
{
    mc_buf said = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    const mc_entity_result *r = &f->result;
    for (uint32_t i = r->first_attribution[0]; i < r->first_attribution[1]; i++) {
        const mc_attribution *a = &r->attributions[i];
        if (i == r->first_attribution[0]) mc_buf_add_z(&said, mc_attribution_by_code(a->by));
        mc_buf_add_z(&said, i == r->first_attribution[0] ? ":" : "+");
        if (a->party != MC_NONE) mc_buf_add_str(&said, r->parties[a->party].mention);
    }
    mc_buf_add_char(&said, '\0');
    assert_int_equal(mc_buf_status(&said), MC_OK);
    assert_string_equal(said.data, expected);
    mc_buf_dispose(&said);
}

typedef struct row {
    const char *text, *act, *expected;
    const char *respondent, *title, *thread;
} row;

static inline void check_rows(fixture *f, const row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        f->document = (mc_document){.respondent = mc_str_from_z(rows[i].respondent),
                                    .title = mc_str_from_z(rows[i].title),
                                    .thread = mc_str_from_z(rows[i].thread)};
        judge(f, rows[i].text, rows[i].act);
        assert_charged(f, rows[i].expected);
    }
}

#endif
