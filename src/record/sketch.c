// SPDX-License-Identifier: Apache-2.0
#include "record/sketch.h"

#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/hash.h"

// Near copies are found by comparing sketches, not texts. The text is masked first,
//
//   甲乙消费金融3月5日扣我1,200元  →  ■#月#日扣我#,#元
//
// then cut into shingles of five units (■#月#日, #月#日扣, …), each hashed to 64 bits.
// One-permutation hashing (Li, Owen, Zhang: One Permutation Hashing, NIPS 2012): the top five bits
// choose one of 32 bins, the smallest rest in a bin is its value, of which 16 bits are kept. The
// share of equal bins estimates the share of common shingles (Jaccard). Short texts leave bins
// empty; an empty bin borrows from another one chosen by a hash of its number (Shrivastava: Optimal
// Densification for Fast and Accurate Minwise Hashing, ICML 2017), so that all 32 values
// can be compared and banded.
//
// What is decided by a sketch is only which pairs are worth looking at; sentence hashes decide.
enum { SHINGLE = 5, BIN_SHIFT = 59 };

static const uint16_t NAME_MARK = 0xE000, DIGIT_MARK = '#';

static bool is_blank(uint16_t unit)
{
    return unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t' || unit == 0x3000;
}

// Masked units with, for each, the position it came from (for cutting into sentences).
typedef struct masked {
    uint16_t *units;
    uint32_t *from;
    uint32_t size;
} masked;

static void add_masked(masked *to, uint16_t unit, uint32_t from)
{
    to->units[to->size] = unit;
    to->from[to->size++] = from;
}

static void mask_text(masked *to, const mc_text *text, const mc_entity_result *entities)
{
    uint32_t mention = 0, mentions = entities ? entities->mention_count : 0;
    for (uint32_t at = 0; at < text->norm_size;) {
        while (mention < mentions && entities->mentions[mention].span.end <= at) {
            mention++;
        }
        if (mention < mentions && entities->mentions[mention].span.begin <= at) {
            add_masked(to, NAME_MARK, at);
            at = entities->mentions[mention].span.end;
            continue;
        }
        uint16_t unit = text->norm[at];
        bool repeated = mc_is_digit(unit) && to->size && to->units[to->size - 1] == DIGIT_MARK;
        if (!is_blank(unit) && !repeated) add_masked(to, mc_is_digit(unit) ? DIGIT_MARK : unit, at);
        at++;
    }
}

static void hash_text(mc_sketch *out, const mc_text *text, uint16_t *scratch)
{
    uint32_t size = 0;
    for (uint32_t at = 0; at < text->norm_size; at++) {
        if (!is_blank(text->norm[at])) scratch[size++] = text->norm[at];
    }
    mc_hash64_hex(mc_hash64(scratch, size * sizeof *scratch, 0), out->text_hash);
    mc_hash64_hex(mc_hash64(scratch, size * sizeof *scratch, 1), out->text_hash + 16);
}

static void hash_sentences(mc_sketch *out, const mc_text *text, const masked *of, uint64_t *hashes)
{
    uint32_t at = 0;
    out->sentence_hashes = hashes;
    for (uint32_t i = 0; i < text->sentence_count; i++) {
        while (at < of->size && of->from[at] < text->sentences[i].norm.begin) {
            at++;
        }
        uint32_t begin = at;
        while (at < of->size && of->from[at] < text->sentences[i].norm.end) {
            at++;
        }
        if (at - begin < MC_SKETCH_SENTENCE) continue;
        size_t bytes = (at - begin) * sizeof *of->units;
        hashes[out->sentence_count++] = mc_hash64(of->units + begin, bytes, 0);
    }
}

static uint64_t mix(uint64_t x)
{
    x ^= x >> 32;
    x *= UINT64_C(0xD6E8FEB86659FD93);
    x ^= x >> 32;
    x *= UINT64_C(0xD6E8FEB86659FD93);
    return x ^ x >> 32;
}

static uint64_t hash_shingle(const uint16_t *units)
{
    uint64_t four;
    memcpy(&four, units, sizeof four);
    return mix(mix(four) + units[4]);
}

static void fill_empty_bins(mc_sketch *out, const bool *filled)
{
    for (uint32_t bin = 0; bin < MC_SKETCH_BINS; bin++) {
        uint32_t from = bin;
        for (uint64_t attempt = 1; !filled[from]; attempt++) {
            from = (uint32_t)(mix(bin + attempt * MC_SKETCH_BINS) >> BIN_SHIFT);
        }
        out->bins[bin] = out->bins[from];
    }
}

static void hash_shingles(mc_sketch *out, const masked *of)
{
    uint64_t least[MC_SKETCH_BINS];
    bool filled[MC_SKETCH_BINS] = {false};
    out->empty = of->size < SHINGLE;
    if (out->empty) return;
    for (uint32_t at = 0; at + SHINGLE <= of->size; at++) {
        uint64_t hash = hash_shingle(of->units + at);
        uint32_t bin = (uint32_t)(hash >> BIN_SHIFT);
        if (!filled[bin] || hash < least[bin]) least[bin] = hash;
        filled[bin] = true;
    }
    for (uint32_t bin = 0; bin < MC_SKETCH_BINS; bin++) {
        if (filled[bin]) out->bins[bin] = (uint16_t)least[bin];
    }
    fill_empty_bins(out, filled);
}

mc_status mc_sketch_hash(mc_sketch *out, const mc_text *text, mc_arena *arena, mc_error *err)
{
    *out = (mc_sketch){.empty = true};
    uint16_t *scratch = mc_arena_array(arena, text->norm_size, sizeof *scratch);
    if (mc_arena_failed(arena)) return mc_error_memory(err);
    hash_text(out, text, scratch);
    return MC_OK;
}

mc_status mc_sketch_compute(mc_sketch *out, const mc_text *text, const mc_entity_result *entities,
                            mc_arena *arena, mc_error *err)
{
    mc_status st = mc_sketch_hash(out, text, arena, err);
    if (st != MC_OK) return st;
    masked of = {mc_arena_array(arena, text->norm_size, sizeof(uint16_t)),
                 mc_arena_array(arena, text->norm_size, sizeof(uint32_t)), 0};
    uint64_t *hashes = mc_arena_array(arena, text->sentence_count, sizeof *hashes);
    if (mc_arena_failed(arena)) return mc_error_memory(err);

    mask_text(&of, text, entities);
    hash_sentences(out, text, &of, hashes);
    hash_shingles(out, &of);
    return MC_OK;
}
