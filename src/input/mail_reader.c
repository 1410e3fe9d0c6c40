// SPDX-License-Identifier: Apache-2.0
// A mail, or a page that a browser saved as one (.eml, .mht): a document of its words. Of the same
// words in several forms the plain ones are taken; attachments are counted and told, not read.
#include <string.h>

#include "base/error.h"
#include "input/html_page.h"
#include "input/mime.h"
#include "input/readers.h"

enum { DEEPEST = 8 };

typedef struct mail {
    mc_delivery *d;
    mc_arena arena;
    mc_buf text;
    uint32_t attachments;
    bool cut; // the parts have no end
} mail;

static mc_status field(mail *m, const mc_mime_part *part, const char *name, mc_str *out)
{
    mc_buf value = MC_BUF_INIT(MC_MAX_RECORD_BYTES);
    mc_status st = mc_mime_field(part->head, mc_str_from_z(name), &value, m->d->err);
    mc_str text = mc_str_trim(mc_buf_str(&value));
    *out = text.size ? mc_arena_str(&m->arena, text) : (mc_str){NULL, 0};
    mc_buf_dispose(&value);
    return st;
}

static bool is_of(mc_str type, const char *kind)
{
    return mc_str_has_prefix_lower(type, mc_str_from_z(kind));
}

// The body in UTF-8: in the charset that it names, else in the one that its bytes suggest.
static mc_status decode(mail *m, const mc_mime_part *part, mc_str type, mc_buf *out)
{
    mc_buf bytes = MC_BUF_INIT(MC_MAX_RECORD_BYTES);
    uint32_t undecodable = 0;
    mc_charset declared = MC_CHARSET_UNKNOWN;
    mc_str charset = mc_mime_parameter(type, MC_STR("charset"));
    if (charset.data) declared = mc_charset_find(charset);
    mc_status st = mc_mime_body(part, &bytes, m->d->err);
    if (st == MC_OK)
        st = mc_charset_decode(mc_charset_detect(mc_buf_str(&bytes), declared), mc_buf_str(&bytes),
                               out, &undecodable, m->d->err);
    m->d->undecodable += undecodable;
    mc_buf_dispose(&bytes);
    return st;
}

static mc_status add_words(mail *m, const mc_mime_part *part, mc_str type)
{
    mc_buf words = MC_BUF_INIT(MC_MAX_RECORD_BYTES);
    mc_html_page page;
    mc_status st = decode(m, part, type, &words);
    if (m->text.size && st == MC_OK) mc_buf_add_char(&m->text, '\n');
    if (st == MC_OK && is_of(type, "text/html"))
        st = mc_html_page_read(&page, &m->text, &m->arena, mc_buf_str(&words), m->d->err);
    else if (st == MC_OK)
        mc_buf_add_str(&m->text, mc_str_trim(mc_buf_str(&words)));
    mc_buf_dispose(&words);
    return st;
}

static mc_status add_part(mail *m, mc_str message, int depth);

// With `plain` only parts of plain text.
static mc_status add_parts(mail *m, const mc_mime_part *of, mc_str type, bool plain, int depth)
{
    mc_str rest = of->body, message, kind, boundary = mc_mime_parameter(type, MC_STR("boundary"));
    mc_status st = MC_OK;
    while (st == MC_OK && mc_mime_next(&rest, boundary, &message)) {
        mc_mime_part part = mc_mime_part_of(message);
        st = field(m, &part, "content-type", &kind);
        bool wanted = !plain || kind.size == 0 || is_of(kind, "text/plain");
        if (st == MC_OK && wanted) st = add_part(m, message, depth + 1);
    }
    m->cut |= !mc_mime_is_ended(rest, boundary);
    return st;
}

static mc_status add_part(mail *m, mc_str message, int depth)
{
    mc_mime_part part = mc_mime_part_of(message);
    mc_str type, place;
    mc_status st = field(m, &part, "content-type", &type);
    if (st == MC_OK) st = field(m, &part, "content-disposition", &place);
    if (st != MC_OK) return st;
    bool attached = depth > DEEPEST || is_of(place, "attachment") || is_of(type, "application/");
    m->attachments += attached;
    if (attached) return MC_OK;
    if (is_of(type, "message/rfc822")) return add_part(m, part.body, depth + 1);
    if (!is_of(type, "multipart/"))
        return type.size == 0 || is_of(type, "text/") ? add_words(m, &part, type) : MC_OK;
    size_t before = m->text.size;
    bool alternative = is_of(type, "multipart/alternative");
    st = add_parts(m, &part, type, alternative, depth);
    bool again = st == MC_OK && alternative && m->text.size == before;
    return again ? add_parts(m, &part, type, false, depth) : st;
}

static mc_status tell_rest(mail *m)
{
    mc_status st = MC_OK;
    if (m->attachments)
        st = mc_delivery_warn(m->d, "attachments",
                              "found %u attachments, expected words alone; they were not read",
                              (unsigned)m->attachments);
    if (st != MC_OK || !m->cut) return st;
    return mc_delivery_cover(
        m->d, MC_COVERAGE_PARTIAL, "unreadable", 0,
        "found no end of the mail's parts, expected one: the mail is cut; what "
        "there is of it was read");
}

static mc_status send_mail(mail *m, const mc_mime_part *part)
{
    mc_document document = {.text = mc_buf_str(&m->text)};
    mc_buf day = MC_BUF_INIT(64);
    mc_str date;
    mc_status st = field(m, part, "subject", &document.title);
    if (st == MC_OK) st = field(m, part, "from", &document.author);
    if (st == MC_OK) st = field(m, part, "date", &date);
    if (st == MC_OK) mc_mime_date(date, &day);
    if (day.size) document.date = mc_buf_str(&day);
    m->d->single = true;
    if (st == MC_OK && mc_arena_failed(&m->arena)) st = mc_error_memory(m->d->err);
    if (st == MC_OK) st = mc_delivery_send(m->d, &document, 0);
    if (st == MC_OK) st = tell_rest(m);
    mc_buf_dispose(&day);
    return st;
}

mc_status mc_mail_reader_read(mc_delivery *d, bool *skipped)
{
    mc_buf bytes = MC_BUF_INIT(MC_MAX_RECORD_BYTES);
    mail m = {.d = d, .arena = MC_ARENA_INIT, .text = MC_BUF_INIT(MC_MAX_RECORD_BYTES)};
    mc_status st = mc_delivery_gather(d, &bytes);
    mc_mime_part part = mc_mime_part_of(mc_buf_str(&bytes));
    if (st == MC_OK) st = add_part(&m, mc_buf_str(&bytes), 0);
    if (st == MC_OK) st = mc_buf_status(&m.text);
    *skipped = st == MC_ERR_LIMIT;
    if (*skipped)
        st = mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "too_large", 0,
                               "found a mail over the limit, expected less");
    else if (st == MC_OK)
        st = send_mail(&m, &part);
    if (st == MC_ERR_MEMORY) mc_error_memory(d->err);
    mc_buf_dispose(&m.text);
    mc_buf_dispose(&bytes);
    mc_arena_dispose(&m.arena);
    return st;
}
