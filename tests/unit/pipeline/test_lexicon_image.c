// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../unit.h"

#include "base/attr.h"
#include "base/file.h"
#include "lexicon/load.h"
#include "pipeline/lexicon_image.h"
#include "pipeline/scan.h"

static char folder[] = "/tmp/mingcha-image-XXXXXX", data[64], image[64], input[64];

static void put(const char *path, mc_str content)
{
    mc_error err = {0};
    assert_int_equal(mc_file_write(path, content, &err), MC_OK);
}

static void get(const char *path, mc_buf *content)
{
    mc_error err = {0};
    mc_buf_clear(content);
    assert_int_equal(mc_file_read(content, path, &err), MC_OK);
}

// The shipped lexicon where it can be changed.
static void copy_data(void)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_buf content = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    mc_path_list files;
    mc_error err = {0};
    assert_int_equal(mc_folder_list(&files, &arena, MC_LEXICONS, &err), MC_OK);
    for (uint32_t i = 0; i < files.count; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", data, files.paths[i].data + strlen(MC_LEXICONS) + 1);
        *strrchr(path, '/') = '\0';
        assert_int_equal(mc_folder_make(path, &err), MC_OK);
        path[strlen(path)] = '/';
        get(files.paths[i].data, &content);
        put(path, mc_buf_str(&content));
    }
    mc_buf_dispose(&content);
    mc_arena_dispose(&arena);
}

static int set_up(void **state)
{
    (void)state;
    mc_error err = {0};
    if (!mkdtemp(folder)) return -1;
    snprintf(data, sizeof data, "%s/lexicons", folder);
    snprintf(image, sizeof image, "%s/lexicons.image", folder);
    snprintf(input, sizeof input, "%s/texts.txt", folder);
    copy_data();
    put(input, MC_STR("催收员天天打电话骚扰我的家人，还威胁要上门，我在小舟贷的借款只逾期了三天。\n"
                      "他们用崔手的名义一天打了二十多个电话，骂我骗子，说要爆通讯录。\n"
                      "客服說沒有收取任何砍頭息，我沒有收到合同。\n"
                      "如果不还款就要起诉，公司称从未威胁客户。\n今天天气很好。\n"));
    if (mc_lexicon_image_write(image, data, &err) == MC_OK) return 0;
    fprintf(stderr, "%s\n", err.message);
    return -1;
}

static int tear_down(void **state)
{
    (void)state;
    return mc_folder_remove(folder, NULL) == MC_OK ? 0 : -1;
}

static mc_status collect(void *payload, mc_str lines, mc_error *err)
{
    (void)err;
    mc_buf_add_str(payload, lines);
    return mc_buf_status(payload);
}

static void scan(const mc_tables *tables, const mc_lexicon *lexicon, mc_buf *records)
{
    mc_error err = {0};
    mc_run_counts counts = {0};
    const char *const inputs[] = {input};
    mc_scan_options options = {.reader = {.split = MC_SPLIT_LINE}, .options_json = "{}", .jobs = 2};
    mc_record_sink sink = {collect, records};
    assert_int_equal(mc_scan_run(tables, lexicon, inputs, 1, &options, &sink, &counts, &err),
                     MC_OK);
}

static void scan_loaded(mc_buf *records)
{
    mc_error err = {0};
    mc_lexicon *lexicon = NULL;
    mc_tables *tables = NULL;
    mc_lexicon_options options = {.data_folder = data};
    assert_int_equal(mc_lexicon_load(&lexicon, &options, &err), MC_OK);
    assert_int_equal(mc_tables_new(&tables, lexicon, &err), MC_OK);
    scan(tables, lexicon, records);
    mc_tables_free(tables);
    mc_lexicon_free(lexicon);
}

static void scan_mapped(mc_buf *records, const char *data_folder)
{
    mc_error err = {0};
    mc_lexicon *lexicon = NULL;
    mc_tables *tables = NULL;
    assert_int_equal(mc_lexicon_image_map(&lexicon, &tables, image, data_folder, &err), MC_OK);
    assert_string_equal(lexicon->folders[0].data, data_folder);
    scan(tables, lexicon, records);
    mc_tables_free(tables);
    mc_lexicon_free(lexicon);
}

static void gives_the_records_of_the_loaded_lexicon(void **state)
{
    (void)state;
    mc_buf loaded = MC_BUF_INIT(1 << 24), mapped = MC_BUF_INIT(1 << 24);
    scan_loaded(&loaded);
    for (int round = 0; round < 2; round++) {
        mc_buf_clear(&mapped);
        scan_mapped(&mapped, data);
        assert_true(mc_str_equal(mc_buf_str(&loaded), mc_buf_str(&mapped)));
    }
    assert_true(mc_str_find(mc_buf_str(&loaded), MC_STR("\"finding\""), 0) != UINT32_MAX);
    mc_buf_dispose(&loaded);
    mc_buf_dispose(&mapped);
}

static void serves_a_folder_with_the_same_files(void **state)
{
    (void)state;
    mc_buf here = MC_BUF_INIT(1 << 24), there = MC_BUF_INIT(1 << 24);
    scan_mapped(&here, data);
    scan_mapped(&there, MC_LEXICONS);
    assert_true(mc_str_equal(mc_buf_str(&here), mc_buf_str(&there)));
    mc_buf_dispose(&here);
    mc_buf_dispose(&there);
}

static void expect_refused(const char *path, mc_status expected, const char *reason)
{
    mc_error err = {0};
    mc_lexicon *lexicon = NULL;
    mc_tables *tables = NULL;
    assert_int_equal(mc_lexicon_image_map(&lexicon, &tables, path, data, &err), expected);
    assert_null(lexicon);
    assert_null(tables);
    if (!strstr(err.message, reason)) fail_msg("\"%s\", expected %s", err.message, reason);
}

static void inside(char out[256], const char *name)
{
    snprintf(out, 256, "%s/%s", data, name);
}

static void a_changed_file_makes_it_stale(void **state)
{
    (void)state;
    static const char *const names[] = {"terms/threat.tsv",    "rules/harass.xml", "cues/order.tsv",
                                        "fold/homophones.tsv", "numerals.tsv",     "VERSION"};
    mc_buf content = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    mc_path_list files;
    mc_arena arena = MC_ARENA_INIT;
    mc_error err = {0};
    uint32_t changed = 0;
    assert_int_equal(mc_folder_list(&files, &arena, data, &err), MC_OK);
    for (uint32_t i = 0; i < files.count; i++) {
        bool wanted = false;
        for (size_t k = 0; k < sizeof names / sizeof *names; k++)
            wanted |= mc_str_has_suffix(files.paths[i], mc_str_from_z(names[k]));
        if (!wanted && i % 8) continue;
        get(files.paths[i].data, &content);
        if (!content.size) continue;
        content.data[content.size / 2] ^= 1; // as long as before
        put(files.paths[i].data, mc_buf_str(&content));
        expect_refused(image, MC_ERR_SYNTAX, "other lexicon files");
        content.data[content.size / 2] ^= 1;
        put(files.paths[i].data, mc_buf_str(&content));
        changed++;
    }
    assert_true(changed > 8);
    mc_buf_dispose(&content);
    mc_arena_dispose(&arena);
    gives_the_records_of_the_loaded_lexicon(
        state); // all as it was: fresh again, whatever the times say
}

static void a_file_more_or_less_makes_it_stale(void **state)
{
    (void)state;
    char added[256], there[256], away[256];
    inside(added, "terms/zz_new.tsv");
    inside(there, "VERSION");
    inside(away, "VERSION.md");
    put(added, MC_STR(""));
    expect_refused(image, MC_ERR_SYNTAX, "other lexicon files");
    assert_int_equal(unlink(added), 0);
    assert_int_equal(rename(there, away), 0);
    expect_refused(image, MC_ERR_SYNTAX, "other lexicon files");
    assert_int_equal(rename(away, there), 0);
    serves_a_folder_with_the_same_files(state);
}

static void a_damaged_image_is_not_used(void **state)
{
    (void)state;
    char other[64];
    mc_buf content = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    snprintf(other, sizeof other, "%s/other.image", folder);
    get(image, &content);
    mc_str whole = mc_buf_str(&content);
    put(other, mc_str_slice(whole, 0, whole.size / 2));
    expect_refused(other, MC_ERR_SYNTAX, "cut");
    content.data[whole.size / 2] ^= 4;
    put(other, whole);
    expect_refused(other, MC_ERR_SYNTAX, "hash");
    content.data[whole.size / 2] ^= 4;
    put(other, MC_STR("id\tterm\n"));
    expect_refused(other, MC_ERR_SYNTAX, "cut");
    assert_int_equal(unlink(other), 0);
    expect_refused(other, MC_ERR_IO, "");
    mc_buf_dispose(&content);
}

// The build id stands in the key, so a change of it is what another program's image looks like.
static void another_program_s_image_is_not_used(void **state)
{
    (void)state;
    char other[64];
    mc_buf content = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    snprintf(other, sizeof other, "%s/other.image", folder);
    get(image, &content);
    mc_str head = mc_str_slice(mc_buf_str(&content), 0, 512);
    uint32_t key = mc_str_find(head, MC_STR("mingcha "), 0);
    assert_true(key != UINT32_MAX);
    content.data[key + strlen("mingcha 0.1.0 ") + 3] ^= 1;
    put(other, mc_buf_str(&content));
    expect_refused(other, MC_ERR_SYNTAX, "another program");
    mc_buf_dispose(&content);
}

static void a_broken_lexicon_gives_no_image(void **state)
{
    (void)state;
    char added[256], other[64];
    mc_error err = {0};
    snprintf(other, sizeof other, "%s/broken.image", folder);
    inside(added, "terms/zz_new.tsv");
    put(added, MC_STR("id\tterm\tcategory\tstatus\nthreat.zz\t某词\tno_such\ttesting\n"));
    assert_int_equal(mc_lexicon_image_write(other, data, &err), MC_ERR_LEXICON);
    assert_int_equal(mc_path_kind_of(other), MC_PATH_MISSING);
    assert_int_equal(unlink(added), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_the_records_of_the_loaded_lexicon),
        cmocka_unit_test(serves_a_folder_with_the_same_files),
        cmocka_unit_test(a_changed_file_makes_it_stale),
        cmocka_unit_test(a_file_more_or_less_makes_it_stale),
        cmocka_unit_test(a_damaged_image_is_not_used),
        cmocka_unit_test(another_program_s_image_is_not_used),
        cmocka_unit_test(a_broken_lexicon_gives_no_image),
    };
    if (MC_THREAD_SANITIZER) return 0; // there are no images then
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
