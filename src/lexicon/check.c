// SPDX-License-Identifier: Apache-2.0
#include "lexicon/check.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "lexicon/cue_link.h"
#include "lexicon/nfc.h"
#include "lexicon/table_order.h"
#include "lexicon/tsv.h"

// Lines of a table, for the check of its form.
static bool is_out_of_order(const mc_table_order *order, mc_str before, mc_str row)
{
    return order->count && before.data && mc_table_order_compare(order, before, row) > 0;
}

void mc_check_table(mc_build *build)
{
    mc_str rest = build->source->text, line, before = {NULL, 0};
    mc_table_order order = {{0}, 0};
    bool header = true, ordered = true;
    for (uint32_t at = 1; mc_str_split(&rest, '\n', &line); at++) {
        if (!mc_nfc_is(line)) {
            mc_problems_add(
                &build->problems, mc_build_place(build, at),
                "the line is not in Unicode form NFC; `mingcha lexicon fmt` mends this");
        }
        if (mc_tsv_is_comment(line)) {
            before = (mc_str){NULL, 0};
        } else if (header) {
            order = mc_table_order_of(line);
            header = false;
        } else {
            if (ordered && is_out_of_order(&order, before, line)) {
                mc_problems_add(
                    &build->problems, mc_build_place(build, at),
                    "the row \"%.*s\" stands behind a later one; expected rows in order "
                    "of their key (`mingcha lexicon fmt` mends this)",
                    MC_SHOW(mc_table_order_cell(line, order.columns[0])));
                ordered = false; // once a file is enough
            }
            before = line;
        }
    }
}

static bool is_strict(const mc_build *build, mc_origin origin)
{
    for (uint32_t i = 0; i < build->source_count; i++) {
        if (build->sources[i].name == origin.file) return build->sources[i].strict;
    }
    return false;
}

static mc_place place_of(mc_origin origin)
{
    return (mc_place){origin.file, origin.line, 0};
}

static bool is_active(const mc_entry *entry)
{
    return entry->status == MC_STATUS_TESTING || entry->status == MC_STATUS_STABLE;
}

static bool has_guards(const mc_guards *guards)
{
    return guards->not_before != MC_NONE || guards->not_after != MC_NONE ||
           guards->not_in != MC_NONE || guards->needs != MC_NONE ||
           guards->not_document != MC_NONE || guards->needs_document != MC_NONE;
}

static mc_str category_code(const mc_build *build, const mc_entry *entry)
{
    return entry->category == MC_NONE ? MC_STR("allow") : build->categories[entry->category].code;
}

static mc_str bytes_of(mc_ustr units)
{
    return (mc_str){(const char *)units.data, units.size * (uint32_t)sizeof *units.data};
}

// A text is folded once; a term whose folded form folds on to something else is never met.
static void check_reachable(mc_build *build, const mc_entry *entry)
{
    mc_buf printed = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    mc_ustr term = entry->detail.term;
    bool shared = false;
    for (uint32_t i = 0; i < term.size; i++) {
        shared |= term.data[i] >= 0xD800 && term.data[i] <= 0xDFFF; // prints as a box
    }
    mc_fold_print(&printed, term);
    mc_ustr again = mc_fold_string(build->fold, &build->scratch, mc_buf_str(&printed));
    if (!shared && mc_buf_status(&printed) == MC_OK && !mc_ustr_equal(term, again)) {
        mc_problems_add(&build->problems, place_of(entry->origin),
                        "\"%.*s\" can never match: its folded form \"%.*s\" does not stay as it is",
                        MC_SHOW(entry->id), MC_SHOW(mc_buf_str(&printed)));
    }
    mc_buf_dispose(&printed);
}

// Marks that end a sentence wherever they stand (text/segment.c); no match crosses them.
static bool ends_sentence(uint16_t unit)
{
    return unit == 0x3002 || unit == 0xFF01 || unit == 0xFF1F || unit == 0xFF1B || unit == 0x2026 ||
           unit == '\n';
}

static void check_one_sentence(mc_build *build, const mc_entry *entry)
{
    mc_ustr term = entry->detail.term;
    for (uint32_t i = 0; i + 1 < term.size; i++) {
        if (!ends_sentence(term.data[i]) || ends_sentence(term.data[i + 1])) continue;
        mc_problems_add(&build->problems, place_of(entry->origin),
                        "\"%.*s\" can never match: a mark that ends a sentence stands inside it",
                        MC_SHOW(entry->id));
        return;
    }
}

static void check_twins(mc_build *build, mc_symbols *terms, uint32_t index)
{
    const mc_entry *entry = &build->entries[index];
    mc_str key = mc_build_key(build, category_code(build, entry), bytes_of(entry->detail.term));
    uint32_t twin = mc_symbols_find(terms, key);
    if (twin == MC_NONE) {
        mc_symbols_put(terms, key, index);
        return;
    }
    const mc_entry *first = &build->entries[twin];
    if (!is_strict(build, entry->origin) && !is_strict(build, first->origin)) return;
    mc_problems_add(&build->problems, place_of(entry->origin),
                    "\"%.*s\" has the same term as \"%.*s\" (%s:%u); expected one entry for a term "
                    "of a category",
                    MC_SHOW(entry->id), MC_SHOW(first->id), first->origin.file, first->origin.line);
}

static void check_shadow(mc_build *build, const mc_symbols *terms, const mc_entry *entry)
{
    if (entry->flags & MC_FLAG_ALLOW || !is_strict(build, entry->origin)) return;
    mc_str key = mc_build_key(build, MC_STR("allow"), bytes_of(entry->detail.term));
    uint32_t index = mc_symbols_find(terms, key);
    if (index == MC_NONE || has_guards(&build->entries[index].guards)) return;
    const mc_entry *allow = &build->entries[index];
    mc_problems_add(&build->problems, place_of(entry->origin),
                    "\"%.*s\" can never match: the allow entry \"%.*s\" (%s:%u) covers every hit",
                    MC_SHOW(entry->id), MC_SHOW(allow->id), allow->origin.file, allow->origin.line);
}

static void check_terms(mc_build *build)
{
    mc_symbols terms = {0};
    for (uint32_t i = 0; i < build->entry_count; i++) {
        const mc_entry *entry = &build->entries[i];
        if (entry->kind != MC_ENTRY_TERM || !is_active(entry)) continue;
        check_twins(build, &terms, i);
        if (!is_strict(build, entry->origin)) continue;
        check_reachable(build, entry);
        check_one_sentence(build, entry);
    }
    for (uint32_t i = 0; i < build->entry_count; i++) {
        const mc_entry *entry = &build->entries[i];
        if (entry->kind == MC_ENTRY_TERM && is_active(entry)) check_shadow(build, &terms, entry);
    }
    if (terms.failed) build->arena->failed = true;
    mc_symbols_dispose(&terms);
}

// Behind the atom that begins at `at`: an escape, a bracketed set or one character. `wide` tells
// whether it takes nearly any character.
static uint32_t behind_atom(mc_ustr pattern, uint32_t at, bool *wide)
{
    uint16_t unit = pattern.data[at], next = at + 1 < pattern.size ? pattern.data[at + 1] : 0;
    *wide = unit == '.' || (unit == '[' && next == '^') ||
            (unit == '\\' && (next == 'S' || next == 'W' || next == 'D' || next == 'N'));
    if (unit == '\\') return at + 2;
    if (unit != '[') return at + 1;
    for (at += next == '^' ? 3 : 2; at < pattern.size && pattern.data[at] != ']'; at++)
        at += pattern.data[at] == '\\';
    return at + 1;
}

// True when `*`, `+` or `{n,}` stands at `at`.
static bool repeats_without_end(mc_ustr pattern, uint32_t at)
{
    if (at >= pattern.size) return false;
    if (pattern.data[at] != '{') return pattern.data[at] == '*' || pattern.data[at] == '+';
    for (at++; at < pattern.size && mc_is_digit(pattern.data[at]);)
        at++;
    return at + 1 < pattern.size && pattern.data[at] == ',' && pattern.data[at + 1] == '}';
}

// Nearly any character without a limit reaches to the end of the sentence and back from each place.
static void check_reach(mc_build *build, const mc_entry *entry)
{
    mc_ustr pattern = entry->detail.pattern.pattern;
    for (uint32_t at = 0; at < pattern.size;) {
        bool wide;
        at = behind_atom(pattern, at, &wide);
        if (!wide || !repeats_without_end(pattern, at)) continue;
        mc_problems_add(&build->problems, place_of(entry->origin),
                        "the pattern of \"%.*s\" can run long: any character may repeat without "
                        "end; expected a limit, such as ~20 or {0,20}",
                        MC_SHOW(entry->id));
        return;
    }
}

static void check_patterns(mc_build *build)
{
    for (uint32_t i = 0; i < build->entry_count; i++) {
        const mc_entry *entry = &build->entries[i];
        bool checked = entry->kind == MC_ENTRY_PATTERN && is_active(entry);
        if (checked && is_strict(build, entry->origin)) check_reach(build, entry);
    }
}

// Classes that the layers context and entity ask for by name.
static bool is_asked_for(mc_str name)
{
    return mc_str_has_prefix(name, MC_STR("context_")) ||
           mc_str_has_prefix(name, MC_STR("company_"));
}

static void check_classes(mc_build *build)
{
    uint8_t *reported = mc_arena_alloc(&build->scratch, build->named_class_count);
    for (uint32_t i = 0; reported && i < build->class_row_count; i++) {
        const mc_class_row *row = &build->class_rows[i];
        uint32_t index = mc_symbols_find(&build->class_names, row->name);
        if (!row->strict || reported[index]) continue;
        bool empty = build->classes[index].word_count == 0;
        if (!empty && (build->class_used[index] || is_asked_for(row->name))) continue;
        reported[index] = 1;
        mc_problems_add(&build->problems, row->at, "class \"%.*s\" %s", MC_SHOW(row->name),
                        empty ? "has no words; expected at least one"
                              : "is named nowhere; expected an entry, cue or class that uses it");
    }
}

static void report_cue_twin(mc_build *build, const mc_cue *cue, const mc_cue *twin)
{
    mc_buf words = MC_BUF_INIT(1 << 16);
    mc_fold_print(&words, cue->text);
    mc_problems_add(&build->problems, place_of(cue->origin),
                    "\"%.*s\" has the same words, kind and direction as \"%.*s\": \"%.*s\"",
                    MC_SHOW(cue->id), MC_SHOW(twin->id), MC_SHOW(mc_buf_str(&words)));
    mc_buf_dispose(&words);
}

static void check_cues(mc_build *build)
{
    mc_symbols cues = {0};
    for (uint32_t i = 0; i < build->cue_count; i++) {
        const mc_cue *cue = &build->cues[i];
        if (cue->status == MC_STATUS_RETIRED) continue;
        mc_str key = mc_cue_link_key(build, cue, cue->text);
        uint32_t twin = mc_symbols_find(&cues, key);
        mc_symbols_put(&cues, key, i);
        if (twin == MC_NONE || !is_strict(build, cue->origin)) continue;
        report_cue_twin(build, cue, &build->cues[twin]);
    }
    if (cues.failed) build->arena->failed = true;
    mc_symbols_dispose(&cues);
}

// How many examples of each kind an entry must have to be stable: near rules and rules two, terms
// one. What lacks them stays testing.
static uint32_t examples_needed(const mc_entry *entry)
{
    if (entry->status != MC_STATUS_STABLE) return 0;
    return entry->kind == MC_ENTRY_TERM ? 1 : 2;
}

static void check_examples(mc_build *build)
{
    uint32_t(*counts)[2] = mc_arena_array(&build->scratch, build->entry_count, sizeof *counts);
    for (uint32_t i = 0; counts && i < build->example_count; i++) {
        uint32_t entry = mc_symbols_find(&build->entry_ids, build->examples[i].entry);
        if (entry != MC_NONE) counts[entry][build->examples[i].hit]++;
    }
    for (uint32_t i = 0; counts && i < build->entry_count; i++) {
        const mc_entry *entry = &build->entries[i];
        uint32_t needed = examples_needed(entry);
        if (counts[i][1] >= needed && counts[i][0] >= needed) continue;
        if (!is_strict(build, entry->origin)) continue;
        mc_problems_add(&build->problems, place_of(entry->origin),
                        "\"%.*s\" has %u examples that hit and %u that miss; expected %u of each",
                        MC_SHOW(entry->id), counts[i][1], counts[i][0], needed);
    }
}

// All that these checks find is said of strict rows alone.
static bool has_strict_source(const mc_build *build)
{
    bool strict = false;
    for (uint32_t i = 0; i < build->source_count; i++) {
        strict |= build->sources[i].strict;
    }
    return strict;
}

void mc_check_build(mc_build *build, bool with_examples)
{
    if (!has_strict_source(build)) return;
    check_terms(build);
    check_patterns(build);
    check_classes(build);
    check_cues(build);
    if (with_examples) check_examples(build);
}

mc_status mc_lexicon_check(const mc_lexicon_options *options, mc_error *err)
{
    mc_lexicon_options full = *options;
    full.check_shipped = full.with_examples = true;
    mc_lexicon *lexicon = NULL;
    mc_status st = mc_lexicon_load(&lexicon, &full, err);
    mc_lexicon_free(lexicon);
    return st;
}
