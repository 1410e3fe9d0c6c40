// SPDX-License-Identifier: Apache-2.0
/** A company's own words beside its figures, and a report that is reduced to one
 *  company for its reply. */
#ifndef MC_STORE_RESPONSE_H
#define MC_STORE_RESPONSE_H

#include <stdbool.h>

#include "base/str.h"
#include "mingcha/error.h"

struct sqlite3;

/** Adds a response. MC_ERR_IO
 *  @param company  id, or empty when `finding` is given
 *  @param finding  id of the finding that it is about; empty = about the company
 *  @param day      as written; may be empty
 *  @param known    false when no finding of the report has that id: then nothing is added */
mc_status mc_response_add(struct sqlite3 *db, mc_str company, mc_str finding, mc_str day,
                          mc_str text, bool *known, mc_error *err);

/** Removes from a finished store what is about others than the given company: findings, figures,
 *  documents and texts without a finding about it. What others said stays theirs. Of a company that
 *  the store does not have nothing is left but an empty report.
 *  @param company  id or printed name */
mc_status mc_response_keep_only(struct sqlite3 *db, mc_str company, mc_error *err);

#endif
