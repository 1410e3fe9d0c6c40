// SPDX-License-Identifier: Apache-2.0
/** Parties of a document: one legal person is one party, names merge, unused ones vanish. */
#include "entity_fixture.h"

#include "entity/party_book.h"

typedef struct opened {
    fixture *f;
    mc_arena arena;
    mc_party_book book;
} opened;

static opened *open_book(fixture *f)
{
    opened *o = calloc(1, sizeof *o);
    assert_non_null(o);
    o->f = f;
    o->arena = MC_ARENA_INIT;
    mc_party_book_start(&o->book, &o->f->lexicon, &o->arena);
    return o;
}

static void close_all(opened *o)
{
    mc_party_book_dispose(&o->book);
    mc_arena_dispose(&o->arena);
    free(o);
}

static void add(opened *o, uint32_t party, uint32_t begin, const char *written)
{
    mc_place place = {.mention = {party, MC_NONE, {begin, begin + 2}, false},
                      .source = MC_PLACE_TEXT};
    mc_party_book_add(&o->book, place, mc_str_from_z(written));
}

static void an_operator_stands_for_its_brand(void **state)
{
    opened *o = open_book(*state);
    o->f->companies[4].operator_of = 0;
    assert_int_equal(mc_party_book_listed(&o->book, 4), mc_party_book_listed(&o->book, 0));
    assert_int_equal(mc_party_book_find_listed(&o->book, 1), MC_NONE);
    close_all(o);
}

static void a_prefix_is_the_same_party(void **state)
{
    opened *o = open_book(*state);
    mc_ustr longer = fold(o->f, "丑寅汇科技有限公司"), shorter = fold(o->f, "丑寅汇");
    uint32_t party = mc_party_book_named(&o->book, MC_PARTY_DISCOVERED, shorter);
    assert_int_equal(mc_party_book_named(&o->book, MC_PARTY_DISCOVERED, longer), party);
    mc_ustr two = fold(o->f, "丑寅");
    assert_int_not_equal(mc_party_book_named(&o->book, MC_PARTY_DISCOVERED, two), party);
    assert_int_not_equal(mc_party_book_named(&o->book, MC_PARTY_MASKED, shorter), party);
    close_all(o);
}

static void listed_companies_never_merge(void **state)
{
    opened *o = open_book(*state);
    uint32_t a = mc_party_book_listed(&o->book, 0), b = mc_party_book_listed(&o->book, 1);
    uint32_t c = mc_party_book_named(&o->book, MC_PARTY_DISCOVERED, fold(o->f, "丑寅汇"));
    add(o, a, 9, "丙丁");
    add(o, b, 5, "戊己");
    add(o, c, 1, "丑寅汇");
    mc_party_book_join(&o->book, a, b);
    mc_party_book_join(&o->book, c, a);
    mc_party_book_close(&o->book);
    assert_int_equal(o->book.party_count, 2);
    assert_int_equal(o->book.places[0].mention.party, o->book.places[2].mention.party);
    assert_true(mc_str_equal(o->book.parties[0].id, MC_STR("bingding")));
    assert_true(mc_str_equal(o->book.parties[0].mention, MC_STR("丑寅汇")));
    close_all(o);
}

static void ids_of_unlisted_names_are_stable(void **state)
{
    opened *o = open_book(*state);
    add(o, mc_party_book_named(&o->book, MC_PARTY_DISCOVERED, fold(o->f, "丑寅汇")), 0, "丑寅汇");
    add(o, mc_party_book_named(&o->book, MC_PARTY_MASKED, fold(o->f, "丑*汇")), 4, "丑*汇");
    mc_party_book_close(&o->book);
    assert_int_equal(o->book.parties[0].id.size, 18);
    assert_true(mc_str_has_prefix(o->book.parties[0].id, MC_STR("x-")));
    assert_true(mc_str_has_prefix(o->book.parties[1].id, MC_STR("m-")));
    close_all(o);
}

/* More names than the table starts with, and a second document that knows none of them. */
static void many_names_are_found_again(void **state)
{
    enum { NAMES = 300 };
    opened *o = open_book(*state);
    uint16_t units[NAMES][3];
    for (uint16_t i = 0; i < NAMES; i++) {
        memcpy(units[i], (uint16_t[]){(uint16_t)(0x5000 + i), 0x4E01, 0x4E02}, sizeof units[i]);
        mc_party_book_named(&o->book, MC_PARTY_DISCOVERED, (mc_ustr){units[i], 3});
    }
    assert_int_equal(o->book.party_count, NAMES);
    for (uint32_t i = 0; i < NAMES; i++)
        assert_int_equal(mc_party_book_find(&o->book, (mc_ustr){units[i], 3}), i);
    mc_party_book_start(&o->book, &o->f->lexicon, &o->f->arena);
    assert_int_equal(mc_party_book_find(&o->book, (mc_ustr){units[7], 3}), MC_NONE);
    assert_int_equal(mc_party_book_find_listed(&o->book, 0), MC_NONE);
    close_all(o);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        entity_test(an_operator_stands_for_its_brand), entity_test(many_names_are_found_again),
        entity_test(a_prefix_is_the_same_party),       entity_test(listed_companies_never_merge),
        entity_test(ids_of_unlisted_names_are_stable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
