// SPDX-License-Identifier: Apache-2.0
// A trie of the terms' keys, walked with all keys that a character answers to (text/confusables.h):
//
//   terms 催收 恐吓     by sound:  cui ─ shou ●     kong ─ xia ●
//
//   text 被崔手打       被 no term begins with bei
//                       崔 cui → node, 手 shou → ● : a spelling of 催收
//
// Most characters begin no term: one bit for each of the 65,536 units says whether it does, another whether it can be
// a second character. Where both can, the keys that begin a term are told by one more bit each, and 64 bits of what
// follows such a key say whether one of the second character's does. Terms are sorted by their keys, so the
// children of a node are neighbours in one array.
#include "match/confusion_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/error.h"
#include "base/limits.h"

enum { UNITS = 0x10000 };

// A term as its keys.
typedef struct keyed_term {
    mc_ustr keys;
    uint32_t term; /**< position in the caller's array */
} keyed_term;

// Terms from `begin` to `end` share the keys up to here.
typedef struct node {
    uint32_t begin, end;
    uint32_t first_child, child_count;
    uint64_t follows; /**< bits: keys of its children mod 64 */
    uint16_t key;     /**< by which its parent leads here */
    bool ends;        /**< a term ends here */
} node;

struct mc_confusion_index {
    const mc_confusables *tables;
    mc_confusion kind;
    mc_arena arena;
    keyed_term *terms; /**< sorted by keys */
    node *nodes;       /**< nodes[0] is the root */
    uint32_t node_count, node_capacity;
    uint64_t begins[UNITS / 64], follows[UNITS / 64]; /**< by unit */
    uint64_t first_keys[UNITS / 64];
};

static bool has_bit(const uint64_t *bits, uint16_t unit)
{
    return bits[unit / 64] >> unit % 64 & 1;
}

static int by_keys(const void *left, const void *right)
{
    const keyed_term *a = left, *b = right;
    for (uint32_t at = 0; at < a->keys.size && at < b->keys.size; at++)
        if (a->keys.data[at] != b->keys.data[at])
            return a->keys.data[at] < b->keys.data[at] ? -1 : 1;
    if (a->keys.size != b->keys.size) return a->keys.size < b->keys.size ? -1 : 1;
    return (a->term > b->term) - (a->term < b->term);
}

static bool file_terms(mc_confusion_index *index, const mc_ustr *terms, uint32_t count)
{
    index->terms = mc_arena_array(&index->arena, count, sizeof *index->terms);
    for (uint32_t i = 0; i < count && !mc_arena_failed(&index->arena); i++) {
        uint16_t *keys = mc_arena_array(&index->arena, terms[i].size, sizeof *keys);
        for (uint32_t at = 0; keys && at < terms[i].size; at++)
            keys[at] = mc_confusables_keys(index->tables, index->kind, terms[i].data[at]).own;
        index->terms[i] = (keyed_term){{keys, terms[i].size}, i};
    }
    if (mc_arena_failed(&index->arena)) return false;
    if (count) qsort(index->terms, count, sizeof *index->terms, by_keys);
    return true;
}

static uint64_t bit_of(uint16_t key)
{
    return UINT64_C(1) << key % 64;
}

static bool add_child(mc_confusion_index *index, uint32_t parent, uint32_t depth, uint32_t begin)
{
    if (!MC_ARRAY_RESERVE(index->nodes, index->node_capacity, (uint64_t)index->node_count + 1))
        return false;
    uint16_t key = index->terms[begin].keys.data[depth];
    uint32_t end = begin;
    while (end < index->nodes[parent].end && index->terms[end].keys.data[depth] == key)
        end++;
    index->nodes[index->node_count++] = (node){.begin = begin, .end = end, .key = key};
    index->nodes[parent].child_count++;
    index->nodes[parent].follows |= bit_of(key);
    return true;
}

// Terms that end at a node sort before those that go on.
static uint32_t behind_ending(const mc_confusion_index *index, const node *at, uint32_t depth)
{
    uint32_t i = at->begin;
    while (i < at->end && index->terms[i].keys.size == depth)
        i++;
    return i;
}

// Nodes level by level: children of one node stand side by side.
static bool grow(mc_confusion_index *index, uint32_t count)
{
    if (!MC_ARRAY_RESERVE(index->nodes, index->node_capacity, 1)) return false;
    index->nodes[index->node_count++] = (node){.begin = 0, .end = count};
    uint32_t level_end = 1, depth = 0;
    for (uint32_t n = 0; n < index->node_count; n++) {
        if (n == level_end) {
            depth++;
            level_end = index->node_count;
        }
        uint32_t i = behind_ending(index, &index->nodes[n], depth);
        index->nodes[n].first_child = index->node_count;
        index->nodes[n].ends = i > index->nodes[n].begin;
        for (; i < index->nodes[n].end; i = index->nodes[index->node_count - 1].end)
            if (!add_child(index, n, depth, i)) return false;
    }
    return true;
}

static const node *child_of(const mc_confusion_index *index, const node *parent, uint16_t key)
{
    uint32_t low = parent->first_child, high = low + parent->child_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (index->nodes[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < parent->first_child + parent->child_count && index->nodes[low].key == key;
    return found ? &index->nodes[low] : NULL;
}

static void set_bit(uint64_t *bits, uint16_t unit)
{
    bits[unit / 64] |= UINT64_C(1) << unit % 64;
}

static bool answers_to_one_of(mc_confusion_keys keys, const uint64_t *wanted)
{
    bool found = has_bit(wanted, keys.own);
    for (uint32_t i = 0; !found && i < keys.more_count; i++)
        found = has_bit(wanted, keys.more[i]);
    return found;
}

// Which units may stand first and second, from the keys that stand there.
static void mark_units(mc_confusion_index *index, uint32_t count)
{
    uint64_t *first = index->first_keys, second[UNITS / 64] = {0};
    for (uint32_t i = 0; i < count; i++) {
        mc_ustr keys = index->terms[i].keys;
        set_bit(first, keys.data[0]);
        if (keys.size > 1) set_bit(second, keys.data[1]);
    }
    for (uint32_t unit = 0; unit < UNITS; unit++) {
        mc_confusion_keys keys = mc_confusables_keys(index->tables, index->kind, (uint16_t)unit);
        if (answers_to_one_of(keys, first)) set_bit(index->begins, (uint16_t)unit);
        if (answers_to_one_of(keys, second)) set_bit(index->follows, (uint16_t)unit);
    }
}

mc_status mc_confusion_index_new(mc_confusion_index **out, const mc_confusables *tables,
                                 mc_confusion kind, const mc_ustr *terms, uint32_t count,
                                 mc_error *err)
{
    mc_confusion_index *index = calloc(1, sizeof *index);
    if (!index) return mc_error_memory(err);
    index->tables = tables;
    index->kind = kind;
    index->arena = MC_ARENA_INIT;
    if (!file_terms(index, terms, count) || !grow(index, count)) {
        mc_confusion_index_free(index);
        return mc_error_memory(err);
    }
    mark_units(index, count);
    *out = index;
    return MC_OK;
}

void mc_confusion_index_free(mc_confusion_index *index)
{
    if (!index) return;
    mc_arena_dispose(&index->arena);
    free(index->nodes);
    free(index);
}

// A walk that began at `begin` and has read the units up to `at`.
typedef struct walk {
    const mc_confusion_index *index;
    mc_ustr units;
    uint32_t begin;
    mc_literal_hits *hits;
    bool failed;
} walk;

static void take_endings(walk *w, const node *here, uint32_t at)
{
    if (!here->ends) return;
    uint32_t end = behind_ending(w->index, here, at - w->begin);
    for (uint32_t i = here->begin; i < end; i++) {
        if (!MC_ARRAY_RESERVE(w->hits->items, w->hits->capacity, (uint64_t)w->hits->count + 1)) {
            w->failed = true;
            return;
        }
        w->hits->items[w->hits->count++] =
            (mc_literal_hit){w->index->terms[i].term, {w->begin, at}};
    }
}

// As deep as the longest term.
static void walk_on(walk *w, const node *here, uint32_t at)
{
    take_endings(w, here, at);
    if (!here->child_count || at == w->units.size) return;
    mc_confusion_keys keys =
        mc_confusables_keys(w->index->tables, w->index->kind, w->units.data[at]);
    const node *next = child_of(w->index, here, keys.own);
    if (next) walk_on(w, next, at + 1);
    for (uint32_t i = 0; i < keys.more_count; i++) {
        next = child_of(w->index, here, keys.more[i]);
        if (next) walk_on(w, next, at + 1);
    }
}

static void begin_with(walk *w, uint16_t key, uint64_t second)
{
    const mc_confusion_index *index = w->index;
    if (!has_bit(index->first_keys, key)) return;
    const node *first = child_of(index, &index->nodes[0], key);
    if (first && (first->ends || first->follows & second)) walk_on(w, first, w->begin + 1);
}

// The first two characters at once: most of those that may begin a term stand before one that may follow others.
static void begin_walk(walk *w)
{
    const mc_confusables *tables = w->index->tables;
    const uint16_t *units = w->units.data + w->begin;
    mc_confusion_keys keys = mc_confusables_keys(tables, w->index->kind, units[1]);
    uint64_t second = bit_of(keys.own);
    for (uint32_t i = 0; i < keys.more_count; i++)
        second |= bit_of(keys.more[i]);
    keys = mc_confusables_keys(tables, w->index->kind, units[0]);
    begin_with(w, keys.own, second);
    for (uint32_t i = 0; i < keys.more_count; i++)
        begin_with(w, keys.more[i], second);
}

mc_status mc_confusion_index_scan(const mc_confusion_index *index, mc_ustr units,
                                  mc_literal_hits *hits)
{
    walk w = {.index = index, .units = units, .hits = hits};
    for (; w.begin < units.size; w.begin++) {
        if (!has_bit(index->begins, units.data[w.begin])) continue;
        if (w.begin + 1 == units.size || !has_bit(index->follows, units.data[w.begin + 1]))
            continue;
        begin_walk(&w);
    }
    return w.failed ? MC_ERR_MEMORY : MC_OK;
}
