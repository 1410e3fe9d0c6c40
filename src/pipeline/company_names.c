// SPDX-License-Identifier: Apache-2.0
#include "pipeline/company_names.h"

#include <string.h>

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

// What a reader may or may not have written behind a name: 丙丁公司, 丙丁平台, 丙丁信用卡中心.
static const char tail_class[] = "company_name_tail";

enum { MIN_NAME = 2, STRONG_ALIAS = 4 };

static bool ends_with(mc_ustr name, mc_ustr word)
{
    return word.size > 0 && word.size + MIN_NAME <= name.size &&
           memcmp(name.data + name.size - word.size, word.data, word.size * sizeof *word.data) == 0;
}

// The name without its longest tail; of the same size when it has none.
static mc_ustr without_tail(const mc_lexicon *lexicon, mc_ustr name)
{
    uint32_t class = mc_lexicon_class_find(lexicon, mc_str_from_z(tail_class)), longest = 0;
    for (uint32_t i = 0; class != MC_NONE && i < lexicon->classes[class].word_count; i++) {
        mc_ustr word = lexicon->classes[class].words[i].text;
        if (word.size > longest && ends_with(name, word)) longest = word.size;
    }
    return (mc_ustr){name.data, name.size - longest};
}

static void add_units(mc_company_names *names, mc_ustr name)
{
    add(names, mc_hash64(name.data, name.size * sizeof *name.data, NAME_SEED));
}

static mc_ustr add_name(mc_company_names *names, const mc_lexicon *lexicon, mc_arena *arena,
                        mc_str name)
{
    mc_ustr folded = {NULL, 0};
    if (name.size > 0) folded = mc_fold_string(lexicon->fold, arena, name);
    if (folded.size == 0) return folded;
    add_units(names, folded);
    add_units(names, without_tail(lexicon, folded));
    return folded;
}

// The company whose longest alias of four characters or more begins the name, as where names are
// found in texts: 丙丁银行南山支行.
static void add_strong(mc_company_names *names, const mc_lexicon *lexicon, mc_ustr name)
{
    const mc_alias *best = NULL;
    for (uint32_t i = 0; i < lexicon->alias_count; i++) {
        mc_ustr text = lexicon->aliases[i].text;
        if (text.size < STRONG_ALIAS || text.size >= name.size) continue;
        if (best && text.size <= best->text.size) continue;
        if (memcmp(text.data, name.data, text.size * sizeof *text.data) == 0)
            best = &lexicon->aliases[i];
    }
    if (best) add_id(names, lexicon, best->company);
}

// The id of the company that bears the name in the tables; false when none does.
static bool add_bearer(mc_company_names *names, const mc_lexicon *lexicon, mc_ustr name)
{
    for (uint32_t i = 0; name.size > 0 && i < lexicon->alias_count; i++) {
        if (!mc_ustr_equal(lexicon->aliases[i].text, name)) continue;
        add_id(names, lexicon, lexicon->aliases[i].company);
        return true;
    }
    return false;
}

void mc_company_names_of_reader(mc_company_names *names, const mc_lexicon *lexicon, mc_arena *arena,
                                mc_str name)
{
    mc_ustr folded = add_name(names, lexicon, arena, name);
    if (!add_bearer(names, lexicon, folded) &&
        !add_bearer(names, lexicon, without_tail(lexicon, folded)))
        add_strong(names, lexicon, folded);
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
