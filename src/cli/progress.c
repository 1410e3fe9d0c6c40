// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/file.h"

static const double SHOW_EVERY_SECONDS = 0.2;

// Only what is shown on a terminal is worth a look at every file; standard input tells no size.
static uint64_t bytes_of_inputs(const mc_options *options)
{
    uint64_t total = 0;
    for (uint32_t i = 0; i < options->inputs.count; i++) {
        uint64_t bytes = mc_path_bytes(options->inputs.items[i]);
        if (bytes == 0) return 0;
        total += bytes;
    }
    return total;
}

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
    if (progress->line) progress->total = bytes_of_inputs(options);
}

// " · 43 % · 1:20 left", once there is enough to go by.
static void show_left(const mc_progress *progress, double seconds)
{
    if (progress->total == 0 || progress->bytes == 0 || progress->bytes > progress->total) return;
    double done = (double)progress->bytes / (double)progress->total;
    if (done < 0.001) return;
    unsigned left = (unsigned)(seconds / done - seconds + 0.5);
    mc_str label = mc_messages_text(progress->messages, "progress.left");
    fprintf(stderr, " · %.0f %%", done * 100);
    if (seconds < 2) return;
    fprintf(stderr, " · %.*s %u:%02u", (int)label.size, label.data, left / 60, left % 60);
}

static void show(mc_progress *progress, uint64_t documents)
{
    double seconds = progress->shown - progress->started;
    double megabytes = (double)progress->bytes / 1e6;
    double rate = seconds > 0 ? megabytes / seconds : 0;
    if (progress->line) {
        mc_str label = mc_messages_text(progress->messages, "progress.documents");
        fprintf(stderr, "\r%" PRIu64 " %.*s · %.1f MB · %.1f MB/s", documents, (int)label.size,
                label.data, megabytes, rate);
        show_left(progress, seconds);
        fputs("\033[K", stderr);
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
