// SPDX-License-Identifier: Apache-2.0
#include "base/arena.h"

#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/align.h"
#include "base/region.h"

// Blocks form a list, newest first; only the newest has room that is still given out. Blocks double
// in size, so a large document costs a handful of calls to malloc and a small one costs none.
//
// Memory is given out zeroed. What was never given out is zero since the block was made, and the
// pages of a large block that nobody asks for are never touched; only what was used before
// a reset is cleared again.
struct mc_arena_block {
    struct mc_arena_block *older;
    size_t size, used;
    size_t dirty; // bytes that were given out before the last reset
    max_align_t data[];
};

enum { FIRST_BLOCK_BYTES = 16 << 10, LARGEST_BLOCK_BYTES = 4 << 20 };

static struct mc_arena_block *add_block(mc_arena *arena, size_t at_least)
{
    size_t size = arena->newest ? arena->newest->size * 2 : FIRST_BLOCK_BYTES;
    if (size > LARGEST_BLOCK_BYTES) size = LARGEST_BLOCK_BYTES;
    if (size < at_least) size = at_least;
    struct mc_arena_block *block = calloc(1, sizeof *block + size);
    if (!block) return NULL;
    block->older = arena->newest;
    block->size = size;
    arena->newest = block;
    return block;
}

static void *take_from_region(mc_arena *arena, size_t size, size_t alignment)
{
    void *memory = mc_region_take(arena->region, size, alignment);
    arena->failed |= !memory;
    return memory;
}

// The newest block when the piece fits behind what was given out of it, else a new one; `at` =
// where the piece begins in it.
static struct mc_arena_block *find_room(mc_arena *arena, size_t size, size_t alignment, size_t *at)
{
    struct mc_arena_block *block = arena->newest;
    *at = block ? mc_align_up(block->used, alignment) : 0;
    if (block && *at <= block->size && block->size - *at >= size) return block;
    *at = 0;
    return add_block(arena, size);
}

// Memory whose content is not told unless `clear`: what was given out
// before a reset is still in it.
static void *take(mc_arena *arena, size_t size, size_t alignment, bool clear)
{
    if (size > SIZE_MAX / 4) {
        arena->failed = true;
        return NULL;
    }
    if (size == 0) size = 1;
    if (arena->region) return take_from_region(arena, size, alignment);
    size_t at;
    struct mc_arena_block *block = find_room(arena, size, alignment, &at);
    if (!block) {
        arena->failed = true;
        return NULL;
    }
    char *memory = (char *)block->data + at;
    if (clear && at < block->dirty) {
        size_t rest = block->dirty - at;
        memset(memory, 0, rest < size ? rest : size);
    }
    arena->total_bytes += at + size - block->used;
    block->used = at + size;
    return memory;
}

void *mc_arena_alloc(mc_arena *arena, size_t size)
{
    return take(arena, size, alignof(max_align_t), true);
}

void *mc_arena_array(mc_arena *arena, size_t count, size_t item_bytes)
{
    if (item_bytes && count > SIZE_MAX / 4 / item_bytes) {
        arena->failed = true;
        return NULL;
    }
    return mc_arena_alloc(arena, count * item_bytes);
}

void *mc_arena_copy(mc_arena *arena, const void *data, size_t size)
{
    void *copy = take(arena, size, alignof(max_align_t), false);
    if (copy && size) memcpy(copy, data, size);
    return copy;
}

mc_str mc_arena_str(mc_arena *arena, mc_str s)
{
    char *copy = take(arena, (size_t)s.size + 1, 1, false);
    if (!copy) return (mc_str){NULL, 0};
    if (s.size) memcpy(copy, s.data, s.size);
    copy[s.size] = '\0';
    return (mc_str){copy, s.size};
}

mc_ustr mc_arena_ustr(mc_arena *arena, mc_ustr s)
{
    uint16_t *copy = take(arena, s.size * sizeof *copy, alignof(uint16_t), false);
    if (!copy) return (mc_ustr){NULL, 0};
    if (s.size) memcpy(copy, s.data, s.size * sizeof *copy);
    return (mc_ustr){copy, s.size};
}

bool mc_arena_failed(const mc_arena *arena)
{
    return arena->failed;
}

static void free_older(struct mc_arena_block *block)
{
    while (block) {
        struct mc_arena_block *older = block->older;
        free(block);
        block = older;
    }
}

void mc_arena_reset(mc_arena *arena)
{
    if (arena->newest) {
        free_older(arena->newest->older);
        arena->newest->older = NULL;
        if (arena->newest->used > arena->newest->dirty) arena->newest->dirty = arena->newest->used;
        arena->newest->used = 0;
    }
    arena->total_bytes = 0;
    arena->failed = false;
}

void mc_arena_dispose(mc_arena *arena)
{
    free_older(arena->newest);
    *arena = MC_ARENA_INIT;
}
