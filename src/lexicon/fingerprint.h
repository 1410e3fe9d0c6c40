// SPDX-License-Identifier: Apache-2.0
/** Whether the files of a lexicon folder are still the same. */
#ifndef MC_LEXICON_FINGERPRINT_H
#define MC_LEXICON_FINGERPRINT_H

#include <stdint.h>

#include "mingcha/error.h"

/** A hash over the names and the content of all files of the folder, in their order. It
 *  reads every byte, because sizes and times say too little; it is XXH3, which reads them as
 *  fast as memory gives them.
 *
 *  It tells accidents and edits, not an adversary: run records carry the SHA-256.
 *
 *  @return MC_ERR_IO, MC_ERR_MEMORY */
mc_status mc_fingerprint_take(uint64_t *out, const char *folder, mc_error *err);

#endif
