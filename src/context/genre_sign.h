// SPDX-License-Identifier: Apache-2.0
/** Which signs of its genre a document as a whole shows. */
#ifndef MC_CONTEXT_GENRE_SIGN_H
#define MC_CONTEXT_GENRE_SIGN_H

#include "context/genre.h"

/** Bit i is set where the document shows the sign i (mc_genre_sign). */
uint64_t mc_genre_sign_look(const mc_evidence *evidence, const mc_document *document);

/** True where the sign is among `signs`. */
bool mc_genre_sign_is_in(uint64_t signs, mc_genre_sign sign);

#endif
