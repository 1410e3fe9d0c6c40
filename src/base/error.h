// SPDX-License-Identifier: Apache-2.0
/** Filling in the caller's error object. */
#ifndef MC_BASE_ERROR_H
#define MC_BASE_ERROR_H

#include "base/attr.h"
#include "base/str.h"
#include "mingcha/error.h"

/** Writes the message, unless `err` is NULL or holds an error already (the first one wins).
 *  @return `code`, so that callers can write `return mc_error_set(err, MC_ERR_SYNTAX, …)` */
mc_status mc_error_set(mc_error *err, mc_status code, const char *format, ...) MC_PRINTF(3, 4);

/** Same, with the place: file or record id, line and column (0 = unknown). */
mc_status mc_error_set_at(mc_error *err, mc_status code, const char *where, uint32_t line,
                          uint32_t column, const char *format, ...) MC_PRINTF(6, 7);

/** For MC_ERR_MEMORY, whose message is always the same. */
mc_status mc_error_memory(mc_error *err);

/** For MC_ERR_IO: "WHERE: TEXT OF ERRNO". */
mc_status mc_error_errno(mc_error *err, const char *where, int error_number);

/** Keeps the first error of several pieces of work: nothing happens when `status` is MC_OK or
 *  `kept` holds one already. Threads that share `kept` guard it with a lock of theirs.
 *  @param kept   its code tells how the work stands; start it with {0}
 *  @param found  filled by what gave `status` */
void mc_error_keep(mc_error *kept, mc_status status, const mc_error *found);

#endif
