// SPDX-License-Identifier: Apache-2.0
/** What rows of all tables have: where they were written, and their life cycle. */
#ifndef MC_LEXICON_ROW_H
#define MC_LEXICON_ROW_H

#include <stdint.h>

/** No index. */
#define MC_NONE UINT32_MAX

/** Where an entry was written, for messages. */
typedef struct mc_origin {
    const char *file; /**< relative to the lexicon folder */
    uint32_t line;
} mc_origin;

/** Life cycle of an entry. Draft and retired entries do not match. */
typedef enum mc_entry_status {
    MC_STATUS_DRAFT,
    MC_STATUS_TESTING,
    MC_STATUS_STABLE,
    MC_STATUS_RETIRED
} mc_entry_status;

#endif
