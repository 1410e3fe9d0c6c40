// SPDX-License-Identifier: Apache-2.0
/** A file of a report that is written piece by piece, so that its size does not matter. */
#ifndef MC_REPORT_OUTFILE_H
#define MC_REPORT_OUTFILE_H

#include <stdio.h>

#include "base/buf.h"
#include "mingcha/error.h"

/** Embedded; append to `buf`, call mc_outfile_flush() now and then. */
typedef struct mc_outfile {
    FILE *stream;
    mc_buf buf;
    const char *name; /**< for messages, borrowed */
} mc_outfile;

/** Opens `folder`/`name` for writing. MC_ERR_IO, MC_ERR_MEMORY. */
mc_status mc_outfile_open(mc_outfile *out, const char *folder, const char *name, mc_error *err);

/** Hands what is buffered to the system once it is much. MC_ERR_IO (a full disk). */
mc_status mc_outfile_flush(mc_outfile *out, mc_error *err);

/** Hands what is buffered and then `bytes` to the system. MC_ERR_IO (a full disk). */
mc_status mc_outfile_write(mc_outfile *out, mc_str bytes, mc_error *err);

/** Writes the rest, closes, frees; also after a failure, which is then passed on.
 *  @param so_far  status of the writing */
mc_status mc_outfile_close(mc_outfile *out, mc_status so_far, mc_error *err);

#endif
