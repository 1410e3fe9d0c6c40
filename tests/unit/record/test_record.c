// SPDX-License-Identifier: Apache-2.0
#include <stdlib.h>
#include <string.h>

#include "../unit.h"

#include "analysis_fixture.h"
#include "record/json.h"
#include "record/record.h"

typedef struct lines {
    analysis_fixture f;
    mc_buf out;
    mc_json document, finding;
    mc_arena arena;
} lines;

// Writes the document with one finding and parses both lines.
static void write_lines(lines *l, const char *text, uint32_t begin, uint32_t end,
                        const mc_mask_rules *mask)
{
    mc_error err = {0};
    mc_finding_list findings;
    mc_record_options options = {.mask = mask, .with_text = true, .byte_offsets = true};
    *l = (lines){.out = MC_BUF_INIT(1 << 20)};
    assert_int_equal(fixture_begin(&l->f, mc_str_from_z(text), &err), MC_OK);
    l->f.document.author = MC_STR("张三");
    fixture_hit(&l->f, 0, begin, end, 1);
    assert_int_equal(mc_finding_merge(&findings, &l->f.analysis, &l->f.arena, &err), MC_OK);
    assert_int_equal(
        mc_record_write_document(&l->out, &l->f.analysis, &findings, &options, &l->f.arena, &err),
        MC_OK);
    mc_str rest = mc_buf_str(&l->out), line;
    assert_true(mc_str_split(&rest, '\n', &line));
    assert_int_equal(mc_json_parse(&l->document, &l->arena, line, NULL, &err), MC_OK);
    assert_true(mc_str_split(&rest, '\n', &line));
    assert_int_equal(mc_json_parse(&l->finding, &l->arena, line, NULL, &err), MC_OK);
}

static void dispose(lines *l)
{
    fixture_end(&l->f);
    mc_buf_dispose(&l->out);
    mc_arena_dispose(&l->arena);
}

static mc_str characters(mc_str text, uint64_t begin, uint64_t end)
{
    uint32_t from = 0, to = 0;
    uint64_t at = 0;
    for (uint32_t i = 0; i <= text.size; i++) {
        bool starts = i == text.size || ((unsigned char)text.data[i] & 0xC0) != 0x80;
        if (starts && at == begin) from = i;
        if (starts && at == end) to = i;
        at += starts;
    }
    return mc_str_slice(text, from, to);
}

static uint32_t number_of(const mc_json *object, const char *key)
{
    mc_str text = mc_json_text(object, key);
    char digits[16] = {0};
    assert_in_range(text.size, 1, sizeof digits - 1);
    memcpy(digits, text.data, text.size);
    return (uint32_t)strtoul(digits, NULL, 10);
}

static void assert_quote_is_text(const lines *l)
{
    mc_str text = mc_json_text(&l->document, "text");
    mc_str quote = mc_json_text(&l->finding, "quote");
    mc_str found = characters(text, number_of(&l->finding, "start"), number_of(&l->finding, "end"));
    assert_true(quote.size > 0);
    assert_true(mc_str_equal(found, quote));
}

static void quote_is_where_it_says(void **state)
{
    (void)state;
    lines l;
    write_lines(&l, "第一句。甲公司威胁我家人。", 7, 9, NULL);
    assert_quote_is_text(&l);
    assert_true(mc_str_equal(mc_json_text(&l.finding, "quote"), MC_STR("威胁")));
    assert_int_equal(number_of(&l.finding, "byte_start"), 21);
    const mc_json *sentences = mc_json_member(&l.document, "sentences");
    assert_int_equal(sentences->count, 1);
    assert_int_equal(number_of(&sentences->items[0], "start"), 4);
    dispose(&l);
}

static void masks_text_and_quote_alike(void **state)
{
    (void)state;
    lines l;
    mc_mask_rules *rules = NULL;
    mc_error err = {0};
    assert_int_equal(mc_mask_rules_load(&rules, MC_LEXICONS, &err), MC_OK);
    write_lines(&l, "甲公司用13912345678威胁我家人。", 4, 17, rules);
    assert_quote_is_text(&l);
    assert_int_equal(mc_str_find(mc_buf_str(&l.out), MC_STR("13912345678"), 0), UINT32_MAX);
    assert_int_equal(mc_str_find(mc_buf_str(&l.out), MC_STR("张三"), 0), UINT32_MAX);
    dispose(&l);
    mc_mask_rules_free(rules);
}

static void says_whose_day_the_law_has(void **state)
{
    (void)state;
    lines l;
    write_lines(&l, "甲公司威胁我家人。", 3, 5, NULL);
    const mc_json *day = mc_json_member(&l.document, "law_day");
    assert_true(mc_str_equal(mc_json_text(day, "day"), MC_STR("2026-01-01")));
    assert_true(mc_str_equal(mc_json_text(day, "by"), MC_STR("as_of")));
    dispose(&l);
}

static void copies_have_one_text_hash(void **state)
{
    (void)state;
    lines a, b, c;
    write_lines(&a, "甲公司威胁我家人，要我还款。", 3, 5, NULL);
    write_lines(&b, "甲公司威脅我家人，要我還款。\n", 3, 5, NULL);
    write_lines(&c, "甲公司威胁我家人，要我还钱。", 3, 5, NULL);
    mc_str first = mc_json_text(&a.document, "text_hash");
    assert_int_equal(first.size, 32);
    assert_true(mc_str_equal(first, mc_json_text(&b.document, "text_hash")));
    assert_false(mc_str_equal(first, mc_json_text(&c.document, "text_hash")));
    dispose(&a);
    dispose(&b);
    dispose(&c);
}

static void frames_the_stream(void **state)
{
    (void)state;
    mc_buf out = MC_BUF_INIT(1 << 16);
    mc_arena arena = MC_ARENA_INIT;
    mc_json json;
    mc_run_info info = {&analysis_lexicon, NULL, false};
    mc_run_counts counts = {.documents = 2, .findings = 3};
    mc_coverage coverage = {.level = MC_COVERAGE_SKIPPED,
                            .source = MC_STR("a\"b.csv"),
                            .line = 7,
                            .reason = MC_STR("bad_csv")};
    mc_record_write_run(&out, &info);
    mc_record_write_coverage(&out, &coverage, NULL);
    mc_record_write_end(&out, &counts);
    mc_str rest = mc_buf_str(&out), line;
    const char *const types[] = {"run", "coverage", "end"};
    for (int i = 0; i < 3; i++) {
        assert_true(mc_str_split(&rest, '\n', &line));
        assert_int_equal(mc_json_parse(&json, &arena, line, NULL, NULL), MC_OK);
        assert_true(mc_str_equal(mc_json_text(&json, "type"), mc_str_from_z(types[i])));
        if (i == 1) assert_true(mc_str_equal(mc_json_text(&json, "source"), coverage.source));
    }
    assert_int_equal(number_of(&json, "findings"), 3);
    mc_arena_dispose(&arena);
    mc_buf_dispose(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quote_is_where_it_says),     cmocka_unit_test(masks_text_and_quote_alike),
        cmocka_unit_test(says_whose_day_the_law_has), cmocka_unit_test(copies_have_one_text_hash),
        cmocka_unit_test(frames_the_stream),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
