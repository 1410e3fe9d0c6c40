// SPDX-License-Identifier: Apache-2.0
#include "lexicon/entry.h"

#include "base/ascii.h"
#include "base/nearest.h"
#include "lexicon/vocabulary.h"

static bool is_word(mc_str part)
{
    for (uint32_t i = 0; i < part.size; i++) {
        char c = part.data[i];
        if (!(mc_is_small_letter(c) || mc_is_digit(c) || c == '_')) return false;
    }
    return part.size > 0;
}

bool mc_entry_is_id(mc_str id, uint32_t least_words, uint32_t most_words)
{
    uint32_t words = 0;
    mc_str part;
    if (id.size == 0) return false;
    while (mc_str_split(&id, '.', &part)) {
        if (!is_word(part)) return false;
        words++;
    }
    return words >= least_words && words <= most_words;
}

// People who write Chinese separate with U+FF1B.
static bool split_part(mc_str *rest, mc_str *part)
{
    const mc_str wide = MC_STR("\xEF\xBC\x9B");
    uint32_t narrow_at = mc_str_find(*rest, MC_STR(";"), 0), wide_at = mc_str_find(*rest, wide, 0);
    if (wide_at >= narrow_at) return mc_str_split(rest, ';', part);
    *part = mc_str_slice(*rest, 0, wide_at);
    *rest = mc_str_slice(*rest, wide_at + wide.size, rest->size);
    return true;
}

void mc_entry_check_off(mc_build *build, mc_cell note)
{
    mc_str rest = note.text, reason, owner, expiry;
    if (build->source->folder == 0) {
        mc_problems_add(&build->problems, note.at,
                        "status off stands in the shipped lexicon; expected it in overlays only");
        return;
    }
    bool whole =
        split_part(&rest, &reason) && split_part(&rest, &owner) && split_part(&rest, &expiry);
    if (!whole || !mc_str_trim(reason).size || !mc_str_trim(owner).size) {
        mc_problems_add(&build->problems, note.at,
                        "the note of a row that is off is \"%.*s\"; expected \"reason; owner; "
                        "expiry\", the expiry as 2026-01-31",
                        MC_SHOW(note.text));
        return;
    }
    mc_day until =
        mc_vocabulary_read_day(mc_str_trim(expiry), "the expiry", note.at, &build->problems);
    if (until && until < build->today) {
        mc_problems_warn(&build->problems, note.at,
                         "the switch-off expired on %.*s (owner %.*s) and is still in force",
                         MC_SHOW(mc_str_trim(expiry)), MC_SHOW(mc_str_trim(owner)));
    }
}

static uint32_t source_of(const mc_build *build, const char *file)
{
    uint32_t i = 0;
    while (i < build->source_count && build->sources[i].name != file) {
        i++;
    }
    return i;
}

bool mc_entry_may_replace(mc_build *build, mc_cell id, mc_origin older)
{
    if (!older.file) return true;
    uint32_t source = source_of(build, older.file);
    bool same_folder =
        source < build->source_count && build->sources[source].folder == build->source->folder;
    if (same_folder) {
        mc_problems_add(&build->problems, id.at,
                        "id \"%.*s\" stands already at line %u of %s; ids are never reused",
                        MC_SHOW(id.text), older.line, older.file);
    }
    return !same_folder;
}

static void retire(mc_entry *entry, mc_str note)
{
    entry->status = MC_STATUS_RETIRED;
    entry->note = note;
}

static void switch_off(mc_build *build, const mc_entry_cells *cells)
{
    mc_entry_check_off(build, (mc_cell){cells->note.text, cells->status.at});
    uint32_t index = mc_symbols_find(&build->entry_ids, cells->id.text);
    if (index != MC_NONE) {
        retire(&build->entries[index], cells->note.text);
        return;
    }
    if (!MC_BUILD_ROOM(build, late_offs, late_off_count, late_off_room)) return;
    build->late_offs[build->late_off_count++] = (mc_late_off){
        mc_arena_str(build->arena, cells->id.text), mc_arena_str(build->arena, cells->note.text),
        cells->id.at, build->source->folder};
}

// An entry of a folder laid over the one that switches it off is a new one, which stands.
static bool stands_below(const mc_build *build, const mc_entry *entry, uint32_t folder)
{
    uint32_t source = source_of(build, entry->origin.file);
    return source < build->source_count && build->sources[source].folder <= folder;
}

void mc_entry_link_off(mc_build *build)
{
    for (uint32_t i = 0; i < build->late_off_count; i++) {
        const mc_late_off *off = &build->late_offs[i];
        uint32_t index = mc_symbols_find(&build->entry_ids, off->id);
        if (index != MC_NONE && stands_below(build, &build->entries[index], off->folder))
            retire(&build->entries[index], off->note);
        else
            mc_problems_add(&build->problems, off->at,
                            "id \"%.*s\" is switched off, but no entry has it", MC_SHOW(off->id));
    }
}

// The category of which the cell gives the name, or a part of it, instead of the code.
static const mc_category *category_named(const mc_build *build, mc_str name)
{
    const mc_category *found = NULL;
    for (uint32_t i = 0; i < build->category_count && name.size; i++) {
        const mc_category *category = &build->categories[i];
        if (mc_str_equal(category->name_zh, name) || mc_str_equal(category->name_en, name))
            return category;
        bool part = mc_str_find(category->name_zh, name, 0) != UINT32_MAX ||
                    mc_str_find(category->name_en, name, 0) != UINT32_MAX;
        if (part && !found) found = category;
    }
    return found;
}

static mc_nearest_words near_category(const mc_build *build, mc_str code)
{
    mc_nearest nearest = {.wanted = code};
    for (uint32_t i = 0; i < build->category_count; i++) {
        mc_nearest_try(&nearest, build->categories[i].code);
    }
    return mc_nearest_hint(&nearest);
}

static void report_category(mc_build *build, mc_cell cell)
{
    const mc_category *named = category_named(build, cell.text);
    if (named)
        mc_problems_add(&build->problems, cell.at,
                        "unknown category \"%.*s\"; expected a code: that of %.*s is %.*s",
                        MC_SHOW(cell.text), MC_SHOW(named->name_zh), MC_SHOW(named->code));
    else
        mc_problems_add(&build->problems, cell.at,
                        "unknown category \"%.*s\"; expected a code of taxonomy.xml, or allow%s",
                        MC_SHOW(cell.text), near_category(build, cell.text).words);
}

static uint32_t read_category(mc_build *build, mc_cell cell, uint32_t *flags)
{
    if (mc_str_equal(cell.text, MC_STR("allow"))) {
        *flags |= MC_FLAG_ALLOW;
        return MC_NONE;
    }
    uint32_t category = mc_symbols_find(&build->category_codes, cell.text);
    if (category == MC_NONE) {
        report_category(build, cell);
    } else if (*flags & MC_FLAG_ALLOW) {
        mc_problems_add(
            &build->problems, cell.at,
            "the flag allow stands beside the category \"%.*s\"; expected the category allow",
            MC_SHOW(cell.text));
    }
    return category;
}

// "category.word[.word]": the first word is the category, so that an id tells what it is about.
// Of a category that is none, that alone is said: what it should be, the id may have already.
static void check_id(mc_build *build, const mc_entry_cells *cells, bool known)
{
    mc_str rest = cells->id.text, first;
    if (!mc_entry_is_id(cells->id.text, 2, 4)) {
        mc_problems_add(&build->problems, cells->id.at,
                        "id is \"%.*s\"; expected category.word or category.word.word of a-z, 0-9 "
                        "and _",
                        MC_SHOW(cells->id.text));
        return;
    }
    mc_str_split(&rest, '.', &first);
    if (known && build->source->strict && !mc_str_equal(first, cells->category.text)) {
        mc_problems_add(&build->problems, cells->id.at,
                        "id \"%.*s\" begins with \"%.*s\"; expected its category \"%.*s\"",
                        MC_SHOW(cells->id.text), MC_SHOW(first), MC_SHOW(cells->category.text));
    }
}

mc_entry_change mc_entry_read(mc_build *build, const mc_entry_cells *cells, mc_entry *out)
{
    uint32_t errors = build->problems.error_count;
    uint32_t status = mc_vocabulary_read(&MC_VOCABULARY_STATUS, cells->status.text, MC_NONE,
                                         cells->status.at, &build->problems);
    if (status == MC_STATUS_OFF) {
        switch_off(build, cells);
        return MC_ENTRY_CHANGE_NONE;
    }
    if (cells->status.text.size == 0) {
        mc_problems_add(
            &build->problems, cells->status.at,
            "no status; expected draft, testing, stable, retired or (in an overlay) off");
    }
    out->id = mc_arena_str(build->arena, cells->id.text);
    out->flags = mc_vocabulary_read_set(&MC_VOCABULARY_FLAG, cells->flags.text, cells->flags.at,
                                        &build->problems);
    out->category = read_category(build, cells->category, &out->flags);
    check_id(build, cells, out->category != MC_NONE || out->flags & MC_FLAG_ALLOW);
    out->status = (mc_entry_status)status;
    out->guards = mc_guards_read(build, cells->guards);
    out->origin = (mc_origin){cells->id.at.file, cells->id.at.line};
    out->note = cells->note.text;
    return build->problems.error_count == errors ? MC_ENTRY_CHANGE_ADD : MC_ENTRY_CHANGE_NONE;
}

uint32_t mc_entry_add(mc_build *build, const mc_entry *entry)
{
    mc_cell id = {entry->id, {entry->origin.file, entry->origin.line, 0}};
    uint32_t index = mc_symbols_find(&build->entry_ids, entry->id);
    mc_origin older = {NULL, 0};
    if (index != MC_NONE) older = build->entries[index].origin;
    if (!mc_entry_may_replace(build, id, older)) return MC_NONE;
    if (index == MC_NONE) {
        if (!MC_BUILD_ROOM(build, entries, entry_count, entry_room)) return MC_NONE;
        index = build->entry_count++;
        mc_symbols_put(&build->entry_ids, entry->id, index);
    }
    build->entries[index] = *entry;
    return index;
}
