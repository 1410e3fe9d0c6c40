// SPDX-License-Identifier: Apache-2.0
#include "record/finding_record.h"

#include "record/json.h"
#include "record/json_write.h"

static void comma_unless_first(mc_buf *out, uint32_t index)
{
    if (index > 0) mc_buf_add_char(out, ',');
}

void mc_finding_record_reason(mc_buf *out, mc_masked_writer *writer, const mc_reason *reason)
{
    mc_json_object object = mc_json_object_open(out);
    mc_json_object_z(&object, "code", reason->code ? reason->code : "");
    mc_json_object_key(&object, "args");
    mc_buf_add_char(out, '[');
    uint32_t count = reason->args[1].size ? 2 : reason->args[0].size ? 1 : 0;
    for (uint32_t i = 0; i < count; i++) {
        comma_unless_first(out, i);
        mc_masked_writer_string(writer, out, reason->args[i]);
    }
    mc_buf_add_char(out, ']');
    mc_json_object_close(&object);
}

static void write_also(mc_buf *out, const mc_lexicon *lexicon, const mc_finding *finding)
{
    mc_buf_add_char(out, '[');
    for (uint32_t i = 0; i < finding->also_count; i++) {
        comma_unless_first(out, i);
        mc_json_write_string(out, lexicon->entries[finding->also[i]].id);
    }
    mc_buf_add_char(out, ']');
}

static mc_raw_span chars_of(const mc_text *text, mc_norm_span span)
{
    return mc_text_chars_of(text, mc_text_bytes_of(text, span));
}

static void write_cues(mc_buf *out, const mc_analysis *analysis, const mc_judgement *judged)
{
    mc_buf_add_char(out, '[');
    for (uint32_t i = 0; i < judged->cue_count; i++) {
        const mc_cue_use *use = &judged->cues[i];
        mc_raw_span at = chars_of(analysis->text, use->span);
        mc_raw_span reach = chars_of(analysis->text, use->reach);
        comma_unless_first(out, i);
        mc_json_object object = mc_json_object_open(out);
        mc_json_object_str(&object, "id", analysis->lexicon->cues[use->cue].id);
        mc_json_object_uint(&object, "start", at.begin);
        mc_json_object_uint(&object, "end", at.end);
        mc_json_object_key(&object, "reach");
        mc_buf_add_char(out, '[');
        mc_buf_add_uint(out, reach.begin);
        mc_buf_add_char(out, ',');
        mc_buf_add_uint(out, reach.end);
        mc_buf_add_char(out, ']');
        if (i == judged->deciding) mc_json_object_bool(&object, "deciding", true);
        mc_json_object_close(&object);
    }
    mc_buf_add_char(out, ']');
}

const char *mc_finding_record_party_kind(mc_party_kind kind)
{
    switch (kind) {
    case MC_PARTY_LISTED:
        return "listed";
    case MC_PARTY_DISCOVERED:
        return "discovered";
    case MC_PARTY_MASKED:
        return "masked";
    }
    return "";
}

// Unattributed and ambiguous findings have the same members, null but for `by`.
static void write_company(mc_buf *out, mc_masked_writer *writer, const mc_analysis *analysis,
                          const mc_attribution *link)
{
    static const mc_party nobody = {0};
    const mc_party *party =
        link->party == MC_NONE ? &nobody : &analysis->entities->parties[link->party];
    mc_json_object object = mc_json_object_open(out);
    mc_json_object_optional(&object, "id", party->id);
    mc_masked_writer_field(writer, &object, "name", party->name);
    mc_masked_writer_field(writer, &object, "mention", party->mention);
    mc_json_object_z(&object, "by", mc_attribution_by_code(link->by));
    if (link->party != MC_NONE) {
        mc_json_object_z(&object, "kind", mc_finding_record_party_kind(party->kind));
        mc_json_object_bool(&object, "collector", party->collector);
    }
    mc_json_object_close(&object);
}

static void write_candidates(mc_buf *out, mc_masked_writer *writer, const mc_analysis *analysis,
                             const mc_attribution *link)
{
    mc_buf_add_char(out, '[');
    for (uint32_t i = 0; i < link->candidate_count; i++) {
        const mc_candidate *candidate = &link->candidates[i];
        const mc_party *party = &analysis->entities->parties[candidate->party];
        comma_unless_first(out, i);
        mc_json_object object = mc_json_object_open(out);
        mc_json_object_str(&object, "id", party->id);
        mc_masked_writer_field(writer, &object, "name", party->name);
        mc_json_object_z(&object, "by", mc_attribution_by_code(candidate->by));
        mc_json_object_key(&object, "score");
        mc_buf_add_int(out, candidate->score);
        mc_json_object_close(&object);
    }
    mc_buf_add_char(out, ']');
}

static void write_principal(mc_json_object *object, mc_masked_writer *writer,
                            const mc_analysis *analysis, const mc_attribution *link)
{
    if (link->principal == MC_NONE) {
        mc_json_object_null(object, "principal");
        return;
    }
    const mc_party *party = &analysis->entities->parties[link->principal];
    mc_json_object_key(object, "principal");
    mc_json_object inner = mc_json_object_open(object->out);
    mc_json_object_str(&inner, "id", party->id);
    mc_masked_writer_field(writer, &inner, "name", party->name);
    mc_json_object_close(&inner);
}

// Unverified clauses are never printed; a day outside a clause's time leaves it out.
static bool is_in_force(const mc_clause_of_law *clause, mc_day day)
{
    return clause->verified && (!clause->from || clause->from <= day) &&
           (!clause->to || day <= clause->to);
}

static void write_clauses(mc_buf *out, const mc_lexicon *lexicon, const mc_category *category,
                          mc_day day)
{
    uint32_t written = 0;
    mc_buf_add_char(out, '[');
    for (uint32_t i = 0; i < category->clause_count; i++) {
        const mc_clause_of_law *clause = &lexicon->clauses[category->clauses[i]];
        if (!is_in_force(clause, day)) continue;
        comma_unless_first(out, written++);
        mc_json_write_string(out, clause->id);
    }
    mc_buf_add_char(out, ']');
}

static void write_place(mc_json_object *object, const mc_analysis *analysis,
                        const mc_finding *finding, bool byte_offsets)
{
    mc_byte_span bytes = mc_text_bytes_of(analysis->text, finding->quote);
    mc_raw_span chars = mc_text_chars_of(analysis->text, bytes);
    mc_json_object_uint(object, "start", chars.begin);
    mc_json_object_uint(object, "end", chars.end);
    if (byte_offsets) {
        mc_json_object_uint(object, "byte_start", bytes.begin);
        mc_json_object_uint(object, "byte_end", bytes.end);
    }
    mc_json_object_uint(object, "sentence", finding->sentence);
}

// A reason that came without words gets those of the cue that decided.
static mc_reason complete_reason(const mc_analysis *analysis, const mc_judgement *judged)
{
    mc_reason reason = judged->reason;
    if (reason.args[0].size || judged->deciding >= judged->cue_count) return reason;
    mc_norm_span cue = judged->cues[judged->deciding].span;
    reason.args[0] = mc_text_slice(analysis->text, mc_text_bytes_of(analysis->text, cue));
    return reason;
}

static void write_judgement(mc_json_object *object, mc_masked_writer *writer,
                            const mc_analysis *analysis, const mc_judgement *judged)
{
    mc_json_object_z(object, "status", mc_finding_status_code(judged->status));
    mc_json_object_z(object, "standing", mc_standing_code(judged->standing));
    mc_json_object_key(object, "reason");
    mc_reason reason = complete_reason(analysis, judged);
    mc_finding_record_reason(object->out, writer, &reason);
    mc_json_object_key(object, "cues");
    write_cues(object->out, analysis, judged);
    mc_json_object_z(object, "actor", mc_actor_code(judged->actor));
    mc_json_object_optional(object, "speaker", mc_str_from_z(mc_speaker_code(judged->speaker)));
}

void mc_finding_record_write(mc_buf *out, mc_masked_writer *writer, const mc_analysis *analysis,
                             const mc_finding *finding, const mc_record_options *options,
                             mc_day law_day)
{
    const mc_lexicon *lexicon = analysis->lexicon;
    const mc_category *category = &lexicon->categories[finding->category];
    const mc_attribution *link = &analysis->entities->attributions[finding->attribution];
    mc_json_object object = mc_json_object_open(out);
    mc_json_object_z(&object, "type", "finding");
    mc_json_object_z(&object, "id", finding->id);
    mc_masked_writer_name(writer, &object, "doc", analysis->document->id);
    mc_json_object_str(&object, "category", category->code);
    mc_json_object_str(&object, "entry", lexicon->entries[finding->entry].id);
    mc_json_object_key(&object, "also");
    write_also(out, lexicon, finding);
    mc_json_object_uint(&object, "severity", category->severity);
    write_judgement(&object, writer, analysis, &analysis->context->judgements[finding->judgement]);
    mc_json_object_key(&object, "company");
    write_company(out, writer, analysis, link);
    mc_json_object_key(&object, "candidates");
    write_candidates(out, writer, analysis, link);
    write_principal(&object, writer, analysis, link);
    mc_masked_writer_piece(writer, &object, "quote",
                           mc_text_bytes_of(analysis->text, finding->quote));
    write_place(&object, analysis, finding, options->byte_offsets);
    mc_json_object_key(&object, "clauses");
    write_clauses(out, lexicon, category, law_day);
    mc_json_object_close(&object);
    mc_buf_add_char(out, '\n');
}
