// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <string.h>

#include "../store/generated.h"
#include "../unit.h"
#include "record/json.h"
#include "report/listing.h"
#include "report/report.h"
#include "report/xml_writer.h"

static const generated texts[] = {{"a", "2026-01", 40, 12}, {"a", "2026-02", 3, 1}};

static void write_both(mc_buf *json, mc_buf *xml)
{
    mc_store *store = NULL;
    mc_messages *messages = NULL;
    mc_error err = {0};
    mc_store_options loading = {.min_cases = 30};
    assert_int_equal(mc_folder_remove("listing-test", &err), MC_OK);
    assert_int_equal(mc_folder_make("listing-test", &err), MC_OK);
    assert_int_equal(mc_messages_load(&messages, MC_LEXICONS, "zh", &err), MC_OK);
    assert_int_equal(generated_store(&store, texts, 2, &loading, &err), MC_OK);
    mc_report_options options = {
        .messages = messages, .formats = MC_REPORT_JSON | MC_REPORT_XML, .min_cases = 30};
    assert_int_equal(mc_report_write(store, "listing-test", &options, &err), MC_OK);
    assert_int_equal(mc_file_read(json, "listing-test/report.json", &err), MC_OK);
    assert_int_equal(mc_file_read(xml, "listing-test/report.xml", &err), MC_OK);
    mc_folder_remove("listing-test", NULL);
    mc_store_free(store);
    mc_messages_free(messages);
}

static void json_and_xml_hold_the_same_lists(void **state)
{
    (void)state;
    mc_buf json = MC_BUF_INIT(1 << 24), xml = MC_BUF_INIT(1 << 24);
    mc_arena arena = MC_ARENA_INIT;
    mc_error err = {0};
    mc_json report;
    write_both(&json, &xml);
    mc_buf_add_char(&xml, '\0');
    assert_int_equal(mc_json_parse(&report, &arena, mc_str_trim(mc_buf_str(&json)), NULL, &err),
                     MC_OK);
    for (int i = 0; i < mc_listing_count(); i++) {
        const mc_listing *of = mc_listing_at(i);
        const mc_json *list = mc_json_member(&report, of->key);
        char item[64];
        uint32_t items = 0;
        assert_non_null(list);
        snprintf(item, sizeof item, "\n<%s><", of->item);
        for (const char *at = xml.data; (at = strstr(at, item)); at++) {
            items++;
        }
        assert_int_equal(items, list->count);
    }
    assert_int_equal(mc_json_member(&report, "findings")->count, 13);
    mc_buf_dispose(&json);
    mc_buf_dispose(&xml);
    mc_arena_dispose(&arena);
}

static void what_may_not_be_said_is_null(void **state)
{
    (void)state;
    mc_buf json = MC_BUF_INIT(1 << 24), xml = MC_BUF_INIT(1 << 24);
    write_both(&json, &xml);
    mc_buf_add_char(&json, '\0');
    mc_buf_add_char(&xml, '\0');
    // February has too few texts for a share: null in JSON, no element in XML, never 0.
    assert_non_null(strstr(json.data,
                           "\"period\":\"2026-02\",\"named_texts\":3,\"alleged_texts\":1,"
                           "\"share\":null,\"low\":null,\"high\":null,\"change\":null"));
    assert_non_null(strstr(xml.data, "<period>2026-02</period><named_texts>3</named_texts>"
                                     "<alleged_texts>1</alleged_texts><marked>false</marked>"));
    mc_buf_dispose(&json);
    mc_buf_dispose(&xml);
}

static void xml_holds_only_what_it_may(void **state)
{
    (void)state;
    mc_buf out = MC_BUF_INIT(1 << 16);
    mc_xml_writer_escape(&out, MC_STR("<a>&\r\x01\xEF\xBF\xBE\xEF\xBF\xBD"));
    mc_buf_add_char(&out, '\0');
    assert_string_equal(out.data, "&lt;a&gt;&amp;&#13; \xEF\xBF\xBD\xEF\xBF\xBD");
    mc_buf_dispose(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_and_xml_hold_the_same_lists),
        cmocka_unit_test(what_may_not_be_said_is_null),
        cmocka_unit_test(xml_holds_only_what_it_may),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
