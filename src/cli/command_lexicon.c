// SPDX-License-Identifier: Apache-2.0
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/entry_stats.h"
#include "cli/lexicon_show.h"
#include "cli/lexicon_test.h"
#include "lexicon/fmt.h"
#include "pipeline/lexicon_image.h"

typedef mc_status (*action)(mc_session *session, mc_exit *code, mc_error *err);

static void print_counts(const mc_lexicon *lexicon)
{
    printf("%" PRIu32 " categories, %" PRIu32 " classes, %" PRIu32 " entries, %" PRIu32
           " cues, %" PRIu32 " companies, %" PRIu32 " aliases, %" PRIu32
           " examples; version %s, sha256 %.16s\n",
           lexicon->category_count, lexicon->class_count, lexicon->entry_count, lexicon->cue_count,
           lexicon->company_count, lexicon->alias_count, lexicon->example_count, lexicon->version,
           lexicon->sha256);
}

static mc_status check(mc_session *session, mc_exit *code, mc_error *err)
{
    (void)code;
    mc_lexicon_options options = {.with_examples = true, .check_shipped = true};
    mc_status st = mc_session_load(session, options, err);
    if (st == MC_OK) print_counts(session->lexicon);
    return st;
}

// With --check every file is looked at, and one that is not in its form makes the exit code
// that of a lexicon error.
static mc_status fmt(mc_session *session, mc_exit *code, mc_error *err)
{
    const mc_options *options = session->options;
    mc_status st = MC_OK;
    for (uint32_t i = 1; st == MC_OK && i < options->inputs.count; i++) {
        bool differs = false;
        st = mc_lexicon_fmt_file(options->inputs.items[i],
                                 options->check ? MC_FMT_CHECK : MC_FMT_REWRITE, &differs,
                                 &session->sink, err);
        if (differs && options->check) *code = MC_EXIT_LEXICON;
    }
    return st;
}

// Copies the template overlay: lexicons/template, with comments in Chinese.
static mc_status init(mc_session *session, mc_exit *code, mc_error *err)
{
    (void)code;
    const mc_options *options = session->options;
    if (options->inputs.count != 2)
        return mc_error_set(err, MC_ERR_USAGE, "lexicon init: expected one folder");
    mc_arena arena = MC_ARENA_INIT;
    mc_path_list files = {0};
    mc_str source = mc_path_join(&arena, mc_str_from_z(options->data_folder), MC_STR("template"));
    mc_str target = mc_arena_str(&arena, mc_str_from_z(options->inputs.items[1]));
    mc_status st = MC_OK;
    if (mc_path_kind_of(target.data) != MC_PATH_MISSING) {
        st = mc_error_set_at(err, MC_ERR_USAGE, target.data, 0, 0,
                             "exists already; a free name is expected");
    }
    if (st == MC_OK) st = mc_folder_list(&files, &arena, source.data, err);
    for (uint32_t i = 0; st == MC_OK && i < files.count; i++) {
        mc_buf content = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
        mc_str inner = mc_str_slice(files.paths[i], source.size + 1, files.paths[i].size);
        mc_str path = mc_path_join(&arena, target, inner);
        mc_str folder = mc_arena_str(&arena, mc_path_folder(path));
        st = mc_file_read(&content, files.paths[i].data, err);
        if (st == MC_OK) st = mc_folder_make(folder.data, err);
        if (st == MC_OK) st = mc_file_write(path.data, mc_buf_str(&content), err);
        mc_buf_dispose(&content);
    }
    // What to do next, which nobody can guess from a folder that appears without a word.
    if (st == MC_OK && !session->options->quiet)
        mc_session_tell(session, stdout, "lexicon.made", target, (mc_str){0});
    mc_arena_dispose(&arena);
    return st;
}

static bool is_up_to_date(const mc_options *options, const char *image)
{
    mc_lexicon *lexicon = NULL;
    mc_tables *tables = NULL;
    mc_error why = {0};
    if (mc_lexicon_image_map(&lexicon, &tables, image, options->data_folder, &why) != MC_OK)
        return false;
    mc_tables_free(tables);
    mc_lexicon_free(lexicon);
    return true;
}

// Writes the image of the shipped folder, unless the file is that already.
static mc_status compile(mc_session *session, mc_exit *code, mc_error *err)
{
    (void)code;
    const mc_options *options = session->options;
    if (options->inputs.count != 2 || options->overlays.count)
        return mc_error_set(err, MC_ERR_USAGE,
                            "lexicon compile: expected one file to write, and no overlays");
    const char *image = options->inputs.items[1];
    if (is_up_to_date(options, image)) return MC_OK;
    return mc_lexicon_image_write(image, options->data_folder, err);
}

// Whether there is something behind the command where it takes something, and
// nothing where it does not.
static mc_status check_words(const mc_option_list *words, mc_command command, const char *takes,
                             const char *means, mc_error *err)
{
    bool more = words->count > 1;
    if (more == (*takes != '\0')) return MC_OK;
    if (more)
        return mc_error_set(err, MC_ERR_USAGE, "%s: found %s, expected nothing behind it",
                            mc_command_name(command), words->items[1]);
    return mc_error_set(err, MC_ERR_USAGE, "%s: no %s given; %s is expected",
                        mc_command_name(command), takes, means);
}

mc_exit mc_command_lexicon(mc_session *session)
{
    static const struct {
        mc_command command;
        action run;
        const char *takes, *means; // what must follow, and what that is; "" = nothing
    } actions[] = {
        {MC_LEXICON_CHECK, check, "", ""},
        {MC_LEXICON_TEST, mc_lexicon_test, "", ""},
        {MC_LEXICON_STATS, mc_entry_stats_run, "INPUT", "a file, a folder or - with text"},
        {MC_LEXICON_SHOW, mc_lexicon_show_run, "ID",
         "the id of an entry, a class, a category or a company"},
        {MC_LEXICON_FMT, fmt, "FILE", "a table of the lexicon"},
        {MC_LEXICON_INIT, init, "FOLDER", "a free name"},
        {MC_LEXICON_COMPILE, compile, "FILE", "the file to write"}};
    mc_error err = {0};
    mc_exit code = MC_EXIT_DONE;
    const mc_option_list *inputs = &session->options->inputs;
    mc_status st =
        mc_error_set(&err, MC_ERR_USAGE,
                     "lexicon '%s': check, test, stats, show, fmt, init or compile is expected",
                     inputs->count ? inputs->items[0] : "");
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
        if (actions[i].command != session->options->command) continue;
        err = (mc_error){0};
        st = check_words(inputs, actions[i].command, actions[i].takes, actions[i].means, &err);
        if (st == MC_OK) st = actions[i].run(session, &code, &err);
    }
    if (st != MC_OK) mc_session_print_error(session, &err);
    return mc_exit_worst(mc_exit_of(st), code);
}
