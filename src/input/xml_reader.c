// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "base/error.h"
#include "input/fields.h"
#include "input/html_text.h"
#include "input/readers.h"
#include "input/xml_compat.h"
#include "input/xml_workbook.h"

// Two ways through a document, both streaming (libxml2 parses 512 bytes ahead and gives up at an
// error what it has not handed out yet): with --record (or a record element that was guessed from
// the first block) each such element is expanded alone and freed; else the text of the
// whole document is gathered.

enum { MAX_GUESSES = 16, MAX_NAME = 64 };

typedef struct feed {
    mc_delivery *d;
    mc_status status; // of the sink, when it stopped while bytes were read
} feed;

typedef struct guess {
    char name[MAX_NAME];
    uint32_t count;
} guess;

static int read_window(void *payload, char *to, int room)
{
    feed *f = payload;
    bool more = true, full = false;
    while (mc_source_view(f->d->source).size == 0 && more) {
        f->status = mc_delivery_more(f->d, &more, &full);
        if (f->status != MC_OK) return -1;
    }
    mc_str view = mc_source_view(f->d->source);
    uint32_t size = view.size < (uint32_t)room ? view.size : (uint32_t)room;
    memcpy(to, view.data, size);
    mc_source_consume(f->d->source, size);
    return (int)size;
}

static void count_guess(guess *guesses, const char *name)
{
    if (strlen(name) >= MAX_NAME) return;
    for (int i = 0; i < MAX_GUESSES; i++) {
        if (guesses[i].count && strcmp(guesses[i].name, name) != 0) continue;
        memcpy(guesses[i].name, name, strlen(name) + 1);
        guesses[i].count++;
        return;
    }
}

static void see_sample_node(xmlTextReaderPtr reader, const mc_reader_options *options,
                            guess *guesses)
{
    const char *name = (const char *)xmlTextReaderConstLocalName(reader);
    xmlNodePtr node = xmlTextReaderCurrentNode(reader);
    if (xmlTextReaderNodeType(reader) != XML_READER_TYPE_ELEMENT || !name) return;
    if (xmlTextReaderDepth(reader) < 2 || !node || !node->parent || !node->parent->name) return;
    if (mc_fields_of_name(options, mc_str_from_z(name), NULL) != MC_FIELD_TEXT) return;
    count_guess(guesses, (const char *)node->parent->name);
}

// For a message about what is missing: the names of the elements below the root.
static void see_sample_names(mc_delivery *d, const guess *seen)
{
    mc_str names[MAX_GUESSES];
    uint32_t count = 0;
    for (; count < MAX_GUESSES && seen[count].count; count++) {
        names[count] = mc_str_from_z(seen[count].name);
    }
    mc_delivery_see_names(d, names, count, 0);
}

// The element that holds, at least twice in the first block, a child whose name stands for the
// text. Leaves `name` empty when there is none.
static void guess_record(mc_delivery *d, char name[MAX_NAME])
{
    guess guesses[MAX_GUESSES] = {{"", 0}}, seen[MAX_GUESSES] = {{"", 0}};
    mc_xml_problem problem = {0};
    mc_str rest = mc_str_slice(mc_source_view(d->source), 0, 256 << 10);
    xmlTextReaderPtr reader = mc_xml_compat_reader(mc_xml_compat_feed, &rest, &problem);
    int best = 0;
    name[0] = 0;
    if (!reader) return;
    while (xmlTextReaderRead(reader) == 1) {
        const char *element = (const char *)xmlTextReaderConstLocalName(reader);
        bool below = xmlTextReaderDepth(reader) > 0 && element;
        if (below && xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT)
            count_guess(seen, element);
        see_sample_node(reader, d->options, guesses);
    }
    see_sample_names(d, seen);
    xmlFreeTextReader(reader);
    for (int i = 1; i < MAX_GUESSES; i++) {
        if (guesses[i].count > guesses[best].count) best = i;
    }
    if (guesses[best].count >= 2) memcpy(name, guesses[best].name, MAX_NAME);
}

static mc_str readable(mc_delivery *d, mc_buf *scratch, xmlNodePtr node)
{
    mc_html_text_options options = {.keep_frame = true};
    mc_buf_clear(scratch);
    mc_html_text_append(scratch, node, &options);
    mc_str text = mc_buf_str(scratch);
    return text.size ? mc_arena_str(&d->arena, text) : (mc_str){"", 0};
}

static void offer_attributes(mc_delivery *d, mc_fields *fields, xmlNodePtr node)
{
    for (xmlAttrPtr a = node->properties; a; a = a->next) {
        xmlChar *value = xmlNodeListGetString(node->doc, a->children, 1);
        mc_str copy = mc_arena_str(&d->arena, mc_str_from_z((const char *)value));
        mc_fields_offer(fields, d->options, &d->arena, mc_str_from_z((const char *)a->name), copy);
        xmlFree(value);
    }
}

// For messages about what is missing: the names of a record's children.
static mc_status see_children(mc_delivery *d, xmlNodePtr node, uint32_t line)
{
    uint32_t count = 0;
    for (xmlNodePtr child = node->children; child; child = child->next) {
        count += child->type == XML_ELEMENT_NODE;
    }
    if (count <= d->names.count && d->options->map_count == 0) return MC_OK;
    mc_str *names = mc_arena_array(&d->arena, count, sizeof *names);
    if (!names) return MC_ERR_MEMORY;
    count = 0;
    for (xmlNodePtr child = node->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE)
            names[count++] = mc_str_from_z((const char *)child->name);
    }
    mc_delivery_see_names(d, names, count, line);
    return MC_OK;
}

static mc_status refuse_record(mc_delivery *d, mc_str asked, uint32_t line)
{
    mc_str names = mc_buf_str(&d->names.words);
    d->records++;
    mc_status st = mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "no_mapped_field", line,
                                     "found elements %.*s, expected '%.*s': --map text",
                                     (int)names.size, names.data ? names.data : "",
                                     (int)mc_str_cut(asked, 100).size, asked.data);
    mc_arena_reset(&d->arena);
    return st;
}

static mc_status send_record(mc_delivery *d, mc_buf *scratch, xmlNodePtr node, uint32_t line)
{
    mc_str asked = mc_fields_mapped(d->options, MC_FIELD_TEXT);
    mc_fields fields = {0};
    mc_document document = {0};
    offer_attributes(d, &fields, node);
    for (xmlNodePtr child = node->children; child; child = child->next) {
        if (child->type != XML_ELEMENT_NODE) continue;
        mc_fields_offer(&fields, d->options, &d->arena, mc_str_from_z((const char *)child->name),
                        readable(d, scratch, child));
    }
    if (see_children(d, node, line) != MC_OK) return mc_error_memory(d->err);
    if (!fields.values[MC_FIELD_TEXT].data) {
        if (asked.data) return refuse_record(d, asked, line);
        fields.values[MC_FIELD_TEXT] = readable(d, scratch, node);
    }
    mc_fields_fill(&document, &fields, d->options, &d->arena);
    if (mc_arena_failed(&d->arena)) return mc_error_memory(d->err);
    return mc_delivery_send(d, &document, line);
}

static mc_status read_records(mc_delivery *d, xmlTextReaderPtr reader, const char *name)
{
    mc_buf scratch = MC_BUF_INIT(MC_MAX_RECORD_BYTES);
    mc_status st = MC_OK;
    int step = xmlTextReaderRead(reader);
    while (step == 1 && st == MC_OK) {
        const char *local = (const char *)xmlTextReaderConstLocalName(reader);
        bool record = xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT && local &&
                      strcmp(local, name) == 0;
        int line = xmlTextReaderGetParserLineNumber(reader);
        xmlNodePtr node = record ? xmlTextReaderExpand(reader) : NULL;
        if (record && !node) break;
        if (node) st = send_record(d, &scratch, node, line > 0 ? (uint32_t)line : 0);
        step = node ? xmlTextReaderNext(reader) : xmlTextReaderRead(reader);
    }
    mc_buf_dispose(&scratch);
    return st;
}

// Text between the tags; a line ends where two tags stand side by side or only
// blanks are between them.
static mc_status read_text(mc_delivery *d, xmlTextReaderPtr reader)
{
    mc_buf text = MC_BUF_INIT(MC_MAX_DOCUMENT_BYTES);
    bool after_tag = false;
    while (xmlTextReaderRead(reader) == 1) {
        int type = xmlTextReaderNodeType(reader);
        bool tag = type == XML_READER_TYPE_ELEMENT || type == XML_READER_TYPE_END_ELEMENT;
        bool words = type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA;
        mc_str piece = mc_str_from_z((const char *)xmlTextReaderConstValue(reader));
        bool line = (tag && after_tag) || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE;
        if (line && text.size && text.data[text.size - 1] != '\n') mc_buf_add_char(&text, '\n');
        if (words) mc_buf_add_str(&text, text.size ? piece : mc_str_trim(piece));
        after_tag = tag;
    }
    mc_document document = {.text = mc_str_trim(mc_buf_str(&text))};
    mc_status st = mc_buf_status(&text);
    d->single = true;
    if (st == MC_ERR_LIMIT) {
        st = mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "too_large", 0,
                               "found more than %zu bytes of text and no --record",
                               MC_MAX_DOCUMENT_BYTES);
    } else if (st == MC_OK && document.text.size) {
        st = mc_delivery_send(d, &document, 0);
    }
    mc_buf_dispose(&text);
    return st;
}

// What the XML declaration says.
static mc_charset declared_charset(mc_str view)
{
    mc_str head = mc_str_slice(view, 0, 200);
    uint32_t end = mc_str_find(head, MC_STR("?>"), 0);
    uint32_t at = mc_str_find(head, MC_STR("encoding="), 0);
    if (at == UINT32_MAX || end == UINT32_MAX || at > end) return MC_CHARSET_UNKNOWN;
    uint32_t begin = at + 10;
    uint32_t close = begin;
    while (close < end && head.data[close] != '"' && head.data[close] != '\'') {
        close++;
    }
    return mc_charset_find(mc_str_slice(head, begin, close));
}

static mc_status read_document(mc_delivery *d, const char *record)
{
    feed f = {d, MC_OK};
    mc_xml_problem problem = {0};
    xmlTextReaderPtr reader = mc_xml_compat_reader(read_window, &f, &problem);
    if (!reader) return mc_error_memory(d->err);
    mc_status st = record[0] ? read_records(d, reader, record) : read_text(d, reader);
    xmlFreeTextReader(reader);
    if (st == MC_OK) st = f.status;
    if (st == MC_OK && problem.line) {
        st = mc_delivery_cover(d, MC_COVERAGE_PARTIAL, "bad_xml", problem.line,
                               "%s; what follows and up to 512 bytes before it were not read",
                               problem.message);
    }
    return st;
}

mc_status mc_xml_reader_read(mc_delivery *d, bool *skipped)
{
    char guessed[MAX_NAME] = "";
    mc_status st = mc_source_decode(d->source, declared_charset(mc_source_view(d->source)), d->err);
    if (st != MC_OK) return st;
    if (!d->options->record && mc_xml_workbook_is(mc_source_view(d->source)))
        return mc_xml_workbook_read(d, skipped);
    if (!d->options->record) guess_record(d, guessed);
    mc_str asked = mc_fields_mapped(d->options, MC_FIELD_TEXT);
    if (asked.data && !d->options->record && !guessed[0]) {
        *skipped = true;
        return refuse_record(d, asked, 0);
    }
    return read_document(d, d->options->record ? d->options->record : guessed);
}
