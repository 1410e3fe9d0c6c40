// SPDX-License-Identifier: Apache-2.0
/** Status codes of every function that can fail, and the error object that the caller owns. */
#ifndef MINGCHA_ERROR_H
#define MINGCHA_ERROR_H

#include <stdint.h>

/** What went wrong, coarsely: enough to choose an exit code. */
typedef enum mc_status {
    MC_OK = 0,
    MC_ERR_MEMORY,   /**< the system gave no memory */
    MC_ERR_IO,       /**< a file or stream could not be read or written */
    MC_ERR_ENCODING, /**< bytes that are not text in any encoding we know */
    MC_ERR_SYNTAX,   /**< input that breaks the rules of its format */
    MC_ERR_LIMIT,    /**< a bound of base/limits.h was reached */
    MC_ERR_LEXICON,  /**< an entry of a lexicon is wrong */
    MC_ERR_USAGE,    /**< a call or option that makes no sense */
    MC_ERR_STOPPED   /**< the caller asked to stop (a signal, a full pipe) */
} mc_status;

/** One sentence about the first thing that went wrong, in the reader's words. Owned by the caller,
 *  who starts it with `{0}` (C++: `{}`); every function that takes one accepts NULL. The first
 *  error wins. */
typedef struct mc_error {
    mc_status code;
    uint32_t line, column; /**< 1-based, column in characters; 0 = unknown */
    char where[256];       /**< file or record id; empty = unknown */
    char message[512];     /**< what was found and what was expected */
} mc_error;

#endif
