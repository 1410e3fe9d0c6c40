// SPDX-License-Identifier: Apache-2.0
#include "store/cluster_list.h"

#include <stdlib.h>

#include "base/array.h"

bool mc_cluster_list_add(mc_cluster_list *list, mc_str text_hash, int64_t doc, uint32_t *cluster)
{
    uint32_t known = list->hashes.count, number = 0;
    if (!mc_numbering_add(&list->hashes, text_hash, &number) ||
        !MC_ARRAY_RESERVE(list->items, list->capacity, number + 1ull)) {
        return false;
    }
    if (number == known) list->items[number] = (mc_cluster){.first_doc = doc};
    list->items[number].documents++;
    *cluster = number + 1;
    return true;
}

void mc_cluster_list_dispose(mc_cluster_list *list)
{
    mc_numbering_dispose(&list->hashes);
    free(list->items);
    *list = (mc_cluster_list){0};
}
