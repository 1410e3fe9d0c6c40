// SPDX-License-Identifier: Apache-2.0
#include <stdlib.h>
#include <string.h>

#include "../unit.h"

#include "base/hash.h"

// FIPS 180-4 gives the digest of "abc".
static const char abc_digest[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

static void sha256_is_the_standard_one(void **state)
{
    (void)state;
    char hex[MC_SHA256_HEX_BYTES];
    mc_sha256_hex(MC_STR("abc"), hex);
    assert_string_equal(hex, abc_digest);
}

static void pieces_give_the_digest_of_the_whole(void **state)
{
    (void)state;
    char hex[MC_SHA256_HEX_BYTES];
    mc_sha256 *sha = mc_sha256_new();
    assert_non_null(sha);
    mc_sha256_add(sha, MC_STR("a"));
    mc_sha256_add(sha, MC_STR(""));
    mc_sha256_add(sha, MC_STR("bc"));
    mc_sha256_end(sha, hex);
    mc_sha256_free(sha);
    assert_string_equal(hex, abc_digest);
}

// Long pieces go through the processor's instructions, where it has them; single bytes never do.
static void long_pieces_give_the_digest_of_single_bytes(void **state)
{
    (void)state;
    char bytes[5000], one[MC_SHA256_HEX_BYTES], other[MC_SHA256_HEX_BYTES];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 31 + i / 7);
    for (uint32_t head = 0; head < 130; head += 13) {
        mc_sha256 *whole = mc_sha256_new(), *single = mc_sha256_new();
        mc_sha256_add(whole, (mc_str){bytes, head});
        mc_sha256_add(whole, (mc_str){bytes + head, (uint32_t)sizeof bytes - head});
        for (size_t i = 0; i < sizeof bytes; i++)
            mc_sha256_add(single, (mc_str){bytes + i, 1});
        mc_sha256_end(whole, one);
        mc_sha256_end(single, other);
        mc_sha256_free(whole);
        mc_sha256_free(single);
        assert_string_equal(one, other);
    }
}

// What XXH3_64bits_withSeed() of the library gives, without its wide vectors, which long pieces go
// through.
static void hash64_is_the_same_with_wide_vectors(void **state)
{
    (void)state;
    static char bytes[70000];
    static const struct {
        size_t size;
        uint64_t plain, seeded; // seed 0, seed 7
    } known[] = {
        {4095, UINT64_C(0xc9acc624dfbab143), UINT64_C(0x8c8d6c86c0b8781f)},
        {4096, UINT64_C(0x4e0c5ac9ebc6e873), UINT64_C(0x2d814bec7098a40a)},
        {4097, UINT64_C(0xcf5793307f195b08), UINT64_C(0x8b5811fe520f214f)},
        {70000, UINT64_C(0x1b6c0f159a499dd9), UINT64_C(0x8fcbccd569d9df99)},
    };
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 31 + i / 7);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        assert_true(mc_hash64(bytes, known[i].size, 0) == known[i].plain);
        assert_true(mc_hash64(bytes, known[i].size, 7) == known[i].seeded);
    }
}

static void hash64_depends_on_bytes_and_seed(void **state)
{
    (void)state;
    char hex[17];
    assert_true(mc_hash64("abc", 3, 0) != mc_hash64("abd", 3, 0));
    assert_true(mc_hash64("abc", 3, 0) != mc_hash64("abc", 3, 1));
    mc_hash64_hex(0x00ff10, hex);
    assert_string_equal(hex, "000000000000ff10");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sha256_is_the_standard_one),
        cmocka_unit_test(pieces_give_the_digest_of_the_whole),
        cmocka_unit_test(long_pieces_give_the_digest_of_single_bytes),
        cmocka_unit_test(hash64_is_the_same_with_wide_vectors),
        cmocka_unit_test(hash64_depends_on_bytes_and_seed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
