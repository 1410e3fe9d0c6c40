// SPDX-License-Identifier: Apache-2.0
#include "input/own_report.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"

static const char BEGINNING[] = "{\"type\":\"mingcha-report\"";

bool mc_own_report_is_manifest(mc_str path)
{
    if (!mc_str_equal(mc_path_name(path), MC_STR("manifest.json"))) return false;
    if (mc_path_kind_of(path.data) != MC_PATH_FILE) return false;
    FILE *file = fopen(path.data, "rb");
    if (!file) return false;
    char begun[sizeof BEGINNING - 1] = {0};
    size_t got = fread(begun, 1, sizeof begun, file);
    fclose(file);
    return got == sizeof begun && memcmp(begun, BEGINNING, sizeof begun) == 0;
}

bool mc_own_report_is_part(mc_str begin)
{
    mc_str head = mc_str_slice(begin, 0, 4096);
    if (mc_str_has_prefix(head, MC_STR(BEGINNING))) return true;
    if (mc_str_has_prefix(head, MC_STR("{\"schema\":1,\"language\":\""))) return true;
    return mc_str_find(head, MC_STR("<report xmlns=\"urn:mingcha:report:"), 0) != UINT32_MAX ||
           mc_str_find(head, MC_STR("<meta name=\"generator\" content=\"mingcha\""), 0) !=
               UINT32_MAX;
}

// a/b lies in a, and a/b does not lie in a/bc.
static bool lies_in(mc_str path, mc_str folder)
{
    bool top = folder.size && folder.data[folder.size - 1] == '/';
    return mc_str_has_prefix(path, folder) && (top || path.data[folder.size] == '/');
}

bool mc_own_report_holds(const mc_path_list *manifests, mc_str path)
{
    for (uint32_t i = 0; i < manifests->count; i++) {
        if (lies_in(path, mc_path_folder(manifests->paths[i]))) return true;
    }
    return false;
}

mc_status mc_own_report_find(mc_path_list *manifests, mc_arena *arena, const mc_path_list *files,
                             mc_error *err)
{
    *manifests = (mc_path_list){NULL, 0};
    mc_str *found = mc_arena_array(arena, files->count, sizeof *found);
    if (!found) return mc_error_memory(err);
    for (uint32_t i = 0; i < files->count; i++) {
        if (mc_own_report_is_manifest(files->paths[i])) found[manifests->count++] = files->paths[i];
    }
    manifests->paths = found;
    return MC_OK;
}
