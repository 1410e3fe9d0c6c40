// SPDX-License-Identifier: Apache-2.0
/** What a run has read so far, so that one file that is named twice is not counted twice. */
#ifndef MC_INPUT_HISTORY_H
#define MC_INPUT_HISTORY_H

#include "input/id_set.h"

/** Start with {0}; one for all inputs of a run, used by the reading thread alone. */
typedef struct mc_history {
    mc_id_set
        files; /**< files by device and number: links and other spellings lead to the same one */
    mc_id_set contents; /**< hashes of what was read */
} mc_history;

/** Remembers the file.
 *  @param path    a file that is there; any other path is new
 *  @param is_new  false when it was remembered before
 *  @return MC_ERR_MEMORY */
mc_status mc_history_add_file(mc_history *history, const char *path, bool *is_new);

/** Remembers the hash of an input that gave documents; the rest as mc_history_add_file(). */
mc_status mc_history_add_content(mc_history *history, mc_str sha256, bool *is_new);

/** Frees; the history is then empty and usable. */
void mc_history_dispose(mc_history *history);

#endif
