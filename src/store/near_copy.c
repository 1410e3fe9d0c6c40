// SPDX-License-Identifier: Apache-2.0
#include "store/near_copy.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/error.h"
#include "store/sql.h"

// Near copies are proposed by two cheap keys and decided pair by pair. A text here is a
// cluster of exact copies.
//
// Proposed: texts with an equal band of their sketches (10 bands of 3 values: a pair with 60 % of
// its shingles in common is met with probability .91, one with 5 % with .001), and texts that share
// a rare sentence. In a band that many texts share, each is compared with the next ones in order of
// text_hash, which no order of input changes.
//
// Decided, the first line that fits:
//
//   same wording   at least 28 of the 32 values are equal: names and digits are masked, so a copy
//                  for another company, amount or date has them all
//   sentences      of the sentences left when those that many texts share are set aside, the text
//                  with fewer has at least two (or one that is all of it), and four in five of
//                  them are in the other: a cut text, an added sentence
//   shingles       the shorter text has no sentence that many texts share, and four in five of its
//                  shingles are in the longer one, estimated from the sketches and the sizes:
//                  texts of one sentence or two, that are long enough for an estimate
//
// Why common sentences are set aside: thirty complaints begin "本人实名投诉……" and end
// "请书面答复", between them one tells of calls at night, another of a fee. By all sentences they
// are 2/3 the same; by what is left, nothing. For the same reason the third rule wants a shorter
// text without such sentences: else what is found in the longer one is the template's.
//
// Worked example of the third rule: sizes 100 and 75, 23 of 32 values equal, so J = .72. Common
// shingles are J/(1+J)*(100+75) = 73, of 75: contained .98, a cut copy. With 12 equal (J =
// .375): 48 of 75, .64, none.
//
// Why short texts are kept apart: one of ten characters has six shingles, so six of the 32 values
// are its own and the rest are borrowed from these. 已还清仍然催收，骂人 and 已还清仍然催收，扣款
// share four of six, and by chance 24 equal values can come of it; what pairs connect would then be
// every text that begins so, whatever it goes on to tell. Below SHORTEST only the same wording
// counts, below ESTIMABLE nearly the same. Both are as low as they can be: of copies of real
// complaints that were cut or added to (tests/accuracy/copies.py) seven in a hundred would be
// missed with twice as much, and none is wrong.
//
// Groups are what pairs connect (union-find); the smallest text_hash stands for the group.
enum {
    BINS = 32,
    BAND = 3,
    BANDS = BINS / BAND,
    COMPARED = 24,     /**< texts of one key that each text is compared with */
    MANY = 4,          /**< texts that may share a sentence which still counts */
    SAME_WORDING = 28, /**< equal values */
    MOSTLY = 24,       /**< equal values from which sizes of texts do not matter */
    LEAST = 12,        /**< equal values below which nothing is estimated */
    FEW_SENTENCES = 2,
    SHORTEST = 14,    /**< code points of a text below which nothing is estimated */
    LONG_ENOUGH = 30, /**< of a text whose one sentence decides */
    ESTIMABLE = 20    /**< of a text from which LEAST equal values will do */
};

typedef struct near_text {
    int64_t cluster;
    double size; /**< code points */
    uint16_t bins[BINS];
    bool has_sketch;
    uint32_t common;  /**< sentences of it that many texts share */
    uint32_t first;   /**< its hashes; once common ones are set aside, the rare ones, ascending */
    uint32_t count;   /**< of them */
    uint32_t parent;  /**< union-find */
    uint32_t members; /**< of the group, at its root */
} near_text;

// A key and a text that has it.
typedef struct keyed {
    uint64_t key;
    uint32_t text;
} keyed;

typedef struct finder {
    near_text *texts;
    uint64_t *hashes;
    keyed *keys, *spare;
    uint32_t *starts; /**< of each value of 16 bits */
    uint32_t *places; /**< in `texts`, by cluster - 1 */
    uint32_t count, hash_count, hash_capacity;
    const volatile int *stop;
} finder;

enum { DIGIT_BITS = 16, DIGIT_VALUES = 1 << DIGIT_BITS };

// Orders the keys, 16 bits at a time from the lowest on; equal ones stay in the order they came
// in, that of their texts.
static void sort_keys(finder *f, uint32_t count, int key_bits)
{
    for (int shift = 0; shift < key_bits; shift += DIGIT_BITS) {
        uint32_t begin = 0;
        memset(f->starts, 0, DIGIT_VALUES * sizeof *f->starts);
        for (uint32_t i = 0; i < count; i++) {
            f->starts[f->keys[i].key >> shift & (DIGIT_VALUES - 1)]++;
        }
        for (uint32_t value = 0; value < DIGIT_VALUES; value++) {
            uint32_t items = f->starts[value];
            f->starts[value] = begin;
            begin += items;
        }
        for (uint32_t i = 0; i < count; i++) {
            f->spare[f->starts[f->keys[i].key >> shift & (DIGIT_VALUES - 1)]++] = f->keys[i];
        }
        keyed *sorted = f->spare;
        f->spare = f->keys;
        f->keys = sorted;
    }
}

static int by_number(const void *a, const void *b)
{
    const uint64_t *one = a, *two = b;
    return *one < *two ? -1 : *one > *two;
}

static uint64_t digit_value(char digit)
{
    return (uint64_t)(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10) & 15;
}

static uint64_t hex_value(const char *digits, uint32_t count)
{
    uint64_t value = 0;
    for (uint32_t i = 0; i < count; i++) {
        value = value << 4 | digit_value(digits[i]);
    }
    return value;
}

static void read_sketch(near_text *text, mc_str sketch)
{
    text->has_sketch = sketch.size == BINS * 4;
    for (uint32_t i = 0; text->has_sketch && i < BINS; i++) {
        text->bins[i] = (uint16_t)hex_value(sketch.data + i * 4, 4);
    }
}

// Hashes of the text, ascending, each once.
static void read_hashes(finder *f, near_text *text, mc_str joined)
{
    mc_str hash;
    text->first = f->hash_count;
    while (mc_str_split(&joined, ' ', &hash)) {
        if (hash.size == 16) f->hashes[f->hash_count++] = hex_value(hash.data, 16);
        if (!joined.size) break;
    }
    uint32_t kept = text->first;
    qsort(f->hashes + kept, f->hash_count - kept, sizeof *f->hashes, by_number);
    for (uint32_t i = text->first; i < f->hash_count; i++) {
        if (kept == text->first || f->hashes[kept - 1] != f->hashes[i]) {
            f->hashes[kept++] = f->hashes[i];
        }
    }
    f->hash_count = kept;
    text->count = kept - text->first;
}

// The place of each cluster in the order of text hashes.
static mc_status read_order(finder *f, struct sqlite3 *db, mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st =
        mc_sql_open(&row, db, "SELECT cluster FROM clusters ORDER BY text_hash", &has_row, err);
    while (st == MC_OK && has_row) {
        f->places[mc_sql_int(row, 0) - 1] = f->count++;
        st = mc_sql_step(row, &has_row, err);
    }
    mc_sql_finish(row);
    return st;
}

static mc_status read_text(finder *f, struct sqlite3_stmt *row, mc_error *err)
{
    int64_t cluster = mc_sql_int(row, 0);
    uint32_t place = f->places[cluster - 1];
    near_text *text = &f->texts[place];
    mc_str hashes = mc_sql_str(row, 3);
    if (!MC_ARRAY_RESERVE(f->hashes, f->hash_capacity, f->hash_count + hashes.size / 17 + 1ull)) {
        return mc_error_memory(err);
    }
    *text = (near_text){
        .cluster = cluster, .size = (double)mc_sql_int(row, 1), .parent = place, .members = 1};
    read_sketch(text, mc_sql_str(row, 2));
    read_hashes(f, text, hashes);
    return MC_OK;
}

// Documents are read as they lie; what they say goes where their text hash stands.
static mc_status read_texts(finder *f, struct sqlite3 *db, mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open(&row, db,
                               "SELECT c.cluster,d.chars,d.sketch,d.sentence_hashes FROM"
                               " documents d CROSS JOIN clusters c WHERE c.cluster=d.cluster"
                               " AND c.first_doc=d.doc ORDER BY d.doc",
                               &has_row, err);
    while (st == MC_OK && has_row) {
        st = read_text(f, row, err);
        if (st == MC_OK) st = mc_sql_step(row, &has_row, err);
    }
    mc_sql_finish(row);
    return st;
}

static uint32_t run_end(const keyed *keys, uint32_t count, uint32_t begin)
{
    uint32_t end = begin + 1;
    while (end < count && keys[end].key == keys[begin].key) {
        end++;
    }
    return end;
}

static uint32_t key_sentences(finder *f)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < f->count; i++) {
        for (uint32_t j = 0; j < f->texts[i].count; j++) {
            f->keys[count++] = (keyed){f->hashes[f->texts[i].first + j], i};
        }
    }
    sort_keys(f, count, 64);
    return count;
}

static void drop_hash(finder *f, uint32_t at, uint64_t hash)
{
    near_text *text = &f->texts[at];
    uint64_t *own = f->hashes + text->first;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < text->count; i++) {
        if (own[i] != hash) own[kept++] = own[i];
    }
    text->count = kept;
    text->common++;
}

static void set_common_aside(finder *f, uint32_t count)
{
    for (uint32_t begin = 0; begin < count;) {
        uint32_t end = run_end(f->keys, count, begin);
        for (uint32_t i = begin; end - begin > MANY && i < end; i++) {
            drop_hash(f, f->keys[i].text, f->keys[i].key);
        }
        begin = end;
    }
}

static uint32_t shared_sentences(const finder *f, const near_text *a, const near_text *b)
{
    const uint64_t *one = f->hashes + a->first, *two = f->hashes + b->first;
    uint32_t shared = 0;
    for (uint32_t i = 0, j = 0; i < a->count && j < b->count;) {
        shared += one[i] == two[j];
        uint64_t left = one[i], right = two[j];
        i += left <= right;
        j += right <= left;
    }
    return shared;
}

static uint32_t equal_bins(const near_text *a, const near_text *b)
{
    uint32_t equal = 0;
    for (uint32_t i = 0; a->has_sketch && b->has_sketch && i < BINS; i++) {
        equal += a->bins[i] == b->bins[i];
    }
    return equal;
}

// Estimated share of the shorter text's shingles that the longer one has.
static double contained(const near_text *a, const near_text *b, uint32_t equal)
{
    double share = (double)equal / BINS, shorter = a->size < b->size ? a->size : b->size;
    return shorter > 0 ? share / (1 + share) * (a->size + b->size) / shorter : 0;
}

// Equal values that an estimate for a text of this size rests on at least; more than there are
// where it can rest on none.
static uint32_t least_equal(double shorter)
{
    if (shorter < SHORTEST) return BINS + 1;
    return shorter < ESTIMABLE ? MOSTLY : LEAST;
}

// Of the sentences left, nearly all of the text with fewer are in the other.
static bool shares_sentences(const finder *f, const near_text *a, const near_text *b)
{
    const near_text *fewer = a->count <= b->count ? a : b;
    if (fewer->count == 0) return false;
    bool alone = !fewer->common && fewer->size >= LONG_ENOUGH;
    if (fewer->count < FEW_SENTENCES && !alone) return false;
    return shared_sentences(f, a, b) * 5 >= fewer->count * 4;
}

static bool is_near_copy(const finder *f, const near_text *a, const near_text *b)
{
    uint32_t equal = equal_bins(a, b);
    if (equal >= SAME_WORDING || shares_sentences(f, a, b)) return true;
    const near_text *shorter = a->size <= b->size ? a : b;
    if (shorter->common || equal < least_equal(shorter->size)) return false;
    uint32_t fewer = a->count < b->count ? a->count : b->count;
    return (equal >= MOSTLY || fewer <= FEW_SENTENCES) && contained(a, b, equal) >= 0.8;
}

static uint32_t root_of(finder *f, uint32_t at)
{
    while (f->texts[at].parent != at) {
        f->texts[at].parent = f->texts[f->texts[at].parent].parent;
        at = f->texts[at].parent;
    }
    return at;
}

static void compare(finder *f, uint32_t a, uint32_t b)
{
    uint32_t one = root_of(f, a), two = root_of(f, b);
    if (one == two || !is_near_copy(f, &f->texts[a], &f->texts[b])) return;
    uint32_t first = one < two ? one : two, other = one < two ? two : one;
    f->texts[other].parent = first;
    f->texts[first].members += f->texts[other].members;
}

static bool asks_to_stop(const finder *f)
{
    return f->stop && *f->stop;
}

static void compare_keyed(finder *f, uint32_t count)
{
    for (uint32_t begin = 0; begin < count && !asks_to_stop(f);) {
        uint32_t end = run_end(f->keys, count, begin);
        for (uint32_t i = begin; i < end; i++) {
            for (uint32_t j = i + 1; j < end && j - i <= COMPARED; j++) {
                compare(f, f->keys[i].text, f->keys[j].text);
            }
        }
        begin = end;
    }
}

static void compare_band(finder *f, uint32_t band)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < f->count; i++) {
        if (!f->texts[i].has_sketch) continue;
        const uint16_t *bins = f->texts[i].bins + band * BAND;
        uint64_t key = (uint64_t)bins[0] << 32 | (uint64_t)bins[1] << 16 | bins[2];
        f->keys[count++] = (keyed){key, i};
    }
    sort_keys(f, count, BAND * DIGIT_BITS);
    compare_keyed(f, count);
}

static const char *const take_over =
    "UPDATE documents SET near=c.near FROM clusters c WHERE c.cluster=documents.cluster AND"
    " c.near<>c.cluster;";

static mc_status write_groups(finder *f, struct sqlite3 *db, mc_error *err)
{
    bool joined = false;
    struct sqlite3_stmt *set = NULL;
    mc_status st = mc_sql_prepare(
        &set, db, "UPDATE clusters SET near=?, near_texts=?, common_sentences=? WHERE cluster=?",
        err);
    for (uint32_t i = 0; st == MC_OK && i < f->count; i++) {
        uint32_t root = root_of(f, i);
        if (f->texts[root].members == 1 && f->texts[i].common == 0) continue;
        joined |= root != i;
        mc_sql_bind_int(set, 1, f->texts[root].cluster);
        mc_sql_bind_int(set, 2, f->texts[root].members);
        mc_sql_bind_int(set, 3, f->texts[i].common);
        mc_sql_bind_int(set, 4, f->texts[i].cluster);
        st = mc_sql_execute(set, err);
    }
    mc_sql_finish(set);
    return st == MC_OK && joined ? mc_sql_run(db, take_over, err) : st;
}

static mc_status reserve_texts(finder *f, struct sqlite3 *db, mc_arena *arena, mc_error *err)
{
    int64_t texts = 0;
    mc_status st = mc_sql_number(&texts, db, "SELECT count(*) FROM clusters", err);
    if (st != MC_OK) return st;
    f->texts = mc_arena_array(arena, (size_t)texts, sizeof *f->texts);
    f->places = mc_arena_array(arena, (size_t)texts, sizeof *f->places);
    return mc_arena_failed(arena) ? mc_error_memory(err) : MC_OK;
}

static mc_status reserve_keys(finder *f, mc_arena *arena, mc_error *err)
{
    size_t most = f->count > f->hash_count ? f->count : f->hash_count;
    f->keys = mc_arena_array(arena, most, sizeof *f->keys);
    f->spare = mc_arena_array(arena, most, sizeof *f->spare);
    f->starts = mc_arena_array(arena, DIGIT_VALUES, sizeof *f->starts);
    return mc_arena_failed(arena) ? mc_error_memory(err) : MC_OK;
}

static void compare_all(finder *f)
{
    set_common_aside(f, key_sentences(f));
    compare_keyed(f, key_sentences(f));
    for (uint32_t band = 0; band < BANDS && !asks_to_stop(f); band++) {
        compare_band(f, band);
    }
}

mc_status mc_near_copy_find(struct sqlite3 *db, const volatile int *stop, mc_error *err)
{
    mc_arena arena = MC_ARENA_INIT;
    finder f = {.stop = stop};
    mc_status st = reserve_texts(&f, db, &arena, err);
    if (st == MC_OK) st = read_order(&f, db, err);
    if (st == MC_OK) st = read_texts(&f, db, err);
    if (st == MC_OK) st = reserve_keys(&f, &arena, err);
    if (st == MC_OK) compare_all(&f);
    if (st == MC_OK && asks_to_stop(&f)) st = mc_sql_stopped(err);
    if (st == MC_OK) st = write_groups(&f, db, err);
    mc_arena_dispose(&arena);
    free(f.hashes);
    return st;
}
