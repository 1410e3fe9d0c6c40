// SPDX-License-Identifier: Apache-2.0
// mingcha: reads Chinese complaints and writes a conduct report for each company.
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/nearest.h"
#include "cli/commands.h"
#include "mingcha/version.h"

typedef struct command_row {
    mc_command command;
    mc_exit (*run)(mc_session *session);
} command_row;

static const command_row commands[] = {
    {MC_COMMAND_REPORT, mc_command_report},   {MC_COMMAND_SCAN, mc_command_scan},
    {MC_COMMAND_EXPLAIN, mc_command_explain}, {MC_COMMAND_NORMALIZE, mc_command_normalize},
    {MC_COMMAND_LEXICON, mc_command_lexicon}, {MC_COMMAND_EVAL, mc_command_eval},
    {MC_COMMAND_DIFF, mc_command_diff},       {MC_COMMAND_SAMPLE, mc_command_sample},
};

enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static const command_row *find_command(const char *name)
{
    for (int i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(mc_command_name(commands[i].command), name) == 0) return &commands[i];
    }
    return NULL;
}

// An error before there is a session; if the messages cannot be read either, it is said in English.
static mc_exit fail(const mc_options *options, const mc_error *err, mc_status st)
{
    mc_session session = {.options = options};
    if (mc_messages_load(&session.messages, options->data_folder, options->lang, NULL) != MC_OK)
        session.messages = NULL;
    mc_session_print_error(&session, err);
    mc_messages_free(session.messages);
    return mc_exit_of(st);
}

static void add_line(mc_buf *out, const mc_messages *messages, const char *prefix, const char *code)
{
    mc_buf_add_str(out, mc_messages_code(messages, prefix, mc_str_from_z(code)));
    mc_buf_add_char(out, '\n');
}

static void write_overview(mc_buf *out, const mc_messages *messages)
{
    add_line(out, messages, "usage.", "overview");
    mc_buf_add_char(out, '\n');
    for (int i = 0; i < COMMAND_COUNT; i++) {
        mc_buf_add_z(out, "  ");
        mc_options_write_usage(out, messages, commands[i].command);
    }
    mc_buf_add_char(out, '\n');
    add_line(out, messages, "usage.", "inputs");
    add_line(out, messages, "usage.", "exit_codes");
}

static mc_exit print_help(const mc_messages *messages, const command_row *row, mc_command command)
{
    mc_buf out = MC_BUF_INIT(1 << 20);
    if (row)
        mc_options_write_help(&out, messages, command);
    else
        write_overview(&out, messages);
    fwrite(out.data, 1, out.size, stdout);
    mc_buf_dispose(&out);
    return MC_EXIT_DONE;
}

static mc_exit run(const command_row *row, const mc_options *options)
{
    mc_error err = {0};
    mc_session session = {0};
    mc_status st = mc_session_open(&session, options, &err);
    mc_exit code = MC_EXIT_DONE;
    if (st != MC_OK)
        code = fail(options, &err, st);
    else if (!row || options->help)
        code = print_help(session.messages, row, options->command);
    else
        code = row->run(&session);
    mc_session_close(&session);
    return code;
}

// Results go to stdout: a disk that is full must not look like success.
static mc_exit close_output(const mc_options *options, mc_exit code)
{
    mc_error err = {0};
    mc_status st = mc_stream_close(stdout, "stdout", &err);
    if (st == MC_OK || code == MC_EXIT_IO) return code;
    return mc_exit_worst(code, fail(options, &err, st));
}

// As a shell takes it again.
static void add_word(mc_buf *line, const char *word)
{
    mc_buf_add_char(line, ' ');
    if (*word && !strpbrk(word, " \t\n\"'\\|&;<>()$`*?[]#~{}!")) {
        mc_buf_add_z(line, word);
        return;
    }
    mc_buf_add_char(line, '\'');
    for (; *word; word++) {
        if (*word == '\'')
            mc_buf_add_z(line, "'\\''");
        else
            mc_buf_add_char(line, *word);
    }
    mc_buf_add_char(line, '\'');
}

// --lang en report X: the same words in the order that works.
static bool explain_order(int argc, char **argv, mc_error *err)
{
    enum { LONGEST = 180 }; // bytes that a message has room for: a line that is cut would not work
    int at = argv[1][0] == '-' ? mc_options_find_word(argc, argv) : 0;
    if (!at || !find_command(argv[at])) return false;
    mc_buf line = MC_BUF_INIT(1 << 20);
    add_word(&line, argv[at]);
    for (int i = 1; i < argc; i++) {
        if (i != at) add_word(&line, argv[i]);
    }
    if (line.size > LONGEST) {
        mc_buf_clear(&line);
        add_word(&line, argv[at]);
        mc_buf_add_z(&line, " OPTIONS INPUT");
    }
    mc_error_set(err, MC_ERR_USAGE, "options stand behind the command: mingcha%.*s", (int)line.size,
                 line.data ? line.data : "");
    mc_buf_dispose(&line);
    return true;
}

static mc_exit refuse_command(const mc_options *options, int argc, char **argv)
{
    mc_error err = {0};
    if (!explain_order(argc, argv, &err)) {
        mc_nearest nearest = {.wanted = mc_str_from_z(argv[1])};
        for (int i = 0; i < COMMAND_COUNT; i++) {
            mc_nearest_try(&nearest, mc_str_from_z(mc_command_name(commands[i].command)));
        }
        mc_error_set(&err, MC_ERR_USAGE, "unknown command '%s'; see 'mingcha help'%s", argv[1],
                     mc_nearest_hint(&nearest).words);
    }
    return fail(options, &err, MC_ERR_USAGE);
}

static mc_exit run_line(mc_options *options, int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : "help";
    bool help = strcmp(name, "help") == 0 || strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0;
    const command_row *row = help ? NULL : find_command(name);
    mc_error err = {0};
    if (!row && !help) return refuse_command(options, argc, argv);
    mc_status st = help ? MC_OK : mc_options_parse(options, row->command, argc, argv, 2, &err);
    return st == MC_OK ? run(row, options) : fail(options, &err, st);
}

int main(int argc, char **argv)
{
    mc_options options;
    mc_exit code = MC_EXIT_DONE;
    mc_options_init(&options);
    mc_options_find_language(&options, argc, argv);
    if (argc > 1 && (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "version") == 0))
        printf("mingcha %s\n", MC_VERSION);
    else
        code = run_line(&options, argc, argv);
    code = close_output(&options, code);
    mc_options_dispose(&options);
    return (int)code;
}
