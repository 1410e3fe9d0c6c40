// SPDX-License-Identifier: Apache-2.0
#include "cli/option_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/ascii.h"
#include "base/error.h"
#include "base/nearest.h"
#include "report/report.h"

enum {
    SCANS = MC_COMMAND_REPORT | MC_COMMAND_SCAN,
    JUDGES = SCANS | MC_COMMAND_EXPLAIN | MC_COMMAND_EVAL | MC_LEXICON_STATS,
    READS = JUDGES | MC_COMMAND_NORMALIZE,
    LEXICON = MC_COMMAND_LEXICON | MC_LEXICON_CHECK | MC_LEXICON_TEST | MC_LEXICON_STATS |
              MC_LEXICON_SHOW | MC_LEXICON_FMT | MC_LEXICON_INIT,
    LOADS = READS | LEXICON | MC_COMMAND_DIFF | MC_COMMAND_SAMPLE,
    ANY = LOADS | MC_LEXICON_COMPILE
};

enum { MAX_JOBS = 1024, MAX_SEVERITY = 5 };

mc_status mc_option_add_item(mc_option_list *list, const char *value, mc_error *err)
{
    if (!MC_ARRAY_RESERVE(list->items, list->capacity, list->count + 1ull))
        return mc_error_memory(err);
    list->items[list->count++] = value;
    return MC_OK;
}

mc_status mc_option_bad_value(const char *name, const char *value, const char *expected,
                              mc_error *err)
{
    return mc_error_set(err, MC_ERR_USAGE, "--%s: found '%s', expected %s", name, value, expected);
}

void mc_option_add_word(char *words, size_t size, const char *word)
{
    size_t used = strlen(words);
    snprintf(words + used, size - used, "%s%s", used ? ", " : "", word);
}

mc_status mc_option_bad_word(const char *name, mc_str value, const char *before, const char *words,
                             mc_error *err)
{
    const char *const between = ", ";
    mc_nearest nearest = {.wanted = value};
    for (const char *at = words; *at; at += strspn(at, between)) {
        mc_str word = {at, (uint32_t)strcspn(at, between)};
        if (!mc_str_equal(word, MC_STR("or"))) mc_nearest_try(&nearest, word);
        at += word.size;
    }
    return mc_error_set(err, MC_ERR_USAGE, "--%s: found '%.*s', expected %s%s%s", name,
                        (int)value.size, value.data, before, words,
                        mc_nearest_hint(&nearest).words);
}

static mc_status read_count(const char *name, const char *value, uint32_t least, uint32_t most,
                            uint32_t *out, mc_error *err)
{
    char expected[64];
    char *end = NULL;
    unsigned long number = strtoul(value, &end, 10);
    if (value[0] < '0' || value[0] > '9' || *end || number < least || number > most) {
        bool open = most == UINT32_MAX;
        snprintf(expected, sizeof expected,
                 open ? "a whole number from %u" : "a whole number from %u to %u", least, most);
        return mc_option_bad_value(name, value, expected, err);
    }
    *out = (uint32_t)number;
    return MC_OK;
}

static mc_status read_day(const char *name, const char *value, mc_day *out, mc_error *err)
{
    *out = mc_day_parse(mc_str_from_z(value));
    return *out ? MC_OK : mc_option_bad_value(name, value, "a day such as 2026-03-01", err);
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
        return mc_option_add_item(&o->field, value, err);                                          \
    }
#define COUNT(function, name, least, most, field)                                                  \
    SETTER(function)                                                                               \
    {                                                                                              \
        return read_count(name, value, least, most, &o->field, err);                               \
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
FLAG(set_profile, analyser.profile)
FLAG(set_mutate, mutate)
FLAG(set_check, check)
FLAG(set_no_mask, no_mask)
FLAG(set_packet, packet)
TEXT(set_out_folder, out_folder)
TEXT(set_output_file, output_file)
TEXT(set_text, text)
TEXT(set_exposure, exposure)
TEXT(set_responses, responses)
TEXT(set_baseline, baseline)
TEXT(set_part, part)
TEXT(set_record_path, reader.record)
TEXT(set_data, data_folder)
LIST(add_overlay, overlays)
LIST(add_company, companies)
LIST(add_category, categories)
LIST(add_map, maps)
LIST(add_keep_field, keep_fields)
LIST(add_verdicts, verdicts)
COUNT(set_jobs, "jobs", 1, MAX_JOBS, jobs)
COUNT(set_min_severity, "min-severity", 0, MAX_SEVERITY, min_severity)
COUNT(set_evidence, "evidence", 1, UINT32_MAX, evidence)
COUNT(set_min_cases, "min-cases", 1, UINT32_MAX, min_cases)
COUNT(set_size, "size", 1, UINT32_MAX, sample.size)
COUNT(set_samples, "samples", 1, UINT32_MAX, samples)
DAY(set_since, "since", since)
DAY(set_until, "until", until)
DAY(set_as_of, "as-of", analyser.as_of)

SETTER(set_lang)
{
    if (strcmp(value, "zh") != 0 && strcmp(value, "en") != 0)
        return mc_option_bad_word("lang", mc_str_from_z(value), "", "zh or en", err);
    o->lang = o->report_lang = value;
    return MC_OK;
}

SETTER(set_format)
{
    o->reader.format = mc_format_find(mc_str_from_z(value));
    if (o->reader.format != MC_FORMAT_AUTO || strcmp(value, "auto") == 0) return MC_OK;
    return mc_option_bad_word(
        "format", mc_str_from_z(value), "",
        "auto, text, captions, csv, tsv, xlsx, xls, docx, jsonl, html, xml or eml", err);
}

SETTER(set_encoding)
{
    o->reader.encoding = mc_charset_find(mc_str_from_z(value));
    if (o->reader.encoding != MC_CHARSET_UNKNOWN || strcmp(value, "auto") == 0) return MC_OK;
    return mc_option_bad_word("encoding", mc_str_from_z(value), "",
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
    return mc_option_bad_word("split", mc_str_from_z(value), "", "file, blank or line", err);
}

SETTER(set_group_by)
{
    static const char *const names[] = {"none", "month", "region", "channel"};
    for (int i = 0; i < 4; i++) {
        if (strcmp(value, names[i]) != 0) continue;
        o->group_by = (mc_grouping)i;
        return MC_OK;
    }
    return mc_option_bad_word("group-by", mc_str_from_z(value), "", "month, region or channel",
                              err);
}

SETTER(set_trend)
{
    static const char *const names[] = {"auto", "month", "quarter"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(value, names[i]) != 0) continue;
        o->trend = (mc_trend_unit)i;
        return MC_OK;
    }
    return mc_option_bad_word("trend", mc_str_from_z(value), "", "auto, month or quarter", err);
}

SETTER(set_offsets)
{
    if (strcmp(value, "bytes") != 0 && strcmp(value, "chars") != 0) {
        return mc_option_bad_word("offsets", mc_str_from_z(value), "", "chars or bytes", err);
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
    return mc_option_bad_word("progress", mc_str_from_z(value), "", "auto, never or jsonl", err);
}

SETTER(set_only)
{
    static const struct {
        const char *name;
        uint32_t bit;
    } formats[] = {{"html", MC_REPORT_HTML}, {"csv", MC_REPORT_CSV}, {"xlsx", MC_REPORT_XLSX},
                   {"json", MC_REPORT_JSON}, {"xml", MC_REPORT_XML}, {"sqlite", MC_REPORT_SQLITE}};
    mc_str rest = mc_str_from_z(value), name;
    o->formats = 0;
    while (mc_str_split(&rest, ',', &name)) {
        uint32_t bit = 0;
        for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
            if (mc_str_equal(name, mc_str_from_z(formats[i].name))) bit = formats[i].bit;
        }
        if (!bit)
            return mc_option_bad_word("only", name, "a list of ",
                                      "html, csv, xlsx, json, xml, sqlite", err);
        o->formats |= bit;
    }
    return MC_OK;
}

SETTER(set_by)
{
    mc_str rest = mc_str_from_z(value), name;
    while (mc_str_split(&rest, ',', &name)) {
        bool company = mc_str_equal(name, MC_STR("company"));
        if (!company && !mc_str_equal(name, MC_STR("category")))
            return mc_option_bad_value("by", value, "company, category or company,category", err);
        o->sample.by_company = o->sample.by_company || company;
        o->sample.by_category = o->sample.by_category || !company;
    }
    return MC_OK;
}

// SEVERITY[:COUNT]
SETTER(set_fail_on)
{
    char *end = NULL;
    unsigned long severity = strtoul(value, &end, 10), least = 1;
    bool numbers = mc_is_digit(value[0]);
    if (numbers && *end == ':') {
        numbers = mc_is_digit(end[1]);
        least = strtoul(end + 1, &end, 10);
    }
    if (!numbers || *end || severity < 1 || severity > MAX_SEVERITY || least < 1) {
        return mc_option_bad_value("fail-on", value,
                                   "SEVERITY or SEVERITY:COUNT, the severity from 1 to 5", err);
    }
    o->fail_severity = (uint8_t)severity;
    o->fail_count = least;
    return MC_OK;
}

static mc_status refuse_genre(const char *option, const char *value, mc_error *err)
{
    char words[256] = "";
    for (int i = 1; i < MC_GENRE_COUNT; i++)
        mc_option_add_word(words, sizeof words, mc_genre_code((mc_genre)i));
    return mc_option_bad_word(option, mc_str_from_z(value), "one of ", words, err);
}

SETTER(add_genre)
{
    if (mc_genre_find(mc_str_from_z(value)) == MC_GENRE_UNKNOWN)
        return refuse_genre("genre", value, err);
    return mc_option_add_item(&o->genres, value, err);
}

SETTER(set_as_genre)
{
    o->reader.genre = mc_genre_find(mc_str_from_z(value));
    return o->reader.genre == MC_GENRE_UNKNOWN ? refuse_genre("as-genre", value, err) : MC_OK;
}

SETTER(set_seed)
{
    char *end = NULL;
    o->seed = strtoull(value, &end, 10);
    return *value && !*end ? MC_OK : mc_option_bad_value("seed", value, "a whole number", err);
}

SETTER(set_author_key)
{
    // Read where it is needed: the key itself must not stand on a command line.
    (void)err;
    o->record.author_key = mc_str_from_z(value);
    return MC_OK;
}

LIST(add_from_records, from_records)

const mc_option_row MC_OPTION_ROWS[] = {
    {"out", "DIR", 'o', MC_COMMAND_REPORT, set_out_folder},
    {"from-records", "FILE", 0, MC_COMMAND_REPORT, add_from_records},
    {"only", "LIST", 0, MC_COMMAND_REPORT, set_only},
    {"evidence", "N", 0, MC_COMMAND_REPORT, set_evidence},
    {"min-cases", "N", 0, MC_COMMAND_REPORT, set_min_cases},
    {"packet", NULL, 0, MC_COMMAND_REPORT, set_packet},
    {"exposure", "FILE", 0, MC_COMMAND_REPORT, set_exposure},
    {"responses", "FILE", 0, MC_COMMAND_REPORT, set_responses},
    {"verdicts", "FILE", 0, MC_COMMAND_REPORT, add_verdicts},
    {"baseline", "DIR", 0, MC_COMMAND_REPORT, set_baseline},
    {"group-by", "COLUMN", 0, MC_COMMAND_REPORT, set_group_by},
    {"trend", "UNIT", 0, MC_COMMAND_REPORT, set_trend},
    {"since", "DAY", 0, MC_COMMAND_REPORT, set_since},
    {"until", "DAY", 0, MC_COMMAND_REPORT, set_until},
    {"size", "N", 0, MC_COMMAND_SAMPLE, set_size},
    {"by", "LIST", 0, MC_COMMAND_SAMPLE | MC_COMMAND_DIFF, set_by},
    {"company", "ID", 0, MC_COMMAND_REPORT | MC_COMMAND_SAMPLE, add_company},
    {"category", "CODE", 0, MC_COMMAND_REPORT | MC_COMMAND_SAMPLE, add_category},
    {"genre", "CODE", 0, MC_COMMAND_REPORT, add_genre},
    {"min-severity", "N", 0, MC_COMMAND_REPORT, set_min_severity},
    {"fail-on", "SEVERITY[:COUNT]", 0, MC_COMMAND_REPORT, set_fail_on},
    {"output", "FILE", 0, MC_COMMAND_SCAN, set_output_file},
    {"profile", NULL, 0, MC_COMMAND_SCAN, set_profile},
    {"with-text", NULL, 0, MC_COMMAND_SCAN | MC_COMMAND_REPORT, set_with_text},
    {"offsets", "UNIT", 0, MC_COMMAND_SCAN, set_offsets},
    {"text", "TEXT", 0, MC_COMMAND_EXPLAIN | MC_COMMAND_NORMALIZE, set_text},
    {"json", NULL, 0,
     MC_COMMAND_EXPLAIN | MC_COMMAND_EVAL | MC_COMMAND_DIFF | MC_LEXICON_STATS | MC_LEXICON_SHOW,
     set_json},
    {"raw", NULL, 0, MC_COMMAND_NORMALIZE, set_raw},
    {"positions", NULL, 0, MC_COMMAND_NORMALIZE, set_map_positions},
    {"diff", NULL, 0, MC_COMMAND_NORMALIZE, set_diff},
    {"part", "NAME", 0, MC_COMMAND_EVAL, set_part},
    {"errors", NULL, 0, MC_COMMAND_EVAL, set_errors},
    {"samples", "N", 0, MC_LEXICON_STATS, set_samples},
    {"mutate", NULL, 0, MC_LEXICON_TEST, set_mutate},
    {"check", NULL, 0, MC_LEXICON_FMT, set_check},
    {"seed", "N", 0, MC_COMMAND_REPORT | MC_COMMAND_SAMPLE | MC_COMMAND_EVAL | MC_LEXICON_STATS,
     set_seed},
    {"format", "NAME", 0, READS, set_format},
    {"encoding", "NAME", 0, READS, set_encoding},
    {"split", "HOW", 0, READS, set_split},
    {"record", "PATH", 0, READS, set_record_path},
    {"map", "FIELD=COLUMN,...", 0, READS, add_map},
    {"keep-field", "NAME", 0, SCANS, add_keep_field},
    {"as-genre", "CODE", 0, JUDGES, set_as_genre},
    {"no-context", NULL, 0, JUDGES, set_no_context},
    {"as-of", "DAY", 0, JUDGES, set_as_of},
    {"no-mask", NULL, 0,
     SCANS | MC_COMMAND_EXPLAIN | MC_COMMAND_NORMALIZE | MC_COMMAND_EVAL | MC_LEXICON_STATS,
     set_no_mask},
    {"author-key-file", "FILE", 0, SCANS, set_author_key},
    {"jobs", "N", 'j', SCANS | MC_COMMAND_EVAL, set_jobs},
    {"lexicon", "DIR", 0, LOADS, add_overlay},
    {"data", "DIR", 0, ANY, set_data},
    {"lang", "zh|en", 0, ANY, set_lang},
    {"allow-incomplete", NULL, 0, SCANS, set_allow_incomplete},
    {"progress", "MODE", 0, SCANS, set_progress},
    {"quiet", NULL, 'q', ANY, set_quiet},
    {"help", NULL, 'h', ANY, set_help},
};

_Static_assert(sizeof MC_OPTION_ROWS / sizeof *MC_OPTION_ROWS == MC_OPTION_ROW_COUNT,
               "MC_OPTION_ROW_COUNT counts the rows");
