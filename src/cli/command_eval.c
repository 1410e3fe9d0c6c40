// SPDX-License-Identifier: Apache-2.0
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "cli/commands.h"
#include "pipeline/evaluation.h"
#include "record/json_write.h"
#include "report/width.h"

enum { BOOTSTRAP_ROUNDS = 1000 };

typedef struct eval_job {
    mc_session *session;
    mc_gold gold;
    mc_evaluation *evaluation;
    mc_analyser *analyser;
    bool *scored;     // by gold document
    uint32_t skipped; // gold documents of the chosen part that were not found
} eval_job;

static bool is_chosen(const eval_job *job, const mc_gold_document *document)
{
    const char *part = job->session->options->part;
    return !part || mc_str_equal(document->part, mc_str_from_z(part));
}

// A document beyond a limit is told; what was found of it is scored.
static mc_status note_limit(eval_job *job, const mc_document *document, bool analysed,
                            const mc_error *why)
{
    mc_coverage row = {
        .level = analysed ? MC_COVERAGE_PARTIAL : MC_COVERAGE_SKIPPED,
        .source = document->source,
        .reason = MC_STR("limit"),
        .detail = mc_str_from_z(why->message),
    };
    job->skipped += !analysed;
    return mc_session_take_coverage(job->session, &row);
}

static mc_status score(eval_job *job, const mc_gold_document *gold, const mc_document *document,
                       mc_error *err)
{
    mc_error why = {0};
    mc_analysis analysis = {0};
    mc_finding_list findings = {0};
    mc_status st = mc_analyser_run(job->analyser, document, &analysis, &findings, &why);
    bool analysed = analysis.text != NULL;
    if (st == MC_ERR_LIMIT)
        st = note_limit(job, document, analysed, &why);
    else if (st != MC_OK)
        mc_error_keep(err, st, &why);
    if (st == MC_OK && analysed)
        st = mc_evaluation_add(job->evaluation, gold, &analysis, &findings, err);
    return st;
}

// Without INPUT the texts stand in the gold file itself.
static mc_status score_own_texts(eval_job *job, mc_error *err)
{
    mc_status st = MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < job->gold.document_count; i++) {
        const mc_gold_document *gold = &job->gold.documents[i];
        if (!is_chosen(job, gold)) continue;
        mc_document document = {.id = gold->id,
                                .source = gold->id,
                                .text = gold->text,
                                .respondent = gold->respondent,
                                .title = gold->title,
                                .genre = job->session->options->reader.genre};
        if (gold->text.data)
            st = score(job, gold, &document, err);
        else
            job->skipped++;
    }
    return st;
}

typedef struct input_sink {
    eval_job *job;
    mc_error *err;
} input_sink;

static mc_status take_document(void *payload, const mc_document *document)
{
    input_sink *sink = payload;
    char hex[MC_SHA256_HEX_BYTES];
    mc_sha256_hex(document->text, hex);
    const mc_gold_document *gold = mc_gold_find(&sink->job->gold, mc_str_from_z(hex));
    if (!gold || !is_chosen(sink->job, gold)) return MC_OK;
    bool *scored = &sink->job->scored[gold - sink->job->gold.documents];
    if (*scored) return MC_OK; // a copy
    *scored = true;
    return score(sink->job, gold, document, sink->err);
}

static mc_status note_coverage(void *payload, const mc_coverage *coverage)
{
    input_sink *sink = payload;
    return mc_session_take_coverage(sink->job->session, coverage);
}

static mc_status score_inputs(eval_job *job, mc_error *err)
{
    const mc_option_list *inputs = &job->session->options->inputs;
    job->scored = calloc(job->gold.document_count + 1ull, sizeof *job->scored);
    if (!job->scored) return mc_error_memory(err);
    input_sink payload = {job, err};
    mc_document_sink sink = {take_document, note_coverage, NULL, &payload};
    mc_status st = MC_OK;
    for (uint32_t i = 1; st == MC_OK && i < inputs->count; i++) {
        st = mc_input_read(inputs->items[i], &job->session->reader, &sink, err);
    }
    for (uint32_t i = 0; i < job->gold.document_count; i++) {
        job->skipped += is_chosen(job, &job->gold.documents[i]) && !job->scored[i];
    }
    return st;
}

static void print_label(const eval_job *job, const char *key, uint32_t columns)
{
    mc_buf label = MC_BUF_INIT(1 << 10);
    mc_width_pad(&label, mc_messages_text(job->session->messages, key), columns, false);
    printf("%.*s", (int)label.size, label.size ? label.data : "");
    mc_buf_dispose(&label);
}

static void print_row(const eval_job *job, const char *group, const char *name, mc_tally tally)
{
    print_label(job, group, 10);
    printf("%-28s %5" PRIu32 " %5" PRIu32 " %5" PRIu32 "  %.3f  %.3f  %.3f\n", name, tally.tp,
           tally.fp, tally.fn, mc_tally_precision(tally), mc_tally_recall(tally),
           mc_tally_f1(tally));
}

static bool is_empty(mc_tally tally)
{
    return tally.tp + tally.fp + tally.fn == 0;
}

static void print_groups(const eval_job *job)
{
    const mc_lexicon *lexicon = job->session->lexicon;
    for (uint32_t i = 0; i < lexicon->category_count; i++) {
        mc_tally tally = mc_evaluation_category(job->evaluation, i);
        if (!is_empty(tally))
            print_row(job, "eval.category", lexicon->categories[i].code.data, tally);
    }
    for (int i = 0; i < MC_FINDING_STATUS_COUNT; i++) {
        mc_tally tally = mc_evaluation_status(job->evaluation, (mc_finding_status)i);
        if (!is_empty(tally))
            print_row(job, "eval.status", mc_finding_status_code((mc_finding_status)i), tally);
    }
    for (int i = 0; i < MC_GENRE_COUNT; i++) {
        mc_tally tally = mc_evaluation_genre(job->evaluation, (mc_genre)i);
        if (!is_empty(tally))
            print_row(job, "eval.genre", i ? mc_genre_code((mc_genre)i) : "unlabelled", tally);
    }
}

static void print_interval(const eval_job *job, double low, double high)
{
    char words[2][16];
    snprintf(words[0], sizeof words[0], "%.3f", low);
    snprintf(words[1], sizeof words[1], "%.3f", high);
    printf("%53s", "");
    mc_session_tell(job->session, stdout, "eval.interval", mc_str_from_z(words[0]),
                    mc_str_from_z(words[1]));
}

static void print_table(const eval_job *job)
{
    mc_eval_counts counts = mc_evaluation_counts(job->evaluation);
    const mc_session *session = job->session;
    mc_session_tell_counts(session, stdout, "eval.scored", counts.documents, job->skipped);
    putchar('\n');
    print_label(job, "eval.group", 10);
    print_label(job, "eval.name", 28);
    printf(" %5s %5s %5s  %5s  %5s  %5s\n", "tp", "fp", "fn", "P", "R", "F1");
    for (int m = 0; m < MC_MEASURE_COUNT; m++) {
        double low, high;
        mc_evaluation_interval(job->evaluation, (mc_measure)m, BOOTSTRAP_ROUNDS,
                               job->session->options->seed, &low, &high);
        print_row(job, "eval.measure", mc_measure_code((mc_measure)m),
                  mc_evaluation_total(job->evaluation, (mc_measure)m));
        print_interval(job, low, high);
    }
    putchar('\n');
    mc_session_tell_counts(session, stdout, "eval.traps", counts.traps_counted, counts.traps);
    mc_session_tell_counts(session, stdout, "eval.innocent", counts.innocent_accused,
                           counts.innocent);
    mc_session_tell_counts(session, stdout, "eval.genres", counts.genres_right, counts.genres);
    putchar('\n');
    print_groups(job);
}

// The quote alone is searched, since a gold record's text is not kept.
static void mask_quote(mc_buf *out, const mc_session *session, mc_str quote)
{
    mc_mask_spans masked = {0};
    mc_buf_clear(out);
    bool found = !session->mask || mc_mask_find(&masked, session->mask, quote) == MC_OK;
    if (found) mc_mask_write(out, &masked, quote, 0, quote.size);
    mc_mask_spans_dispose(&masked);
}

static void print_errors(const eval_job *job)
{
    uint32_t count;
    const mc_eval_error *errors = mc_evaluation_errors(job->evaluation, &count);
    puts("\ndocument\tside\tcategory\tstatus\tquote\tentry\tfound_as\treason");
    mc_buf quote = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    for (uint32_t i = 0; i < count; i++) {
        const mc_eval_error *e = &errors[i];
        mask_quote(&quote, job->session, e->quote);
        printf("%.*s\t%s\t%s\t%s\t%.*s\t%.*s\t%s\t%s\n", (int)e->document.size, e->document.data,
               e->missed ? "missed" : "wrong",
               job->session->lexicon->categories[e->category].code.data,
               mc_finding_status_code(e->status), (int)quote.size, quote.size ? quote.data : "",
               (int)e->entry.size, e->entry.data ? e->entry.data : "",
               e->reason ? mc_finding_status_code(e->found_as) : "", e->reason ? e->reason : "");
    }
    mc_buf_dispose(&quote);
}

static void write_json_tally(mc_buf *out, const char *key, mc_tally tally, bool first)
{
    mc_json_write_key(out, key, first);
    mc_buf_add_format(out,
                      "{\"tp\":%" PRIu32 ",\"fp\":%" PRIu32 ",\"fn\":%" PRIu32
                      ",\"precision\":%.4f,\"recall\":%.4f,\"f1\":%.4f",
                      tally.tp, tally.fp, tally.fn, mc_tally_precision(tally),
                      mc_tally_recall(tally), mc_tally_f1(tally));
}

static void write_json_measures(mc_buf *out, const eval_job *job)
{
    mc_json_write_key(out, "measures", false);
    for (int m = 0; m < MC_MEASURE_COUNT; m++) {
        double low, high;
        mc_evaluation_interval(job->evaluation, (mc_measure)m, BOOTSTRAP_ROUNDS,
                               job->session->options->seed, &low, &high);
        if (m == 0) mc_buf_add_char(out, '{');
        write_json_tally(out, mc_measure_code((mc_measure)m),
                         mc_evaluation_total(job->evaluation, (mc_measure)m), m == 0);
        mc_buf_add_format(out, ",\"f1_low\":%.4f,\"f1_high\":%.4f}", low, high);
    }
    mc_buf_add_char(out, '}');
}

static void write_json_groups(mc_buf *out, const eval_job *job)
{
    const mc_lexicon *lexicon = job->session->lexicon;
    mc_buf_add_z(out, ",\"categories\":{");
    bool first = true;
    for (uint32_t i = 0; i < lexicon->category_count; i++) {
        mc_tally tally = mc_evaluation_category(job->evaluation, i);
        if (is_empty(tally)) continue;
        write_json_tally(out, lexicon->categories[i].code.data, tally, first);
        mc_buf_add_char(out, '}');
        first = false;
    }
    mc_buf_add_z(out, "},\"statuses\":{");
    first = true;
    for (int i = 0; i < MC_FINDING_STATUS_COUNT; i++) {
        mc_tally tally = mc_evaluation_status(job->evaluation, (mc_finding_status)i);
        if (is_empty(tally)) continue;
        write_json_tally(out, mc_finding_status_code((mc_finding_status)i), tally, first);
        mc_buf_add_char(out, '}');
        first = false;
    }
    mc_buf_add_char(out, '}');
}

static mc_status print_json(const eval_job *job, mc_error *err)
{
    mc_eval_counts counts = mc_evaluation_counts(job->evaluation);
    mc_buf out = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_buf_add_format(&out,
                      "{\"documents\":%" PRIu32 ",\"not_found\":%" PRIu32 ",\"traps\":%" PRIu32
                      ",\"traps_counted\":%" PRIu32 ",\"innocent\":%" PRIu32
                      ",\"innocent_accused\":%" PRIu32 ",\"genres\":%" PRIu32
                      ",\"genres_right\":%" PRIu32,
                      counts.documents, job->skipped, counts.traps, counts.traps_counted,
                      counts.innocent, counts.innocent_accused, counts.genres, counts.genres_right);
    write_json_measures(&out, job);
    write_json_groups(&out, job);
    mc_buf_add_z(&out, "}\n");
    mc_status st = mc_buf_status(&out);
    if (st == MC_OK) fwrite(out.data, 1, out.size, stdout);
    mc_buf_dispose(&out);
    return st == MC_OK ? st : mc_error_memory(err);
}

static mc_status evaluate(eval_job *job, mc_error *err)
{
    const mc_options *options = job->session->options;
    mc_status st = mc_gold_load(&job->gold, options->inputs.items[0], job->session->lexicon, err);
    if (st == MC_OK)
        st = mc_evaluation_new(&job->evaluation, &job->gold, job->session->lexicon, err);
    if (st == MC_OK)
        st = mc_analyser_new(&job->analyser, job->session->tables, &options->analyser, err);
    if (st == MC_OK)
        st = options->inputs.count > 1 ? score_inputs(job, err) : score_own_texts(job, err);
    if (st != MC_OK) return st;
    // Zeros for every measure would look like a result.
    if (mc_evaluation_counts(job->evaluation).documents == 0) {
        return mc_error_set(err, MC_ERR_USAGE,
                            "no labelled document was scored; found %u in %s, expected one of the "
                            "chosen part whose text is there",
                            job->gold.document_count, options->inputs.items[0]);
    }
    if (options->json) return print_json(job, err);
    print_table(job);
    if (options->errors) print_errors(job);
    return MC_OK;
}

mc_exit mc_command_eval(mc_session *session)
{
    mc_error err = {0};
    eval_job job = {.session = session};
    mc_status st = MC_OK;
    if (session->options->inputs.count == 0) {
        st = mc_error_set(&err, MC_ERR_USAGE,
                          "no GOLD.jsonl given; a file of labelled documents is expected");
    }
    if (st == MC_OK) st = mc_session_load(session, (mc_lexicon_options){0}, &err);
    if (st == MC_OK) st = evaluate(&job, &err);
    if (st != MC_OK) mc_session_print_error(session, &err);
    mc_analyser_free(job.analyser);
    mc_evaluation_free(job.evaluation);
    mc_gold_dispose(&job.gold);
    free(job.scored);
    return mc_exit_worst(mc_exit_of(st), mc_exit_of_counts(session, &session->counts));
}
