// SPDX-License-Identifier: Apache-2.0
/** A workbook (Office Open XML, ECMA-376) held in memory as its ZIP bytes: its
 *  sheets and what they share. */
#ifndef MC_INPUT_WORKBOOK_H
#define MC_INPUT_WORKBOOK_H

#include "base/arena.h"
#include "base/buf.h"
#include "input/sheet_merges.h"
#include "mingcha/error.h"

typedef struct mc_sheet {
    mc_str name; /**< as on its tab */
    mc_str part; /**< path inside the archive */
} mc_sheet;

/** Start with {.zip = bytes} and mc_workbook_open(). */
typedef struct mc_workbook {
    mc_str zip; /**< borrowed */
    mc_arena arena;
    mc_sheet *sheets; /**< in the order of their tabs, hidden ones too */
    uint32_t sheet_count, sheet_capacity;
    mc_buf strings;         /**< shared texts, one behind the other */
    uint32_t *string_begin; /**< of each, and one more: the end */
    uint32_t string_count, string_capacity;
    uint8_t *styles; /**< mc_sheet_format of each cell style */
    uint32_t style_count, style_capacity;
    bool from_1904;
    mc_sheet_merges merges; /**< of sheet `merged` - 1; 0 = of none yet */
    uint32_t merged;
    bool damaged;      /**< a part of it is lost, `problem` says which */
    char problem[200]; /**< what is wrong with it, when a call says so */
} mc_workbook;

/** Reads what all sheets share: their names, texts and number formats. What is lost of a damaged
 *  workbook is done without.
 *  @return MC_OK; MC_ERR_SYNTAX, `problem` says what was found and expected; MC_ERR_LIMIT (more
 *          than 1 GiB of texts); MC_ERR_MEMORY */
mc_status mc_workbook_open(mc_workbook *book);

/** Frees everything but the ZIP bytes. */
void mc_workbook_dispose(mc_workbook *book);

#endif
