// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../shipped_lexicon.h"
#include "../unit.h"

#include "base/file.h"
#include "pipeline/scan.h"

static mc_lexicon *lexicon;
static mc_tables *tables;
static char folder[] = "/tmp/mingcha-scan-XXXXXX";
static char input[64];

// 3,000 one-line documents in one file: enough for several batches.
static int make_input(void)
{
    mc_error err = {0};
    mc_buf content = MC_BUF_INIT(1 << 24);
    for (int i = 0; i < 3000; i++) {
        mc_buf_add_format(
            &content, "%d 催收员威胁我，天天打电话骚扰我的家人，我只是贷款逾期了%d天。\n", i, i);
    }
    snprintf(input, sizeof input, "%s/lines.txt", folder);
    mc_status st = mc_file_write(input, mc_buf_str(&content), &err);
    mc_buf_dispose(&content);
    return st == MC_OK ? 0 : -1;
}

static int set_up(void **state)
{
    (void)state;
    mc_error err = {0};
    if (!mkdtemp(folder) || make_input() != 0) return -1;
    lexicon = shipped_lexicon();
    if (lexicon == NULL) return -1;
    return mc_tables_new(&tables, lexicon, &err) == MC_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    mc_tables_free(tables);
    mc_lexicon_free(lexicon);
    return mc_folder_remove(folder, NULL) == MC_OK ? 0 : -1;
}

static mc_status collect(void *payload, mc_str lines, mc_error *err)
{
    (void)err;
    mc_buf_add_str(payload, lines);
    return mc_buf_status(payload);
}

static mc_status fail_later(void *payload, mc_str lines, mc_error *err)
{
    (void)lines, (void)err;
    int *calls = payload;
    return ++*calls > 3 ? MC_ERR_IO : MC_OK;
}

static mc_scan_options options_for(uint32_t jobs)
{
    return (mc_scan_options){
        .reader = {.split = MC_SPLIT_LINE}, .options_json = "{}", .jobs = jobs};
}

static mc_status scan(uint32_t jobs, mc_buf *records, mc_run_counts *counts)
{
    mc_error err = {0};
    const char *const inputs[] = {input};
    mc_scan_options options = options_for(jobs);
    mc_record_sink sink = {collect, records};
    return mc_scan_run(tables, lexicon, inputs, 1, &options, &sink, counts, &err);
}

static void any_number_of_workers_gives_the_same_bytes(void **state)
{
    (void)state;
    mc_buf one = MC_BUF_INIT(1 << 28);
    mc_run_counts counts;
    assert_int_equal(scan(1, &one, &counts), MC_OK);
    assert_int_equal(counts.documents, 3000);
    assert_true(counts.findings >= 3000);
    assert_int_equal(counts.inputs, 1);
    assert_int_equal(counts.skipped, 0);
    for (uint32_t jobs = 2; jobs <= 5; jobs += 3) {
        mc_buf many = MC_BUF_INIT(1 << 28);
        assert_int_equal(scan(jobs, &many, &counts), MC_OK);
        assert_true(mc_str_equal(mc_buf_str(&one), mc_buf_str(&many)));
        mc_buf_dispose(&many);
    }
    mc_buf_dispose(&one);
}

static void a_full_pipe_stops_the_scan(void **state)
{
    (void)state;
    const char *const inputs[] = {input};
    for (uint32_t jobs = 1; jobs <= 3; jobs += 2) {
        mc_error err = {0};
        mc_run_counts counts;
        int calls = 0;
        mc_scan_options options = options_for(jobs);
        mc_record_sink sink = {fail_later, &calls};
        assert_int_equal(mc_scan_run(tables, lexicon, inputs, 1, &options, &sink, &counts, &err),
                         MC_ERR_IO);
        assert_int_equal(calls, 4);
    }
}

static void an_interruption_leaves_whole_lines_and_no_end(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_run_counts counts;
    const char *const inputs[] = {input};
    const volatile int stop = 1;
    mc_buf records = MC_BUF_INIT(1 << 28);
    mc_scan_options options = options_for(2);
    options.stop = &stop;
    mc_record_sink sink = {collect, &records};
    assert_int_equal(mc_scan_run(tables, lexicon, inputs, 1, &options, &sink, &counts, &err),
                     MC_ERR_STOPPED);
    mc_str written = mc_buf_str(&records);
    assert_true(mc_str_has_suffix(written, MC_STR("}\n")));
    assert_int_equal(mc_str_find(written, MC_STR("{\"type\":\"end\""), 0), UINT32_MAX);
    mc_buf_dispose(&records);
}

static void a_profile_counts_all_workers(void **state)
{
    (void)state;
    uint64_t alone = 0;
    for (uint32_t jobs = 1; jobs <= 3; jobs += 2) {
        mc_error err = {0};
        mc_run_counts counts;
        mc_profile profile = {0};
        mc_buf records = MC_BUF_INIT(1 << 30);
        const char *const inputs[] = {input};
        mc_scan_options options = options_for(jobs);
        mc_record_sink sink = {collect, &records};
        options.analyser.profile = true;
        options.profile = &profile;
        assert_int_equal(mc_scan_run(tables, lexicon, inputs, 1, &options, &sink, &counts, &err),
                         MC_OK);
        assert_int_equal(profile.documents, counts.documents);
        assert_true(profile.record_bytes > 0 && profile.record_bytes < records.size);
        for (uint32_t stage = 0; stage < MC_STAGE_COUNT; stage++)
            assert_true(profile.seconds[stage] >= 0);
        assert_true(profile.seconds[MC_STAGE_MATCH] > 0);
        uint64_t tries = 0;
        for (uint32_t i = 0; i < lexicon->entry_count; i++)
            tries += profile.entries[i].tries;
        if (jobs == 1) alone = tries;
        assert_true(tries > 0 && tries == alone); // whoever looked
        mc_profile_dispose(&profile);
        mc_buf_dispose(&records);
    }
}

static void a_missing_input_is_a_coverage_row(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_run_counts counts;
    const char *const inputs[] = {"/nonexistent/file.csv", input};
    mc_buf records = MC_BUF_INIT(1 << 28);
    mc_scan_options options = options_for(1);
    mc_record_sink sink = {collect, &records};
    assert_int_equal(mc_scan_run(tables, lexicon, inputs, 2, &options, &sink, &counts, &err),
                     MC_OK);
    assert_int_equal(counts.skipped, 1);
    assert_int_equal(counts.documents, 3000);
    mc_buf_dispose(&records);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_of_workers_gives_the_same_bytes),
        cmocka_unit_test(a_full_pipe_stops_the_scan),
        cmocka_unit_test(an_interruption_leaves_whole_lines_and_no_end),
        cmocka_unit_test(a_profile_counts_all_workers),
        cmocka_unit_test(a_missing_input_is_a_coverage_row),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
