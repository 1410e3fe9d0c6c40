// SPDX-License-Identifier: Apache-2.0
// Each row of cases.tsv: a text, a quote in it, and how the quote must be judged.
#include "hearing.h"

enum { ROW, GENRE, TEXT, QUOTE, CATEGORY, FLAGS, STATUS, ACTOR, REMOVED, COLUMNS };

static const struct {
    const char *code;
    uint32_t flag;
} FLAG_CODES[] = {
    {"negatable", MC_FLAG_NEGATABLE},
    {"own_negator", MC_FLAG_OWN_NEGATOR},
    {"needs_domain", MC_FLAG_NEEDS_DOMAIN},
    {"utterance", MC_FLAG_UTTERANCE},
    {"announces", MC_FLAG_ANNOUNCES},
    {"consumer_act", MC_FLAG_CONSUMER_ACT},
    {"presupposed", MC_FLAG_PRESUPPOSED},
    {"speech", MC_FLAG_SPEECH},
    {"pattern", 0},
};

static uint32_t flag_of(mc_str code)
{
    for (size_t i = 0; i < sizeof FLAG_CODES / sizeof *FLAG_CODES; i++) {
        if (mc_str_equal(code, mc_str_from_z(FLAG_CODES[i].code))) return FLAG_CODES[i].flag;
    }
    fail_msg("unknown flag \"%.*s\"", (int)code.size, code.data);
    return 0;
}

static uint32_t flags_of(mc_str cell)
{
    uint32_t flags = 0;
    mc_str code;
    if (mc_str_equal(cell, MC_STR("-"))) return 0;
    while (cell.size > 0 && mc_str_split(&cell, ',', &code)) {
        flags |= flag_of(code);
    }
    return flags;
}

// "pattern" among the flags: the words between were not written out in the entry.
static mc_entry_kind kind_of(mc_str cell)
{
    mc_str code;
    while (cell.size > 0 && mc_str_split(&cell, ',', &code)) {
        if (mc_str_equal(code, MC_STR("pattern"))) return MC_ENTRY_PATTERN;
    }
    return MC_ENTRY_TERM;
}

static bool is_expected(const mc_judgement *got, const mc_str cells[COLUMNS])
{
    if (!mc_str_equal(cells[REMOVED], MC_STR("-")))
        return got->removed && mc_str_equal(cells[REMOVED], mc_str_from_z(got->reason.code));
    return !got->removed &&
           mc_str_equal(cells[STATUS], mc_str_from_z(mc_finding_status_code(got->status))) &&
           mc_str_equal(cells[ACTOR], mc_str_from_z(mc_actor_code(got->actor)));
}

static void show(const mc_judgement *got, const mc_str cells[COLUMNS], const hearing *court)
{
    fprintf(stderr, "row %.*s: %.*s [%.*s]\n  expected %.*s %.*s %.*s; got %s %s %s%s\n",
            (int)cells[ROW].size, cells[ROW].data, (int)cells[TEXT].size, cells[TEXT].data,
            (int)cells[QUOTE].size, cells[QUOTE].data, (int)cells[STATUS].size, cells[STATUS].data,
            (int)cells[ACTOR].size, cells[ACTOR].data, (int)cells[REMOVED].size,
            cells[REMOVED].data, mc_finding_status_code(got->status), mc_actor_code(got->actor),
            got->removed ? "removed " : "", got->reason.code);
    for (uint32_t i = 0; i < got->cue_count; i++) {
        const mc_cue *cue = &court->lexicon->cues[got->cues[i].cue];
        fprintf(stderr, "    %s %.*s [%u,%u)%s\n", mc_cue_kind_code(cue->kind), (int)cue->id.size,
                cue->id.data, got->cues[i].reach.begin, got->cues[i].reach.end,
                i == got->deciding ? " decides" : "");
    }
}

static bool judge_row(hearing *court, mc_context_run *run, const mc_str cells[COLUMNS])
{
    mc_arena arena = MC_ARENA_INIT;
    mc_error err = {0};
    mc_document document = {.id = MC_STR("case"),
                            .text = hearing_lines(&arena, cells[TEXT]),
                            .genre = mc_genre_find(cells[GENRE])};
    assert_int_equal(mc_text_analyse(&court->text, court->lexicon->fold, &document, &err), MC_OK);
    court->entry = (mc_entry){.kind = kind_of(cells[FLAGS]),
                              .category = mc_lexicon_category_find(court->lexicon, cells[CATEGORY]),
                              .flags = flags_of(cells[FLAGS])};
    assert_int_not_equal(court->entry.category, MC_NONE);
    mc_hit hit = {.quote = hearing_find(court, &arena, cells[QUOTE])};
    if (hit.quote.end <= hit.quote.begin)
        fail_msg("no \"%.*s\" in: %.*s", (int)cells[QUOTE].size, cells[QUOTE].data,
                 (int)cells[TEXT].size, cells[TEXT].data);
    hit.span = hit.quote;
    mc_match_result matches = {.hits = &hit, .hit_count = 1};
    mc_context_result result;
    assert_int_equal(mc_context_open(run, &document, &court->text, &result, &err), MC_OK);
    assert_int_equal(mc_context_judge(run, &matches, &err), MC_OK);
    bool good = is_expected(&result.judgements[0], cells);
    if (!good) show(&result.judgements[0], cells, court);
    mc_arena_dispose(&arena);
    return good;
}

static void judges_every_case(void **state)
{
    hearing *court = *state;
    mc_buf file = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    mc_error err = {0};
    mc_context_run *run = NULL;
    assert_int_equal(mc_file_read(&file, MC_CONTEXT_CASES "/cases.tsv", &err), MC_OK);
    assert_int_equal(mc_context_run_new(&run, court->index, true, &err), MC_OK);
    mc_str rest = mc_buf_str(&file), line;
    uint32_t bad = 0, count = 0;
    while (mc_str_split(&rest, '\n', &line)) {
        if (line.size == 0 || line.data[0] < '0' || line.data[0] > '9') continue;
        mc_str cells[COLUMNS] = {{0}};
        for (uint32_t i = 0; i < COLUMNS; i++)
            mc_str_split(&line, '\t', &cells[i]);
        count++;
        if (!judge_row(court, run, cells)) bad++;
    }
    fprintf(stderr, "%u of %u cases as expected\n", count - bad, count);
    mc_context_run_free(run);
    mc_buf_dispose(&file);
    assert_true(count >= 150);
    assert_int_equal(bad, 0);
}

// Three megabytes of folded text in one line, with a quotation before every hit: what is
// asked for each hit may not walk through all that stands before it. Ran for minutes; ctest
// gives every test a time limit.
static void stays_linear(hearing *court, mc_genre genre)
{
    enum { COUNT = 120000 };
    static const char unit[] = "小舟贷的催收员说“明天打给你妈”；我说“别再打了”，他天天骂我！";
    mc_arena arena = MC_ARENA_INIT;
    mc_buf raw = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_error err = {0};
    mc_context_run *run = NULL;
    for (int n = 0; n < COUNT; n++)
        mc_buf_add_z(&raw, unit);
    mc_document document = {.id = MC_STR("long"), .text = mc_buf_str(&raw), .genre = genre};
    assert_int_equal(mc_text_analyse(&court->text, court->lexicon->fold, &document, &err), MC_OK);
    court->entry =
        (mc_entry){.kind = MC_ENTRY_TERM,
                   .category = mc_lexicon_category_find(court->lexicon, MC_STR("insult"))};
    mc_norm_span first = hearing_find(court, &arena, MC_STR("骂我"));
    uint32_t step = court->text.norm_size / COUNT;
    mc_hit *hits = calloc(COUNT, sizeof *hits);
    assert_non_null(hits);
    for (uint32_t n = 0; n < COUNT; n++)
        hits[n].quote = hits[n].span = (mc_norm_span){first.begin + n * step, first.end + n * step};
    mc_match_result matches = {.hits = hits, .hit_count = COUNT};
    mc_context_result result;
    assert_int_equal(mc_context_run_new(&run, court->index, true, &err), MC_OK);
    assert_int_equal(mc_context_open(run, &document, &court->text, &result, &err), MC_OK);
    assert_int_equal(mc_context_judge(run, &matches, &err), MC_OK);
    for (uint32_t n = 1; n < COUNT; n++)
        assert_int_equal(result.judgements[n].status, result.judgements[0].status);
    mc_context_run_free(run);
    free(hits);
    mc_buf_dispose(&raw);
    mc_arena_dispose(&arena);
}

static void a_long_line_stays_linear(void **state)
{
    static const mc_genre genres[] = {MC_GENRE_COMPLAINT, MC_GENRE_NEWS, MC_GENRE_COURT,
                                      MC_GENRE_QA, MC_GENRE_ARTICLE};
    for (size_t i = 0; i < sizeof genres / sizeof *genres; i++)
        stays_linear(*state, genres[i]);
}

// Who acts by `act`, in a complaint that says by `handing` that the debt was handed on.
static mc_actor actor_beside(hearing *court, const char *text, const char *handing, const char *act)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_error err = {0};
    mc_context_run *run = NULL;
    mc_entry entries[] = {
        {.kind = MC_ENTRY_TERM,
         .category = mc_lexicon_category_find(court->lexicon, MC_STR("undisclosed_outsourcing"))},
        {.kind = MC_ENTRY_TERM,
         .category = mc_lexicon_category_find(court->lexicon, MC_STR("insult"))}};
    court->with_entry.entries = entries;
    court->with_entry.entry_count = 2;
    mc_document document = {
        .id = MC_STR("case"), .text = mc_str_from_z(text), .genre = MC_GENRE_COMPLAINT};
    assert_int_equal(mc_text_analyse(&court->text, court->lexicon->fold, &document, &err), MC_OK);
    mc_hit hits[] = {{.entry = 0, .quote = hearing_find(court, &arena, mc_str_from_z(handing))},
                     {.entry = 1, .quote = hearing_find(court, &arena, mc_str_from_z(act))}};
    for (size_t i = 0; i < 2; i++)
        hits[i].span = hits[i].quote;
    mc_match_result matches = {.hits = hits, .hit_count = 2};
    mc_context_result result;
    assert_int_equal(mc_context_run_new(&run, court->index, true, &err), MC_OK);
    assert_int_equal(mc_context_open(run, &document, &court->text, &result, &err), MC_OK);
    assert_int_equal(mc_context_judge(run, &matches, &err), MC_OK);
    mc_actor actor = result.judgements[1].actor;
    mc_context_run_free(run);
    mc_arena_dispose(&arena);
    court->with_entry.entries = &court->entry;
    court->with_entry.entry_count = 1;
    return actor;
}

static void gives_acts_to_whom_the_debt_was_handed(void **state)
{
    static const struct {
        const char *text;
        mc_actor actor;
    } CASES[] = {
        {"小舟银行把我转给第三方，天天骂我，恐吓我", MC_ACTOR_COLLECTOR},
        {"小舟银行把我转给第三方。现在天天骂我", MC_ACTOR_COLLECTOR},
        {"小舟银行天天骂我，还把我转给第三方", MC_ACTOR_LENDER},
        {"小舟银行把我转给第三方，后来小舟银行的客服又骂我", MC_ACTOR_LENDER},
        {"小舟银行把我转给第三方，要求停止骂我", MC_ACTOR_LENDER},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_int_equal(actor_beside(*state, CASES[i].text, "转给第三方", "骂我"), CASES[i].actor);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(judges_every_case),
                                       cmocka_unit_test(gives_acts_to_whom_the_debt_was_handed),
                                       cmocka_unit_test(a_long_line_stays_linear)};
    return cmocka_run_group_tests(tests, hearing_open, hearing_close);
}
