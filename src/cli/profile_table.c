// SPDX-License-Identifier: Apache-2.0
#include "cli/profile_table.h"

#include <inttypes.h>
#include <stdio.h>

static void print_message(const mc_messages *messages, const char *key)
{
    mc_str words = mc_messages_text(messages, key);
    fprintf(stderr, "%.*s", (int)words.size, words.data ? words.data : "");
}

static double rate(uint64_t bytes, double seconds)
{
    return seconds > 0 ? (double)bytes / 1e6 / seconds : 0;
}

void mc_profile_table_print(const mc_profile *profile, const mc_messages *messages)
{
    double total = 0;
    for (uint32_t stage = 0; stage < MC_STAGE_COUNT; stage++)
        total += profile->seconds[stage];
    fprintf(stderr, "%9s %6s %9s\n", "s", "%", "MB/s");
    for (uint32_t stage = 0; stage < MC_STAGE_COUNT; stage++) {
        char key[32];
        double seconds = profile->seconds[stage];
        snprintf(key, sizeof key, "stage.%s", mc_stage_code((mc_stage)stage));
        fprintf(stderr, "%9.3f %6.1f %9.1f  ", seconds, total > 0 ? 100 * seconds / total : 0,
                rate(profile->text_bytes, seconds));
        print_message(messages, key);
        fputc('\n', stderr);
    }
    fprintf(stderr, "%9.3f %6.1f %9.1f  ", total, 100.0, rate(profile->text_bytes, total));
    print_message(messages, "stage.total");
    fprintf(stderr, " (%" PRIu64 "; %.1f MB → %.1f MB)\n", profile->documents,
            (double)profile->text_bytes / 1e6, (double)profile->record_bytes / 1e6);
}
