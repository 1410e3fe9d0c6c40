// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <stdlib.h>

#include "../unit.h"

#include "input/own_report.h"
#include "input/reader.h"

typedef struct seen {
    int documents, own_reports;
} seen;

static mc_status take_document(void *payload, const mc_document *document)
{
    (void)document;
    ((seen *)payload)->documents++;
    return MC_OK;
}

static mc_status take_coverage(void *payload, const mc_coverage *coverage)
{
    ((seen *)payload)->own_reports += mc_str_equal(coverage->reason, MC_STR("own_report"));
    return MC_OK;
}

static void put(const char *folder, const char *name, const char *content)
{
    mc_error err = {0};
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_int_equal(mc_file_write(path, mc_str_from_z(content), &err), MC_OK);
}

static void a_report_of_ours_is_noted_and_not_read(void **state)
{
    (void)state;
    char folder[] = "/tmp/mingcha-own-XXXXXX", inner[64], other[64];
    mc_error err = {0};
    assert_non_null(mkdtemp(folder));
    snprintf(inner, sizeof inner, "%s/report", folder);
    snprintf(other, sizeof other, "%s/other", folder);
    assert_int_equal(mc_folder_make(inner, &err), MC_OK);
    assert_int_equal(mc_folder_make(other, &err), MC_OK);
    put(folder, "a.txt", "text");
    put(inner, "index.html", "<p>text</p>");
    put(inner, "manifest.json", "{\"type\":\"mingcha-report\",\"schema\":1}");
    put(other, "manifest.json", "{\"type\":\"something else\",\"text\":\"read\"}");
    seen counts = {0};
    mc_reader_options options = {0};
    mc_document_sink sink = {take_document, take_coverage, NULL, &counts};
    assert_int_equal(mc_input_read(folder, &options, &sink, &err), MC_OK);
    assert_int_equal(counts.documents, 2);
    assert_int_equal(counts.own_reports, 1);
    assert_int_equal(mc_folder_remove(folder, &err), MC_OK);
}

#define PAGE                                                                                       \
    "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta name=\"generator\" "                    \
    "content=\"mingcha\">"

static void a_file_of_a_report_is_known_by_its_begin(void **state)
{
    (void)state;
    const char *ours[] = {
        PAGE, "{\"schema\":1,\"language\":\"zh\",\"notice\":",
        "<?xml version=\"1.0\"?>\n<report xmlns=\"urn:mingcha:report:1\" language=\"zh\">"};
    const char *others[] = {"", "<html><p>mingcha</p>", "{\"schema\":1,\"text\":\"a\"}",
                            "<report xmlns=\"urn:other\">"};
    for (size_t i = 0; i < 3; i++)
        assert_true(mc_own_report_is_part(mc_str_from_z(ours[i])));
    for (size_t i = 0; i < 4; i++)
        assert_false(mc_own_report_is_part(mc_str_from_z(others[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_report_of_ours_is_noted_and_not_read),
                                       cmocka_unit_test(a_file_of_a_report_is_known_by_its_begin)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
