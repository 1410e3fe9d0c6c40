// SPDX-License-Identifier: Apache-2.0
// Spellings that are longer than the term are written out here and looked for like the term itself:
//
//   催收   by sound    cui收 催shou cuishou   cui shou
//          in pieces   亻崔收 人崔收 催丩攵 亻崔丩攵 …
//          with signs  催*收 催.收 催 收 …
//
// Spellings of the same length, 崔手 by sound or 摧収 by shape, are too many to write out:
// confusables.h tells them when they stand in a text. What stands there may be ordinary: 骚绕 in
// 发牢骚绕过去 is 牢骚 and 绕过. The words of words.tsv judge it as a noisy channel would: how probable
// is the text as it is written, cut into its cheapest words, and how probable with the term in
// the place of the spelling?
//
//   written  发 牢骚 绕 过去   168     meant  发 牢 + 骚扰 + 过去   163     no disguise
//   written  被 骚 绕 多次     166     meant  被 + 骚扰 + 多次     113     a disguise of 骚扰
#include "text/variants.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "text/emitter.h"
#include "text/readings.h"
#include "text/word_costs.h"

enum { MAX_TERM_UNITS = 16, MOST_FORMS = 4 };

// Costs are ten times decimal logarithms. With these, measured on CNTP's sentences
// (tests/accuracy/text_disguise.py), 81 % of the sentences with words written by sound and 77 % by
// shape are found, and under 1 % of clean texts give a false alarm.
enum {
    NEIGHBOURS = 3,      // Han characters that are read on either side
    LEAST_GAIN = 19,     // the text with the term must be so much more probable,
    REPLACED_COST = 10,  // and so much more for each replaced character
    MOST_TERM_COST = 50, // of a term: whoever lists it says that it is used
};

// Signs that people put between the characters of a word, as they fold. Those that also stand
// between the words of a list or of two sentences are taken for terms of three characters and more.
static const uint16_t signs[] = {'*', '-', '_', '+', '~', 0xB7, 0x2022, ' ', '/', '|', 0x3001};
enum { SURE_SIGNS = 7 };

struct mc_variant_tables {
    mc_arena arena;
    mc_readings *pieces, *stops;
    const mc_word_costs *costs; // borrowed
    mc_confusables *confusables;
};

// The spellings that are being collected.
typedef struct harvest {
    const mc_variant_tables *tables;
    mc_arena *arena;
    mc_ustr term;
    mc_variants found;
    uint32_t maximum;
} harvest;

typedef struct loading {
    mc_variant_tables *tables;
    const char *folder;
    mc_arena scratch; // paths
    mc_error *err;
} loading;

static mc_status load_table(loading *load, mc_readings **out, const char *name)
{
    mc_str path = mc_path_join(&load->scratch, mc_str_from_z(load->folder), mc_str_from_z(name));
    if (mc_arena_failed(&load->scratch)) return mc_error_memory(load->err);
    return mc_readings_load(out, load->tables->arena.region, path.data, load->err);
}

mc_status mc_variant_tables_load(mc_variant_tables **out, struct mc_region *region,
                                 const char *data_folder, const mc_word_costs *words, mc_error *err)
{
    mc_arena arena = MC_ARENA_IN(region);
    mc_variant_tables *tables = mc_arena_alloc(&arena, sizeof *tables);
    if (!tables) return mc_error_memory(err);
    tables->arena = arena;
    tables->costs = words;
    loading load = {.tables = tables, .folder = data_folder, .err = err};
    mc_status st = load_table(&load, &tables->pieces, "fold/split.tsv");
    if (st == MC_OK) st = load_table(&load, &tables->stops, "fold/variants_stop.tsv");
    if (st == MC_OK) st = mc_confusables_load(&tables->confusables, region, data_folder, err);
    mc_arena_dispose(&load.scratch);
    if (st == MC_OK)
        *out = tables;
    else
        mc_variant_tables_free(tables);
    return st;
}

void mc_variant_tables_free(mc_variant_tables *tables)
{
    if (!tables) return;
    mc_readings_free(tables->pieces);
    mc_readings_free(tables->stops);
    mc_confusables_free(tables->confusables);
    mc_arena arena = tables->arena; // the tables lie in it
    mc_arena_dispose(&arena);
}

const mc_confusables *mc_variant_tables_confusables(const mc_variant_tables *tables)
{
    return tables->confusables;
}

static void add(harvest *h, mc_ustr spelling)
{
    if (mc_ustr_equal(spelling, h->term)) return;
    for (uint32_t i = 0; i < h->found.count; i++)
        if (mc_ustr_equal(h->found.items[i], spelling)) return;
    if (h->found.count == h->maximum) {
        h->found.complete = false;
        return;
    }
    h->found.items[h->found.count++] = mc_arena_ustr(h->arena, spelling);
}

// Form number `form` of a character, the last one when it has fewer; empty when it has none.
typedef mc_ustr long_form(const mc_variant_tables *tables, uint16_t unit, uint32_t form);

static mc_ustr sound_of(const mc_variant_tables *tables, uint16_t unit, uint32_t form)
{
    (void)form; // one sound a character
    return mc_confusables_sound(tables->confusables, unit);
}

static mc_ustr pieces_of(const mc_variant_tables *tables, uint16_t unit, uint32_t form)
{
    mc_ustr forms = mc_readings_find(tables->pieces, (mc_ustr){&unit, 1});
    uint32_t begin = 0, end = 0;
    for (uint32_t at = 0; at <= forms.size; at++) {
        if (at < forms.size && forms.data[at] != ' ') continue;
        end = at;
        if (form-- == 0 || at == forms.size) break;
        begin = at + 1;
    }
    return (mc_ustr){forms.data + begin, end - begin};
}

// Which characters of the term are lengthened, and how.
typedef struct lengthening {
    long_form *form_of;
    uint32_t form;
    uint32_t first,
        behind; /**< characters from `first` to `behind`, where they have a longer form */
    bool apart; /**< with a blank between all characters */
} lengthening;

static void lengthen(harvest *h, lengthening how)
{
    uint16_t room[MC_MAX_LITERAL_UNITS];
    uint32_t size = 0;
    for (uint32_t at = 0; at < h->term.size; at++) {
        mc_ustr longer = {NULL, 0};
        if (at >= how.first && at < how.behind)
            longer = how.form_of(h->tables, h->term.data[at], how.form);
        if (longer.size == 0) longer = (mc_ustr){h->term.data + at, 1};
        if (size + longer.size + 1 > MC_MAX_LITERAL_UNITS) return;
        if (at && how.apart) room[size++] = ' ';
        memcpy(room + size, longer.data, longer.size * sizeof *room);
        size += longer.size;
    }
    add(h, (mc_ustr){room, size});
}

static void lengthen_each_and_all(harvest *h, long_form *form_of, uint32_t form)
{
    for (uint32_t at = 0; at < h->term.size; at++)
        lengthen(h, (lengthening){form_of, form, at, at + 1, false});
    lengthen(h, (lengthening){form_of, form, 0, h->term.size, false});
}

static void add_sounds(harvest *h)
{
    lengthen_each_and_all(h, sound_of, 0);
    lengthen(h, (lengthening){sound_of, 0, 0, h->term.size, true});
}

static void add_pieces(harvest *h)
{
    for (uint32_t form = 0; form < MOST_FORMS; form++)
        lengthen_each_and_all(h, pieces_of, form);
}

static void add_gapped(harvest *h)
{
    size_t count = h->term.size > 2 ? sizeof signs / sizeof *signs : SURE_SIGNS;
    for (size_t sign = 0; sign < count; sign++) {
        uint16_t room[2 * MAX_TERM_UNITS];
        uint32_t size = 0;
        for (uint32_t at = 0; at < h->term.size; at++) {
            if (at) room[size++] = signs[sign];
            room[size++] = h->term.data[at];
        }
        add(h, (mc_ustr){room, size});
    }
}

mc_variants mc_variants_of(const mc_variant_tables *tables, mc_arena *arena, mc_ustr term,
                           uint32_t kinds, uint32_t maximum)
{
    harvest h = {.tables = tables,
                 .arena = arena,
                 .term = term,
                 .found = {mc_arena_array(arena, maximum, sizeof(mc_ustr)), 0, true},
                 .maximum = maximum};
    bool fits = term.size > 1 && term.size <= MAX_TERM_UNITS;
    if (fits && h.found.items) {
        if (kinds & MC_VARIANT_GAPPED) add_gapped(&h);
        if (kinds & MC_VARIANT_SPLIT) add_pieces(&h);
        if (kinds & MC_VARIANT_PHONETIC) add_sounds(&h);
    }
    return mc_arena_failed(arena) ? (mc_variants){NULL, 0, false} : h.found;
}

bool mc_variants_stand_free(mc_ustr text, uint32_t begin, uint32_t end)
{
    if (begin > 0 && mc_is_small_letter(text.data[begin]) &&
        mc_is_small_letter(text.data[begin - 1]))
        return false;
    return end >= text.size || !mc_is_small_letter(text.data[end - 1]) ||
           !mc_is_small_letter(text.data[end]);
}

static uint32_t cost_of_term(const mc_variant_tables *tables, mc_ustr term)
{
    uint32_t cost = mc_word_costs_cut(tables->costs, term, NULL);
    return cost < MOST_TERM_COST ? cost : MOST_TERM_COST;
}

static uint32_t replaced_in(mc_ustr term, mc_ustr spelling)
{
    uint32_t count = 0;
    for (uint32_t at = 0; at < term.size; at++)
        count += term.data[at] != spelling.data[at];
    return count;
}

bool mc_variants_is_disguise(const mc_variant_tables *tables, mc_ustr term, mc_ustr text,
                             uint32_t begin, uint32_t end)
{
    mc_ustr spelling = {text.data + begin, end - begin};
    if (spelling.size > MAX_TERM_UNITS || mc_ustr_equal(spelling, term)) return false;
    if (mc_readings_find(tables->stops, spelling).size) return false;
    mc_ustr left = {.size = mc_word_costs_before(text, begin, NEIGHBOURS)};
    mc_ustr right = {text.data + end, mc_word_costs_behind(text, end, NEIGHBOURS)};
    left.data = spelling.data - left.size;
    mc_ustr around = {left.data, left.size + spelling.size + right.size};
    uint32_t written = mc_word_costs_cut(tables->costs, around, NULL);
    uint32_t meant = mc_word_costs_cut(tables->costs, left, NULL) + cost_of_term(tables, term) +
                     mc_word_costs_cut(tables->costs, right, NULL);
    return written >= meant + LEAST_GAIN + REPLACED_COST * replaced_in(term, spelling) &&
           mc_variants_stand_free(text, begin, end);
}
