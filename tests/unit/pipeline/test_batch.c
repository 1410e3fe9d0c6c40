// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit.h"

#include "pipeline/batch.h"

static void documents_are_deep_copies(void **state)
{
    (void)state;
    mc_batch batch;
    mc_batch_init(&batch);
    char text[] = "text", speaker[] = "agent";
    mc_str company = MC_STR("company");
    mc_turn turn = {.speaker = mc_str_from_z(speaker), .span = {0, 4}};
    mc_kept_field kept = {MC_STR("k"), MC_STR("v")};
    mc_document document = {.id = MC_STR("a:1"),
                            .text = mc_str_from_z(text),
                            .companies = &company,
                            .company_count = 1,
                            .turns = &turn,
                            .turn_count = 1,
                            .kept = &kept,
                            .kept_count = 1};
    assert_int_equal(mc_batch_add_document(&batch, &document), MC_OK);
    memset(text, 'x', 4);
    memset(speaker, 'x', 5);
    company = MC_STR("other");
    const mc_document *copy = &batch.items[0].document;
    assert_true(mc_str_equal(copy->text, MC_STR("text")));
    assert_true(mc_str_equal(copy->turns[0].speaker, MC_STR("agent")));
    assert_true(mc_str_equal(copy->companies[0], MC_STR("company")));
    assert_true(mc_str_equal(copy->kept[0].value, MC_STR("v")));
    assert_null(copy->title.data);
    mc_batch_dispose(&batch);
}

static void a_batch_is_full_by_text_or_by_number(void **state)
{
    (void)state;
    mc_batch batch;
    mc_batch_init(&batch);
    mc_document document = {.id = MC_STR("a"), .text = MC_STR("x")};
    uint32_t added = 0;
    while (!mc_batch_is_full(&batch)) {
        assert_int_equal(mc_batch_add_document(&batch, &document), MC_OK);
        assert_true(++added < 100000);
    }
    assert_true(added > 100);
    mc_batch_clear(&batch);
    assert_false(mc_batch_is_full(&batch));
    char *large = calloc(1, 1 << 20);
    assert_non_null(large);
    document.text = (mc_str){large, 1 << 20};
    assert_int_equal(mc_batch_add_document(&batch, &document), MC_OK);
    assert_true(mc_batch_is_full(&batch));
    free(large);
    mc_batch_dispose(&batch);
}

static void skipped_coverage_becomes_a_record_and_an_event(void **state)
{
    (void)state;
    mc_batch batch;
    mc_batch_init(&batch);
    mc_coverage row = {.level = MC_COVERAGE_SKIPPED,
                       .source = MC_STR("a.csv"),
                       .line = 7,
                       .reason = MC_STR("bad_csv"),
                       .detail = MC_STR("found 3 fields, expected 4")};
    assert_int_equal(mc_batch_add_coverage(&batch, &row), MC_OK);
    mc_batch_process(&batch, NULL, &(mc_record_options){0});
    assert_int_equal(batch.status, MC_OK);
    assert_int_equal(batch.counts.skipped, 1);
    assert_int_equal(batch.event_count, 1);
    assert_int_equal(batch.events[0].level, MC_LEVEL_ERROR);
    assert_string_equal(batch.events[0].error.where, "a.csv");
    assert_int_equal(batch.events[0].error.line, 7);
    mc_str records = mc_buf_str(&batch.records);
    assert_true(mc_str_has_prefix(records, MC_STR("{\"type\":\"coverage\"")));
    assert_true(mc_str_has_suffix(records, MC_STR("\n")));
    mc_batch_dispose(&batch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_are_deep_copies),
        cmocka_unit_test(a_batch_is_full_by_text_or_by_number),
        cmocka_unit_test(skipped_coverage_becomes_a_record_and_an_event),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
