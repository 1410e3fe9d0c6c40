// SPDX-License-Identifier: Apache-2.0
/** Diagnostics: library code reports events, the program decides how to print them. */
#ifndef MC_BASE_SINK_H
#define MC_BASE_SINK_H

#include "mingcha/error.h"

/** How much an event matters to the person at the terminal. */
typedef enum mc_level {
    MC_LEVEL_INFO,    /**< worth knowing: an encoding that was guessed, a repair */
    MC_LEVEL_WARNING, /**< handled, but look at it */
    MC_LEVEL_ERROR    /**< something was not analysed */
} mc_level;

/** Receives events; `report` may be called from one thread at a time only. */
typedef struct mc_sink {
    void (*report)(void *payload, mc_level level, const mc_error *event);
    void *payload;
} mc_sink;

/** Sends the event; a NULL sink or callback swallows it (the caller chose so). */
void mc_sink_send(const mc_sink *sink, mc_level level, const mc_error *event);

#endif
