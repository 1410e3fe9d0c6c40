// SPDX-License-Identifier: Apache-2.0
/** Hashes: XXH3 for identity inside records and tables, SHA-256 for texts, inputs and lexicons. */
#ifndef MC_BASE_HASH_H
#define MC_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/** Bytes of a SHA-256 in lower-case hexadecimal with its NUL. */
#define MC_SHA256_HEX_BYTES 65

/** XXH3 64-bit hash of bytes (github.com/Cyan4973/xxHash). Same on every machine. */
uint64_t mc_hash64(const void *data, size_t size, uint64_t seed);

/** `hash` in 16 lower-case hexadecimal digits and a NUL. */
void mc_hash64_hex(uint64_t hash, char out[17]);

/** SHA-256 of bytes, in hexadecimal. */
void mc_sha256_hex(mc_str bytes, char out[MC_SHA256_HEX_BYTES]);

/** SHA-256 fed piece by piece: for inputs and lexicons that are not in memory as one piece. */
typedef struct mc_sha256 mc_sha256;

/** @return NULL when the system has no memory; free with mc_sha256_free() */
mc_sha256 *mc_sha256_new(void);

/** Adds bytes. */
void mc_sha256_add(mc_sha256 *sha, mc_str bytes);

/** Writes the digest of all bytes so far; call once. */
void mc_sha256_end(mc_sha256 *sha, char out[MC_SHA256_HEX_BYTES]);

/** NULL is allowed. */
void mc_sha256_free(mc_sha256 *sha);

#endif
