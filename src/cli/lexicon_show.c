// SPDX-License-Identifier: Apache-2.0
#include "cli/lexicon_show.h"

#include <stdio.h>

#include "base/error.h"
#include "cli/card.h"
#include "cli/source_row.h"

// An id may name things of several kinds (the category threat, the class threat): all of them are
// shown, in the order of KINDS.
typedef struct show {
    const mc_session *session;
    const mc_lexicon *lexicon;
    mc_str id;
    mc_buf out;
    uint32_t found;
    mc_error *err;
} show;

static mc_card open_card(show *s, const char *kind)
{
    mc_card card = mc_card_open(&s->out, s->session->options->json);
    s->found++;
    mc_card_str(&card, "id", s->id);
    mc_card_str(&card, "kind", mc_str_from_z(kind));
    return card;
}

static void add_status(mc_card *card, mc_entry_status status)
{
    static const char *const statuses[] = {"draft", "testing", "stable", "retired"};
    mc_card_str(card, "status", mc_str_from_z(statuses[status]));
}

static void add_folded(mc_card *card, const char *name, mc_ustr folded)
{
    mc_buf text = MC_BUF_INIT(1 << 20);
    mc_fold_print(&text, folded);
    mc_card_str(card, name, mc_buf_str(&text));
    mc_buf_dispose(&text);
}

static void add_folded_item(mc_card *card, mc_ustr folded)
{
    mc_buf text = MC_BUF_INIT(1 << 16);
    mc_fold_print(&text, folded);
    mc_card_item(card, mc_buf_str(&text));
    mc_buf_dispose(&text);
}

static void add_examples(show *s, mc_card *card, bool hit)
{
    mc_card_list(card, hit ? "hits" : "misses", hit ? "hit" : "miss");
    for (uint32_t i = 0; i < s->lexicon->example_count; i++) {
        const mc_example *example = &s->lexicon->examples[i];
        if (example->hit == hit && mc_str_equal(example->entry, s->id))
            mc_card_item(card, example->sentence);
    }
    mc_card_list_end(card);
}

// What all cards end with: the row or element as it was written, and the examples.
static mc_status end_card(show *s, mc_card *card, mc_origin origin)
{
    const char *data = s->session->options->data_folder;
    mc_status st = MC_OK;
    if (origin.file) st = mc_source_row_add(card, s->lexicon, data, origin, s->id, s->err);
    add_examples(s, card, true);
    add_examples(s, card, false);
    mc_card_close(card);
    return st;
}

static mc_status show_entry(show *s)
{
    uint32_t at = mc_lexicon_entry_find(s->lexicon, s->id);
    if (at == MC_NONE) return MC_OK;
    const mc_entry *entry = &s->lexicon->entries[at];
    mc_str category = MC_STR("allow");
    if (entry->category != MC_NONE) category = s->lexicon->categories[entry->category].code;
    mc_card card = open_card(s, mc_entry_kind_code(entry->kind));
    mc_card_str(&card, "category", category);
    add_status(&card, entry->status);
    mc_card_place(&card, entry->origin.file, entry->origin.line);
    if (entry->kind == MC_ENTRY_TERM) add_folded(&card, "text", entry->detail.term);
    if (entry->kind == MC_ENTRY_PATTERN) add_folded(&card, "text", entry->detail.pattern.pattern);
    mc_card_str(&card, "note", entry->note);
    return end_card(s, &card, entry->origin);
}

// The row with its braces stands below, as `row`.
static void add_forms(show *s, mc_card *card, uint32_t first)
{
    uint32_t frame = s->lexicon->cues[first].frame;
    mc_card_list(card, "texts", "text");
    for (uint32_t i = first; i < s->lexicon->cue_count && s->lexicon->cues[i].frame == frame; i++)
        add_folded_item(card, s->lexicon->cues[i].text);
    mc_card_list_end(card);
}

static mc_status show_cue(show *s)
{
    uint32_t at = mc_lexicon_cue_find(s->lexicon, s->id);
    if (at == MC_NONE) return MC_OK;
    const mc_cue *cue = &s->lexicon->cues[at];
    mc_card card = open_card(s, "cue");
    mc_card_str(&card, "cue_kind", mc_str_from_z(mc_cue_kind_code(cue->kind)));
    add_status(&card, cue->status);
    mc_card_place(&card, cue->origin.file, cue->origin.line);
    if (cue->frame == MC_NONE)
        add_folded(&card, "text", cue->text);
    else
        add_forms(s, &card, at);
    return end_card(s, &card, cue->origin);
}

static void add_aliases(show *s, mc_card *card, uint32_t company)
{
    mc_card_list(card, "aliases", "alias");
    for (uint32_t i = 0; i < s->lexicon->alias_count; i++) {
        const mc_alias *alias = &s->lexicon->aliases[i];
        if (alias->company == company) mc_card_item(card, alias->written);
    }
    mc_card_list_end(card);
}

static mc_status show_company(show *s)
{
    uint32_t at = mc_lexicon_company_find(s->lexicon, s->id);
    if (at == MC_NONE) return MC_OK;
    const mc_company *company = &s->lexicon->companies[at];
    mc_card card = open_card(s, "company");
    add_status(&card, company->status);
    mc_card_place(&card, company->origin.file, company->origin.line);
    mc_card_str(&card, "name", company->name_zh);
    if (company->operator_of != MC_NONE)
        mc_card_str(&card, "operator", s->lexicon->companies[company->operator_of].id);
    add_aliases(s, &card, at);
    return end_card(s, &card, company->origin);
}

static mc_status show_discovery(show *s)
{
    uint32_t at = 0;
    while (at < s->lexicon->discovery_count && !mc_str_equal(s->lexicon->discoveries[at].id, s->id))
        at++;
    if (at == s->lexicon->discovery_count) return MC_OK;
    const mc_discovery *discovery = &s->lexicon->discoveries[at];
    mc_card card = open_card(s, "discovery");
    add_status(&card, discovery->status);
    mc_card_place(&card, discovery->origin.file, discovery->origin.line);
    return end_card(s, &card, discovery->origin);
}

static mc_status show_category(show *s)
{
    uint32_t at = mc_lexicon_category_find(s->lexicon, s->id);
    if (at == MC_NONE) return MC_OK;
    const mc_category *category = &s->lexicon->categories[at];
    const char severity[] = {(char)('0' + category->severity), '\0'};
    mc_card card = open_card(s, "category");
    mc_card_str(&card, "family", s->lexicon->families[category->family].code);
    mc_card_str(&card, "name_zh", category->name_zh);
    mc_card_str(&card, "name_en", category->name_en);
    mc_card_str(&card, "definition_zh", category->definition_zh);
    mc_card_str(&card, "definition_en", category->definition_en);
    mc_card_str(&card, "severity", mc_str_from_z(severity));
    mc_card_str(&card, "lawful", mc_str_from_z(category->lawful ? "yes" : "no"));
    mc_card_list(&card, "clauses", "clause");
    for (uint32_t i = 0; i < category->clause_count; i++)
        mc_card_item(&card, s->lexicon->clauses[category->clauses[i]].id);
    mc_card_list_end(&card);
    return end_card(s, &card, (mc_origin){NULL, 0});
}

static mc_status show_class(show *s)
{
    uint32_t at = mc_lexicon_class_find(s->lexicon, s->id);
    if (at == MC_NONE) return MC_OK;
    const mc_word_class *words = &s->lexicon->classes[at];
    mc_card card = open_card(s, "class");
    mc_card_list(&card, "words", "word");
    for (uint32_t i = 0; i < words->word_count; i++)
        add_folded_item(&card, words->words[i].text);
    mc_card_list_end(&card);
    return end_card(s, &card, (mc_origin){NULL, 0});
}

static mc_status show_clause(show *s)
{
    uint32_t at = 0;
    while (at < s->lexicon->clause_count && !mc_str_equal(s->lexicon->clauses[at].id, s->id))
        at++;
    if (at == s->lexicon->clause_count) return MC_OK;
    const mc_clause_of_law *clause = &s->lexicon->clauses[at];
    mc_card card = open_card(s, "clause");
    mc_card_str(&card, "title_zh", clause->title_zh);
    mc_card_str(&card, "title_en", clause->title_en);
    mc_card_str(&card, "article_zh", clause->article_zh);
    mc_card_str(&card, "force", mc_str_from_z(mc_force_code(clause->force)));
    return end_card(s, &card, (mc_origin){NULL, 0});
}

static mc_status show_id(const mc_session *session, mc_str id, mc_error *err)
{
    static mc_status (*const KINDS[])(show *) = {
        show_entry, show_cue, show_company, show_discovery, show_category, show_class, show_clause};
    show s = {.session = session,
              .lexicon = session->lexicon,
              .id = id,
              .out = MC_BUF_INIT(1 << 26),
              .err = err};
    mc_status st = MC_OK;
    for (size_t i = 0; st == MC_OK && i < sizeof KINDS / sizeof *KINDS; i++)
        st = KINDS[i](&s);
    if (st == MC_OK && mc_buf_status(&s.out) != MC_OK) st = mc_error_memory(err);
    if (st == MC_OK && s.found == 0)
        st = mc_error_set(err, MC_ERR_USAGE,
                          "nothing has the id '%.*s'; expected that of an entry, cue, company, "
                          "discovery, category, class or clause",
                          (int)id.size, id.data);
    if (st == MC_OK) fwrite(s.out.data, 1, s.out.size, stdout);
    mc_buf_dispose(&s.out);
    return st;
}

mc_status mc_lexicon_show_run(mc_session *session, mc_exit *code, mc_error *err)
{
    (void)code;
    const mc_option_list *inputs = &session->options->inputs;
    mc_status st = mc_session_load(session, (mc_lexicon_options){.with_examples = true}, err);
    for (uint32_t i = 1; st == MC_OK && i < inputs->count; i++)
        st = show_id(session, mc_str_from_z(inputs->items[i]), err);
    return st;
}
