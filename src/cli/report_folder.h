// SPDX-License-Identifier: Apache-2.0
/** The folder that a report goes to: made beside DIR and renamed when it is whole, so that a reader
 *  never sees half a report and a failure costs nothing that was there. */
#ifndef MC_CLI_REPORT_FOLDER_H
#define MC_CLI_REPORT_FOLDER_H

#include "base/arena.h"
#include "base/folder_claim.h"
#include "mingcha/error.h"

typedef struct mc_report_folder {
    mc_arena arena;
    mc_str target,
        making; /**< DIR, or where the link DIR leads; hidden beside it, data NULL until it is there */
    mc_folder_claim claim; /**< on `making`: what a killed run leaves has none */
} mc_report_folder;

/** Makes the working folder, for this run alone; those that killed runs left for the same DIR, with
 *  the texts in them, are removed. An existing DIR must be empty or a report of ours;
 *  a link stays, and the folder that it leads to is replaced.
 *  @return MC_ERR_USAGE says what stands there; MC_ERR_IO, MC_ERR_MEMORY */
mc_status mc_report_folder_open(mc_report_folder *folder, const char *target, mc_error *err);

/** Puts the working folder in the place of DIR; what was there is removed, or put back when that
 *  fails.
 *  @return MC_ERR_IO, MC_ERR_USAGE, MC_ERR_MEMORY; where the earlier report lies is said if not in
 *          its place */
mc_status mc_report_folder_keep(mc_report_folder *folder, mc_error *err);

/** Frees. @param failed  the working folder is removed */
void mc_report_folder_close(mc_report_folder *folder, bool failed);

#endif
