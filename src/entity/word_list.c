// SPDX-License-Identifier: Apache-2.0
#include "entity/word_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

static int compare_units(uint16_t x, uint16_t y)
{
    return (x > y) - (x < y);
}

static int compare_first(const void *a, const void *b)
{
    const mc_ustr *x = a, *y = b;
    int order = compare_units(x->data[0], y->data[0]);
    if (order != 0) return order;
    return (x->size < y->size) - (x->size > y->size);
}

static int compare_last(const void *a, const void *b)
{
    const mc_ustr *x = a, *y = b;
    int order = compare_units(x->data[x->size - 1], y->data[y->size - 1]);
    if (order != 0) return order;
    return (x->size < y->size) - (x->size > y->size);
}

mc_status mc_word_list_make(mc_word_list *list, const mc_ustr *words, uint32_t count,
                            mc_arena *arena, mc_error *err)
{
    *list = (mc_word_list){0};
    mc_ustr *first = mc_arena_array(arena, count, sizeof *first);
    mc_ustr *last = mc_arena_array(arena, count, sizeof *last);
    if (first == NULL || last == NULL) return mc_error_memory(err);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++)
        if (words[i].size > 0) first[kept++] = words[i];
    if (kept == 0) return MC_OK;
    memcpy(last, first, kept * sizeof *last);
    qsort(first, kept, sizeof *first, compare_first);
    qsort(last, kept, sizeof *last, compare_last);
    *list = (mc_word_list){.by_first = first, .by_last = last, .count = kept};
    for (uint32_t i = 0; i < kept; i++) {
        mc_unit_filter_add(&list->first, first[i].data[0]);
        mc_unit_filter_add(&list->last, first[i].data[first[i].size - 1]);
    }
    return MC_OK;
}

static uint16_t edge(mc_ustr word, bool first)
{
    return word.data[first ? 0 : word.size - 1];
}

// Index of the first word whose edge unit is not smaller than `unit`.
static uint32_t lower(const mc_word_list *list, bool first, uint16_t unit)
{
    const mc_ustr *words = first ? list->by_first : list->by_last;
    uint32_t low = 0, high = list->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (edge(words[middle], first) < unit)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t mc_word_list_find_first(const mc_word_list *list, mc_ustr text, uint32_t at)
{
    uint16_t unit = text.data[at];
    for (uint32_t i = lower(list, true, unit); i < list->count; i++) {
        mc_ustr word = list->by_first[i];
        if (word.data[0] != unit) break;
        if (mc_ustr_stands_at(text, at, word)) return word.size;
    }
    return 0;
}

uint32_t mc_word_list_find_last(const mc_word_list *list, mc_ustr text, uint32_t at)
{
    uint16_t unit = text.data[at - 1];
    for (uint32_t i = lower(list, false, unit); i < list->count; i++) {
        mc_ustr word = list->by_last[i];
        if (edge(word, false) != unit) break;
        if (word.size <= at && mc_ustr_stands_at(text, at - word.size, word)) return word.size;
    }
    return 0;
}

bool mc_word_list_stands_in(const mc_word_list *list, mc_ustr text)
{
    for (uint32_t at = 0; at < text.size; at++)
        if (mc_word_list_begins(list, text, at) > 0) return true;
    return false;
}

bool mc_word_list_holds(const mc_word_list *list, mc_ustr word)
{
    return word.size > 0 && mc_word_list_begins(list, word, 0) == word.size;
}
