// SPDX-License-Identifier: Apache-2.0
// One character at a time: people disguise as little as they need, and two replaced characters of a word of two
// leave nothing to know it by. Sound written in letters and pieces are also taken for all characters at once.
//
//   催收   by sound    崔收 摧收 … 催手 催首 …   cui收 催shou cuishou   cui shou
//          by shape    摧收 崔收
//          in pieces   亻崔收 催丩攵 亻崔丩攵
//          with signs  催*收 催.收 催 收 …
//
// What a replacement gives may be an ordinary word: 交通 for a term 教通. The words of words.tsv judge it: a
// spelling that is made of words and very usual characters alone, or is no less probable than the term, is left out.
#include "text/variants.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "text/emitter.h"
#include "text/readings.h"
#include "text/word_costs.h"

enum { MAX_TERM_UNITS = 16, NEIGHBOURS = 2, RARE_COST = 42 };

// Signs that people put between the characters of a word, as they fold. Those that also stand between the words of
// a list or of two sentences are taken for terms of three characters and more.
static const uint16_t signs[] = {'*', '-', '_', '+', '~', 0xB7, 0x2022, ' ', '/', '|', 0x3001};
enum { SURE_SIGNS = 7 };

struct mc_variant_tables {
    mc_readings *sounds, *shapes, *pieces, *stops;
    mc_word_costs *costs;
    uint16_t sound_of[0x10000]; /**< row of the character in `sounds`, from 1; 0 = none */
};

// The spellings that are being collected.
typedef struct harvest {
    const mc_variant_tables *tables;
    mc_arena *arena;
    mc_ustr term;
    mc_variants found;
    uint32_t maximum;
} harvest;

static mc_status load_table(mc_readings **out, mc_arena *arena, const char *folder,
                            const char *name, mc_error *err)
{
    mc_str path = mc_path_join(arena, mc_str_from_z(folder), mc_str_from_z(name));
    return mc_arena_failed(arena) ? mc_error_memory(err) : mc_readings_load(out, path.data, err);
}

static void index_sounds(mc_variant_tables *tables)
{
    mc_ustr sound, characters;
    for (uint32_t row = 0; mc_readings_row(tables->sounds, row, &sound, &characters); row++)
        for (uint32_t at = 0; at < characters.size; at++)
            tables->sound_of[characters.data[at]] = (uint16_t)(row + 1);
}

mc_status mc_variant_tables_load(mc_variant_tables **out, const char *data_folder, mc_error *err)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_variant_tables *tables = calloc(1, sizeof *tables);
    if (!tables) return mc_error_memory(err);
    mc_status st = load_table(&tables->sounds, &arena, data_folder, "fold/homophones.tsv", err);
    if (st == MC_OK) st = load_table(&tables->shapes, &arena, data_folder, "fold/shapes.tsv", err);
    if (st == MC_OK) st = load_table(&tables->pieces, &arena, data_folder, "fold/split.tsv", err);
    if (st == MC_OK)
        st = load_table(&tables->stops, &arena, data_folder, "fold/variants_stop.tsv", err);
    mc_str words = mc_path_join(&arena, mc_str_from_z(data_folder), MC_STR("fold/words.tsv"));
    if (st == MC_OK && mc_arena_failed(&arena)) st = mc_error_memory(err);
    if (st == MC_OK) st = mc_word_costs_load(&tables->costs, words.data, err);
    mc_arena_dispose(&arena);
    if (st != MC_OK) {
        mc_variant_tables_free(tables);
        return st;
    }
    index_sounds(tables);
    *out = tables;
    return MC_OK;
}

void mc_variant_tables_free(mc_variant_tables *tables)
{
    if (!tables) return;
    mc_readings_free(tables->sounds);
    mc_readings_free(tables->shapes);
    mc_readings_free(tables->pieces);
    mc_readings_free(tables->stops);
    mc_word_costs_free(tables->costs);
    free(tables);
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

static uint8_t rarest_of(const uint8_t *covers, uint32_t count)
{
    uint8_t rarest = 0;
    for (uint32_t at = 0; at < count; at++)
        if (covers[at] > rarest) rarest = covers[at];
    return rarest;
}

// True for what people write without any disguise.
static bool is_ordinary(const harvest *h, mc_ustr spelling)
{
    uint8_t covers[MC_WORD_COSTS_UNITS]; // cost of a character that is part of no word
    if (mc_readings_find(h->tables->stops, spelling).size) return true;
    uint32_t cost = mc_word_costs_cut(h->tables->costs, spelling, covers);
    return rarest_of(covers, spelling.size) < RARE_COST ||
           cost <= mc_word_costs_cut(h->tables->costs, h->term, NULL);
}

// The term with each of `others` in the place of one character.
static void replace_one(harvest *h, uint32_t at, mc_ustr others)
{
    uint16_t room[MAX_TERM_UNITS];
    memcpy(room, h->term.data, h->term.size * sizeof *room);
    for (uint32_t i = 0; i < others.size; i++) {
        room[at] = others.data[i];
        mc_ustr spelling = {room, h->term.size};
        if (!is_ordinary(h, spelling)) add(h, spelling);
    }
}

static mc_ustr sound_of(const harvest *h, uint16_t unit)
{
    mc_ustr sound = {NULL, 0}, characters;
    uint32_t row = h->tables->sound_of[unit];
    if (row) (void)mc_readings_row(h->tables->sounds, row - 1, &sound, &characters);
    return sound;
}

static mc_ustr pieces_of(const harvest *h, uint16_t unit)
{
    return mc_readings_find(h->tables->pieces, (mc_ustr){&unit, 1});
}

typedef mc_ustr long_form(const harvest *h, uint16_t unit);

// The term with longer forms in the place of the characters from `first` to `behind`, where there are any; with
// `apart`, a blank between all.
static void lengthen(harvest *h, long_form *form, uint32_t first, uint32_t behind, bool apart)
{
    uint16_t room[MC_MAX_LITERAL_UNITS];
    uint32_t size = 0;
    for (uint32_t at = 0; at < h->term.size; at++) {
        mc_ustr longer = {NULL, 0};
        if (at >= first && at < behind) longer = form(h, h->term.data[at]);
        if (longer.size == 0) longer = (mc_ustr){h->term.data + at, 1};
        if (size + longer.size + 1 > MC_MAX_LITERAL_UNITS) return;
        if (at && apart) room[size++] = ' ';
        memcpy(room + size, longer.data, longer.size * sizeof *room);
        size += longer.size;
    }
    add(h, (mc_ustr){room, size});
}

static void lengthen_each_and_all(harvest *h, long_form *form)
{
    for (uint32_t at = 0; at < h->term.size; at++)
        lengthen(h, form, at, at + 1, false);
    lengthen(h, form, 0, h->term.size, false);
}

static void add_phonetic(harvest *h)
{
    for (uint32_t at = 0; at < h->term.size; at++) {
        mc_ustr sound, characters = {NULL, 0};
        uint32_t row = h->tables->sound_of[h->term.data[at]];
        if (row) (void)mc_readings_row(h->tables->sounds, row - 1, &sound, &characters);
        replace_one(h, at, characters);
    }
    lengthen_each_and_all(h, sound_of);
    lengthen(h, sound_of, 0, h->term.size, true);
}

static void add_shapes(harvest *h)
{
    for (uint32_t at = 0; at < h->term.size; at++) {
        uint16_t unit = h->term.data[at];
        replace_one(h, at, mc_readings_find(h->tables->shapes, (mc_ustr){&unit, 1}));
    }
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
        if (kinds & MC_VARIANT_SPLIT) lengthen_each_and_all(&h, pieces_of);
        if (kinds & MC_VARIANT_PHONETIC) add_phonetic(&h);
        if (kinds & MC_VARIANT_SHAPE) add_shapes(&h);
    }
    return mc_arena_failed(arena) ? (mc_variants){NULL, 0, false} : h.found;
}

static bool is_letter(uint16_t unit)
{
    return unit >= 'a' && unit <= 'z';
}

static bool is_han(uint16_t unit)
{
    return unit >= 0x4E00 && unit <= 0x9FFF;
}

// True when the spelling's characters are part of words or very usual, read together with their neighbours.
static bool belongs_to_neighbours(const mc_variant_tables *tables, mc_ustr text, uint32_t begin,
                                  uint32_t end)
{
    uint8_t covers[MC_WORD_COSTS_UNITS];
    uint32_t first = begin, behind = end;
    while (first > 0 && begin - first < NEIGHBOURS && is_han(text.data[first - 1]))
        first--;
    while (behind < text.size && behind - end < NEIGHBOURS && is_han(text.data[behind]))
        behind++;
    (void)mc_word_costs_cut(tables->costs, (mc_ustr){text.data + first, behind - first}, covers);
    return rarest_of(covers + (begin - first), end - begin) < RARE_COST;
}

bool mc_variants_stand_free(const mc_variant_tables *tables, mc_ustr text, uint32_t begin,
                            uint32_t end, bool replaced)
{
    if (begin > 0 && is_letter(text.data[begin]) && is_letter(text.data[begin - 1])) return false;
    if (end < text.size && is_letter(text.data[end - 1]) && is_letter(text.data[end])) return false;
    return !replaced || !belongs_to_neighbours(tables, text, begin, end);
}
