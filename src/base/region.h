// SPDX-License-Identifier: Apache-2.0
/** Memory at a fixed address that can be written to a file and mapped again as it is. */
#ifndef MC_BASE_REGION_H
#define MC_BASE_REGION_H

#include <stddef.h>

#include "mingcha/error.h"

/** Arenas that are made in a region (MC_ARENA_IN) take their memory from it. What lies there may
 *  point to other places of the region and to nothing else, so a mapped copy needs no change: see
 *  region.c. One region at a time can exist in a process. */
typedef struct mc_region mc_region;

/** Longest key, with its NUL. */
#define MC_REGION_KEY_BYTES 256

/** Reserves the address space; memory is used as it is taken.
 *  @return MC_ERR_MEMORY when the addresses are taken or the machine has none such; free
 *          with mc_region_free() */
mc_status mc_region_new(mc_region **out, mc_error *err);

/** Zeroed memory that lives as long as the region.
 *  @param alignment  of its address, a power of two
 *  @return NULL when the region is full */
void *mc_region_take(mc_region *region, size_t bytes, size_t alignment);

/** What mc_region_root() gives, also of a mapped copy: where its reader begins. */
void mc_region_set_root(mc_region *region, void *root);

/** NULL when none was set. */
void *mc_region_root(const mc_region *region);

/** Writes the region beside `path` and gives it that name when it is whole.
 *
 *  @param key  says what it was made from and by whom; shorter than MC_REGION_KEY_BYTES
 *  @return MC_ERR_IO */
mc_status mc_region_save(mc_region *region, const char *key, const char *path, mc_error *err);

/** Maps a saved region. Writing to it changes the process's copy, not the file.
 *
 *  @param key  must be the one that it was saved with
 *  @return MC_ERR_IO when the file cannot be read; MC_ERR_SYNTAX when it is another key's, another
 *          machine's, cut or changed; MC_ERR_MEMORY when the addresses are
 *          taken. `err` says which */
mc_status mc_region_map(mc_region **out, const char *key, const char *path, mc_error *err);

/** Gives everything back; NULL is allowed. */
void mc_region_free(mc_region *region);

#endif
