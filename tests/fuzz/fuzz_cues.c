// SPDX-License-Identifier: Apache-2.0
// A file of cues of an overlay: whatever its bytes are, it loads or is refused with its place.
#include "fuzz_lexicon.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mc_str text = {(const char *)data, (uint32_t)size};
    fuzz_lexicon_file("cues/fuzz.tsv", text);
    fuzz_lexicon_format(text);
    return 0;
}
