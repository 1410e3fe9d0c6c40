// SPDX-License-Identifier: Apache-2.0
#include "record/record.h"

#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/hash.h"
#include "record/finding_record.h"
#include "record/json.h"
#include "record/json_write.h"
#include "record/sketch.h"
#include "record/versions.h"

static void write_libraries(mc_json_object *object)
{
    mc_version versions[MC_VERSION_COUNT];
    mc_versions_list(versions);
    mc_json_object_key(object, "libraries");
    mc_json_object inner = mc_json_object_open(object->out);
    for (int i = 0; i < MC_VERSION_COUNT; i++) {
        mc_json_object_z(&inner, versions[i].name, versions[i].version);
    }
    mc_json_object_close(&inner);
}

bool mc_record_begins(mc_str begin)
{
    return mc_str_has_prefix(begin, MC_STR("{\"type\":\"run\",\"schema\":"));
}

void mc_record_write_run(mc_buf *out, const mc_run_info *info)
{
    char timestamp[MC_TIMESTAMP_BYTES] = "";
    if (info->timestamp) mc_clock_timestamp(timestamp);
    mc_json_object object = mc_json_object_open(out);
    mc_json_object_z(&object, "type", "run");
    mc_json_object_uint(&object, "schema", MC_RECORD_SCHEMA);
    mc_json_object_z(&object, "program", "mingcha");
    mc_json_object_z(&object, "version", mc_versions_program());
    write_libraries(&object);
    mc_json_object_key(&object, "lexicon");
    mc_json_object lexicon = mc_json_object_open(out);
    mc_json_object_str(&lexicon, "version", mc_str_from_z(info->lexicon->version));
    mc_json_object_z(&lexicon, "sha256", info->lexicon->sha256);
    mc_json_object_uint(&lexicon, "entries", info->lexicon->entry_count);
    mc_json_object_uint(&lexicon, "overlays",
                        info->lexicon->folder_count ? info->lexicon->folder_count - 1 : 0);
    mc_json_object_close(&lexicon);
    mc_json_object_key(&object, "options");
    mc_buf_add_z(out, info->options_json ? info->options_json : "{}");
    mc_json_object_optional(&object, "started", mc_str_from_z(timestamp));
    mc_json_object_close(&object);
    mc_buf_add_char(out, '\n');
}

// SHA-256 over key, NUL and name: without the key nobody can try out names.
static void write_author(mc_json_object *object, mc_str author, mc_str key)
{
    char hex[MC_SHA256_HEX_BYTES];
    if (author.size == 0) {
        mc_json_object_null(object, "author_key");
        return;
    }
    mc_sha256 *sha = mc_sha256_new();
    if (!sha) {
        object->out->status = MC_ERR_MEMORY;
        return;
    }
    mc_sha256_add(sha, key.size ? key : MC_STR("mingcha"));
    mc_sha256_add(sha, (mc_str){"\0", 1});
    mc_sha256_add(sha, author);
    mc_sha256_end(sha, hex);
    mc_sha256_free(sha);
    mc_json_object_str(object, "author_key", (mc_str){hex, 16});
}

static void write_fields(mc_json_object *object, mc_masked_writer *writer,
                         const mc_analysis *analysis, const mc_record_options *options)
{
    const mc_document *document = analysis->document;
    mc_masked_writer_name(writer, object, "id", document->id);
    mc_masked_writer_name(writer, object, "source", document->source);
    mc_json_object_z(object, "genre", mc_genre_code(analysis->context->genre));
    mc_json_object_key(object, "genre_reason");
    mc_finding_record_reason(object->out, writer, &analysis->context->genre_reason);
    mc_json_object_bool(object, "general_article", analysis->context->general_article);
    mc_masked_writer_field(writer, object, "date", document->date);
    mc_masked_writer_field(writer, object, "respondent", document->respondent);
    mc_masked_writer_field(writer, object, "title", document->title);
    mc_masked_writer_field(writer, object, "url", document->url);
    mc_masked_writer_field(writer, object, "thread", document->thread);
    mc_masked_writer_field(writer, object, "channel", document->channel);
    mc_masked_writer_field(writer, object, "region", document->region);
    mc_masked_writer_field(writer, object, "amount", document->amount);
    write_author(object, document->author, options->author_key);
}

static void write_repairs(mc_json_object *object, const mc_repairs *repairs)
{
    const struct {
        const char *name;
        uint32_t count;
    } rows[] = {{"pinyin", repairs->pinyin},
                {"zero_width", repairs->zero_width},
                {"shifted", repairs->shifted},
                {"unrepaired", repairs->unrepaired},
                {"question_runs", repairs->question_runs},
                {"separators", repairs->separators},
                {"entities", repairs->entities}};
    mc_json_object_key(object, "repairs");
    mc_json_object inner = mc_json_object_open(object->out);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].count) mc_json_object_uint(&inner, rows[i].name, rows[i].count);
    }
    mc_json_object_close(&inner);
}

// Codes are few: a list with linear search, ordered by first appearance in the text.
static void write_removed(mc_json_object *object, const mc_context_result *context)
{
    enum { MOST_CODES = 64 };
    struct {
        const char *code;
        uint32_t count;
    } rows[MOST_CODES];
    uint32_t used = 0;
    for (uint32_t i = 0; i < context->judgement_count; i++) {
        const mc_judgement *judged = &context->judgements[i];
        const char *code = judged->reason.code ? judged->reason.code : "";
        if (!judged->removed) continue;
        uint32_t at = 0;
        while (at < used && strcmp(rows[at].code, code) != 0) {
            at++;
        }
        if (at == MOST_CODES) at--;
        if (at == used) {
            rows[used].code = code;
            rows[used++].count = 0;
        }
        rows[at].count++;
    }
    mc_json_object_key(object, "removed");
    mc_json_object inner = mc_json_object_open(object->out);
    for (uint32_t i = 0; i < used; i++) {
        mc_json_object_uint(&inner, rows[i].code, rows[i].count);
    }
    mc_json_object_close(&inner);
}

static char *put_hex(char *to, uint64_t bits, int digits)
{
    static const char hex[] = "0123456789abcdef";
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
        *to++ = hex[bits >> shift & 15];
    }
    return to;
}

static void write_sentence_hashes(mc_json_object *object, const mc_sketch *sketch)
{
    enum { ITEM_BYTES = 19 }; // sixteen digits, quotes, a comma
    mc_json_object_key(object, "sentence_hashes");
    mc_buf *out = object->out;
    char *to = mc_buf_reserve(out, (size_t)ITEM_BYTES * sketch->sentence_count + 2);
    if (!to) return;
    *to++ = '[';
    for (uint32_t i = 0; i < sketch->sentence_count; i++) {
        if (i) *to++ = ',';
        *to++ = '"';
        to = put_hex(to, sketch->sentence_hashes[i], 16);
        *to++ = '"';
    }
    *to++ = ']';
    out->size = (size_t)(to - out->data);
}

static void write_sketch(mc_json_object *object, const mc_sketch *sketch)
{
    char hex[4 * MC_SKETCH_BINS + 1] = "", *to = hex;
    mc_json_object_z(object, "text_hash", sketch->text_hash);
    write_sentence_hashes(object, sketch);
    for (uint32_t i = 0; !sketch->empty && i < MC_SKETCH_BINS; i++) {
        to = put_hex(to, sketch->bins[i], 4);
    }
    *to = '\0';
    mc_json_object_z(object, "sketch", hex);
}

// The companies that the document names, once each: the denominator of a company's rates.
static void write_companies(mc_json_object *object, mc_masked_writer *writer,
                            const mc_entity_result *entities)
{
    mc_json_object_key(object, "companies");
    mc_buf_add_char(object->out, '[');
    for (uint32_t i = 0; i < entities->party_count; i++) {
        const mc_party *party = &entities->parties[i];
        if (i > 0) mc_buf_add_char(object->out, ',');
        mc_json_object inner = mc_json_object_open(object->out);
        mc_json_object_str(&inner, "id", party->id);
        mc_masked_writer_field(writer, &inner, "name", party->name);
        mc_json_object_z(&inner, "kind", mc_finding_record_party_kind(party->kind));
        mc_json_object_bool(&inner, "collector", party->collector);
        mc_json_object_close(&inner);
    }
    mc_buf_add_char(object->out, ']');
}

// What became of each name of the closed list, if the document has one.
static void write_listed(mc_json_object *object, mc_masked_writer *writer,
                         const mc_entity_result *entities)
{
    if (entities->listed_count == 0) return;
    mc_json_object_key(object, "listed");
    mc_buf_add_char(object->out, '[');
    for (uint32_t i = 0; i < entities->listed_count; i++) {
        if (i > 0) mc_buf_add_char(object->out, ',');
        mc_json_object inner = mc_json_object_open(object->out);
        mc_masked_writer_field(writer, &inner, "name", entities->listed[i].name);
        mc_json_object_z(&inner, "role", mc_listed_role_code(entities->listed[i].role));
        mc_json_object_close(&inner);
    }
    mc_buf_add_char(object->out, ']');
}

static void write_kept(mc_json_object *object, mc_masked_writer *writer,
                       const mc_document *document)
{
    if (document->kept_count == 0) return;
    mc_json_object_key(object, "kept");
    mc_buf_add_char(object->out, '{');
    for (uint32_t i = 0; i < document->kept_count; i++) {
        if (i > 0) mc_buf_add_char(object->out, ',');
        mc_json_write_string(object->out, document->kept[i].name);
        mc_buf_add_char(object->out, ':');
        mc_masked_writer_string(writer, object->out, document->kept[i].value);
    }
    mc_buf_add_char(object->out, '}');
}

// Findings come in reading order, and coordinated companies may repeat a sentence.
static void write_sentences(mc_json_object *object, mc_masked_writer *writer,
                            const mc_analysis *analysis, const mc_finding_list *findings,
                            bool *seen)
{
    mc_buf *out = object->out;
    bool first = true;
    mc_json_object_key(object, "sentences");
    mc_buf_add_char(out, '[');
    for (uint32_t i = 0; i < findings->count; i++) {
        uint32_t n = findings->items[i].sentence;
        if (seen[n]) continue;
        seen[n] = true;
        mc_byte_span raw = analysis->text->sentences[n].raw;
        if (!first) mc_buf_add_char(out, ',');
        first = false;
        mc_json_object inner = mc_json_object_open(out);
        mc_json_object_uint(&inner, "n", n);
        mc_json_object_uint(&inner, "start", mc_text_chars_of(analysis->text, raw).begin);
        mc_masked_writer_piece(writer, &inner, "text", raw);
        mc_json_object_close(&inner);
    }
    mc_buf_add_char(out, ']');
}

// The day whose law applies, and how it was chosen.
static mc_day find_law_day(const mc_analysis *analysis, const char **by)
{
    mc_day day = mc_day_parse(analysis->document->date);
    *by = "document";
    if (!day) {
        day = analysis->as_of;
        *by = "as_of";
    }
    if (!day) {
        day = mc_clock_today();
        *by = "today";
    }
    return day;
}

static void write_law_day(mc_json_object *object, mc_day day, const char *by)
{
    char text[11];
    mc_day_format(day, text);
    mc_json_object_key(object, "law_day");
    mc_json_object inner = mc_json_object_open(object->out);
    mc_json_object_z(&inner, "day", text);
    mc_json_object_z(&inner, "by", by);
    mc_json_object_close(&inner);
}

// Near copies are counted among findings and complaints; of other texts without a finding,
// exact copies are enough.
static mc_status sketch_of(mc_sketch *sketch, const mc_analysis *analysis,
                           const mc_finding_list *findings, mc_arena *arena, mc_error *err)
{
    if (findings->count == 0 && analysis->context->genre != MC_GENRE_COMPLAINT)
        return mc_sketch_hash(sketch, analysis->text, arena, err);
    return mc_sketch_compute(sketch, analysis->text, analysis->entities, arena, err);
}

// How the text was read: how long it is, from which bytes, with what mended.
static void write_reading(mc_json_object *object, const mc_analysis *analysis)
{
    mc_json_object_uint(object, "chars", analysis->text->raw_chars);
    mc_json_object_optional(object, "encoding", analysis->document->encoding);
    mc_json_object_uint(object, "undecodable", analysis->document->undecodable);
    write_repairs(object, &analysis->text->repairs);
}

mc_status mc_record_write_document(mc_buf *out, const mc_analysis *analysis,
                                   const mc_finding_list *findings,
                                   const mc_record_options *options, mc_arena *arena, mc_error *err)
{
    const mc_document *document = analysis->document;
    mc_sketch sketch;
    mc_status st = sketch_of(&sketch, analysis, findings, arena, err);
    if (st != MC_OK) return st;
    bool *seen = mc_arena_array(arena, analysis->text->sentence_count, sizeof *seen);
    if (!seen) return mc_error_memory(err);
    const char *law_day_by;
    mc_day law_day = find_law_day(analysis, &law_day_by);
    mc_masked_writer writer;
    mc_masked_writer_init(&writer, document->text, options->mask);

    mc_json_object object = mc_json_object_open(out);
    mc_json_object_z(&object, "type", "document");
    write_fields(&object, &writer, analysis, options);
    write_reading(&object, analysis);
    write_sketch(&object, &sketch);
    write_removed(&object, analysis->context);
    write_companies(&object, &writer, analysis->entities);
    write_listed(&object, &writer, analysis->entities);
    write_law_day(&object, law_day, law_day_by);
    write_kept(&object, &writer, document);
    write_sentences(&object, &writer, analysis, findings, seen);
    if (options->with_text) {
        mc_masked_writer_piece(&writer, &object, "text", (mc_byte_span){0, document->text.size});
    }
    mc_json_object_uint(&object, "findings", findings->count);
    mc_json_object_close(&object);
    mc_buf_add_char(out, '\n');
    for (uint32_t i = 0; i < findings->count; i++) {
        mc_finding_record_write(out, &writer, analysis, &findings->items[i], options, law_day);
    }

    st = writer.status;
    mc_masked_writer_dispose(&writer);
    return st == MC_OK ? MC_OK : mc_error_set(err, st, "the document's record is too large");
}

const char *mc_coverage_level_code(mc_coverage_level level)
{
    switch (level) {
    case MC_COVERAGE_NOTE:
        return "note";
    case MC_COVERAGE_PARTIAL:
        return "partial";
    case MC_COVERAGE_SKIPPED:
        return "skipped";
    }
    return "";
}

void mc_record_write_coverage(mc_buf *out, const mc_coverage *coverage, const mc_mask_rules *mask)
{
    mc_masked_writer writer;
    mc_masked_writer_init(&writer, (mc_str){NULL, 0}, mask);
    mc_json_object object = mc_json_object_open(out);
    mc_json_object_z(&object, "type", "coverage");
    mc_json_object_z(&object, "level", mc_coverage_level_code(coverage->level));
    mc_masked_writer_name(&writer, &object, "source", coverage->source);
    mc_json_object_uint(&object, "line", coverage->line);
    mc_json_object_str(&object, "reason", coverage->reason);
    if (coverage->detail.size)
        mc_masked_writer_name(&writer, &object, "detail", coverage->detail);
    else
        mc_json_object_null(&object, "detail");
    mc_json_object_uint(&object, "documents", coverage->documents);
    mc_json_object_optional(&object, "encoding", coverage->encoding);
    mc_json_object_optional(&object, "sha256", coverage->sha256);
    mc_json_object_close(&object);
    mc_buf_add_char(out, '\n');
    mc_masked_writer_dispose(&writer);
}

void mc_record_write_end(mc_buf *out, const mc_run_counts *counts)
{
    mc_json_object object = mc_json_object_open(out);
    mc_json_object_z(&object, "type", "end");
    mc_json_object_uint(&object, "documents", counts->documents);
    mc_json_object_uint(&object, "findings", counts->findings);
    mc_json_object_uint(&object, "inputs", counts->inputs);
    mc_json_object_uint(&object, "skipped", counts->skipped);
    mc_json_object_uint(&object, "partial", counts->partial);
    mc_json_object_close(&object);
    mc_buf_add_char(out, '\n');
}
