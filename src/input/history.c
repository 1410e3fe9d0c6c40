// SPDX-License-Identifier: Apache-2.0
#include "input/history.h"

#include "base/file.h"

mc_status mc_history_add_file(mc_history *history, const char *path, bool *is_new)
{
    char identity[MC_FILE_IDENTITY_BYTES];
    *is_new = true;
    if (!mc_file_identity(path, identity)) return MC_OK;
    return mc_id_set_add(&history->files, mc_str_from_z(identity), is_new);
}

mc_status mc_history_add_content(mc_history *history, mc_str sha256, bool *is_new)
{
    return mc_id_set_add(&history->contents, sha256, is_new);
}

void mc_history_dispose(mc_history *history)
{
    mc_id_set_dispose(&history->files);
    mc_id_set_dispose(&history->contents);
}
