// SPDX-License-Identifier: Apache-2.0
// Both tables are turned round once, to be read by the character of the text:
//
//   homophones.tsv   hei  嘿黑;嗨     黑 own hei · 嗨 own hai, more hei
//   shapes.tsv       催   崔摧        摧 own 摧, more 催
#include "text/confusables.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "text/readings.h"

enum { UNITS = 0x10000, FIRST_SOUND = 0xE000, MOST_SOUNDS = 0x1900 };

// Keys beside its own by unit: those of unit u are items[first[u] .. first[u + 1]).
typedef struct further_keys {
    uint32_t first[UNITS + 2];
    uint16_t *items;
} further_keys;

struct mc_confusables {
    mc_arena arena;
    mc_readings *sounds;
    uint16_t sound_of[UNITS]; /**< key of the first reading; 0 = none */
    further_keys further[MC_CONFUSION_COUNT];
};

// Calls `take` for each pair of a character of a text and a key beside its own.
typedef void pair_taker(further_keys *keys, uint16_t unit, uint16_t key);

static void count_pair(further_keys *keys, uint16_t unit, uint16_t key)
{
    (void)key;
    keys->first[unit + 2]++;
}

static void put_pair(further_keys *keys, uint16_t unit, uint16_t key)
{
    keys->items[keys->first[unit + 1]++] = key;
}

static uint32_t first_readings(mc_ustr characters)
{
    for (uint32_t at = 0; at < characters.size; at++)
        if (characters.data[at] == ';') return at;
    return characters.size;
}

static void each_sound_pair(mc_confusables *tables, const mc_readings *rows, pair_taker *take)
{
    mc_ustr sound, characters;
    for (uint32_t row = 0; mc_readings_row(rows, row, &sound, &characters); row++)
        for (uint32_t at = first_readings(characters) + 1; at < characters.size; at++)
            take(&tables->further[MC_CONFUSED_BY_SOUND], characters.data[at],
                 (uint16_t)(FIRST_SOUND + row));
}

static void each_shape_pair(mc_confusables *tables, const mc_readings *rows, pair_taker *take)
{
    mc_ustr character, alike;
    for (uint32_t row = 0; mc_readings_row(rows, row, &character, &alike); row++)
        for (uint32_t at = 0; at < alike.size; at++)
            take(&tables->further[MC_CONFUSED_BY_SHAPE], alike.data[at], character.data[0]);
}

typedef void pair_source(mc_confusables *tables, const mc_readings *rows, pair_taker *take);

static mc_status turn_round(mc_confusables *tables, mc_confusion kind, const mc_readings *rows,
                            pair_source *each_pair, mc_error *err)
{
    further_keys *keys = &tables->further[kind];
    each_pair(tables, rows, count_pair);
    for (uint32_t unit = 2; unit < UNITS + 2; unit++)
        keys->first[unit] += keys->first[unit - 1];
    size_t room = (size_t)keys->first[UNITS + 1] + 1;
    keys->items = mc_arena_array(&tables->arena, room, sizeof *keys->items);
    if (!keys->items) return mc_error_memory(err);
    each_pair(tables, rows, put_pair);
    return MC_OK;
}

static mc_status note_sounds(mc_confusables *tables, const char *path, mc_error *err)
{
    mc_ustr sound, characters;
    uint32_t row = 0;
    for (; mc_readings_row(tables->sounds, row, &sound, &characters); row++)
        for (uint32_t at = 0; at < first_readings(characters); at++)
            tables->sound_of[characters.data[at]] = (uint16_t)(FIRST_SOUND + row);
    if (row <= MOST_SOUNDS) return MC_OK;
    return mc_error_set_at(err, MC_ERR_LEXICON, path, 0, 0,
                           "%u readings found, at most %u expected", row, (unsigned)MOST_SOUNDS);
}

static mc_status load_sounds(mc_confusables *tables, const char *path, mc_error *err)
{
    mc_status st = mc_readings_load(&tables->sounds, tables->arena.region, path, err);
    if (st == MC_OK) st = note_sounds(tables, path, err);
    if (st != MC_OK) return st;
    return turn_round(tables, MC_CONFUSED_BY_SOUND, tables->sounds, each_sound_pair, err);
}

static mc_status load_shapes(mc_confusables *tables, const char *path, mc_error *err)
{
    mc_readings *shapes = NULL;
    mc_status st = mc_readings_load(&shapes, NULL, path, err);
    if (st == MC_OK) st = turn_round(tables, MC_CONFUSED_BY_SHAPE, shapes, each_shape_pair, err);
    mc_readings_free(shapes);
    return st;
}

mc_status mc_confusables_load(mc_confusables **out, struct mc_region *region,
                              const char *data_folder, mc_error *err)
{
    mc_arena arena = MC_ARENA_IN(region), scratch = MC_ARENA_INIT;
    mc_confusables *tables = mc_arena_alloc(&arena, sizeof *tables);
    if (!tables) return mc_error_memory(err);
    tables->arena = arena;
    mc_str folder = mc_str_from_z(data_folder);
    mc_str sounds = mc_path_join(&scratch, folder, MC_STR("fold/homophones.tsv"));
    mc_str shapes = mc_path_join(&scratch, folder, MC_STR("fold/shapes.tsv"));
    mc_status st = mc_arena_failed(&scratch) ? mc_error_memory(err) : MC_OK;
    if (st == MC_OK) st = load_sounds(tables, sounds.data, err);
    if (st == MC_OK) st = load_shapes(tables, shapes.data, err);
    mc_arena_dispose(&scratch);
    if (st == MC_OK)
        *out = tables;
    else
        mc_confusables_free(tables);
    return st;
}

void mc_confusables_free(mc_confusables *tables)
{
    if (!tables) return;
    mc_readings_free(tables->sounds);
    mc_arena arena = tables->arena; // the tables lie in it
    mc_arena_dispose(&arena);
}

struct mc_region *mc_confusables_region(const mc_confusables *tables)
{
    return tables->arena.region;
}

mc_confusion_keys mc_confusables_keys(const mc_confusables *tables, mc_confusion kind,
                                      uint16_t unit)
{
    const further_keys *keys = &tables->further[kind];
    uint16_t sound = tables->sound_of[unit];
    return (mc_confusion_keys){kind == MC_CONFUSED_BY_SOUND && sound ? sound : unit,
                               keys->items + keys->first[unit],
                               keys->first[unit + 1] - keys->first[unit]};
}

mc_ustr mc_confusables_sound(const mc_confusables *tables, uint16_t unit)
{
    mc_ustr sound = {NULL, 0}, characters;
    uint16_t key = tables->sound_of[unit];
    if (key)
        (void)mc_readings_row(tables->sounds, (uint32_t)key - FIRST_SOUND, &sound, &characters);
    return sound;
}
