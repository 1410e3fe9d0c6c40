// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "match/confusion_index.h"

enum { TERMS = 300, UNITS = 4000 };

static mc_confusables *tables;

static int open_tables(void **state)
{
    mc_error err = {0};
    (void)state;
    return mc_confusables_load(&tables, NULL, MC_LEXICONS, &err) == MC_OK ? 0 : -1;
}

static int close_tables(void **state)
{
    (void)state;
    mc_confusables_free(tables);
    return 0;
}

static uint32_t state_of_chance;

static uint32_t chance(uint32_t below)
{
    state_of_chance = state_of_chance * 1664525u + 1013904223u;
    return (state_of_chance >> 8) % below;
}

static bool answers(mc_confusion kind, uint16_t unit, uint16_t key)
{
    mc_confusion_keys keys = mc_confusables_keys(tables, kind, unit);
    bool found = keys.own == key;
    for (uint32_t i = 0; i < keys.more_count; i++)
        found |= keys.more[i] == key;
    return found;
}

// What the index promises, place by place and term by term.
static bool is_spelling(mc_confusion kind, const uint16_t *units, mc_ustr term)
{
    for (uint32_t at = 0; at < term.size; at++)
        if (!answers(kind, units[at], mc_confusables_keys(tables, kind, term.data[at]).own))
            return false;
    return true;
}

static uint32_t spelled(mc_confusion kind, mc_ustr text, const mc_ustr *terms)
{
    uint32_t count = 0;
    for (uint32_t at = 0; at < text.size; at++)
        for (uint32_t t = 0; t < TERMS; t++)
            if (at + terms[t].size <= text.size)
                count += is_spelling(kind, text.data + at, terms[t]);
    return count;
}

static void check_kind(mc_confusion kind)
{
    static uint16_t letters[TERMS * 4], units[UNITS];
    static mc_ustr terms[TERMS];
    mc_error err = {0};
    mc_literal_hits all[MC_CONFUSION_COUNT] = {0};
    mc_confusable_terms wanted_terms[MC_CONFUSION_COUNT] = {0};
    mc_confusion_index *index = NULL;
    state_of_chance = 7;
    for (uint32_t t = 0, used = 0; t < TERMS; t++) {
        uint32_t size = 2 + chance(3);
        terms[t] = (mc_ustr){letters + used, size};
        while (size--)
            letters[used++] = (uint16_t)(0x4E00 + chance(60));
    }
    for (uint32_t at = 0; at < UNITS; at++)
        units[at] = (uint16_t)(0x4E00 + chance(90));
    mc_ustr text = {units, UNITS};
    wanted_terms[kind] = (mc_confusable_terms){terms, TERMS};
    assert_int_equal(mc_confusion_index_new(&index, tables, wanted_terms, &err), MC_OK);
    assert_int_equal(mc_confusion_index_scan(index, text, all), MC_OK);
    mc_literal_hits hits = all[kind];
    assert_int_equal(all[MC_CONFUSION_COUNT - 1 - kind].count, 0);
    for (uint32_t i = 0; i < hits.count; i++) {
        const mc_literal_hit *hit = &hits.items[i];
        assert_int_equal(hit->span.end - hit->span.begin, terms[hit->literal].size);
        assert_true(is_spelling(kind, units + hit->span.begin, terms[hit->literal]));
        if (i) assert_true(hits.items[i - 1].span.begin <= hit->span.begin);
    }
    uint32_t wanted = spelled(kind, text, terms);
    assert_true(wanted > 50);
    assert_int_equal(hits.count, wanted);
    mc_literal_hits_dispose(&hits);
    mc_confusion_index_free(index);
}

static void finds_what_brute_force_finds(void **state)
{
    (void)state;
    for (uint32_t kind = 0; kind < MC_CONFUSION_COUNT; kind++)
        check_kind((mc_confusion)kind);
}

static void finds_nothing_without_terms(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_literal_hits hits[MC_CONFUSION_COUNT] = {0};
    const mc_confusable_terms none[MC_CONFUSION_COUNT] = {0};
    mc_confusion_index *index = NULL;
    const uint16_t units[] = {u'催', u'收'};
    assert_int_equal(mc_confusion_index_new(&index, tables, none, &err), MC_OK);
    assert_int_equal(mc_confusion_index_scan(index, (mc_ustr){units, 2}, hits), MC_OK);
    for (uint32_t kind = 0; kind < MC_CONFUSION_COUNT; kind++)
        assert_int_equal(hits[kind].count, 0);
    mc_confusion_index_free(index);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_brute_force_finds),
        cmocka_unit_test(finds_nothing_without_terms),
    };
    return cmocka_run_group_tests(tests, open_tables, close_tables);
}
