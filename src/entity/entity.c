// SPDX-License-Identifier: Apache-2.0
#include "entity/entity.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/error.h"
#include "context/genre.h"
#include "entity/attribution.h"
#include "entity/brief_alias.h"
#include "entity/introduction.h"
#include "entity/list_name.h"
#include "entity/listed_role.h"
#include "entity/name_canonical.h"
#include "entity/name_scan.h"
#include "entity/pair_word.h"
#include "entity/retold.h"
#include "entity/sides.h"
#include "entity/surroundings.h"

struct mc_entity_run {
    const mc_entity_index *index;
    mc_arena arena; // of the document
    mc_regex_scratch *regex;
    mc_name_scan scan;
    mc_party_book book;
    mc_introduction introduction;
    mc_literal_hits cues;
    mc_attribution_run attribution;
    uint32_t *listed; // parties that the document's closed list names; NULL = no such list
};

const char *mc_attribution_by_code(mc_attribution_by by)
{
    static const char *const codes[] = {[MC_BY_NONE] = "unattributed",
                                        [MC_BY_CLAUSE_SUBJECT] = "clause_subject",
                                        [MC_BY_CLAUSE] = "clause",
                                        [MC_BY_SENTENCE] = "sentence",
                                        [MC_BY_RESPONDENT] = "respondent",
                                        [MC_BY_PARAGRAPH] = "paragraph",
                                        [MC_BY_TITLE] = "title",
                                        [MC_BY_HASHTAG] = "hashtag",
                                        [MC_BY_THREAD] = "thread",
                                        [MC_BY_REFERENCE] = "reference",
                                        [MC_BY_LIST] = "list",
                                        [MC_BY_TOPIC] = "topic",
                                        [MC_BY_ONLY_COMPANY] = "only_company",
                                        [MC_BY_AMBIGUOUS] = "ambiguous"};
    return codes[by];
}

const char *mc_listed_role_code(mc_listed_role role)
{
    static const char *const codes[] = {
        [MC_LISTED_ABSENT] = "absent",       [MC_LISTED_WITHIN] = "within",
        [MC_LISTED_ORDINARY] = "ordinary",   [MC_LISTED_BYSTANDER] = "bystander",
        [MC_LISTED_ADDRESSED] = "addressed", [MC_LISTED_NAMED] = "named"};
    return codes[role];
}

mc_status mc_entity_run_new(mc_entity_run **out, const mc_entity_index *index, mc_error *err)
{
    mc_entity_run *run = calloc(1, sizeof *run);
    if (run == NULL) return mc_error_memory(err);
    run->index = index;
    run->arena = MC_ARENA_INIT;
    mc_status st = mc_regex_scratch_new(&run->regex, err);
    if (st == MC_OK) {
        *out = run;
        return MC_OK;
    }
    mc_entity_run_free(run);
    return st;
}

void mc_entity_run_free(mc_entity_run *run)
{
    if (run == NULL) return;
    mc_attribution_run_dispose(&run->attribution);
    mc_literal_hits_dispose(&run->cues);
    mc_party_book_dispose(&run->book);
    mc_name_scan_dispose(&run->scan);
    mc_regex_scratch_free(run->regex);
    mc_arena_dispose(&run->arena);
    free(run);
}

// The party of an unlisted name, whichever of its forms this is.
static uint32_t unlisted(mc_entity_run *run, mc_party_kind kind, mc_ustr folded)
{
    mc_ustr key = mc_name_canonical(run->index, &run->arena, folded);
    return mc_party_book_named(&run->book, kind, key);
}

static uint32_t party_of(mc_entity_run *run, const mc_name_at *name, mc_ustr folded)
{
    if (name->alias == MC_NONE) return unlisted(run, name->kind, folded);
    return mc_party_book_listed(&run->book, run->index->lexicon->aliases[name->alias].company);
}

static mc_str trimmed(mc_str s)
{
    return s.data == NULL ? s : mc_str_trim(s);
}

// A field names the party; by a name in no list, which the text may go on with.
static void add_field_name(mc_entity_run *run, mc_place_source source, mc_mention mention,
                           mc_ustr folded, mc_str written)
{
    mc_place place = {.mention = mention, .source = source, .sentence = MC_NONE, .clause = MC_NONE};
    place.mention.is_subject = true;
    mc_party_book_add(&run->book, place, written);
    if (mention.alias == MC_NONE) mc_introduction_add(&run->introduction, folded, mention.party);
}

// One of the names in a field, as it is printed when it is not all of the field.
static void add_found_name(mc_entity_run *run, mc_place_source source, const mc_name_at *name,
                           mc_ustr folded, mc_str value)
{
    mc_ustr word = {folded.data + name->span.begin, name->span.end - name->span.begin};
    mc_buf written = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    if (word.size < folded.size) {
        mc_fold_print(&written, word);
        value = mc_arena_str(&run->arena, mc_buf_str(&written));
    }
    mc_mention mention = {.party = party_of(run, name, word), .alias = name->alias};
    add_field_name(run, source, mention, word, value);
    mc_buf_dispose(&written);
}

// May a text that no list knows be the name of a company, since it stands where one is asked for?
static bool is_nameable(const mc_entity_index *index, mc_entity_class but, mc_ustr folded)
{
    return folded.size >= 2 && folded.size <= MC_MAX_LITERAL_UNITS &&
           !mc_entity_index_holds(index, but, folded);
}

// What a cell says in brackets behind a name (小舟贷（小舟科技）, 小舟贷(已下架)) makes no other company.
static mc_str before_remark(mc_str value)
{
    static const char *const opening[] = {"(", "\uFF08"}, *const closing[] = {")", "\uFF09"};
    uint32_t depth = 0, outermost = 0, end = 0;
    for (uint32_t at = 0, size; at < value.size; at += size) {
        mc_str rest = mc_str_slice(value, at, value.size);
        uint32_t opens = mc_str_prefix_of(rest, opening, 2);
        uint32_t closes = mc_str_prefix_of(rest, closing, 2);
        size = opens + closes ? opens + closes : 1;
        if (opens && depth++ == 0) outermost = at;
        if (closes && depth > 0 && --depth == 0) end = at + size;
    }
    bool remarked = end == value.size && outermost > 0;
    return remarked ? mc_str_trim(mc_str_slice(value, 0, outermost)) : value;
}

// A respondent in no list is a company all the same, unless it is an ordinary word.
static mc_status add_unlisted_respondent(mc_entity_run *run, mc_str value, mc_error *err)
{
    mc_str name = before_remark(value);
    mc_ustr folded = mc_fold_string(run->index->lexicon->fold, &run->arena, name);
    if (folded.data == NULL) return mc_error_memory(err);
    if (!is_nameable(run->index, MC_ENTITY_GENERIC, folded)) return MC_OK;
    mc_mention mention = {.party = unlisted(run, MC_PARTY_DISCOVERED, folded), .alias = MC_NONE};
    add_field_name(run, MC_PLACE_RESPONDENT, mention, folded, name);
    return MC_OK;
}

// Adds the companies that a field names. An ambiguous name needs no context in the respondent's: the
// field is the context.
static mc_status read_field(mc_entity_run *run, mc_str value, mc_place_source source, mc_error *err)
{
    value = trimmed(value);
    if (value.size == 0) return MC_OK;
    mc_ustr folded = mc_fold_string(run->index->lexicon->fold, &run->arena, value);
    if (folded.data == NULL) return mc_error_memory(err);
    mc_name_field field = {folded, NULL, 0};
    mc_status st = mc_name_scan_run(&run->scan, run->index, run->regex, field, err);
    if (st != MC_OK) return st;
    bool any = false, respondent = source == MC_PLACE_RESPONDENT;
    for (uint32_t i = 0; i < run->scan.count; i++) {
        const mc_name_at *name = &run->scan.names[i];
        if (name->pending && !respondent) continue;
        add_found_name(run, source, name, folded, value);
        any = true;
    }
    return respondent && !any ? add_unlisted_respondent(run, value, err) : MC_OK;
}

static void add_text_name(mc_entity_run *run, const mc_text *text, const mc_name_at *name)
{
    mc_ustr word = mc_text_norm_slice(text, name->span);
    mc_place place = {.mention = {party_of(run, name, word), name->alias, name->span, false},
                      .source = MC_PLACE_TEXT};
    mc_str written = mc_text_slice(text, mc_text_bytes_of(text, name->span));
    mc_party_book_add(&run->book, place, written);
    if (name->traded && place.mention.party != MC_NONE)
        run->book.parties[place.mention.party].traded = true;
    if (name->alias == MC_NONE) mc_introduction_add(&run->introduction, word, place.mention.party);
}

// Certain names make parties; then a pending one counts when it leads to a party that is there.
static void add_text_names(mc_entity_run *run, const mc_text *text)
{
    const mc_lexicon *lexicon = run->index->lexicon;
    for (uint32_t i = 0; i < run->scan.count; i++) {
        mc_name_at *name = &run->scan.names[i];
        if (name->pending || name->alias == MC_NONE) continue;
        name->alias = mc_brief_alias_meant(&run->book, run->scan.names, i);
        mc_party_book_listed(&run->book, lexicon->aliases[name->alias].company);
    }
    for (uint32_t i = 0; i < run->scan.count; i++) {
        const mc_name_at *name = &run->scan.names[i];
        bool known =
            !name->pending ||
            mc_party_book_find_listed(&run->book, lexicon->aliases[name->alias].company) != MC_NONE;
        if (known) add_text_name(run, text, name);
    }
}

// The closed list: which parties it names, each name also looked for in the text.
static mc_status read_closed_list(mc_entity_run *run, const mc_document *document, uint32_t *listed,
                                  mc_error *err)
{
    for (uint32_t i = 0; i < document->company_count; i++) {
        mc_ustr folded =
            mc_fold_string(run->index->lexicon->fold, &run->arena, trimmed(document->companies[i]));
        if (folded.data == NULL) return mc_error_memory(err);
        mc_name_field field = {folded, NULL, 0};
        mc_status st = mc_name_scan_run(&run->scan, run->index, run->regex, field, err);
        if (st != MC_OK) return st;
        listed[i] = MC_NONE;
        if (run->scan.count > 0 && run->scan.names[0].alias != MC_NONE) {
            listed[i] = party_of(run, &run->scan.names[0], folded);
        } else if (is_nameable(run->index, MC_ENTITY_ORDINARY, folded)) {
            listed[i] = unlisted(run, MC_PARTY_DISCOVERED, folded);
            mc_introduction_add(&run->introduction, folded, listed[i]);
        }
    }
    return MC_OK;
}

// The cues among the literals that the search for names has found.
static mc_status take_cues(mc_entity_run *run, mc_error *err)
{
    const mc_literal_hits *found = &run->scan.hits;
    run->cues.count = 0;
    if (!MC_ARRAY_RESERVE(run->cues.items, run->cues.capacity, found->count))
        return mc_error_memory(err);
    for (uint32_t i = 0; i < found->count; i++)
        if (found->items[i].literal >= run->index->trigger_end)
            run->cues.items[run->cues.count++] = found->items[i];
    return MC_OK;
}

static mc_status find_parties(mc_entity_run *run, const mc_document *document, const mc_text *text,
                              mc_error *err)
{
    mc_status st = read_field(run, document->respondent, MC_PLACE_RESPONDENT, err);
    mc_introduction_mark_respondent(&run->introduction);
    if (st == MC_OK) st = read_field(run, document->title, MC_PLACE_TITLE, err);
    if (st == MC_OK) st = read_field(run, document->thread, MC_PLACE_THREAD, err);
    mc_name_field field = {mc_text_units(text), text, mc_day_parse(document->date)};
    if (st == MC_OK) st = mc_name_scan_run(&run->scan, run->index, run->regex, field, err);
    if (st == MC_OK) st = take_cues(run, err);
    if (st != MC_OK) return st;
    add_text_names(run, text);
    mc_introduction_read(&run->introduction, run->index, text, &run->cues, &run->book);
    mc_introduction_shorten(&run->introduction, run->index);
    mc_list_name_read(&run->introduction, run->index, text, &run->book);
    mc_introduction_spread(&run->introduction, run->index, text, &run->book);
    mc_pair_word_read(run->index, text, &run->cues, &run->book);
    mc_surroundings_read(run->index, text, &run->book);
    return MC_OK;
}

// Copies of what the result shows, so that it outlives the scratch's growth.
static mc_mention *copy_mentions(mc_entity_run *run)
{
    mc_mention *mentions = mc_arena_array(&run->arena, run->book.place_count, sizeof *mentions);
    for (uint32_t i = 0; mentions != NULL && i < run->book.place_count; i++)
        mentions[i] = run->book.places[i].mention;
    return mentions;
}

// Party numbers change when the book is closed: the closed list is followed by its companies and
// names.
static bool *closed_list(mc_entity_run *run, const mc_document *document, const mc_party *before,
                         const mc_ustr *names, const uint32_t *listed)
{
    bool *allowed = mc_arena_array(&run->arena, run->book.party_count, sizeof *allowed);
    for (uint32_t i = 0; allowed != NULL && i < document->company_count; i++) {
        if (listed[i] == MC_NONE) continue;
        const mc_party *party = &before[listed[i]];
        uint32_t at = party->kind == MC_PARTY_LISTED
                          ? mc_party_book_find_listed(&run->book, party->company)
                          : mc_party_book_find(&run->book, names[listed[i]]);
        if (at != MC_NONE) allowed[at] = true;
    }
    return allowed;
}

static mc_status close_book(mc_entity_run *run, const mc_document *document, const uint32_t *listed,
                            const bool **allowed, mc_error *err)
{
    uint32_t count = run->book.party_count;
    mc_party *before = mc_arena_array(&run->arena, count, sizeof *before);
    mc_ustr *names = mc_arena_array(&run->arena, count, sizeof *names);
    if (before == NULL || names == NULL) return mc_error_memory(err);
    if (count > 0) {
        memcpy(before, run->book.parties, count * sizeof *before);
        memcpy(names, run->book.folded, count * sizeof *names);
    }
    mc_party_book_close(&run->book);
    *allowed = listed == NULL ? NULL : closed_list(run, document, before, names, listed);
    bool failed = run->book.failed || mc_arena_failed(&run->arena);
    return failed ? mc_error_memory(err) : MC_OK;
}

static mc_status read_roles(mc_entity_run *run, const mc_document *document, const mc_text *text,
                            mc_entity_result *out, mc_error *err)
{
    uint32_t count = document->company_count;
    if (count == 0) return MC_OK;
    mc_listed *listed = mc_arena_array(&run->arena, count, sizeof *listed);
    mc_ustr *folded = mc_arena_array(&run->arena, count, sizeof *folded);
    if (listed == NULL || folded == NULL) return mc_error_memory(err);
    for (uint32_t i = 0; i < count; i++) {
        listed[i].name = trimmed(document->companies[i]);
        folded[i] = mc_fold_string(run->index->lexicon->fold, &run->arena, listed[i].name);
        if (folded[i].data == NULL) return mc_error_memory(err);
    }
    mc_listed_role_read(run->index, text, &run->book, folded, count, listed);
    out->listed = listed;
    out->listed_count = count;
    return MC_OK;
}

mc_status mc_entity_find(mc_entity_run *run, const mc_document *document, const mc_text *text,
                         mc_error *err)
{
    mc_arena_reset(&run->arena);
    mc_party_book_start(&run->book, run->index->lexicon, &run->arena);
    run->introduction.count = 0;
    run->listed = NULL;
    mc_status st = MC_OK;
    if (document->companies != NULL) {
        run->listed = mc_arena_array(&run->arena, document->company_count, sizeof *run->listed);
        st = run->listed == NULL ? mc_error_memory(err)
                                 : read_closed_list(run, document, run->listed, err);
    }
    if (st == MC_OK) st = find_parties(run, document, text, err);
    return st;
}

static bool may_lend_unlisted(const mc_entity_run *run, const mc_place *place)
{
    uint32_t party = place->mention.party;
    const mc_party *named = &run->book.parties[party];
    if (place->source != MC_PLACE_TEXT || named->kind == MC_PARTY_LISTED || named->traded)
        return false;
    mc_ustr name = run->book.folded[party];
    return !mc_entity_index_is_before(run->index, MC_ENTITY_NAME_OTHER, name, name.size);
}

static int compare_spans(const void *a, const void *b)
{
    const mc_norm_span *x = a, *y = b;
    return (x->begin > y->begin) - (x->begin < y->begin);
}

mc_status mc_entity_unlisted(mc_entity_run *run, const mc_norm_span **places, uint32_t *count,
                             mc_error *err)
{
    uint32_t found = 0;
    mc_norm_span *spans = mc_arena_array(&run->arena, run->book.place_count, sizeof *spans);
    if (spans == NULL) return mc_error_memory(err);
    for (uint32_t i = 0; i < run->book.place_count; i++)
        if (may_lend_unlisted(run, &run->book.places[i]))
            spans[found++] = run->book.places[i].mention.span;
    if (found > 1) qsort(spans, found, sizeof *spans, compare_spans);
    *places = spans;
    *count = found;
    return MC_OK;
}

mc_status mc_entity_attribute(mc_entity_run *run, const mc_document *document, const mc_text *text,
                              const mc_match_result *matches, mc_context_result *context,
                              mc_entity_result *out, mc_error *err)
{
    *out = (mc_entity_result){0};
    bool grievance = mc_genre_is_grievance(context->genre);
    mc_sides_read(run->index, text, &run->cues, grievance, &run->book);
    const bool *allowed = NULL;
    mc_status st = close_book(run, document, run->listed, &allowed, err);
    if (st != MC_OK) return st;

    uint32_t *first =
        mc_arena_array(&run->arena, (size_t)context->judgement_count + 1, sizeof *first);
    mc_mention *mentions = copy_mentions(run);
    if (first == NULL || mentions == NULL) return mc_error_memory(err);
    mc_attribution_case given = {.index = run->index,
                                 .text = text,
                                 .matches = matches,
                                 .cues = &run->cues,
                                 .book = &run->book,
                                 .allowed = allowed,
                                 .grievance = grievance,
                                 .call = context->genre == MC_GENRE_TRANSCRIPT,
                                 .page = context->genre == MC_GENRE_ARTICLE};
    st = mc_attribution_run_all(&run->attribution, &given, context, first, &run->arena, err);
    if (st == MC_OK)
        st = mc_retold_join(&given, &run->attribution, first, context, &run->arena, err);
    if (st != MC_OK) return st;
    *out = (mc_entity_result){.parties = run->book.parties,
                              .party_count = run->book.party_count,
                              .mentions = mentions,
                              .mention_count = run->book.place_count,
                              .attributions = run->attribution.items,
                              .first_attribution = first};
    return read_roles(run, document, text, out, err);
}
