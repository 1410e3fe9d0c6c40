// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/file.h"

static const double SHOW_EVERY_SECONDS = 0.2;

void mc_progress_start(mc_progress *progress, const mc_options *options,
                       const mc_messages *messages)
{
    bool silent = options->quiet || options->progress == MC_PROGRESS_NEVER;
    bool terminal = mc_stream_is_terminal(stderr);
    *progress = (mc_progress){
        .mode = silent ? MC_PROGRESS_NEVER : options->progress,
        .line = !silent && options->progress == MC_PROGRESS_AUTO && terminal,
        .started = mc_clock_seconds(),
        .messages = messages,
    };
}

static void show(mc_progress *progress, uint64_t documents)
{
    double seconds = progress->shown - progress->started;
    double megabytes = (double)progress->bytes / 1e6;
    double rate = seconds > 0 ? megabytes / seconds : 0;
    if (progress->line) {
        mc_str label = mc_messages_text(progress->messages, "progress.documents");
        fprintf(stderr, "\r%" PRIu64 " %.*s · %.1f MB · %.0f MB/s\033[K", documents,
                (int)label.size, label.data, megabytes, rate);
    } else {
        fprintf(stderr,
                "{\"type\":\"progress\",\"documents\":%" PRIu64 ",\"bytes\":%" PRIu64
                ",\"seconds\":%.1f}\n",
                documents, progress->bytes, seconds);
    }
    fflush(stderr);
}

void mc_progress_add(void *payload, uint64_t bytes, uint64_t documents)
{
    mc_progress *progress = payload;
    progress->bytes += bytes;
    if (!progress->line && progress->mode != MC_PROGRESS_JSONL) return;
    double moment = mc_clock_seconds();
    if (moment - progress->shown < SHOW_EVERY_SECONDS) return;
    progress->shown = moment;
    show(progress, documents);
}

void mc_progress_end(mc_progress *progress)
{
    if (progress->line) fputs("\r\033[K", stderr);
}
