// SPDX-License-Identifier: Apache-2.0
#include "lexicon/cue_forms.h"

#include <string.h>

#include "base/limits.h"
#include "lexicon/scalar.h"
#include "lexicon/word_class.h"

// A cell is cut into pieces, each a list of words of which one is taken; what stands outside
// of braces is a list of one. A form is a number whose digits are the words taken, the last
// piece being the lowest digit:
//
//     {@staff}跟我{说|讲}        客服 经理 | 跟我 | 说 讲
//                           0 = 客服 跟我 说,  1 = 客服 跟我 讲,  2 = 经理 跟我 说,  3 = 经理 跟我 讲
//
// Pieces are folded each by itself, as words of classes are. A cell without braces is one piece.
enum { MOST_BRACES = 4, MOST_PIECES = 2 * MOST_BRACES + 1 };

typedef struct cutter {
    mc_build *build;
    mc_str cell;
    mc_place at;
    mc_word_class pieces[MOST_PIECES];
    mc_word literals[MOST_PIECES]; // what the pieces outside of braces hold
    uint32_t piece_count, brace_count, forms;
} cutter;

static mc_place place_at(const cutter *cut, uint32_t byte)
{
    mc_place at = cut->at;
    if (at.column) at.column += mc_scalar_count(mc_str_slice(cut->cell, 0, byte));
    return at;
}

static bool refuse(const cutter *cut, uint32_t byte, const char *found, const char *expected)
{
    mc_problems_add(&cut->build->problems, place_at(cut, byte), "found %s in \"%.*s\"; expected %s",
                    found, MC_SHOW(cut->cell), expected);
    return false;
}

static void add_piece(cutter *cut, mc_word_class words)
{
    cut->pieces[cut->piece_count++] = words;
    uint64_t forms = (uint64_t)cut->forms * words.word_count;
    cut->forms = forms > MC_MAX_CUE_FORMS ? MC_MAX_CUE_FORMS + 1 : (uint32_t)forms;
}

static bool add_literal(cutter *cut, uint32_t begin, uint32_t end)
{
    mc_str literal = mc_str_slice(cut->cell, begin, end);
    uint32_t bar = mc_str_find(literal, MC_STR("|"), 0);
    if (bar != UINT32_MAX)
        return refuse(cut, begin + bar, "a bar outside of braces", "{word|word}");
    if (literal.size == 0) return true;
    mc_ustr text = mc_build_fold(cut->build, literal, cut->at);
    if (text.size == 0) return false;
    mc_word *word = &cut->literals[cut->piece_count];
    *word = (mc_word){.text = text};
    add_piece(cut, (mc_word_class){.words = word, .word_count = 1});
    return true;
}

// Guards of a class's words are for entries. A cue has not_in, which says the same of all its
// forms.
static bool has_guards(const cutter *cut, uint32_t byte, const mc_word_class *words)
{
    for (uint32_t i = 0; i < words->word_count; i++) {
        if (words->words[i].not_before_count + words->words[i].not_after_count == 0) continue;
        refuse(cut, byte, "a class whose words have not_before or not_after",
               "a class without them, and not_in in this row");
        return true;
    }
    return false;
}

static bool add_braces(cutter *cut, uint32_t begin, uint32_t *end)
{
    uint32_t close = mc_str_find(cut->cell, MC_STR("}"), begin);
    uint32_t nested = mc_str_find(cut->cell, MC_STR("{"), begin + 1);
    if (close == UINT32_MAX) return refuse(cut, begin, "a brace that is not closed", "{word|word}");
    if (nested < close) return refuse(cut, nested, "braces inside of braces", "words and @class");
    mc_str inside = mc_str_trim(mc_str_slice(cut->cell, begin + 1, close));
    if (inside.size == 0) return refuse(cut, begin, "empty braces", "{word|word} or {@class}");
    if (cut->brace_count++ == MOST_BRACES)
        return refuse(cut, begin, "a fifth pair of braces", "at most four in a cue");
    mc_word_class words;
    if (!mc_word_class_words(cut->build, inside, place_at(cut, begin), &words)) return false;
    if (has_guards(cut, begin, &words)) return false;
    add_piece(cut, words);
    *end = close + 1;
    return true;
}

static uint32_t find_or_end(mc_str cell, mc_str what, uint32_t from)
{
    uint32_t at = mc_str_find(cell, what, from);
    return at == UINT32_MAX ? cell.size : at;
}

static bool cut_cell(cutter *cut)
{
    for (uint32_t at = 0; at < cut->cell.size;) {
        uint32_t open = find_or_end(cut->cell, MC_STR("{"), at);
        uint32_t close = find_or_end(cut->cell, MC_STR("}"), at);
        if (close < open) return refuse(cut, close, "a closing brace", "an opening one before it");
        bool named = open < cut->cell.size && open > at && cut->cell.data[open - 1] == '@';
        if (named) return refuse(cut, open - 1, "\"@{\"", "{@class}");
        if (!add_literal(cut, at, open)) return false;
        if (open == cut->cell.size) return true;
        if (!add_braces(cut, open, &at)) return false;
    }
    return true;
}

// Full-width signs look right on the screen and would be read as letters.
static bool has_wide_braces(const cutter *cut)
{
    uint32_t open = find_or_end(cut->cell, MC_STR("\xEF\xBD\x9B"), 0);
    uint32_t close = find_or_end(cut->cell, MC_STR("\xEF\xBD\x9D"), 0);
    uint32_t first = open < close ? open : close;
    if (first == cut->cell.size) return false;
    return !refuse(cut, first, "a full-width brace", "{ and }; `mingcha lexicon fmt` mends this");
}

static mc_ustr write_form(const cutter *cut, uint32_t number)
{
    const mc_word *chosen[MOST_PIECES];
    uint32_t size = 0;
    for (uint32_t i = cut->piece_count; i-- > 0; number /= cut->pieces[i].word_count) {
        chosen[i] = &cut->pieces[i].words[number % cut->pieces[i].word_count];
        size += chosen[i]->text.size;
    }
    uint16_t *units = mc_arena_array(cut->build->arena, size, sizeof *units);
    mc_ustr text = {units, 0};
    for (uint32_t i = 0; units && i < cut->piece_count; i++) {
        memcpy(units + text.size, chosen[i]->text.data, chosen[i]->text.size * sizeof *units);
        text.size += chosen[i]->text.size;
    }
    return text;
}

static bool is_too_long(const cutter *cut, mc_ustr text)
{
    if (text.size <= MC_MAX_LITERAL_UNITS) return false;
    mc_problems_add(&cut->build->problems, cut->at,
                    "a form of \"%.*s\" has %u characters; expected at most %u", MC_SHOW(cut->cell),
                    text.size, MC_MAX_LITERAL_UNITS);
    return true;
}

static bool write_forms(const cutter *cut, mc_cue_forms *out)
{
    mc_ustr *texts = mc_arena_array(&cut->build->scratch, cut->forms, sizeof *texts);
    for (uint32_t i = 0; texts && i < cut->forms; i++) {
        texts[i] = write_form(cut, i);
        if (is_too_long(cut, texts[i])) return false;
    }
    *out = (mc_cue_forms){texts, cut->forms, true};
    return texts != NULL;
}

// Nearly all cells.
static bool is_plain(mc_str cell)
{
    static const char *const signs[] = {"{", "}", "|", "\xEF\xBD\x9B", "\xEF\xBD\x9D"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (mc_str_find(cell, mc_str_from_z(signs[i]), 0) != UINT32_MAX) return false;
    return true;
}

static bool read_plain(mc_build *build, mc_str cell, mc_place at, mc_cue_forms *out)
{
    mc_ustr *text = mc_arena_alloc(&build->scratch, sizeof *text);
    if (text == NULL) return false;
    *text = mc_build_fold(build, cell, at);
    *out = (mc_cue_forms){text, 1, false};
    return text->size > 0;
}

bool mc_cue_forms_read(mc_build *build, mc_str cell, mc_place at, mc_cue_forms *out)
{
    if (is_plain(cell)) return read_plain(build, cell, at, out);
    cutter cut = {.build = build, .cell = cell, .at = at, .forms = 1};
    if (has_wide_braces(&cut) || !cut_cell(&cut)) return false;
    if (cut.forms > MC_MAX_CUE_FORMS) {
        mc_problems_add(&build->problems, at, "\"%.*s\" has too many forms; expected at most %u",
                        MC_SHOW(cell), MC_MAX_CUE_FORMS);
        return false;
    }
    return write_forms(&cut, out);
}
