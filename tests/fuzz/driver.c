// SPDX-License-Identifier: Apache-2.0
// Replays a folder of stored inputs through a fuzz target when libFuzzer is not there.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay(const char *path)
{
    mc_error err = {0};
    mc_buf content = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    int failed = mc_file_read(&content, path, &err) != MC_OK;
    if (failed) fprintf(stderr, "%s: %s\n", err.where, err.message);
    if (!failed) LLVMFuzzerTestOneInput((const uint8_t *)content.data, content.size);
    mc_buf_dispose(&content);
    return failed;
}

int main(int argc, char **argv)
{
    int failed = 0, replayed = 0;
    mc_arena arena = MC_ARENA_INIT;
    for (int i = 1; i < argc; i++) {
        mc_path_list list;
        mc_error err = {0};
        if (mc_folder_list(&list, &arena, argv[i], &err) != MC_OK) {
            fprintf(stderr, "%s: %s\n", err.where, err.message);
            failed++;
            continue;
        }
        for (uint32_t at = 0; at < list.count; at++) {
            failed += replay(list.paths[at].data);
            replayed++;
        }
    }
    mc_arena_dispose(&arena);
    printf("%d inputs replayed\n", replayed);
    return failed || replayed == 0; // a target without stored inputs checks nothing
}
