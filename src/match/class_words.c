// SPDX-License-Identifier: Apache-2.0
#include "match/class_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/limits.h"

// What rules out most positions of a class without a look at its words: sets of units, as 256 bits
// of their hash.
enum { FILTER_WORDS = 4 };

struct filter {
    uint64_t first[FILTER_WORDS]; // a word begins with such a unit
    uint64_t last[FILTER_WORDS];  // a word ends with such a unit
    uint64_t lengths;             // bit (n - 1): a word has n units
};

// Words are numbered through, class by class: a slot is four bytes, and a word that it names is of
// the class that is asked for when its number is one of that class's.
struct mc_class_words {
    mc_arena arena;
    const mc_word_class *classes;
    uint32_t *first_number; // by class: of its first word
    struct filter *filters;
    uint32_t *slots; // number of a word + 1, 0 = empty
    uint32_t mask;
};

static uint32_t hash_unit(uint16_t unit)
{
    return unit * 0x9E3779B1u >> 24;
}

static void set_bit(uint64_t *bits, uint32_t at)
{
    bits[at / 64] |= (uint64_t)1 << at % 64;
}

static bool has_unit(const uint64_t *bits, uint16_t unit)
{
    uint32_t at = hash_unit(unit);
    return bits[at / 64] >> at % 64 & 1;
}

// Words are a few units long: a call of a library's hash would cost more than this.
static uint32_t hash_of(uint32_t class_index, mc_ustr text)
{
    uint64_t hash = class_index + 1;
    for (uint32_t i = 0; i < text.size; i++)
        hash = (hash ^ text.data[i]) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(hash >> 32);
}

static const mc_word *find(const mc_class_words *table, uint32_t class_index, mc_ustr text)
{
    const mc_word_class *class = &table->classes[class_index];
    uint32_t at = hash_of(class_index, text) & table->mask;
    for (;; at = (at + 1) & table->mask) {
        if (!table->slots[at]) return NULL;
        uint32_t number = table->slots[at] - 1 - table->first_number[class_index];
        if (number >= class->word_count) continue; // of another class
        if (mc_ustr_equal(class->words[number].text, text)) return &class->words[number];
    }
}

static void add_word(mc_class_words *table, uint32_t class_index, uint32_t word)
{
    struct filter *filter = &table->filters[class_index];
    mc_ustr text = table->classes[class_index].words[word].text;
    uint32_t size = text.size;
    if (!size || size > MC_MAX_LITERAL_UNITS) return;
    uint32_t at = hash_of(class_index, text) & table->mask;
    while (table->slots[at])
        at = (at + 1) & table->mask;
    table->slots[at] = table->first_number[class_index] + word + 1;
    set_bit(filter->first, hash_unit(text.data[0]));
    set_bit(filter->last, hash_unit(text.data[size - 1]));
    filter->lengths |= (uint64_t)1 << (size - 1);
}

static bool allocate(mc_class_words *table, const mc_lexicon *lexicon)
{
    uint32_t words = 0, classes = lexicon->class_count;
    size_t slots = 16;
    table->classes = lexicon->classes;
    table->first_number = mc_arena_array(&table->arena, classes, sizeof *table->first_number);
    for (uint32_t c = 0; table->first_number && c < classes; c++) {
        table->first_number[c] = words;
        words += lexicon->classes[c].word_count;
    }
    while (slots < (size_t)words * 2)
        slots *= 2;
    table->mask = (uint32_t)(slots - 1);
    table->slots = mc_arena_array(&table->arena, slots, sizeof *table->slots);
    table->filters = mc_arena_array(&table->arena, classes, sizeof *table->filters);
    return !mc_arena_failed(&table->arena);
}

mc_status mc_class_words_new(mc_class_words **out, const mc_lexicon *lexicon, mc_error *err)
{
    mc_arena arena = MC_ARENA_IN(lexicon->region);
    mc_class_words *table = mc_arena_alloc(&arena, sizeof *table);
    if (!table) return mc_error_memory(err);
    table->arena = arena;
    if (!allocate(table, lexicon)) {
        mc_class_words_free(table);
        return mc_error_memory(err);
    }
    for (uint32_t c = 0; c < lexicon->class_count; c++)
        for (uint32_t w = 0; w < lexicon->classes[c].word_count; w++)
            add_word(table, c, w);
    *out = table;
    return MC_OK;
}

void mc_class_words_free(mc_class_words *table)
{
    if (!table) return;
    mc_arena arena = table->arena; // the table lies in it
    mc_arena_dispose(&arena);
}

static bool stands_at(mc_word_scope scope, uint32_t begin, mc_ustr text)
{
    return begin >= scope.span.begin && begin + text.size <= scope.span.end &&
           memcmp(scope.units + begin, text.data, text.size * sizeof *text.data) == 0;
}

bool mc_class_words_allowed(const mc_word *word, mc_word_scope scope, mc_norm_span at)
{
    for (uint32_t i = 0; i < word->not_before_count; i++) {
        mc_ustr text = word->not_before[i];
        if (text.size <= at.begin && stands_at(scope, at.begin - text.size, text)) return false;
    }
    for (uint32_t i = 0; i < word->not_after_count; i++)
        if (stands_at(scope, at.end, word->not_after[i])) return false;
    return true;
}

static bool is_word(const mc_class_words *table, uint32_t class_index, mc_word_scope scope,
                    mc_norm_span at)
{
    mc_ustr text = {scope.units + at.begin, at.end - at.begin};
    const mc_word *word = find(table, class_index, text);
    return word && mc_class_words_allowed(word, scope, at);
}

bool mc_class_words_after(const mc_class_words *table, uint32_t class_index, mc_word_scope scope,
                          uint32_t begin, mc_norm_span *found)
{
    const struct filter *filter = &table->filters[class_index];
    if (begin >= scope.span.end || !has_unit(filter->first, scope.units[begin])) return false;
    uint32_t room = scope.span.end - begin;
    for (uint32_t size = room < MC_MAX_LITERAL_UNITS ? room : MC_MAX_LITERAL_UNITS; size; size--) {
        if (!(filter->lengths >> (size - 1) & 1)) continue;
        *found = (mc_norm_span){begin, begin + size};
        if (is_word(table, class_index, scope, *found)) return true;
    }
    return false;
}

bool mc_class_words_before(const mc_class_words *table, uint32_t class_index, mc_word_scope scope,
                           uint32_t end, mc_norm_span *found)
{
    const struct filter *filter = &table->filters[class_index];
    uint64_t lengths = filter->lengths;
    uint32_t room = end - scope.span.begin;
    if (!room || !has_unit(filter->last, scope.units[end - 1])) return false;
    for (uint32_t size = room < MC_MAX_LITERAL_UNITS ? room : MC_MAX_LITERAL_UNITS; size; size--) {
        if (!(lengths >> (size - 1) & 1)) continue;
        *found = (mc_norm_span){end - size, end};
        if (is_word(table, class_index, scope, *found)) return true;
    }
    return false;
}

bool mc_class_words_within(const mc_class_words *table, uint32_t class_index, mc_word_scope scope,
                           mc_norm_span window, mc_norm_span *found)
{
    const struct filter *filter = &table->filters[class_index];
    for (uint32_t at = window.begin; at < window.end; at++) {
        if (!has_unit(filter->first, scope.units[at])) continue;
        for (uint32_t size = 1; size <= window.end - at && size <= MC_MAX_LITERAL_UNITS; size++) {
            if (!(filter->lengths >> (size - 1))) break;
            bool may_end = has_unit(filter->last, scope.units[at + size - 1]);
            if (!may_end || !(filter->lengths >> (size - 1) & 1)) continue;
            *found = (mc_norm_span){at, at + size};
            if (is_word(table, class_index, scope, *found)) return true;
        }
    }
    return false;
}
