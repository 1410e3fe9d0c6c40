// SPDX-License-Identifier: Apache-2.0
/** What changed against an earlier report: companies, texts, findings. */
#ifndef MC_STORE_BASELINE_H
#define MC_STORE_BASELINE_H

#include "mingcha/error.h"

struct sqlite3;

/** Fills the table `changes` from the database of an earlier report, which is only read. Findings
 *  are the same when company, text_hash, category and quote are, whatever the names of
 *  files and ids of documents.
 *
 *  @param db    finished, outside a transaction
 *  @param path  the earlier report.sqlite
 *  @return MC_ERR_USAGE when it is no report database of this schema; MC_ERR_IO */
mc_status mc_baseline_compare(struct sqlite3 *db, const char *path, mc_error *err);

#endif
