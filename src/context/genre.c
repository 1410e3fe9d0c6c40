// SPDX-License-Identifier: Apache-2.0
#include "context/genre.h"

#include <stdlib.h>

#include "base/clamp.h"
#include "base/error.h"
#include "context/genre_shape.h"
#include "context/respondent.h"
#include "context/speaker.h"

/* What a document shows of its genre is gathered here; genre_weigh.c decides. Each genre cue adds
 * its weight once or twice (a word that returns ten times is no stronger evidence than one that
 * returns twice). Where it may stand is its scope: `document` anywhere; `sentence` in the title, in
 * headings and in the first two sentences (判决书 in a heading makes a judgment, in the middle of a
 * complaint nothing); `paragraph` at the beginning of a line (第十二条 there makes a statute,
 * 根据第十二条 does not). Cues with scope `clause` weigh nothing by themselves: counted is in how
 * many clauses one of their genre stands, so that a genre is told by its manner, too.
 *
 *     小编总结 … 一、… 二、… 本站                 article 5 + 3 + 3
 *     我在小舟贷借款，逾期被催收骚扰               complaint 2 + 2 + 2; 我 in one clause of two
 *     入住两天，前台一直打骚扰电话                 other 3 + 2: another trade's customer
 *     #小舟贷# 坑人[怒]全文：http://…             forum 2 + 2, an emoticon, an address
 *
 * What the text layer took out is evidence, too: emoticons, topics and addresses inside running
 * text, and runs of question marks that were emoji once, are of posts. */

enum {
    HEAD_UNITS = 64 * 1024,
    TAIL_UNITS = 8 * 1024,
    TURNS = 2,
    REPEATS = 2,
    MOST_SEEN = 4, // above REPEATS
    TOPIC = 10,
    QUOTED = 40,
    LABEL_HEAD = 4,
    HEADLINE = 40 /**< units of a question that heads an answer */
};

enum {
    SURE = 4,    /**< weight of words that tell a genre by themselves */
    LECTURE = 3, /**< weight of words of the trade at large that outweigh a trouble */
    MEMOIR = 4,  /**< the same where somebody speaks of himself: 从业十年，我见过… */
    FEW = 3,   /**< weight of words of another trade where nothing speaks of debt or of a company */
    NAMED = 2, /**< what a company named weighs against words of other trades */
    TOPIC_ALONE = 2, /**< what words of the trouble weigh at most where nobody speaks of himself */
    LONG = 180       /**< units in which a sufferer speaks of debt */
};

// Weights of rows of agents' labels.
enum { ANYBODY = 1, CALLER = 2 };

typedef struct wide_pass {
    mc_evidence *out;
    mc_genre_scan *scan;
    const mc_context_index *index;
    const mc_text *text; /**< NULL while the title is looked at */
    mc_names *names;
    uint32_t
        last[MC_GENRE_COUNT]; /**< behind the last clause in which a cue with scope clause stood */
    int32_t lecture_quoted;   /**< weight of words of the trade at large inside quotations */
} wide_pass;

static bool colon_follows(const mc_text *text, uint32_t at)
{
    uint32_t end = at + 8 < text->norm_size ? at + 8 : text->norm_size;
    for (; at < end; at++) {
        if (text->norm[at] == 0xFF1A || text->norm[at] == ':') return true;
    }
    return false;
}

static bool in_prominent_place(const mc_text *text, uint32_t at)
{
    if (text == NULL) return true;
    uint32_t sentence = mc_text_sentence_at(text, at);
    return sentence < 2 || text->sentences[sentence].kind == MC_SENTENCE_HEADING;
}

// A label may stand behind the time and a company's name: [00:35] 云栗客服：
static bool opens_line(const mc_text *text, uint32_t at)
{
    uint32_t sentence = mc_text_sentence_at(text, at);
    uint32_t begin = mc_speaker_skip_time(NULL, text, text->sentences[sentence].norm);
    return at >= begin && at <= begin + LABEL_HEAD && mc_text_begins_line(text, sentence);
}

// Rows with weight 1 (对方) may be anybody's labels; those with weight 2 (坐席) are of staff who
// ring, for a lender or an agency, the rest (客服) of the lender's.
static void count_speaker(wide_pass *pass, const mc_cue *cue, mc_norm_span span)
{
    mc_evidence *out = pass->out;
    if (pass->text == NULL || !opens_line(pass->text, span.begin) ||
        !colon_follows(pass->text, span.end))
        return;
    bool agent = cue->kind == MC_CUE_SPEAKER_AGENT;
    out->agent_turns += agent;
    out->customer_turns += !agent;
    out->staff_turns += agent && cue->weight != ANYBODY;
    out->calls |= agent && cue->weight == CALLER;
}

static bool in_its_place(const mc_text *text, mc_scope scope, uint32_t at)
{
    if (scope == MC_SCOPE_SENTENCE) return in_prominent_place(text, at);
    return scope != MC_SCOPE_PARAGRAPH || text == NULL || mc_genre_shape_begins(text, at);
}

// Rows of kind domain with direction both name a collector; those with direction backward (银行,
// 保险) stand in texts of other trades, too, and those with scope sentence (客服, 会员) as often
// there; scope paragraph: who lends for a living (银行, 网贷).
static void count_domain(mc_evidence *out, const mc_cue *cue)
{
    int32_t weight = cue->weight > 0 ? cue->weight : 1;
    out->domain += weight;
    if (cue->direction != MC_BACKWARD) out->debt += weight;
    if (cue->scope == MC_SCOPE_SENTENCE) out->shop += weight;
    if (cue->scope == MC_SCOPE_PARAGRAPH) out->lenders += weight;
    if (cue->direction == MC_BOTH) out->collector = true;
}

// The straight mark at `mark` opens: an even number of them stands before it in its line.
static bool opens_quotation(const mc_text *text, uint32_t mark)
{
    bool opens = true;
    for (uint32_t at = mark; at-- > 0 && text->norm[at] != '\n';)
        if (text->norm[at] == '"') opens = !opens;
    return opens;
}

// Inside quotation marks that opened not far before: what an article has somebody say.
static bool is_quoted(const mc_text *text, uint32_t at)
{
    for (uint32_t back = 1; back <= QUOTED && back <= at; back++) {
        uint16_t unit = text->norm[at - back];
        if (unit == 0x201C || unit == 0x300C) return true;
        if (unit == 0x201D || unit == 0x300D) return false;
        if (unit == '"') return opens_quotation(text, at - back);
    }
    return false;
}

static void count_genre(wide_pass *pass, const mc_cue *cue, mc_norm_span span, bool first)
{
    mc_evidence *out = pass->out;
    bool first_person = cue->genre == MC_GENRE_COMPLAINT && cue->direction == MC_BOTH;
    // “…我司将上门”, quoted by the one who complains, makes no statement of his text.
    bool quotable = cue->genre == MC_GENRE_COMPLAINT || cue->genre == MC_GENRE_STATEMENT;
    if (quotable && pass->text != NULL && is_quoted(pass->text, span.begin)) return;
    if (cue->genre == MC_GENRE_COMPLAINT && cue->direction == MC_BACKWARD) {
        out->topic += cue->weight;
        return;
    }
    if (cue->direction == MC_BACKWARD) {
        bool quoted = pass->text != NULL && is_quoted(pass->text, span.begin);
        if (cue->genre == MC_GENRE_ARTICLE && quoted) pass->lecture_quoted += cue->weight;
        if (cue->genre == MC_GENRE_ARTICLE && !quoted) out->lecture += cue->weight;
        if (cue->genre == MC_GENRE_OTHER) out->private_debt += cue->weight;
        return;
    }
    out->genre[cue->genre] += cue->weight;
    out->words[cue->genre] += first;
    if (first_person) out->self += cue->weight;
    if (first_person && pass->text != NULL)
        out->opens |= mc_text_sentence_at(pass->text, span.begin) == 0;
    if (pass->text == NULL || cue->weight <= out->witness_weight[cue->genre]) return;
    out->witness_weight[cue->genre] = cue->weight;
    out->witness[cue->genre] = span;
}

// Words that cannot count any more need no second look.
static bool is_spent(const wide_pass *pass, uint32_t cue)
{
    return pass->scan->seen[cue] >= pass->scan->run + REPEATS;
}

// A clause counts once, however many words of the genre's manner stand in it.
static void count_manner(wide_pass *pass, const mc_cue *cue, uint32_t at)
{
    const mc_text *text = pass->text;
    if (text == NULL || (cue->genre == MC_GENRE_COMPLAINT && is_quoted(text, at))) return;
    uint32_t clause = mc_text_clause_at(text, at);
    if (clause < pass->last[cue->genre]) return;
    pass->last[cue->genre] = clause + 1;
    pass->out->manner[cue->genre]++;
    if (text->clauses[clause].sentence > 0) pass->out->later[cue->genre]++;
}

static void count_cue(wide_pass *pass, uint32_t cue_at, mc_norm_span span)
{
    const mc_cue *cue = &pass->index->lexicon->cues[cue_at];
    if (cue->kind == MC_CUE_SPEAKER_AGENT || cue->kind == MC_CUE_SPEAKER_CUSTOMER) {
        count_speaker(pass, cue, span);
        return;
    }
    if (cue->kind == MC_CUE_COMPANY_CONTEXT) {
        if (pass->text == NULL || cue->direction != MC_BACKWARD || cue->weight <= 0) return;
        if (cue->weight >= TOPIC)
            mc_name_learn(pass->names, span);
        else
            mc_name_end(pass->names, span);
        return;
    }
    if (cue->kind == MC_CUE_OTHER_DOMAIN && cue->scope <= MC_SCOPE_SENTENCE) {
        pass->out->other_near = true;
        return;
    }
    if (cue->kind == MC_CUE_GENRE && cue->scope == MC_SCOPE_CLAUSE) {
        count_manner(pass, cue, span.begin);
        return;
    }
    if (cue->kind == MC_CUE_GENRE && !in_its_place(pass->text, cue->scope, span.begin)) return;
    if (is_spent(pass, cue_at)) return;
    uint64_t *seen = &pass->scan->seen[cue_at];
    *seen = (*seen < pass->scan->run ? pass->scan->run : *seen) + 1;
    if (cue->kind == MC_CUE_DOMAIN) count_domain(pass->out, cue);
    if (cue->kind == MC_CUE_OTHER_DOMAIN && cue->scope == MC_SCOPE_DOCUMENT)
        pass->out->other_domain += cue->weight > 0 ? cue->weight : 1;
    if (cue->kind == MC_CUE_GENRE && cue->genre < MC_GENRE_COUNT)
        count_genre(pass, cue, span, *seen == pass->scan->run + 1);
}

static bool is_genuine(const wide_pass *pass, mc_cue_at at)
{
    return pass->text == NULL || mc_cue_scan_is_genuine(pass->index, pass->text, at);
}

static mc_status look_at(wide_pass *pass, const uint16_t *units, mc_norm_span span, mc_error *err)
{
    mc_literal_hits *raw = &pass->scan->raw;
    raw->count = 0;
    if (pass->index->wide.count == 0 || span.begin >= span.end) return MC_OK;
    if (mc_literal_index_scan(pass->index->wide.literals, units, span, raw) != MC_OK)
        return mc_error_memory(err);
    for (uint32_t i = 0; i < raw->count; i++) {
        mc_cue_at at = {pass->index->wide.cues[raw->items[i].literal], raw->items[i].span};
        if (!is_spent(pass, at.cue) && is_genuine(pass, at)) count_cue(pass, at.cue, at.span);
    }
    return MC_OK;
}

// 信用卡被冻结怎么恢复？如果是逾期…: a headline asks and what follows answers.
static bool asks_and_answers(const wide_pass *pass)
{
    const mc_text *text = pass->text;
    if (text->sentence_count < 2) return false;
    mc_norm_span first = text->sentences[0].norm;
    uint16_t mark = first.end > first.begin ? text->norm[first.end - 1] : 0;
    if ((mark != 0xFF1F && mark != '?') || first.end > HEADLINE) return false;
    mc_ustr all = mc_text_units(text);
    const mc_cue_words *words = mc_cue_index_class(pass->index, MC_CLASS_ANSWERS);
    return mc_cue_index_starts(words, all, text->sentences[1].norm.begin, NULL);
}

static uint32_t clauses_in(const mc_text *text, mc_norm_span span)
{
    if (span.begin >= span.end) return 0;
    return mc_text_clause_at(text, span.end - 1) - mc_text_clause_at(text, span.begin) + 1;
}

static mc_status look_at_text(wide_pass *pass, mc_error *err)
{
    uint32_t size = pass->text->norm_size;
    uint32_t head = size < HEAD_UNITS ? size : HEAD_UNITS;
    uint32_t tail = mc_clamp_back(size, TAIL_UNITS, head);
    pass->out->other_near = tail > head;
    mc_status status = look_at(pass, pass->text->norm, (mc_norm_span){0, head}, err);
    if (status == MC_OK) status = look_at(pass, pass->text->norm, (mc_norm_span){tail, size}, err);
    if (status != MC_OK) return status;
    mc_name_look(pass->names, (mc_norm_span){0, head});
    pass->out->named = pass->names->listed_count > 0 || pass->names->unlisted_count > 0;
    if (pass->out->named) pass->out->domain += 2;
    pass->out->size = size;
    pass->out->clauses = clauses_in(pass->text, (mc_norm_span){0, head}) +
                         clauses_in(pass->text, (mc_norm_span){tail, size});
    mc_genre_shape_look(pass->out, pass->text);
    // “我们要联系你的朋友”, quoted by one who speaks of himself, is said to no reader.
    if (pass->out->self <= 0) pass->out->lecture += pass->lecture_quoted;
    // As no complaint without a first person does; one that speaks of himself asks
    // in a paragraph of its own.
    if (asks_and_answers(pass)) {
        pass->out->answers =
            pass->text->sentences[0].paragraph != pass->text->sentences[1].paragraph;
        if (pass->out->self <= 0) pass->out->lecture += LECTURE;
    }
    return MC_OK;
}

mc_status mc_genre_look(mc_evidence *out, mc_genre_scan *scan, const mc_context_index *index,
                        const mc_document *document, const mc_text *text, mc_names *names,
                        mc_arena *arena, mc_error *err)
{
    *out = (mc_evidence){0};
    if (!scan->seen) scan->seen = calloc(index->lexicon->cue_count + 1u, sizeof *scan->seen);
    if (!scan->seen) return mc_error_memory(err);
    scan->run += MOST_SEEN;

    wide_pass pass = {out, scan, index, NULL, names, {0}, 0};
    mc_status status = MC_OK;
    if (document->title.size > 0 && index->lexicon->fold != NULL) {
        mc_ustr title = mc_fold_string(index->lexicon->fold, arena, document->title);
        if (title.data == NULL) return mc_error_memory(err);
        status = look_at(&pass, title.data, (mc_norm_span){0, title.size}, err);
    }
    pass.text = text;
    if (status == MC_OK && text->sentence_count > 0) status = look_at_text(&pass, err);
    if (status == MC_OK) status = mc_respondent_look(out, scan, index, document, names, arena, err);
    if (document->respondent.size > 0 || document->company_count > 0) out->domain += 2;
    return status;
}

bool mc_genre_is_grievance(mc_genre genre)
{
    return genre == MC_GENRE_COMPLAINT || genre == MC_GENRE_FORUM || genre == MC_GENRE_OTHER ||
           genre == MC_GENRE_TRANSCRIPT || genre == MC_GENRE_UNKNOWN;
}

// 在某银行的应用里充话费，一直不到账: a bank that is named is complained of whatever it sold. Where
// neither a company is named nor a word of debt stands, few words of another trade do:
// 书皮破了，客服不给换货. 朋友欠我钱不还，还骂我: a debt, but no lender's, unless one whose label
// says that he is somebody's staff speaks of it (坐席：我是你债主).
bool mc_genre_is_other_trade(const mc_evidence *evidence)
{
    bool lent = evidence->lenders > 0 || evidence->collector || evidence->named;
    if (evidence->private_debt > 0 && !lent && evidence->staff_turns == 0) return true;
    bool plain = evidence->debt <= 0 && !evidence->named;
    int32_t own = evidence->domain - (plain ? evidence->shop : 0) + (evidence->named ? NAMED : 0);
    int32_t needed = plain ? FEW : SURE;
    return evidence->genre[MC_GENRE_OTHER] >= needed && evidence->genre[MC_GENRE_OTHER] > own;
}

bool mc_genre_lacks_debt(const mc_evidence *evidence)
{
    return evidence->size >= LONG && evidence->domain <= 0;
}

// Words of the trouble (骚扰, 逾期) stand in advice and reports as well: where nobody speaks of
// himself and nothing else says complaint, they weigh little together.
static int32_t complaint_weight(const mc_evidence *evidence)
{
    int32_t own = evidence->genre[MC_GENRE_COMPLAINT];
    bool alone = evidence->self == 0 && own < SURE;
    return own + (alone && evidence->topic > TOPIC_ALONE ? TOPIC_ALONE : evidence->topic);
}

bool mc_genre_is_lecture(const mc_evidence *evidence)
{
    int32_t needed = evidence->self > 0 ? MEMOIR : LECTURE;
    return evidence->lecture >= needed && evidence->lecture > complaint_weight(evidence) &&
           evidence->lecture > evidence->genre[MC_GENRE_FORUM];
}

bool mc_genre_takes_turns(const mc_evidence *evidence)
{
    uint32_t turns = evidence->agent_turns + evidence->customer_turns;
    bool labelled = evidence->agent_turns > 0 && evidence->customer_turns > 0 && turns > TURNS;
    return labelled || evidence->talk;
}

void mc_genre_dispose(mc_genre_scan *scan)
{
    mc_literal_hits_dispose(&scan->raw);
    free(scan->seen);
    *scan = (mc_genre_scan){0};
}
