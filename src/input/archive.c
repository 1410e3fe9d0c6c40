// SPDX-License-Identifier: Apache-2.0
#include "input/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/utf8_locale.h"
#include "input/format.h"
#include "input/litter.h"

enum { BLOCK_BYTES = 64 << 10, TAR_MARK = 257 };

struct mc_archive {
    struct archive *from;
    mc_str packed;         // name of a file that is packed by itself, or whose name cannot be read
    mc_utf8_locale locale; // libarchive makes names from UTF-8 what the locale says
    mc_arena arena;
};

bool mc_archive_is(mc_str begin, mc_str name)
{
    const mc_str zip = MC_STR(".zip");
    if (mc_format_is_zip(begin)) return name.size > zip.size && mc_str_has_suffix_lower(name, zip);
    return mc_str_has_prefix(begin, MC_STR("\x1F\x8B")) ||
           mc_str_has_prefix(begin, MC_STR("BZh")) ||
           mc_str_has_prefix(begin, MC_STR("\xFD"
                                           "7zXZ")) ||
           mc_str_has_prefix(begin, MC_STR("7z\xBC\xAF")) ||
           mc_str_has_prefix(begin, MC_STR("Rar!")) ||
           mc_str_has_prefix(mc_str_slice(begin, TAR_MARK, begin.size), MC_STR("ustar"));
}

static mc_status fail(const mc_archive *archive, mc_error *err)
{
    const char *words = archive_error_string(archive->from);
    return mc_error_set(err, MC_ERR_IO, "%s", words ? words : "broken data");
}

static mc_str without_ending(mc_str name)
{
    uint32_t dot = name.size;
    while (dot > 0 && name.data[dot - 1] != '.')
        dot--;
    return dot > 1 ? mc_str_slice(name, 0, dot - 1) : name;
}

mc_status mc_archive_open(mc_archive **out, const char *path, mc_error *err)
{
    mc_archive *archive = calloc(1, sizeof *archive);
    if (!archive) return mc_error_memory(err);
    archive->arena = MC_ARENA_INIT;
    archive->locale = mc_utf8_locale_enter();
    archive->packed =
        mc_arena_str(&archive->arena, without_ending(mc_path_name(mc_str_from_z(path))));
    archive->from = archive_read_new();
    if (!archive->from || !archive->packed.data) {
        mc_archive_close(archive);
        return mc_error_memory(err);
    }
    archive_read_support_filter_gzip(archive->from);
    archive_read_support_filter_bzip2(archive->from);
    archive_read_support_filter_xz(archive->from);
    archive_read_support_format_zip(archive->from);
    archive_read_support_format_tar(archive->from);
    archive_read_support_format_7zip(archive->from);
    archive_read_support_format_rar(archive->from);
    archive_read_support_format_rar5(archive->from);
    archive_read_support_format_raw(archive->from);
    if (archive_read_open_filename(archive->from, path, BLOCK_BYTES) == ARCHIVE_OK) {
        *out = archive;
        return MC_OK;
    }
    mc_status st = fail(archive, err);
    mc_archive_close(archive);
    return st;
}

// As in folders: nothing whose name, or that of a folder above, begins with a dot, and no litter.
static bool is_hidden(const char *path)
{
    for (const char *at = path; at; at = strchr(at, '/')) {
        at += *at == '/';
        if (*at == '.' && at[1] != '/' && strncmp(at, "../", 3) != 0) return true;
    }
    return path && mc_litter_is(mc_path_name(mc_str_from_z(path)));
}

static mc_str name_of(const mc_archive *archive, struct archive_entry *entry)
{
    bool packed = archive_format(archive->from) == ARCHIVE_FORMAT_RAW;
    const char *path = archive_entry_pathname(entry);
    if (!path) path = archive_entry_pathname_utf8(entry);
    return packed || !path ? archive->packed : mc_str_from_z(path);
}

mc_status mc_archive_next(mc_archive *archive, mc_str *name, mc_error *err)
{
    struct archive_entry *entry = NULL;
    *name = (mc_str){NULL, 0};
    for (;;) {
        int code = archive_read_next_header(archive->from, &entry);
        if (code == ARCHIVE_EOF) return MC_OK;
        if (code != ARCHIVE_OK && code != ARCHIVE_WARN) return fail(archive, err);
        bool file = archive_entry_filetype(entry) == AE_IFREG ||
                    archive_format(archive->from) == ARCHIVE_FORMAT_RAW;
        *name = name_of(archive, entry);
        if (file && !is_hidden(name->data)) return MC_OK;
        *name = (mc_str){NULL, 0};
    }
}

long mc_archive_read(void *payload, char *to, size_t room, const char **problem)
{
    mc_archive *archive = payload;
    la_ssize_t got = archive_read_data(archive->from, to, room);
    if (got >= 0) return (long)got;
    const char *words = archive_error_string(archive->from);
    *problem = words ? words : "broken data";
    return -1;
}

void mc_archive_close(mc_archive *archive)
{
    if (!archive) return;
    if (archive->from) archive_read_free(archive->from);
    mc_utf8_locale_leave(&archive->locale);
    mc_arena_dispose(&archive->arena);
    free(archive);
}
