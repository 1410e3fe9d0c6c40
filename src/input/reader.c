// SPDX-License-Identifier: Apache-2.0
#include "input/reader.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "input/archive.h"
#include "input/format.h"
#include "input/litter.h"
#include "input/own_report.h"
#include "input/readers.h"
#include "input/utf8_check.h"
#include "input/xml_compat.h"
#include "record/record.h"

#define KNOWN_FORMATS "text, captions, CSV, TSV, XLSX, XLS, DOCX, JSON Lines, HTML, XML or mails"

static mc_status read_format(mc_delivery *d, mc_format format, bool *skipped)
{
    switch (format) {
    case MC_FORMAT_TEXT:
        return mc_text_reader_read(d);
    case MC_FORMAT_CAPTIONS:
        return mc_caption_reader_read(d);
    case MC_FORMAT_CSV:
        return mc_table_reader_read(d, 0, skipped);
    case MC_FORMAT_TSV:
        return mc_table_reader_read(d, '\t', skipped);
    case MC_FORMAT_JSONL:
        return mc_json_reader_read(d);
    case MC_FORMAT_HTML:
        return mc_html_reader_read(d, skipped);
    case MC_FORMAT_XML:
        return mc_xml_reader_read(d, skipped);
    case MC_FORMAT_XLSX:
        return mc_xlsx_reader_read(d, skipped);
    case MC_FORMAT_XLS:
        return mc_xls_reader_read(d, skipped);
    case MC_FORMAT_DOCX:
        return mc_docx_reader_read(d, skipped);
    case MC_FORMAT_MAIL:
        return mc_mail_reader_read(d, skipped);
    case MC_FORMAT_AUTO:
        break;
    }
    *skipped = true;
    return mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "unknown_format", 0,
                             "found bytes that are no text, expected " KNOWN_FORMATS);
}

// The begin of the input in UTF-8, so that names of columns are found in any
// encoding. `scratch` holds it.
static mc_str readable_sample(mc_delivery *d, mc_buf *scratch)
{
    mc_str sample = mc_str_slice(mc_source_view(d->source), 0, 64 << 10);
    mc_charset charset = mc_source_window_charset(d->source);
    uint32_t undecodable = 0;
    mc_error error = {0};
    if (charset == MC_CHARSET_UTF8) return sample;
    mc_status st = mc_charset_decode(charset, sample, scratch, &undecodable, &error);
    return st == MC_OK ? mc_buf_str(scratch) : sample;
}

// The format by content, unless it was told.
static mc_status choose_format(mc_delivery *d, mc_format *format, bool *skipped)
{
    const char *what = NULL;
    mc_buf scratch = MC_BUF_INIT(1 << 20);
    *format = d->options->format;
    if (*format != MC_FORMAT_AUTO) return MC_OK;
    *format = mc_format_of(readable_sample(d, &scratch), d->name, d->options, &what);
    mc_buf_dispose(&scratch);
    if (*format != MC_FORMAT_AUTO || !what) return MC_OK;
    *skipped = true;
    return mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "unknown_format", 0,
                             "found %s, expected " KNOWN_FORMATS, what);
}

// Records and reports quote what was read: as documents they would be counted again, sentence
// by sentence.
static mc_status skip_own(mc_delivery *d, bool *skipped)
{
    *skipped = true;
    if (mc_record_begins(mc_source_view(d->source)))
        return mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "own_records", 0,
                                 "found records of this program, expected documents; they are read "
                                 "by report --from-records");
    return mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "own_report", 0,
                             "found a part of a report of this program, expected documents");
}

// Texts, captions and whole pages have no fields that could be missed.
static bool has_fields(const mc_delivery *d, mc_format format)
{
    if (format == MC_FORMAT_HTML) return d->options->record != NULL;
    return format != MC_FORMAT_TEXT && format != MC_FORMAT_CAPTIONS && format != MC_FORMAT_DOCX &&
           format != MC_FORMAT_MAIL;
}

// The same bytes under another name: a copy in another folder, an export that was downloaded twice.
static mc_status note_content(mc_delivery *d, mc_str sha256)
{
    bool is_new = true;
    mc_history *history = d->options->history;
    if (!history || d->documents == 0) return MC_OK;
    if (mc_history_add_content(history, sha256, &is_new) != MC_OK) return mc_error_memory(d->err);
    if (is_new) return MC_OK;
    return mc_delivery_warn(d, "same_content",
                            "found the same bytes as in an input before it, expected each once; "
                            "its documents are counted as copies");
}

// A file that is saved anew while it is read ends early, between whole records as like as not.
static mc_status cover_lost(mc_delivery *d)
{
    unsigned long long lost = mc_source_lost(d->source);
    if (lost == 0) return MC_OK;
    return mc_delivery_cover(d, MC_COVERAGE_PARTIAL, "unreadable", 0,
                             "found the end %llu bytes before that of the file when it was opened: "
                             "it was changed while it was read; read it again",
                             lost);
}

static mc_status cover_read(mc_delivery *d, mc_format format)
{
    char sha256[MC_SHA256_HEX_BYTES];
    mc_status st = mc_delivery_drain(d);
    if (st == MC_OK && has_fields(d, format)) st = mc_delivery_cover_missing(d);
    if (st == MC_OK && d->documents == 0 && d->rows == 0)
        st = mc_delivery_warn(d, "empty", "found no record, expected some");
    if (st == MC_OK) st = cover_lost(d);
    if (st != MC_OK || !d->sink->coverage) return st;
    mc_source_sha256(d->source, sha256);
    mc_coverage row = {.level = MC_COVERAGE_NOTE,
                       .source = d->name,
                       .reason = MC_STR("read"),
                       .documents = d->documents,
                       .encoding = mc_str_from_z(mc_charset_name(mc_source_charset(d->source))),
                       .sha256 = {sha256, MC_SHA256_HEX_BYTES - 1}};
    st = d->sink->coverage(d->sink->payload, &row);
    return st == MC_OK ? note_content(d, row.sha256) : st;
}

static mc_status report_progress(mc_delivery *d)
{
    uint64_t bytes = mc_source_take_progress(d->source);
    if (d->sink->progress && bytes) d->sink->progress(d->sink->payload, bytes);
    return MC_OK;
}

// An XPath of --map says where things stand in a page.
static bool is_xpath(mc_str column)
{
    static const char *const begins[] = {"./", "/", "@"};
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (mc_str_has_prefix(column, mc_str_from_z(begins[i]))) return true;
    return false;
}

// Pages of a thread and an export lie in one folder: the other formats are read as if --map had
// no XPath in it, for against --map nothing is guessed and nothing of them would be read.
static mc_status drop_xpaths(mc_delivery *d, mc_reader_options *options, mc_arena *arena)
{
    mc_field_map *maps = mc_arena_array(arena, options->map_count, sizeof *maps);
    uint32_t count = 0;
    if (!maps) return mc_error_memory(d->err);
    for (uint32_t i = 0; i < options->map_count; i++) {
        if (!is_xpath(options->maps[i].column)) maps[count++] = options->maps[i];
    }
    if (count == options->map_count) return MC_OK;
    uint32_t dropped = options->map_count - count;
    options->maps = maps;
    options->map_count = count;
    return mc_delivery_cover(d, MC_COVERAGE_NOTE, "no_mapped_field", 0,
                             "found %u XPaths in --map, which are for pages; read this input "
                             "without them",
                             (unsigned)dropped);
}

static mc_status read_as(mc_delivery *d, mc_format format, bool *skipped)
{
    const mc_reader_options *given = d->options;
    mc_reader_options options = *given;
    mc_arena arena = MC_ARENA_INIT;
    mc_status st = MC_OK;
    if (has_fields(d, format) && format != MC_FORMAT_HTML && options.map_count)
        st = drop_xpaths(d, &options, &arena);
    d->options = &options;
    if (st == MC_OK) st = read_format(d, format, skipped);
    if (st == MC_OK && !*skipped) st = cover_read(d, format);
    d->options = given;
    mc_arena_dispose(&arena);
    return st;
}

static mc_status read_source(mc_delivery *d)
{
    mc_format format = MC_FORMAT_AUTO;
    bool skipped = false;
    mc_status st = report_progress(d);
    bool empty = mc_source_at_end(d->source) && mc_source_view(d->source).size == 0;
    if (empty) {
        st = mc_delivery_cover(d, MC_COVERAGE_NOTE, "empty", 0, "found an input without content");
    } else if (mc_record_begins(mc_source_view(d->source)) ||
               mc_own_report_is_part(mc_source_view(d->source))) {
        st = skip_own(d, &skipped);
    } else {
        st = choose_format(d, &format, &skipped);
        return st == MC_OK && !skipped ? read_as(d, format, &skipped) : st;
    }
    return st == MC_OK && !skipped ? cover_read(d, format) : st;
}

// File names need not be UTF-8 (archives unpacked from a Chinese Windows are not); records must be.
static mc_status printable_name(mc_str *name, mc_buf *scratch, mc_error *err)
{
    uint32_t undecodable = 0;
    if (mc_utf8_check_is_clean(*name)) return MC_OK;
    mc_charset charset = mc_charset_detect(*name, MC_CHARSET_UNKNOWN);
    mc_status st = mc_charset_decode(charset, *name, scratch, &undecodable, err);
    *name = mc_buf_str(scratch);
    return st;
}

// Named twice, or reached by a link as well: reading it again would count
// every document of it again.
static mc_status note_same_file(mc_delivery *d)
{
    return mc_delivery_warn(d, "same_file",
                            "found a file that was read before, expected each once; it is not "
                            "read again");
}

// Where an input comes from: a path (NULL = standard input), or the present file of an archive.
typedef struct origin {
    const char *path;
    mc_archive *archive;
} origin;

static mc_status read_input(origin from, mc_str name, const mc_reader_options *options,
                            const mc_document_sink *sink, mc_error *err);

static mc_status cover_archive(mc_delivery *d, const mc_error *problem, uint32_t files)
{
    if (problem->code)
        return mc_delivery_cover(d, files ? MC_COVERAGE_PARTIAL : MC_COVERAGE_SKIPPED,
                                 "bad_archive", 0, "found a broken archive (%s)%s",
                                 problem->message, files ? "; the files before were read" : "");
    return mc_delivery_cover(d, MC_COVERAGE_NOTE, "archive", 0,
                             "found an archive or packed file with %u files, each an input",
                             (unsigned)files);
}

// Every file in it is an input of its own: a.zip/b.csv. One that is an
// archive itself is not opened.
static mc_status read_archive(mc_delivery *d, const char *path)
{
    mc_error problem = {0};
    mc_archive *archive = NULL;
    mc_document_sink sink = *d->sink;
    mc_status st = MC_OK, opened = mc_archive_open(&archive, path, &problem);
    uint32_t files = 0;
    sink.progress = NULL; // unpacked bytes are no bytes of the file
    while (opened == MC_OK && st == MC_OK) {
        mc_str inner;
        opened = mc_archive_next(archive, &inner, &problem);
        if (opened != MC_OK || !inner.data) break;
        mc_str name = mc_path_join(&d->arena, d->name, inner);
        st = name.data ? read_input((origin){NULL, archive}, name, d->options, &sink, d->err)
                       : mc_error_memory(d->err);
        files++;
    }
    mc_archive_close(archive);
    if (opened == MC_ERR_MEMORY) return mc_error_memory(d->err);
    return st == MC_OK ? cover_archive(d, &problem, files) : st;
}

static mc_status open_origin(mc_delivery *d, origin from, mc_error *error)
{
    if (!from.archive) return mc_source_open(&d->source, from.path, d->options->encoding, error);
    mc_source_bytes bytes = {mc_archive_read, from.archive};
    return mc_source_open_bytes(&d->source, bytes, d->options->encoding, error);
}

static mc_status read_origin(mc_delivery *d, origin from)
{
    mc_error error = {0};
    mc_status st = open_origin(d, from, &error);
    if (st == MC_ERR_IO)
        return mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "unreadable", 0, "%s", error.message);
    if (st != MC_OK) return mc_error_set(d->err, st, "%s", error.message);
    bool packed = from.path && mc_archive_is(mc_source_view(d->source), d->name);
    if (!packed || d->options->format != MC_FORMAT_AUTO) return read_source(d);
    return read_archive(d, from.path);
}

static mc_status read_input(origin from, mc_str name, const mc_reader_options *options,
                            const mc_document_sink *sink, mc_error *err)
{
    mc_delivery d = {.options = options,
                     .sink = sink,
                     .name = name,
                     .arena = MC_ARENA_INIT,
                     .call = MC_OPEN_CALL_INIT,
                     .decoded = MC_BUF_INIT(MC_MAX_RECORD_BYTES * 2),
                     .detail = MC_BUF_INIT(MC_MAX_RECORD_BYTES),
                     .names.words = MC_BUF_INIT(4096),
                     .nested_in = MC_BUF_INIT(MC_MAX_RECORD_BYTES),
                     .err = err};
    mc_buf printable = MC_BUF_INIT(1 << 20);
    bool is_new = true;
    mc_status st = printable_name(&d.name, &printable, err);
    if (st == MC_OK && from.path && options->history) {
        st = mc_history_add_file(options->history, from.path, &is_new);
        if (st != MC_OK) mc_error_memory(err);
    }
    if (st == MC_OK) st = is_new ? read_origin(&d, from) : note_same_file(&d);
    mc_delivery_dispose(&d);
    mc_source_close(d.source);
    mc_buf_dispose(&printable);
    return st;
}

// A row about a path that is not opened.
static mc_status cover_path(mc_coverage row, const mc_document_sink *sink, mc_error *err)
{
    mc_buf printable = MC_BUF_INIT(1 << 20);
    mc_status st = printable_name(&row.source, &printable, err);
    if (st == MC_OK && sink->coverage) st = sink->coverage(sink->payload, &row);
    mc_buf_dispose(&printable);
    return st;
}

static mc_status skip_name(mc_str name, const char *why, const mc_document_sink *sink,
                           mc_error *err)
{
    return cover_path((mc_coverage){.level = MC_COVERAGE_SKIPPED,
                                    .source = name,
                                    .reason = MC_STR("unreadable"),
                                    .detail = mc_str_from_z(why)},
                      sink, err);
}

static mc_status skip_path(const char *path, const char *why, const mc_document_sink *sink,
                           mc_error *err)
{
    mc_str whole = mc_str_from_z(path), name = mc_path_name(whole);
    return skip_name(name.size ? name : whole, why, sink, err);
}

static mc_str name_inside(mc_str path, uint32_t folder_size)
{
    mc_str name = mc_str_slice(path, folder_size, path.size);
    while (name.size && name.data[0] == '/') {
        name = mc_str_slice(name, 1, name.size);
    }
    return name;
}

// A report quotes complaints: reading it again would count every one of them twice.
static mc_status note_own_report(mc_str manifest, const mc_document_sink *sink, mc_error *err)
{
    return cover_path(
        (mc_coverage){.level = MC_COVERAGE_NOTE,
                      .source = manifest,
                      .reason = MC_STR("own_report"),
                      .detail = MC_STR("the folder is a report of this program and is not read")},
        sink, err);
}

// Nobody may ever write to a pipe that lies in a folder: only one that is
// named as INPUT is waited for.
static mc_status read_listed(mc_str path, mc_str name, const mc_reader_options *options,
                             const mc_document_sink *sink, mc_error *err)
{
    if (mc_path_kind_of(path.data) == MC_PATH_OTHER)
        return skip_name(name, "found a pipe, socket or device, expected a file", sink, err);
    return read_input((origin){path.data, NULL}, name, options, sink, err);
}

static mc_status read_folder(const char *path, const mc_reader_options *options,
                             const mc_document_sink *sink, mc_error *err)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_path_list list = {NULL, 0};
    mc_error error = {0};
    uint32_t prefix = mc_str_from_z(path).size;
    mc_status st = mc_folder_list(&list, &arena, path, &error);
    if (st == MC_ERR_IO) st = skip_path(path, error.message, sink, err);
    if (st == MC_OK && list.count == 0 && error.code == MC_OK) {
        st = skip_path(path, "found a folder without files", sink, err);
    }
    mc_path_list reports = {NULL, 0};
    if (st == MC_OK) st = mc_own_report_find(&reports, &arena, &list, err);
    for (uint32_t i = 0; i < list.count && st == MC_OK; i++) {
        mc_str name = name_inside(list.paths[i], prefix);
        if (mc_litter_is(mc_path_name(name))) continue;
        bool own = mc_own_report_holds(&reports, list.paths[i]);
        if (!own)
            st = read_listed(list.paths[i], name, options, sink, err);
        else if (mc_own_report_is_manifest(list.paths[i]))
            st = note_own_report(name, sink, err);
    }
    mc_arena_dispose(&arena);
    return st;
}

mc_status mc_input_read(const char *path, const mc_reader_options *options,
                        const mc_document_sink *sink, mc_error *err)
{
    mc_xml_compat_init();
    if (strcmp(path, "-") == 0)
        return read_input((origin){NULL, NULL}, MC_STR("stdin"), options, sink, err);
    switch (mc_path_kind_of(path)) {
    case MC_PATH_FOLDER:
        return read_folder(path, options, sink, err);
    case MC_PATH_MISSING:
        return skip_path(path, "found nothing at this path, expected a file or a folder", sink,
                         err);
    case MC_PATH_FILE:
    case MC_PATH_OTHER:
        break;
    }
    return read_input((origin){path, NULL}, mc_path_name(mc_str_from_z(path)), options, sink, err);
}
