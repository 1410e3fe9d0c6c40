// SPDX-License-Identifier: Apache-2.0
#include <limits.h>
#include <string.h>

#include "base/error.h"
#include "input/fields.h"
#include "input/html_page.h"
#include "input/html_text.h"
#include "input/page_table.h"
#include "input/readers.h"
#include "input/sheet_reader.h"
#include "input/table_record.h"
#include "input/xml_compat.h"

enum { MAX_EXCEPT = 64 };

typedef struct page {
    mc_delivery *d;
    htmlDocPtr document;
    xmlXPathContextPtr xpath;
    mc_buf text;
    mc_str title, url; // live in `arena`
    mc_arena arena;
    uint32_t quotes;
} page;

static mc_str copy_xml(mc_arena *arena, const xmlChar *s)
{
    if (!s) return (mc_str){NULL, 0};
    mc_str copy = mc_str_trim(mc_str_from_z((const char *)s));
    return copy.size ? mc_arena_str(arena, copy) : (mc_str){NULL, 0};
}

// Readable text of an element, whatever it is.
static mc_str text_of(page *p, mc_arena *arena, xmlNodePtr node)
{
    mc_html_text_options options = {.keep_frame = true};
    if (node->type != XML_ELEMENT_NODE) {
        xmlChar *content = xmlNodeGetContent(node);
        mc_str copy = copy_xml(arena, content);
        xmlFree(content);
        return copy;
    }
    mc_buf_clear(&p->text);
    mc_html_text_append(&p->text, node, &options);
    mc_str text = mc_buf_str(&p->text);
    return text.size ? mc_arena_str(arena, text) : (mc_str){NULL, 0};
}

static xmlXPathObjectPtr evaluate(page *p, xmlNodePtr node, mc_str path)
{
    mc_str z = mc_arena_str(&p->arena, path);
    p->xpath->node = node;
    return z.data ? xmlXPathEvalExpression(BAD_CAST z.data, p->xpath) : NULL;
}

// The value of an XPath: text of the first node, or the string. Nodes that
// were found join `except`.
static mc_str value_of(page *p, xmlNodePtr node, mc_str path, xmlNodePtr *except, uint32_t *count)
{
    mc_str value = {NULL, 0};
    xmlXPathObjectPtr found = evaluate(p, node, path);
    if (!found) return value;
    if (found->type != XPATH_NODESET) {
        xmlChar *s = xmlXPathCastToString(found);
        value = copy_xml(&p->d->arena, s);
        xmlFree(s);
    } else if (found->nodesetval && found->nodesetval->nodeNr > 0) {
        xmlNodePtr first = found->nodesetval->nodeTab[0];
        value = text_of(p, &p->d->arena, first);
        if (*count < MAX_EXCEPT) except[(*count)++] = first;
    }
    xmlXPathFreeObject(found);
    return value;
}

static mc_str first_text(page *p, const char *path)
{
    xmlNodePtr none[1];
    uint32_t count = MAX_EXCEPT;
    mc_str value =
        value_of(p, xmlDocGetRootElement(p->document), mc_str_from_z(path), none, &count);
    return value.data ? mc_arena_str(&p->arena, value) : value;
}

// --map with an XPath says where things stand in a post: without --record there is none.
static mc_status warn_unused_maps(mc_delivery *d)
{
    mc_status st = MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < d->options->map_count; i++) {
        mc_str path = d->options->maps[i].column, field = d->options->maps[i].field;
        bool xpath =
            mc_str_find(path, MC_STR("/"), 0) != UINT32_MAX || mc_str_has_prefix(path, MC_STR("@"));
        if (xpath)
            st = mc_delivery_warn(d, "no_mapped_field",
                                  "found a page without --record, read it as one; --map %.*s was "
                                  "not used",
                                  (int)field.size, field.data);
    }
    return st;
}

// Who saved a thread may not know that its posts can be told apart.
static mc_status warn_posts(mc_delivery *d, const mc_html_page *facts)
{
    return mc_delivery_warn(d, "posts_alike",
                            "found %u parts alike, read the page as one; if they are posts, "
                            "--record \"%.*s\" reads each by itself",
                            (unsigned)facts->posts, (int)facts->post_path.size,
                            facts->post_path.data);
}

// The whole page is one document.
static mc_status send_page(page *p, mc_str view)
{
    mc_html_page facts;
    mc_buf_clear(&p->text);
    mc_status st = mc_html_page_read(&facts, &p->text, &p->arena, view, p->d->err);
    if (st != MC_OK) return st;
    p->d->single = true;
    mc_document document = {.title = facts.title,
                            .url = facts.url,
                            .date = facts.date,
                            .author = facts.author,
                            .text = mc_buf_str(&p->text)};
    st = mc_delivery_send(p->d, &document, 0);
    if (st == MC_OK) st = warn_unused_maps(p->d);
    if (st == MC_OK && facts.untried)
        st = mc_delivery_warn(p->d, "quotes_kept",
                              "found %u quotations too many to compare with the rest of the page, "
                              "left them in the text; --record reads each post by itself",
                              (unsigned)facts.untried);
    if (st == MC_OK && facts.posts) st = warn_posts(p->d, &facts);
    if (st != MC_OK || facts.quotes == 0) return st;
    return mc_delivery_cover(p->d, MC_COVERAGE_NOTE, "quotes_dropped", 0,
                             "left out %u quotations of what the page says elsewhere",
                             (unsigned)facts.quotes);
}

static void fill_field(mc_fields *fields, mc_field field, mc_str value)
{
    if (field != MC_FIELD_NONE && value.data) fields->values[field] = value;
}

static mc_status refuse_post(mc_delivery *d, uint32_t line)
{
    mc_str asked = mc_fields_mapped(d->options, MC_FIELD_TEXT);
    d->records++;
    mc_arena_reset(&d->arena);
    return mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "no_mapped_field", line,
                             "found nothing at '%.*s' in a post, expected its text: --map text",
                             (int)mc_str_cut(asked, 200).size, asked.data);
}

// One post: fields by their XPath, the text from --map text= or from all that is not another field.
static mc_status send_post(page *p, xmlNodePtr node)
{
    mc_delivery *d = p->d;
    mc_document document = {0};
    mc_fields fields = {0};
    xmlNodePtr except[MAX_EXCEPT], text_node = node;
    uint32_t count = 0, line = (uint32_t)xmlGetLineNo(node);
    for (uint32_t i = 0; i < d->options->map_count; i++) {
        mc_field field = mc_field_find(d->options->maps[i].field);
        uint32_t before = count;
        mc_str value = value_of(p, node, d->options->maps[i].column, except, &count);
        fill_field(&fields, field, value);
        if (field == MC_FIELD_TEXT && count > before) text_node = except[--count];
    }
    bool missing = text_node == node && !fields.values[MC_FIELD_TEXT].data;
    if (missing && mc_fields_mapped(d->options, MC_FIELD_TEXT).data) return refuse_post(d, line);
    mc_html_text_options options = {
        .keep_frame = true, .drop_quotes = true, .except = except, .except_count = count};
    mc_fields_fill(&document, &fields, d->options, &d->arena);
    mc_buf_clear(&p->text);
    if (text_node != node || !fields.values[MC_FIELD_TEXT].data) {
        mc_html_text_append(&p->text, text_node, &options);
        document.text = mc_buf_str(&p->text);
    }
    p->quotes += options.quotes;
    if (!document.title.data) document.title = p->title;
    if (!document.thread.data) document.thread = p->url.data ? p->url : p->title;
    if (mc_arena_failed(&d->arena) || mc_buf_status(&p->text) != MC_OK) {
        return mc_error_memory(d->err);
    }
    return mc_delivery_send(d, &document, line);
}

static mc_status send_posts(page *p)
{
    mc_status st = MC_OK;
    xmlXPathObjectPtr found =
        evaluate(p, (xmlNodePtr)p->document, mc_str_from_z(p->d->options->record));
    int count =
        found && found->type == XPATH_NODESET && found->nodesetval ? found->nodesetval->nodeNr : 0;
    if (!found) {
        return mc_error_set(p->d->err, MC_ERR_USAGE, "found '%s', expected an XPath for --record",
                            p->d->options->record);
    }
    for (int i = 0; i < count && st == MC_OK; i++) {
        st = send_post(p, found->nodesetval->nodeTab[i]);
    }
    xmlXPathFreeObject(found);
    if (st == MC_OK && count == 0) {
        st = mc_delivery_cover(p->d, MC_COVERAGE_SKIPPED, "no_record", 0,
                               "found nothing at %.200s, expected posts", p->d->options->record);
    }
    if (st == MC_OK && p->quotes) {
        st = mc_delivery_cover(p->d, MC_COVERAGE_NOTE, "quotes_dropped", 0,
                               "left %u quoted posts out of the posts that quote them",
                               (unsigned)p->quotes);
    }
    return st;
}

static mc_status read_tree(page *p, mc_str view)
{
    p->document = mc_xml_compat_parse_html(view);
    if (!p->document) return mc_delivery_cover(p->d, MC_COVERAGE_NOTE, "empty", 0, "found no text");
    p->xpath = mc_xml_compat_xpath(p->document);
    if (!p->xpath) return mc_error_memory(p->d->err);
    p->title = first_text(p, "//title");
    if (!p->title.data) p->title = first_text(p, "//h1");
    p->url = first_text(p, "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content");
    return send_posts(p);
}

static mc_status read_rows(void *payload, mc_sheet_rows_take take, void *take_payload)
{
    return mc_page_table_read(payload, take, take_payload);
}

// An article holds a table, too: most of the page's text must stand in it.
static bool is_most(page *p, xmlNodePtr table)
{
    mc_html_text_options options = {.keep_frame = true};
    mc_buf_clear(&p->text);
    mc_html_text_append(&p->text, table, &options);
    size_t inside = p->text.size;
    mc_buf_clear(&p->text);
    mc_html_text_append(&p->text, xmlDocGetRootElement(p->document), &options);
    return inside * 3 >= p->text.size * 2;
}

static mc_status send_rows(page *p, const mc_sheet_source *source)
{
    bool own = false;
    mc_status st = mc_delivery_cover(p->d, MC_COVERAGE_NOTE, "html_table", 0,
                                     "found a table whose columns are named, read each row as a "
                                     "record; --record //body reads the page as one");
    if (st == MC_OK) st = mc_sheet_reader_read(p->d, source, false, &own);
    return st == MC_OK && own ? mc_table_record_refuse_own(p->d, 0) : st;
}

// A page that is a table of records, if it is one.
static mc_status read_table(page *p, mc_str view, bool *is_table)
{
    *is_table = false;
    if (!mc_page_table_is_likely(view, p->d->name)) return MC_OK;
    p->document = mc_xml_compat_parse_html(view);
    xmlNodePtr root = p->document ? xmlDocGetRootElement(p->document) : NULL;
    xmlNodePtr table = root ? mc_page_table_find(root) : NULL;
    mc_sheet_source source = {read_rows, table};
    mc_status st = table ? mc_sheet_reader_look(p->d, &source, is_table) : MC_OK;
    *is_table = *is_table && is_most(p, table);
    return st == MC_OK && *is_table ? send_rows(p, &source) : st;
}

static mc_status read_page(page *p, mc_str view)
{
    if (view.size == 0)
        return mc_delivery_cover(p->d, MC_COVERAGE_NOTE, "empty", 0, "found no text");
    if (p->d->options->record) return read_tree(p, view);
    bool is_table = false;
    mc_status st = read_table(p, view, &is_table);
    if (st == MC_ERR_MEMORY) return mc_error_memory(p->d->err);
    return st == MC_OK && !is_table ? send_page(p, view) : st;
}

// What a meta tag in the first bytes says; attribute order and quotes make no difference.
static mc_charset declared_charset(mc_str view)
{
    mc_str head = mc_str_slice(view, 0, 4096);
    uint32_t at = mc_str_find(head, MC_STR("charset="), 0);
    if (at == UINT32_MAX) return MC_CHARSET_UNKNOWN;
    uint32_t begin = at + 8;
    if (begin < head.size && (head.data[begin] == '"' || head.data[begin] == '\'')) begin++;
    uint32_t end = begin;
    while (end < head.size && head.data[end] && !strchr("\"' />;\r\n", head.data[end])) {
        end++;
    }
    return mc_charset_find(mc_str_slice(head, begin, end));
}

static mc_status read_whole(mc_delivery *d, bool *skipped)
{
    bool more = true, full = false;
    mc_status st = mc_source_decode(d->source, declared_charset(mc_source_view(d->source)), d->err);
    while (st == MC_OK && more) {
        st = mc_delivery_more(d, &more, &full);
    }
    if (st != MC_OK || !full) return st;
    *skipped = true;
    return mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "too_large", 0,
                             "found a page of more than %u bytes",
                             (unsigned)mc_source_view(d->source).size);
}

mc_status mc_html_reader_read(mc_delivery *d, bool *skipped)
{
    page p = {.d = d, .text = MC_BUF_INIT(MC_MAX_RECORD_BYTES), .arena = MC_ARENA_INIT};
    mc_status st = read_whole(d, skipped);
    if (st == MC_OK && !*skipped) {
        mc_str view = mc_source_view(d->source);
        d->undecodable = mc_source_undecodable(d->source);
        st = read_page(&p, view);
        mc_source_consume(d->source, view.size);
    }
    xmlXPathFreeContext(p.xpath);
    if (p.document) xmlFreeDoc(p.document);
    mc_buf_dispose(&p.text);
    mc_arena_dispose(&p.arena);
    return st;
}
