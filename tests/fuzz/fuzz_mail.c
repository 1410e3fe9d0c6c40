// SPDX-License-Identifier: Apache-2.0
// Mails from arbitrary bytes: no crash, valid UTF-8, honest counts.
#include "input_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mc_reader_options mail = {.format = MC_FORMAT_MAIL};
    read_as(data, size, &mail);
    return 0;
}
