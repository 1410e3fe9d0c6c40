// SPDX-License-Identifier: Apache-2.0
/** What stands in a lexicon file where an entry, cue or company was written: all of
 *  it, whatever its kind. */
#ifndef MC_CLI_SOURCE_ROW_H
#define MC_CLI_SOURCE_ROW_H

#include "cli/card.h"
#include "lexicon/lexicon.h"

/** Adds the row of a table, its columns by the header's names (`row`), or the element
 *  of a rule file (`source`).
 *  @param data_folder  the shipped folder, which the names of its files leave out
 *  @param id           of the element; a table's row is found by its line
 *  @return MC_ERR_IO, MC_ERR_LIMIT, MC_ERR_MEMORY; a file that has changed meanwhile adds
 *          what stands there now */
mc_status mc_source_row_add(mc_card *card, const mc_lexicon *lexicon, const char *data_folder,
                            mc_origin origin, mc_str id, mc_error *err);

#endif
