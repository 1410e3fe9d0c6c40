// SPDX-License-Identifier: Apache-2.0
#include "text_fixture.h"

#include "text/variants.h"

typedef struct variants_fixture {
    mc_fold_table *table;
    mc_variant_tables *tables;
    mc_arena arena;
} variants_fixture;

static int open_tables(void **state)
{
    static variants_fixture f;
    mc_error err = {0};
    f = (variants_fixture){.arena = MC_ARENA_INIT};
    *state = &f;
    if (mc_fold_table_load(&f.table, NULL, MC_LEXICONS, &err) == MC_OK &&
        mc_variant_tables_load(&f.tables, NULL, MC_LEXICONS, mc_fold_table_words(f.table), &err) ==
            MC_OK)
        return 0;
    fprintf(stderr, "%s:%u: %s\n", err.where, err.line, err.message);
    return -1;
}

static int close_tables(void **state)
{
    variants_fixture *f = *state;
    mc_variant_tables_free(f->tables);
    mc_fold_table_free(f->table);
    mc_arena_dispose(&f->arena);
    return 0;
}

static mc_variants variants(variants_fixture *f, const char *term, uint32_t kinds, uint32_t maximum)
{
    mc_ustr folded = mc_fold_string(f->table, &f->arena, mc_str_from_z(term));
    return mc_variants_of(f->tables, &f->arena, folded, kinds, maximum);
}

static bool has(variants_fixture *f, mc_variants found, const char *spelling)
{
    mc_ustr wanted = mc_fold_string(f->table, &f->arena, mc_str_from_z(spelling));
    for (uint32_t i = 0; i < found.count; i++)
        if (mc_ustr_equal(found.items[i], wanted)) return true;
    return false;
}

static void sounds_are_written_in_letters(void **state)
{
    variants_fixture *f = *state;
    mc_variants found = variants(f, "催收", MC_VARIANT_PHONETIC, 500);
    assert_true(found.complete);
    assert_true(has(f, found, "cui收"));
    assert_true(has(f, found, "催shou"));
    assert_true(has(f, found, "cuishou"));
    assert_true(has(f, found, "cui shou"));
    assert_false(has(f, found, "催收"));
    assert_int_equal(found.count, 4);
}

static void terms_are_spelt_in_pieces_and_with_signs(void **state)
{
    variants_fixture *f = *state;
    mc_variants pieces = variants(f, "婊子", MC_VARIANT_SPLIT, 100);
    assert_true(has(f, pieces, "女表子"));
    pieces = variants(f, "催收", MC_VARIANT_SPLIT, 100);
    assert_true(has(f, pieces, "亻崔收"));
    assert_true(has(f, pieces, "人崔收"));
    assert_true(has(f, pieces, "亻崔丩攵"));
    mc_variants gapped = variants(f, "暴力催收", MC_VARIANT_GAPPED, 100);
    assert_true(has(f, gapped, "暴 力 催 收"));
    assert_true(has(f, gapped, "暴*力*催*收"));
    for (uint32_t i = 0; i < gapped.count; i++)
        assert_int_equal(gapped.items[i].size, 7);
}

// A blank between two characters is often the end of a sentence; between all of three it is none.
static void signs_of_lists_need_longer_terms(void **state)
{
    variants_fixture *f = *state;
    mc_variants two = variants(f, "催收", MC_VARIANT_GAPPED, 100);
    assert_true(has(f, two, "催*收"));
    assert_false(has(f, two, "催 收"));
    assert_false(has(f, two, "催、收"));
    assert_true(has(f, variants(f, "高利贷", MC_VARIANT_GAPPED, 100), "高、利、贷"));
}

// Where `spelling` begins in the folded text.
static uint32_t place_of(mc_ustr text, mc_ustr spelling)
{
    for (uint32_t at = 0; at + spelling.size <= text.size; at++)
        if (mc_ustr_equal((mc_ustr){text.data + at, spelling.size}, spelling)) return at;
    fail_msg("the text does not hold the spelling");
    return 0;
}

static bool stands_free(variants_fixture *f, const char *text, const char *spelling)
{
    mc_ustr units = mc_fold_string(f->table, &f->arena, mc_str_from_z(text));
    mc_ustr wanted = mc_fold_string(f->table, &f->arena, mc_str_from_z(spelling));
    uint32_t at = place_of(units, wanted);
    return mc_variants_stand_free(units, at, at + wanted.size);
}

static bool is_disguise(variants_fixture *f, const char *text, const char *spelling,
                        const char *term)
{
    mc_ustr units = mc_fold_string(f->table, &f->arena, mc_str_from_z(text));
    mc_ustr wanted = mc_fold_string(f->table, &f->arena, mc_str_from_z(spelling));
    uint32_t at = place_of(units, wanted);
    return mc_variants_is_disguise(f->tables,
                                   mc_fold_string(f->table, &f->arena, mc_str_from_z(term)), units,
                                   at, at + wanted.size);
}

static void letters_do_not_go_on(void **state)
{
    variants_fixture *f = *state;
    assert_true(stands_free(f, "被cuishou打扰", "cuishou"));
    assert_true(stands_free(f, "cuishou", "cuishou"));
    assert_false(stands_free(f, "xcuishou", "cuishou"));
    assert_false(stands_free(f, "cuishoux", "cuishou"));
    assert_true(stands_free(f, "xcui收", "收"));
}

static void improbable_text_is_a_disguise(void **state)
{
    variants_fixture *f = *state;
    assert_true(is_disguise(f, "暴力崔收", "崔收", "催收"));
    assert_true(is_disguise(f, "他们崔收电话", "崔收", "催收"));
    assert_true(is_disguise(f, "被骚绕多次", "骚绕", "骚扰"));
    assert_true(is_disguise(f, "天天摧收", "摧收", "催收"));
}

static void ordinary_text_is_none(void **state)
{
    variants_fixture *f = *state;
    assert_false(is_disguise(f, "发牢骚绕过去", "骚绕", "骚扰"));
    assert_false(is_disguise(f, "这是下人做的", "下人", "吓人"));
    assert_false(is_disguise(f, "一只公鸡", "公鸡", "攻击"));
    assert_false(is_disguise(f, "这事不是我做的", "事不是", "是不是"));
    assert_false(is_disguise(f, "催收", "催收", "催收"));
}

static void limits_are_told(void **state)
{
    variants_fixture *f = *state;
    mc_variants found = variants(f, "催收", MC_VARIANT_PHONETIC, 3);
    assert_int_equal(found.count, 3);
    assert_false(found.complete);
    assert_int_equal(variants(f, "骂", MC_VARIANT_PHONETIC | MC_VARIANT_GAPPED, 9).count, 0);
    assert_int_equal(variants(f, "催收", 0, 9).count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sounds_are_written_in_letters),
        cmocka_unit_test(terms_are_spelt_in_pieces_and_with_signs),
        cmocka_unit_test(signs_of_lists_need_longer_terms),
        cmocka_unit_test(letters_do_not_go_on),
        cmocka_unit_test(improbable_text_is_a_disguise),
        cmocka_unit_test(ordinary_text_is_none),
        cmocka_unit_test(limits_are_told),
    };
    return cmocka_run_group_tests(tests, open_tables, close_tables);
}
