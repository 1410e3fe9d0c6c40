// SPDX-License-Identifier: Apache-2.0
#include "text_fixture.h"

#include "text/confusables.h"

static mc_confusables *tables;

static int open_tables(void **state)
{
    mc_error err = {0};
    (void)state;
    if (mc_confusables_load(&tables, NULL, MC_LEXICONS, &err) == MC_OK) return 0;
    fprintf(stderr, "%s:%u: %s\n", err.where, err.line, err.message);
    return -1;
}

static int close_tables(void **state)
{
    (void)state;
    mc_confusables_free(tables);
    return 0;
}

static bool answers(mc_confusion kind, uint16_t unit, uint16_t to)
{
    mc_confusion_keys keys = mc_confusables_keys(tables, kind, unit);
    uint16_t wanted = mc_confusables_keys(tables, kind, to).own;
    bool found = keys.own == wanted;
    for (uint32_t i = 0; i < keys.more_count; i++)
        found |= keys.more[i] == wanted;
    return found;
}

static void characters_meet_by_sound(void **state)
{
    (void)state;
    assert_true(answers(MC_CONFUSED_BY_SOUND, u'崔', u'催'));
    assert_true(answers(MC_CONFUSED_BY_SOUND, u'首', u'收'));
    assert_true(answers(MC_CONFUSED_BY_SOUND, u'嗨', u'黑')); // by its second reading
    assert_false(answers(MC_CONFUSED_BY_SOUND, u'催', u'收'));
    assert_false(answers(MC_CONFUSED_BY_SOUND, u'黑', u'海'));
}

static void characters_meet_by_shape(void **state)
{
    (void)state;
    assert_true(answers(MC_CONFUSED_BY_SHAPE, u'摧', u'催'));
    assert_true(answers(MC_CONFUSED_BY_SHAPE, u'嘿', u'黑'));
    assert_false(answers(MC_CONFUSED_BY_SHAPE, u'手', u'收'));
}

static void unknown_units_are_themselves(void **state)
{
    (void)state;
    for (uint32_t kind = 0; kind < MC_CONFUSION_COUNT; kind++) {
        mc_confusion_keys keys = mc_confusables_keys(tables, (mc_confusion)kind, 'a');
        assert_int_equal(keys.own, 'a');
        assert_int_equal(keys.more_count, 0);
    }
    assert_int_equal(mc_confusables_sound(tables, 'a').size, 0);
}

static void a_sound_is_written_in_letters(void **state)
{
    (void)state;
    mc_ustr sound = mc_confusables_sound(tables, u'收');
    const uint16_t wanted[] = {'s', 'h', 'o', 'u'};
    assert_true(mc_ustr_equal(sound, (mc_ustr){wanted, 4}));
}

static void absent_folder_is_an_error(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_confusables *none = NULL;
    assert_int_equal(mc_confusables_load(&none, NULL, "/nowhere", &err), MC_ERR_IO);
    assert_null(none);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_meet_by_sound),
        cmocka_unit_test(characters_meet_by_shape),
        cmocka_unit_test(unknown_units_are_themselves),
        cmocka_unit_test(a_sound_is_written_in_letters),
        cmocka_unit_test(absent_folder_is_an_error),
    };
    return cmocka_run_group_tests(tests, open_tables, close_tables);
}
