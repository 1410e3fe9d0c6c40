// SPDX-License-Identifier: Apache-2.0
// Pages, threads and XML from arbitrary bytes: no crash, valid UTF-8, honest counts.
#include "input_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mc_field_map maps[] = {{MC_STR("author"), MC_STR(".//span")}};
    mc_reader_options page = {.format = MC_FORMAT_HTML};
    mc_reader_options thread = {
        .format = MC_FORMAT_HTML, .record = "//p", .maps = maps, .map_count = 1};
    mc_reader_options xml = {.format = MC_FORMAT_XML};
    mc_reader_options record = {.format = MC_FORMAT_XML, .record = "p"};
    read_as(data, size, &page);
    read_as(data, size, &thread);
    read_as(data, size, &xml);
    read_as(data, size, &record);
    return 0;
}
