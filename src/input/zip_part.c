// SPDX-License-Identifier: Apache-2.0
#include "input/zip_part.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"

static void note(mc_zip_part *part, const char *words)
{
    snprintf(part->problem, sizeof part->problem, "%s", words ? words : "broken data");
    for (char *c = part->problem; *c; c++) {
        if ((unsigned char)*c >= 0x80 || (unsigned char)*c < 0x20) *c = '?';
    }
}

static bool is_called(const char *path, mc_str name)
{
    if (!path || strlen(path) != name.size) return false;
    for (uint32_t i = 0; i < name.size; i++) {
        if (mc_str_lower(path[i]) != mc_str_lower(name.data[i])) return false;
    }
    return true;
}

bool mc_zip_part_open(mc_zip_part *part, mc_str zip, mc_str name)
{
    *part = (mc_zip_part){.archive = archive_read_new()};
    struct archive_entry *entry = NULL;
    if (!part->archive) {
        note(part, "no memory");
        return false;
    }
    archive_read_support_format_zip(part->archive);
    int code = archive_read_open_memory(part->archive, zip.data, zip.size);
    while (code == ARCHIVE_OK || code == ARCHIVE_WARN) {
        code = archive_read_next_header(part->archive, &entry);
        bool usable = code == ARCHIVE_OK || code == ARCHIVE_WARN;
        if (usable && is_called(archive_entry_pathname(entry), name)) return true;
    }
    if (code != ARCHIVE_EOF) note(part, archive_error_string(part->archive));
    return false;
}

int mc_zip_part_read(void *payload, char *to, int room)
{
    mc_zip_part *part = payload;
    la_ssize_t got = archive_read_data(part->archive, to, (size_t)room);
    if (got < 0) {
        note(part, archive_error_string(part->archive));
        return -1;
    }
    part->bytes += (uint64_t)got;
    if (part->bytes <= MC_MAX_PART_BYTES) return (int)got;
    note(part, "more unpacked bytes than the limit");
    return -1;
}

void mc_zip_part_close(mc_zip_part *part)
{
    if (part->archive) archive_read_free(part->archive);
    part->archive = NULL;
}
