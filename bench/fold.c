// SPDX-License-Identifier: Apache-2.0
// How fast folding is, measured in the process: every line of a text is a document,
// read before the clock starts.
//
//   bench-fold LEXICONS TEXT [RUNS]
//
// Two figures, each the best and the median of RUNS passes over all lines (default 9), in
// 10^6 bytes of text a second:
//   fold   decoding, folding, the position of every unit, all repair detectors on (text/emitter.h)
//   text   the same, and marks, sentences, clauses, outline, quotations (text/text.h): all that matching asks for
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/limits.h"
#include "text/emitter.h"

enum { MAX_RUNS = 99 };

// The work that is measured, on one document.
typedef mc_status work(void *state, const mc_fold_table *table, mc_str text, mc_error *err);

static mc_status fold_only(void *state, const mc_fold_table *table, mc_str text, mc_error *err)
{
    mc_emitter *emitter = state;
    emitter->table = table;
    emitter->raw = text;
    emitter->whole_text = true;
    return mc_emitter_run(emitter, err);
}

static mc_status analyse(void *state, const mc_fold_table *table, mc_str text, mc_error *err)
{
    mc_document document = {.text = text};
    return mc_text_analyse(state, table, &document, err);
}

static int compare(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static mc_status pass(work *do_work, void *state, const mc_fold_table *table, mc_str all,
                      mc_error *err)
{
    mc_status st = MC_OK;
    mc_str line;
    while (st == MC_OK && mc_str_split(&all, '\n', &line))
        if (line.size) st = do_work(state, table, line, err);
    return st;
}

static mc_status measure(const char *name, work *do_work, void *state, const mc_fold_table *table,
                         mc_str all, int runs, mc_error *err)
{
    double seconds[MAX_RUNS];
    mc_status st = pass(do_work, state, table, all, err); // buffers grow, tables of repair are read
    for (int run = 0; run < runs && st == MC_OK; run++) {
        double begin = mc_clock_seconds();
        st = pass(do_work, state, table, all, err);
        seconds[run] = mc_clock_seconds() - begin;
    }
    if (st != MC_OK) return st;
    qsort(seconds, (size_t)runs, sizeof *seconds, compare);
    double megabytes = (double)all.size / 1e6;
    printf("%s\t%.0f MB/s best\t%.0f MB/s median\n", name, megabytes / seconds[0],
           megabytes / seconds[runs / 2]);
    return MC_OK;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: bench-fold LEXICONS TEXT [RUNS]\n");
        return 2;
    }
    mc_error error = {0};
    mc_fold_table *table = NULL;
    mc_buf content = MC_BUF_INIT((size_t)1 << 30);
    mc_emitter emitter = {0};
    mc_text text = {0};
    int runs = argc > 3 ? atoi(argv[3]) : 9;
    if (runs < 1 || runs > MAX_RUNS) runs = 9;
    mc_status st = mc_fold_table_load(&table, NULL, argv[1], &error);
    if (st == MC_OK) st = mc_text_init(&text, &error);
    if (st == MC_OK) st = mc_file_read(&content, argv[2], &error);
    if (st == MC_OK)
        st = measure("fold", fold_only, &emitter, table, mc_buf_str(&content), runs, &error);
    if (st == MC_OK)
        st = measure("text", analyse, &text, table, mc_buf_str(&content), runs, &error);
    if (st != MC_OK) fprintf(stderr, "bench-fold: %s\n", error.message);
    mc_emitter_dispose(&emitter);
    mc_text_dispose(&text);
    mc_buf_dispose(&content);
    mc_fold_table_free(table);
    return st == MC_OK ? 0 : 1;
}
