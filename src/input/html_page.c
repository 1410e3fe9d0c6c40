// SPDX-License-Identifier: Apache-2.0
// The parser tells of elements as they begin and end. Four texts are gathered at once, each from
// the element where it begins to the end of that element:
//
//     <html><head><title>T</title></head><body><nav>N</nav><h1>H</h1><p>P</p></body></html>
//     title                T
//     heading                                                  H
//     body                                                     H      P
//     whole                                          N         H      P
//
// `whole`, with the frame of the site, is only wanted as long as `body` has nothing. Elements that
// hold no text are passed over by their depth. Of quotations in `body` the places are kept; those
// that repeat the page go at the end.
#include "input/html_page.h"

#include <string.h>

#include "base/error.h"
#include "input/html_writer.h"
#include "input/page_posts.h"
#include "input/page_quotes.h"
#include "input/xml_compat.h"

typedef struct gathering {
    mc_html_writer writer;
    bool keep_frame;
    bool begun;
    uint32_t root;    /**< depth of the element it belongs to; 0 = not open */
    uint32_t skipped; /**< depth of the element that is passed over; 0 = none */
} gathering;

enum { BODY, WHOLE, TITLE, HEADING, GATHERINGS };

typedef struct reading {
    mc_html_page *page;
    mc_arena *arena;
    gathering texts[GATHERINGS];
    mc_buf whole, title, heading;
    uint32_t depth;
    mc_page_quotes quotes;
    mc_page_posts posts;
    uint32_t quoting; /**< depth of the quotation that is open; 0 = none */
    size_t quote_begin;
    bool has_url, has_date, has_author;
} reading;

static const char *attribute(const xmlChar **attributes, const char *name)
{
    for (uint32_t i = 0; attributes && attributes[i]; i += 2)
        if (strcmp((const char *)attributes[i], name) == 0)
            return attributes[i + 1] ? (const char *)attributes[i + 1] : "";
    return NULL;
}

static bool is_one(const char *value, const char *name)
{
    return value && strcmp(value, name) == 0;
}

// The first element that has the attribute decides, also when its value is empty.
static void take(reading *r, mc_str *to, bool *found, const char *value)
{
    if (*found || !value) return;
    *found = true;
    mc_str trimmed = mc_str_trim(mc_str_from_z(value));
    if (trimmed.size) *to = mc_arena_str(r->arena, trimmed);
}

static void take_meta(reading *r, const xmlChar **attributes)
{
    const char *name = attribute(attributes, "name"), *property = attribute(attributes, "property");
    const char *item = attribute(attributes, "itemprop");
    const char *content = attribute(attributes, "content");
    bool date = is_one(property, "article:published_time") || is_one(name, "pubdate") ||
                is_one(name, "publishdate") || is_one(name, "PubDate") ||
                is_one(item, "datePublished");
    if (date) take(r, &r->page->date, &r->has_date, content);
    if (is_one(property, "og:url")) take(r, &r->page->url, &r->has_url, content);
    if (is_one(name, "author")) take(r, &r->page->author, &r->has_author, content);
}

static void take_facts(reading *r, const char *name, const xmlChar **attributes)
{
    if (strcmp(name, "meta") == 0)
        take_meta(r, attributes);
    else if (strcmp(name, "time") == 0)
        take(r, &r->page->date, &r->has_date, attribute(attributes, "datetime"));
    else if (strcmp(name, "link") == 0 && is_one(attribute(attributes, "rel"), "canonical"))
        take(r, &r->page->url, &r->has_url, attribute(attributes, "href"));
}

static bool is_hidden(const xmlChar **attributes)
{
    return attributes && (attribute(attributes, "hidden") ||
                          mc_html_writer_hides(attribute(attributes, "style")));
}

static void enter(gathering *g, uint32_t depth, uint32_t kind, bool left_out)
{
    if (g->root == 0 || g->skipped) return;
    if (left_out || (!g->keep_frame && kind & MC_HTML_FRAME)) {
        g->skipped = depth;
        mc_html_writer_border(&g->writer, kind);
    } else
        mc_html_writer_enter(&g->writer, kind);
}

// Opens a text at the present element, once a page.
static void begin(gathering *g, uint32_t depth, uint32_t kind)
{
    if (g->begun) return;
    g->begun = true;
    g->root = depth;
    mc_html_writer_enter(&g->writer, kind);
}

static void leave(gathering *g, uint32_t depth, uint32_t kind)
{
    if (g->root == 0) return;
    if (g->skipped) {
        if (g->skipped == depth) g->skipped = 0;
        return;
    }
    mc_html_writer_leave(&g->writer, kind);
    if (g->root == depth) g->root = 0;
}

static bool is_in_body(const reading *r)
{
    return r->texts[BODY].root && !r->texts[BODY].skipped;
}

static void enter_quote(reading *r, const char *name, const xmlChar **attributes)
{
    bool quote =
        !r->quoting && is_in_body(r) && mc_html_writer_quotes(name, attribute(attributes, "class"));
    if (!quote) return;
    r->quoting = r->depth;
    r->quote_begin = r->texts[BODY].writer.out->size;
}

static void leave_quote(reading *r)
{
    if (r->quoting != r->depth) return;
    r->quoting = 0;
    mc_page_quotes_add(&r->quotes, r->quote_begin, r->texts[BODY].writer.out->size);
}

static void start_element(void *payload, const xmlChar *element, const xmlChar **attributes)
{
    reading *r = payload;
    const char *name = (const char *)element;
    uint32_t kind = mc_html_writer_kind(name), depth = ++r->depth;
    bool left_out = kind & MC_HTML_DROPPED || is_hidden(attributes);
    if (depth > 1)
        for (int i = 0; i < GATHERINGS; i++)
            enter(&r->texts[i], depth, kind, left_out);
    if (depth == 1) {
        begin(&r->texts[BODY], depth, kind);
        begin(&r->texts[WHOLE], depth, kind);
    }
    if (strcmp(name, "title") == 0) begin(&r->texts[TITLE], depth, kind);
    if (strcmp(name, "h1") == 0) begin(&r->texts[HEADING], depth, kind);
    enter_quote(r, name, attributes);
    mc_page_posts_enter(&r->posts, name, attribute(attributes, "class"),
                        attribute(attributes, "id"), r->texts[BODY].writer.out->size);
    take_facts(r, name, attributes);
}

// The root stays open: what follows </html> comes in another html element, which a
// tree has inside the first.
static void end_element(void *payload, const xmlChar *element)
{
    reading *r = payload;
    if (r->depth <= 1) return;
    uint32_t kind = mc_html_writer_kind((const char *)element);
    for (int i = 0; i < GATHERINGS; i++)
        leave(&r->texts[i], r->depth, kind);
    leave_quote(r);
    mc_page_posts_leave(&r->posts, mc_buf_str(r->texts[BODY].writer.out));
    r->depth--;
}

static void add_text(void *payload, const xmlChar *text, int size)
{
    reading *r = payload;
    for (int i = 0; i < GATHERINGS; i++) {
        gathering *g = &r->texts[i];
        bool wanted = i != WHOLE || r->texts[BODY].writer.out->size == r->texts[BODY].writer.begin;
        if (g->root && !g->skipped && wanted)
            mc_html_writer_text(&g->writer, (mc_str){(const char *)text, (uint32_t)size});
    }
}

static void open_texts(reading *r, mc_buf *text)
{
    mc_buf *outs[GATHERINGS] = {text, &r->whole, &r->title, &r->heading};
    for (int i = 0; i < GATHERINGS; i++)
        r->texts[i] = (gathering){.writer = {.out = outs[i], .begin = outs[i]->size},
                                  .keep_frame = i != BODY};
}

static void find_posts(reading *r, size_t text_bytes)
{
    mc_buf path = MC_BUF_INIT(256);
    r->page->posts = mc_page_posts_find(&r->posts, text_bytes, &path);
    if (mc_buf_status(&path) != MC_OK) r->page->posts = 0; // a courtesy: no failure of the page
    if (r->page->posts) r->page->post_path = mc_arena_str(r->arena, mc_buf_str(&path));
    mc_buf_dispose(&path);
}

static mc_status settle(reading *r, mc_buf *text, mc_error *err)
{
    mc_str title = mc_str_trim(mc_buf_str(&r->title));
    if (title.size == 0) title = mc_str_trim(mc_buf_str(&r->heading));
    if (title.size) r->page->title = mc_arena_str(r->arena, title);
    find_posts(r, text->size - r->texts[BODY].writer.begin);
    if (mc_buf_status(text) == MC_OK)
        r->page->quotes = mc_page_quotes_drop(&r->quotes, text, &r->page->untried);
    if (text->size == r->texts[BODY].writer.begin) mc_buf_add_str(text, mc_buf_str(&r->whole));
    bool sound = mc_buf_status(text) == MC_OK && mc_buf_status(&r->whole) == MC_OK &&
                 mc_buf_status(&r->title) == MC_OK && mc_buf_status(&r->heading) == MC_OK &&
                 !r->quotes.failed;
    return sound && !mc_arena_failed(r->arena) ? MC_OK : mc_error_memory(err);
}

mc_status mc_html_page_read(mc_html_page *page, mc_buf *text, mc_arena *arena, mc_str utf8,
                            mc_error *err)
{
    htmlSAXHandler handler = {.startElement = start_element,
                              .endElement = end_element,
                              .characters = add_text,
                              .cdataBlock = add_text};
    reading r = {.page = page,
                 .arena = arena,
                 .whole = MC_BUF_INIT(MC_MAX_RECORD_BYTES),
                 .title = MC_BUF_INIT(MC_MAX_RECORD_BYTES),
                 .heading = MC_BUF_INIT(MC_MAX_RECORD_BYTES)};
    *page = (mc_html_page){0};
    open_texts(&r, text);
    mc_status st = mc_xml_compat_read_html(utf8, &handler, &r) ? MC_OK : mc_error_memory(err);
    if (st == MC_OK) st = settle(&r, text, err);
    mc_buf_dispose(&r.whole);
    mc_buf_dispose(&r.title);
    mc_buf_dispose(&r.heading);
    mc_page_quotes_dispose(&r.quotes);
    mc_page_posts_dispose(&r.posts);
    return st;
}
