// SPDX-License-Identifier: Apache-2.0
#include "input/format.h"

#include <string.h>

#include "base/ascii.h"
#include "input/captions.h"
#include "input/fields.h"

// Opens the container of Office files until 2003, and of those with a password.
#define OLD_OFFICE "\xD0\xCF\x11\xE0"

#define ZIP "PK\x03\x04"

static const char *const codes[] = {"auto", "text", "captions", "csv", "tsv",  "jsonl",
                                    "html", "xml",  "xlsx",     "xls", "docx", "eml"};

const char *mc_format_code(mc_format format)
{
    return codes[format];
}

mc_format mc_format_find(mc_str code)
{
    for (int i = MC_FORMAT_TEXT; i <= MC_FORMAT_MAIL; i++) {
        if (mc_str_equal(code, mc_str_from_z(codes[i]))) return (mc_format)i;
    }
    return MC_FORMAT_AUTO;
}

bool mc_format_is_zip(mc_str bytes)
{
    return mc_str_has_prefix(bytes, MC_STR(ZIP));
}

bool mc_format_is_old_office(mc_str bytes)
{
    return mc_str_has_prefix(bytes, MC_STR(OLD_OFFICE));
}

typedef struct magic {
    const char *bytes;
    uint32_t size;
    const char *what;
} magic;

const char *mc_format_binary(mc_str sample)
{
    static const magic magics[] = {{ZIP, 4, "a ZIP archive or an Office file"},
                                   {"%PDF-", 5, "a PDF file"},
                                   {OLD_OFFICE, 4, "an old or password-protected Office file"},
                                   {"\x1F\x8B", 2, "a gzip file"},
                                   {"BZh", 3, "a bzip2 file"},
                                   {"\xFD"
                                    "7zXZ",
                                    5, "an xz file"},
                                   {"7z\xBC\xAF", 4, "a 7z archive"},
                                   {"Rar!", 4, "a RAR archive"},
                                   {"\x89PNG", 4, "a PNG image"},
                                   {"\xFF\xD8\xFF", 3, "a JPEG image"},
                                   {"GIF8", 4, "a GIF image"},
                                   {"SQLite format 3", 15, "an SQLite database"},
                                   {"{\\rtf", 5, "a Rich Text file (.rtf)"},
                                   {"\x7F"
                                    "ELF",
                                    4, "a program"}};
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++) {
        if (mc_str_has_prefix(sample, (mc_str){magics[i].bytes, magics[i].size})) {
            return magics[i].what;
        }
    }
    return NULL;
}

static bool has_extension(mc_str name, const char *extension)
{
    uint32_t size = (uint32_t)strlen(extension);
    if (name.size <= size || name.data[name.size - size - 1] != '.') return false;
    return mc_str_has_suffix_lower(name, mc_str_from_z(extension));
}

static bool names_one_of(mc_str line, const char *const *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (mc_str_has_prefix_lower(line, mc_str_from_z(fields[i]))) return true;
    }
    return false;
}

// A saved mail or a browser's page in one file (.eml, .mhtml): its words stand in it encoded.
static bool is_mime(mc_str sample)
{
    static const char *const encodings[] = {"mime-version:", "content-transfer-encoding:"};
    mc_str rest = mc_str_slice(sample, 0, 8192), line;
    bool encoded = false, typed = false;
    while (mc_str_split(&rest, '\n', &line)) {
        line = mc_str_trim(line);
        if (line.size == 0) break;
        encoded |= names_one_of(line, encodings, 2);
        typed |= mc_str_has_prefix_lower(line, MC_STR("content-type:"));
    }
    return encoded && typed;
}

// `Name: value`, or the rest of such a value in the next line, which is indented.
static bool is_mail_field(mc_str line)
{
    uint32_t at = 0;
    if (line.data[0] == ' ' || line.data[0] == '\t') return true;
    while (at < line.size && (mc_is_letter(line.data[at]) || line.data[at] == '-'))
        at++;
    return at > 0 && at < line.size && line.data[at] == ':';
}

// A mail of old programs and archives: sender, subject and receiver or date (RFC 5322 without
// MIME), and nothing else above the empty line, or words would be lost as its head.
static bool is_plain_mail(mc_str sample)
{
    static const char *const directions[] = {"to:", "date:"};
    mc_str rest = mc_str_slice(sample, 0, 8192), line;
    bool sent = false, titled = false, directed = false;
    while (mc_str_split(&rest, '\n', &line)) {
        if (mc_str_trim(line).size == 0) return sent && titled && directed;
        if (!is_mail_field(line)) return false;
        sent |= mc_str_has_prefix_lower(line, MC_STR("from:"));
        titled |= mc_str_has_prefix_lower(line, MC_STR("subject:"));
        directed |= names_one_of(line, directions, 2);
    }
    return false;
}

// A part that only a Word document has, or its name where the list at the begin of
// the archive does not say.
static bool is_word_document(mc_str sample, mc_str name)
{
    if (!mc_format_is_zip(sample)) return false;
    if (mc_str_find(sample, MC_STR("xl/workbook"), 0) != UINT32_MAX)
        return false; // may hold others
    return mc_str_find(sample, MC_STR("word/document"), 0) != UINT32_MAX ||
           has_extension(name, "docx");
}

// Slides, named in the list at the begin of the archive.
static const char *other_office_file(mc_str sample)
{
    if (!mc_format_is_zip(sample)) return NULL;
    if (mc_str_find(sample, MC_STR("xl/workbook"), 0) != UINT32_MAX) return NULL; // may hold others
    if (mc_str_find(sample, MC_STR("ppt/presentation"), 0) != UINT32_MAX) return "a set of slides";
    return NULL;
}

// Office writes the list of its parts first; others may begin with a part of the workbook.
static bool is_office_file(mc_str sample, mc_str name)
{
    if (!mc_format_is_zip(sample)) return false;
    return has_extension(name, "xlsx") || has_extension(name, "xlsm") ||
           mc_str_find(sample, MC_STR("[Content_Types].xml"), 0) != UINT32_MAX ||
           mc_str_find(sample, MC_STR("xl/workbook"), 0) != UINT32_MAX;
}

// More than a few control characters, and more than one in fifty: no text. A few are damage.
static bool is_binary(mc_str sample)
{
    enum { FEW = 3 };
    uint32_t controls = 0;
    while (sample.size && sample.data[sample.size - 1] == 0)
        sample.size--; // the rest of a block that a crash left empty
    for (uint32_t i = 0; i < sample.size; i++) {
        unsigned char c = (unsigned char)sample.data[i];
        controls += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B;
    }
    return controls > FEW && controls > sample.size / 50;
}

static mc_str skip_blanks(mc_str s)
{
    uint32_t at = 0;
    while (at < s.size && s.data[at] && strchr(" \t\r\n", s.data[at])) {
        at++;
    }
    return mc_str_slice(s, at, s.size);
}

// The text in front of the first real tag: declarations and comments passed over.
static mc_str first_tag(mc_str s)
{
    for (;;) {
        s = skip_blanks(s);
        const char *end = mc_str_has_prefix_lower(s, MC_STR("<?"))     ? "?>"
                          : mc_str_has_prefix_lower(s, MC_STR("<!--")) ? "-->"
                                                                       : NULL;
        uint32_t at = end ? mc_str_find(s, mc_str_from_z(end), 0) : UINT32_MAX;
        if (at == UINT32_MAX) return s;
        s = mc_str_slice(s, at + (uint32_t)strlen(end), s.size);
    }
}

static bool is_html_tag(mc_str tag)
{
    static const char *const tags[] = {"<!doctype html", "<html",    "<head",   "<body",
                                       "<meta",          "<title",   "<div",    "<table",
                                       "<article",       "<section", "<script", "<p>"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        if (mc_str_has_prefix_lower(tag, mc_str_from_z(tags[i]))) return true;
    }
    return false;
}

static bool is_name_start(char c)
{
    return mc_is_letter(c) || c == '_' || (unsigned char)c >= 0x80;
}

static mc_format markup_format(mc_str sample, mc_str name)
{
    mc_str tag = first_tag(sample);
    bool html_name =
        has_extension(name, "html") || has_extension(name, "htm") || has_extension(name, "xhtml");
    if (is_html_tag(tag) || (html_name && tag.size && tag.data[0] == '<')) return MC_FORMAT_HTML;
    if (mc_str_has_prefix_lower(sample, MC_STR("<?xml")) ||
        mc_str_has_prefix_lower(tag, MC_STR("<!doctype"))) {
        return MC_FORMAT_XML;
    }
    bool element = tag.size > 1 && tag.data[0] == '<' && is_name_start(tag.data[1]);
    bool closed = mc_str_find(tag, MC_STR("</"), 0) != UINT32_MAX ||
                  mc_str_find(tag, MC_STR("/>"), 0) != UINT32_MAX;
    return element && (closed || has_extension(name, "xml")) ? MC_FORMAT_XML : MC_FORMAT_AUTO;
}

static bool is_json(mc_str sample)
{
    if (sample.size == 0) return false;
    mc_str next = skip_blanks(mc_str_slice(sample, 1, sample.size));
    char second = next.size ? next.data[0] : 0;
    if (sample.data[0] == '{') return second == '"' || second == '}';
    return sample.data[0] == '[' && (second == '{' || second == ']');
}

static bool is_number(mc_str line)
{
    uint32_t at = 0;
    while (at < line.size && mc_is_digit(line.data[at]))
        at++;
    return line.size > 0 && at == line.size;
}

// WebVTT says so; SubRip begins with the number of a cue, or at once with its times.
static bool is_captions(mc_str sample)
{
    mc_str line = {NULL, 0};
    uint32_t start_ms, end_ms;
    mc_str_split(&sample, '\n', &line);
    if (mc_str_has_prefix(line, MC_STR("WEBVTT"))) return true;
    if (is_number(mc_str_trim(line))) mc_str_split(&sample, '\n', &line);
    return mc_captions_is_timing(mc_str_trim(line), &start_ms, &end_ms);
}

// The separator of a first line that holds the name of a text column among
// others; 0 when it does not.
static char header_separator(mc_str sample, const mc_reader_options *options)
{
    mc_str line = {NULL, 0}, cell = {NULL, 0};
    mc_str_split(&sample, '\n', &line);
    static const char separators[] = "\t,;|";
    for (size_t i = 0; i < sizeof separators - 1; i++) {
        uint32_t count = 0;
        bool text = false;
        mc_str rest = mc_str_slice(mc_str_trim(line), 0, 4096);
        while (mc_str_split(&rest, separators[i], &cell)) {
            mc_str inner = mc_str_trim(cell);
            if (inner.size > 1 && inner.data[0] == '"')
                inner = mc_str_slice(inner, 1, inner.size - 1);
            text |= mc_fields_of_name(options, inner, NULL) == MC_FIELD_TEXT;
            count++;
        }
        if (count > 1 && text) return separators[i];
    }
    return 0;
}

mc_format mc_format_of(mc_str sample, mc_str name, const mc_reader_options *options,
                       const char **what)
{
    *what = NULL;
    if ((*what = other_office_file(sample))) return MC_FORMAT_AUTO;
    if (is_word_document(sample, name)) return MC_FORMAT_DOCX;
    if (is_office_file(sample, name)) return MC_FORMAT_XLSX;
    if (mc_format_is_old_office(sample)) return MC_FORMAT_XLS;
    if (is_mime(sample) || is_plain_mail(sample)) return MC_FORMAT_MAIL;
    *what = mc_format_binary(sample);
    if (*what || is_binary(sample)) return MC_FORMAT_AUTO;
    mc_str begin = skip_blanks(sample);
    if (begin.size && begin.data[0] == '<') {
        mc_format markup = markup_format(begin, name);
        if (markup != MC_FORMAT_AUTO) return markup;
    }
    if (has_extension(name, "html") || has_extension(name, "htm")) return MC_FORMAT_HTML;
    if (is_json(begin)) return MC_FORMAT_JSONL;
    if (is_captions(begin)) return MC_FORMAT_CAPTIONS;
    if (has_extension(name, "jsonl") || has_extension(name, "ndjson")) return MC_FORMAT_JSONL;
    if (has_extension(name, "csv")) return MC_FORMAT_CSV;
    if (has_extension(name, "tsv") || has_extension(name, "tab")) return MC_FORMAT_TSV;
    char separator = header_separator(begin, options);
    if (separator == '\t') return MC_FORMAT_TSV;
    return separator ? MC_FORMAT_CSV : MC_FORMAT_TEXT;
}
