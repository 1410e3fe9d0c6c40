// SPDX-License-Identifier: Apache-2.0
#include "input/delivery.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "input/utf8_check.h"

MC_PRINTF(3, 0)
static mc_status cover(mc_delivery *d, mc_coverage row, const char *format, va_list args)
{
    enum { LONGEST = 511, CHARACTER = 4 };
    char detail[LONGEST + CHARACTER + 1]; // so the cut sees whether one goes on behind it
    int size = vsnprintf(detail, sizeof detail, format, args);
    row.source = d->name;
    row.detail = mc_str_cut(mc_str_from_z(size < 0 ? "" : detail), LONGEST);
    d->rows++;
    return d->sink->coverage ? d->sink->coverage(d->sink->payload, &row) : MC_OK;
}

mc_status mc_delivery_cover(mc_delivery *d, mc_coverage_level level, const char *reason,
                            uint32_t line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    mc_coverage row = {.level = level, .line = line, .reason = mc_str_from_z(reason)};
    mc_status st = cover(d, row, format, args);
    va_end(args);
    return st;
}

mc_status mc_delivery_warn(mc_delivery *d, const char *reason, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    mc_coverage row = {.level = MC_COVERAGE_NOTE, .warns = true, .reason = mc_str_from_z(reason)};
    mc_status st = cover(d, row, format, args);
    va_end(args);
    return st;
}

static mc_status decode_as(mc_delivery *d, mc_charset charset, mc_str raw, uint32_t *undecodable)
{
    *undecodable = 0;
    mc_buf_clear(&d->decoded);
    return mc_charset_decode(charset, raw, &d->decoded, undecodable, d->err);
}

// A few damaged bytes are damage, not another encoding: GB18030 would take nearly any bytes.
static bool looks_foreign(mc_str decoded, uint32_t undecodable)
{
    return undecodable && (uint64_t)undecodable * 10 > mc_utf8_check_count(decoded);
}

// Tries the encoding that the record's own bytes suggest; true in `fits`
// when it leaves nothing over.
static mc_status decode_otherwise(mc_delivery *d, mc_charset charset, mc_str raw, bool *fits,
                                  mc_charset *other)
{
    uint32_t undecodable = 1;
    *other = mc_charset_detect(raw, MC_CHARSET_UNKNOWN);
    mc_status st = *other == charset ? MC_OK : decode_as(d, *other, raw, &undecodable);
    *fits = undecodable == 0;
    return st;
}

// Replacement characters that the decoder of the whole window has left in a record.
static uint32_t count_replacements(mc_str s)
{
    uint32_t count = 0, at = 0;
    while ((at = mc_str_find(s, MC_STR("\xEF\xBF\xBD"), at)) != UINT32_MAX) {
        count++;
        at += 3;
    }
    return count;
}

// A record of well-formed UTF-8 whose characters beyond ASCII are mostly of three bytes, as Han
// characters are: by chance no text in a national encoding looks like that.
static bool is_utf8_beyond_doubt(mc_str raw)
{
    uint32_t three = 0, others = 0;
    for (uint32_t i = 0; i < raw.size; i++) {
        unsigned char c = (unsigned char)raw.data[i];
        three += c >= 0xE0 && c < 0xF0;
        others += (c >= 0xC0 && c < 0xE0) || c >= 0xF0;
    }
    return three >= 2 && three > others && mc_utf8_check_is_clean(raw);
}

static mc_status note_mixed(mc_delivery *d, mc_charset found, uint32_t line)
{
    return mc_delivery_cover(d, MC_COVERAGE_NOTE, "mixed_encoding", line,
                             "found a record in %s, expected %s as in the rest of the input",
                             mc_charset_name(found),
                             mc_charset_name(mc_source_window_charset(d->source)));
}

mc_status mc_delivery_decode(mc_delivery *d, mc_str raw, uint32_t line, mc_str *out)
{
    mc_charset charset = mc_source_window_charset(d->source), other = charset;
    bool fits = false;
    uint32_t undecodable = 0;
    if (charset == MC_CHARSET_UTF8 && mc_utf8_check_is_clean(raw)) {
        *out = raw;
        if (mc_source_undecodable(d->source)) d->undecodable += count_replacements(raw);
        return MC_OK;
    }
    if (charset != MC_CHARSET_UTF8 && is_utf8_beyond_doubt(raw)) {
        *out = raw;
        return note_mixed(d, MC_CHARSET_UTF8, line);
    }
    mc_status st = decode_as(d, charset, raw, &undecodable);
    bool foreign = looks_foreign(mc_buf_str(&d->decoded), undecodable);
    if (st == MC_OK && foreign) st = decode_otherwise(d, charset, raw, &fits, &other);
    if (st == MC_OK && foreign && !fits) st = decode_as(d, charset, raw, &undecodable);
    *out = mc_buf_str(&d->decoded);
    if (st != MC_OK) return st;
    if (!fits) {
        d->undecodable += undecodable;
        return MC_OK;
    }
    return note_mixed(d, other, line);
}

static bool is_blank(mc_str text)
{
    return mc_str_trim(text).size == 0;
}

static mc_str make_id(mc_delivery *d, mc_str own)
{
    mc_buf *b = &d->detail;
    mc_buf_clear(b);
    mc_buf_add_str(b, d->name);
    mc_buf_add_char(b, ':');
    if (own.size) {
        mc_buf_add_str(b, own);
    } else {
        mc_buf_add_uint(b, d->records);
    }
    return mc_arena_str(&d->arena, mc_buf_str(b));
}

static mc_str make_source(mc_delivery *d)
{
    mc_buf *b = &d->detail;
    if (d->single) return d->name;
    mc_buf_clear(b);
    mc_buf_add_str(b, d->name);
    mc_buf_add_char(b, '#');
    mc_buf_add_uint(b, d->records);
    return mc_arena_str(&d->arena, mc_buf_str(b));
}

static mc_status check_id(mc_delivery *d, mc_str own, uint32_t line)
{
    bool is_new = true, was_full = d->ids.full;
    if (own.size == 0) return MC_OK;
    mc_status st = mc_id_set_add(&d->ids, own, &is_new);
    if (st != MC_OK) return mc_error_memory(d->err);
    if (d->ids.full && !was_full) {
        return mc_delivery_cover(d, MC_COVERAGE_NOTE, "duplicate_id", line,
                                 "ids from here on are not compared with the %u before",
                                 (unsigned)MC_MAX_REMEMBERED_IDS);
    }
    if (is_new) return MC_OK;
    return mc_delivery_cover(d, MC_COVERAGE_NOTE, "duplicate_id", line,
                             "found id '%.*s' again, expected every id once; both are kept",
                             (int)mc_str_cut(own, 200).size, own.data);
}

// Rows about a document's text. More than one character in a hundred lost: analysed in part.
static mc_status check_text(mc_delivery *d, const mc_document *document, uint32_t line)
{
    if (is_blank(document->text)) {
        return mc_delivery_cover(d, MC_COVERAGE_NOTE, "empty", line,
                                 "found a document without text");
    }
    if (document->undecodable == 0) return MC_OK;
    uint64_t chars = mc_utf8_check_count(document->text);
    if ((uint64_t)document->undecodable * 100 <= chars) return MC_OK;
    return mc_delivery_cover(
        d, MC_COVERAGE_PARTIAL, "undecodable", line, "%u of %llu characters are not valid in %s",
        (unsigned)document->undecodable, (unsigned long long)chars, document->encoding.data);
}

static bool has_bit(uint64_t bits, uint32_t at)
{
    return bits >> at & 1;
}

// Names of kept fields are those of the options themselves.
static void note_kept(mc_delivery *d, const mc_document *document)
{
    for (uint32_t i = 0; i < document->kept_count; i++) {
        for (uint32_t k = 0; k < d->options->keep_count && k < 64; k++) {
            bool same = document->kept[i].name.data == d->options->keep[k].data;
            if (same) d->kept |= UINT64_C(1) << k;
        }
    }
}

static bool has_field(const mc_document *document, mc_field field)
{
    switch (field) {
    case MC_FIELD_TITLE:
        return document->title.size > 0;
    case MC_FIELD_DATE:
        return document->date.size > 0;
    case MC_FIELD_COMPANY:
    case MC_FIELD_COMPANIES:
        return document->respondent.size > 0 || document->company_count > 0;
    case MC_FIELD_AUTHOR:
        return document->author.size > 0;
    case MC_FIELD_CHANNEL:
        return document->channel.size > 0;
    case MC_FIELD_REGION:
        return document->region.size > 0;
    case MC_FIELD_AMOUNT:
        return document->amount.size > 0;
    case MC_FIELD_URL:
        return document->url.size > 0;
    case MC_FIELD_THREAD:
        return document->thread.size > 0;
    case MC_FIELD_TURNS:
    case MC_FIELD_SPEAKER:
    case MC_FIELD_START:
    case MC_FIELD_END:
        return document->turn_count > 0;
    case MC_FIELD_NONE:
    case MC_FIELD_TEXT:
    case MC_FIELD_ID:
    case MC_FIELD_GENRE:
        break;
    }
    return true;
}

static void note_mapped(mc_delivery *d, const mc_document *document)
{
    for (uint32_t i = 0; i < d->options->map_count && i < 64; i++) {
        bool met = has_field(document, mc_field_find(d->options->maps[i].field));
        d->mapped |= (uint64_t)met << i;
    }
}

static void add_name(mc_buf *out, mc_str name)
{
    enum { LONGEST = 60 };
    mc_buf_add_z(out, out->size ? ", '" : "'");
    mc_buf_add_str(out, mc_str_cut(name, LONGEST));
    mc_buf_add_z(out, "'");
}

// A column that is there is not misspelt, even where all its cells are empty.
static void note_mapped_name(mc_delivery *d, mc_str name)
{
    for (uint32_t i = 0; i < d->options->map_count && i < 64; i++) {
        bool met = mc_str_equal(d->options->maps[i].column, name);
        d->mapped |= (uint64_t)met << i;
    }
}

void mc_delivery_see_names(mc_delivery *d, const mc_str *names, uint32_t count, uint32_t line)
{
    enum { ROOM = 250 };
    mc_seen_names *seen = &d->names;
    uint32_t filled = 0;
    for (uint32_t i = 0; i < count; i++) {
        filled += mc_str_trim(names[i]).size > 0;
        note_mapped_name(d, mc_str_trim(names[i]));
    }
    if (filled <= seen->count) return;
    seen->count = filled;
    seen->line = line;
    mc_buf_clear(&seen->words);
    for (uint32_t i = 0; i < count && seen->words.size <= ROOM; i++) {
        mc_str name = mc_str_trim(names[i]);
        if (name.size) add_name(&seen->words, name);
        if (seen->words.size > ROOM && i + 1 < count) mc_buf_add_z(&seen->words, ", ...");
    }
}

void mc_delivery_forget_names(mc_delivery *d)
{
    mc_buf_clear(&d->names.words);
    d->names.count = d->names.line = 0;
}

static mc_status warn_kept(mc_delivery *d, mc_str name)
{
    return mc_delivery_warn(d, "no_kept_field",
                            "found no record with a field %.*s, expected it: --keep-field",
                            (int)name.size, name.data);
}

static mc_status warn_mapped(mc_delivery *d, const mc_field_map *map)
{
    mc_str known = mc_buf_str(&d->names.words);
    if (known.size == 0) known = MC_STR("-");
    return mc_delivery_warn(d, "no_mapped_field",
                            "found nothing named '%.*s' in any record, expected it: --map %.*s; "
                            "there are %.*s",
                            (int)map->column.size, map->column.data, (int)map->field.size,
                            map->field.data, (int)known.size, known.data);
}

static mc_status warn_nested(mc_delivery *d)
{
    mc_str in = mc_buf_str(&d->nested_in);
    return mc_delivery_warn(d, "nested_texts",
                            "found %llu texts in member '%.*s' of records with a text of their "
                            "own, expected one text a record; they were not read",
                            (unsigned long long)d->nested_texts, (int)mc_str_cut(in, 100).size,
                            in.data ? in.data : "");
}

static mc_status cover_beside(mc_delivery *d)
{
    return mc_delivery_cover(d, MC_COVERAGE_PARTIAL, "beside", 0,
                             "found %llu texts in a second table beside the first (column %u), "
                             "expected one table a sheet; they were not read: put the tables below "
                             "one another",
                             (unsigned long long)d->beside_texts, (unsigned)d->beside);
}

mc_status mc_delivery_cover_missing(mc_delivery *d)
{
    const mc_reader_options *options = d->options;
    mc_status st = MC_OK;
    if (d->documents == 0 || !d->sink->coverage) return MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < options->keep_count && i < 64; i++) {
        if (!has_bit(d->kept, i)) st = warn_kept(d, options->keep[i]);
    }
    for (uint32_t i = 0; st == MC_OK && i < options->map_count && i < 64; i++) {
        if (!has_bit(d->mapped, i)) st = warn_mapped(d, &options->maps[i]);
    }
    if (st == MC_OK && d->beside_texts) st = cover_beside(d);
    return st == MC_OK && d->nested_texts ? warn_nested(d) : st;
}

static mc_status send_checked(mc_delivery *d, mc_document *document, uint32_t line)
{
    mc_str own = document->id;
    note_kept(d, document);
    note_mapped(d, document);
    // Five complaints of 王** may be of five people: of nobody known.
    if (mc_columns_is_nobody(d->options->columns, document->author))
        document->author = (mc_str){NULL, 0};
    if (document->genre == MC_GENRE_UNKNOWN) document->genre = d->options->genre;
    document->undecodable = d->undecodable;
    document->encoding = mc_str_from_z(mc_charset_name(mc_source_charset(d->source)));
    document->id = make_id(d, own);
    document->source = make_source(d);
    if (mc_arena_failed(&d->arena) || mc_buf_status(&d->detail) != MC_OK) {
        return mc_error_memory(d->err);
    }
    mc_status st = check_id(d, own, line);
    if (st == MC_OK) st = check_text(d, document, line);
    if (st == MC_OK) st = d->sink->document(d->sink->payload, document);
    if (st == MC_OK) d->documents++;
    return st;
}

mc_status mc_delivery_send(mc_delivery *d, mc_document *document, uint32_t line)
{
    mc_status st;
    d->records++;
    if (document->text.size > MC_MAX_DOCUMENT_BYTES) {
        st = mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "too_large", line,
                               "found a text of %u bytes, expected at most %zu",
                               (unsigned)document->text.size, MC_MAX_DOCUMENT_BYTES);
    } else {
        st = send_checked(d, document, line);
    }
    d->undecodable = 0;
    mc_arena_reset(&d->arena);
    return st;
}

mc_status mc_delivery_more(mc_delivery *d, bool *more, bool *full)
{
    mc_error error = {0};
    *more = !mc_source_at_end(d->source);
    *full = false;
    if (!*more) return MC_OK;
    mc_status st = mc_source_more(d->source, &error);
    uint64_t bytes = mc_source_take_progress(d->source);
    if (d->sink->progress && bytes) d->sink->progress(d->sink->payload, bytes);
    if (st == MC_OK) return MC_OK;
    *more = false;
    *full = st == MC_ERR_LIMIT;
    if (st == MC_ERR_IO) {
        return mc_delivery_cover(d, MC_COVERAGE_PARTIAL, "unreadable", mc_source_line(d->source),
                                 "%s", error.message);
    }
    return st == MC_ERR_LIMIT ? MC_OK : mc_error_set(d->err, st, "%s", error.message);
}

mc_status mc_delivery_gather(mc_delivery *d, mc_buf *out)
{
    bool more = true, full = false;
    mc_status st = MC_OK;
    while (st == MC_OK && more) {
        mc_str view = mc_source_view(d->source);
        mc_buf_add_str(out, view);
        mc_source_consume(d->source, view.size);
        st = mc_delivery_more(d, &more, &full);
    }
    mc_buf_add_str(out, mc_source_view(d->source));
    mc_source_consume(d->source, mc_source_view(d->source).size);
    return st == MC_OK ? mc_buf_status(out) : st;
}

mc_status mc_delivery_drain(mc_delivery *d)
{
    bool more = true, full = false;
    mc_status st = MC_OK;
    while (st == MC_OK && more) {
        mc_source_consume(d->source, mc_source_view(d->source).size);
        st = mc_delivery_more(d, &more, &full);
    }
    mc_source_consume(d->source, mc_source_view(d->source).size);
    return st;
}

void mc_delivery_dispose(mc_delivery *d)
{
    mc_arena_dispose(&d->arena);
    mc_buf_dispose(&d->decoded);
    mc_buf_dispose(&d->detail);
    mc_buf_dispose(&d->names.words);
    mc_buf_dispose(&d->nested_in);
    mc_id_set_dispose(&d->ids);
    mc_open_call_dispose(&d->call);
}
