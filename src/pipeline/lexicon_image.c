// SPDX-License-Identifier: Apache-2.0
#include "pipeline/lexicon_image.h"

#include <stdalign.h>
#include <stdio.h>

#include "base/build_id.h"
#include "base/error.h"
#include "base/region.h"
#include "base/thread.h"
#include "lexicon/fingerprint.h"
#include "lexicon/load.h"
#include "record/versions.h"

// An image is a region (base/region.h) in which a lexicon and its tables were made as always. Two
// things must hold before it is used, and both are looked at in full at each start,
// side by side on two threads:
//
//     key          program's build id, ICU's and Unicode's version    is it this program's memory? (the head)
//     hash         of the image                                        is it whole? (reads the image)
//     fingerprint  of the folder's files, in the image                 are they the same? (reads the files)
//
// No time stamps: what was copied, unpacked or checked out has any time.
typedef struct image_root {
    uint64_t fingerprint;
    mc_lexicon *lexicon;
    mc_tables *tables;
} image_root;

// ICU's data are in the fold table. PCRE2 is not in the key: patterns are compiled in
// the process that runs them.
static mc_status write_key(char key[MC_REGION_KEY_BYTES], mc_error *err)
{
    char build[MC_BUILD_ID_HEX_BYTES];
    mc_version versions[MC_VERSION_COUNT];
    mc_versions_list(versions);
    if (!mc_build_id_hex(build))
        return mc_error_set(err, MC_ERR_LIMIT, "the program was linked without a build id");
    snprintf(key, MC_REGION_KEY_BYTES, "mingcha %s %s %s %s %s %s", mc_versions_program(), build,
             versions[0].name, versions[0].version, versions[1].name, versions[1].version);
    return MC_OK;
}

static mc_status fill(mc_region *region, mc_lexicon **lexicon, const mc_lexicon_options *options,
                      mc_error *err)
{
    image_root *root = mc_region_take(region, sizeof *root, alignof(image_root));
    uint64_t after = 0;
    if (!root) return mc_error_memory(err);
    mc_region_set_root(region, root);
    mc_status st = mc_fingerprint_take(&root->fingerprint, options->data_folder, err);
    if (st == MC_OK) st = mc_lexicon_load(lexicon, options, err);
    root->lexicon = *lexicon;
    if (st == MC_OK) st = mc_tables_new(&root->tables, *lexicon, err);
    if (st == MC_OK) st = mc_fingerprint_take(&after, options->data_folder, err);
    if (st == MC_OK && after != root->fingerprint)
        st = mc_error_set(err, MC_ERR_IO, "the files changed while they were read");
    if (st == MC_OK) mc_lexicon_detach(*lexicon);
    return st;
}

mc_status mc_lexicon_image_write(const char *path, const char *data_folder, mc_error *err)
{
    char key[MC_REGION_KEY_BYTES];
    mc_region *region = NULL;
    mc_lexicon *lexicon = NULL;
    mc_status st = write_key(key, err);
    if (st == MC_OK) st = mc_region_new(&region, err);
    mc_lexicon_options options = {.data_folder = data_folder, .region = region};
    if (st == MC_OK) st = fill(region, &lexicon, &options, err);
    if (st == MC_OK) st = mc_region_save(region, key, path, err);
    mc_region_free(region);
    return st;
}

// The files are read on a thread of their own while the image is.
typedef struct comparison {
    const char *folder;
    uint64_t fingerprint;
    mc_status status;
    mc_error err;
} comparison;

static void *take_fingerprint(void *payload)
{
    comparison *files = payload;
    files->status = mc_fingerprint_take(&files->fingerprint, files->folder, &files->err);
    return NULL;
}

static mc_status map_and_compare(mc_region **region, const char *key, const char *path,
                                 const char *data_folder, mc_error *err)
{
    comparison files = {.folder = data_folder};
    mc_thread thread;
    bool started = mc_thread_start(&thread, take_fingerprint, &files);
    mc_status st = mc_region_map(region, key, path, err);
    if (started)
        mc_thread_join(thread);
    else
        take_fingerprint(&files);
    if (st != MC_OK) return st;
    if (files.status != MC_OK) {
        *err = files.err;
        return files.status;
    }
    const image_root *root = mc_region_root(*region);
    return root->fingerprint == files.fingerprint
               ? MC_OK
               : mc_error_set(err, MC_ERR_SYNTAX, "it was made from other lexicon files");
}

mc_status mc_lexicon_image_map(mc_lexicon **lexicon, mc_tables **tables, const char *path,
                               const char *data_folder, mc_error *err)
{
    char key[MC_REGION_KEY_BYTES];
    mc_region *region = NULL;
    mc_status st = write_key(key, err);
    if (st == MC_OK) st = map_and_compare(&region, key, path, data_folder, err);
    image_root *root = st == MC_OK ? mc_region_root(region) : NULL;
    if (st == MC_OK) st = mc_lexicon_revive(root->lexicon, data_folder, err);
    if (st != MC_OK) {
        mc_region_free(region);
        return st;
    }
    *lexicon = root->lexicon;
    *tables = root->tables;
    return MC_OK;
}
