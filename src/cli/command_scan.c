// SPDX-License-Identifier: Apache-2.0
#include <errno.h>
#include <stdio.h>

#include "base/error.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/costliest.h"
#include "cli/profile_table.h"
#include "cli/progress.h"
#include "record/record.h"

typedef struct output {
    FILE *stream;
    const char *name;
} output;

static mc_status write_lines(void *payload, mc_str lines, mc_error *err)
{
    output *out = payload;
    errno = 0;
    if (lines.size == 0 || fwrite(lines.data, 1, lines.size, out->stream) == lines.size)
        return MC_OK;
    return mc_error_errno(err, out->name, errno ? errno : EIO);
}

// A misplaced name would cost the complaints themselves: only records are written
// over, and what cannot be read may be anything.
static mc_status check_output(const char *file, mc_error *err)
{
    char begin[32] = "";
    if (mc_path_kind_of(file) != MC_PATH_FILE) return MC_OK;
    errno = 0;
    FILE *there = fopen(file, "rb");
    size_t got = there ? fread(begin, 1, sizeof begin, there) : 0;
    bool unread = !there || ferror(there);
    mc_status st = unread ? mc_error_errno(err, file, errno ? errno : EIO) : MC_OK;
    if (there) fclose(there);
    mc_str found = {begin, (uint32_t)got};
    if (unread || got == 0 || mc_record_begins(found)) return st;
    return mc_error_set_at(err, MC_ERR_USAGE, file, 0, 0,
                           "holds something else than records; --output replaces only records");
}

static mc_status open_output(output *out, const char *file, mc_error *err)
{
    *out = (output){stdout, "stdout"};
    mc_status st = file ? check_output(file, err) : MC_OK;
    if (!file || st != MC_OK) return st;
    *out = (output){fopen(file, "wb"), file};
    return out->stream ? MC_OK : mc_error_errno(err, file, errno);
}

static mc_status scan(mc_session *session, output *out, mc_run_counts *counts, mc_error *err)
{
    const mc_options *options = session->options;
    mc_buf options_json = MC_BUF_INIT(1 << 20);
    mc_progress progress;
    mc_profile profile = {0};
    mc_progress_start(&progress, options, session->messages);
    mc_scan_options scan_options = mc_session_scan_options(session, &options_json);
    scan_options.progress = mc_progress_add;
    scan_options.progress_payload = &progress;
    if (options->analyser.profile) scan_options.profile = &profile;
    mc_record_sink sink = {write_lines, out};
    mc_status st = mc_scan_run(session->tables, session->lexicon, options->inputs.items,
                               options->inputs.count, &scan_options, &sink, counts, err);
    mc_progress_end(&progress);
    if (scan_options.profile) mc_profile_table_print(&profile, session->messages);
    if (profile.entries) mc_costliest_print(session->lexicon, profile.entries, session->messages);
    mc_profile_dispose(&profile);
    mc_buf_dispose(&options_json);
    return st;
}

mc_exit mc_command_scan(mc_session *session)
{
    mc_error err = {0};
    mc_run_counts counts = {0};
    output out = {NULL, NULL};
    mc_status st = MC_OK;
    if (session->options->inputs.count == 0) {
        st = mc_error_set(&err, MC_ERR_USAGE, "no INPUT given; a file, a folder or - is expected");
    }
    if (st == MC_OK) st = mc_session_load(session, (mc_lexicon_options){0}, &err);
    if (st == MC_OK) st = open_output(&out, session->options->output_file, &err);
    if (st == MC_OK) st = scan(session, &out, &counts, &err);
    mc_status closed = mc_stream_close(out.stream, out.name, &err);
    if (st == MC_OK) st = closed;
    if (st != MC_OK) mc_session_print_error(session, &err);
    return mc_exit_worst(mc_exit_of(st), mc_exit_of_counts(session, &counts));
}
