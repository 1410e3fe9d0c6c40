// SPDX-License-Identifier: Apache-2.0
#include "context/cue_scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "base/limits.h"

/* Of overlapping cues the longer one counts: in 不得不 the cue 不得 is no prohibition, since 不得不
 * is a cue of its own (pseudo_negation); in 是不是 there is no 不是. Subjects compete with subjects
 * only, all other kinds with each other, so that 催收人员往往 (general) leaves 催收人员
 * (subject_collector) alone. Equal stretches are all kept: 要求 is both a demand
 * and the end of a norm. */

bool mc_cue_scan_is_genuine(const mc_context_index *index, const mc_text *text, mc_cue_at at)
{
    const mc_cue *cue = &index->lexicon->cues[at.cue];
    mc_ustr all = mc_text_units(text);
    if (mc_false_friends_hold(&index->friends, at.cue, all, at.span.begin)) return false;
    if (cue->needs == MC_NONE || text->clause_count == 0) return true;
    mc_norm_span clause = text->clauses[mc_text_clause_at(text, at.span.begin)].norm;
    mc_norm_span found = mc_cue_index_find(mc_cue_index_class_at(index, cue->needs), all, clause);
    return found.begin < found.end;
}

mc_status mc_cue_scan_start(mc_cue_scan *scan, const mc_context_index *index, const mc_text *text,
                            const mc_names *names, mc_error *err)
{
    scan->index = index;
    scan->text = text;
    scan->names = names;
    scan->item_count = 0;
    scan->failed = false;
    memset(scan->held, 0, sizeof scan->held);
    scan->lending_bands.read = scan->collecting_bands.read = false;
    if (!MC_ARRAY_RESERVE(scan->ranges, scan->range_capacity, text->sentence_count))
        return mc_error_memory(err);
    scan->range_count = text->sentence_count;
    if (scan->range_count > 0) memset(scan->ranges, 0, scan->range_count * sizeof *scan->ranges);
    return MC_OK;
}

// 称从未上门: what a claim ends with denies all the same.
static bool is_denied_claim(const mc_cue *longer, const mc_literal_hit *of, const mc_cue *cue,
                            const mc_literal_hit *hit)
{
    return longer->kind == MC_CUE_CLAIM && cue->kind == MC_CUE_NEGATION &&
           of->span.end == hit->span.end;
}

static bool is_covered(const mc_cue_scan *scan, uint32_t raw_at)
{
    const mc_context_index *index = scan->index;
    const mc_literal_hit *hit = &scan->raw.items[raw_at];
    const mc_cue *cue = &index->lexicon->cues[index->near.cues[hit->literal]];
    bool subject = mc_cue_scan_is_subject(cue->kind);
    for (uint32_t i = raw_at; i-- > 0;) {
        const mc_literal_hit *other = &scan->raw.items[i];
        if (other->span.begin + MC_MAX_LITERAL_UNITS < hit->span.begin) return false;
        if (other->span.end < hit->span.end) continue;
        if (other->span.end - other->span.begin == hit->span.end - hit->span.begin) continue;
        mc_cue_at at = {index->near.cues[other->literal], other->span};
        const mc_cue *longer = &index->lexicon->cues[at.cue];
        if (mc_cue_scan_is_subject(longer->kind) != subject) continue;
        if (is_denied_claim(longer, other, cue, hit)) continue;
        if (mc_cue_scan_is_genuine(index, scan->text, at)) return true;
    }
    return false;
}

static void keep(mc_cue_scan *scan, mc_cue_at at)
{
    if (!MC_ARRAY_RESERVE(scan->items, scan->item_capacity, (uint64_t)scan->item_count + 1)) {
        scan->failed = true;
        return;
    }
    scan->items[scan->item_count++] = at;
}

// 马上 in 马上消费金融 demands nothing; 银行 in a bank's name is a party all the same.
static bool is_part_of_name(const mc_cue_scan *scan, mc_cue_at at)
{
    return !mc_cue_scan_is_subject(mc_cue_scan_cue(scan, at)->kind) &&
           mc_name_hides(scan->names, at.span);
}

static bool is_end(mc_cue_kind kind)
{
    return kind == MC_CUE_SCOPE_END || kind == MC_CUE_NEGATION_END || kind == MC_CUE_NORM_END;
}

mc_cue_range mc_cue_scan_sentence(mc_cue_scan *scan, uint32_t sentence)
{
    mc_cue_range *range = &scan->ranges[sentence];
    if (range->scanned) return *range;
    *range = (mc_cue_range){scan->item_count, 0, true, false};
    scan->raw.count = 0;
    if (scan->index->near.count > 0 &&
        mc_literal_index_scan(scan->index->near.literals, scan->text->norm,
                              scan->text->sentences[sentence].norm, &scan->raw) != MC_OK)
        scan->failed = true;
    for (uint32_t i = 0; i < scan->raw.count; i++) {
        mc_cue_at at = {scan->index->near.cues[scan->raw.items[i].literal],
                        scan->raw.items[i].span};
        if (is_covered(scan, i) || !mc_cue_scan_is_genuine(scan->index, scan->text, at) ||
            is_part_of_name(scan, at))
            continue;
        keep(scan, at);
        range->ends = range->ends || is_end(mc_cue_scan_cue(scan, at)->kind);
    }
    range->count = scan->item_count - range->first;
    return *range;
}

void mc_cue_scan_places(mc_cue_scan *scan, mc_context_class name, mc_cue_places *places)
{
    if (places->read) return;
    places->read = true;
    places->count = 0;
    mc_ustr all = mc_text_units(scan->text);
    const mc_cue_words *words = mc_cue_index_class(scan->index, name);
    mc_norm_span rest = {0, all.size};
    for (;;) {
        mc_norm_span found = mc_cue_index_find(words, all, rest);
        if (found.begin >= found.end) return;
        if (!MC_ARRAY_RESERVE(places->items, places->capacity, (uint64_t)places->count + 1)) {
            scan->failed = true;
            return;
        }
        places->items[places->count++] = found;
        rest.begin = found.end;
    }
}

void mc_cue_scan_dispose(mc_cue_scan *scan)
{
    free(scan->lending_bands.items);
    free(scan->collecting_bands.items);
    mc_literal_hits_dispose(&scan->raw);
    free(scan->items);
    free(scan->ranges);
    *scan = (mc_cue_scan){0};
}
