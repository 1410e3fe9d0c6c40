// SPDX-License-Identifier: Apache-2.0
/** Packed inputs: the files of an archive one after the other, without unpacking
 *  them to disk or memory. */
#ifndef MC_INPUT_ARCHIVE_H
#define MC_INPUT_ARCHIVE_H

#include <stdbool.h>

#include "base/str.h"
#include "mingcha/error.h"

typedef struct mc_archive mc_archive;

/** True for what begins like an archive or a packed file: ZIP where the name says so (workbooks are
 *  ZIP, too), gzip, bzip2, xz, 7z, RAR, tar. */
bool mc_archive_is(mc_str begin, mc_str name);

/** Opens the file at `path`; to be used and closed on the same thread.
 *  @return MC_ERR_IO with what is wrong with it, MC_ERR_MEMORY */
mc_status mc_archive_open(mc_archive **out, const char *path, mc_error *err);

/** Goes on to the next file; folders, links and hidden files are passed over.
 *  @param name  of the file in the archive, any bytes, until the next call; of a single packed file
 *               its name without the last ending; data NULL behind the last one
 *  @return MC_ERR_IO when the archive is broken from here on */
mc_status mc_archive_next(mc_archive *archive, mc_str *name, mc_error *err);

/** Bytes of the present file (mc_source_bytes).
 *  @return how many, 0 at its end, -1 with a sentence in `problem` (locked
 *          by a password, broken) */
long mc_archive_read(void *payload, char *to, size_t room, const char **problem);

/** Closes. NULL is allowed. */
void mc_archive_close(mc_archive *archive);

#endif
