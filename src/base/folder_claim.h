// SPDX-License-Identifier: Apache-2.0
/** A folder that one run of a program works in alone. The claim is a lock on the folder (flock(2)),
 *  which the system gives back when the program ends, however it ends: a folder without one was
 *  left by a run that was killed. */
#ifndef MC_BASE_FOLDER_CLAIM_H
#define MC_BASE_FOLDER_CLAIM_H

#include <stdbool.h>

#include "mingcha/error.h"

typedef struct mc_folder_claim {
    bool held;  /**< false in zero bytes, and for a new folder where the file system has no locks */
    int handle; /**< of the locked folder */
} mc_folder_claim;

/** Makes the folder, whose parent is there, for the caller alone: of several that ask for one name
 *  at once one gets it. The lock goes with the folder when that is renamed.
 *  @param made  false where something stands there already, which is no error
 *  @return MC_ERR_IO */
mc_status mc_folder_claim_new(mc_folder_claim *out, const char *path, bool *made, mc_error *err);

/** Takes a folder that is there and that nobody works in. False for a link, for what is no folder,
 *  and where the file system has no locks, so that it cannot be told. */
bool mc_folder_claim_left(mc_folder_claim *out, const char *path);

/** Gives the lock back; the folder stays. */
void mc_folder_claim_end(mc_folder_claim *claim);

#endif
