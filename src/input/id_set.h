// SPDX-License-Identifier: Apache-2.0
/** Set of the ids of one input, to notice duplicates within bounded memory. */
#ifndef MC_INPUT_ID_SET_H
#define MC_INPUT_ID_SET_H

#include <stdbool.h>

#include "base/str.h"
#include "mingcha/error.h"

/** Ids that are remembered; later ones are not compared. */
#define MC_MAX_REMEMBERED_IDS ((uint32_t)1 << 21)

/** Open addressing over 64-bit hashes; start with {0}. */
typedef struct mc_id_set {
    uint64_t *slots; /**< 0 = free */
    uint32_t count, capacity;
    bool full; /**< MC_MAX_REMEMBERED_IDS was reached */
} mc_id_set;

/** Adds an id. `is_new` gets false when one with the same hash is there.
 *  @return MC_OK also when the set is full (then `is_new` is true); MC_ERR_MEMORY */
mc_status mc_id_set_add(mc_id_set *set, mc_str id, bool *is_new);

/** Frees; the set is then empty and usable. */
void mc_id_set_dispose(mc_id_set *set);

#endif
