// SPDX-License-Identifier: Apache-2.0
/** Finds the names of companies in a stretch of folded text: listed ones, and by
 *  pattern those in no list. */
#ifndef MC_ENTITY_NAME_SCAN_H
#define MC_ENTITY_NAME_SCAN_H

#include "entity/entity_index.h"

/** A name in the text. */
typedef struct mc_name_at {
    mc_norm_span span;
    uint32_t alias;     /**< MC_NONE for a discovered or introduced name */
    mc_party_kind kind; /**< listed, discovered or masked */
    bool traded;        /**< found by the code of its shares */
    bool pending; /**< its `needs` was not met near it: counts only when the company is known */
} mc_name_at;

/** What to search. */
typedef struct mc_name_field {
    mc_ustr units;
    const mc_text
        *text;   /**< windows of `needs` stay inside its sentences; NULL = a field of the input */
    mc_day date; /**< of the document; 0 = unknown */
} mc_name_field;

/** Reused from call to call; start with {0}. */
typedef struct mc_name_scan {
    mc_literal_hits hits; /**< all literals of the entity index in the field */
    mc_name_at *names;    /**< not overlapping, ordered by begin */
    uint32_t count, capacity;
    mc_name_at *found; /**< of the patterns, before they are merged */
    uint32_t found_count, found_capacity;
    mc_ustr *sorted; /**< texts of the found names, to compare them */
    uint32_t sorted_capacity;
    bool failed;
} mc_name_scan;

/** Finds all names of the field; what the scan held before is gone.
 *  @return MC_ERR_MEMORY */
mc_status mc_name_scan_run(mc_name_scan *scan, const mc_entity_index *index,
                           mc_regex_scratch *regex, mc_name_field field, mc_error *err);

/** Frees the arrays. */
void mc_name_scan_dispose(mc_name_scan *scan);

#endif
