// SPDX-License-Identifier: Apache-2.0
#include "lexicon/build.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"

void mc_build_dispose(mc_build *build)
{
    free(build->families);
    free(build->categories);
    free(build->clauses);
    free(build->class_rows);
    free(build->classes);
    free(build->entries);
    free(build->links);
    free(build->late_offs);
    free(build->cue_rows);
    free(build->cues);
    free(build->cue_frames);
    free(build->companies);
    free(build->operators);
    free(build->aliases);
    free(build->discoveries);
    free(build->examples);
    mc_symbols *maps[] = {&build->family_codes, &build->category_codes, &build->clause_ids,
                          &build->class_names,  &build->class_words,    &build->class_contents,
                          &build->cells,        &build->entry_ids,      &build->cue_ids,
                          &build->company_ids,  &build->discovery_ids,  &build->alias_keys};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        mc_symbols_dispose(maps[i]);
    }
    mc_arena_dispose(&build->scratch);
}

mc_place mc_build_place(const mc_build *build, uint32_t line)
{
    return (mc_place){build->source->name, line, 0};
}

bool mc_build_has_room(mc_build *build, bool reserved)
{
    if (!reserved) build->arena->failed = true;
    return reserved;
}

mc_str mc_build_key(mc_build *build, mc_str a, mc_str b)
{
    char *key = mc_arena_alloc(&build->scratch, (size_t)a.size + b.size + 1);
    if (!key) return (mc_str){NULL, 0};
    if (a.size) memcpy(key, a.data, a.size);
    key[a.size] = '\t';
    if (b.size) memcpy(key + a.size + 1, b.data, b.size);
    return (mc_str){key, a.size + b.size + 1};
}

mc_ustr mc_build_fold(mc_build *build, mc_str literal, mc_place at)
{
    mc_ustr none = {NULL, 0};
    mc_ustr folded = mc_fold_string(build->fold, build->arena, literal);
    if (!folded.data) return none;
    if (folded.size == 0) {
        mc_problems_add(&build->problems, at, "\"%.*s\" folds to nothing; expected a word",
                        MC_SHOW(literal));
        return none;
    }
    if (folded.size > MC_MAX_LITERAL_UNITS) {
        mc_problems_add(&build->problems, at,
                        "\"%.*s\" has %u characters after folding; expected at most %u",
                        MC_SHOW(literal), folded.size, MC_MAX_LITERAL_UNITS);
        return none;
    }
    return folded;
}

bool mc_build_failed(const mc_build *build)
{
    const mc_symbols *maps[] = {
        &build->family_codes, &build->category_codes, &build->clause_ids,    &build->class_names,
        &build->class_words,  &build->class_contents, &build->cells,         &build->entry_ids,
        &build->cue_ids,      &build->company_ids,    &build->discovery_ids, &build->alias_keys};
    bool failed = mc_arena_failed(build->arena) || mc_arena_failed(&build->scratch);
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        failed |= maps[i]->failed;
    }
    return failed;
}
