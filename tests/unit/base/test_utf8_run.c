// SPDX-License-Identifier: Apache-2.0
#include <stdbool.h>
#include <string.h>

#include "../unit.h"

#include "base/utf8_run.h"

static const char block[] = "催收人员来电话了"; // eight characters of three bytes

static void shaped_characters_are_counted(void **state)
{
    (void)state;
    uint8_t bytes[MC_UTF8_BLOCK_BYTES];
    memcpy(bytes, block, sizeof bytes);
    assert_int_equal(mc_utf8_run_shaped(bytes), 8);
    for (uint32_t at = 0; at < sizeof bytes; at++) {
        memcpy(bytes, block, sizeof bytes);
        bytes[at] = 'a';
        assert_int_equal(mc_utf8_run_shaped(bytes), at / 3);
        bytes[at] = 0xFF;
        assert_int_equal(mc_utf8_run_shaped(bytes), at / 3);
    }
}

// Well formed, by the table of the standard.
static bool is_sound(const uint8_t *here)
{
    if (here[0] < 0xE0 || here[0] > 0xEF || here[2] < 0x80 || here[2] > 0xBF) return false;
    uint8_t least = here[0] == 0xE0 ? 0xA0 : 0x80, most = here[0] == 0xED ? 0x9F : 0xBF;
    return here[1] >= least && here[1] <= most;
}

// Every lead with every second byte, in each place of a block: no run goes over what is not well
// formed, and only E0 and ED may stop it without need.
static void runs_hold_sound_characters_alone(void **state)
{
    (void)state;
    uint8_t bytes[2 * MC_UTF8_BLOCK_BYTES];
    for (uint32_t lead = 0; lead < 0x100; lead++)
        for (uint32_t second = 0; second < 0x100; second++) {
            uint32_t place = (lead + second) % 8 * 3;
            memcpy(bytes, block, MC_UTF8_BLOCK_BYTES);
            memcpy(bytes + MC_UTF8_BLOCK_BYTES, block, MC_UTF8_BLOCK_BYTES);
            bytes[place] = (uint8_t)lead;
            bytes[place + 1] = (uint8_t)second;
            uint32_t run = mc_utf8_run_bytes(bytes, sizeof bytes);
            bool goes_on = is_sound(bytes + place) && lead != 0xE0 && lead != 0xED;
            assert_int_equal(run, goes_on ? sizeof bytes : place);
        }
}

static void runs_end_with_the_bytes(void **state)
{
    (void)state;
    for (uint32_t size = 0; size <= MC_UTF8_BLOCK_BYTES; size++)
        assert_int_equal(mc_utf8_run_bytes((const uint8_t *)block, size), size / 3 * 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(shaped_characters_are_counted),
                                       cmocka_unit_test(runs_hold_sound_characters_alone),
                                       cmocka_unit_test(runs_end_with_the_bytes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
