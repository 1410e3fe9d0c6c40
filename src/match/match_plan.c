// SPDX-License-Identifier: Apache-2.0
#include "match/match_plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "match/combine.h"
#include "match/disguise.h"
#include "match/pattern_share.h"
#include "match/raw_use.h"

typedef struct builder {
    mc_match_index *index;
    mc_raw_use *raw;
    uint32_t count, capacity;
    mc_pattern_planner planner;
    mc_arena scratch;  // of the entry at hand
    mc_arena literals; // on their way into the index
    mc_error *err;
} builder;

bool mc_match_plan_is_live(const mc_entry *entry)
{
    return entry->status == MC_STATUS_TESTING || entry->status == MC_STATUS_STABLE;
}

static uint32_t first_known(uint32_t a, uint32_t b, uint32_t c)
{
    return a != MC_NONE ? a : b != MC_NONE ? b : c;
}

// How often the words of a class may be met: a character less makes a word 16 times as common.
static uint64_t commonness(const mc_word_class *class)
{
    uint64_t sum = 0;
    for (uint32_t w = 0; w < class->word_count; w++) {
        size_t size = class->words[w].text.size;
        sum += (uint64_t)1 << (size < 4 ? 4 * (4 - size) : 0);
    }
    return sum;
}

// A near join finds nothing unless both classes stand in the text: the rarer one starts it.
static uint32_t rarer_class(const mc_lexicon *lexicon, const mc_near *near)
{
    uint64_t a = commonness(&lexicon->classes[near->a]);
    return commonness(&lexicon->classes[near->b]) < a ? near->b : near->a;
}

uint32_t mc_match_plan_start_class(const mc_lexicon *lexicon, const mc_entry *entry)
{
    const mc_number_rule *number = &entry->detail.number;
    switch (entry->kind) {
    case MC_ENTRY_NEAR:
        return rarer_class(lexicon, &entry->detail.near);
    case MC_ENTRY_FRAME:
        return entry->detail.frame.events[0];
    case MC_ENTRY_NUMBER:
        return first_known(number->near, number->units, number->period);
    case MC_ENTRY_TERM:
    case MC_ENTRY_PATTERN:
    case MC_ENTRY_COMBINATION:
        break;
    }
    return MC_NONE;
}

static mc_status add_raw(builder *b, mc_ustr text, mc_literal_use use)
{
    if (!MC_ARRAY_RESERVE(b->raw, b->capacity, (uint64_t)b->count + 1))
        return mc_error_memory(b->err);
    b->raw[b->count++] = (mc_raw_use){text, use};
    return MC_OK;
}

mc_status mc_match_plan_error(const mc_entry *entry, const char *what, mc_error *err)
{
    return mc_error_set_at(err, MC_ERR_LEXICON, entry->origin.file ? entry->origin.file : "",
                           entry->origin.line, 0, "entry %.*s: %s", (int)entry->id.size,
                           entry->id.data, what);
}

// Gives the class a slot, once, and puts its words into the index.
static mc_status use_class(builder *b, uint32_t class_index)
{
    mc_match_index *index = b->index;
    if (class_index == MC_NONE || index->slot_of_class[class_index] != MC_NONE) return MC_OK;
    uint32_t slot = index->slot_count++;
    const mc_word_class *words = &index->lexicon->classes[class_index];
    index->slot_of_class[class_index] = slot;
    mc_status st = MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < words->word_count; i++)
        st =
            add_raw(b, words->words[i].text, (mc_literal_use){MC_USE_WORD, slot, &words->words[i]});
    return st;
}

static mc_status use_frame(builder *b, const mc_entry *entry)
{
    const mc_frame *frame = &entry->detail.frame;
    if (frame->event_count < 2 || frame->event_count > MC_MAX_FRAME_EVENTS ||
        frame->quote_event >= frame->event_count)
        return mc_match_plan_error(entry, "a frame needs 2 to 16 events and quotes one of them",
                                   b->err);
    mc_status st = MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < frame->event_count; i++)
        st = use_class(b, frame->events[i]);
    return st;
}

static mc_status use_number(builder *b, const mc_entry *entry)
{
    const mc_number_rule *rule = &entry->detail.number;
    if (mc_match_plan_start_class(b->index->lexicon, entry) == MC_NONE)
        return mc_match_plan_error(entry, "a number rule needs near, units or period", b->err);
    bool amounts = rule->quantity == MC_QUANTITY_RATIO || rule->quantity == MC_QUANTITY_YIELD;
    mc_status st = use_class(b, rule->near);
    if (st != MC_OK || amounts) return st; // their other words are looked for beside numbers only
    st = use_class(b, rule->units);
    return st == MC_OK ? use_class(b, rule->period) : st;
}

// The disguised spellings of a term, when its flags ask for them.
static mc_status use_spellings(builder *b, uint32_t at)
{
    mc_variants found;
    mc_status st =
        mc_disguise_spell(b->index, &b->scratch, &b->index->lexicon->entries[at], &found, b->err);
    for (uint32_t i = 0; st == MC_OK && i < found.count; i++)
        st = add_raw(b, mc_arena_ustr(&b->literals, found.items[i]),
                     (mc_literal_use){MC_USE_SPELLING, at, NULL});
    return mc_arena_failed(&b->literals) ? mc_error_memory(b->err) : st;
}

static mc_status use_term(builder *b, uint32_t at)
{
    const mc_entry *entry = &b->index->lexicon->entries[at];
    mc_status st = add_raw(b, entry->detail.term, (mc_literal_use){MC_USE_TERM, at, NULL});
    return st == MC_OK ? use_spellings(b, at) : st;
}

static mc_status use_entry(builder *b, uint32_t at)
{
    const mc_entry *entry = &b->index->lexicon->entries[at];
    switch (entry->kind) {
    case MC_ENTRY_TERM:
        return use_term(b, at);
    case MC_ENTRY_NEAR: {
        mc_status st = use_class(b, entry->detail.near.a);
        return st == MC_OK ? use_class(b, entry->detail.near.b) : st;
    }
    case MC_ENTRY_PATTERN:
        return MC_OK; // planned before, all together
    case MC_ENTRY_FRAME:
        return use_frame(b, entry);
    case MC_ENTRY_NUMBER:
        return use_number(b, entry);
    case MC_ENTRY_COMBINATION:
        break;
    }
    return MC_OK;
}

// Single characters of groups that trigger nothing are looked for only where a pattern asks.
static void list_single(mc_match_index *index, uint32_t group, uint16_t unit)
{
    uint16_t *number = &index->single_of_unit[unit];
    if (!*number) *number = (uint16_t)++index->single_count;
    index->singles[index->first_single[group + 1]++] = (uint16_t)(*number - 1);
}

static mc_status list_group(builder *b, uint32_t group)
{
    mc_string_set set = b->planner.sets[group];
    mc_status st = MC_OK;
    b->index->first_single[group + 1] = b->index->first_single[group];
    for (uint32_t i = 0; st == MC_OK && i < set.count; i++) {
        if (set.items[i].size == 1 && group >= b->index->trigger_count)
            list_single(b->index, group, set.items[i].data[0]);
        else
            st = add_raw(b, set.items[i], (mc_literal_use){MC_USE_GROUP, group, NULL});
    }
    return st;
}

static bool allocate_singles(builder *b)
{
    mc_match_index *index = b->index;
    size_t most = 1;
    for (uint32_t g = 0; g < index->group_count; g++)
        for (uint32_t i = 0; i < b->planner.sets[g].count; i++)
            most += b->planner.sets[g].items[i].size == 1;
    index->single_of_unit = mc_arena_array(&index->arena, 65536, sizeof(uint16_t));
    index->first_single =
        mc_arena_array(&index->arena, (size_t)index->group_count + 1, sizeof(uint32_t));
    index->singles = mc_arena_array(&index->arena, most, sizeof(uint16_t));
    return !mc_arena_failed(&index->arena);
}

// The groups' literals go into the index.
static mc_status list_groups(builder *b)
{
    mc_status st = mc_pattern_planner_rank(&b->planner, &b->literals, b->err);
    if (st == MC_OK && !allocate_singles(b)) st = mc_error_memory(b->err);
    for (uint32_t g = 0; st == MC_OK && g < b->index->group_count; g++)
        st = list_group(b, g);
    return st;
}

// Takes out the disguised spellings that are terms or words of their own; what is
// known sorts before them.
static void drop_known_spellings(builder *b)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < b->count; i++) {
        const mc_raw_use *raw = &b->raw[i], *last = kept ? &b->raw[kept - 1] : NULL;
        bool known = raw->use.kind == MC_USE_SPELLING && last &&
                     last->use.kind != MC_USE_SPELLING && mc_ustr_equal(last->text, raw->text);
        if (!known) b->raw[kept++] = *raw;
    }
    b->count = kept;
}

// Literals on their way to their numbers.
typedef struct placing {
    mc_ustr *literals;
    uint32_t count, uses, groups;
} placing;

static void place_literal(builder *b, placing *p, uint32_t begin, uint32_t end)
{
    mc_match_index *index = b->index;
    p->literals[p->count++] = b->raw[begin].text;
    for (uint32_t i = begin; i < end; i++) {
        const mc_literal_use *use = &b->raw[i].use;
        if (use->kind == MC_USE_GROUP)
            index->groups[p->groups++] = (uint16_t)use->target;
        else
            index->uses[p->uses++] = *use;
    }
    index->plans[p->count] = (mc_literal_plan){p->uses, p->groups};
}

// Equal literals of different users become one literal with several uses.
static mc_status number_literals(builder *b, placing *p)
{
    uint32_t end = 0;
    for (uint32_t begin = 0; begin < b->count; begin = end) {
        mc_ustr literal = b->raw[begin].text;
        for (end = begin + 1; end < b->count; end++)
            if (!mc_ustr_equal(literal, b->raw[end].text)) break;
        place_literal(b, p, begin, end);
    }
    free(b->raw); // a good part of the memory that the index is made with
    b->raw = NULL;
    b->count = b->capacity = 0;
    return mc_literal_index_new(&b->index->literals, b->index->lexicon->region, p->literals,
                                p->count, b->err);
}

// How many there are of each, before they are placed.
static placing count_literals(const builder *b)
{
    placing counts = {0};
    for (uint32_t i = 0; i < b->count; i++) {
        bool group = b->raw[i].use.kind == MC_USE_GROUP;
        counts.groups += group;
        counts.uses += !group;
        counts.count += i == 0 || !mc_ustr_equal(b->raw[i].text, b->raw[i - 1].text);
    }
    return counts;
}

static mc_status index_literals(builder *b)
{
    mc_match_index *index = b->index;
    if (!mc_raw_use_sort(&b->raw, b->count)) return mc_error_memory(b->err);
    b->capacity = b->count;
    drop_known_spellings(b);
    placing counts = count_literals(b), p = {0};
    p.literals = mc_arena_array(&b->literals, counts.count, sizeof(mc_ustr));
    index->plans = mc_arena_array(&index->arena, counts.count + 1u, sizeof *index->plans);
    index->uses = mc_arena_array(&index->arena, counts.uses, sizeof *index->uses);
    index->groups = mc_arena_array(&index->arena, counts.groups, sizeof *index->groups);
    if (mc_arena_failed(&index->arena) || mc_arena_failed(&b->literals))
        return mc_error_memory(b->err);
    return number_literals(b, &p);
}

// Joins by slot, in order of entries.
static mc_status list_joins(builder *b)
{
    mc_match_index *index = b->index;
    const mc_lexicon *lexicon = index->lexicon;
    mc_lists *lists = &index->joins_of_slot;
    lists->first = mc_arena_array(&index->arena, (size_t)index->slot_count + 2, sizeof(uint32_t));
    lists->items = mc_arena_array(&index->arena, lexicon->entry_count, sizeof(uint32_t));
    if (mc_arena_failed(&index->arena)) return mc_error_memory(b->err);
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t e = 0; e < lexicon->entry_count; e++) {
            const mc_entry *entry = &lexicon->entries[e];
            if (!mc_match_plan_is_live(entry)) continue;
            uint32_t start = mc_match_plan_start_class(lexicon, entry);
            if (start == MC_NONE) continue;
            uint32_t slot = index->slot_of_class[start];
            if (pass == 0)
                lists->first[slot + 2]++;
            else
                lists->items[lists->first[slot + 1]++] = e;
        }
        for (uint32_t s = 2; pass == 0 && s < index->slot_count + 2; s++)
            lists->first[s] += lists->first[s - 1];
    }
    return MC_OK;
}

// lexicons/numerals.tsv, only when a rule reads numbers.
static mc_status load_numerals(builder *b)
{
    mc_match_index *index = b->index;
    const mc_lexicon *lexicon = index->lexicon;
    bool wanted = false;
    for (uint32_t e = 0; e < lexicon->entry_count; e++)
        wanted |= lexicon->entries[e].kind == MC_ENTRY_NUMBER &&
                  mc_match_plan_is_live(&lexicon->entries[e]);
    if (!wanted) return MC_OK;
    if (!lexicon->folder_count)
        return mc_error_set(b->err, MC_ERR_LEXICON,
                            "number rules need a data folder with numerals.tsv");
    mc_str path = mc_path_join(&b->scratch, lexicon->folders[0], MC_STR("numerals.tsv"));
    if (!path.data) return mc_error_memory(b->err);
    return mc_numeral_table_load(&index->numerals, lexicon->region, lexicon->fold, path.data,
                                 b->err);
}

static mc_status prepare(builder *b)
{
    mc_match_index *index = b->index;
    const mc_lexicon *lexicon = index->lexicon;
    index->slot_of_class =
        mc_arena_array(&index->arena, lexicon->class_count, sizeof *index->slot_of_class);
    uint32_t patterns = 0;
    for (uint32_t e = 0; e < lexicon->entry_count; e++)
        patterns += lexicon->entries[e].kind == MC_ENTRY_PATTERN;
    index->patterns = mc_arena_array(&index->arena, patterns, sizeof *index->patterns);
    if (mc_arena_failed(&index->arena)) return mc_error_memory(b->err);
    for (uint32_t c = 0; c < lexicon->class_count; c++)
        index->slot_of_class[c] = MC_NONE;
    return mc_class_words_new(&index->words, lexicon, b->err);
}

static mc_status build(builder *b)
{
    const mc_lexicon *lexicon = b->index->lexicon;
    mc_status st = prepare(b);
    if (st == MC_OK) st = mc_pattern_share_plan(&b->planner, b->index, b->err);
    for (uint32_t e = 0; st == MC_OK && e < lexicon->entry_count; e++)
        if (mc_match_plan_is_live(&lexicon->entries[e])) {
            st = use_entry(b, e);
            mc_arena_reset(&b->scratch);
        }
    if (st == MC_OK) st = mc_disguise_file(b->index, b->err);
    if (st == MC_OK) st = list_groups(b);
    if (st == MC_OK) st = index_literals(b);
    if (st == MC_OK) st = list_joins(b);
    if (st == MC_OK) st = mc_combine_list(b->index, b->err);
    if (st == MC_OK) st = load_numerals(b);
    return st;
}

mc_status mc_match_index_new(mc_match_index **out, const mc_lexicon *lexicon, mc_error *err)
{
    mc_arena arena = MC_ARENA_IN(lexicon->region);
    mc_match_index *index = mc_arena_alloc(&arena, sizeof *index);
    if (!index) return mc_error_memory(err);
    index->arena = arena;
    index->lexicon = lexicon;
    builder b = {.index = index, .err = err};
    mc_status st = build(&b);
    if (st == MC_OK) {
        *out = index;
        index = NULL;
    }
    free(b.raw);
    mc_pattern_planner_dispose(&b.planner);
    mc_arena_dispose(&b.scratch);
    mc_arena_dispose(&b.literals);
    mc_match_index_free(index);
    return st;
}

void mc_match_index_free(mc_match_index *index)
{
    if (!index) return;
    for (uint32_t i = 0; i < index->pattern_count; i++) {
        mc_regex_dispose(index->patterns[i].regex);
        mc_regex_dispose(index->patterns[i].exclude);
    }
    mc_literal_index_free(index->literals);
    mc_class_words_free(index->words);
    mc_numeral_table_free(index->numerals);
    mc_confusion_index_free(index->confusions);
    mc_variant_tables_free(index->variants);
    mc_arena_dispose(&index->beside);
    mc_arena arena = index->arena; // the index lies in it
    mc_arena_dispose(&arena);
}
