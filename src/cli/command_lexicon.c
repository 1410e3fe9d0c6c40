// SPDX-License-Identifier: Apache-2.0
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/lexicon_test.h"
#include "lexicon/fmt.h"
#include "pipeline/lexicon_image.h"
#include "pipeline/lexicon_stats.h"

typedef mc_status (*action)(mc_session *session, mc_exit *code, mc_error *err);

static void print_str(mc_str s)
{
    if (s.size) fwrite(s.data, 1, s.size, stdout);
}

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

typedef struct stats_job {
    mc_session *session;
    mc_lexicon_stats *stats;
    mc_analyser *analyser;
    mc_error *err;
} stats_job;

static mc_status count_document(void *payload, const mc_document *document)
{
    stats_job *job = payload;
    mc_analysis analysis;
    mc_finding_list findings;
    mc_status st = mc_analyser_run(job->analyser, document, &analysis, &findings, job->err);
    return st == MC_OK ? mc_lexicon_stats_add(job->stats, &analysis, job->err) : st;
}

static void print_samples(const stats_job *job, uint32_t entry)
{
    uint32_t count;
    const mc_hit_sample *samples = mc_lexicon_stats_samples(job->stats, entry, &count);
    for (uint32_t i = 0; i < count; i++) {
        mc_buf line = MC_BUF_INIT(1 << 16);
        mc_buf_add_format(&line, "    %s  ", samples[i].status);
        mc_buf_add_str(&line, samples[i].before);
        mc_buf_add_z(&line, "\xE3\x80\x90"); // lenticular brackets around the quote
        mc_buf_add_str(&line, samples[i].quote);
        mc_buf_add_z(&line, "\xE3\x80\x91");
        mc_buf_add_str(&line, samples[i].after);
        for (size_t c = 0; c < line.size; c++) {
            if (line.data[c] == '\n' || line.data[c] == '\t') line.data[c] = ' ';
        }
        print_str(mc_buf_str(&line));
        putchar('\n');
        mc_buf_dispose(&line);
    }
}

static bool has_hit_example(const mc_lexicon *lexicon, const mc_entry *entry)
{
    for (uint32_t i = 0; i < lexicon->example_count; i++) {
        const mc_example *example = &lexicon->examples[i];
        if (example->hit && mc_str_equal(example->entry, entry->id)) return true;
    }
    return false;
}

static void print_silent(const mc_lexicon *lexicon, const mc_lexicon_stats *counts)
{
    uint32_t silent = 0, examples = 0;
    for (uint32_t i = 0; i < lexicon->entry_count; i++) {
        if (mc_lexicon_stats_entry(counts, i)->hits) continue;
        silent++;
        examples += has_hit_example(lexicon, &lexicon->entries[i]);
    }
    fprintf(stderr,
            "%" PRIu32 " of %" PRIu32 " entries never fired, %" PRIu32
            " of them are reached by their examples alone\n",
            silent, lexicon->entry_count, examples);
}

// The entries that took most time, the costliest first.
static void print_costliest(const mc_lexicon *lexicon, const mc_entry_cost *costs)
{
    enum { SHOWN = 10 };
    uint32_t top[SHOWN], count = 0;
    for (uint32_t i = 0; i < lexicon->entry_count; i++) {
        uint32_t at = count;
        for (; at > 0 && costs[top[at - 1]].seconds < costs[i].seconds; at--)
            if (at < SHOWN) top[at] = top[at - 1];
        if (at == SHOWN || costs[i].tries == 0) continue;
        top[at] = i;
        count += count < SHOWN;
    }
    for (uint32_t i = 0; i < count; i++) {
        mc_str id = lexicon->entries[top[i]].id;
        fprintf(stderr, "%9.1f ms  %" PRIu64 " tries  %.*s\n", 1e3 * costs[top[i]].seconds,
                costs[top[i]].tries, (int)id.size, id.data);
    }
}

static void print_stats(const mc_session *session, const stats_job *job)
{
    const mc_lexicon *lexicon = session->lexicon;
    puts("entry\thits\talleged\tother_status\tremoved\trejected");
    for (uint32_t i = 0; i < lexicon->entry_count; i++) {
        const mc_entry_stats *entry = mc_lexicon_stats_entry(job->stats, i);
        print_str(lexicon->entries[i].id);
        printf("\t%" PRIu32 "\t%" PRIu32 "\t%" PRIu32 "\t%" PRIu32 "\t%" PRIu32 "\n", entry->hits,
               entry->alleged, entry->other_status, entry->removed, entry->rejected);
        print_samples(job, i);
    }
    print_silent(lexicon, job->stats);
    print_costliest(lexicon, mc_analyser_costs(job->analyser));
}

static mc_status note_coverage(void *payload, const mc_coverage *coverage)
{
    stats_job *job = payload;
    return mc_session_take_coverage(job->session, coverage);
}

static mc_status stats(mc_session *session, mc_exit *code, mc_error *err)
{
    const mc_options *options = session->options;
    stats_job job = {.session = session, .err = err};
    mc_analyser_options analyser = options->analyser;
    analyser.keep_rejected = analyser.profile = true;
    mc_document_sink sink = {count_document, note_coverage, NULL, &job};
    mc_status st = mc_session_load(session, (mc_lexicon_options){.with_examples = true}, err);
    if (st == MC_OK)
        st = mc_lexicon_stats_new(&job.stats, session->lexicon, options->samples, options->seed,
                                  err);
    if (st == MC_OK) st = mc_analyser_new(&job.analyser, session->tables, &analyser, err);
    for (uint32_t i = 1; st == MC_OK && i < options->inputs.count; i++) {
        st = mc_input_read(options->inputs.items[i], &session->reader, &sink, err);
    }
    if (st == MC_OK) print_stats(session, &job);
    *code = mc_exit_of_counts(session, &session->counts);
    mc_analyser_free(job.analyser);
    mc_lexicon_stats_free(job.stats);
    return st;
}

static void show_entry(const mc_lexicon *lexicon, const mc_entry *entry)
{
    static const char *const statuses[] = {"draft", "testing", "stable", "retired"};
    printf("id\t");
    print_str(entry->id);
    printf("\nkind\t%s\ncategory\t", mc_entry_kind_code(entry->kind));
    print_str(entry->category == MC_NONE ? MC_STR("allow")
                                         : lexicon->categories[entry->category].code);
    printf("\nstatus\t%s\nfile\t%s:%" PRIu32 "\n", statuses[entry->status], entry->origin.file,
           entry->origin.line);
    mc_buf text = MC_BUF_INIT(1 << 20);
    if (entry->kind == MC_ENTRY_TERM) mc_fold_print(&text, entry->detail.term);
    if (entry->kind == MC_ENTRY_PATTERN) mc_fold_print(&text, entry->detail.pattern.pattern);
    if (text.size) printf("text\t%.*s\n", (int)text.size, text.data);
    mc_buf_dispose(&text);
    if (entry->note.size) printf("note\t%.*s\n", (int)entry->note.size, entry->note.data);
    for (uint32_t i = 0; i < lexicon->example_count; i++) {
        const mc_example *example = &lexicon->examples[i];
        if (!mc_str_equal(example->entry, entry->id)) continue;
        printf("%s\t", example->hit ? "hit" : "miss");
        print_str(example->sentence);
        putchar('\n');
    }
}

static mc_status show(mc_session *session, mc_exit *code, mc_error *err)
{
    (void)code;
    mc_lexicon_options options = {.with_examples = true};
    mc_status st = mc_session_load(session, options, err);
    for (uint32_t i = 1; st == MC_OK && i < session->options->inputs.count; i++) {
        const char *id = session->options->inputs.items[i];
        uint32_t entry = mc_lexicon_entry_find(session->lexicon, mc_str_from_z(id));
        if (entry == MC_NONE)
            st = mc_error_set(err, MC_ERR_USAGE, "no entry has the id '%s'", id);
        else
            show_entry(session->lexicon, &session->lexicon->entries[entry]);
    }
    return st;
}

static mc_status fmt(mc_session *session, mc_exit *code, mc_error *err)
{
    (void)code;
    mc_status st = MC_OK;
    for (uint32_t i = 1; st == MC_OK && i < session->options->inputs.count; i++) {
        st = mc_lexicon_fmt_file(session->options->inputs.items[i], &session->sink, err);
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
        mc_str folder =
            mc_arena_str(&arena, mc_str_slice(path, 0, path.size - mc_path_name(path).size));
        st = mc_file_read(&content, files.paths[i].data, err);
        if (st == MC_OK) st = mc_folder_make(folder.data, err);
        if (st == MC_OK) st = mc_file_write(path.data, mc_buf_str(&content), err);
        mc_buf_dispose(&content);
    }
    mc_arena_dispose(&arena);
    return st;
}

static bool is_up_to_date(const mc_options *options, const char *image)
{
    mc_lexicon *lexicon = NULL;
    mc_match_index *match = NULL;
    mc_error why = {0};
    if (mc_lexicon_image_map(&lexicon, &match, image, options->data_folder, &why) != MC_OK)
        return false;
    mc_match_index_free(match);
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

mc_exit mc_command_lexicon(mc_session *session)
{
    static const struct {
        const char *name;
        action run;
        const char *takes; // what must follow; "" = nothing
    } actions[] = {{"check", check, ""},        {"test", mc_lexicon_test, ""},
                   {"stats", stats, "INPUT"},   {"show", show, "ID"},
                   {"fmt", fmt, "FILE"},        {"init", init, "FOLDER"},
                   {"compile", compile, "FILE"}};
    mc_error err = {0};
    mc_exit code = MC_EXIT_DONE;
    const char *name = session->options->inputs.count ? session->options->inputs.items[0] : "";
    mc_status st = mc_error_set(
        &err, MC_ERR_USAGE,
        "lexicon '%s': check, test, stats, show, fmt, init or compile is expected", name);
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
        if (strcmp(actions[i].name, name) != 0) continue;
        err = (mc_error){0};
        bool more = session->options->inputs.count > 1;
        st = more == (*actions[i].takes != '\0')
                 ? actions[i].run(session, &code, &err)
                 : mc_error_set(&err, MC_ERR_USAGE, "lexicon %s: found %s, expected %s", name,
                                more ? session->options->inputs.items[1] : "nothing behind it",
                                more ? "nothing behind it" : actions[i].takes);
    }
    if (st != MC_OK) mc_session_print_error(&err);
    return mc_exit_worst(mc_exit_of(st), code);
}
