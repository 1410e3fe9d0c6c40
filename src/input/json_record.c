// SPDX-License-Identifier: Apache-2.0
#include "input/json_record.h"

#include <string.h>

#include "base/error.h"
#include "input/fields.h"
#include "input/json_around.h"
#include "input/json_turns.h"

static mc_status report_bad(mc_delivery *d, uint32_t line, const mc_error *error)
{
    uint32_t at = line + (error->line ? error->line - 1 : 0);
    d->records++;
    return mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "bad_json", at, "column %u: %s",
                             (unsigned)error->column, error->message);
}

static bool is_scalar(const mc_json *value)
{
    return value->kind == MC_JSON_STRING || value->kind == MC_JSON_NUMBER;
}

// The member at a dotted path; a key that holds the dots itself comes first.
static const mc_json *member_at(const mc_json *object, mc_str path)
{
    mc_str part = {NULL, 0}, rest = path;
    for (uint32_t i = object->count; i-- > 0;) {
        if (mc_str_equal(object->items[i].key, path)) return &object->items[i];
    }
    while (object && mc_str_split(&rest, '.', &part)) {
        const mc_json *found = NULL;
        for (uint32_t i = object->count; i-- > 0 && !found;) {
            bool named = object->kind == MC_JSON_OBJECT;
            if (named && mc_str_equal(object->items[i].key, part)) found = &object->items[i];
        }
        object = found;
    }
    return object;
}

// Strings of an array, as the closed list of companies.
static void take_companies(mc_document *document, const mc_json *list, mc_arena *arena)
{
    mc_str *names = mc_arena_array(arena, list->count, sizeof *names);
    uint32_t count = 0;
    for (uint32_t i = 0; names && i < list->count; i++) {
        const mc_json *item = &list->items[i];
        mc_str name = item->kind == MC_JSON_STRING ? item->text : mc_json_text(item, "name");
        if (mc_str_trim(name).size) names[count++] = mc_str_trim(name);
    }
    document->companies = count ? names : NULL;
    document->company_count = count;
}

enum { MOST_WRAPPERS = 4, MOST_NESTED = 8 };

typedef struct record_parts {
    mc_fields fields;
    const mc_json *turns, *companies;
    const mc_json *odd; // named as the text is, and none: a number, an object …
    bool blank;         // a member for the text is there, and empty or null
} record_parts;

// ["我借了钱。", "催收员骂我。"]: the paragraphs of a text. Data NULL for any other list.
static mc_str join_lines(const mc_json *list, mc_arena *arena)
{
    size_t room = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i].kind != MC_JSON_STRING) return (mc_str){NULL, 0};
        room += (size_t)list->items[i].text.size + 1;
    }
    char *text = mc_arena_alloc(arena, room + 1);
    uint32_t size = 0;
    for (uint32_t i = 0; text && i < list->count; i++) {
        mc_str line = list->items[i].text;
        if (i) text[size++] = '\n';
        if (line.size) memcpy(text + size, line.data, line.size);
        size += line.size;
    }
    return (mc_str){text, size};
}

// What else than a string may stand where a text is expected.
static void take_odd_text(mc_delivery *d, record_parts *parts, mc_str name, const mc_json *value)
{
    mc_str lines = {NULL, 0};
    bool list = value->kind == MC_JSON_ARRAY;
    if (list && value->count && value->items[0].kind == MC_JSON_OBJECT) {
        parts->turns = value;
        return;
    }
    if (list) lines = join_lines(value, &d->arena);
    if (mc_str_trim(lines).size) {
        mc_fields_offer(&parts->fields, d->options, &d->arena, name, lines);
    } else if (value->kind == MC_JSON_NULL || value->kind == MC_JSON_STRING || lines.data) {
        mc_fields_offer(&parts->fields, d->options, &d->arena, name, (mc_str){"", 0});
        parts->blank = true;
    } else {
        parts->odd = value;
    }
}

static bool asks_text(const mc_delivery *d)
{
    return mc_fields_mapped(d->options, MC_FIELD_TEXT).data;
}

static void take_member(mc_delivery *d, record_parts *parts, mc_str name, const mc_json *value)
{
    bool text = value->kind == MC_JSON_STRING && mc_str_trim(value->text).size > 0;
    mc_field field = text ? MC_FIELD_NONE : mc_fields_of_name(d->options, name, NULL);
    bool list = value->kind == MC_JSON_ARRAY && value->count > 0;
    if (field == MC_FIELD_TEXT) {
        take_odd_text(d, parts, name, value);
    } else if (is_scalar(value) || value->kind == MC_JSON_NULL) {
        mc_fields_offer(&parts->fields, d->options, &d->arena, name, value->text);
    } else if (list && field == MC_FIELD_TURNS && value->items[0].kind == MC_JSON_OBJECT) {
        parts->turns = value;
    } else if (list && field == MC_FIELD_NONE && !asks_text(d) &&
               mc_json_turns_are_chat(value, d->options->columns)) {
        parts->turns = value;
    } else if (list && (field == MC_FIELD_COMPANIES || field == MC_FIELD_COMPANY)) {
        parts->companies = value;
    }
}

static void take_members(mc_delivery *d, record_parts *parts, const mc_json *object)
{
    for (uint32_t i = object->count; i-- > 0;) {
        take_member(d, parts, object->items[i].key, &object->items[i]);
    }
    for (uint32_t i = 0; i < d->options->map_count; i++) {
        mc_str path = d->options->maps[i].column;
        if (mc_str_find(path, MC_STR("."), 0) == UINT32_MAX) continue;
        const mc_json *value = member_at(object, path);
        if (value) take_member(d, parts, path, value);
    }
}

static mc_status cover_odd_turns(mc_delivery *d, uint32_t odd, uint32_t line)
{
    return mc_delivery_cover(d, MC_COVERAGE_PARTIAL, "no_text_column", line,
                             "found %u turns without a text where it is expected, a string; they "
                             "were not read",
                             (unsigned)odd);
}

static mc_status send_object(mc_delivery *d, record_parts *parts, uint32_t line)
{
    mc_document document = {0};
    uint32_t odd = 0;
    if (parts->turns) parts->fields.implied = MC_GENRE_UNKNOWN; // a call, whoever it complains of
    mc_fields_fill(&document, &parts->fields, d->options, &d->arena);
    if (parts->companies) take_companies(&document, parts->companies, &d->arena);
    mc_status st = MC_OK;
    if (parts->turns) {
        st = mc_json_turns_fill(&document, parts->turns, d->options->columns, &d->arena, &odd);
    } else {
        mc_fields_fill_turn(&document, &parts->fields, d->options, &d->arena);
    }
    if (st != MC_OK || mc_arena_failed(&d->arena)) return mc_error_memory(d->err);
    if (odd) st = cover_odd_turns(d, odd, line);
    return st == MC_OK ? mc_open_call_take(d, &document, line) : st;
}

static mc_status note_oddities(mc_delivery *d, const mc_json_notes *notes, uint32_t line)
{
    d->undecodable += notes->nul_characters + notes->lone_surrogates;
    if (notes->duplicate_keys == 0) return MC_OK;
    return mc_delivery_cover(d, MC_COVERAGE_NOTE, "duplicate_key", line,
                             "found %u members with the key of another, took the last of each",
                             (unsigned)notes->duplicate_keys);
}

static bool has_text(const record_parts *parts)
{
    return parts->turns || parts->fields.values[MC_FIELD_TEXT].data;
}

static bool is_list_of_objects(const mc_json *value)
{
    return value->kind == MC_JSON_ARRAY && value->count > 0 &&
           value->items[0].kind == MC_JSON_OBJECT;
}

static bool names_text(mc_delivery *d, const mc_json *object)
{
    record_parts parts = {0};
    take_members(d, &parts, object);
    return has_text(&parts);
}

// A record that lacks its text may stand first.
static bool lists_texts(mc_delivery *d, const mc_json *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i].kind == MC_JSON_OBJECT && names_text(d, &list->items[i])) return true;
    }
    return false;
}

// {"1":{"content":"…"},"2":{"content":"…"}}: records by their numbers.
static bool holds_records_alone(mc_delivery *d, const mc_json *object)
{
    for (uint32_t i = 0; i < object->count; i++) {
        if (object->items[i].kind != MC_JSON_OBJECT || !names_text(d, &object->items[i]))
            return false;
    }
    return object->count > 1;
}

// The array of records that an object without text of its own wraps, at most so many objects deep.
// Of several only one whose records have a text is it. NULL when there is none.
static const mc_json *wrapped_list(mc_delivery *d, const mc_json *object, int depth)
{
    const mc_json *list = NULL, *other = NULL;
    for (uint32_t i = 0; i < object->count; i++) {
        const mc_json *member = &object->items[i];
        const mc_json *found = is_list_of_objects(member) ? member : NULL;
        if (member->kind == MC_JSON_OBJECT && depth > 1) found = wrapped_list(d, member, depth - 1);
        if (!found) continue;
        if (!list) {
            list = found;
        } else if (!lists_texts(d, found)) {
            other = other ? other : found;
        } else if (lists_texts(d, list)) {
            return NULL;
        } else {
            other = list;
            list = found;
        }
    }
    return list && other && !lists_texts(d, list) ? NULL : list;
}

// For messages about what is missing: the keys of the fullest record, and
// which of them --map names.
static mc_status see_members(mc_delivery *d, const mc_json *object, uint32_t line)
{
    if (object->count <= d->names.count && d->options->map_count == 0) return MC_OK;
    mc_str *names = mc_arena_array(&d->arena, object->count, sizeof *names);
    for (uint32_t i = 0; names && i < object->count; i++) {
        names[i] = object->items[i].key;
    }
    if (names) mc_delivery_see_names(d, names, object->count, line);
    return names ? MC_OK : MC_ERR_MEMORY;
}

static const char *kind_name(const mc_json *value)
{
    static const char *const kinds[] = {"null",     "false",  "true",     "a number",
                                        "a string", "a list", "an object"};
    return kinds[value->kind];
}

// What stands where the text should.
static mc_status refuse_odd(mc_delivery *d, const mc_json *odd, uint32_t line)
{
    d->records++;
    return mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "no_text_column", line,
                             "found %s in member %.*s, expected a text; name another with "
                             "--map text=MEMBER",
                             kind_name(odd), (int)mc_str_cut(odd->key, 100).size, odd->key.data);
}

static mc_status refuse_object(mc_delivery *d, const mc_json *object, uint32_t line)
{
    mc_str asked = mc_fields_mapped(d->options, MC_FIELD_TEXT);
    mc_delivery_forget_names(d);
    if (see_members(d, object, line) != MC_OK) return mc_error_memory(d->err);
    mc_str names = mc_buf_str(&d->names.words);
    d->records++;
    if (asked.data)
        return mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "no_mapped_field", line,
                                 "found members %.*s, expected '%.*s': --map text", (int)names.size,
                                 names.data ? names.data : "", (int)mc_str_cut(asked, 100).size,
                                 asked.data);
    return mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "no_text_column", line,
                             "found members %.*s, expected one with the text; name it with "
                             "--map text=MEMBER",
                             (int)names.size, names.data ? names.data : "");
}

static mc_status send_or_refuse(mc_delivery *d, const mc_json *object, record_parts *parts,
                                uint32_t line)
{
    bool usable = has_text(parts) || (parts->blank && !parts->odd);
    if (usable && see_members(d, object, line) != MC_OK) return mc_error_memory(d->err);
    if (usable) return send_object(d, parts, line);
    return parts->odd ? refuse_odd(d, parts->odd, line) : refuse_object(d, object, line);
}

// {"task":"asr","result":{"segments":[…]}}: the turns of one call that objects wrap,
// with what these say of it.
static void take_wrapped_turns(mc_delivery *d, record_parts *parts, const mc_json *object,
                               int depth)
{
    for (uint32_t i = 0; depth > 0 && !parts->turns && i < object->count; i++) {
        const mc_json *member = &object->items[i];
        if (member->kind != MC_JSON_OBJECT) continue;
        record_parts inner = {0};
        take_members(d, &inner, member);
        if (inner.turns) {
            take_members(d, parts, member);
        } else {
            take_wrapped_turns(d, parts, member, depth - 1);
        }
    }
}

// {"_id":"7","_source":{"content":"…"}}: the record that the only object inside with a text is,
// with what stands around it.
static void take_inner_record(mc_delivery *d, record_parts *parts, const mc_json *object)
{
    const mc_json *inner = NULL;
    for (uint32_t i = 0; i < object->count; i++) {
        const mc_json *member = &object->items[i];
        if (member->kind != MC_JSON_OBJECT || !names_text(d, member)) continue;
        if (inner) return; // nobody knows which
        inner = member;
    }
    if (inner) take_members(d, parts, inner);
}

// What a record says itself, or what it wraps says.
static void take_record(mc_delivery *d, record_parts *parts, const mc_json *object)
{
    take_members(d, parts, object);
    if (!has_text(parts)) take_wrapped_turns(d, parts, object, MOST_WRAPPERS);
    if (!has_text(parts) && !parts->blank) take_inner_record(d, parts, object);
}

// What stands in a list of records and is none.
static mc_status refuse_item(mc_delivery *d, const mc_json *item, uint32_t line)
{
    d->records++;
    return mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "no_text_column", line,
                             "found %s in a list of records, expected an object", kind_name(item));
}

static mc_str text_of(const record_parts *parts)
{
    return parts->fields.values[MC_FIELD_TEXT];
}

static void count_nested(mc_delivery *d, mc_str name)
{
    if (d->nested_texts++ == 0) mc_buf_add_str(&d->nested_in, name);
}

// {"content":"…","reply":{"content":"…"},"comments":[{"content":"…"}]}: texts in a record that has
// one of its own are told at the end, also where objects wrap them. What the record was read from
// is none of them.
static void see_nested(mc_delivery *d, const mc_json *object, const record_parts *own, int depth)
{
    for (uint32_t i = 0; depth > 0 && i < object->count; i++) {
        const mc_json *member = &object->items[i], *items = member;
        uint32_t count = member->kind == MC_JSON_OBJECT;
        if (member == own->turns) continue;
        if (is_list_of_objects(member)) {
            items = member->items;
            count = member->count;
        }
        for (uint32_t k = 0; k < count; k++) {
            if (items[k].kind != MC_JSON_OBJECT) continue;
            record_parts parts = {0};
            take_members(d, &parts, &items[k]);
            bool same =
                parts.turns ? parts.turns == own->turns : text_of(&parts).data == text_of(own).data;
            if (has_text(&parts) && !same) count_nested(d, member->key);
            see_nested(d, &items[k], own, depth - 1);
        }
    }
}

static mc_status cover_handed(mc_delivery *d, uint32_t fields, uint32_t line)
{
    return mc_delivery_cover(d, MC_COVERAGE_NOTE, "handed_down", line,
                             "found %u fields around a list of records; a record without one has "
                             "that of the list",
                             (unsigned)fields);
}

static mc_status send_item(mc_delivery *d, const mc_json *item, const mc_fields *around,
                           uint32_t line)
{
    record_parts parts = {0};
    if (item->kind != MC_JSON_OBJECT) return refuse_item(d, item, line);
    take_record(d, &parts, item);
    if (has_text(&parts)) see_nested(d, item, &parts, MOST_NESTED);
    mc_json_around_fill(&parts.fields, around);
    return send_or_refuse(d, item, &parts, line);
}

// The wrapped records share the arena of the parsed whole, so it must outlive the sending of each.
// `own`: what the wrapper says itself, sent before them; may be NULL.
static mc_status send_wrapped(mc_delivery *d, const mc_json *object, const mc_json *list,
                              record_parts *own, uint32_t line)
{
    mc_fields around = {0};
    mc_status st = MC_OK;
    uint32_t handed = mc_json_around_take(&around, d->options, &d->arena, object, list);
    mc_arena whole = d->arena;
    d->arena = MC_ARENA_INIT;
    if (handed) st = cover_handed(d, handed, line);
    if (own && st == MC_OK) st = send_object(d, own, line);
    for (uint32_t i = 0; i < list->count && st == MC_OK; i++) {
        st = send_item(d, &list->items[i], &around, line);
    }
    mc_arena_dispose(&d->arena);
    d->arena = whole;
    return st;
}

// {"text":"…","data":{"list":[…]}}: a few words beside a list and nothing else may be a record's or
// what an interface says of its answer.
static bool may_be_answer(mc_delivery *d, const record_parts *parts)
{
    enum { LONGEST_WORD = 60 };
    static const mc_field others[] = {MC_FIELD_TITLE,  MC_FIELD_DATE, MC_FIELD_COMPANY,
                                      MC_FIELD_AUTHOR, MC_FIELD_URL,  MC_FIELD_ID};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (parts->fields.values[others[i]].data) return false;
    }
    return !asks_text(d) && !parts->turns &&
           parts->fields.values[MC_FIELD_TEXT].size <= LONGEST_WORD;
}

// The member that holds the words, where it is called as interfaces call it: "message":"ok".
static const mc_json *answer_of(const mc_json *object, mc_str words)
{
    static const char *const names[] = {"message", "msg"};
    for (uint32_t i = 0; words.size && i < object->count; i++) {
        const mc_json *member = &object->items[i];
        bool named = mc_str_is_any(member->key, names, sizeof names / sizeof *names);
        if (named && member->text.data == words.data) return member;
    }
    return NULL;
}

// What an interface says of its answer is no record, and told; other words are one.
static mc_status send_answer(mc_delivery *d, const mc_json *object, record_parts *parts,
                             const mc_json *list, uint32_t line)
{
    mc_str words = parts->fields.values[MC_FIELD_TEXT];
    const mc_json *answer = answer_of(object, words);
    if (!answer) return send_wrapped(d, object, list, words.size ? parts : NULL, line);
    mc_status st =
        mc_delivery_cover(d, MC_COVERAGE_NOTE, "answer", line,
                          "found '%.*s' in member '%.*s' beside a list of records; it is "
                          "no record",
                          (int)words.size, words.data, (int)answer->key.size, answer->key.data);
    return st == MC_OK ? send_wrapped(d, object, list, NULL, line) : st;
}

static mc_status send_value(mc_delivery *d, const mc_json *value, uint32_t line)
{
    record_parts parts = {0};
    take_record(d, &parts, value);
    bool answers = has_text(&parts) && may_be_answer(d, &parts);
    const mc_json *list =
        !has_text(&parts) || answers ? wrapped_list(d, value, MOST_WRAPPERS) : NULL;
    if (list && has_text(&parts) && !lists_texts(d, list)) list = NULL;
    if (!list && !has_text(&parts) && holds_records_alone(d, value)) list = value;
    if (!list && has_text(&parts)) see_nested(d, value, &parts, MOST_NESTED);
    if (!list) return send_or_refuse(d, value, &parts, line);
    return answers ? send_answer(d, value, &parts, list, line)
                   : send_wrapped(d, value, list, NULL, line);
}

mc_status mc_json_record_send(mc_delivery *d, mc_str text, uint32_t line)
{
    mc_json value;
    mc_json_notes notes = {0};
    mc_error error = {0};
    mc_status st = mc_json_parse(&value, &d->arena, text, &notes, &error);
    if (st == MC_ERR_MEMORY) return mc_error_memory(d->err);
    if (st == MC_OK && value.kind != MC_JSON_OBJECT) {
        st = mc_error_set_at(&error, MC_ERR_SYNTAX, "", 1, 1,
                             "found a value that is no object, expected one object a record");
    }
    if (st == MC_OK) {
        st = note_oddities(d, &notes, line);
        if (st == MC_OK) st = send_value(d, &value, line);
    } else {
        st = report_bad(d, line, &error);
    }
    d->undecodable = 0;
    mc_arena_reset(&d->arena);
    return st;
}
