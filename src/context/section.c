// SPDX-License-Identifier: Apache-2.0
#include "context/section.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/ascii.h"
#include "base/error.h"

/* Headings nest by the shape of their number:
 *
 *     五、改进建议            level 1          governs all down to 六、
 *       5.1 加强培训          level 2          governs all down to 5.2
 *         公司应考虑减免…      a sentence: heading = 5.1, whose own heading is 五、
 *
 * Unnumbered short lines are level 1, but a heading that is only a short line of a chat or a
 * complaint ends nothing that it should not: only cues written for headings (scope
 * `document`) reach from them.
 *
 * A sentence that ends in a colon opens a list: the items that the text layer marked as its own,
 * or, where items bear no marks, the following sentences up to the first full stop or heading:
 *
 *     最终达成了以下方案：    head
 *     延长还款期限；          node.head = head
 *     免除部分利息。          node.head = head; the full stop ends it
 *
 * A sentence that ends in a semicolon opens a list in the same way:
 * 不得有下列行为：（一）…；（二）…；（三）…。 */

enum { LIST_MAXIMUM = 24, LEVELS = 4 };

static const uint16_t COLON = 0xFF1A, SEMICOLON = 0xFF1B, STOP = 0x3002;

static bool is_blank(uint16_t unit)
{
    return unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t' || unit == 0x3000;
}

static uint16_t last_unit(const mc_text *text, uint32_t sentence)
{
    mc_norm_span span = text->sentences[sentence].norm;
    while (span.end > span.begin && is_blank(text->norm[span.end - 1]))
        span.end--;
    return span.end > span.begin ? text->norm[span.end - 1] : 0;
}

bool mc_section_is_open(const mc_text *text, uint32_t sentence)
{
    uint16_t last = last_unit(text, sentence);
    return last == COLON || last == ':' || text->sentences[sentence].kind == MC_SENTENCE_LIST_HEAD;
}

// Groups of digits with dots between: 5 → 1, 5.1 → 2, 5.1.2 → 3; 0 when there is no number.
static uint8_t number_groups(const mc_text *text, mc_norm_span span)
{
    uint8_t groups = 0;
    uint32_t at = span.begin;
    while (at < span.end) {
        uint32_t first = at;
        while (at < span.end && mc_is_digit(text->norm[at]))
            at++;
        if (at == first) break;
        groups++;
        if (at >= span.end || text->norm[at] != '.') break;
        at++;
    }
    return groups;
}

static uint8_t heading_level(const mc_context_index *index, const mc_text *text, uint32_t sentence)
{
    mc_norm_span span = text->sentences[sentence].norm;
    while (span.begin < span.end && is_blank(text->norm[span.begin]))
        span.begin++;
    mc_ustr all = mc_text_units(text);
    uint8_t groups = number_groups(text, span);
    if (groups >= 2) return 2;
    const mc_cue_words *minor = mc_cue_index_class(index, MC_CLASS_MINOR_HEADINGS);
    if (groups == 1 || mc_cue_index_starts(minor, all, span.begin, NULL)) return 3;
    return 1;
}

static void close_from(uint32_t open[LEVELS], uint8_t level)
{
    for (uint8_t i = level; i < LEVELS; i++)
        open[i] = MC_NONE;
}

static uint32_t innermost(const uint32_t open[LEVELS])
{
    for (uint8_t i = LEVELS; i-- > 1;) {
        if (open[i] != MC_NONE) return open[i];
    }
    return MC_NONE;
}

static void set_headings(mc_section *sections, const mc_context_index *index, const mc_text *text)
{
    uint32_t open[LEVELS] = {MC_NONE, MC_NONE, MC_NONE, MC_NONE};
    for (uint32_t i = 0; i < sections->count; i++) {
        mc_section_node *node = &sections->nodes[i];
        *node = (mc_section_node){MC_NONE, text->sentences[i].list_head, 0};
        if (text->sentences[i].kind == MC_SENTENCE_HEADING) {
            node->level = heading_level(index, text, i);
            close_from(open, node->level);
            node->heading = innermost(open);
            open[node->level] = i;
        } else {
            node->heading = innermost(open);
        }
    }
}

static void set_heads(mc_section *sections, const mc_text *text)
{
    uint32_t head = MC_NONE;
    for (uint32_t i = 0; i < sections->count; i++) {
        mc_section_node *node = &sections->nodes[i];
        bool ended = node->level > 0 || (head != MC_NONE && i - head > LIST_MAXIMUM);
        if (ended) head = MC_NONE;
        if (node->head == MC_NONE) node->head = head;
        if (last_unit(text, i) == STOP && head != MC_NONE) head = MC_NONE;
        if (mc_section_is_open(text, i) || (head == MC_NONE && last_unit(text, i) == SEMICOLON))
            head = i;
    }
}

mc_status mc_section_build(mc_section *sections, const mc_context_index *index, const mc_text *text,
                           mc_error *err)
{
    if (!MC_ARRAY_RESERVE(sections->nodes, sections->capacity, text->sentence_count))
        return mc_error_memory(err);
    sections->count = text->sentence_count;
    set_headings(sections, index, text);
    set_heads(sections, text);
    return MC_OK;
}

void mc_section_dispose(mc_section *sections)
{
    free(sections->nodes);
    *sections = (mc_section){0};
}
