// SPDX-License-Identifier: Apache-2.0
#include "cli/report_folder.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"

enum { MAX_NAMES = 100 }; // reports to the same DIR at once, and folders of that name

// The n-th name of a hidden folder beside DIR, from 1: what stands there already is somebody's, so
// there are several. Hidden ones are never read, so what a killed run leaves in an INPUT folder
// does not come back as complaints. Data is NULL without memory.
static mc_str hidden_name(mc_report_folder *folder, const char *suffix, uint32_t n)
{
    mc_buf name = MC_BUF_INIT(1 << 16);
    mc_buf_add_char(&name, '.');
    mc_buf_add_str(&name, mc_path_name(folder->target));
    mc_buf_add_z(&name, suffix);
    if (n > 1) mc_buf_add_uint(&name, n);
    mc_str path = {NULL, 0};
    if (mc_buf_status(&name) == MC_OK)
        path = mc_path_join(&folder->arena, mc_path_folder(folder->target), mc_buf_str(&name));
    mc_buf_dispose(&name);
    return path;
}

// Other programs have a manifest.json as well: ours begins with its type.
static bool is_report(mc_report_folder *folder, mc_str name)
{
    mc_str path = mc_path_join(&folder->arena, name, MC_STR("manifest.json"));
    if (!path.data || mc_path_kind_of(path.data) != MC_PATH_FILE) return false;
    mc_buf text = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    bool ours = mc_file_read(&text, path.data, NULL) == MC_OK &&
                mc_str_has_prefix(mc_buf_str(&text), MC_STR("{\"type\":\"mingcha-report\""));
    mc_buf_dispose(&text);
    return ours;
}

// An existing DIR is replaced only when it is empty or a report of ours.
static mc_status check_target(mc_report_folder *folder, mc_error *err)
{
    mc_path_kind kind = mc_path_kind_of(folder->target.data);
    if (kind == MC_PATH_MISSING) return MC_OK;
    if (kind != MC_PATH_FOLDER) {
        return mc_error_set_at(err, MC_ERR_USAGE, folder->target.data, 0, 0,
                               "is a file; -o expects a folder or a name that is free");
    }
    mc_path_list files;
    mc_status st = mc_folder_list(&files, &folder->arena, folder->target.data, err);
    if (st != MC_OK || files.count == 0 || is_report(folder, folder->target)) return st;
    return mc_error_set_at(err, MC_ERR_USAGE, folder->target.data, 0, 0,
                           "holds files but no manifest.json of ours; -o replaces only reports");
}

// DIR may name folders that are not there yet.
static mc_status make_parents(mc_report_folder *folder, mc_error *err)
{
    mc_str parent = mc_arena_str(&folder->arena, mc_path_folder(folder->target));
    if (!parent.data) return mc_error_memory(err);
    return parent.size ? mc_folder_make(parent.data, err) : MC_OK;
}

// Every report begins with its database; another folder of that name is somebody's.
static bool is_working_folder(mc_report_folder *folder, mc_str name)
{
    mc_str path = mc_path_join(&folder->arena, name, MC_STR("report.sqlite"));
    return path.data && mc_path_kind_of(path.data) == MC_PATH_FILE;
}

// What killed runs left holds the texts of complaints, hidden, where nobody would look for them.
// What may not be removed, as another user's, stays.
static mc_status remove_leftovers(mc_report_folder *folder, mc_error *err)
{
    for (uint32_t n = 1; n <= MAX_NAMES; n++) {
        mc_folder_claim claim;
        mc_str name = hidden_name(folder, ".making", n);
        if (!name.data) return mc_error_memory(err);
        if (mc_folder_claim_left(&claim, name.data) && is_working_folder(folder, name))
            mc_folder_remove(name.data, NULL);
        mc_folder_claim_end(&claim);
    }
    return MC_OK;
}

// A run that was killed while the new report took the place of the earlier one left that behind:
// it comes back where the place is free.
static mc_status settle_swaps(mc_report_folder *folder, mc_error *err)
{
    for (uint32_t n = 1; n <= MAX_NAMES; n++) {
        mc_folder_claim claim;
        mc_str name = hidden_name(folder, ".old", n);
        if (!name.data) return mc_error_memory(err);
        bool left = mc_folder_claim_left(&claim, name.data) && is_report(folder, name);
        if (left && mc_path_rename(name.data, folder->target.data, NULL) != MC_OK)
            mc_folder_remove(name.data, NULL);
        mc_folder_claim_end(&claim);
    }
    return MC_OK;
}

// Another report to the same DIR may be under way: each has a folder of its own.
static mc_status make_working_folder(mc_report_folder *folder, mc_error *err)
{
    mc_status st = make_parents(folder, err);
    if (st == MC_OK) st = remove_leftovers(folder, err);
    if (st == MC_OK) st = settle_swaps(folder, err);
    for (uint32_t n = 1; st == MC_OK && n <= MAX_NAMES; n++) {
        bool made = false;
        mc_str name = hidden_name(folder, ".making", n);
        st = name.data ? mc_folder_claim_new(&folder->claim, name.data, &made, err)
                       : mc_error_memory(err);
        if (made) folder->making = name; // from now on ours to remove
        if (made) return MC_OK;
    }
    if (st != MC_OK) return st;
    return mc_error_set_at(err, MC_ERR_USAGE, folder->target.data, 0, 0,
                           "found %d folders .%s.making beside it, expected a free name; "
                           "remove those that no run is working in",
                           MAX_NAMES, mc_path_name(folder->target).data);
}

mc_status mc_report_folder_open(mc_report_folder *folder, const char *target, mc_error *err)
{
    *folder = (mc_report_folder){.arena = MC_ARENA_INIT};
    mc_str name_of_target = mc_str_from_z(target);
    while (name_of_target.size > 1 && name_of_target.data[name_of_target.size - 1] == '/') {
        name_of_target.size--;
    }
    mc_str name = mc_path_name(name_of_target);
    if (name.size == 0 || mc_str_equal(name, MC_STR(".")) || mc_str_equal(name, MC_STR(".."))) {
        return mc_error_set(err, MC_ERR_USAGE,
                            "-o: found '%s', expected the name of a folder that can be replaced",
                            target);
    }
    mc_str given = mc_arena_str(&folder->arena, name_of_target);
    if (!given.data) return mc_error_memory(err);
    mc_status st = mc_path_follow(&folder->target, &folder->arena, given.data, err);
    if (st == MC_OK) st = check_target(folder, err);
    if (st == MC_OK) st = make_working_folder(folder, err);
    return st;
}

// A name to which the earlier report can go while the new one takes its place.
static mc_status name_old(mc_report_folder *folder, mc_str *old, mc_error *err)
{
    for (uint32_t n = 1; n <= MAX_NAMES; n++) {
        *old = hidden_name(folder, ".old", n);
        if (!old->data) return mc_error_memory(err);
        if (mc_path_kind_of(old->data) == MC_PATH_MISSING) return MC_OK;
    }
    return mc_error_set_at(err, MC_ERR_USAGE, folder->target.data, 0, 0,
                           "found %d folders .%s.old beside it, expected a free name; "
                           "remove what earlier runs left",
                           MAX_NAMES, mc_path_name(folder->target).data);
}

// The new report could not take its place, for the reason of `err`: the earlier one stays as it
// was, or is at least found.
static mc_status put_back(mc_report_folder *folder, mc_str old, mc_status failed, mc_error *err)
{
    if (mc_path_rename(old.data, folder->target.data, NULL) == MC_OK || !err) return failed;
    mc_error why = *err;
    *err = (mc_error){0};
    return mc_error_set_at(err, failed, why.where, 0, 0, "%.160s; the earlier report lies in %s",
                           why.message, old.data);
}

// The earlier report is ours until it is gone: another run must not take it for one that was left.
static mc_status swap(mc_report_folder *folder, mc_error *err)
{
    mc_str old;
    mc_folder_claim claim;
    mc_status st = name_old(folder, &old, err);
    if (st != MC_OK) return st;
    mc_folder_claim_left(&claim, folder->target.data);
    st = mc_path_rename(folder->target.data, old.data, err);
    if (st == MC_OK) {
        st = mc_path_rename(folder->making.data, folder->target.data, err);
        st = st == MC_OK ? mc_folder_remove(old.data, err) : put_back(folder, old, st, err);
    }
    mc_folder_claim_end(&claim);
    return st;
}

mc_status mc_report_folder_keep(mc_report_folder *folder, mc_error *err)
{
    if (mc_path_kind_of(folder->target.data) == MC_PATH_FOLDER) return swap(folder, err);
    return mc_path_rename(folder->making.data, folder->target.data, err);
}

void mc_report_folder_close(mc_report_folder *folder, bool failed)
{
    if (failed && folder->making.data) mc_folder_remove(folder->making.data, NULL);
    mc_folder_claim_end(&folder->claim);
    mc_arena_dispose(&folder->arena);
}
