// SPDX-License-Identifier: Apache-2.0
#include "cli/explain.h"

#include <stdlib.h>

#include "context/genre_sign.h"
#include "match/rejection.h"
#include "report/width.h"

// The drawing, with a cue that decided (made up):
//
//   他们从来没有威胁过我的家人。
//               ▔▔▔▔              threat 威胁恐吓 · negated
//         ━━━━┄┄┄┄┄┄┄┄┄┄┄┄  没有 (negation)
//   entry threat.weixie · actor lender · negated by a cue: 没有
//   company …: named by the input (respondent)
//               ▔▔▔▔▔▔▔▔▔▔▔▔      also threat.weixie_jiaren
typedef struct drawing {
    mc_buf *out;
    const mc_messages *messages;
    const mc_analysis *analysis;
    const mc_finding_list *findings;
    uint32_t *first_finding; // of each judgement, MC_NONE where it stands for none
    const mc_masked_writer *masked;
    bool colour;
} drawing;

static const mc_str INDENT = {"    ", 4};

static void add_message(drawing *d, const char *prefix, const char *code)
{
    mc_buf_add_str(d->out, mc_messages_code(d->messages, prefix, mc_str_from_z(code)));
}

static void add_reason(drawing *d, const mc_reason *reason)
{
    mc_str text = mc_messages_code(d->messages, "reason.", mc_str_from_z(reason->code));
    mc_messages_fill(d->out, text, reason->args[0], reason->args[1]);
}

// Original text on one line, masked: line breaks and tabs become blanks.
static void add_flat(drawing *d, mc_byte_span bytes)
{
    size_t begin = d->out->size;
    mc_masked_writer_plain(d->masked, d->out, bytes);
    for (char *c = d->out->data + begin; begin < d->out->size; begin++, c++)
        if (*c == '\n' || *c == '\r' || *c == '\t') *c = ' ';
}

static void add_repeated(drawing *d, mc_str sign, uint32_t columns)
{
    for (uint32_t i = 0; i < columns; i++) {
        mc_buf_add_str(d->out, sign);
    }
}

static uint32_t columns_between(const drawing *d, uint32_t begin, uint32_t end)
{
    mc_buf shown = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_masked_writer_plain(d->masked, &shown, (mc_byte_span){begin, end});
    uint32_t columns = mc_width_of(mc_buf_str(&shown));
    mc_buf_dispose(&shown);
    return columns;
}

// Blanks up to the span, then the sign under its columns.
static void underline(drawing *d, const mc_sentence *sentence, mc_byte_span span, mc_str sign)
{
    if (span.begin < sentence->raw.begin) span.begin = sentence->raw.begin;
    if (span.end > sentence->raw.end) span.end = sentence->raw.end;
    if (span.begin > span.end) span.begin = span.end;
    mc_buf_add_str(d->out, INDENT);
    add_repeated(d, MC_STR(" "), columns_between(d, sentence->raw.begin, span.begin));
    add_repeated(d, sign, columns_between(d, span.begin, span.end));
}

// The row of a word that decides: whoever thinks it wrong finds it by this. Long ones are
// cut; JSON has them whole.
static void add_frame(drawing *d, mc_str frame)
{
    enum { SHOWN_BYTES = 60 };
    mc_str shown = mc_str_cut(frame, SHOWN_BYTES);
    if (frame.size) mc_buf_add_char(d->out, ' ');
    mc_buf_add_str(d->out, shown);
    if (shown.size < frame.size) mc_buf_add_z(d->out, "\xE2\x80\xA6");
}

static void draw_cues(drawing *d, const mc_sentence *sentence, const mc_judgement *judgement)
{
    const mc_text *text = d->analysis->text;
    for (uint32_t i = 0; i < judgement->cue_count; i++) {
        const mc_cue_use *use = &judgement->cues[i];
        const mc_cue *cue = &d->analysis->lexicon->cues[use->cue];
        mc_byte_span reach = mc_text_bytes_of(text, use->reach),
                     at = mc_text_bytes_of(text, use->span);
        if (use->reach.begin < use->reach.end)
            underline(d, sentence, reach, MC_STR("\xE2\x94\x84"));
        else
            underline(d, sentence, at, MC_STR("\xE2\x94\x84"));
        mc_buf_add_z(d->out, "  ");
        mc_masked_writer_plain(d->masked, d->out, at);
        mc_buf_add_z(d->out, " (");
        add_message(d, "cue.", mc_cue_kind_code(cue->kind));
        if (i == judgement->deciding)
            add_frame(d, mc_lexicon_cue_frame(d->analysis->lexicon, use->cue));
        mc_buf_add_z(d->out, i == judgement->deciding ? ") \xE2\x97\x80\n" : ")\n");
    }
}

static void add_category(drawing *d, uint32_t category)
{
    const mc_category *c = &d->analysis->lexicon->categories[category];
    bool zh = !mc_messages_is_english(d->messages);
    mc_buf_add_str(d->out, c->code);
    mc_buf_add_char(d->out, ' ');
    mc_buf_add_str(d->out, zh ? c->name_zh : c->name_en);
}

static void add_party(drawing *d, uint32_t party)
{
    const mc_party *p = &d->analysis->entities->parties[party];
    mc_buf_add_str(d->out, p->name);
    mc_buf_add_z(d->out, " [");
    mc_buf_add_str(d->out, p->id);
    mc_buf_add_z(d->out, "]");
}

static void draw_company(drawing *d, const mc_attribution *attribution)
{
    mc_buf_add_str(d->out, INDENT);
    add_message(d, "explain.", "company");
    mc_buf_add_z(d->out, ": ");
    if (attribution->party != MC_NONE) {
        add_party(d, attribution->party);
        mc_buf_add_z(d->out, " \xC2\xB7 ");
    }
    add_message(d, "by.", mc_attribution_by_code(attribution->by));
    for (uint32_t i = 0; i < attribution->candidate_count; i++) {
        const mc_candidate *candidate = &attribution->candidates[i];
        if (candidate->party == attribution->party) continue;
        mc_buf_add_z(d->out, "; ");
        add_party(d, candidate->party);
        mc_buf_add_char(d->out, ' ');
        add_message(d, "by.", mc_attribution_by_code(candidate->by));
        mc_buf_add_format(d->out, " (%d)", candidate->score);
    }
    mc_buf_add_char(d->out, '\n');
}

static void draw_decision(drawing *d, const mc_judgement *judgement, const mc_entry *entry)
{
    mc_buf_add_str(d->out, INDENT);
    add_message(d, "explain.", "entry");
    mc_buf_add_char(d->out, ' ');
    mc_buf_add_str(d->out, entry->id);
    mc_buf_add_z(d->out, " \xC2\xB7 ");
    add_message(d, "actor.", mc_actor_code(judgement->actor));
    if (!judgement->removed) {
        mc_buf_add_z(d->out, " \xC2\xB7 ");
        add_message(d, "standing.", mc_standing_code(judgement->standing));
    }
    mc_buf_add_z(d->out, " \xC2\xB7 ");
    add_reason(d, &judgement->reason);
    mc_buf_add_char(d->out, '\n');
}

static bool is_named_before(const drawing *d, const mc_finding *found, uint32_t judgement)
{
    for (const mc_finding *f = &d->findings->items[d->first_finding[found->judgement]]; f < found;
         f++) {
        if (f->judgement != found->judgement) continue;
        for (uint32_t i = 0; i < f->merged_count; i++)
            if (f->merged[i] == judgement) return true;
    }
    return false;
}

static void draw_also(drawing *d, const mc_sentence *sentence, uint32_t judgement)
{
    const mc_analysis *a = d->analysis;
    const mc_hit *hit = &a->matches->hits[a->context->judgements[judgement].hit];
    underline(d, sentence, mc_text_bytes_of(a->text, hit->quote), MC_STR("\xE2\x96\x94"));
    mc_buf_add_z(d->out, "  ");
    add_message(d, "explain.", "also");
    mc_buf_add_char(d->out, ' ');
    mc_buf_add_str(d->out, a->lexicon->entries[hit->entry].id);
    mc_buf_add_char(d->out, '\n');
}

// The other matches of the findings, one for each company, that this one stands for. They begin at
// one place, so they stand near each other.
static void draw_merged(drawing *d, const mc_sentence *sentence, uint32_t judgement)
{
    const mc_finding *items = d->findings->items;
    uint32_t first = d->first_finding[judgement];
    for (uint32_t f = first; f < d->findings->count; f++) {
        if (items[f].quote.begin != items[first].quote.begin) return;
        if (items[f].judgement != judgement) continue;
        for (uint32_t i = 0; i < items[f].merged_count; i++)
            if (!is_named_before(d, &items[f], items[f].merged[i]))
                draw_also(d, sentence, items[f].merged[i]);
    }
}

static void draw_judgement(drawing *d, const mc_sentence *sentence, uint32_t index)
{
    const mc_analysis *a = d->analysis;
    const mc_judgement *judgement = &a->context->judgements[index];
    const mc_hit *hit = &a->matches->hits[judgement->hit];
    const mc_entry *entry = &a->lexicon->entries[hit->entry];
    if (d->colour) mc_buf_add_z(d->out, judgement->removed ? "\033[2m" : "\033[1m");
    underline(d, sentence, mc_text_bytes_of(a->text, hit->quote), MC_STR("\xE2\x96\x94"));
    mc_buf_add_z(d->out, "  ");
    add_category(d, entry->category);
    mc_buf_add_z(d->out, " \xC2\xB7 ");
    if (judgement->removed)
        add_message(d, "explain.", "removed");
    else
        add_message(d, "status.", mc_finding_status_code(judgement->status));
    mc_buf_add_z(d->out, d->colour ? "\033[0m\n" : "\n");
    draw_cues(d, sentence, judgement);
    draw_decision(d, judgement, entry);
    if (judgement->removed) return;
    const uint32_t *first = a->entities->first_attribution;
    for (uint32_t i = first[index]; i < first[index + 1]; i++) {
        draw_company(d, &a->entities->attributions[i]);
    }
    draw_merged(d, sentence, index);
}

// A match that a stronger one of the same finding stands for.
static bool is_merged(const drawing *d, uint32_t judgement)
{
    return !d->analysis->context->judgements[judgement].removed &&
           d->first_finding[judgement] == MC_NONE;
}

// The sentence with its clauses: ‖ between two of them.
static void draw_sentence(drawing *d, const mc_sentence *sentence)
{
    const mc_text *text = d->analysis->text;
    mc_buf_add_str(d->out, INDENT);
    add_flat(d, sentence->raw);
    mc_buf_add_char(d->out, '\n');
    if (sentence->clause_count < 2) return;
    mc_buf_add_str(d->out, INDENT);
    for (uint32_t i = 0; i < sentence->clause_count; i++) {
        mc_byte_span span = mc_text_bytes_of(text, text->clauses[sentence->first_clause + i].norm);
        uint32_t columns = columns_between(d, span.begin, span.end);
        if (columns == 0) continue;
        mc_buf_add_str(d->out, MC_STR("\xE2\x94\x94"));
        add_repeated(d, MC_STR("\xE2\x94\x80"), columns - 1);
    }
    mc_buf_add_char(d->out, '\n');
}

static void draw_matches(drawing *d)
{
    const mc_analysis *a = d->analysis;
    uint32_t drawn = MC_NONE;
    for (uint32_t i = 0; i < a->context->judgement_count; i++) {
        const mc_judgement *judgement = &a->context->judgements[i];
        const mc_sentence *sentence = &a->text->sentences[judgement->sentence];
        if (is_merged(d, i)) continue;
        if (judgement->sentence != drawn) {
            mc_buf_add_char(d->out, '\n');
            draw_sentence(d, sentence);
            drawn = judgement->sentence;
        }
        draw_judgement(d, sentence, i);
    }
    if (a->context->judgement_count == 0) {
        mc_buf_add_str(d->out, INDENT);
        add_message(d, "explain.", "nothing");
        mc_buf_add_char(d->out, '\n');
    }
}

static void draw_rejected(drawing *d)
{
    const mc_analysis *a = d->analysis;
    if (a->matches->rejected_count == 0) return;
    mc_buf_add_char(d->out, '\n');
    add_message(d, "explain.", "rejected");
    mc_buf_add_char(d->out, '\n');
    for (uint32_t i = 0; i < a->matches->rejected_count; i++) {
        const mc_rejected *rejected = &a->matches->rejected[i];
        mc_buf_add_str(d->out, INDENT);
        add_flat(d, mc_text_bytes_of(a->text, rejected->hit.quote));
        mc_buf_add_z(d->out, "  ");
        mc_buf_add_str(d->out, a->lexicon->entries[rejected->hit.entry].id);
        mc_buf_add_z(d->out, ": ");
        add_message(d, "rejection.", mc_rejection_code(rejected->reason));
        if (rejected->by != MC_NONE) {
            mc_buf_add_char(d->out, ' ');
            mc_buf_add_str(d->out, a->lexicon->entries[rejected->by].id);
        }
        if (rejected->evidence.begin < rejected->evidence.end) {
            mc_buf_add_z(d->out, ": ");
            add_flat(d, mc_text_bytes_of(a->text, rejected->evidence));
        }
        mc_buf_add_char(d->out, '\n');
    }
}

// The weight of a genre, and what it is made of: its words, then its signs.
static void draw_genre(drawing *d, mc_genre genre)
{
    const mc_genre_scale *scale = &d->analysis->context->genre_scale;
    mc_buf_add_str(d->out, INDENT);
    add_message(d, "genre.", mc_genre_code(genre));
    mc_buf_add_char(d->out, ' ');
    mc_buf_add_int(d->out, scale->total[genre]);
    mc_buf_add_z(d->out, ": ");
    add_message(d, "explain.", "words");
    mc_buf_add_char(d->out, ' ');
    mc_buf_add_int(d->out, scale->words[genre]);
    for (uint32_t sign = 0; sign < MC_GENRE_SIGN_COUNT; sign++) {
        int8_t weight = d->analysis->lexicon->sign_weights[sign][genre];
        if (!mc_genre_sign_is_in(scale->signs, (mc_genre_sign)sign) || weight == 0) continue;
        mc_buf_add_z(d->out, " \xC2\xB7 ");
        add_message(d, "sign.", mc_genre_sign_code((mc_genre_sign)sign));
        mc_buf_add_z(d->out, weight > 0 ? " +" : " ");
        mc_buf_add_int(d->out, weight);
    }
    mc_buf_add_char(d->out, '\n');
}

static void draw_scale(drawing *d)
{
    const mc_context_result *context = d->analysis->context;
    if (context->genre_scale.second == MC_GENRE_UNKNOWN) return;
    draw_genre(d, context->genre);
    draw_genre(d, context->genre_scale.second);
}

static mc_status index_findings(drawing *d)
{
    uint32_t count = d->analysis->context->judgement_count;
    d->first_finding = malloc((count + 1ull) * sizeof *d->first_finding);
    if (!d->first_finding) return MC_ERR_MEMORY;
    for (uint32_t i = 0; i < count; i++)
        d->first_finding[i] = MC_NONE;
    for (uint32_t i = d->findings->count; i-- > 0;)
        d->first_finding[d->findings->items[i].judgement] = i;
    return MC_OK;
}

mc_status mc_explain_write(mc_buf *out, const mc_messages *messages, const mc_analysis *analysis,
                           const mc_finding_list *findings, const mc_masked_writer *masked,
                           bool colour)
{
    drawing d = {out, messages, analysis, findings, NULL, masked, colour};
    mc_status st = index_findings(&d);
    if (st != MC_OK) return st;
    mc_buf_add_str(out, analysis->document->id);
    mc_buf_add_z(out, " \xC2\xB7 ");
    add_message(&d, "genre.", mc_genre_code(analysis->context->genre));
    mc_buf_add_z(out, " (");
    add_reason(&d, &analysis->context->genre_reason);
    mc_buf_add_z(out, ")\n");
    draw_scale(&d);
    draw_matches(&d);
    draw_rejected(&d);
    mc_buf_add_char(out, '\n');
    free(d.first_finding);
    return mc_buf_status(out);
}
