// SPDX-License-Identifier: Apache-2.0
#include "cli/explain.h"
#include "context/genre_sign.h"
#include "match/rejection.h"
#include "record/json_write.h"

static void write_text(mc_buf *out, const char *key, mc_str value, bool first)
{
    mc_json_write_key(out, key, first);
    if (value.data)
        mc_json_write_string(out, value);
    else
        mc_buf_add_z(out, "null");
}

static void write_code(mc_buf *out, const char *key, const char *code, bool first)
{
    write_text(out, key, code && *code ? mc_str_from_z(code) : (mc_str){NULL, 0}, first);
}

static void write_uint(mc_buf *out, const char *key, uint64_t number, bool first)
{
    mc_json_write_key(out, key, first);
    mc_buf_add_uint(out, number);
}

static void write_int(mc_buf *out, const char *key, int32_t number, bool first)
{
    mc_json_write_key(out, key, first);
    mc_buf_add_int(out, number);
}

// A folded span as [start, end] in code points of the original.
static void write_span(mc_buf *out, const mc_text *text, mc_norm_span span)
{
    mc_raw_span chars = mc_text_chars_of(text, mc_text_bytes_of(text, span));
    mc_buf_add_char(out, '[');
    mc_buf_add_uint(out, chars.begin);
    mc_buf_add_char(out, ',');
    mc_buf_add_uint(out, chars.end);
    mc_buf_add_char(out, ']');
}

static void write_quote(mc_buf *out, const mc_text *text, mc_masked_writer *masked,
                        mc_norm_span span)
{
    mc_json_object object = {out, false};
    mc_masked_writer_piece(masked, &object, "quote", mc_text_bytes_of(text, span));
    mc_json_write_key(out, "span", false);
    write_span(out, text, span);
}

static void write_sentences(mc_buf *out, const mc_text *text)
{
    mc_json_write_key(out, "sentences", false);
    mc_buf_add_char(out, '[');
    for (uint32_t i = 0; i < text->sentence_count; i++) {
        const mc_sentence *sentence = &text->sentences[i];
        mc_buf_add_z(out, i ? ",{\"span\":" : "{\"span\":");
        write_span(out, text, sentence->norm);
        mc_buf_add_z(out, ",\"clauses\":[");
        for (uint32_t c = 0; c < sentence->clause_count; c++) {
            if (c) mc_buf_add_char(out, ',');
            write_span(out, text, text->clauses[sentence->first_clause + c].norm);
        }
        mc_buf_add_z(out, "]}");
    }
    mc_buf_add_char(out, ']');
}

static void write_reason(mc_buf *out, const char *key, const mc_reason *reason)
{
    mc_json_write_key(out, key, false);
    mc_buf_add_char(out, '{');
    write_code(out, "code", reason->code, true);
    mc_buf_add_z(out, ",\"args\":[");
    for (int i = 0; i < 2 && reason->args[i].data; i++) {
        if (i) mc_buf_add_char(out, ',');
        mc_json_write_string(out, reason->args[i]);
    }
    mc_buf_add_z(out, "]}");
}

static void write_cues(mc_buf *out, const mc_analysis *analysis, const mc_judgement *judgement)
{
    mc_json_write_key(out, "cues", false);
    mc_buf_add_char(out, '[');
    for (uint32_t i = 0; i < judgement->cue_count; i++) {
        const mc_cue_use *use = &judgement->cues[i];
        const mc_cue *cue = &analysis->lexicon->cues[use->cue];
        mc_buf_add_z(out, i ? ",{" : "{");
        write_text(out, "id", cue->id, true);
        write_code(out, "kind", mc_cue_kind_code(cue->kind), false);
        mc_str frame = mc_lexicon_cue_frame(analysis->lexicon, use->cue);
        if (frame.size) write_text(out, "frame", frame, false);
        mc_json_write_key(out, "span", false);
        write_span(out, analysis->text, use->span);
        mc_json_write_key(out, "reach", false);
        write_span(out, analysis->text, use->reach);
        mc_json_write_key(out, "deciding", false);
        mc_buf_add_z(out, i == judgement->deciding ? "true}" : "false}");
    }
    mc_buf_add_char(out, ']');
}

static void write_candidates(mc_buf *out, const mc_analysis *analysis,
                             const mc_attribution *attribution)
{
    const mc_party *parties = analysis->entities->parties;
    mc_json_write_key(out, "candidates", false);
    mc_buf_add_char(out, '[');
    for (uint32_t i = 0; i < attribution->candidate_count; i++) {
        const mc_candidate *candidate = &attribution->candidates[i];
        mc_buf_add_z(out, i ? ",{" : "{");
        write_text(out, "id", parties[candidate->party].id, true);
        write_text(out, "name", parties[candidate->party].name, false);
        write_code(out, "by", mc_attribution_by_code(candidate->by), false);
        mc_json_write_key(out, "score", false);
        mc_buf_add_int(out, candidate->score);
        mc_buf_add_char(out, '}');
    }
    mc_buf_add_char(out, ']');
}

static void write_companies(mc_buf *out, const mc_analysis *analysis, uint32_t judgement)
{
    const mc_entity_result *entities = analysis->entities;
    mc_json_write_key(out, "companies", false);
    mc_buf_add_char(out, '[');
    uint32_t begin = entities->first_attribution[judgement],
             end = entities->first_attribution[judgement + 1];
    for (uint32_t i = begin; i < end; i++) {
        const mc_attribution *attribution = &entities->attributions[i];
        const mc_party *party =
            attribution->party == MC_NONE ? NULL : &entities->parties[attribution->party];
        mc_buf_add_z(out, i > begin ? ",{" : "{");
        write_text(out, "id", party ? party->id : (mc_str){NULL, 0}, true);
        write_text(out, "name", party ? party->name : (mc_str){NULL, 0}, false);
        write_code(out, "by", mc_attribution_by_code(attribution->by), false);
        write_candidates(out, analysis, attribution);
        mc_buf_add_char(out, '}');
    }
    mc_buf_add_char(out, ']');
}

static void write_match(mc_buf *out, const mc_analysis *analysis, mc_masked_writer *masked,
                        uint32_t index)
{
    const mc_lexicon *lexicon = analysis->lexicon;
    const mc_judgement *judgement = &analysis->context->judgements[index];
    const mc_hit *hit = &analysis->matches->hits[judgement->hit];
    const mc_entry *entry = &lexicon->entries[hit->entry];
    mc_buf_add_z(out, index ? ",{" : "{");
    write_text(out, "entry", entry->id, true);
    write_text(out, "category", lexicon->categories[entry->category].code, false);
    write_quote(out, analysis->text, masked, hit->quote);
    mc_json_write_key(out, "removed", false);
    mc_buf_add_z(out, judgement->removed ? "true" : "false");
    write_code(out, "status", judgement->removed ? "" : mc_finding_status_code(judgement->status),
               false);
    write_code(out, "standing", judgement->removed ? "" : mc_standing_code(judgement->standing),
               false);
    write_code(out, "actor", mc_actor_code(judgement->actor), false);
    write_code(out, "speaker", mc_speaker_code(judgement->speaker), false);
    write_reason(out, "reason", &judgement->reason);
    write_cues(out, analysis, judgement);
    write_companies(out, analysis, index);
    mc_buf_add_char(out, '}');
}

static void write_rejected(mc_buf *out, const mc_analysis *analysis, mc_masked_writer *masked,
                           const mc_rejected *rejected, bool first)
{
    const mc_entry *entries = analysis->lexicon->entries;
    mc_buf_add_z(out, first ? "{" : ",{");
    write_text(out, "entry", entries[rejected->hit.entry].id, true);
    write_quote(out, analysis->text, masked, rejected->hit.quote);
    write_code(out, "reason", mc_rejection_code(rejected->reason), false);
    write_text(out, "by", rejected->by == MC_NONE ? (mc_str){NULL, 0} : entries[rejected->by].id,
               false);
    mc_buf_add_char(out, '}');
}

static void write_genre(mc_buf *out, const mc_analysis *analysis, mc_genre genre)
{
    const mc_genre_scale *scale = &analysis->context->genre_scale;
    mc_buf_add_char(out, '{');
    write_code(out, "genre", mc_genre_code(genre), true);
    write_int(out, "total", scale->total[genre], false);
    write_int(out, "words", scale->words[genre], false);
    mc_json_write_key(out, "signs", false);
    char open = '{';
    for (uint32_t sign = 0; sign < MC_GENRE_SIGN_COUNT; sign++) {
        if (!mc_genre_sign_is_in(scale->signs, (mc_genre_sign)sign)) continue;
        if (open == '{') mc_buf_add_char(out, open);
        write_int(out, mc_genre_sign_code((mc_genre_sign)sign),
                  analysis->lexicon->sign_weights[sign][genre], open == '{');
        open = ',';
    }
    mc_buf_add_z(out, open == '{' ? "{}}" : "}}");
}

// All genres, in their order; none where the input said the genre.
static void write_scale(mc_buf *out, const mc_analysis *analysis)
{
    mc_json_write_key(out, "genre_scale", false);
    mc_buf_add_char(out, '[');
    bool weighed = analysis->context->genre_scale.second != MC_GENRE_UNKNOWN;
    for (uint32_t i = MC_GENRE_UNKNOWN + 1u; weighed && i < MC_GENRE_COUNT; i++) {
        if (i > MC_GENRE_UNKNOWN + 1u) mc_buf_add_char(out, ',');
        write_genre(out, analysis, (mc_genre)i);
    }
    mc_buf_add_char(out, ']');
}

void mc_explain_write_json(mc_buf *out, const mc_analysis *analysis, mc_masked_writer *masked)
{
    mc_buf_add_char(out, '{');
    write_code(out, "type", "explanation", true);
    write_text(out, "document", analysis->document->id, false);
    write_code(out, "genre", mc_genre_code(analysis->context->genre), false);
    write_reason(out, "genre_reason", &analysis->context->genre_reason);
    write_scale(out, analysis);
    write_uint(out, "chars", analysis->text->raw_chars, false);
    write_sentences(out, analysis->text);
    mc_json_write_key(out, "matches", false);
    mc_buf_add_char(out, '[');
    for (uint32_t i = 0; i < analysis->context->judgement_count; i++) {
        write_match(out, analysis, masked, i);
    }
    mc_buf_add_z(out, "]");
    mc_json_write_key(out, "rejected", false);
    mc_buf_add_char(out, '[');
    for (uint32_t i = 0; i < analysis->matches->rejected_count; i++) {
        write_rejected(out, analysis, masked, &analysis->matches->rejected[i], i == 0);
    }
    mc_buf_add_z(out, "]}\n");
}
