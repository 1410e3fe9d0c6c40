// SPDX-License-Identifier: Apache-2.0
#include "lexicon/load.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/region.h"
#include "base/thread.h"
#include "lexicon/check.h"
#include "lexicon/company_table.h"
#include "lexicon/cue_link.h"
#include "lexicon/cue_table.h"
#include "lexicon/element.h"
#include "lexicon/entry.h"
#include "lexicon/example_table.h"
#include "lexicon/rule_file.h"
#include "lexicon/sign_table.h"
#include "lexicon/taxonomy.h"
#include "lexicon/term_table.h"
#include "lexicon/word_class.h"

// Loading goes kind by kind, not folder by folder: all classes of all folders first, because
// cells of every later kind name them; then entries, cues, companies; examples last. Within a
// kind the shipped folder comes first and overlays follow in order, so that a later row meets
// the one that it replaces.
//
//     files ──read, hashed──▶ sources ──by kind──▶ build ──link, check──▶ arrays of the lexicon

// What callers hold as mc_lexicon is the first member.
typedef struct owned_lexicon {
    mc_lexicon lexicon;
    mc_arena arena;
    mc_fold_table *fold;
    bool owns_region;
} owned_lexicon;

typedef struct loader {
    mc_build build;
    const mc_lexicon_options *options;
    mc_source *sources;
    uint32_t source_count, source_room;
    mc_sha256 *sha;
    mc_thread thread;
    bool beside; // the thread runs
    mc_str taxonomy_schema, rules_schema;
} loader;

static void read_taxonomy(mc_build *build, const loader *load)
{
    mc_str none = {NULL, 0};
    mc_taxonomy_read(build, build->source->strict ? load->taxonomy_schema : none);
}

static void read_rules(mc_build *build, const loader *load)
{
    mc_str none = {NULL, 0};
    mc_rule_file_read(build, build->source->strict ? load->rules_schema : none);
}

#define PLAIN_READER(name, function)                                                               \
    static void name(mc_build *build, const loader *load)                                          \
    {                                                                                              \
        (void)load;                                                                                \
        function(build);                                                                           \
    }

PLAIN_READER(read_classes, mc_word_class_read)
PLAIN_READER(read_terms, mc_term_table_read_terms)
PLAIN_READER(read_near, mc_term_table_read_near)
PLAIN_READER(read_order, mc_cue_table_read_order)
PLAIN_READER(read_signs, mc_sign_table_read)
PLAIN_READER(read_cues, mc_cue_table_read)
PLAIN_READER(read_companies, mc_company_table_read_companies)
PLAIN_READER(read_aliases, mc_company_table_read_aliases)
PLAIN_READER(read_discovery, mc_company_table_read_discovery)
PLAIN_READER(read_examples, mc_example_table_read)

// Files by their path: the first pattern that fits decides. A NULL reader belongs to other modules.
typedef struct file_kind {
    const char *folder, *name, *ending; // name NULL = any
    void (*read)(mc_build *build, const loader *load);
    void (*link)(mc_build *build); // after the last file of this kind
    bool table;
} file_kind;

static const file_kind KINDS[] = {
    {"", "taxonomy.xml", ".xml", read_taxonomy, NULL, false},
    {"classes/", NULL, ".tsv", read_classes, mc_word_class_link, true},
    {"terms/", NULL, ".tsv", read_terms, NULL, true},
    {"near/", NULL, ".tsv", read_near, NULL, true},
    {"rules/", NULL, ".xml", read_rules, NULL, false},
    {"cues/", "order.tsv", ".tsv", read_order, NULL, true},
    {"cues/", "signs.tsv", ".tsv", read_signs, NULL, true},
    {"cues/", NULL, ".tsv", read_cues, mc_cue_link_rows, true},
    {"companies/", "companies.tsv", ".tsv", read_companies, mc_company_table_link, true},
    {"companies/", "aliases.tsv", ".tsv", read_aliases, NULL, true},
    {"companies/", "discovery.tsv", ".tsv", read_discovery, NULL, true},
    {"examples/", NULL, ".tsv", read_examples, mc_example_table_link, true},
    {"", "VERSION", "", NULL, NULL, false},
    {"", "numerals.tsv", "", NULL, NULL, false},
    {"", "taxonomy.rng", "", NULL, NULL, false},
    {"", "rules.rng", "", NULL, NULL, false},
    {"", NULL, ".md", NULL, NULL, false},
    {"fold/", NULL, ".tsv", NULL, NULL, false},
    {"fold/", NULL, ".LICENSE.txt", NULL, NULL, false},
    {"input/", NULL, ".tsv", NULL, NULL, false},
    {"messages/", NULL, ".tsv", NULL, NULL, false},
    {"template/", NULL, "", NULL, NULL, false},
};

enum { KIND_COUNT = sizeof KINDS / sizeof *KINDS };

static bool fits(const file_kind *kind, mc_str path)
{
    mc_str folder = mc_str_from_z(kind->folder);
    if (!mc_str_has_prefix(path, folder)) return false;
    mc_str name = mc_str_slice(path, folder.size, path.size);
    if (kind->name) return mc_str_equal(name, mc_str_from_z(kind->name));
    bool inside = mc_str_find(name, MC_STR("/"), 0) == UINT32_MAX || !kind->read;
    return inside && mc_str_has_suffix(name, mc_str_from_z(kind->ending));
}

static uint32_t kind_of(mc_str path)
{
    uint32_t i = 0;
    while (i < KIND_COUNT && !fits(&KINDS[i], path)) {
        i++;
    }
    return i;
}

static bool is_read(const loader *load, const file_kind *kind)
{
    return kind->read && (kind->read != read_examples || load->options->with_examples);
}

// Cells are borrowed from the tables that are read; other files are gone when loading ends.
static mc_arena *home_of(loader *load, mc_str path)
{
    uint32_t kind = kind_of(path);
    bool borrowed = kind < KIND_COUNT && KINDS[kind].table && is_read(load, &KINDS[kind]);
    return borrowed ? load->build.arena : &load->build.scratch;
}

static void read_source(loader *load, mc_str path, uint32_t folder, uint32_t folder_bytes)
{
    mc_build *build = &load->build;
    mc_error error = {0};
    mc_buf text = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    bool room = MC_ARRAY_RESERVE(load->sources, load->source_room, load->source_count + 1ull);
    if (mc_file_read(&text, path.data, &error) != MC_OK) {
        mc_problems_pass(&build->problems, &error);
    } else if (mc_build_has_room(build, room)) {
        mc_str inner = mc_str_slice(path, folder_bytes, path.size);
        while (inner.size && inner.data[0] == '/') {
            inner = mc_str_slice(inner, 1, inner.size);
        }
        mc_str name = mc_arena_str(build->arena, folder ? path : inner);
        mc_source source = {.name = name.data,
                            .path = mc_str_slice(name, name.size - inner.size, name.size),
                            .text = mc_arena_str(home_of(load, inner), mc_buf_str(&text)),
                            .folder = folder,
                            .strict = folder > 0 || load->options->check_shipped};
        load->sources[load->source_count++] = source;
    }
    mc_buf_dispose(&text);
}

static void read_folder(loader *load, const char *folder, uint32_t index)
{
    mc_error error = {0};
    mc_path_list list;
    if (mc_path_kind_of(folder) != MC_PATH_FOLDER) {
        mc_error_set_at(&error, MC_ERR_LEXICON, folder, 0, 0,
                        "no such folder; expected a folder of lexicon files");
        mc_problems_pass(&load->build.problems, &error);
        return;
    }
    if (mc_folder_list(&list, &load->build.scratch, folder, &error) != MC_OK) {
        mc_problems_pass(&load->build.problems, &error);
        return;
    }
    for (uint32_t i = 0; i < list.count; i++) {
        read_source(load, list.paths[i], index, (uint32_t)strlen(folder));
    }
}

static void read_folders(loader *load)
{
    const mc_lexicon_options *options = load->options;
    mc_build *build = &load->build;
    uint32_t count = options->overlay_count + 1;
    mc_str *folders = mc_arena_array(build->arena, count, sizeof *folders);
    load->sha = mc_sha256_new();
    if (!folders || !load->sha) {
        build->arena->failed = true;
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        const char *folder = i ? options->overlays[i - 1] : options->data_folder;
        folders[i] = mc_arena_str(build->arena, mc_str_from_z(folder));
        read_folder(load, folder, i);
    }
    build->lexicon->folders = folders;
    build->lexicon->folder_count = count;
    build->sources = load->sources;
    build->source_count = load->source_count;
}

static mc_str find_text(const loader *load, mc_str path)
{
    for (uint32_t i = 0; i < load->source_count; i++) {
        const mc_source *source = &load->sources[i];
        if (source->folder == 0 && mc_str_equal(source->path, path)) return source->text;
    }
    return (mc_str){NULL, 0};
}

static void read_version(loader *load)
{
    mc_lexicon *lexicon = load->build.lexicon;
    mc_str version = mc_str_trim(find_text(load, MC_STR("VERSION")));
    if (version.size == 0 || version.size >= sizeof lexicon->version) {
        mc_problems_add(&load->build.problems, (mc_place){"VERSION", 1, 0},
                        "found \"%.*s\"; expected one line of at most %zu bytes", MC_SHOW(version),
                        sizeof lexicon->version - 1);
        return;
    }
    memcpy(lexicon->version, version.data, version.size);
}

// Nothing is skipped in silence: a file that no reader knows, or that only the shipped folder may
// hold.
static void report_unread(loader *load)
{
    for (uint32_t i = 0; i < load->source_count; i++) {
        const mc_source *source = &load->sources[i];
        uint32_t kind = kind_of(source->path);
        mc_place at = {source->name, 0, 0};
        if (kind == KIND_COUNT) {
            mc_problems_warn(
                &load->build.problems, at,
                "nobody reads this file; docs/format/lexicon.md names the ones that are");
        } else if (source->folder > 0 && mc_str_has_prefix(source->path, MC_STR("fold/"))) {
            mc_problems_add(
                &load->build.problems, at,
                "an overlay holds a fold table; expected it in the shipped folder only");
        }
    }
}

// Work that can go on beside the rest of loading: rules are parsed before they are asked for, the
// digest is computed while the entries are read.
static void *parse_rules(void *payload)
{
    loader *load = payload;
    for (uint32_t i = 0; i < load->source_count; i++) {
        mc_source *source = &load->sources[i];
        uint32_t kind = kind_of(source->path);
        if (kind < KIND_COUNT && KINDS[kind].read == read_rules) {
            source->parsed = mc_element_parse_ahead(source->text);
        }
    }
    return NULL;
}

static void *compute_digest(void *payload)
{
    loader *load = payload;
    for (uint32_t i = 0; load->sha && i < load->source_count; i++) {
        const mc_source *source = &load->sources[i];
        mc_sha256_add(load->sha, source->path);
        mc_sha256_add(load->sha, (mc_str){"", 1});
        mc_sha256_add(load->sha, source->text);
    }
    if (load->sha) mc_sha256_end(load->sha, load->build.lexicon->sha256);
    return NULL;
}

// One at a time. What cannot have a thread of its own is done here and now.
static void start_beside(loader *load, void *(*work)(void *payload))
{
    load->beside = mc_thread_cores() > 1 && mc_thread_start(&load->thread, work, load);
    if (!load->beside) work(load);
}

static void join_beside(loader *load)
{
    if (load->beside) mc_thread_join(load->thread);
    load->beside = false;
}

static void read_kind(loader *load, const file_kind *kind)
{
    mc_build *build = &load->build;
    if (kind->read == read_examples) build->rows_lost = build->problems.error_count > 0;
    for (uint32_t i = 0; i < load->source_count; i++) {
        build->source = &load->sources[i];
        if (&KINDS[kind_of(build->source->path)] != kind) continue;
        if (kind->table && build->source->strict) mc_check_table(build);
        kind->read(build, load);
    }
    if (kind->link) kind->link(build);
}

static int compare_entries(const void *left, const void *right)
{
    return mc_str_compare(((const mc_entry *)left)->id, ((const mc_entry *)right)->id);
}

// Entries are ordered by id, so that they are found by halving; links follow them.
static void sort_entries(mc_build *build)
{
    mc_str *ids = mc_arena_array(&build->scratch, build->link_count, sizeof *ids);
    for (uint32_t i = 0; ids && i < build->link_count; i++) {
        ids[i] = build->entries[build->links[i].entry].id;
    }
    if (!ids || build->entry_count == 0) return;
    qsort(build->entries, build->entry_count, sizeof *build->entries, compare_entries);
    for (uint32_t i = 0; i < build->entry_count; i++) {
        mc_symbols_put(&build->entry_ids, build->entries[i].id, i);
    }
    for (uint32_t i = 0; i < build->link_count; i++) {
        build->links[i].entry = mc_symbols_find(&build->entry_ids, ids[i]);
    }
}

static void read_all(loader *load)
{
    mc_build *build = &load->build;
    load->taxonomy_schema = find_text(load, MC_STR("taxonomy.rng"));
    load->rules_schema = find_text(load, MC_STR("rules.rng"));
    read_version(load);
    report_unread(load);
    mc_element_prepare_threads();
    start_beside(load, parse_rules);
    for (uint32_t i = 0; i < KIND_COUNT; i++) {
        if (KINDS[i].read == read_rules) {
            join_beside(load);
            start_beside(load, compute_digest);
        }
        if (is_read(load, &KINDS[i])) read_kind(load, &KINDS[i]);
    }
    if (!build->ordered && build->cue_count > 0) {
        mc_problems_add(&build->problems, (mc_place){"cues/order.tsv", 0, 0},
                        "the file is missing; expected every cue kind in order of precedence");
    }
    mc_entry_link_off(build);
    sort_entries(build);
    mc_rule_file_link(build);
}

static const void *keep(mc_build *build, const void *items, uint32_t count, size_t item_bytes)
{
    void *kept = mc_arena_array(build->arena, count, item_bytes);
    if (kept && count) memcpy(kept, items, count * item_bytes);
    return kept;
}

#define KEEP(field, count_field)                                                                   \
    lexicon->field = keep(build, build->field, build->count_field, sizeof *build->field);          \
    lexicon->count_field = build->count_field

static void keep_all(mc_build *build)
{
    mc_lexicon *lexicon = build->lexicon;
    KEEP(families, family_count);
    KEEP(categories, category_count);
    KEEP(clauses, clause_count);
    KEEP(classes, class_count);
    KEEP(entries, entry_count);
    KEEP(cues, cue_count);
    KEEP(cue_frames, cue_frame_count);
    KEEP(companies, company_count);
    KEEP(aliases, alias_count);
    KEEP(discoveries, discovery_count);
    KEEP(examples, example_count);
    memcpy(lexicon->precedence, build->precedence, sizeof lexicon->precedence);
    memcpy(lexicon->sign_weights, build->sign_weights, sizeof lexicon->sign_weights);
    lexicon->fold = build->fold;
}

static mc_status load_into(owned_lexicon *owner, const mc_lexicon_options *options, mc_error *err)
{
    loader load = {.options = options,
                   .build = {.arena = &owner->arena,
                             .scratch = MC_ARENA_INIT,
                             .fold = owner->fold,
                             .problems = {.sink = options->sink, .err = err},
                             .lexicon = &owner->lexicon,
                             .today = mc_clock_today()}};
    mc_build *build = &load.build;
    read_folders(&load);
    if (build->problems.status == MC_OK) {
        read_all(&load);
        join_beside(&load);
        keep_all(build);
        if (!mc_build_failed(build)) mc_check_build(build, options->with_examples);
    }
    mc_status st = build->problems.status;
    if (mc_build_failed(build)) st = mc_error_memory(err);
    mc_build_dispose(build);
    mc_sha256_free(load.sha);
    free(load.sources);
    return st;
}

mc_status mc_lexicon_load(mc_lexicon **out, const mc_lexicon_options *options, mc_error *err)
{
    mc_arena arena = MC_ARENA_IN(options->region);
    owned_lexicon *made = mc_arena_alloc(&arena, sizeof *made);
    *out = NULL;
    if (!made) return mc_error_memory(err);
    made->arena = arena;
    made->lexicon.region = options->region;
    mc_status st = mc_fold_table_load(&made->fold, options->region, options->data_folder, err);
    if (st == MC_OK) st = load_into(made, options, err);
    if (st == MC_OK) {
        *out = &made->lexicon;
    } else {
        mc_lexicon_free(&made->lexicon);
    }
    return st;
}

void mc_lexicon_detach(mc_lexicon *lexicon)
{
    owned_lexicon *held = (owned_lexicon *)lexicon;
    mc_fold_table_detach(held->fold);
    for (uint32_t i = 0; i < lexicon->folder_count; i++) {
        memset((void *)(uintptr_t)lexicon->folders[i].data, 0, lexicon->folders[i].size);
    }
    lexicon->folders = NULL;
}

mc_status mc_lexicon_revive(mc_lexicon *lexicon, const char *data_folder, mc_error *err)
{
    owned_lexicon *held = (owned_lexicon *)lexicon;
    mc_str *folders = mc_arena_array(&held->arena, 1, sizeof *folders);
    if (folders) folders[0] = mc_arena_str(&held->arena, mc_str_from_z(data_folder));
    if (mc_arena_failed(&held->arena)) return mc_error_memory(err);
    lexicon->folders = folders;
    held->owns_region = true;
    return mc_fold_table_revive(held->fold, data_folder, err);
}

void mc_lexicon_free(mc_lexicon *lexicon)
{
    if (!lexicon) return;
    owned_lexicon *held = (owned_lexicon *)lexicon;
    mc_arena arena = held->arena; // the lexicon lies in it
    mc_region *owned = held->owns_region ? arena.region : NULL;
    mc_fold_table_free(held->fold);
    mc_arena_dispose(&arena);
    mc_region_free(owned);
}
