// SPDX-License-Identifier: Apache-2.0
#include "pipeline/lexicon_stats.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

enum { CONTEXT_BYTES = 60 };

struct mc_lexicon_stats {
    const mc_lexicon *lexicon;
    mc_arena arena;
    mc_entry_stats *entries;
    mc_hit_sample *samples; // `per_entry` places for each entry
    uint32_t per_entry;
    uint64_t random;
    const mc_mask_rules *mask;
    mc_mask_spans masked; // of the document at hand, once it has given a sample
    bool mask_known;
    mc_buf piece; // scratch
    mc_status status;
};

mc_status mc_lexicon_stats_new(mc_lexicon_stats **out, const mc_lexicon *lexicon,
                               mc_sampling sampling, mc_error *err)
{
    mc_lexicon_stats *stats = calloc(1, sizeof *stats);
    if (!stats) return mc_error_memory(err);
    *stats = (mc_lexicon_stats){.lexicon = lexicon,
                                .arena = MC_ARENA_INIT,
                                .per_entry = sampling.per_entry,
                                .random = sampling.seed,
                                .mask = sampling.mask,
                                .piece = MC_BUF_INIT(MC_MAX_BUFFER_BYTES)};
    stats->entries = mc_arena_array(&stats->arena, lexicon->entry_count, sizeof *stats->entries);
    stats->samples = mc_arena_array(
        &stats->arena, (size_t)lexicon->entry_count * sampling.per_entry, sizeof *stats->samples);
    if (mc_arena_failed(&stats->arena)) {
        mc_lexicon_stats_free(stats);
        return mc_error_memory(err);
    }
    *out = stats;
    return MC_OK;
}

void mc_lexicon_stats_free(mc_lexicon_stats *stats)
{
    if (!stats) return;
    mc_mask_spans_dispose(&stats->masked);
    mc_buf_dispose(&stats->piece);
    mc_arena_dispose(&stats->arena);
    free(stats);
}

static uint64_t next_random(mc_lexicon_stats *stats)
{
    uint64_t z = stats->random += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    return z ^ (z >> 31);
}

static void find_masked(mc_lexicon_stats *stats, mc_str text)
{
    if (!stats->mask || stats->mask_known) return;
    stats->status = mc_mask_find(&stats->masked, stats->mask, text);
    stats->mask_known = true;
}

// A copy of bytes [begin, end) of `text`, masked.
static mc_str copy_piece(mc_lexicon_stats *stats, mc_str text, uint32_t begin, uint32_t end)
{
    mc_buf_clear(&stats->piece);
    mc_mask_write(&stats->piece, &stats->masked, text, begin, end);
    return mc_arena_str(&stats->arena, mc_buf_str(&stats->piece));
}

static void keep_sample(mc_lexicon_stats *stats, const mc_analysis *analysis, const mc_hit *hit,
                        const char *status, uint32_t place)
{
    mc_str raw = analysis->text->raw;
    mc_byte_span quote = mc_text_bytes_of(analysis->text, hit->quote);
    uint32_t begin =
        mc_str_cut(raw, quote.begin > CONTEXT_BYTES ? quote.begin - CONTEXT_BYTES : 0).size;
    uint32_t end = raw.size - quote.end > CONTEXT_BYTES ? quote.end + CONTEXT_BYTES : raw.size;
    find_masked(stats, raw);
    stats->samples[(size_t)hit->entry * stats->per_entry + place] = (mc_hit_sample){
        .entry = hit->entry,
        .source = mc_arena_str(&stats->arena, analysis->document->source),
        .before = copy_piece(stats, raw, begin, quote.begin),
        .quote = copy_piece(stats, raw, quote.begin, quote.end),
        .after = copy_piece(stats, raw, quote.end, mc_str_cut(raw, end).size),
        .status = status,
    };
}

// Reservoir sampling (Vitter 1985, algorithm R): hit number n takes a place with probability k/n.
static void sample(mc_lexicon_stats *stats, const mc_analysis *analysis, const mc_hit *hit,
                   const char *status)
{
    uint32_t seen = stats->entries[hit->entry].hits;
    uint64_t place = seen <= stats->per_entry ? seen - 1 : next_random(stats) % seen;
    if (place < stats->per_entry) keep_sample(stats, analysis, hit, status, (uint32_t)place);
}

mc_status mc_lexicon_stats_add(mc_lexicon_stats *stats, const mc_analysis *analysis, mc_error *err)
{
    stats->mask_known = false;
    for (uint32_t i = 0; i < analysis->context->judgement_count; i++) {
        const mc_judgement *judgement = &analysis->context->judgements[i];
        const mc_hit *hit = &analysis->matches->hits[judgement->hit];
        mc_entry_stats *entry = &stats->entries[hit->entry];
        bool alleged = mc_finding_status_is_alleged(judgement->status);
        entry->hits++;
        entry->removed += judgement->removed;
        entry->alleged += !judgement->removed && alleged;
        entry->other_status += !judgement->removed && !alleged;
        const char *status =
            judgement->removed ? "removed" : mc_finding_status_code(judgement->status);
        if (stats->per_entry) sample(stats, analysis, hit, status);
    }
    for (uint32_t i = 0; i < analysis->matches->rejected_count; i++) {
        stats->entries[analysis->matches->rejected[i].hit.entry].rejected++;
    }
    bool failed = mc_arena_failed(&stats->arena) || stats->status != MC_OK ||
                  mc_buf_status(&stats->piece) != MC_OK;
    return failed ? mc_error_memory(err) : MC_OK;
}

const mc_entry_stats *mc_lexicon_stats_entry(const mc_lexicon_stats *stats, uint32_t entry)
{
    return &stats->entries[entry];
}

const mc_hit_sample *mc_lexicon_stats_samples(const mc_lexicon_stats *stats, uint32_t entry,
                                              uint32_t *count)
{
    uint32_t hits = stats->entries[entry].hits;
    *count = hits < stats->per_entry ? hits : stats->per_entry;
    return stats->samples + (size_t)entry * stats->per_entry;
}
