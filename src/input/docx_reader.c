// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "base/error.h"
#include "input/part_walk.h"
#include "input/readers.h"

/* The body of a Word document: paragraphs of runs of texts.
 *
 *     <w:p><w:r><w:t>催收员</w:t></w:r><w:r><w:t>骂我。</w:t></w:r></w:p>      催收员骂我。
 *     <w:tr><w:tc><w:p>…编号</w:p></w:tc><w:tc><w:p>…内容</w:p></w:tc></w:tr>   编号 ⇥ 内容
 *
 * Deleted words (w:delText), codes of fields, notes and headers are left out, and what is
 * there only for programs that
 * cannot show a drawing (mc:Fallback), since the drawing's text stands beside it.                            */

typedef struct body {
    mc_buf *text;
    bool in_text;
    int in_cell, in_fallback; // how deep
} body;

static void end_line(body *b, char mark)
{
    size_t size = b->text->size;
    if (size && b->text->data[size - 1] != '\n') mc_buf_add_char(b->text, mark);
}

// In the place of the blank or tab behind the last paragraph or cell.
static void end_cell(body *b, char mark)
{
    char *last = b->text->size ? &b->text->data[b->text->size - 1] : NULL;
    if (last && (*last == ' ' || *last == '\t'))
        *last = mark;
    else
        end_line(b, mark);
}

// A cell's paragraphs stay in its line.
static void begin_element(body *b, xmlTextReaderPtr reader)
{
    const int begin = XML_READER_TYPE_ELEMENT;
    bool empty = xmlTextReaderIsEmptyElement(reader) == 1;
    if (mc_part_walk_is(reader, begin, "t")) b->in_text = !empty;
    if (mc_part_walk_is(reader, begin, "tab")) mc_buf_add_char(b->text, '\t');
    if (mc_part_walk_is(reader, begin, "br") || mc_part_walk_is(reader, begin, "cr"))
        end_line(b, '\n');
    if (mc_part_walk_is(reader, begin, "tc")) b->in_cell += !empty;
    if (mc_part_walk_is(reader, begin, "Fallback")) b->in_fallback += !empty;
}

static void end_element(body *b, xmlTextReaderPtr reader)
{
    const int end = XML_READER_TYPE_END_ELEMENT;
    if (mc_part_walk_is(reader, end, "t")) b->in_text = false;
    if (mc_part_walk_is(reader, end, "p")) end_line(b, b->in_cell ? ' ' : '\n');
    if (mc_part_walk_is(reader, end, "tc")) {
        b->in_cell--;
        end_cell(b, '\t');
    }
    if (mc_part_walk_is(reader, end, "tr")) end_cell(b, b->in_cell ? ' ' : '\n');
    if (mc_part_walk_is(reader, end, "Fallback")) b->in_fallback--;
}

static bool see_node(void *payload, xmlTextReaderPtr reader)
{
    body *b = payload;
    int type = xmlTextReaderNodeType(reader);
    bool text = type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
    begin_element(b, reader);
    end_element(b, reader);
    if (text && b->in_text && b->in_fallback == 0)
        mc_buf_add_str(b->text, mc_str_from_z((const char *)xmlTextReaderConstValue(reader)));
    return mc_buf_status(b->text) == MC_OK;
}

static mc_status send_text(mc_delivery *d, mc_str text)
{
    mc_document document = {.text = mc_str_trim(text)};
    d->single = true;
    return mc_delivery_send(d, &document, 0);
}

mc_status mc_docx_reader_read(mc_delivery *d, bool *skipped)
{
    char problem[200];
    mc_buf zip = MC_BUF_INIT(MC_MAX_BUFFER_BYTES), text = MC_BUF_INIT(MC_MAX_RECORD_BYTES);
    body b = {.text = &text};
    mc_status st = mc_delivery_gather(d, &zip);
    if (st == MC_OK)
        st = mc_part_walk(mc_buf_str(&zip), MC_STR("word/document.xml"), see_node, &b, NULL,
                          problem);
    if (st == MC_OK) st = mc_buf_status(&text);
    if (st == MC_OK) st = send_text(d, mc_buf_str(&text));
    *skipped = st == MC_ERR_SYNTAX || st == MC_ERR_LIMIT;
    if (st == MC_ERR_SYNTAX)
        st = mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "bad_docx", 0,
                               "found a broken Word document (%s), expected one that Word opens",
                               problem);
    if (st == MC_ERR_LIMIT)
        st = mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "too_large", 0,
                               "found a Word document over the limit, expected less; save it as "
                               "text");
    if (st == MC_ERR_MEMORY) mc_error_memory(d->err);
    mc_buf_dispose(&zip);
    mc_buf_dispose(&text);
    return st;
}
