// SPDX-License-Identifier: Apache-2.0
// A peer for bench/peers.py: Hyperscan over the lines of a file, literals or patterns.
//
//   hyperscan literals|patterns LIST TEXT     prints: seconds of scanning, matches
//
// The text is read before the clock starts; each line is scanned apart, as each document is by
// mingcha.
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    char *content = malloc(*size + 1);
    if (content && fread(content, 1, *size, file) != *size) {
        free(content);
        content = NULL;
    }
    if (content) content[*size] = '\0';
    fclose(file);
    return content;
}

static int count_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags,
                       void *count)
{
    (void)id, (void)from, (void)to, (void)flags;
    ++*(unsigned long long *)count;
    return 0;
}

// The lines of `content`, cut in place.
static unsigned cut_lines(char *content, char ***lines)
{
    unsigned count = 0;
    for (char *c = content; *c; c++)
        count += *c == '\n';
    *lines = calloc(count + 1, sizeof **lines);
    unsigned at = 0;
    for (char *line = strtok(content, "\n"); line && *lines; line = strtok(NULL, "\n"))
        (*lines)[at++] = line;
    return at;
}

static hs_database_t *compile(char **lines, unsigned count, int literals)
{
    unsigned *ids = calloc(count, sizeof *ids), *flags = calloc(count, sizeof *flags);
    size_t *sizes = calloc(count, sizeof *sizes);
    for (unsigned i = 0; ids && flags && sizes && i < count; i++) {
        ids[i] = i;
        flags[i] = literals ? 0 : HS_FLAG_UTF8;
        sizes[i] = strlen(lines[i]);
    }
    hs_database_t *database = NULL;
    hs_compile_error_t *error = NULL;
    const char *const *list = (const char *const *)lines;
    hs_error_t st = literals ? hs_compile_lit_multi(list, flags, ids, sizes, count, HS_MODE_BLOCK,
                                                    NULL, &database, &error)
                             : hs_compile_multi(list, flags, ids, count, HS_MODE_BLOCK, NULL,
                                                &database, &error);
    if (st != HS_SUCCESS) fprintf(stderr, "hyperscan: %s\n", error ? error->message : "failed");
    hs_free_compile_error(error);
    free(ids);
    free(flags);
    free(sizes);
    return database;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static unsigned long long scan(const hs_database_t *database, hs_scratch_t *scratch,
                               const char *text, size_t size)
{
    unsigned long long count = 0;
    for (const char *line = text, *end = text + size; line < end;) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        if (!stop) stop = end;
        hs_scan(database, line, (unsigned)(stop - line), 0, scratch, count_match, &count);
        line = stop + 1;
    }
    return count;
}

int main(int argc, char **argv)
{
    size_t list_size = 0, size = 0;
    char *list = argc == 4 ? read_file(argv[2], &list_size) : NULL;
    char *text = argc == 4 ? read_file(argv[3], &size) : NULL;
    char **lines = NULL;
    if (!list || !text) {
        fprintf(stderr, "usage: hyperscan literals|patterns LIST TEXT\n");
        return 2;
    }
    unsigned count = cut_lines(list, &lines);
    hs_database_t *database = compile(lines, count, strcmp(argv[1], "literals") == 0);
    hs_scratch_t *scratch = NULL;
    if (!database || hs_alloc_scratch(database, &scratch) != HS_SUCCESS) return 1;
    double begin = now();
    unsigned long long matches = scan(database, scratch, text, size);
    printf("%.6f %llu\n", now() - begin, matches);
    hs_free_scratch(scratch);
    hs_free_database(database);
    free(lines);
    free(list);
    free(text);
    return 0;
}
