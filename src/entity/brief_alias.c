// SPDX-License-Identifier: Apache-2.0
#include "entity/brief_alias.h"

/*
 * 丙丁 alone is 丙丁银行; who wrote 丙丁消费金融 before and no word of the bank means the one he
 * wrote of. Only aliases that need their context (`needs`) are short in that way; the first company
 * named keeps its own short name.
 */

enum { MAX_BACK = 64 };

static bool begins_with(mc_ustr longer, mc_ustr shorter)
{
    return longer.size > shorter.size && mc_ustr_stands_at(longer, 0, shorter);
}

uint32_t mc_brief_alias_meant(const mc_party_book *book, const mc_name_at *names, uint32_t at)
{
    const mc_alias *aliases = book->lexicon->aliases;
    uint32_t own = names[at].alias;
    if (aliases[own].needs == MC_NONE) return own;
    if (mc_party_book_find_listed(book, aliases[own].company) != MC_NONE) return own;
    for (uint32_t i = at; i-- > 0 && at - i <= MAX_BACK;) {
        if (names[i].alias == MC_NONE || names[i].pending) continue;
        if (begins_with(aliases[names[i].alias].text, aliases[own].text)) return names[i].alias;
    }
    return own;
}
