// SPDX-License-Identifier: Apache-2.0
#include "cli/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "base/file.h"
#include "base/nearest.h"
#include "cli/option_table.h"
#include "record/json_write.h"
#include "report/report.h"

const mc_command MC_LEXICON_ACTIONS[MC_LEXICON_ACTION_COUNT] = {
    MC_LEXICON_CHECK, MC_LEXICON_TEST, MC_LEXICON_STATS,  MC_LEXICON_SHOW,
    MC_LEXICON_FMT,   MC_LEXICON_INIT, MC_LEXICON_COMPILE};

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
    case MC_COMMAND_DIFF:
        return "diff";
    case MC_COMMAND_SAMPLE:
        return "sample";
    case MC_LEXICON_CHECK:
        return "lexicon check";
    case MC_LEXICON_TEST:
        return "lexicon test";
    case MC_LEXICON_STATS:
        return "lexicon stats";
    case MC_LEXICON_SHOW:
        return "lexicon show";
    case MC_LEXICON_FMT:
        return "lexicon fmt";
    case MC_LEXICON_INIT:
        return "lexicon init";
    case MC_LEXICON_COMPILE:
        return "lexicon compile";
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

// An installed program must not obey a source tree that happens to be there still, and may have
// been moved with all that was installed beside it.
static const char *find_data_folder(mc_arena *arena)
{
    const char *chosen = getenv("MINGCHA_DATA");
    if (chosen && *chosen) return chosen;
    mc_str beside = mc_path_beside_program(arena, MC_STR(MC_DATA_BESIDE));
    if (beside.data && mc_path_kind_of(beside.data) == MC_PATH_FOLDER) return beside.data;
    return mc_path_kind_of(MC_SOURCE_DATA) == MC_PATH_FOLDER ? MC_SOURCE_DATA : MC_INSTALLED_DATA;
}

void mc_options_init(mc_options *options)
{
    *options = (mc_options){
        .lang = language_of_locale(),
        .report_lang = "zh",
        .arena = MC_ARENA_INIT,
        .out_folder = "mingcha-report",
        .evidence = 200,
        .min_cases = 30,
        .samples = 0,
        .sample = {.size = 100},
        .formats = MC_REPORT_ALL,
        .seed = 1,
    };
    options->data_folder = find_data_folder(&options->arena);
}

void mc_options_find_language(mc_options *options, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        const char *value = NULL;
        if (strncmp(argv[i], "--lang=", 7) == 0) value = argv[i] + 7;
        if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc) value = argv[i + 1];
        if (value && strcmp(value, "zh") == 0) options->lang = "zh";
        if (value && strcmp(value, "en") == 0) options->lang = "en";
    }
}

void mc_options_dispose(mc_options *options)
{
    mc_option_list *lists[] = {&options->overlays,  &options->inputs,      &options->from_records,
                               &options->companies, &options->categories,  &options->genres,
                               &options->maps,      &options->keep_fields, &options->verdicts};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        free(lists[i]->items);
    }
    free((void *)options->reader.maps);
    free((void *)options->reader.keep);
    mc_arena_dispose(&options->arena);
}

static mc_status unknown_field(mc_str field, mc_error *err)
{
    char words[256] = "";
    for (int i = 1; i < MC_FIELD_COUNT; i++)
        mc_option_add_word(words, sizeof words, mc_field_code((mc_field)i));
    return mc_option_bad_word("map", field, "fields of ", words, err);
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
                return mc_option_bad_value("map", options->maps.items[i], "FIELD=COLUMN pairs",
                                           err);
            }
            maps[count++] = (mc_field_map){mc_str_slice(pair, 0, equals),
                                           mc_str_slice(pair, equals + 1, pair.size)};
            mc_str field = maps[count - 1].field;
            if (mc_field_find(field) != MC_FIELD_NONE) continue;
            free(maps);
            return unknown_field(field, err);
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

// An option of the command line, until the command is known for certain.
typedef struct given_option {
    const mc_option_row *row;
    const char *value;
} given_option;

static mc_status apply(mc_options *options, given_option given, mc_error *err)
{
    const mc_option_row *row = given.row;
    if (!(row->commands & options->command)) {
        return mc_error_set(err, MC_ERR_USAGE, "--%s is no option of '%s'; see 'mingcha %s --help'",
                            row->name, mc_command_name(options->command),
                            mc_command_name(options->command));
    }
    return row->set(options, given.value, err);
}

// `lexicon stats` is a command like any other, but its second word may stand behind options.
static void settle_command(mc_options *options)
{
    if (options->command != MC_COMMAND_LEXICON || !options->inputs.count) return;
    for (int i = 0; i < MC_LEXICON_ACTION_COUNT; i++) {
        const char *name = strchr(mc_command_name(MC_LEXICON_ACTIONS[i]), ' ') + 1;
        if (strcmp(name, options->inputs.items[0]) == 0) options->command = MC_LEXICON_ACTIONS[i];
    }
}

static void make_tables(struct option longs[MC_OPTION_ROW_COUNT + 1],
                        char shorts[2 * MC_OPTION_ROW_COUNT + 3])
{
    size_t used = 0;
    shorts[used++] = ':';
    for (int i = 0; i < MC_OPTION_ROW_COUNT; i++) {
        longs[i] = (struct option){MC_OPTION_ROWS[i].name,
                                   MC_OPTION_ROWS[i].value ? required_argument : no_argument, NULL,
                                   256 + i};
        if (!MC_OPTION_ROWS[i].letter) continue;
        shorts[used++] = MC_OPTION_ROWS[i].letter;
        if (MC_OPTION_ROWS[i].value) shorts[used++] = ':';
    }
    longs[MC_OPTION_ROW_COUNT] = (struct option){0};
    shorts[used] = '\0';
}

int mc_options_find_word(int argc, char **argv)
{
    struct option longs[MC_OPTION_ROW_COUNT + 1];
    char shorts[2 * MC_OPTION_ROW_COUNT + 4] = "+"; // stop at the first word
    int code = 0;
    make_tables(longs, shorts + 1);
    optind = 1;
    opterr = 0;
    while (code != -1) {
        code = getopt_long(argc, argv, shorts, longs, NULL);
        if (code == ':' || code == '?') return 0;
    }
    return optind < argc ? optind : 0;
}

static const mc_option_row *row_of(int code)
{
    if (code >= 256) return &MC_OPTION_ROWS[code - 256];
    for (int i = 0; i < MC_OPTION_ROW_COUNT; i++) {
        if (MC_OPTION_ROWS[i].letter == code) return &MC_OPTION_ROWS[i];
    }
    return NULL;
}

// The option of the command that a word such as --jobz=2 may mean.
static mc_nearest near_option(mc_command command, const char *word)
{
    mc_str wanted = mc_str_from_z(word);
    while (wanted.size && wanted.data[0] == '-') {
        wanted = mc_str_slice(wanted, 1, wanted.size);
    }
    mc_nearest nearest = {.wanted = mc_str_slice(wanted, 0, mc_str_find(wanted, MC_STR("="), 0)),
                          .before = "--"};
    for (int i = 0; i < MC_OPTION_ROW_COUNT; i++) {
        if (MC_OPTION_ROWS[i].commands & command)
            mc_nearest_try(&nearest, mc_str_from_z(MC_OPTION_ROWS[i].name));
    }
    return nearest;
}

// getopt has left behind a long option that it does not know, but still stands at a word
// with more letters to read.
static mc_status unknown_option(mc_command command, char **argv, mc_error *err)
{
    const char *name = mc_command_name(command);
    if (!optopt || optopt >= 256) {
        mc_nearest nearest = near_option(command, argv[optind - 1]);
        return mc_error_set(err, MC_ERR_USAGE, "unknown option %s; see 'mingcha %s --help'%s",
                            argv[optind - 1], name, mc_nearest_hint(&nearest).words);
    }
    return mc_error_set(err, MC_ERR_USAGE,
                        "unknown option -%c; see 'mingcha %s --help' (a file whose name begins "
                        "with - is given as ./-)",
                        optopt > ' ' && optopt < 0x7F ? optopt : '?', name);
}

// Splits the command line into options and inputs.
static mc_status split_line(mc_options *options, int argc, char **argv, given_option *given,
                            int *given_count, mc_error *err)
{
    struct option longs[MC_OPTION_ROW_COUNT + 1];
    char shorts[2 * MC_OPTION_ROW_COUNT + 3];
    make_tables(longs, shorts);
    for (int code; (code = getopt_long(argc, argv, shorts, longs, NULL)) != -1;) {
        const mc_option_row *row = code == ':' || code == '?' ? NULL : row_of(code);
        if (code == ':')
            return mc_error_set(err, MC_ERR_USAGE, "%s needs a value", argv[optind - 1]);
        if (!row) return unknown_option(options->command, argv, err);
        given[(*given_count)++] = (given_option){row, optarg};
    }
    mc_status st = MC_OK;
    while (st == MC_OK && optind < argc)
        st = mc_option_add_item(&options->inputs, argv[optind++], err);
    return st;
}

mc_status mc_options_parse(mc_options *options, mc_command command, int argc, char **argv,
                           int first, mc_error *err)
{
    int count = 0;
    given_option *given = calloc((size_t)argc, sizeof *given);
    if (!given) return mc_error_memory(err);
    options->command = command;
    optind = first;
    opterr = 0;
    mc_status st = split_line(options, argc, argv, given, &count, err);
    if (st == MC_OK) settle_command(options);
    for (int i = 0; st == MC_OK && i < count; i++)
        st = apply(options, given[i], err);
    free(given);
    if (st == MC_OK) st = link_maps(options, err);
    if (st == MC_OK) st = link_kept(options, err);
    return st;
}

static void write_padded(mc_buf *out, const char *text, size_t *column)
{
    mc_buf_add_z(out, text);
    *column += strlen(text);
}

void mc_options_write_usage(mc_buf *out, const mc_messages *messages, mc_command command)
{
    char key[64];
    snprintf(key, sizeof key, "usage.%s", mc_command_name(command));
    for (char *c = key; *c; c++)
        if (*c == ' ') *c = '_';
    mc_buf_add_str(out, mc_messages_text(messages, key));
    mc_buf_add_char(out, '\n');
}

void mc_options_write_help(mc_buf *out, const mc_messages *messages, mc_command command)
{
    mc_options_write_usage(out, messages, command);
    for (int i = 0; command == MC_COMMAND_LEXICON && i < MC_LEXICON_ACTION_COUNT; i++) {
        mc_buf_add_z(out, "  ");
        mc_options_write_usage(out, messages, MC_LEXICON_ACTIONS[i]);
    }
    mc_buf_add_char(out, '\n');
    for (int i = 0; i < MC_OPTION_ROW_COUNT; i++) {
        if (!(MC_OPTION_ROWS[i].commands & command)) continue;
        char letter[] = "  -x, --";
        letter[3] = MC_OPTION_ROWS[i].letter;
        size_t column = 0;
        write_padded(out, MC_OPTION_ROWS[i].letter ? letter : "      --", &column);
        write_padded(out, MC_OPTION_ROWS[i].name, &column);
        if (MC_OPTION_ROWS[i].value) {
            mc_buf_add_char(out, ' ');
            write_padded(out, MC_OPTION_ROWS[i].value, &column);
            column++;
        }
        do {
            mc_buf_add_char(out, ' ');
        } while (++column < 34);
        mc_buf_add_str(
            out, mc_messages_code(messages, "option.", mc_str_from_z(MC_OPTION_ROWS[i].name)));
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
    write_text(out, "as_genre", mc_genre_code(options->reader.genre), &first);
    write_text(out, "as_of", day, &first);
    write_text(out, "context", options->analyser.no_context ? "off" : "on", &first);
    write_text(out, "mask", options->no_mask ? "off" : "on", &first);
    mc_buf_add_char(out, '}');
}
