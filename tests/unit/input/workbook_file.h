// SPDX-License-Identifier: Apache-2.0
/** Packs a workbook for a test from the XML of its parts. */
#ifndef TESTS_UNIT_INPUT_WORKBOOK_FILE_H
#define TESTS_UNIT_INPUT_WORKBOOK_FILE_H

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>

typedef struct workbook_part {
    const char *name, *content;
} workbook_part;

enum { WORKBOOK_FILE_BYTES = 1 << 20 };

/** Packs the parts in their order; the caller frees the bytes. */
static inline char *workbook_file_pack(const workbook_part *parts, size_t count, size_t *size)
{
    char *bytes = malloc(WORKBOOK_FILE_BYTES);
    struct archive *archive = archive_write_new();
    archive_write_set_format_zip(archive);
    archive_write_open_memory(archive, bytes, WORKBOOK_FILE_BYTES, size);
    for (size_t i = 0; i < count; i++) {
        struct archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, parts[i].name);
        archive_entry_set_size(entry, (la_int64_t)strlen(parts[i].content));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(archive, entry);
        archive_write_data(archive, parts[i].content, strlen(parts[i].content));
        archive_entry_free(entry);
    }
    archive_write_close(archive);
    archive_write_free(archive);
    return bytes;
}

#endif
