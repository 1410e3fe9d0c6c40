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
#include "match/group_table.h"
#include "match/raw_use.h"
#include "match/required.h"

typedef struct builder {
    mc_match_index *index;
    mc_raw_use *raw;
    uint32_t count, capacity;
    mc_group_table groups;
    mc_string_set *sets; // of the groups, in the order of their numbers
    mc_group_memo *memo;
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

uint32_t mc_match_plan_start_class(const mc_entry *entry)
{
    const mc_number_rule *number = &entry->detail.number;
    switch (entry->kind) {
    case MC_ENTRY_NEAR:
        return entry->detail.near.a;
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

static mc_status entry_error(builder *b, const mc_entry *entry, const char *what)
{
    return mc_error_set_at(b->err, MC_ERR_LEXICON, entry->origin.file ? entry->origin.file : "",
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
        return entry_error(b, entry, "a frame needs 2 to 16 events and quotes one of them");
    mc_status st = MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < frame->event_count; i++)
        st = use_class(b, frame->events[i]);
    return st;
}

static mc_status use_number(builder *b, const mc_entry *entry)
{
    const mc_number_rule *rule = &entry->detail.number;
    if (mc_match_plan_start_class(entry) == MC_NONE)
        return entry_error(b, entry, "a number rule needs near, units or period");
    mc_status st = use_class(b, rule->near);
    if (st == MC_OK) st = use_class(b, rule->units);
    return st == MC_OK ? use_class(b, rule->period) : st;
}

// PCRE2's message with the place of the entry in front. A pattern that others have checked is compiled later, if
// ever.
static mc_status make_regex(builder *b, const mc_entry *entry, mc_ustr pattern,
                            mc_regex_start start, mc_regex **out)
{
    mc_error inner = {0};
    mc_status st = mc_regex_new(out, pattern, start, &inner);
    if (st == MC_OK && !entry->detail.pattern.late) st = mc_regex_check(*out, &inner);
    if (st == MC_ERR_LEXICON) return entry_error(b, entry, inner.message);
    return st == MC_OK ? MC_OK : mc_error_memory(b->err);
}

static mc_status use_group(builder *b, mc_string_set set, uint32_t *group)
{
    *group = MC_NONE;
    if (!mc_string_set_is_usable(set)) return MC_OK;
    return mc_group_table_add(&b->groups, set, group) ? MC_OK : mc_error_memory(b->err);
}

static mc_status use_groups(builder *b, mc_pattern_plan *plan, const mc_required *required)
{
    mc_arena *arena = &b->index->arena;
    uint32_t *groups = mc_arena_array(arena, required->group_count, sizeof *groups);
    if (!groups || !mc_begin_filter_init(&plan->beginning, arena, required->beginning))
        return mc_error_memory(b->err);
    mc_status st =
        use_group(b, (mc_string_set){required->literals, required->count}, &plan->trigger);
    for (uint32_t i = 0; st == MC_OK && i < required->group_count; i++)
        st = use_group(b, required->groups[i], &groups[i]);
    plan->groups = groups;
    plan->group_count = required->group_count;
    return st;
}

static mc_status use_exclude(builder *b, const mc_entry *entry, mc_pattern_plan *plan)
{
    mc_ustr pattern = entry->detail.pattern.exclude;
    mc_required required;
    plan->exclude_group = MC_NONE;
    if (!pattern.size) return MC_OK;
    mc_status st = make_regex(b, entry, pattern, MC_REGEX_ANYWHERE, &plan->exclude);
    if (st == MC_OK && !mc_required_find_literals(&required, &b->scratch, b->memo, pattern))
        st = mc_error_memory(b->err);
    if (st != MC_OK) return st;
    return use_group(b, (mc_string_set){required.literals, required.count}, &plan->exclude_group);
}

static mc_status use_pattern(builder *b, uint32_t at)
{
    mc_match_index *index = b->index;
    const mc_entry *entry = &index->lexicon->entries[at];
    const mc_pattern *pattern = &entry->detail.pattern;
    mc_pattern_plan *plan = &index->patterns[index->pattern_count++];
    mc_required required = {0};
    *plan = (mc_pattern_plan){.entry = at, .trigger = MC_NONE};
    if (!mc_required_find(&required, &b->scratch, b->memo, pattern->pattern))
        return mc_error_memory(b->err);
    plan->longest =
        required.longest < MC_MAX_PATTERN_UNITS ? required.longest : MC_MAX_PATTERN_UNITS;
    plan->slow = required.count == 0;
    index->slow_count += plan->slow;
    mc_status st = use_groups(b, plan, &required);
    plan->anchored = !plan->slow && plan->beginning.keys;
    mc_regex_start start = plan->anchored ? MC_REGEX_AT_FROM : MC_REGEX_ANYWHERE;
    if (st == MC_OK) st = make_regex(b, entry, pattern->pattern, start, &plan->regex);
    if (st == MC_OK) st = use_exclude(b, entry, plan);
    if (st == MC_OK && required.shortest < 2 && !pattern->slow)
        return entry_error(b, entry,
                           "no match needs any two neighbouring characters, so the pattern would "
                           "run over every sentence; add a literal or say slow=\"yes\"");
    return st;
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
        return use_pattern(b, at);
    case MC_ENTRY_FRAME:
        return use_frame(b, entry);
    case MC_ENTRY_NUMBER:
        return use_number(b, entry);
    case MC_ENTRY_COMBINATION:
        break;
    }
    return MC_OK;
}

// Numbers the groups anew, those that trigger a pattern first, and puts their sets into that order.
static mc_status rank_groups(builder *b)
{
    mc_match_index *index = b->index;
    uint32_t count = b->groups.count, next = 0;
    uint32_t *ranks = mc_arena_array(&b->literals, (size_t)count + 1, sizeof *ranks);
    b->sets = mc_arena_array(&b->literals, (size_t)count + 1, sizeof *b->sets);
    if (!ranks || !b->sets) return mc_error_memory(b->err);
    for (uint32_t p = 0; p < index->pattern_count; p++) {
        uint32_t trigger = index->patterns[p].trigger;
        if (trigger != MC_NONE && !ranks[trigger]) ranks[trigger] = ++next;
    }
    index->trigger_count = next;
    index->group_count = count;
    for (uint32_t g = 0; g < count; g++) {
        if (!ranks[g]) ranks[g] = ++next;
        b->sets[--ranks[g]] = b->groups.sets[g];
    }
    for (uint32_t p = 0; p < index->pattern_count; p++) {
        mc_pattern_plan *plan = &index->patterns[p];
        if (plan->trigger != MC_NONE) plan->trigger = ranks[plan->trigger];
        if (plan->exclude_group != MC_NONE) plan->exclude_group = ranks[plan->exclude_group];
        for (uint32_t i = 0; i < plan->group_count; i++)
            plan->groups[i] = ranks[plan->groups[i]];
    }
    if (count <= UINT16_MAX) return MC_OK;
    return mc_error_set(b->err, MC_ERR_LIMIT,
                        "the patterns need %u sets of literals, expected at most %u", count,
                        (unsigned)UINT16_MAX);
}

// Patterns by the group that triggers them.
static mc_status list_triggers(builder *b)
{
    mc_match_index *index = b->index;
    mc_lists *lists = &index->patterns_of_group;
    lists->first =
        mc_arena_array(&index->arena, (size_t)index->trigger_count + 2, sizeof(uint32_t));
    lists->items = mc_arena_array(&index->arena, index->pattern_count, sizeof(uint32_t));
    if (mc_arena_failed(&index->arena)) return mc_error_memory(b->err);
    for (uint32_t p = 0; p < index->pattern_count; p++)
        if (!index->patterns[p].slow) lists->first[index->patterns[p].trigger + 2]++;
    for (uint32_t g = 2; g < index->trigger_count + 2; g++)
        lists->first[g] += lists->first[g - 1];
    for (uint32_t p = 0; p < index->pattern_count; p++) {
        const mc_pattern_plan *plan = &index->patterns[p];
        if (!plan->slow) lists->items[lists->first[plan->trigger + 1]++] = p;
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
    mc_string_set set = b->sets[group];
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
        for (uint32_t i = 0; i < b->sets[g].count; i++)
            most += b->sets[g].items[i].size == 1;
    index->single_of_unit = mc_arena_array(&index->arena, 65536, sizeof(uint16_t));
    index->first_single =
        mc_arena_array(&index->arena, (size_t)index->group_count + 1, sizeof(uint32_t));
    index->singles = mc_arena_array(&index->arena, most, sizeof(uint16_t));
    return !mc_arena_failed(&index->arena);
}

// The groups' literals go into the index.
static mc_status list_groups(builder *b)
{
    mc_status st = rank_groups(b);
    if (st == MC_OK) st = list_triggers(b);
    if (st == MC_OK && !allocate_singles(b)) st = mc_error_memory(b->err);
    for (uint32_t g = 0; st == MC_OK && g < b->index->group_count; g++)
        st = list_group(b, g);
    return st;
}

// Takes out the disguised spellings that are terms or words of their own; what is known sorts before them.
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
    mc_literal_plan *plan = &index->plans[p->count];
    p->literals[p->count++] = b->raw[begin].text;
    for (uint32_t i = begin; i < end; i++) {
        const mc_literal_use *use = &b->raw[i].use;
        if (use->kind == MC_USE_GROUP) {
            index->groups[p->groups++] = (uint16_t)use->target;
            plan->triggers |= use->target < index->trigger_count;
        } else
            index->uses[p->uses++] = *use;
    }
    plan[1] = (mc_literal_plan){p->uses, p->groups, false};
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
    return mc_literal_index_new(&b->index->literals, p->literals, p->count, b->err);
}

static mc_status index_literals(builder *b)
{
    mc_match_index *index = b->index;
    size_t most = (size_t)b->count + 1;
    if (!mc_raw_use_sort(&b->raw, b->count)) return mc_error_memory(b->err);
    b->capacity = b->count;
    drop_known_spellings(b);
    placing p = {.literals = mc_arena_array(&b->literals, most, sizeof(mc_ustr))};
    index->plans = mc_arena_array(&index->arena, most, sizeof *index->plans);
    index->uses = mc_arena_array(&index->arena, most, sizeof *index->uses);
    index->groups = mc_arena_array(&index->arena, most, sizeof *index->groups);
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
            uint32_t start = mc_match_plan_start_class(entry);
            if (!mc_match_plan_is_live(entry) || start == MC_NONE) continue;
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
    mc_str path = mc_path_join(&index->arena, lexicon->folders[0], MC_STR("numerals.tsv"));
    if (!path.data) return mc_error_memory(b->err);
    return mc_numeral_table_load(&index->numerals, lexicon->fold, path.data, b->err);
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
    mc_match_index *index = calloc(1, sizeof *index);
    if (!index) return mc_error_memory(err);
    index->lexicon = lexicon;
    builder b = {.index = index, .memo = mc_group_memo_new(), .err = err};
    mc_status st = b.memo ? build(&b) : mc_error_memory(err);
    if (st == MC_OK) {
        *out = index;
        index = NULL;
    }
    free(b.raw);
    mc_group_table_dispose(&b.groups);
    mc_group_memo_free(b.memo);
    mc_arena_dispose(&b.scratch);
    mc_arena_dispose(&b.literals);
    mc_match_index_free(index);
    return st;
}

void mc_match_index_free(mc_match_index *index)
{
    if (!index) return;
    for (uint32_t i = 0; i < index->pattern_count; i++) {
        mc_regex_free(index->patterns[i].regex);
        mc_regex_free(index->patterns[i].exclude);
    }
    mc_literal_index_free(index->literals);
    mc_class_words_free(index->words);
    mc_numeral_table_free(index->numerals);
    for (uint32_t kind = 0; kind < MC_CONFUSION_COUNT; kind++)
        mc_confusion_index_free(index->confused[kind].index);
    mc_variant_tables_free(index->variants);
    mc_arena_dispose(&index->arena);
    free(index);
}
