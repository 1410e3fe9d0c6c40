// SPDX-License-Identifier: Apache-2.0
/** Hands the fuzzer's bytes to mc_input_read() as a file and checks what comes back. */
#ifndef TESTS_FUZZ_INPUT_FILE_H
#define TESTS_FUZZ_INPUT_FILE_H

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "input/reader.h"
#include "input/utf8_check.h"

static inline mc_status check_document(void *payload, const mc_document *document)
{
    ++*(uint64_t *)payload;
    if (!mc_utf8_check_is_clean(document->text) || !mc_utf8_check_is_clean(document->id)) abort();
    for (uint32_t i = 0; i < document->turn_count; i++) {
        if (document->turns[i].span.end > document->text.size) abort();
    }
    return MC_OK;
}

static inline mc_status check_coverage(void *payload, const mc_coverage *row)
{
    bool whole = mc_str_equal(row->reason, MC_STR("read"));
    if (whole && row->documents != *(uint64_t *)payload) abort();
    if (row->source.size == 0 || row->reason.size == 0) abort();
    return MC_OK;
}

static inline void read_as(const uint8_t *data, size_t size, const mc_reader_options *options)
{
    char path[] = "/tmp/mc-fuzz-XXXXXX";
    uint64_t documents = 0;
    mc_error error = {0};
    mc_document_sink sink = {check_document, check_coverage, NULL, &documents};
    int file = mkstemp(path);
    if (file < 0) abort();
    close(file);
    if (mc_file_write(path, (mc_str){(const char *)data, (uint32_t)size}, NULL) != MC_OK) abort();
    if (mc_input_read(path, options, &sink, &error) != MC_OK) abort();
    unlink(path);
}

#endif
