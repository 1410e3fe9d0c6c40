// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

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
        cmocka_unit_test(hash64_depends_on_bytes_and_seed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
