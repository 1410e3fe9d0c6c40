// SPDX-License-Identifier: Apache-2.0
#include "pipeline/gold.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "record/json.h"

typedef struct gold_reader {
    mc_gold *gold;
    const mc_lexicon *lexicon;
    const char *path;
    uint32_t line;
    mc_error *err;
} gold_reader;

static mc_status bad(gold_reader *reader, const char *what, mc_str found, const char *expected)
{
    return mc_error_set_at(reader->err, MC_ERR_SYNTAX, reader->path, reader->line, 0,
                           "%s: found '%.*s', expected %s", what, (int)found.size,
                           found.data ? found.data : "", expected);
}

static mc_status find_category(gold_reader *reader, mc_str code, uint32_t *out)
{
    *out = mc_lexicon_category_find(reader->lexicon, code);
    return *out == MC_NONE ? bad(reader, "category", code, "a code of taxonomy.xml") : MC_OK;
}

static mc_status find_status(gold_reader *reader, mc_str code, mc_finding_status *out)
{
    *out = mc_finding_status_find(code);
    return (int)*out == MC_FINDING_STATUS_COUNT ? bad(reader, "status", code,
                                                      "asserted, announced, negated, hypothetical, "
                                                      "norm, general, claimed or demanded")
                                                : MC_OK;
}

static mc_status find_actor(gold_reader *reader, mc_str code, mc_actor *out)
{
    for (int i = MC_ACTOR_LENDER; i <= MC_ACTOR_OTHER; i++) {
        *out = (mc_actor)i;
        if (mc_str_equal(code, mc_str_from_z(mc_actor_code(*out)))) return MC_OK;
    }
    return bad(reader, "actor", code, "lender, collector, consumer, authority or other");
}

// The first line may say which categories are marked and which statuses are merged.
static mc_status read_header(gold_reader *reader, const mc_json *header)
{
    const mc_json *categories = mc_json_member(header, "categories");
    const mc_json *merge = mc_json_member(header, "merge");
    mc_status st = MC_OK;
    for (uint32_t i = 0; categories && st == MC_OK && i < categories->count; i++) {
        uint32_t category = MC_NONE;
        if (i == 0) memset(reader->gold->marked, 0, reader->lexicon->category_count * sizeof(bool));
        st = find_category(reader, categories->items[i].text, &category);
        if (st == MC_OK) reader->gold->marked[category] = true;
    }
    for (uint32_t i = 0; merge && st == MC_OK && i < merge->count; i++) {
        mc_finding_status from, to;
        st = find_status(reader, merge->items[i].key, &from);
        if (st == MC_OK) st = find_status(reader, merge->items[i].text, &to);
        if (st == MC_OK) reader->gold->merge[from] = to;
    }
    return st;
}

static mc_str optional(const mc_json *object, const char *key)
{
    const mc_json *member = mc_json_member(object, key);
    return member && member->kind == MC_JSON_STRING ? member->text : (mc_str){NULL, 0};
}

static mc_status read_finding(gold_reader *reader, const mc_json *from, mc_gold_finding *to)
{
    mc_finding_status status = MC_ASSERTED;
    mc_status st = find_category(reader, mc_json_text(from, "category"), &to->category);
    if (st == MC_OK) st = find_status(reader, mc_json_text(from, "status"), &status);
    if (st == MC_OK) st = find_actor(reader, mc_json_text(from, "actor"), &to->actor);
    if (st == MC_OK) to->status = reader->gold->merge[status];
    to->company = optional(from, "company");
    to->quote = optional(from, "quote");
    return st;
}

static mc_status check_hash(gold_reader *reader, mc_gold_document *document)
{
    if (!document->text.data) return MC_OK;
    char hex[MC_SHA256_HEX_BYTES];
    mc_sha256_hex(document->text, hex);
    mc_str computed = mc_arena_str(&reader->gold->arena, mc_str_from_z(hex));
    if (document->sha256.size && !mc_str_equal(document->sha256, computed)) {
        return bad(reader, "sha256", document->sha256, "the hash of the text beside it");
    }
    document->sha256 = computed;
    return MC_OK;
}

// A document without labels is not one in which there is nothing to find: read so, each hit in it
// would count as wrong.
static mc_status check_labels(gold_reader *reader, const mc_json *from)
{
    const mc_json *findings = mc_json_member(from, "findings");
    mc_str genre = optional(from, "genre");
    if (genre.size && mc_genre_find(genre) == MC_GENRE_UNKNOWN)
        return bad(reader, "genre", genre, "complaint, forum, news or another of input.md");
    if (findings && findings->kind == MC_JSON_ARRAY) return MC_OK;
    return mc_error_set_at(reader->err, MC_ERR_SYNTAX, reader->path, reader->line, 0,
                           "found no list of findings, expected \"findings\":[...], empty where "
                           "nothing is to be found");
}

static mc_status read_document(gold_reader *reader, const mc_json *from)
{
    mc_gold *gold = reader->gold;
    mc_status st = check_labels(reader, from);
    if (st != MC_OK) return st;
    if (!MC_ARRAY_RESERVE(gold->documents, gold->capacity, gold->document_count + 1ull)) {
        return mc_error_memory(reader->err);
    }
    const mc_json *findings = mc_json_member(from, "findings");
    uint32_t count = findings->count;
    mc_gold_finding *items = mc_arena_array(&gold->arena, count, sizeof *items);
    if (!items) return mc_error_memory(reader->err);
    mc_gold_document document = {
        .id = optional(from, "id"),
        .part = optional(from, "part"),
        .text = optional(from, "text"),
        .sha256 = optional(from, "sha256"),
        .respondent = optional(from, "respondent"),
        .title = optional(from, "title"),
        .genre = mc_genre_find(optional(from, "genre")),
        .findings = items,
        .finding_count = count,
    };
    st = check_hash(reader, &document);
    for (uint32_t i = 0; st == MC_OK && i < count; i++) {
        st = read_finding(reader, &findings->items[i], &items[i]);
    }
    if (st == MC_OK) gold->documents[gold->document_count++] = document;
    return st;
}

static mc_status read_line(gold_reader *reader, mc_str line)
{
    mc_json object;
    mc_error inner = {0};
    mc_status st = mc_json_parse(&object, &reader->gold->arena, line, NULL, &inner);
    if (st != MC_OK) {
        return mc_error_set_at(reader->err, st, reader->path, reader->line, inner.column,
                               "no JSON Lines, one object a line, as labelled texts are: %s",
                               inner.message);
    }
    if (object.kind != MC_JSON_OBJECT)
        return mc_error_set_at(reader->err, MC_ERR_SYNTAX, reader->path, reader->line, 1,
                               "found no object, expected one a line, of a labelled document");
    bool header = mc_str_equal(mc_json_text(&object, "type"), MC_STR("gold"));
    return header ? read_header(reader, &object) : read_document(reader, &object);
}

static mc_status start(mc_gold *gold, const mc_lexicon *lexicon, mc_error *err)
{
    gold->arena = MC_ARENA_INIT;
    gold->marked = mc_arena_array(&gold->arena, lexicon->category_count, sizeof *gold->marked);
    if (!gold->marked) return mc_error_memory(err);
    for (uint32_t i = 0; i < lexicon->category_count; i++) {
        gold->marked[i] = true;
    }
    for (int i = 0; i < MC_FINDING_STATUS_COUNT; i++) {
        gold->merge[i] = (mc_finding_status)i;
    }
    return MC_OK;
}

mc_status mc_gold_load(mc_gold *gold, const char *path, const mc_lexicon *lexicon, mc_error *err)
{
    gold_reader reader = {gold, lexicon, path, 0, err};
    gold->content = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_status st = start(gold, lexicon, err);
    if (st == MC_OK) st = mc_file_read(&gold->content, path, err);
    mc_str rest = mc_buf_str(&gold->content), line;
    if (mc_str_has_prefix(rest, MC_STR("\xEF\xBB\xBF"))) rest = mc_str_slice(rest, 3, rest.size);
    while (st == MC_OK && mc_str_split(&rest, '\n', &line)) {
        reader.line++;
        if (mc_str_trim(line).size) st = read_line(&reader, line);
    }
    return st;
}

void mc_gold_dispose(mc_gold *gold)
{
    mc_arena_dispose(&gold->arena);
    mc_buf_dispose(&gold->content);
    free(gold->documents);
    *gold = (mc_gold){0};
}

const mc_gold_document *mc_gold_find(const mc_gold *gold, mc_str sha256)
{
    for (uint32_t i = 0; i < gold->document_count; i++) {
        if (mc_str_equal(gold->documents[i].sha256, sha256)) return &gold->documents[i];
    }
    return NULL;
}
