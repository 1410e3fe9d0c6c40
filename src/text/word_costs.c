// SPDX-License-Identifier: Apache-2.0
// Words of one or two characters in an open hash table. The cheapest cut is found from left to
// right:
//
//   客 匪 员    41 + 50 + 40                    = 131
//   客 服 人 员    客服 45 + 人员 35              =  80
#include "text/word_costs.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "text/emitter.h"

enum { SLOTS = 1 << 16 };

typedef struct slot {
    uint32_t key; /**< first character << 16 | second, second 0 for a word of one; 0 = free */
    uint8_t cost;
} slot;

struct mc_word_costs {
    mc_arena arena;
    uint32_t count;
    slot slots[SLOTS];
};

static uint32_t first_slot(uint32_t key)
{
    return (key * 2654435761u) >> 16;
}

static const slot *find(const mc_word_costs *costs, uint32_t key)
{
    uint32_t at = first_slot(key);
    while (costs->slots[at].key && costs->slots[at].key != key)
        at = (at + 1) % SLOTS;
    return &costs->slots[at];
}

// One or two characters of the BMP; 0 for anything else.
static uint32_t key_of(mc_str word)
{
    uint32_t at = 0, first = word.size ? mc_utf8_next(word, &at) : 0, second = 0;
    if (at < word.size) second = mc_utf8_next(word, &at);
    return at < word.size || first > 0xFFFF || second > 0xFFFF ? 0 : first << 16 | second;
}

static uint32_t number_of(mc_str digits)
{
    uint32_t number = 0;
    if (digits.size == 0 || digits.size > 2) return 0;
    for (uint32_t at = 0; at < digits.size; at++) {
        if (digits.data[at] < '0' || digits.data[at] > '9') return 0;
        number = number * 10 + (uint32_t)(digits.data[at] - '0');
    }
    return number;
}

static bool add_row(mc_word_costs *costs, mc_str line)
{
    mc_str word, rest = line;
    mc_str_split(&rest, '\t', &word);
    uint32_t key = key_of(word), cost = number_of(rest);
    if (!key || !cost || costs->count > SLOTS / 4 * 3) return false;
    slot *place = &costs->slots[find(costs, key) - costs->slots];
    costs->count += place->key == 0;
    *place = (slot){key, (uint8_t)cost};
    return true;
}

static mc_status read_rows(mc_word_costs *costs, mc_str content, const char *path, mc_error *err)
{
    mc_str line;
    bool named = false;
    for (uint32_t number = 1; mc_str_split(&content, '\n', &line); number++) {
        if (line.size == 0 || line.data[0] == '#') continue;
        if (named && !add_row(costs, line))
            return mc_error_set_at(
                err, MC_ERR_LEXICON, path, number, 0,
                "'%.*s' found, one or two characters, a tab and a cost of 1 to 99 "
                "expected (at most %d rows)",
                (int)line.size, line.data, SLOTS / 4 * 3);
        named = true;
    }
    return MC_OK;
}

mc_status mc_word_costs_load(mc_word_costs **out, struct mc_region *region, const char *path,
                             mc_error *err)
{
    mc_buf content = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    mc_arena arena = MC_ARENA_IN(region);
    mc_word_costs *costs = mc_arena_alloc(&arena, sizeof *costs);
    if (!costs) return mc_error_memory(err);
    costs->arena = arena;
    mc_status st = mc_file_read(&content, path, err);
    if (st == MC_OK) st = read_rows(costs, mc_buf_str(&content), path, err);
    mc_buf_dispose(&content);
    if (st == MC_OK)
        *out = costs;
    else
        mc_word_costs_free(costs);
    return st;
}

void mc_word_costs_free(mc_word_costs *costs)
{
    if (!costs) return;
    mc_arena arena = costs->arena; // the costs lie in it
    mc_arena_dispose(&arena);
}

static uint32_t single_cost(const mc_word_costs *costs, uint16_t unit)
{
    const slot *word = find(costs, (uint32_t)unit << 16);
    return word->key ? word->cost : MC_WORD_UNKNOWN_COST;
}

uint32_t mc_word_costs_before(mc_ustr text, uint32_t at, uint32_t most)
{
    uint32_t count = 0;
    while (count < most && count < at && mc_word_costs_is_han(text.data[at - count - 1]))
        count++;
    return count;
}

uint32_t mc_word_costs_behind(mc_ustr text, uint32_t at, uint32_t most)
{
    uint32_t count = 0;
    while (count < most && at + count < text.size && mc_word_costs_is_han(text.data[at + count]))
        count++;
    return count;
}

bool mc_word_costs_has(const mc_word_costs *costs, mc_ustr word)
{
    return word.size == 2 && find(costs, (uint32_t)word.data[0] << 16 | word.data[1])->key;
}

uint32_t mc_word_costs_cut(const mc_word_costs *costs, mc_ustr text, uint8_t *covers)
{
    uint32_t best[MC_WORD_COSTS_UNITS + 1] = {0};
    bool pair[MC_WORD_COSTS_UNITS + 1] = {false};
    for (uint32_t at = 0; at < text.size; at++) {
        best[at + 1] = best[at] + single_cost(costs, text.data[at]);
        if (at == 0) continue;
        const slot *word = find(costs, (uint32_t)text.data[at - 1] << 16 | text.data[at]);
        pair[at + 1] = word->key && best[at - 1] + word->cost <= best[at + 1];
        if (pair[at + 1]) best[at + 1] = best[at - 1] + word->cost;
    }
    for (uint32_t end = text.size; covers && end > 0; end -= pair[end] ? 2u : 1u) {
        covers[end - 1] = pair[end] ? 0 : (uint8_t)single_cost(costs, text.data[end - 1]);
        if (pair[end]) covers[end - 2] = 0;
    }
    return best[text.size];
}
