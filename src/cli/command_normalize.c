// SPDX-License-Identifier: Apache-2.0
#include <inttypes.h>
#include <stdio.h>

#include "base/error.h"
#include "cli/commands.h"

typedef struct normalize_job {
    mc_session *session;
    const mc_options *options;
    const mc_reader_options *reader;
    const mc_fold_table *fold;
    mc_text text;
    mc_mask_spans masked; // of the document at hand
    mc_buf out;
    mc_error *err;
} normalize_job;

static void print_buffer(mc_buf *out)
{
    if (out->size) fwrite(out->data, 1, out->size, stdout);
    mc_buf_clear(out);
}

static void add_original(normalize_job *job, mc_str text, mc_byte_span bytes)
{
    mc_mask_write(&job->out, &job->masked, text, bytes.begin, bytes.end);
}

// Folded units; one that comes from a masked character is masked as well.
static void add_folded(normalize_job *job, mc_norm_span span)
{
    const mc_text *text = &job->text;
    while (span.begin < span.end) {
        uint32_t end = span.begin;
        while (end < span.end && !mc_mask_covers(&job->masked, text->map[end]))
            end++;
        mc_fold_print(&job->out, mc_text_norm_slice(text, (mc_norm_span){span.begin, end}));
        if (end < span.end) mc_buf_add_char(&job->out, '*');
        span.begin = end + 1;
    }
}

static void print_folded(normalize_job *job)
{
    add_folded(job, (mc_norm_span){0, job->text.norm_size});
    mc_buf_add_char(&job->out, '\n');
    print_buffer(&job->out);
}

// One line a folded unit: its number, the unit, the code points it came from, those characters.
static void print_positions(normalize_job *job)
{
    for (uint32_t i = 0; i < job->text.norm_size; i++) {
        mc_norm_span unit = {i, i + 1};
        mc_byte_span bytes = mc_text_bytes_of(&job->text, unit);
        mc_raw_span chars = mc_text_chars_of(&job->text, bytes);
        mc_buf_add_uint(&job->out, i);
        mc_buf_add_char(&job->out, '\t');
        add_folded(job, unit);
        mc_buf_add_format(&job->out, "\t%" PRIu32 "\t%" PRIu32 "\t", chars.begin, chars.end);
        add_original(job, job->text.raw, bytes);
        mc_buf_add_char(&job->out, '\n');
        print_buffer(&job->out);
    }
}

static bool is_changed(normalize_job *job, uint32_t unit, mc_byte_span source)
{
    mc_buf folded = MC_BUF_INIT(64);
    mc_fold_print(&folded, mc_text_norm_slice(&job->text, (mc_norm_span){unit, unit + 1}));
    bool changed = !mc_str_equal(mc_buf_str(&folded), mc_text_slice(&job->text, source));
    mc_buf_dispose(&folded);
    return changed;
}

static void print_change(normalize_job *job, mc_norm_span span, mc_byte_span source)
{
    mc_raw_span chars = mc_text_chars_of(&job->text, source);
    mc_buf_add_format(&job->out, "%" PRIu32 "\t", chars.begin);
    add_original(job, job->text.raw, source);
    mc_buf_add_char(&job->out, '\t');
    add_folded(job, span);
    mc_buf_add_char(&job->out, '\n');
    print_buffer(&job->out);
}

// Stretches that differ from the original, those that were removed included:
// position, original, folded.
static void print_changes(normalize_job *job)
{
    uint32_t unit = 0, read = 0; // read: bytes of the original accounted for
    while (unit < job->text.norm_size) {
        mc_byte_span source = {job->text.map[unit], job->text.map[unit + 1]};
        if (source.begin > read)
            print_change(job, (mc_norm_span){unit, unit}, (mc_byte_span){read, source.begin});
        uint32_t end = unit + 1;
        while (end < job->text.norm_size && job->text.map[end] == source.begin) {
            end++; // one character may fold to several units
        }
        source.end = job->text.map[end];
        if (end > unit + 1 || is_changed(job, unit, source))
            print_change(job, (mc_norm_span){unit, end}, source);
        if (source.end > read) read = source.end;
        unit = end;
    }
}

// What is to be masked in `text`: nothing with --no-mask.
static mc_status find_masked(normalize_job *job, mc_str text)
{
    const mc_mask_rules *rules = job->session->mask;
    mc_status st = rules ? mc_mask_find(&job->masked, rules, text) : MC_OK;
    return st == MC_OK ? MC_OK : mc_error_memory(job->err);
}

static mc_status print_document(void *payload, const mc_document *document)
{
    normalize_job *job = payload;
    if (job->options->raw) {
        mc_status st = find_masked(job, document->text);
        if (st != MC_OK) return st;
        add_original(job, document->text, (mc_byte_span){0, document->text.size});
        if (!mc_str_has_suffix(document->text, MC_STR("\n"))) mc_buf_add_char(&job->out, '\n');
        print_buffer(&job->out);
        return mc_buf_status(&job->out);
    }
    mc_status st = mc_text_analyse(&job->text, job->fold, document, job->err);
    if (st == MC_OK) st = find_masked(job, job->text.raw);
    if (st != MC_OK) return st;
    if (job->options->map_positions)
        print_positions(job);
    else if (job->options->diff)
        print_changes(job);
    else
        print_folded(job);
    return mc_buf_status(&job->out);
}

static mc_status note_coverage(void *payload, const mc_coverage *coverage)
{
    normalize_job *job = payload;
    return mc_session_take_coverage(job->session, coverage);
}

static mc_status normalize(normalize_job *job, mc_error *err)
{
    const mc_options *options = job->options;
    mc_document_sink sink = {print_document, note_coverage, NULL, job};
    mc_status st = mc_text_init(&job->text, err);
    if (st == MC_OK && options->text) {
        mc_document document = {.id = MC_STR("text"), .text = mc_str_from_z(options->text)};
        st = print_document(job, &document);
    }
    for (uint32_t i = 0; st == MC_OK && i < options->inputs.count; i++) {
        st = mc_input_read(options->inputs.items[i], job->reader, &sink, err);
    }
    return st;
}

mc_exit mc_command_normalize(mc_session *session)
{
    const mc_options *options = session->options;
    mc_error err = {0};
    mc_fold_table *fold = NULL;
    normalize_job job = {.session = session,
                         .options = options,
                         .reader = &session->reader,
                         .out = MC_BUF_INIT(MC_MAX_BUFFER_BYTES),
                         .err = &err};
    mc_status st = MC_OK;
    if (!options->text && options->inputs.count == 0) {
        st = mc_error_set(&err, MC_ERR_USAGE,
                          "nothing to normalize; --text TEXT or an INPUT is expected");
    }
    if (options->raw + options->map_positions + options->diff > 1) {
        st = mc_error_set(&err, MC_ERR_USAGE,
                          "found more than one of --raw, --positions and --diff, expected one");
    }
    if (st == MC_OK) st = mc_fold_table_load(&fold, NULL, options->data_folder, &err);
    job.fold = fold;
    if (st == MC_OK) st = normalize(&job, &err);
    if (st != MC_OK) mc_session_print_error(session, &err);
    mc_text_dispose(&job.text);
    mc_mask_spans_dispose(&job.masked);
    mc_buf_dispose(&job.out);
    mc_fold_table_free(fold);
    return mc_exit_worst(mc_exit_of(st), mc_exit_of_counts(session, &session->counts));
}
