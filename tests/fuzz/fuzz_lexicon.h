// SPDX-License-Identifier: Apache-2.0
/** Reads one file of a lexicon from memory, as an overlay over a lexicon of one category and one
 *  class. */
#ifndef MC_TESTS_FUZZ_LEXICON_H
#define MC_TESTS_FUZZ_LEXICON_H

#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "lexicon/check.h"
#include "lexicon/cue_link.h"
#include "lexicon/cue_table.h"
#include "lexicon/fmt.h"
#include "lexicon/rule_file.h"
#include "lexicon/taxonomy.h"
#include "lexicon/term_table.h"
#include "lexicon/word_class.h"

/** The fold table, loaded once for the life of the process. */
static inline const mc_fold_table *fuzz_fold(void)
{
    static mc_fold_table *table;
    mc_error err = {0};
    if (!table && mc_fold_table_load(&table, NULL, MC_LEXICONS, &err) != MC_OK) abort();
    return table;
}

/** Text of the schema of rules, read once. */
static inline mc_str fuzz_schema(void)
{
    static mc_buf schema = {.maximum = 1 << 20};
    mc_error err = {0};
    if (!schema.size && mc_file_read(&schema, MC_LEXICONS "/rules.rng", &err) != MC_OK) abort();
    return mc_buf_str(&schema);
}

static inline void fuzz_read(mc_build *build, const mc_source *source)
{
    build->source = source;
    mc_check_table(build);
    if (mc_str_has_suffix(source->path, MC_STR(".xml"))) {
        mc_rule_file_read(build, fuzz_schema());
    } else if (mc_str_has_prefix(source->path, MC_STR("cues/"))) {
        mc_cue_table_read(build);
        mc_cue_link_rows(build);
    } else {
        mc_term_table_read_terms(build);
        mc_term_table_read_near(build); // the header decides which of the two fits
    }
    mc_rule_file_link(build);
    mc_check_build(build, true);
}

/** Reads the file with all checks; aborts when a problem has no words. */
static inline void fuzz_lexicon_file(const char *path, mc_str text)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_error err = {0};
    mc_lexicon lexicon = {0};
    mc_source sources[] = {
        {"taxonomy.xml", MC_STR("taxonomy.xml"),
         MC_STR("<taxonomy><family code=\"f\"><category code=\"threat\"/></family></taxonomy>"), 0,
         false, NULL},
        {"classes/c.tsv", MC_STR("classes/c.tsv"), MC_STR("class\tword\nkin\tmother\n"), 0, false,
         NULL},
        {path, mc_str_from_z(path), mc_arena_str(&arena, text), 1, true, NULL}};
    mc_build build = {.arena = &arena,
                      .scratch = MC_ARENA_INIT,
                      .fold = fuzz_fold(),
                      .problems = {.err = &err},
                      .lexicon = &lexicon,
                      .source = &sources[0],
                      .sources = sources,
                      .source_count = 3,
                      .today = 20260101};
    mc_taxonomy_read(&build, (mc_str){NULL, 0});
    build.source = &sources[1];
    mc_word_class_read(&build);
    mc_word_class_link(&build);
    fuzz_read(&build, &sources[2]);
    if (build.problems.status != MC_OK && !err.message[0]) abort();
    mc_build_dispose(&build);
    mc_arena_dispose(&arena);
}

/** Formats the text; aborts when formatting twice differs from formatting once. */
static inline void fuzz_lexicon_format(mc_str text)
{
    mc_buf once = MC_BUF_INIT(1 << 24), twice = MC_BUF_INIT(1 << 24);
    mc_fmt_changes changes;
    mc_error err = {0};
    if (mc_lexicon_fmt(&once, &changes, "fuzz", text, &err) == MC_OK) {
        if (mc_lexicon_fmt(&twice, &changes, "fuzz", mc_buf_str(&once), &err) != MC_OK) abort();
        if (!mc_str_equal(mc_buf_str(&once), mc_buf_str(&twice))) abort();
    }
    mc_buf_dispose(&once);
    mc_buf_dispose(&twice);
}

#endif
