// SPDX-License-Identifier: Apache-2.0
#include "entity/name_canonical.h"

#include <string.h>

/*
 * A company that nobody listed is met under several forms of its name, in one document and across
 * documents: 丙丁小貸, 丙丁小贷, 丙丁小额贷款有限公司. They must have one id, or a company's
 * complaints are spread over three reports. Too much may not be folded together either: what one
 * firm did would be printed under the name of another. What is safe to drop is what tells no firm
 * from another *by itself*:
 *
 * 1. Script and width: folding has done that.
 * 2. The legal form at the end (company_name_ending: 有限公司, 股份有限公司, 服务有限公司),
 *    repeatedly.
 * 3. The long form of a trade (company_name_shortened: 小额贷款, 消费金融, 融资租赁). Chinese
 *    shortens a word of four characters to its first and third, 小贷, 消金, 融租; so no table of
 *    pairs is needed. A row of another length does nothing.
 * 4. The rank of a place at the begin (company_place_rank: 市, 省): 南山市丙丁小贷 = 南山丙丁小贷.
 *    It must stand behind a place (company_name_place) that is one with it, too.
 *
 * The place itself stays: trade names are protected within one registry only, 南山丙丁小贷 and
 * 北海丙丁小贷 are two legal persons, and 丙丁小贷 may be either. The trade stays: 丙丁银行 is not
 * 丙丁消费金融. So does 某: 某丙 is not 丙.
 */

enum { MIN_LEFT = 2, LONG_WORD = 4, SHORT_SECOND = 2 };

// Drops endings while at least MIN_LEFT units are left.
static uint32_t without_endings(const mc_entity_index *index, mc_ustr name)
{
    uint32_t end = name.size;
    for (;;) {
        uint32_t word = mc_entity_index_ends(index, MC_ENTITY_NAME_ENDING, name, end);
        if (word == 0 || word + MIN_LEFT > end) return end;
        end -= word;
    }
}

// Length of the place that begins the name and of its rank; the rank is 0 when it has none.
static uint32_t place_before_rank(const mc_entity_index *index, mc_ustr name, uint32_t *rank)
{
    uint32_t place = mc_entity_index_begins(index, MC_ENTITY_NAME_PLACE, name, 0);
    mc_ustr head = {name.data, place};
    *rank = mc_entity_index_ends(index, MC_ENTITY_PLACE_RANK, head, place);
    if (*rank >= place) *rank = 0;
    mc_ustr bare = {name.data, place - *rank};
    if (*rank > 0 && !mc_entity_index_holds(index, MC_ENTITY_NAME_PLACE, bare)) *rank = 0;
    return place - *rank;
}

mc_ustr mc_name_canonical(const mc_entity_index *index, mc_arena *arena, mc_ustr folded)
{
    mc_ustr name = {folded.data, without_endings(index, folded)};
    uint16_t *units = mc_arena_array(arena, name.size, sizeof *units);
    if (units == NULL || name.size == 0) return folded;
    uint32_t rank, size = place_before_rank(index, name, &rank);
    memcpy(units, name.data, size * sizeof *units);
    for (uint32_t at = size + rank; at < name.size;) {
        uint32_t word = mc_entity_index_begins(index, MC_ENTITY_NAME_SHORTENED, name, at);
        units[size++] = name.data[at];
        if (word == LONG_WORD) units[size++] = name.data[at + SHORT_SECOND];
        at += word == LONG_WORD ? word : 1;
    }
    return (mc_ustr){units, size};
}
