// SPDX-License-Identifier: Apache-2.0
/** Loading records into the tables with prepared statements. */
#ifndef MC_STORE_LOADER_H
#define MC_STORE_LOADER_H

#include "base/str.h"
#include "lexicon/lexicon.h"

struct sqlite3;

/** Prepared statements and the place in the stream. */
typedef struct mc_loader mc_loader;

/** @param lexicon  for kinds and English names of listed companies; outlives the loader */
mc_status mc_loader_new(mc_loader **out, struct sqlite3 *db, const mc_lexicon *lexicon,
                        mc_error *err);

/** Cues and candidates of findings are not loaded from now on. */
void mc_loader_leave_details(mc_loader *loader);

/** Counts lines from 1 again. */
void mc_loader_begin_stream(mc_loader *loader);

/** Loads whole lines.
 *  @return MC_ERR_SYNTAX with the line of the stream: what was found, what was expected */
mc_status mc_loader_lines(mc_loader *loader, mc_str lines, mc_error *err);

/** Loads what stands behind the last line end of a stream: a whole record that only lacks its line
 *  end, or the beginning of one that was cut off: that is a coverage row "cut_line" and not loaded.
 *  @param source  name of the stream, for the row
 *  @param line    line of the stream that was cut; 0 = none was */
mc_status mc_loader_tail(mc_loader *loader, mc_str tail, mc_str source, uint32_t *line,
                         mc_error *err);

/** Waits until everything loaded so far is in the tables. */
mc_status mc_loader_settle(mc_loader *loader, mc_error *err);

/** Ends the last run: a missing end record becomes a coverage row "truncated". Everything
 *  is in the tables then. */
mc_status mc_loader_end(mc_loader *loader, mc_error *err);

/** NULL is allowed. */
void mc_loader_free(mc_loader *loader);

#endif
