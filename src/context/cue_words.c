// SPDX-License-Identifier: Apache-2.0
#include "context/cue_words.h"

#include "base/clamp.h"
#include "base/error.h"

static uint32_t chain_of(const mc_cue_words *words, uint16_t unit)
{
    return (unit * 0x9E3779B1u >> 16) & words->mask;
}

mc_status mc_cue_words_init(mc_cue_words *words, const mc_word_class *from, mc_arena *arena,
                            mc_error *err)
{
    uint32_t count = from->word_count, chains = 1;
    while (chains < count)
        chains *= 2;
    uint32_t *heads = mc_arena_array(arena, 2u * chains, sizeof *heads);
    uint32_t *next = mc_arena_array(arena, 2u * count, sizeof *next);
    *words = (mc_cue_words){.words = from, .mask = chains - 1, .heads = heads, .next = next};
    if (heads == NULL || next == NULL) return mc_error_memory(err);
    for (uint32_t i = 0; i < count; i++) {
        mc_ustr word = from->words[i].text;
        if (word.size == 0) continue;
        if (word.size > words->longest) words->longest = word.size;
        uint16_t first = word.data[0], last = word.data[word.size - 1];
        uint32_t by_first = chain_of(words, first), by_last = chains + chain_of(words, last);
        mc_unit_filter_add(&words->first, first);
        mc_unit_filter_add(&words->last, last);
        next[i] = heads[by_first];
        heads[by_first] = i + 1;
        next[count + i] = heads[by_last];
        heads[by_last] = i + 1;
    }
    return MC_OK;
}

static mc_ustr word_at(const mc_cue_words *words, uint32_t number)
{
    return words->words->words[number - 1].text;
}

uint32_t mc_cue_words_begin(const mc_cue_words *words, mc_ustr text, uint32_t at)
{
    uint32_t best = 0;
    if (!mc_unit_filter_may_hold(&words->first, text.data[at])) return 0;
    for (uint32_t i = words->heads[chain_of(words, text.data[at])]; i; i = words->next[i - 1]) {
        mc_ustr word = word_at(words, i);
        if (word.size > best && mc_ustr_stands_at(text, at, word)) best = word.size;
    }
    return best;
}

bool mc_cue_words_end(const mc_cue_words *words, mc_ustr text, uint32_t at)
{
    if (at == 0 || at > text.size || !mc_unit_filter_may_hold(&words->last, text.data[at - 1]))
        return false;
    const uint32_t *heads = words->heads + words->mask + 1;
    const uint32_t *next = words->next + words->words->word_count;
    for (uint32_t i = heads[chain_of(words, text.data[at - 1])]; i; i = next[i - 1]) {
        mc_ustr word = word_at(words, i);
        if (word.size <= at && mc_ustr_stands_at(text, at - word.size, word)) return true;
    }
    return false;
}

static bool covers_from(const mc_cue_words *words, mc_ustr text, uint32_t at, mc_norm_span span)
{
    for (uint32_t i = words->heads[chain_of(words, text.data[at])]; i; i = words->next[i - 1]) {
        mc_ustr word = word_at(words, i);
        if (at + word.size >= span.end && word.size > span.end - span.begin &&
            mc_ustr_stands_at(text, at, word))
            return true;
    }
    return false;
}

bool mc_cue_words_cover(const mc_cue_words *words, mc_ustr text, mc_norm_span span)
{
    if (words->longest <= span.end - span.begin) return false;
    uint32_t first = mc_clamp_back(span.end, words->longest, 0);
    for (uint32_t at = first; at <= span.begin; at++)
        if (mc_unit_filter_may_hold(&words->first, text.data[at]) &&
            covers_from(words, text, at, span))
            return true;
    return false;
}
