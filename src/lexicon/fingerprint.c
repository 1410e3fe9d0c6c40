// SPDX-License-Identifier: Apache-2.0
#include "lexicon/fingerprint.h"

#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"

// Each hash is the seed of the next, so that names, order and borders count.
static mc_status add_file(uint64_t *hash, mc_buf *content, mc_str path, uint32_t folder_bytes,
                          mc_error *err)
{
    mc_str inner = mc_str_slice(path, folder_bytes, path.size);
    mc_buf_clear(content);
    mc_status st = mc_file_read(content, path.data, err);
    *hash = mc_hash64(inner.data, inner.size, *hash);
    *hash = mc_hash64(content->data, content->size, *hash);
    return st;
}

mc_status mc_fingerprint_take(uint64_t *out, const char *folder, mc_error *err)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_buf content = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    mc_path_list files = {0};
    mc_status st = mc_folder_list(&files, &arena, folder, err);
    *out = files.count;
    for (uint32_t i = 0; st == MC_OK && i < files.count; i++)
        st = add_file(out, &content, files.paths[i], (uint32_t)strlen(folder), err);
    mc_buf_dispose(&content);
    mc_arena_dispose(&arena);
    return st;
}
