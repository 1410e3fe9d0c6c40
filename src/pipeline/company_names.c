// SPDX-License-Identifier: Apache-2.0
#include "pipeline/company_names.h"

#include "base/hash.h"

// Names and ids are hashed with different seeds: a name never agrees with an id.
enum { NAME_SEED = 1, ID_SEED = 2 };

static void add(mc_company_names *names, uint64_t hash)
{
    for (uint32_t i = 0; i < names->count; i++) {
        if (names->hashes[i] == hash) return;
    }
    if (names->count < MC_MAX_COMPANY_NAMES) names->hashes[names->count++] = hash;
}

static void add_id(mc_company_names *names, const mc_lexicon *lexicon, uint32_t company)
{
    mc_str id = lexicon->companies[mc_lexicon_legal_person(lexicon, company)].id;
    add(names, mc_hash64(id.data, id.size, ID_SEED));
}

static mc_ustr add_name(mc_company_names *names, const mc_lexicon *lexicon, mc_arena *arena,
                        mc_str name)
{
    mc_ustr folded = {NULL, 0};
    if (name.size > 0) folded = mc_fold_string(lexicon->fold, arena, name);
    if (folded.size > 0)
        add(names, mc_hash64(folded.data, folded.size * sizeof *folded.data, NAME_SEED));
    return folded;
}

void mc_company_names_of_reader(mc_company_names *names, const mc_lexicon *lexicon, mc_arena *arena,
                                mc_str name)
{
    mc_ustr folded = add_name(names, lexicon, arena, name);
    for (uint32_t i = 0; folded.size > 0 && i < lexicon->alias_count; i++) {
        if (!mc_ustr_equal(lexicon->aliases[i].text, folded)) continue;
        add_id(names, lexicon, lexicon->aliases[i].company);
        return;
    }
}

void mc_company_names_of_party(mc_company_names *names, const mc_analysis *analysis,
                               mc_arena *arena, uint32_t party)
{
    if (party == MC_NONE) return;
    const mc_entity_result *entities = analysis->entities;
    const mc_party *named = &entities->parties[party];
    if (named->company != MC_NONE) add_id(names, analysis->lexicon, named->company);
    add_name(names, analysis->lexicon, arena, named->mention);
    for (uint32_t i = 0; i < entities->mention_count; i++) {
        const mc_mention *at = &entities->mentions[i];
        if (at->party != party || at->span.begin == at->span.end) continue;
        mc_str form = mc_text_slice(analysis->text, mc_text_bytes_of(analysis->text, at->span));
        add_name(names, analysis->lexicon, arena, form);
    }
}

bool mc_company_names_agree(const mc_company_names *a, const mc_company_names *b)
{
    for (uint32_t i = 0; i < a->count; i++) {
        for (uint32_t j = 0; j < b->count; j++) {
            if (a->hashes[i] == b->hashes[j]) return true;
        }
    }
    return a->count == 0 && b->count == 0;
}
