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
    if (mc_fold_table_load(&f.table, MC_LEXICONS, &err) == MC_OK &&
        mc_variant_tables_load(&f.tables, MC_LEXICONS, &err) == MC_OK)
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

static void sounds_replace_one_character(void **state)
{
    variants_fixture *f = *state;
    mc_variants found = variants(f, "催收", MC_VARIANT_PHONETIC, 500);
    assert_true(found.complete);
    assert_true(has(f, found, "崔收"));
    assert_true(has(f, found, "cui收"));
    assert_true(has(f, found, "催shou"));
    assert_true(has(f, found, "cuishou"));
    assert_true(has(f, found, "cui shou"));
    assert_false(has(f, found, "催收"));
    assert_false(has(f, found, "崔手"));
}

static void ordinary_words_are_no_disguise(void **state)
{
    variants_fixture *f = *state;
    mc_variants found = variants(f, "起诉", MC_VARIANT_PHONETIC | MC_VARIANT_SHAPE, 500);
    assert_true(found.count > 10);
    assert_false(has(f, found, "七宿"));
    assert_false(has(f, variants(f, "吓人", MC_VARIANT_PHONETIC | MC_VARIANT_SHAPE, 500), "下人"));
    assert_false(has(f, variants(f, "攻击", MC_VARIANT_PHONETIC, 500), "公鸡"));
    assert_false(has(f, variants(f, "是不是", MC_VARIANT_PHONETIC, 500), "事不是"));
}

static void shapes_pieces_and_signs(void **state)
{
    variants_fixture *f = *state;
    assert_true(has(f, variants(f, "催收", MC_VARIANT_SHAPE, 100), "摧收"));
    mc_variants pieces = variants(f, "婊子", MC_VARIANT_SPLIT, 100);
    assert_true(has(f, pieces, "女表子"));
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

static bool stands_free(variants_fixture *f, const char *text, const char *spelling, bool replaced)
{
    mc_ustr units = mc_fold_string(f->table, &f->arena, mc_str_from_z(text));
    mc_ustr wanted = mc_fold_string(f->table, &f->arena, mc_str_from_z(spelling));
    for (uint32_t at = 0; at + wanted.size <= units.size; at++)
        if (mc_ustr_equal((mc_ustr){units.data + at, wanted.size}, wanted))
            return mc_variants_stand_free(f->tables, units, at, at + wanted.size, replaced);
    fail_msg("the text does not hold the spelling");
    return false;
}

static void edges_belong_to_no_other_word(void **state)
{
    variants_fixture *f = *state;
    assert_true(stands_free(f, "被cuishou打扰", "cuishou", false));
    assert_true(stands_free(f, "cuishou", "cuishou", false));
    assert_false(stands_free(f, "xcuishou", "cuishou", false));
    assert_false(stands_free(f, "cuishoux", "cuishou", false));
    assert_true(stands_free(f, "xcui收", "收", false));
    assert_true(stands_free(f, "暴力崔收", "崔收", true));
    assert_true(stands_free(f, "他们崔收电话", "崔收", true));
    assert_false(stands_free(f, "发牢骚绕过去", "骚绕", true));
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
        cmocka_unit_test(sounds_replace_one_character),
        cmocka_unit_test(ordinary_words_are_no_disguise),
        cmocka_unit_test(shapes_pieces_and_signs),
        cmocka_unit_test(signs_of_lists_need_longer_terms),
        cmocka_unit_test(edges_belong_to_no_other_word),
        cmocka_unit_test(limits_are_told),
    };
    return cmocka_run_group_tests(tests, open_tables, close_tables);
}
