// SPDX-License-Identifier: Apache-2.0
// Each row of talks.tsv: whose the turns are (a = agent, c = customer, - = not known), whether it
// is a conversation, and the text.
#include "context/talk.h"
#include "hearing.h"

static char letter_of(mc_speaker role)
{
    switch (role) {
    case MC_SPEAKER_NONE:
        return '-';
    case MC_SPEAKER_AGENT:
        return 'a';
    case MC_SPEAKER_CUSTOMER:
        return 'c';
    case MC_SPEAKER_UNKNOWN:
        return '?';
    }
    return ' ';
}

// The roles of the sentences in turn, each change of voice once.
static void roles_of(const mc_talk *talk, const mc_text *text, mc_buf *out)
{
    char last = ' ';
    for (uint32_t at = 0; at < text->norm_size; at++) {
        char letter = letter_of(mc_talk_speaker_at(talk, at));
        if (letter != last) mc_buf_add_char(out, letter);
        last = letter;
    }
}

static bool is_as_expected(hearing *court, mc_talk *talk, mc_str roles, mc_str kind, mc_str cell)
{
    mc_error err = {0};
    mc_arena arena = MC_ARENA_INIT;
    mc_buf got = MC_BUF_INIT(1000);
    mc_document document = {.id = MC_STR("case"), .text = hearing_lines(&arena, cell)};
    assert_int_equal(mc_text_analyse(&court->text, court->lexicon->fold, &document, &err), MC_OK);
    mc_talk_read(talk, court->index, &document, &court->text, &arena);
    assert_false(talk->failed);
    roles_of(talk, &court->text, &got);
    bool conversation = mc_talk_is_conversation(talk);
    bool right =
        mc_str_equal(mc_buf_str(&got), roles) && conversation == mc_str_equal(kind, MC_STR("talk"));
    if (!right)
        fprintf(stderr, "expected %.*s, got %.*s%s: %.*s\n", (int)roles.size, roles.data,
                (int)got.size, got.data ? got.data : "", conversation ? " talk" : "",
                (int)cell.size, cell.data);
    mc_buf_dispose(&got);
    mc_arena_dispose(&arena);
    return right;
}

static void tells_who_speaks(void **state)
{
    mc_buf file = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    mc_error err = {0};
    mc_talk talk = {0};
    assert_int_equal(mc_file_read(&file, MC_CONTEXT_CASES "/talks.tsv", &err), MC_OK);
    mc_str rest = mc_buf_str(&file), line, roles, kind;
    uint32_t bad = 0, rows = 0;
    while (mc_str_split(&rest, '\n', &line)) {
        if (line.size == 0 || line.data[0] == '#') continue;
        mc_str_split(&line, '\t', &roles);
        mc_str_split(&line, '\t', &kind);
        bad += !is_as_expected(*state, &talk, roles, kind, line);
        rows++;
    }
    mc_talk_dispose(&talk);
    mc_buf_dispose(&file);
    assert_true(rows > 0);
    assert_int_equal(bad, 0);
}

static void takes_the_speakers_of_the_input(void **state)
{
    hearing *court = *state;
    mc_error err = {0};
    mc_arena arena = MC_ARENA_INIT;
    mc_talk talk = {0};
    mc_str text = MC_STR("今天能还吗？\n我没钱。\n让一让。");
    mc_turn turns[] = {{.speaker = MC_STR("客户经理"), .span = {0, 18}},
                       {.speaker = MC_STR("客户"), .span = {19, 31}},
                       {.speaker = MC_STR("旁白"), .span = {32, 44}}};
    mc_document document = {.id = MC_STR("case"), .text = text, .turns = turns, .turn_count = 3};
    assert_int_equal(mc_text_analyse(&court->text, court->lexicon->fold, &document, &err), MC_OK);
    mc_talk_read(&talk, court->index, &document, &court->text, &arena);
    assert_int_equal(mc_talk_speaker_at(&talk, 0), MC_SPEAKER_AGENT);
    assert_int_equal(mc_talk_speaker_at(&talk, court->text.sentences[1].norm.begin),
                     MC_SPEAKER_CUSTOMER);
    turns[0].speaker = turns[1].speaker = MC_STR("声道");
    mc_talk_read(&talk, court->index, &document, &court->text, &arena);
    assert_int_equal(mc_talk_speaker_at(&talk, 0), MC_SPEAKER_UNKNOWN);
    mc_talk_dispose(&talk);
    mc_arena_dispose(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(tells_who_speaks),
                                       cmocka_unit_test(takes_the_speakers_of_the_input)};
    return cmocka_run_group_tests(tests, hearing_open, hearing_close);
}
