// SPDX-License-Identifier: Apache-2.0
/** What the name of the company complained of tells of a text: 投诉对象：穗安小贷. */
#ifndef MC_CONTEXT_RESPONDENT_H
#define MC_CONTEXT_RESPONDENT_H

#include "context/genre.h"

/** Where the respondent's name says that it lends, notes in `out` that a company is named and that
 *  the text is of debt, and in `names` where its name and its short form stand.
 *  @param scan  scratch; its hits are overwritten
 *  @return MC_ERR_MEMORY */
mc_status mc_respondent_look(mc_evidence *out, mc_genre_scan *scan, const mc_context_index *index,
                             const mc_document *document, mc_names *names, mc_arena *arena,
                             mc_error *err);

#endif
