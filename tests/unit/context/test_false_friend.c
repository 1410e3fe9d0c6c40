// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "context/false_friend.h"

static mc_ustr units_of(const uint16_t *z)
{
    uint32_t size = 0;
    while (z[size])
        size++;
    return (mc_ustr){z, size};
}

// Cue 0 is ab and no cue in abc, xab, ababab, ab or b; cue 1 has no such class.
static void list(mc_false_friends *friends, mc_arena *arena)
{
    mc_word words[5] = {0};
    const uint16_t *const texts[] = {u"abc", u"xab", u"ababab", u"ab", u"b"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        words[i].text = units_of(texts[i]);
    mc_word_class class = {.words = words, .word_count = 5};
    mc_cue cues[2] = {{.text = units_of(u"ab"), .not_in = 0},
                      {.text = units_of(u"ab"), .not_in = MC_NONE}};
    mc_lexicon lexicon = {.classes = &class, .class_count = 1, .cues = cues, .cue_count = 2};
    mc_error err = {0};
    assert_int_equal(mc_false_friends_list(friends, &lexicon, arena, &err), MC_OK);
}

static void lists_longer_words_with_each_place_of_the_cue(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    mc_false_friends friends = {0};
    list(&friends, &arena);
    assert_int_equal(friends.first[1] - friends.first[0], 5); // abc, xab and thrice in ababab
    assert_int_equal(friends.first[2], friends.first[1]);
    mc_arena_dispose(&arena);
}

static void holds_only_where_the_whole_word_stands(void **state)
{
    (void)state;
    static const struct {
        const uint16_t *text;
        uint32_t begin;
        bool held;
    } rows[] = {{u"abc", 0, true},    {u"abd", 0, false},   {u"ab", 0, false},
                {u"xab", 1, true},    {u"yab", 1, false},   {u"yabc", 1, true},
                {u"ababab", 2, true}, {u"ababa", 2, false}, {u"babab", 3, false},
                {u"zababab", 5, true}};
    mc_arena arena = MC_ARENA_INIT;
    mc_false_friends friends = {0};
    list(&friends, &arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        mc_ustr text = units_of(rows[i].text);
        assert_int_equal(mc_false_friends_hold(&friends, 0, text, rows[i].begin), rows[i].held);
        assert_false(mc_false_friends_hold(&friends, 1, text, rows[i].begin));
    }
    mc_arena_dispose(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_longer_words_with_each_place_of_the_cue),
        cmocka_unit_test(holds_only_where_the_whole_word_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
