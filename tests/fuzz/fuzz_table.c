// SPDX-License-Identifier: Apache-2.0
// Tables, JSON Lines, captions and plain text from arbitrary bytes: no crash, valid UTF-8, honest
// counts.
#include "input_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const mc_format formats[] = {MC_FORMAT_AUTO,  MC_FORMAT_CSV,  MC_FORMAT_TSV,
                                        MC_FORMAT_JSONL, MC_FORMAT_TEXT, MC_FORMAT_CAPTIONS};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        mc_reader_options options = {.format = formats[i],
                                     .split = i % 2 ? MC_SPLIT_LINE : MC_SPLIT_BLANK};
        read_as(data, size, &options);
    }
    return 0;
}
