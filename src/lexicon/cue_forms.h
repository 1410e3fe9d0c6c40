// SPDX-License-Identifier: Apache-2.0
/** The forms of a cue: what a cell with words in braces stands for, each written out. */
#ifndef MC_LEXICON_CUE_FORMS_H
#define MC_LEXICON_CUE_FORMS_H

#include "lexicon/build.h"

/** Forms of one cell; they live in the lexicon's arena, the array in its scratch. */
typedef struct mc_cue_forms {
    mc_ustr *texts; /**< folded; the words of the last braces change first */
    uint32_t count; /**< at most MC_MAX_CUE_FORMS; two ways to one text make it twice */
    bool framed;    /**< the cell has braces */
} mc_cue_forms;

/** Reads a cue's cell. Braces hold alternatives, as cells of guards do (`a|b|@class`): the
 *  cell stands for every choice of one word from each, so that {@staff}{说|称} is 客服说, 客服称,
 *  经理说 ….
 *
 *  @param at  the cell; problems in it are reported with the column of the character
 *  @return false when the cell is wrong, which is then reported */
bool mc_cue_forms_read(mc_build *build, mc_str cell, mc_place at, mc_cue_forms *out);

#endif
