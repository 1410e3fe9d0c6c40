// SPDX-License-Identifier: Apache-2.0
/** What the form of a text says of its genre, whatever its words are. */
#ifndef MC_CONTEXT_GENRE_SHAPE_H
#define MC_CONTEXT_GENRE_SHAPE_H

#include "context/genre.h"

/** Adds what marks of posts, labels of turns and spoken lines weigh to `evidence->genre`, and
 *  counts headings and items into `evidence->points`. Cues must have been counted before. */
void mc_genre_shape_look(mc_evidence *evidence, const mc_text *text);

/** True when the unit at `at` is one of the first of its paragraph. */
bool mc_genre_shape_begins(const mc_text *text, uint32_t at);

#endif
