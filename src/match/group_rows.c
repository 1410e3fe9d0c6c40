// SPDX-License-Identifier: Apache-2.0
#include "match/group_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"

static uint64_t *row_at(const mc_group_rows *rows, uint32_t row)
{
    return rows->bits + (size_t)row * rows->words;
}

// Rows are hundreds of bytes long and nearly empty: their hash is the sum of those of their groups.
static uint64_t hash_group(uint32_t group)
{
    uint64_t hash = (group + 1) * 0x9E3779B97F4A7C15u;
    return (hash ^ hash >> 32) * 0xD6E8FEB86659FD93u;
}

static uint32_t *find_slot(const mc_group_rows *rows, uint64_t hash, const uint64_t *set)
{
    size_t size = rows->words * sizeof *set;
    uint32_t mask = rows->slot_count - 1, at = (uint32_t)(hash >> 32) & mask;
    for (; rows->slots[at]; at = (at + 1) & mask) {
        uint32_t row = rows->slots[at] - 1;
        if (rows->hashes[row] == hash && memcmp(row_at(rows, row), set, size) == 0) break;
    }
    return &rows->slots[at];
}

// Twice as many slots; those of the known rows are looked up again.
static bool grow(mc_group_rows *rows)
{
    uint32_t slot_count = rows->slot_count ? rows->slot_count * 2 : 1024;
    uint32_t *slots = calloc(slot_count, sizeof *slots);
    if (!slots) return false;
    free(rows->slots);
    rows->slots = slots;
    rows->slot_count = slot_count;
    for (uint32_t i = 0; i < rows->count; i++)
        *find_slot(rows, rows->hashes[i], row_at(rows, i)) = i + 1;
    return true;
}

static bool start_set(mc_group_rows *rows)
{
    uint64_t needed = ((uint64_t)rows->count + 1) * rows->words + 1;
    if (!MC_ARRAY_RESERVE(rows->bits, rows->capacity, needed)) return false;
    if (!MC_ARRAY_RESERVE(rows->hashes, rows->hash_capacity, rows->count + 1ull)) return false;
    memset(row_at(rows, rows->count), 0, rows->words * sizeof *rows->bits);
    rows->hash = 0;
    return true;
}

bool mc_group_rows_init(mc_group_rows *rows, uint32_t words)
{
    uint32_t empty;
    *rows = (mc_group_rows){.words = words};
    if (start_set(rows) && mc_group_rows_take(rows, &empty)) return true;
    mc_group_rows_dispose(rows);
    return false;
}

void mc_group_rows_put(mc_group_rows *rows, uint32_t group)
{
    uint64_t *word = &row_at(rows, rows->count)[group / 64], bit = UINT64_C(1) << group % 64;
    if (!(*word & bit)) rows->hash += hash_group(group);
    *word |= bit;
}

bool mc_group_rows_take(mc_group_rows *rows, uint32_t *row)
{
    if (rows->count * 2 >= rows->slot_count && !grow(rows)) return false;
    uint32_t *slot = find_slot(rows, rows->hash, row_at(rows, rows->count));
    if (!*slot) {
        rows->hashes[rows->count] = rows->hash;
        *slot = ++rows->count;
    }
    *row = *slot - 1;
    return start_set(rows);
}

uint64_t *mc_group_rows_copy(const mc_group_rows *rows, mc_arena *arena)
{
    size_t words = (size_t)rows->count * rows->words;
    uint64_t *copy = mc_arena_array(arena, words, sizeof *copy);
    if (copy && words) memcpy(copy, rows->bits, words * sizeof *copy);
    return copy;
}

void mc_group_rows_dispose(mc_group_rows *rows)
{
    free(rows->bits);
    free(rows->hashes);
    free(rows->slots);
    *rows = (mc_group_rows){0};
}
