// SPDX-License-Identifier: Apache-2.0
#include "match/raw_use.h"

#include <stdlib.h>
#include <string.h>

static int compare_raw(const mc_raw_use *a, const mc_raw_use *b)
{
    if (a->text.size != b->text.size) return a->text.size < b->text.size ? -1 : 1;
    int order = memcmp(a->text.data, b->text.data, a->text.size * sizeof *a->text.data);
    if (order) return order;
    if (a->use.kind != b->use.kind) return a->use.kind < b->use.kind ? -1 : 1;
    return a->use.target < b->use.target ? -1 : a->use.target > b->use.target;
}

// Nothing is asked of the order of different literals, so all are dealt into buckets by their hash,
// and only the few of one bucket are compared.
enum { BUCKET_BITS = 16, BUCKETS = 1 << BUCKET_BITS };

static uint32_t bucket_of(mc_ustr text)
{
    uint64_t hash = text.size;
    for (uint32_t i = 0; i < text.size; i++)
        hash = (hash ^ text.data[i]) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(hash >> (64 - BUCKET_BITS));
}

// The uses of a bucket mostly come in order already.
static void sort_bucket(mc_raw_use *raw, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        mc_raw_use next = raw[i];
        uint32_t at = i;
        for (; at && compare_raw(&next, &raw[at - 1]) < 0; at--)
            raw[at] = raw[at - 1];
        raw[at] = next;
    }
}

bool mc_raw_use_sort(mc_raw_use **uses, uint32_t count)
{
    uint32_t *first = calloc(BUCKETS + 2, sizeof *first);
    mc_raw_use *sorted = malloc(((size_t)count + 1) * sizeof *sorted);
    bool ok = first && sorted;
    for (uint32_t i = 0; ok && i < count; i++)
        first[bucket_of((*uses)[i].text) + 2]++;
    for (uint32_t i = 2; ok && i < BUCKETS + 2; i++)
        first[i] += first[i - 1];
    for (uint32_t i = 0; ok && i < count; i++)
        sorted[first[bucket_of((*uses)[i].text) + 1]++] = (*uses)[i];
    for (uint32_t i = 0; ok && i < BUCKETS; i++)
        sort_bucket(sorted + first[i], first[i + 1] - first[i]);
    if (ok) {
        mc_raw_use *unsorted = *uses;
        *uses = sorted;
        sorted = unsorted;
    }
    free(first);
    free(sorted);
    return ok;
}
