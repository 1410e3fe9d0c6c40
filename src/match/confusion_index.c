// SPDX-License-Identifier: Apache-2.0
// For each kind of confusion a trie of the terms' keys, walked with all keys that a character
// answers to (text/confusables.h):
//
//   terms 催收 恐吓     by sound:  cui ─ shou ●     kong ─ xia ●
//
//   text 被崔手打       被 no term begins with bei
//                       崔 cui → node, 手 shou → ● : a spelling of 催收
//
// Most characters begin no term. One byte for each of the 65,536 units says by which kinds it may
// stand first in a term and by which second, so that one pass serves all kinds and leaves few
// places. There a character's role tells the nodes that it leads to from the root, and 64 bits for
// its keys as a second character: where they share none with the keys that follow such a node,
// nothing is walked. Terms are sorted by their keys, so the children of a node are
// neighbours in one array.
#include "match/confusion_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/error.h"
#include "base/limits.h"

enum { UNITS = 0x10000, SECOND_SHIFT = 4 };

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

// What a character may be to the terms.
typedef struct role {
    uint64_t second;             /**< bits: its keys mod 64 */
    uint32_t first, first_count; /**< nodes of depth one that it leads to: firsts[first ..] */
} role;

typedef struct trie {
    mc_confusion kind;
    keyed_term *terms; /**< sorted by keys */
    node *nodes;       /**< nodes[0] is the root */
    uint32_t node_count, node_capacity;
    uint16_t
        role_of[UNITS]; /**< by unit: number of its role + 1; 0 = stands neither first nor second */
    role *roles;
    uint32_t role_count, role_capacity;
    uint32_t *firsts;
    uint32_t first_count, first_capacity;
} trie;

struct mc_confusion_index {
    const mc_confusables *tables;
    mc_arena arena;
    trie tries[MC_CONFUSION_COUNT];
    uint8_t
        places[UNITS]; /**< by unit: bits of the kinds by which it may stand first; above, second */
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

static bool file_terms(mc_confusion_index *index, trie *t, mc_confusable_terms terms)
{
    t->terms = mc_arena_array(&index->arena, terms.count, sizeof *t->terms);
    for (uint32_t i = 0; i < terms.count && !mc_arena_failed(&index->arena); i++) {
        mc_ustr term = terms.items[i];
        uint16_t *keys = mc_arena_array(&index->arena, term.size, sizeof *keys);
        for (uint32_t at = 0; keys && at < term.size; at++)
            keys[at] = mc_confusables_keys(index->tables, t->kind, term.data[at]).own;
        t->terms[i] = (keyed_term){{keys, term.size}, i};
    }
    if (mc_arena_failed(&index->arena)) return false;
    if (terms.count) qsort(t->terms, terms.count, sizeof *t->terms, by_keys);
    return true;
}

static uint64_t bit_of(uint16_t key)
{
    return UINT64_C(1) << key % 64;
}

static bool add_child(trie *t, uint32_t parent, uint32_t depth, uint32_t begin)
{
    if (!MC_ARRAY_RESERVE(t->nodes, t->node_capacity, (uint64_t)t->node_count + 1)) return false;
    uint16_t key = t->terms[begin].keys.data[depth];
    uint32_t end = begin;
    while (end < t->nodes[parent].end && t->terms[end].keys.data[depth] == key)
        end++;
    t->nodes[t->node_count++] = (node){.begin = begin, .end = end, .key = key};
    t->nodes[parent].child_count++;
    t->nodes[parent].follows |= bit_of(key);
    return true;
}

// Terms that end at a node sort before those that go on.
static uint32_t behind_ending(const trie *t, const node *at, uint32_t depth)
{
    uint32_t i = at->begin;
    while (i < at->end && t->terms[i].keys.size == depth)
        i++;
    return i;
}

// Nodes level by level: children of one node stand side by side.
static bool grow(trie *t, uint32_t count)
{
    if (!MC_ARRAY_RESERVE(t->nodes, t->node_capacity, 1)) return false;
    t->nodes[t->node_count++] = (node){.begin = 0, .end = count};
    uint32_t level_end = 1, depth = 0;
    for (uint32_t n = 0; n < t->node_count; n++) {
        if (n == level_end) {
            depth++;
            level_end = t->node_count;
        }
        uint32_t i = behind_ending(t, &t->nodes[n], depth);
        t->nodes[n].first_child = t->node_count;
        t->nodes[n].ends = i > t->nodes[n].begin;
        for (; i < t->nodes[n].end; i = t->nodes[t->node_count - 1].end)
            if (!add_child(t, n, depth, i)) return false;
    }
    return true;
}

static const node *child_of(const trie *t, const node *parent, uint16_t key)
{
    uint32_t low = parent->first_child, high = low + parent->child_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (t->nodes[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < parent->first_child + parent->child_count && t->nodes[low].key == key;
    return found ? &t->nodes[low] : NULL;
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

static bool add_first(trie *t, uint16_t key)
{
    const node *first = child_of(t, &t->nodes[0], key);
    if (!first) return true;
    if (!MC_ARRAY_RESERVE(t->firsts, t->first_capacity, (uint64_t)t->first_count + 1)) return false;
    t->firsts[t->first_count++] = (uint32_t)(first - t->nodes);
    return true;
}

static bool add_role(trie *t, uint16_t unit, mc_confusion_keys keys)
{
    role r = {.second = bit_of(keys.own), .first = t->first_count};
    bool ok = MC_ARRAY_RESERVE(t->roles, t->role_capacity, (uint64_t)t->role_count + 1) &&
              add_first(t, keys.own);
    for (uint32_t i = 0; ok && i < keys.more_count; i++) {
        r.second |= bit_of(keys.more[i]);
        ok = add_first(t, keys.more[i]);
    }
    if (!ok) return false;
    r.first_count = t->first_count - r.first;
    t->roles[t->role_count++] = r;
    t->role_of[unit] = (uint16_t)t->role_count;
    return true;
}

// Which units may stand first and second, from the keys that stand there.
static bool mark_units(mc_confusion_index *index, trie *t, uint32_t count)
{
    uint64_t first[UNITS / 64] = {0}, second[UNITS / 64] = {0};
    for (uint32_t i = 0; i < count; i++) {
        mc_ustr keys = t->terms[i].keys;
        set_bit(first, keys.data[0]);
        if (keys.size > 1) set_bit(second, keys.data[1]);
    }
    for (uint32_t unit = 0; unit < UNITS; unit++) {
        mc_confusion_keys keys = mc_confusables_keys(index->tables, t->kind, (uint16_t)unit);
        unsigned begins = answers_to_one_of(keys, first);
        unsigned follows = answers_to_one_of(keys, second);
        index->places[unit] |= (uint8_t)((begins | follows << SECOND_SHIFT) << t->kind);
        if ((begins || follows) && !add_role(t, (uint16_t)unit, keys)) return false;
    }
    return true;
}

// Moves an array that has grown into the arena.
static void *keep(mc_arena *arena, void *items, uint32_t count, size_t item_bytes)
{
    void *kept = mc_arena_array(arena, count, item_bytes);
    if (kept && count) memcpy(kept, items, count * item_bytes);
    free(items);
    return kept;
}

static bool settle(mc_confusion_index *index, trie *t)
{
    t->nodes = keep(&index->arena, t->nodes, t->node_count, sizeof *t->nodes);
    t->roles = keep(&index->arena, t->roles, t->role_count, sizeof *t->roles);
    t->firsts = keep(&index->arena, t->firsts, t->first_count, sizeof *t->firsts);
    return !mc_arena_failed(&index->arena);
}

mc_status mc_confusion_index_new(mc_confusion_index **out, const mc_confusables *tables,
                                 const mc_confusable_terms terms[MC_CONFUSION_COUNT], mc_error *err)
{
    mc_arena arena = MC_ARENA_IN(mc_confusables_region(tables));
    mc_confusion_index *index = mc_arena_alloc(&arena, sizeof *index);
    if (!index) return mc_error_memory(err);
    index->tables = tables;
    index->arena = arena;
    for (uint32_t kind = 0; kind < MC_CONFUSION_COUNT; kind++) {
        trie *t = &index->tries[kind];
        t->kind = (mc_confusion)kind;
        bool ok = file_terms(index, t, terms[kind]) && grow(t, terms[kind].count) &&
                  mark_units(index, t, terms[kind].count);
        if (!settle(index, t) || !ok) {
            mc_confusion_index_free(index);
            return mc_error_memory(err);
        }
    }
    *out = index;
    return MC_OK;
}

void mc_confusion_index_free(mc_confusion_index *index)
{
    if (!index) return;
    mc_arena arena = index->arena; // the index lies in it
    mc_arena_dispose(&arena);
}

// A walk that began at `begin` and has read the units up to `at`.
typedef struct walk {
    const mc_confusables *tables;
    const trie *trie;
    mc_ustr units;
    uint32_t begin;
    mc_literal_hits *hits;
    bool failed;
} walk;

static void take_endings(walk *w, const node *here, uint32_t at)
{
    if (!here->ends) return;
    uint32_t end = behind_ending(w->trie, here, at - w->begin);
    for (uint32_t i = here->begin; i < end; i++) {
        if (!MC_ARRAY_RESERVE(w->hits->items, w->hits->capacity, (uint64_t)w->hits->count + 1)) {
            w->failed = true;
            return;
        }
        w->hits->items[w->hits->count++] = (mc_literal_hit){w->trie->terms[i].term, {w->begin, at}};
    }
}

static const node *step(const walk *w, const node *here, uint16_t key)
{
    return here->follows & bit_of(key) ? child_of(w->trie, here, key) : NULL;
}

// As deep as the longest term.
static void walk_on(walk *w, const node *here, uint32_t at)
{
    take_endings(w, here, at);
    if (!here->child_count || at == w->units.size) return;
    mc_confusion_keys keys = mc_confusables_keys(w->tables, w->trie->kind, w->units.data[at]);
    const node *next = step(w, here, keys.own);
    if (next) walk_on(w, next, at + 1);
    for (uint32_t i = 0; i < keys.more_count; i++) {
        next = step(w, here, keys.more[i]);
        if (next) walk_on(w, next, at + 1);
    }
}

// The first two characters at once: most of those that may begin a term stand before
// one that may follow others.
static void begin_walk(walk *w)
{
    const trie *t = w->trie;
    const uint16_t *units = w->units.data + w->begin;
    const role *one = &t->roles[t->role_of[units[0]] - 1];
    const role *two = &t->roles[t->role_of[units[1]] - 1];
    for (uint32_t i = 0; i < one->first_count; i++) {
        const node *first = &t->nodes[t->firsts[one->first + i]];
        if (first->ends || first->follows & two->second) walk_on(w, first, w->begin + 1);
    }
}

mc_status mc_confusion_index_scan(const mc_confusion_index *index, mc_ustr units,
                                  mc_literal_hits hits[MC_CONFUSION_COUNT])
{
    walk w = {.tables = index->tables, .units = units};
    unsigned first = 0; // kinds by which the unit before may stand first
    for (uint32_t at = 0; at < units.size; at++) {
        unsigned place = index->places[units.data[at]];
        unsigned kinds = first & place >> SECOND_SHIFT;
        first = place;
        for (uint32_t kind = 0; kinds; kind++, kinds >>= 1) {
            if (!(kinds & 1)) continue;
            w.begin = at - 1;
            w.trie = &index->tries[kind];
            w.hits = &hits[kind];
            begin_walk(&w);
        }
    }
    return w.failed ? MC_ERR_MEMORY : MC_OK;
}
