// SPDX-License-Identifier: Apache-2.0
/** A text as this layer reads it: which words of its classes stand directly at a place. */
#ifndef MC_ENTITY_READING_H
#define MC_ENTITY_READING_H

#include "entity/entity_index.h"
#include "text/text.h"

/** Both borrowed. */
typedef struct mc_reading {
    const mc_entity_index *index;
    const mc_text *text;
} mc_reading;

/** Length of the longest word of the class that ends exactly at `at`; 0 when there is none. */
static inline uint32_t mc_reading_ends(const mc_reading *of, mc_entity_class which, uint32_t at)
{
    return mc_entity_index_ends(of->index, which, mc_text_units(of->text), at);
}

/** Length of the longest word of the class that begins exactly at `at`; 0 when there is none. */
static inline uint32_t mc_reading_begins(const mc_reading *of, mc_entity_class which, uint32_t at)
{
    return mc_entity_index_begins(of->index, which, mc_text_units(of->text), at);
}

/** True when a word of the class ends exactly at `at`: stands directly before what begins there. */
static inline bool mc_reading_is_before(const mc_reading *of, mc_entity_class which, uint32_t at)
{
    return mc_reading_ends(of, which, at) > 0;
}

/** True when a word of the class begins exactly at `at`: stands directly behind what ends there. */
static inline bool mc_reading_is_behind(const mc_reading *of, mc_entity_class which, uint32_t at)
{
    return mc_reading_begins(of, which, at) > 0;
}

#endif
