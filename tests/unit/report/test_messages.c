// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit.h"

#include "base/file.h"
#include "context/context.h"
#include "report/messages.h"

static void write_catalogue(const char *zh, const char *en)
{
    assert_int_equal(mc_folder_make("messages-test/messages", NULL), MC_OK);
    assert_int_equal(mc_file_write("messages-test/messages/zh.tsv", mc_str_from_z(zh), NULL),
                     MC_OK);
    assert_int_equal(mc_file_write("messages-test/messages/en.tsv", mc_str_from_z(en), NULL),
                     MC_OK);
    assert_int_equal(mc_file_write("messages-test/messages/details.tsv",
                                   MC_STR("en\tzh\nfound {0} cells\t有 {0} 格\n"), NULL),
                     MC_OK);
    assert_int_equal(mc_file_write("messages-test/messages/errors.tsv", MC_STR("en\tzh\n"), NULL),
                     MC_OK);
}

static void details_are_said_in_chinese_alone(void **state)
{
    (void)state;
    mc_messages *messages = NULL;
    mc_buf scratch = MC_BUF_INIT(1024);
    write_catalogue("key\ttext\na\t一\n", "key\ttext\na\tone\n");
    assert_int_equal(mc_messages_load(&messages, "messages-test", "zh", NULL), MC_OK);
    mc_str said = mc_messages_say(messages, MC_STR("found 5 cells"), &scratch);
    assert_true(mc_str_equal(said, MC_STR("有 5 格")));
    mc_messages_free(messages);
    assert_int_equal(mc_messages_load(&messages, "messages-test", "en", NULL), MC_OK);
    said = mc_messages_say(messages, MC_STR("found 5 cells"), &scratch);
    assert_true(mc_str_equal(said, MC_STR("found 5 cells")));
    mc_messages_free(messages);
    mc_buf_dispose(&scratch);
}

static void fills_in_arguments(void **state)
{
    (void)state;
    mc_messages *messages = NULL;
    mc_buf out = MC_BUF_INIT(1024);
    write_catalogue("key\ttext\na.b\t甲{1}乙{0}丙{2}\n", "key\ttext\na.b\tx\n");
    assert_int_equal(mc_messages_load(&messages, "messages-test", "zh", NULL), MC_OK);
    mc_messages_write(messages, &out, "a.b", MC_STR("{1}"), MC_STR("二"));
    mc_buf_add_char(&out, '\0');
    assert_string_equal(out.data, "甲二乙{1}丙{2}");
    assert_false(mc_messages_has(messages, "nothing"));
    mc_str unknown = mc_messages_code(messages, "status.", MC_STR("odd"));
    assert_true(mc_str_equal(unknown, MC_STR("odd")));
    mc_buf_dispose(&out);
    mc_messages_free(messages);
}

static void refuses_faulty_catalogues(void **state)
{
    (void)state;
    static const struct {
        const char *zh, *en;
        uint32_t line;
    } cases[] = {
        {"key\ttext\na\t一\nb\t二\n", "key\ttext\na\tone\n", 0},
        {"key\ttext\na\t一\na\t二\n", "key\ttext\na\tone\n", 3},
        {"key\ttext\na\n", "key\ttext\na\tone\n", 2},
        {"name\ttext\n", "key\ttext\n", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mc_messages *messages = NULL;
        mc_error err = {0};
        write_catalogue(cases[i].zh, cases[i].en);
        assert_int_equal(mc_messages_load(&messages, "messages-test", "zh", &err), MC_ERR_LEXICON);
        if (cases[i].line) assert_int_equal(err.line, cases[i].line);
        assert_null(messages);
    }
    mc_error err = {0};
    mc_messages *messages = NULL;
    assert_int_equal(mc_messages_load(&messages, "messages-test", "fr", &err), MC_ERR_USAGE);
    mc_folder_remove("messages-test", NULL);
}

// Every code that records can hold has its words in the shipped catalogue.
static void knows_all_codes(void **state)
{
    (void)state;
    mc_messages *messages = NULL;
    char key[64];
    assert_int_equal(mc_messages_load(&messages, MC_LEXICONS, "zh", NULL), MC_OK);
    for (int i = 0; i < MC_FINDING_STATUS_COUNT; i++) {
        snprintf(key, sizeof key, "status.%s", mc_finding_status_code((mc_finding_status)i));
        assert_true(mc_messages_has(messages, key));
    }
    for (int i = 1; i < MC_GENRE_COUNT; i++) {
        snprintf(key, sizeof key, "genre.%s", mc_genre_code((mc_genre)i));
        assert_true(mc_messages_has(messages, key));
    }
    for (int i = 0; i < MC_CUE_KIND_COUNT; i++) {
        snprintf(key, sizeof key, "cue.%s", mc_cue_kind_code((mc_cue_kind)i));
        assert_true(mc_messages_has(messages, key));
    }
    for (int i = MC_FORCE_LAW; i <= MC_FORCE_SELF; i++) {
        snprintf(key, sizeof key, "force.%s", mc_force_code((mc_force)i));
        assert_true(mc_messages_has(messages, key));
    }
    mc_messages_free(messages);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(details_are_said_in_chinese_alone),
        cmocka_unit_test(fills_in_arguments),
        cmocka_unit_test(refuses_faulty_catalogues),
        cmocka_unit_test(knows_all_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
