// SPDX-License-Identifier: Apache-2.0
// Most copies are the sentence with another writing of single characters:
//
//   催收打了十个电话    traditional  催收打了十個電話
//                       readings     催收打(dǎ)了十个(gè)电话
//                       references   催收打了&#21313;个电话
//
// A spelling is put in the place of the term: 被催收骚扰 becomes 被崔收骚扰,
// 被cui收骚扰, 被催*收骚扰 …
#include "pipeline/mutation.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "match/disguise.h"
#include "text/emitter.h"
#include "text/fold.h"
#include "text/readings.h"
#include "text/variants.h"

enum {
    UNITS = 0x10000,
    MOST_SPELLINGS = 600, // of one term
    SPELLINGS_A_PLACE = 3,
    FIRST_HAN = 0x4E00,
    LAST_HAN = 0x9FA5,
    READING_EVERY = 3,
    REFERENCE_EVERY = 5
};

struct mc_mutator {
    const mc_lexicon *lexicon;
    mc_variant_tables *variants;
    mc_readings *readings, *traditional;
    uint32_t reading_of[UNITS];     /**< row of `readings`, from 1; 0 = none */
    uint16_t traditional_of[UNITS]; /**< 0 = none */
    mc_arena arena;                 /**< of the example at hand */
    mc_buf copy;
};

const char *mc_mutation_code(mc_mutation mutation)
{
    switch (mutation) {
    case MC_MUTATION_TRADITIONAL:
        return "traditional";
    case MC_MUTATION_READINGS:
        return "readings";
    case MC_MUTATION_ZERO_WIDTH:
        return "zero_width";
    case MC_MUTATION_FULL_WIDTH:
        return "full_width";
    case MC_MUTATION_UPPER_CASE:
        return "upper_case";
    case MC_MUTATION_REFERENCES:
        return "references";
    case MC_MUTATION_SPELLING:
        return "spelling";
    }
    return "";
}

static mc_status load(mc_readings **out, mc_mutator *mutator, const char *name, mc_error *err)
{
    mc_str path = mc_path_join(&mutator->arena, mutator->lexicon->folders[0], mc_str_from_z(name));
    if (mc_arena_failed(&mutator->arena)) return mc_error_memory(err);
    return mc_readings_load(out, NULL, path.data, err);
}

// False for the triggers of exceptions.tsv: 藉 is 借 in some words only.
static bool folds_alone(mc_mutator *mutator, mc_ustr traditional, mc_ustr simplified)
{
    mc_buf text = MC_BUF_INIT(16);
    mc_fold_print(&text, traditional);
    mc_ustr folded = mc_fold_string(mutator->lexicon->fold, &mutator->arena, mc_buf_str(&text));
    mc_buf_dispose(&text);
    return folded.data && mc_ustr_equal(folded, simplified);
}

static void turn_round(mc_mutator *mutator)
{
    mc_ustr key, characters;
    for (uint32_t row = 0; mc_readings_row(mutator->readings, row, &key, &characters); row++)
        for (uint32_t at = 0; at < characters.size; at++)
            mutator->reading_of[characters.data[at]] = row + 1;
    for (uint32_t row = 0; mc_readings_row(mutator->traditional, row, &key, &characters); row++) {
        uint16_t *form = &mutator->traditional_of[characters.data[0]];
        if (*form == 0 && folds_alone(mutator, key, characters)) *form = key.data[0];
    }
}

mc_status mc_mutator_new(mc_mutator **out, const mc_lexicon *lexicon, mc_error *err)
{
    mc_mutator *mutator = calloc(1, sizeof *mutator);
    if (!mutator) return mc_error_memory(err);
    mutator->lexicon = lexicon;
    mutator->arena = MC_ARENA_INIT;
    mutator->copy = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    mc_status st = mc_variant_tables_load(&mutator->variants, NULL, lexicon->folders[0].data,
                                          mc_fold_table_words(lexicon->fold), err);
    if (st == MC_OK) st = load(&mutator->readings, mutator, "fold/readings.tsv", err);
    if (st == MC_OK) st = load(&mutator->traditional, mutator, "fold/traditional.tsv", err);
    if (st != MC_OK) {
        mc_mutator_free(mutator);
        return st;
    }
    turn_round(mutator);
    *out = mutator;
    return MC_OK;
}

void mc_mutator_free(mc_mutator *mutator)
{
    if (!mutator) return;
    mc_variant_tables_free(mutator->variants);
    mc_readings_free(mutator->readings);
    mc_readings_free(mutator->traditional);
    mc_arena_dispose(&mutator->arena);
    mc_buf_dispose(&mutator->copy);
    free(mutator);
}

// A character of a sentence.
typedef struct letter {
    uint32_t code;
    mc_str bytes;
    uint32_t number; /**< among the characters */
} letter;

static void add_unit(mc_buf *out, uint32_t code)
{
    uint16_t unit = (uint16_t)code;
    mc_fold_print(out, (mc_ustr){&unit, 1});
}

static void add_traditional(mc_mutator *mutator, letter l)
{
    uint16_t form = l.code < UNITS ? mutator->traditional_of[l.code] : 0;
    if (form)
        add_unit(&mutator->copy, form);
    else
        mc_buf_add_str(&mutator->copy, l.bytes);
}

static void add_with_reading(mc_mutator *mutator, letter l)
{
    mc_ustr reading, characters;
    mc_buf_add_str(&mutator->copy, l.bytes);
    uint32_t row = l.code < UNITS ? mutator->reading_of[l.code] : 0;
    if (!row || l.number % READING_EVERY) return;
    (void)mc_readings_row(mutator->readings, row - 1, &reading, &characters);
    mc_buf_add_char(&mutator->copy, '(');
    mc_fold_print(&mutator->copy, reading);
    mc_buf_add_char(&mutator->copy, ')');
}

static void add_letter(mc_mutator *mutator, mc_mutation mutation, letter l)
{
    mc_buf *out = &mutator->copy;
    bool wide = mutation == MC_MUTATION_FULL_WIDTH && l.code > ' ' && l.code < 0x7F;
    bool upper = mutation == MC_MUTATION_UPPER_CASE && l.code >= 'a' && l.code <= 'z';
    bool reference = mutation == MC_MUTATION_REFERENCES && l.code >= FIRST_HAN &&
                     l.number % REFERENCE_EVERY == 0;
    if (mutation == MC_MUTATION_TRADITIONAL)
        add_traditional(mutator, l);
    else if (mutation == MC_MUTATION_READINGS)
        add_with_reading(mutator, l);
    else if (wide)
        add_unit(out, l.code + 0xFEE0);
    else if (upper)
        mc_buf_add_char(out, (char)(l.code - 'a' + 'A'));
    else if (reference)
        mc_buf_add_format(out, "&#%u;", l.code);
    else
        mc_buf_add_str(out, l.bytes);
    if (mutation == MC_MUTATION_ZERO_WIDTH) add_unit(out, 0x200B);
}

// Where copies go.
typedef struct outlet {
    const mc_example *example;
    mc_mutation_sink *sink;
    void *payload;
    mc_error *err;
} outlet;

static mc_status hand_out(mc_mutator *mutator, const outlet *to, mc_mutation mutation)
{
    mc_status st = mc_buf_status(&mutator->copy);
    if (st != MC_OK) return mc_error_memory(to->err);
    mc_example copy = *to->example;
    copy.sentence = mc_buf_str(&mutator->copy);
    if (mc_str_equal(copy.sentence, to->example->sentence)) return MC_OK;
    return to->sink(to->payload, mutation, &copy);
}

static mc_status write_otherwise(mc_mutator *mutator, const outlet *to, mc_mutation mutation)
{
    mc_str sentence = to->example->sentence;
    mc_buf_clear(&mutator->copy);
    for (uint32_t at = 0, number = 0; at < sentence.size; number++) {
        uint32_t begin = at, code = mc_utf8_next(sentence, &at);
        add_letter(mutator, mutation, (letter){code, mc_str_slice(sentence, begin, at), number});
    }
    return hand_out(mutator, to, mutation);
}

// A term in a sentence, as it is written there and folded.
typedef struct standing {
    mc_ustr term;
    mc_str written;
    uint32_t byte;   /**< where `written` begins */
    uint16_t *units; /**< the folded sentence, */
    uint32_t size;
    uint32_t begin; /**< and where the term begins in it */
} standing;

static uint32_t place_in(mc_ustr text, mc_ustr part)
{
    for (uint32_t at = 0; at + part.size <= text.size; at++)
        if (mc_ustr_equal((mc_ustr){text.data + at, part.size}, part)) return at;
    return UINT32_MAX;
}

// @return false when the term is written otherwise in the sentence, or memory ran out
static bool find_standing(mc_mutator *mutator, mc_str sentence, mc_ustr term, standing *out)
{
    mc_arena *arena = &mutator->arena;
    mc_buf text = MC_BUF_INIT(1 << 10);
    mc_fold_print(&text, term);
    out->term = term;
    out->written = mc_arena_str(arena, mc_buf_str(&text));
    mc_buf_dispose(&text);
    out->byte = mc_str_find(sentence, out->written, 0);
    mc_ustr folded = mc_fold_string(mutator->lexicon->fold, arena, sentence);
    out->units = mc_arena_array(arena, folded.size, sizeof *out->units);
    out->size = folded.size;
    out->begin = place_in(folded, term);
    if (mc_arena_failed(arena) || out->byte == UINT32_MAX || out->begin == UINT32_MAX) return false;
    for (uint32_t at = 0; at < folded.size; at++)
        out->units[at] = folded.data[at];
    return true;
}

static mc_status put_spelling(mc_mutator *mutator, const outlet *to, const standing *place,
                              mc_ustr spelling)
{
    mc_str sentence = to->example->sentence;
    uint32_t behind = place->byte + place->written.size;
    mc_buf_clear(&mutator->copy);
    mc_buf_add_str(&mutator->copy, mc_str_slice(sentence, 0, place->byte));
    mc_fold_print(&mutator->copy, spelling);
    mc_buf_add_str(&mutator->copy, mc_str_slice(sentence, behind, sentence.size));
    return hand_out(mutator, to, MC_MUTATION_SPELLING);
}

static mc_status write_longer(mc_mutator *mutator, const outlet *to, uint32_t flags,
                              const standing *place)
{
    uint32_t kinds = mc_disguise_kinds(flags);
    if (!kinds) return MC_OK;
    mc_variants found =
        mc_variants_of(mutator->variants, &mutator->arena, place->term, kinds, MOST_SPELLINGS);
    if (!found.items) return mc_error_memory(to->err);
    mc_status st = MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < found.count; i++)
        st = put_spelling(mutator, to, place, found.items[i]);
    return st;
}

static bool answers(const mc_confusables *tables, mc_confusion kind, uint16_t unit, uint16_t to)
{
    uint16_t wanted = mc_confusables_keys(tables, kind, to).own;
    mc_confusion_keys keys = mc_confusables_keys(tables, kind, unit);
    bool found = keys.own == wanted;
    for (uint32_t i = 0; !found && i < keys.more_count; i++)
        found = keys.more[i] == wanted;
    return found;
}

// 唔 sounds like 语, but is folded to 不: who writes it has not disguised 语.
static bool is_read_as_another(mc_mutator *mutator, uint16_t unit)
{
    mc_buf text = MC_BUF_INIT(8);
    mc_fold_print(&text, (mc_ustr){&unit, 1});
    mc_ustr folded = mc_fold_string(mutator->lexicon->fold, &mutator->arena, mc_buf_str(&text));
    mc_buf_dispose(&text);
    return folded.size != 1 || folded.data[0] != unit;
}

// The term with another character at one place: the first few that are a disguise in the sentence.
static mc_status write_confused(mc_mutator *mutator, const outlet *to, mc_confusion kind,
                                const standing *place, uint32_t at)
{
    const mc_confusables *tables = mc_variant_tables_confusables(mutator->variants);
    uint16_t *units = place->units + place->begin;
    uint32_t end = place->begin + place->term.size;
    mc_status st = MC_OK;
    uint32_t made = 0;
    for (uint32_t unit = FIRST_HAN; unit <= LAST_HAN && made < SPELLINGS_A_PLACE; unit++) {
        if (!answers(tables, kind, (uint16_t)unit, place->term.data[at])) continue;
        units[at] = (uint16_t)unit;
        if (!mc_variants_is_disguise(mutator->variants, place->term,
                                     (mc_ustr){place->units, place->size}, place->begin, end) ||
            is_read_as_another(mutator, (uint16_t)unit))
            continue;
        made++;
        st = put_spelling(mutator, to, place, (mc_ustr){units, place->term.size});
        if (st != MC_OK) break;
    }
    units[at] = place->term.data[at];
    return st;
}

static mc_status write_confusions(mc_mutator *mutator, const outlet *to, uint32_t flags,
                                  const standing *place)
{
    mc_status st = MC_OK;
    for (uint32_t kind = 0; kind < MC_CONFUSION_COUNT; kind++)
        for (uint32_t at = 0; at < place->term.size && flags & mc_disguise_flag((mc_confusion)kind);
             at++)
            if (st == MC_OK) st = write_confused(mutator, to, (mc_confusion)kind, place, at);
    return st;
}

static mc_status write_spellings(mc_mutator *mutator, const outlet *to)
{
    uint32_t at = mc_lexicon_entry_find(mutator->lexicon, to->example->entry);
    if (!to->example->hit || at == MC_NONE) return MC_OK;
    const mc_entry *entry = &mutator->lexicon->entries[at];
    standing place;
    if (entry->kind != MC_ENTRY_TERM ||
        !find_standing(mutator, to->example->sentence, entry->detail.term, &place))
        return mc_arena_failed(&mutator->arena) ? mc_error_memory(to->err) : MC_OK;
    mc_status st = write_longer(mutator, to, entry->flags, &place);
    return st == MC_OK ? write_confusions(mutator, to, entry->flags, &place) : st;
}

mc_status mc_mutator_each(mc_mutator *mutator, const mc_example *example, mc_mutation_sink *sink,
                          void *payload, mc_error *err)
{
    const outlet to = {example, sink, payload, err};
    mc_arena_reset(&mutator->arena);
    mc_status st = MC_OK;
    for (uint32_t m = 0; st == MC_OK && m < MC_MUTATION_SPELLING; m++)
        st = write_otherwise(mutator, &to, (mc_mutation)m);
    return st == MC_OK ? write_spellings(mutator, &to) : st;
}
