// SPDX-License-Identifier: Apache-2.0
#include "lexicon/guards.h"

#include "base/ascii.h"
#include "lexicon/vocabulary.h"
#include "lexicon/word_class.h"

const char *mc_guard_name(mc_guard guard)
{
    static const char *const names[] = {"not_before", "not_after",    "not_in",
                                        "needs",      "not_document", "needs_document"};
    return names[guard];
}

static bool cut_prefix(mc_str *text, mc_str prefix)
{
    if (!mc_str_has_prefix(*text, prefix)) return false;
    *text = mc_str_slice(*text, prefix.size, text->size);
    return true;
}

mc_str mc_guards_read_window(mc_build *build, mc_cell cell, bool document, uint16_t *window)
{
    mc_str text = cell.text;
    uint32_t digits = 0;
    while (digits < text.size && mc_is_digit(text.data[digits])) {
        digits++;
    }
    *window = 0;
    if (digits && digits < text.size && text.data[digits] == ':') {
        *window =
            (uint16_t)mc_vocabulary_read_int(mc_str_slice(text, 0, digits), "the window", 1,
                                             MC_GUARD_MOST_UNITS, 1, cell.at, &build->problems);
        text = mc_str_slice(text, digits + 1, text.size);
    } else if (cut_prefix(&text, document ? MC_STR("document:") : MC_STR("sentence:"))) {
        *window = UINT16_MAX;
    } else if (!document) {
        cut_prefix(&text, MC_STR("clause:"));
    }
    return mc_str_trim(text);
}

// A cell has one window: behind a | the name of another would be read as letters of a word.
static bool has_inner_window(mc_str words)
{
    const mc_str names[] = {MC_STR("sentence:"), MC_STR("clause:"), MC_STR("document:")};
    for (uint32_t at = 0; at < words.size; at++) {
        if (words.data[at] != '|') continue;
        mc_str rest = mc_str_trim(mc_str_slice(words, at + 1, words.size));
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            if (mc_str_has_prefix(rest, names[i])) return true;
        }
    }
    return false;
}

static uint32_t read_windowed(mc_build *build, mc_cell cell, uint16_t *window)
{
    mc_str words = mc_guards_read_window(build, cell, false, window);
    if (has_inner_window(words)) {
        mc_problems_add(&build->problems, cell.at,
                        "\"%.*s\" names a window behind a |; expected one, at the head of the cell",
                        MC_SHOW(cell.text));
    }
    if (cell.text.size && words.size == 0) {
        mc_problems_add(&build->problems, cell.at,
                        "\"%.*s\" is a window without words; expected words behind the colon",
                        MC_SHOW(cell.text));
    }
    return mc_word_class_of_cell(build, words, cell.at);
}

static uint32_t read_plain(mc_build *build, mc_cell cell)
{
    return mc_word_class_of_cell(build, cell.text, cell.at);
}

mc_guards mc_guards_read(mc_build *build, const mc_cell cells[MC_GUARD_COUNT])
{
    mc_guards guards = {
        .not_before = read_plain(build, cells[MC_GUARD_NOT_BEFORE]),
        .not_after = read_plain(build, cells[MC_GUARD_NOT_AFTER]),
        .not_document = read_plain(build, cells[MC_GUARD_NOT_DOCUMENT]),
        .needs_document = read_plain(build, cells[MC_GUARD_NEEDS_DOCUMENT]),
    };
    guards.not_in = read_windowed(build, cells[MC_GUARD_NOT_IN], &guards.not_in_window);
    guards.needs = read_windowed(build, cells[MC_GUARD_NEEDS], &guards.needs_window);
    return guards;
}
