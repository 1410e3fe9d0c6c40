// SPDX-License-Identifier: Apache-2.0
// A rule file of an overlay: whatever its bytes are, it loads or is refused with its place.
#include "fuzz_lexicon.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_lexicon_file("rules/fuzz.xml", (mc_str){(const char *)data, (uint32_t)size});
    return 0;
}
