// SPDX-License-Identifier: Apache-2.0
// Workbooks of Excel until 2003: arbitrary bytes.
#include "input_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mc_reader_options options = {.format = MC_FORMAT_XLS};
    read_as(data, size, &options);
    return 0;
}
