// SPDX-License-Identifier: Apache-2.0
/** Options of all commands from one table, which also writes the help. */
#ifndef MC_CLI_OPTIONS_H
#define MC_CLI_OPTIONS_H

#include "pipeline/scan.h"
#include "report/messages.h"
#include "store/grouping.h"
#include "store/sample.h"
#include "store/trend.h"

/** Commands, as bits, so that the table can say where an option is allowed. The actions of
 *  `lexicon` are commands of their own. */
typedef enum mc_command {
    MC_COMMAND_REPORT = 1u << 0,
    MC_COMMAND_SCAN = 1u << 1,
    MC_COMMAND_EXPLAIN = 1u << 2,
    MC_COMMAND_NORMALIZE = 1u << 3,
    MC_COMMAND_LEXICON = 1u << 4, /**< without an action, or with an unknown one */
    MC_COMMAND_EVAL = 1u << 5,
    MC_LEXICON_CHECK = 1u << 6,
    MC_LEXICON_TEST = 1u << 7,
    MC_LEXICON_STATS = 1u << 8,
    MC_LEXICON_SHOW = 1u << 9,
    MC_LEXICON_FMT = 1u << 10,
    MC_LEXICON_INIT = 1u << 11,
    MC_LEXICON_COMPILE = 1u << 12,
    MC_COMMAND_DIFF = 1u << 13,
    MC_COMMAND_SAMPLE = 1u << 14
} mc_command;

/** The actions of `lexicon`, in the order in which help names them. */
enum { MC_LEXICON_ACTION_COUNT = 7 };
extern const mc_command MC_LEXICON_ACTIONS[MC_LEXICON_ACTION_COUNT];

/** Strings that an option may be given several times. */
typedef struct mc_option_list {
    const char **items;
    uint32_t count, capacity;
} mc_option_list;

/** --progress. */
typedef enum mc_progress_mode {
    MC_PROGRESS_AUTO,
    MC_PROGRESS_NEVER,
    MC_PROGRESS_JSONL
} mc_progress_mode;

/** Everything that a command line can say. Strings are borrowed from argv. */
typedef struct mc_options {
    mc_arena arena; /**< holds the data folder where it was looked for */
    mc_command command;
    const char *lang;        /**< of messages: "zh" or "en" */
    const char *report_lang; /**< of reports: zh unless --lang says otherwise */
    const char *data_folder;
    const char *out_folder, *output_file;
    const char *text;      /**< --text */
    const char *part;      /**< eval --part */
    uint8_t fail_severity; /**< --fail-on; 0 = not given */
    uint64_t fail_count;   /**< findings at that severity that make the exit code 1 */
    mc_option_list overlays, inputs, from_records, companies, categories, genres, maps, keep_fields,
        verdicts;
    mc_reader_options reader;
    mc_analyser_options analyser;
    mc_record_options record;
    mc_day since, until;
    mc_trend_unit trend;
    mc_grouping group_by;
    const char *exposure, *responses; /**< tables beside the inputs; NULL = none */
    const char *baseline;             /**< folder of an earlier report; NULL = none */
    bool packet;
    uint32_t jobs, min_severity, evidence, min_cases, samples, formats;
    mc_sample_options sample; /**< size, --by, not its lists */
    uint64_t seed;
    bool quiet, json, allow_incomplete, raw, map_positions, diff, errors, mutate, check, no_mask,
        help;
    mc_progress_mode progress;
} mc_options;

/** Where the first word stands that is neither an option nor an option's value.
 *  @return its index in argv; 0 when there is none, or an unknown option before it */
int mc_options_find_word(int argc, char **argv);

/** Reads the command line behind the command's name. The first input of `lexicon` names its action,
 *  which becomes the command; it stays among the inputs.
 *  @param first  index in argv of the first argument to read
 *  @return MC_ERR_USAGE with a sentence, MC_ERR_MEMORY */
mc_status mc_options_parse(mc_options *options, mc_command command, int argc, char **argv,
                           int first, mc_error *err);

/** Defaults and language, before the command line is read; finds the data folder: MINGCHA_DATA,
 *  beside the installed program, the source tree, where it was to be installed. */
void mc_options_init(mc_options *options);

/** Takes the language of the last well-formed --lang, wherever on the line it stands, so that what
 *  is wrong with the others can be said in it. */
void mc_options_find_language(mc_options *options, int argc, char **argv);

/** Frees the lists and the arena. */
void mc_options_dispose(mc_options *options);

/** Appends the usage line of a command, from the catalogue. */
void mc_options_write_usage(mc_buf *out, const mc_messages *messages, mc_command command);

/** Appends the help of a command: its usage line, for `lexicon` those of its
 *  actions, and its options. */
void mc_options_write_help(mc_buf *out, const mc_messages *messages, mc_command command);

/** Appends the options in force that change results, as one JSON object, for the run record. */
void mc_options_write_json(mc_buf *out, const mc_options *options);

/** Name of a command ("scan", "lexicon stats"). */
const char *mc_command_name(mc_command command);

#endif
