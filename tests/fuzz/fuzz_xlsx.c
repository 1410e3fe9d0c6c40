// SPDX-License-Identifier: Apache-2.0
// Workbooks: arbitrary bytes as the archive itself, as a sheet and as the shared texts of a sound
// one.
#include "../unit/input/workbook_file.h"
#include "input_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_packed(const char *sheet, const char *strings)
{
    const workbook_part parts[] = {
        {"[Content_Types].xml", "<Types/>"},
        {"xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" id=\"r1\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships><Relationship Id=\"r1\" Target=\"sheet.xml\"/></Relationships>"},
        {"xl/sheet.xml", sheet},
        {"xl/sharedStrings.xml", strings}};
    mc_reader_options options = {.format = MC_FORMAT_XLSX};
    size_t size = 0;
    char *bytes = workbook_file_pack(parts, 5, &size);
    read_as((const uint8_t *)bytes, size, &options);
    free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mc_reader_options options = {.format = MC_FORMAT_XLSX};
    if (size > WORKBOOK_FILE_BYTES / 2) return 0;
    char *text = malloc(size + 1);
    if (!text) abort();
    memcpy(text, data, size);
    text[size] = '\0';
    read_as(data, size, &options);
    read_packed(text, "<sst><si><t>text</t></si></sst>");
    read_packed("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>", text);
    free(text);
    return 0;
}
