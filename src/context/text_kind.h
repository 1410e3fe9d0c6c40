// SPDX-License-Identifier: Apache-2.0
/** What kind of text a document is beside its genre (mc_text_kind). */
#ifndef MC_CONTEXT_TEXT_KIND_H
#define MC_CONTEXT_TEXT_KIND_H

#include "context/facts.h"

/** Fills `of->kind` once the genre is known; also says of the result whether it is a general
 *  article. */
void mc_text_kind_read(mc_hearing *of);

#endif
