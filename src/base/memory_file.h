// SPDX-License-Identifier: Apache-2.0
/** A file in memory, for libraries that read nothing but paths. Nothing is written to a disk. */
#ifndef MC_BASE_MEMORY_FILE_H
#define MC_BASE_MEMORY_FILE_H

#include "base/str.h"
#include "mingcha/error.h"

/** Its path holds until it is closed, in this process alone. */
typedef struct mc_memory_file {
    int descriptor;
    char path[40];
} mc_memory_file;

/** Makes a file of these bytes.
 *  @return MC_ERR_IO with the system's words; the file is closed then */
mc_status mc_memory_file_open(mc_memory_file *file, mc_str content, mc_error *err);

/** Lets the bytes go. */
void mc_memory_file_close(mc_memory_file *file);

#endif
