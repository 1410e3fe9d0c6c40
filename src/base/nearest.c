// SPDX-License-Identifier: Apache-2.0
#include "base/nearest.h"

#include <stdio.h>

enum { LONGEST = 48, PART = 3 };

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

// Rows of the table of distances between beginnings of the two; the last three are kept.
static uint32_t distance(mc_str a, mc_str b)
{
    uint32_t rows[3][LONGEST + 1];
    for (uint32_t j = 0; j <= b.size; j++) {
        rows[0][j] = j;
    }
    for (uint32_t i = 1; i <= a.size; i++) {
        uint32_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        row[0] = i;
        for (uint32_t j = 1; j <= b.size; j++) {
            bool same = a.data[i - 1] == b.data[j - 1];
            row[j] = least(above[j - 1] + !same, least(above[j], row[j - 1]) + 1);
            bool swapped =
                i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] && a.data[i - 2] == b.data[j - 1];
            if (swapped) row[j] = least(row[j], before[j - 2] + 1);
        }
    }
    return rows[a.size % 3][b.size];
}

void mc_nearest_try(mc_nearest *nearest, mc_str name)
{
    mc_str wanted = nearest->wanted;
    if (!wanted.size || !name.size || wanted.size > LONGEST || name.size > LONGEST) return;
    uint32_t found = distance(wanted, name),
             longer = wanted.size > name.size ? wanted.size : name.size;
    if (found * PART > longer || (nearest->name.size && found >= nearest->distance)) return;
    nearest->name = name;
    nearest->distance = found;
}

mc_nearest_words mc_nearest_hint(const mc_nearest *nearest)
{
    mc_nearest_words hint = {""};
    if (nearest->name.size)
        snprintf(hint.words, sizeof hint.words, "; did you mean '%s%.*s'?",
                 nearest->before ? nearest->before : "", (int)nearest->name.size,
                 nearest->name.data);
    return hint;
}
