// SPDX-License-Identifier: Apache-2.0
#include "lexicon/rule_file.h"

#include "base/ascii.h"
#include "lexicon/element.h"
#include "lexicon/entry.h"
#include "lexicon/pattern_macro.h"
#include "lexicon/vocabulary.h"
#include "lexicon/word_class.h"

enum { MOST_GAP = 160, MOST_EVENTS = 8, DEFAULT_DISTANCE = 10 };

// The rule at hand.
typedef struct rule_draft {
    mc_build *build;
    const mc_element *element; // the <pattern>, <frame>, … of the rule
    const mc_element *parent;  // the <rule>
    mc_place at;
    mc_entry entry;
    mc_combination_link link;
} rule_draft;

static mc_str attribute(const rule_draft *rule, const char *name)
{
    return mc_element_attribute(rule->build, rule->element, name);
}

static uint32_t read_code(const rule_draft *rule, const mc_vocabulary *codes, const char *name)
{
    mc_str code = attribute(rule, name);
    if (code.size == 0) {
        mc_problems_add(&rule->build->problems, rule->at, "<%s> has no attribute \"%s\"",
                        mc_element_name(rule->element), name);
    }
    return mc_vocabulary_read(codes, code, 0, rule->at, &rule->build->problems);
}

static int32_t read_int(const rule_draft *rule, const char *name, int32_t least, int32_t most,
                        int32_t otherwise)
{
    return mc_vocabulary_read_int(attribute(rule, name), name, least, most, otherwise, rule->at,
                                  &rule->build->problems);
}

static void read_pattern(rule_draft *rule)
{
    mc_build *build = rule->build;
    mc_pattern *pattern = &rule->entry.detail.pattern;
    mc_str written = mc_element_text(&build->scratch, rule->element);
    if (written.size == 0) {
        mc_problems_add(&build->problems, rule->at, "<pattern> is empty; expected a PCRE2 pattern");
        return;
    }
    rule->entry.kind = MC_ENTRY_PATTERN;
    pattern->pattern = mc_pattern_macro_expand(build, written, rule->at);
    pattern->late = !build->source->strict;
    pattern->slow = mc_vocabulary_read(&MC_VOCABULARY_YES_NO, attribute(rule, "slow"), 0, rule->at,
                                       &build->problems) == 1;
    const mc_element *exclude = mc_element_child(rule->parent, "exclude");
    if (exclude) {
        pattern->exclude = mc_pattern_macro_expand(build, mc_element_text(&build->scratch, exclude),
                                                   mc_element_place(build, exclude));
    }
}

static void read_frame(rule_draft *rule)
{
    mc_build *build = rule->build;
    mc_frame *frame = &rule->entry.detail.frame;
    rule->entry.kind = MC_ENTRY_FRAME;
    uint32_t *events = mc_arena_array(build->arena, MOST_EVENTS, sizeof *events);
    const mc_element *event = mc_element_child(rule->element, "event");
    for (; events && event && frame->event_count < MOST_EVENTS;
         event = mc_element_next(event, "event")) {
        events[frame->event_count++] = mc_word_class_of_cell(
            build, mc_element_text(build->arena, event), mc_element_place(build, event));
    }
    if (event || frame->event_count < 2) {
        mc_problems_add(&build->problems, rule->at, "<frame> has %s events; expected 2 to %d",
                        event ? "too many" : "too few", MOST_EVENTS);
    }
    frame->events = events;
    frame->gap = (uint16_t)read_int(rule, "gap", 0, MOST_GAP, MOST_GAP);
    frame->cross_sentence = read_int(rule, "sentences", 0, 1, 0) == 1;
    int32_t last = frame->event_count ? (int32_t)frame->event_count : 1;
    frame->quote_event = (uint8_t)(read_int(rule, "quote", 1, last, last) - 1);
}

// Decimal numbers without the locale's comma: digits, then perhaps a point and digits.
static double read_decimal(const rule_draft *rule, const char *name, double otherwise)
{
    mc_str text = attribute(rule, name);
    double value = 0, unit = 1;
    bool point = false, digits = false, wrong = text.size > 12;
    for (uint32_t i = 0; i < text.size && !wrong; i++) {
        char c = text.data[i];
        wrong = !mc_is_digit(c) && !(c == '.' && !point);
        point |= c == '.';
        if (wrong || c == '.') continue;
        digits = true;
        value = value * 10 + (c - '0');
        if (point) unit *= 10;
    }
    if (text.size == 0) return otherwise;
    if (wrong || !digits) {
        mc_problems_add(&rule->build->problems, rule->at,
                        "%s is \"%.*s\"; expected a number such as 7 or 0.5", name, MC_SHOW(text));
    }
    return value / unit;
}

static uint32_t read_class(const rule_draft *rule, const char *name)
{
    return mc_word_class_of_cell(rule->build, attribute(rule, name), rule->at);
}

// Amounts are compared when, and only when, both words that name them are given.
static void check_amounts(const rule_draft *rule, const mc_number_rule *number)
{
    bool yield = number->quantity == MC_QUANTITY_YIELD;
    bool compares = yield || number->quantity == MC_QUANTITY_RATIO;
    bool both = number->near != MC_NONE && number->against != MC_NONE;
    mc_build *build = rule->build;
    if (compares && (!both || (yield && number->period == MC_NONE))) {
        mc_problems_add(&build->problems, rule->at,
                        "<number> of a %s has no %s; expected the words that name the amounts",
                        yield ? "yield" : "ratio",
                        yield ? "near, against or period" : "near or against");
    }
    if (!compares && (number->against != MC_NONE || number->except != MC_NONE)) {
        mc_problems_add(&build->problems, rule->at,
                        "<number> has against or except; expected them for ratio and yield only");
    }
}

static void read_number(rule_draft *rule)
{
    mc_build *build = rule->build;
    mc_number_rule *number = &rule->entry.detail.number;
    rule->entry.kind = MC_ENTRY_NUMBER;
    number->quantity = (mc_quantity)read_code(rule, &MC_VOCABULARY_QUANTITY, "quantity");
    number->near = read_class(rule, "near");
    number->units = read_class(rule, "units");
    number->period = read_class(rule, "period");
    number->against = read_class(rule, "against");
    number->except = read_class(rule, "except");
    check_amounts(rule, number);
    number->distance = (uint16_t)read_int(rule, "distance", 0, MOST_GAP, DEFAULT_DISTANCE);
    number->at_least = read_decimal(rule, "at_least", 0);
    number->below = read_decimal(rule, "below", 1e12);
    bool bound = attribute(rule, "at_least").size || attribute(rule, "below").size;
    if (!bound) {
        mc_problems_add(&build->problems, rule->at,
                        "<number> has no bound; expected at_least or below");
    }
    bool counts = number->quantity == MC_QUANTITY_COUNT || number->quantity == MC_QUANTITY_DAYS;
    if (counts && number->units == MC_NONE) {
        mc_problems_add(&build->problems, rule->at,
                        "<number> has no units; expected the words right behind the number");
    }
    if (number->at_least >= number->below && number->quantity != MC_QUANTITY_HOUR) {
        mc_problems_add(&build->problems, rule->at,
                        "at_least is not below `below`: no number can fit (only hours wrap)");
    }
}

static uint32_t count_children(const mc_element *element, const char *name)
{
    uint32_t count = 0;
    const mc_element *child = mc_element_child(element, name);
    for (; child; child = mc_element_next(child, name)) {
        count++;
    }
    return count;
}

static void read_combination(rule_draft *rule)
{
    mc_build *build = rule->build;
    mc_combination *combination = &rule->entry.detail.combination;
    rule->entry.kind = MC_ENTRY_COMBINATION;
    combination->kind = (mc_combination_kind)read_code(rule, &MC_VOCABULARY_COMBINATION, "kind");
    combination->extent = (mc_extent)read_code(rule, &MC_VOCABULARY_EXTENT, "extent");
    combination->entry_count = count_children(rule->element, "entry");
    combination->none_count = count_children(rule->element, "none");
    combination->at_least = (uint32_t)read_int(rule, "at_least", 1, 1000, 1);
    if (combination->entry_count == 0 || combination->at_least > combination->entry_count) {
        mc_problems_add(&build->problems, rule->at,
                        "<combination> names %u entries; expected at least %u <entry>",
                        combination->entry_count, combination->at_least);
    }
    uint32_t count = combination->entry_count + combination->none_count;
    mc_str *names = mc_arena_array(&build->scratch, count, sizeof *names);
    uint32_t at = 0;
    const mc_element *child = mc_element_child(rule->element, "entry");
    for (; names && child; child = mc_element_next(child, "entry")) {
        names[at++] = mc_element_text(build->arena, child);
    }
    child = mc_element_child(rule->element, "none");
    for (; names && child; child = mc_element_next(child, "none")) {
        names[at++] = mc_element_text(build->arena, child);
    }
    rule->link = (mc_combination_link){MC_NONE, names, rule->at};
}

typedef struct rule_shape {
    const char *name;
    void (*read)(rule_draft *rule);
} rule_shape;

static const rule_shape SHAPES[] = {{"pattern", read_pattern},
                                    {"frame", read_frame},
                                    {"number", read_number},
                                    {"combination", read_combination}};

static void read_shape(rule_draft *rule)
{
    uint32_t found = 0;
    for (size_t i = 0; i < sizeof SHAPES / sizeof *SHAPES; i++) {
        const mc_element *element = mc_element_child(rule->parent, SHAPES[i].name);
        if (!element) continue;
        found += count_children(rule->parent, SHAPES[i].name);
        rule->element = element;
        rule->at = mc_element_place(rule->build, element);
        SHAPES[i].read(rule);
    }
    if (found == 1) return;
    mc_problems_add(&rule->build->problems, mc_element_place(rule->build, rule->parent),
                    "the rule has %u of <pattern>, <frame>, <number>, <combination>; expected "
                    "exactly one",
                    found);
}

static mc_cell attribute_cell(mc_build *build, const mc_element *element, const char *name)
{
    return (mc_cell){mc_element_attribute(build, element, name), mc_element_place(build, element)};
}

static mc_cell child_cell(mc_build *build, const mc_element *element, const char *name)
{
    const mc_element *child = mc_element_child(element, name);
    return (mc_cell){mc_element_text(build->arena, child),
                     mc_element_place(build, child ? child : element)};
}

static void add_link(mc_build *build, mc_combination_link link, uint32_t entry)
{
    if (!MC_BUILD_ROOM(build, links, link_count, link_room)) return;
    link.entry = entry;
    build->links[build->link_count++] = link;
}

static void read_rule(mc_build *build, const mc_element *element)
{
    rule_draft rule = {.build = build, .parent = element};
    mc_entry_cells cells = {.id = attribute_cell(build, element, "id"),
                            .category = attribute_cell(build, element, "category"),
                            .flags = attribute_cell(build, element, "flags"),
                            .status = attribute_cell(build, element, "status"),
                            .note = child_cell(build, element, "note")};
    for (uint32_t i = 0; i < MC_GUARD_COUNT; i++) {
        cells.guards[i] = child_cell(build, element, mc_guard_name((mc_guard)i));
    }
    if (mc_entry_read(build, &cells, &rule.entry) != MC_ENTRY_CHANGE_ADD) return;
    uint32_t errors = build->problems.error_count;
    read_shape(&rule);
    if (build->problems.error_count != errors) return;
    uint32_t index = mc_entry_add(build, &rule.entry);
    if (index != MC_NONE && rule.entry.kind == MC_ENTRY_COMBINATION) {
        add_link(build, rule.link, index);
    }
}

void mc_rule_file_read(mc_build *build, mc_str schema)
{
    mc_element_tree *tree = mc_element_parse(build, schema, "rules");
    if (!tree) return;
    const mc_element *element = mc_element_child(mc_element_root(tree), NULL);
    for (; element; element = mc_element_next(element, NULL)) {
        if (mc_element_is(element, "rule")) {
            read_rule(build, element);
        } else {
            mc_problems_add(&build->problems, mc_element_place(build, element),
                            "found <%s>; expected <rule>", mc_element_name(element));
        }
    }
    mc_element_free(tree);
}

static uint32_t *link_names(mc_build *build, const mc_combination_link *link, uint32_t from,
                            uint32_t count)
{
    uint32_t *entries = mc_arena_array(build->arena, count, sizeof *entries);
    for (uint32_t i = 0; entries && i < count; i++) {
        mc_str name = link->names[from + i];
        entries[i] = mc_symbols_find(&build->entry_ids, name);
        bool itself = entries[i] == link->entry;
        if (entries[i] == MC_NONE || itself) {
            mc_problems_add(&build->problems, link->at,
                            "the combination names %s \"%.*s\"; expected the id of another entry",
                            itself ? "itself," : "the unknown entry", MC_SHOW(name));
        }
    }
    return entries;
}

void mc_rule_file_link(mc_build *build)
{
    for (uint32_t i = 0; i < build->link_count; i++) {
        const mc_combination_link *link = &build->links[i];
        mc_entry *entry = &build->entries[link->entry];
        if (entry->kind != MC_ENTRY_COMBINATION) continue; // replaced by an overlay
        mc_combination *combination = &entry->detail.combination;
        combination->entries = link_names(build, link, 0, combination->entry_count);
        combination->none_of =
            link_names(build, link, combination->entry_count, combination->none_count);
    }
}
