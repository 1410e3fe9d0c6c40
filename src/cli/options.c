// SPDX-License-Identifier: Apache-2.0
#include "cli/options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "base/file.h"
#include "record/json.h"
#include "report/report.h"

enum {
    READS = MC_COMMAND_REPORT | MC_COMMAND_SCAN | MC_COMMAND_EXPLAIN | MC_COMMAND_NORMALIZE |
            MC_COMMAND_LEXICON | MC_COMMAND_EVAL,
    SCANS = MC_COMMAND_REPORT | MC_COMMAND_SCAN,
    JUDGES = SCANS | MC_COMMAND_EXPLAIN | MC_COMMAND_EVAL,
    ANY = READS
};

typedef mc_status (*setter)(mc_options *options, const char *value, mc_error *err);

// One row an option: its help is the message "option.NAME" of the catalogue, its value there is "VALUE".
typedef struct option_row {
    const char *name, *value; // value NULL = a flag
    char letter;              // 0 = long only
    unsigned commands;
    setter set;
} option_row;

static mc_status add_item(mc_option_list *list, const char *value, mc_error *err)
{
    if (!MC_ARRAY_RESERVE(list->items, list->capacity, list->count + 1ull))
        return mc_error_memory(err);
    list->items[list->count++] = value;
    return MC_OK;
}

static mc_status bad_value(const char *name, const char *value, const char *expected, mc_error *err)
{
    return mc_error_set(err, MC_ERR_USAGE, "--%s: found '%s', expected %s", name, value, expected);
}

static mc_status read_count(const char *name, const char *value, uint32_t least, uint32_t *out,
                            mc_error *err)
{
    char *end = NULL;
    unsigned long number = strtoul(value, &end, 10);
    if (value[0] < '0' || value[0] > '9' || *end || number < least || number > UINT32_MAX) {
        return bad_value(name, value, least ? "a whole number from 1" : "a whole number", err);
    }
    *out = (uint32_t)number;
    return MC_OK;
}

static mc_status read_day(const char *name, const char *value, mc_day *out, mc_error *err)
{
    *out = mc_day_parse(mc_str_from_z(value));
    return *out ? MC_OK : bad_value(name, value, "a day such as 2026-03-01", err);
}

#define SETTER(function) static mc_status function(mc_options *o, const char *value, mc_error *err)
#define FLAG(function, field)                                                                      \
    SETTER(function)                                                                               \
    {                                                                                              \
        (void)value, (void)err;                                                                    \
        o->field = true;                                                                           \
        return MC_OK;                                                                              \
    }
#define TEXT(function, field)                                                                      \
    SETTER(function)                                                                               \
    {                                                                                              \
        (void)err;                                                                                 \
        o->field = value;                                                                          \
        return MC_OK;                                                                              \
    }
#define LIST(function, field)                                                                      \
    SETTER(function)                                                                               \
    {                                                                                              \
        return add_item(&o->field, value, err);                                                    \
    }
#define COUNT(function, name, least, field)                                                        \
    SETTER(function)                                                                               \
    {                                                                                              \
        return read_count(name, value, least, &o->field, err);                                     \
    }
#define DAY(function, name, field)                                                                 \
    SETTER(function)                                                                               \
    {                                                                                              \
        return read_day(name, value, &o->field, err);                                              \
    }

FLAG(set_help, help)
FLAG(set_quiet, quiet)
FLAG(set_json, json)
FLAG(set_allow_incomplete, allow_incomplete)
FLAG(set_with_text, record.with_text)
FLAG(set_no_context, analyser.no_context)
FLAG(set_raw, raw)
FLAG(set_map_positions, map_positions)
FLAG(set_diff, diff)
FLAG(set_errors, errors)
FLAG(set_no_mask, no_mask)
TEXT(set_out_folder, out_folder)
TEXT(set_output_file, output_file)
TEXT(set_text, text)
TEXT(set_part, part)
TEXT(set_fail_on, fail_on)
TEXT(set_record_path, reader.record)
TEXT(set_data, data_folder)
LIST(add_overlay, overlays)
LIST(add_company, companies)
LIST(add_category, categories)
LIST(add_genre, genres)
LIST(add_map, maps)
LIST(add_keep_field, keep_fields)
COUNT(set_jobs, "jobs", 1, jobs)
COUNT(set_min_severity, "min-severity", 0, min_severity)
COUNT(set_evidence, "evidence", 1, evidence)
COUNT(set_min_cases, "min-cases", 1, min_cases)
COUNT(set_samples, "samples", 1, samples)
DAY(set_since, "since", since)
DAY(set_until, "until", until)
DAY(set_as_of, "as-of", analyser.as_of)

SETTER(set_lang)
{
    if (strcmp(value, "zh") != 0 && strcmp(value, "en") != 0)
        return bad_value("lang", value, "zh or en", err);
    o->lang = o->report_lang = value;
    return MC_OK;
}

SETTER(set_format)
{
    o->reader.format = mc_format_find(mc_str_from_z(value));
    if (o->reader.format != MC_FORMAT_AUTO || strcmp(value, "auto") == 0) return MC_OK;
    return bad_value("format", value, "auto, text, csv, tsv, jsonl, html or xml", err);
}

SETTER(set_encoding)
{
    o->reader.encoding = mc_charset_find(mc_str_from_z(value));
    if (o->reader.encoding != MC_CHARSET_UNKNOWN || strcmp(value, "auto") == 0) return MC_OK;
    return bad_value("encoding", value,
                     "auto, utf-8, utf-16le, utf-16be, gb18030, big5, euc-tw or hz", err);
}

SETTER(set_split)
{
    static const char *const names[] = {"file", "blank", "line"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(value, names[i]) != 0) continue;
        o->reader.split = (mc_split)i;
        return MC_OK;
    }
    return bad_value("split", value, "file, blank or line", err);
}

SETTER(set_offsets)
{
    if (strcmp(value, "bytes") != 0 && strcmp(value, "chars") != 0) {
        return bad_value("offsets", value, "chars or bytes", err);
    }
    o->record.byte_offsets = strcmp(value, "bytes") == 0;
    return MC_OK;
}

SETTER(set_progress)
{
    static const char *const names[] = {"auto", "never", "jsonl"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(value, names[i]) != 0) continue;
        o->progress = (mc_progress_mode)i;
        return MC_OK;
    }
    return bad_value("progress", value, "auto, never or jsonl", err);
}

SETTER(set_only)
{
    static const struct {
        const char *name;
        uint32_t bit;
    } formats[] = {{"html", MC_REPORT_HTML}, {"json", MC_REPORT_JSON}, {"csv", MC_REPORT_CSV}};
    mc_str rest = mc_str_from_z(value), name;
    o->formats = 0;
    while (mc_str_split(&rest, ',', &name)) {
        uint32_t bit = 0;
        for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
            if (mc_str_equal(name, mc_str_from_z(formats[i].name))) bit = formats[i].bit;
        }
        if (!bit) return bad_value("only", value, "a list of html, json, csv", err);
        o->formats |= bit;
    }
    return MC_OK;
}

SETTER(set_seed)
{
    char *end = NULL;
    o->seed = strtoull(value, &end, 10);
    return *value && !*end ? MC_OK : bad_value("seed", value, "a whole number", err);
}

SETTER(set_author_key)
{
    // Read where it is needed: the key itself must not stand on a command line.
    (void)err;
    o->record.author_key = mc_str_from_z(value);
    return MC_OK;
}

LIST(add_from_records, from_records)

static const option_row rows[] = {
    {"out", "DIR", 'o', MC_COMMAND_REPORT, set_out_folder},
    {"from-records", "FILE", 0, MC_COMMAND_REPORT, add_from_records},
    {"only", "LIST", 0, MC_COMMAND_REPORT, set_only},
    {"evidence", "N", 0, MC_COMMAND_REPORT, set_evidence},
    {"min-cases", "N", 0, MC_COMMAND_REPORT, set_min_cases},
    {"since", "DAY", 0, MC_COMMAND_REPORT, set_since},
    {"until", "DAY", 0, MC_COMMAND_REPORT, set_until},
    {"company", "ID", 0, MC_COMMAND_REPORT, add_company},
    {"category", "CODE", 0, MC_COMMAND_REPORT, add_category},
    {"genre", "CODE", 0, MC_COMMAND_REPORT, add_genre},
    {"min-severity", "N", 0, MC_COMMAND_REPORT, set_min_severity},
    {"fail-on", "SEVERITY[:COUNT]", 0, MC_COMMAND_REPORT, set_fail_on},
    {"output", "FILE", 0, MC_COMMAND_SCAN, set_output_file},
    {"with-text", NULL, 0, MC_COMMAND_SCAN, set_with_text},
    {"offsets", "UNIT", 0, MC_COMMAND_SCAN, set_offsets},
    {"text", "TEXT", 0, MC_COMMAND_EXPLAIN | MC_COMMAND_NORMALIZE, set_text},
    {"json", NULL, 0, MC_COMMAND_EXPLAIN | MC_COMMAND_EVAL | MC_COMMAND_LEXICON, set_json},
    {"raw", NULL, 0, MC_COMMAND_NORMALIZE, set_raw},
    {"positions", NULL, 0, MC_COMMAND_NORMALIZE, set_map_positions},
    {"diff", NULL, 0, MC_COMMAND_NORMALIZE, set_diff},
    {"part", "NAME", 0, MC_COMMAND_EVAL, set_part},
    {"errors", NULL, 0, MC_COMMAND_EVAL, set_errors},
    {"samples", "N", 0, MC_COMMAND_LEXICON, set_samples},
    {"seed", "N", 0, MC_COMMAND_EVAL | MC_COMMAND_LEXICON, set_seed},
    {"format", "NAME", 0, READS, set_format},
    {"encoding", "NAME", 0, READS, set_encoding},
    {"split", "HOW", 0, READS, set_split},
    {"record", "PATH", 0, READS, set_record_path},
    {"map", "FIELD=COLUMN,…", 0, READS, add_map},
    {"keep-field", "NAME", 0, SCANS, add_keep_field},
    {"no-context", NULL, 0, JUDGES, set_no_context},
    {"as-of", "DAY", 0, JUDGES, set_as_of},
    {"no-mask", NULL, 0, SCANS | MC_COMMAND_EXPLAIN, set_no_mask},
    {"author-key-file", "FILE", 0, SCANS, set_author_key},
    {"jobs", "N", 'j', SCANS | MC_COMMAND_EVAL, set_jobs},
    {"lexicon", "DIR", 0, ANY, add_overlay},
    {"data", "DIR", 0, ANY, set_data},
    {"lang", "zh|en", 0, ANY, set_lang},
    {"allow-incomplete", NULL, 0, SCANS, set_allow_incomplete},
    {"progress", "MODE", 0, SCANS, set_progress},
    {"quiet", NULL, 'q', ANY, set_quiet},
    {"help", NULL, 'h', ANY, set_help},
};

enum { ROW_COUNT = sizeof rows / sizeof *rows };

const char *mc_command_name(mc_command command)
{
    switch (command) {
    case MC_COMMAND_REPORT:
        return "report";
    case MC_COMMAND_SCAN:
        return "scan";
    case MC_COMMAND_EXPLAIN:
        return "explain";
    case MC_COMMAND_NORMALIZE:
        return "normalize";
    case MC_COMMAND_LEXICON:
        return "lexicon";
    case MC_COMMAND_EVAL:
        return "eval";
    }
    return "";
}

static const char *language_of_locale(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (int i = 0; i < 3; i++) {
        const char *value = getenv(variables[i]);
        if (value && *value) return strncmp(value, "zh", 2) == 0 ? "zh" : "en";
    }
    return "en";
}

static const char *find_data_folder(void)
{
    const char *chosen = getenv("MINGCHA_DATA");
    if (chosen && *chosen) return chosen;
    return mc_path_kind_of(MC_SOURCE_DATA) == MC_PATH_FOLDER ? MC_SOURCE_DATA : MC_INSTALLED_DATA;
}

void mc_options_init(mc_options *options)
{
    *options = (mc_options){
        .lang = language_of_locale(),
        .report_lang = "zh",
        .data_folder = find_data_folder(),
        .out_folder = "mingcha-report",
        .evidence = 200,
        .min_cases = 30,
        .samples = 0,
        .formats = MC_REPORT_ALL,
        .seed = 1,
    };
}

void mc_options_dispose(mc_options *options)
{
    mc_option_list *lists[] = {&options->overlays,  &options->inputs,     &options->from_records,
                               &options->companies, &options->categories, &options->genres,
                               &options->maps,      &options->keep_fields};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        free(lists[i]->items);
    }
    free((void *)options->reader.maps);
    free((void *)options->reader.keep);
}

// --map text=A,company=B gives one mc_field_map for each pair.
static mc_status link_maps(mc_options *options, mc_error *err)
{
    mc_field_map *maps = NULL;
    uint32_t count = 0, capacity = 0;
    for (uint32_t i = 0; i < options->maps.count; i++) {
        mc_str rest = mc_str_from_z(options->maps.items[i]), pair;
        while (mc_str_split(&rest, ',', &pair)) {
            uint32_t equals = mc_str_find(pair, MC_STR("="), 0);
            if (equals == UINT32_MAX || !MC_ARRAY_RESERVE(maps, capacity, count + 1ull)) {
                free(maps);
                return bad_value("map", options->maps.items[i], "FIELD=COLUMN pairs", err);
            }
            maps[count++] = (mc_field_map){mc_str_slice(pair, 0, equals),
                                           mc_str_slice(pair, equals + 1, pair.size)};
        }
    }
    options->reader.maps = maps;
    options->reader.map_count = count;
    return MC_OK;
}

static mc_status link_kept(mc_options *options, mc_error *err)
{
    uint32_t count = options->keep_fields.count;
    mc_str *keep = count ? calloc(count, sizeof *keep) : NULL;
    if (count && !keep) return mc_error_memory(err);
    for (uint32_t i = 0; i < count; i++) {
        keep[i] = mc_str_from_z(options->keep_fields.items[i]);
    }
    options->reader.keep = keep;
    options->reader.keep_count = count;
    return MC_OK;
}

static mc_status apply(mc_options *options, const option_row *row, mc_error *err)
{
    if (!(row->commands & options->command)) {
        return mc_error_set(err, MC_ERR_USAGE, "--%s is no option of '%s'; see 'mingcha %s --help'",
                            row->name, mc_command_name(options->command),
                            mc_command_name(options->command));
    }
    return row->set(options, optarg, err);
}

static void make_tables(struct option longs[ROW_COUNT + 1], char shorts[2 * ROW_COUNT + 3])
{
    size_t used = 0;
    shorts[used++] = ':';
    for (int i = 0; i < ROW_COUNT; i++) {
        longs[i] = (struct option){rows[i].name, rows[i].value ? required_argument : no_argument,
                                   NULL, 256 + i};
        if (!rows[i].letter) continue;
        shorts[used++] = rows[i].letter;
        if (rows[i].value) shorts[used++] = ':';
    }
    longs[ROW_COUNT] = (struct option){0};
    shorts[used] = '\0';
}

static const option_row *row_of(int code)
{
    if (code >= 256) return &rows[code - 256];
    for (int i = 0; i < ROW_COUNT; i++) {
        if (rows[i].letter == code) return &rows[i];
    }
    return NULL;
}

mc_status mc_options_parse(mc_options *options, mc_command command, int argc, char **argv,
                           int first, mc_error *err)
{
    struct option longs[ROW_COUNT + 1];
    char shorts[2 * ROW_COUNT + 3];
    make_tables(longs, shorts);
    options->command = command;
    optind = first;
    opterr = 0;
    mc_status st = MC_OK;
    for (int code; st == MC_OK && (code = getopt_long(argc, argv, shorts, longs, NULL)) != -1;) {
        const option_row *row = code == ':' || code == '?' ? NULL : row_of(code);
        if (row)
            st = apply(options, row, err);
        else if (code == ':')
            st = mc_error_set(err, MC_ERR_USAGE, "%s needs a value", argv[optind - 1]);
        else
            st = mc_error_set(err, MC_ERR_USAGE, "unknown option %s; see 'mingcha %s --help'",
                              argv[optind - 1], mc_command_name(command));
    }
    while (st == MC_OK && optind < argc) {
        st = add_item(&options->inputs, argv[optind++], err);
    }
    if (st == MC_OK) st = link_maps(options, err);
    if (st == MC_OK) st = link_kept(options, err);
    return st;
}

static void write_padded(mc_buf *out, const char *text, size_t *column)
{
    mc_buf_add_z(out, text);
    *column += strlen(text);
}

void mc_options_write_help(mc_buf *out, const mc_messages *messages, mc_command command)
{
    mc_buf_add_str(out,
                   mc_messages_code(messages, "usage.", mc_str_from_z(mc_command_name(command))));
    mc_buf_add_z(out, "\n\n");
    for (int i = 0; i < ROW_COUNT; i++) {
        if (!(rows[i].commands & command)) continue;
        char letter[] = "  -x, --";
        letter[3] = rows[i].letter;
        size_t column = 0;
        write_padded(out, rows[i].letter ? letter : "      --", &column);
        write_padded(out, rows[i].name, &column);
        if (rows[i].value) {
            mc_buf_add_char(out, ' ');
            write_padded(out, rows[i].value, &column);
            column++;
        }
        do {
            mc_buf_add_char(out, ' ');
        } while (++column < 34);
        mc_buf_add_str(out, mc_messages_code(messages, "option.", mc_str_from_z(rows[i].name)));
        mc_buf_add_char(out, '\n');
    }
}

static void write_list(mc_buf *out, const char *key, const mc_option_list *list, bool *first)
{
    if (list->count == 0) return;
    mc_json_write_key(out, key, *first);
    *first = false;
    for (uint32_t i = 0; i < list->count; i++) {
        mc_buf_add_char(out, i ? ',' : '[');
        mc_json_write_string(out, mc_str_from_z(list->items[i]));
    }
    mc_buf_add_char(out, ']');
}

static void write_text(mc_buf *out, const char *key, const char *value, bool *first)
{
    if (!value || !*value) return;
    mc_json_write_key(out, key, *first);
    *first = false;
    mc_json_write_string(out, mc_str_from_z(value));
}

void mc_options_write_json(mc_buf *out, const mc_options *options)
{
    static const char *const splits[] = {"file", "blank", "line"};
    bool first = true;
    char day[11];
    mc_day_format(options->analyser.as_of, day);
    mc_buf_add_char(out, '{');
    write_text(out, "format", mc_format_code(options->reader.format), &first);
    write_text(out, "encoding", mc_charset_name(options->reader.encoding), &first);
    write_text(out, "split", splits[options->reader.split], &first);
    write_text(out, "record", options->reader.record, &first);
    write_list(out, "map", &options->maps, &first);
    write_list(out, "keep_field", &options->keep_fields, &first);
    write_text(out, "as_of", day, &first);
    write_text(out, "context", options->analyser.no_context ? "off" : "on", &first);
    write_text(out, "mask", options->no_mask ? "off" : "on", &first);
    mc_buf_add_char(out, '}');
}
