// SPDX-License-Identifier: Apache-2.0
#include "match/literal_index.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/attr.h"
#include "base/error.h"
#include "base/limits.h"
#include "match/literal_filter.h"

// How it works
//
// A text has far more positions where nothing begins than positions where a literal begins. So the
// scan has two steps, and the first does nothing but say "perhaps" or "no":
//
//   1. filter   Every position is looked at once: its unit and the next one are hashed to a bit, and a
//               set bit makes it a candidate (match/literal_filter.h).
//   2. verify   For each candidate the trie is walked as far as the text agrees with it.
//
// The trie has no arrays of children, which would be thousands wide for Chinese: an edge (node,
// unit) is a slot in one open-addressed hash table, eight bytes wide. It says where it leads,
// whether a literal ends there and whether anything goes on from there, so a walk that finds
// nothing reads no more than slots. The first two units are one step, because the filter has just
// vouched for them: they are the edge (virtual node of the first unit, second unit). That slot is
// the one access that may miss the cache, so it is asked for some candidates ahead; of the steps
// behind it, which nobody can ask for in time, two of three lead nowhere, and a bit says so. The table
// doubles while it is built, on the heap: how many edges the literals' common beginnings leave is
// known at the end, and then they move into as few slots as are fast. Literals of one
// unit have the first nodes.
//
// Example, literals 0 爆通讯录, 1 爆通, 2 通讯:
//
//     (爆·,通) -> n1 {1}     (n1,讯) -> n2     (n2,录) -> n3 {0}     (通·,讯) -> n4 {2}
//
// Text 被爆通讯: position 1 passes the filter by 爆通; the walk sees n1 {1}, then n2 {}, then the
// end of the text; position 2 passes by 通讯 and sees n4 {2}. Hits: 1 at [1,3), 2 at [2,4).
//
// A walk meets the shorter literals first, but hits are ordered longer first, so the walk's final
// nodes are kept on a small stack (no deeper than a literal is long) and unloaded from its end.

enum {
    BLOCK_POSITIONS =
        1024,           // candidates are gathered for so many positions before they are verified
    LEAST_PER_EDGE = 2, // slots per edge while they are added
    FEWEST_SLOTS = 16,
    MANY_EDGES = 1 << 18,
    NODE_BITS = 23,
    FLAG_BITS = 2,
    AHEAD = 8 // candidates between asking for a slot and reading it
};

// An edge: parent (23 bits; VIRTUAL_NODE of the first unit for the step over two units), unit (16),
// child (23), GOES_ON, ENDS. 0 = empty slot, since no child is 0.
typedef uint64_t edge;

#define ENDS    UINT64_C(1) /* a literal ends in the child */
#define GOES_ON UINT64_C(2) /* the child has edges of its own */

struct mc_literal_index {
    mc_arena arena;
    mc_literal_filter filter;
    uint16_t *single_nodes; // by unit, 0 = none
    edge *edges;
    uint32_t slots;         // of edges
    uint64_t *further;      // a bit for each edge behind the first two units, by its hash
    uint32_t further_shift; // from a hash to a bit's number
    uint32_t *
        first_id; // by node, and one behind the last: its literals are ids[first .. first of the next)
    uint32_t node_count;
    uint32_t *ids;
    uint32_t count;
};

#define VIRTUAL_NODE(first_unit) ((1u << NODE_BITS) - 1 - (uint32_t)(first_unit))
#define MOST_UNITS               ((1u << NODE_BITS) - (1u << 17))

static uint64_t edge_key(uint32_t node, uint16_t unit)
{
    return (uint64_t)node << 16 | unit;
}

// The upper half of the hash, as a share of the slots.
static uint32_t first_slot(const mc_literal_index *index, uint64_t key)
{
    return (uint32_t)((key * 0x9E3779B97F4A7C15u >> 32) * index->slots >> 32);
}

static uint64_t key_of(edge e)
{
    return e >> (NODE_BITS + FLAG_BITS);
}

static uint32_t child_of(edge e)
{
    return (uint32_t)(e >> FLAG_BITS) & ((1u << NODE_BITS) - 1);
}

// The slot of the edge, or the empty slot where it would stand.
static edge *find_slot(const mc_literal_index *index, uint64_t key)
{
    edge *found = &index->edges[first_slot(index, key)], *end = index->edges + index->slots;
    while (*found && key_of(*found) != key)
        if (++found == end) found = index->edges;
    return found;
}

// Moves the edges into other slots, all of which are empty.
static void move_edges(mc_literal_index *index, edge *edges, uint32_t slots)
{
    edge *old = index->edges;
    uint32_t old_slots = index->slots;
    index->edges = edges;
    index->slots = slots;
    for (uint32_t i = 0; i < old_slots; i++)
        if (old[i]) *find_slot(index, key_of(old[i])) = old[i];
    free(old);
}

// Room for so many more edges; false when memory ran out.
static bool reserve_edges(mc_literal_index *index, uint32_t more)
{
    uint64_t needed = ((uint64_t)index->node_count + more) * LEAST_PER_EDGE + FEWEST_SLOTS;
    if (needed <= index->slots) return true;
    uint32_t slots = (uint32_t)(needed * 2);
    edge *edges = calloc(slots, sizeof *edges);
    if (edges) move_edges(index, edges, slots);
    return edges;
}

// The bit of an edge in `further`: most steps that a walk asks for lead nowhere, and this says so in
// a table that stays in the second level of the cache.
static uint32_t further_bit(const mc_literal_index *index, uint64_t key)
{
    return (uint32_t)(key * 0x9E3779B97F4A7C15u >> index->further_shift);
}

static bool may_lead_further(const mc_literal_index *index, uint64_t key)
{
    uint32_t bit = further_bit(index, key);
    return index->further[bit / 64] >> bit % 64 & 1;
}

static edge *add_edge(mc_literal_index *index, uint32_t node, uint16_t unit)
{
    uint64_t key = edge_key(node, unit);
    edge *found = find_slot(index, key);
    if (!*found) *found = (key << NODE_BITS | ++index->node_count) << FLAG_BITS;
    return found;
}

// Puts the literal into filters and trie, which has room for it; the node it ends in.
static uint32_t add_literal(mc_literal_index *index, mc_ustr s)
{
    mc_literal_filter_add(&index->filter, s);
    if (s.size == 1) return index->single_nodes[s.data[0]];
    edge *last = add_edge(index, VIRTUAL_NODE(s.data[0]), s.data[1]);
    for (uint32_t i = 2; i < s.size; i++) {
        *last |= GOES_ON;
        last = add_edge(index, child_of(*last), s.data[i]);
    }
    *last |= ENDS;
    return child_of(*last);
}

// Literals of one unit have the first nodes, so that their numbers are small.
static void add_singles(mc_literal_index *index, const mc_ustr *literals)
{
    for (uint32_t i = 0; i < index->count; i++) {
        if (literals[i].size != 1) continue;
        uint16_t unit = literals[i].data[0], *node = &index->single_nodes[unit];
        if (!*node) *node = (uint16_t)++index->node_count;
    }
}

// Lays the ids of each node side by side, in ascending order: counts them behind their node, adds
// up, and fills each node's places from the last one on, which leaves where it begins.
static void place_ids(mc_literal_index *index, const uint32_t *end_nodes)
{
    uint32_t *first = index->first_id, behind = 0;
    for (uint32_t i = 0; i < index->count; i++)
        first[end_nodes[i]]++;
    for (uint32_t n = 0; n <= index->node_count; n++)
        first[n] = behind += first[n];
    first[index->node_count + 1] = behind;
    for (uint32_t i = index->count; i--;)
        index->ids[--first[end_nodes[i]]] = i;
}

static bool has_single(const mc_ustr *literals, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (literals[i].size == 1) return true;
    return false;
}

static bool allocate(mc_literal_index *index, bool singles)
{
    index->filter = mc_literal_filter_new(&index->arena, index->count, singles);
    if (singles) index->single_nodes = mc_arena_array(&index->arena, 65536, sizeof(uint16_t));
    index->ids = mc_arena_array(&index->arena, index->count, sizeof *index->ids);
    return !mc_arena_failed(&index->arena);
}

// Slots for so many edges. Few edges get three each, so that a miss is found at once; a large table
// is a good part of the image (docs/decisions/005), and gets seven for four: a walk that finds
// nothing looks at three on average, in one line of the cache nearly always.
static uint32_t slots_for(uint32_t edges)
{
    return edges < MANY_EDGES ? edges * 3 + FEWEST_SLOTS : edges + edges / 2 + edges / 4;
}

// Moves the edges into the arena.
static bool keep_edges(mc_literal_index *index)
{
    uint32_t slots = slots_for(index->node_count);
    edge *edges = index->edges ? mc_arena_array(&index->arena, slots, sizeof *edges) : NULL;
    if (edges)
        move_edges(index, edges, slots);
    else {
        free(index->edges);
        index->edges = NULL;
    }
    return edges;
}

// Eight bits an edge at least: of ten steps that lead nowhere nine are known by their bit.
static bool mark_further(mc_literal_index *index)
{
    uint32_t log = 6;
    while (log < 31 && (UINT64_C(1) << log) < (uint64_t)index->node_count * 16)
        log++;
    index->further_shift = 64 - log;
    index->further = mc_arena_array(&index->arena, (size_t)1 << (log - 6), sizeof *index->further);
    for (uint32_t i = 0; index->further && i < index->slots; i++) {
        uint64_t key = key_of(index->edges[i]);
        uint32_t bit = further_bit(index, key);
        if (index->edges[i]) index->further[bit / 64] |= UINT64_C(1) << bit % 64;
    }
    return index->further;
}

static mc_status check_sizes(const mc_ustr *literals, uint32_t count, mc_error *err)
{
    uint64_t sum = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!literals[i].size || literals[i].size > MC_MAX_LITERAL_UNITS)
            return mc_error_set(err, MC_ERR_LIMIT, "literal %u has %u characters, expected 1 to %u",
                                i, literals[i].size, MC_MAX_LITERAL_UNITS);
        sum += literals[i].size;
    }
    if (sum > MOST_UNITS)
        return mc_error_set(err, MC_ERR_LIMIT,
                            "the literals have %llu characters, expected at most %u",
                            (unsigned long long)sum, MOST_UNITS);
    return MC_OK;
}

static bool add_all(mc_literal_index *index, const mc_ustr *literals, uint32_t *end_nodes)
{
    add_singles(index, literals);
    bool ok = reserve_edges(index, 0);
    for (uint32_t i = 0; ok && i < index->count; i++) {
        ok = reserve_edges(index, literals[i].size);
        if (ok) end_nodes[i] = add_literal(index, literals[i]);
    }
    return keep_edges(index) && mark_further(index) && ok;
}

static bool place_nodes(mc_literal_index *index, const uint32_t *end_nodes)
{
    size_t nodes = (size_t)index->node_count + 2;
    index->first_id = mc_arena_array(&index->arena, nodes, sizeof *index->first_id);
    if (index->first_id) place_ids(index, end_nodes);
    return index->first_id;
}

static mc_status build(mc_literal_index *index, const mc_ustr *literals, mc_error *err)
{
    uint32_t *end_nodes = malloc(((size_t)index->count + 1) * sizeof *end_nodes);
    bool ok = end_nodes && allocate(index, has_single(literals, index->count)) &&
              add_all(index, literals, end_nodes) && place_nodes(index, end_nodes);
    free(end_nodes);
    return ok ? MC_OK : mc_error_memory(err);
}

mc_status mc_literal_index_new(mc_literal_index **out, struct mc_region *region,
                               const mc_ustr *literals, uint32_t count, mc_error *err)
{
    mc_arena arena = MC_ARENA_IN(region);
    mc_literal_index *index = NULL;

    mc_status st = check_sizes(literals, count, err);
    if (st == MC_OK) {
        index = mc_arena_alloc(&arena, sizeof *index);
        if (!index) st = mc_error_memory(err);
    }
    if (st == MC_OK) {
        index->arena = arena;
        index->count = count;
        st = build(index, literals, err);
    }
    if (st == MC_OK) {
        *out = index;
        index = NULL;
    }

    mc_literal_index_free(index);
    return st;
}

void mc_literal_index_free(mc_literal_index *index)
{
    if (!index) return;
    mc_arena arena = index->arena; // the index lies in it
    mc_arena_dispose(&arena);
}

static mc_status emit(const mc_literal_index *index, uint32_t node, mc_norm_span span,
                      mc_literal_hits *hits)
{
    uint32_t first = index->first_id[node], end = index->first_id[node + 1], count = end - first;
    bool fits = count <= hits->capacity - hits->count;
    if (!fits && !MC_ARRAY_RESERVE(hits->items, hits->capacity, (uint64_t)hits->count + count))
        return MC_ERR_MEMORY;
    for (uint32_t i = first; i < end; i++)
        hits->items[hits->count++] = (mc_literal_hit){index->ids[i], span};
    return MC_OK;
}

// Walks the trie from a pair on; the final nodes on the way, shortest first.
static uint32_t walk(const mc_literal_index *index, const uint16_t *units, mc_norm_span from,
                     uint32_t nodes[MC_MAX_LITERAL_UNITS], uint32_t ends[MC_MAX_LITERAL_UNITS])
{
    uint32_t found = 0, at = from.begin + 2;
    uint64_t key = edge_key(VIRTUAL_NODE(units[from.begin]), units[from.begin + 1]);
    for (edge e = *find_slot(index, key); e; e = *find_slot(index, key)) {
        if (e & ENDS) {
            nodes[found] = child_of(e);
            ends[found++] = at;
        }
        if (!(e & GOES_ON) || at == from.end) break;
        key = edge_key(child_of(e), units[at++]);
        if (!may_lead_further(index, key)) break;
    }
    return found;
}

static mc_status verify(const mc_literal_index *index, const uint16_t *units, mc_norm_span from,
                        mc_literal_hits *hits)
{
    uint32_t nodes[MC_MAX_LITERAL_UNITS], ends[MC_MAX_LITERAL_UNITS];
    uint32_t at = from.begin, found = 0;
    mc_status st = MC_OK;
    if (from.end - at > 1 && mc_literal_filter_has_pair(&index->filter, units[at], units[at + 1]))
        found = walk(index, units, from, nodes, ends);
    while (st == MC_OK && found--)
        st = emit(index, nodes[found], (mc_norm_span){at, ends[found]}, hits);
    if (st == MC_OK && mc_literal_filter_has_single(&index->filter, units[at]))
        st = emit(index, index->single_nodes[units[at]], (mc_norm_span){at, at + 1}, hits);
    return st;
}

// Where the walk from a candidate begins. It is told by a function and asked for by the loop, since
// compilers drop calls that do nothing but ask.
static const edge *slot_at(const mc_literal_index *index, const uint16_t *units)
{
    return &index->edges[first_slot(index, edge_key(VIRTUAL_NODE(units[0]), units[1]))];
}

mc_status mc_literal_index_scan(const mc_literal_index *index, const uint16_t *units,
                                mc_norm_span span, mc_literal_hits *hits)
{
    assert(span.begin <= span.end);
    if (!index->count || span.begin == span.end) return MC_OK;
    uint32_t candidates[BLOCK_POSITIONS];
    uint32_t last = span.end - 1; // has no unit behind it inside the span
    mc_vectors vectors = mc_vectors_here();
    mc_status st = MC_OK;
    for (uint32_t at = span.begin; st == MC_OK && at < last;) {
        uint32_t end = last - at > BLOCK_POSITIONS ? at + BLOCK_POSITIONS : last;
        uint32_t count =
            mc_literal_filter_find(&index->filter, units, at, end, candidates, vectors);
        for (uint32_t i = 0; st == MC_OK && i < count; i++) {
            if (i + AHEAD < count) MC_PREFETCH(slot_at(index, units + candidates[i + AHEAD]));
            st = verify(index, units, (mc_norm_span){candidates[i], span.end}, hits);
        }
        at = end;
    }
    if (st == MC_OK) st = verify(index, units, (mc_norm_span){last, span.end}, hits);
    return st;
}

void mc_literal_hits_dispose(mc_literal_hits *hits)
{
    free(hits->items);
    *hits = (mc_literal_hits){0};
}
