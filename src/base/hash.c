// SPDX-License-Identifier: Apache-2.0
#include "base/hash.h"

#include <stdlib.h>

#include <nettle/sha2.h>
#include <xxhash.h>
#ifdef MC_XXHASH_DISPATCHES
#include <xxh_x86dispatch.h>
#endif

struct mc_sha256 {
    struct sha256_ctx context;
};

static void write_hex(const uint8_t *bytes, size_t count, char *out)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < count; i++) {
        out[2 * i] = digits[bytes[i] >> 4];
        out[2 * i + 1] = digits[bytes[i] & 15];
    }
    out[2 * count] = '\0';
}

// From here on wide vectors, chosen as the program runs, pay for their detour: an image of 29 MB is
// hashed in two thirds of the time. The hash is the same.
#ifdef MC_XXHASH_DISPATCHES
enum { WIDE_BYTES = 4096 };
#endif

uint64_t mc_hash64(const void *data, size_t size, uint64_t seed)
{
#ifdef MC_XXHASH_DISPATCHES
    if (size >= WIDE_BYTES) return XXH3_64bits_withSeed_dispatch(data, size, seed);
#endif
    return XXH3_64bits_withSeed(data, size, seed);
}

void mc_hash64_hex(uint64_t hash, char out[17])
{
    uint8_t bytes[8];
    for (int i = 0; i < 8; i++) {
        bytes[i] = (uint8_t)(hash >> (56 - 8 * i));
    }
    write_hex(bytes, sizeof bytes, out);
}

mc_sha256 *mc_sha256_new(void)
{
    mc_sha256 *sha = malloc(sizeof *sha);
    if (sha) sha256_init(&sha->context);
    return sha;
}

void mc_sha256_add(mc_sha256 *sha, mc_str bytes)
{
    if (bytes.size) sha256_update(&sha->context, bytes.size, (const uint8_t *)bytes.data);
}

void mc_sha256_end(mc_sha256 *sha, char out[MC_SHA256_HEX_BYTES])
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(&sha->context, sizeof digest, digest);
    write_hex(digest, sizeof digest, out);
}

void mc_sha256_free(mc_sha256 *sha)
{
    free(sha);
}

void mc_sha256_hex(mc_str bytes, char out[MC_SHA256_HEX_BYTES])
{
    mc_sha256 sha;
    sha256_init(&sha.context);
    mc_sha256_add(&sha, bytes);
    mc_sha256_end(&sha, out);
}
