// SPDX-License-Identifier: Apache-2.0
/** Names of companies as far as judgement needs them: does this sentence speak of a named one? */
#ifndef MC_CONTEXT_NAME_H
#define MC_CONTEXT_NAME_H

#include "context/cue_index.h"

/** Topics that one document may have. */
enum { MC_NAME_TOPICS = 8, MC_NAME_CALLED = 64 };

/** A listed name in the text. */
typedef struct mc_known_name {
    mc_norm_span span;
    mc_company_kind kind;
} mc_known_name;

/** Reused from document to document; start with {0}. Listed names come from the lexicon; topics are
 *  strings that the document itself introduces as a name. */
typedef struct mc_names {
    const mc_context_index *index;
    const mc_text *text;
    mc_literal_hits raw;
    mc_norm_span topics[MC_NAME_TOPICS];
    uint32_t topic_count;
    mc_norm_span called[MC_NAME_CALLED]; /**< the respondent's name and its short form */
    uint32_t called_count;
    mc_known_name *listed; /**< names in the part of the text that was looked at, by position */
    uint32_t listed_count, listed_capacity;
    const mc_norm_span *unlisted; /**< places of companies in no list, ascending; borrowed */
    uint32_t unlisted_count;
    bool failed;
} mc_names;

/** Begins a document. */
void mc_name_start(mc_names *names, const mc_context_index *index, const mc_text *text);

/** Learns a topic from a cue of kind company_context with direction backward and weight ≥ 10: in
 *  小舟汇通成立于 the words before the cue, in 以“小舟汇通”为例 the quotation before it. */
void mc_name_learn(mc_names *names, mc_norm_span cue);

/** Takes note of the end of a name (cue of kind company_context, direction backward, weight below
 *  10): 消费金融 with a name before it. */
void mc_name_end(mc_names *names, mc_norm_span cue);

/** Finds the listed names of `span`, once a document. */
void mc_name_look(mc_names *names, mc_norm_span span);

/** Takes note of every place of the companies that the document itself lists.
 *  @return MC_ERR_MEMORY */
mc_status mc_name_given(mc_names *names, const mc_document *document, mc_arena *arena,
                        mc_error *err);

/** Takes note of the first places of a respondent's folded name, and of its first `brief` units
 *  unless these are an ordinary word; 0 = the name has no short form. Only
 *  mc_name_ends_at asks for them. */
void mc_name_called(mc_names *names, mc_ustr name, uint32_t brief);

/** True when the names that bear on an act at `at` in `sentence` are of firms that lend nothing:
 *  insurers, payment, guarantors, shops. The nearest one before it in the sentence counts,
 *  else all of the text. */
bool mc_name_is_bystander(const mc_names *names, mc_norm_span sentence, uint32_t at);

/** True when a company that lends is named anywhere in the part that was looked at: no insurer,
 *  payment firm or shop. */
bool mc_name_has_lender(const mc_names *names);

/** True when a listed name stands in the span. */
bool mc_name_listed_in(const mc_names *names, mc_norm_span span);

/** True when the name of a company in no list stands in the span. */
bool mc_name_unlisted_in(const mc_names *names, mc_norm_span span);

/** True when a listed name or a topic stands in the span. */
bool mc_name_stands_in(const mc_names *names, mc_norm_span span);

/** True when a listed name, or the respondent's, ends at `at`. */
bool mc_name_ends_at(const mc_names *names, uint32_t at);

/** True when `cue` is a part of a listed name and not all of it: 马上 in
 *  马上消费金融 demands nothing. */
bool mc_name_hides(const mc_names *names, mc_norm_span cue);

/** True when `quote` lies inside a listed name (保险 in 某某保险有限公司), or begins inside one
 *  with whose people the text goes on, and not with a word that is a party by itself: 分期客服拒绝
 *  in 来分期客服拒绝开证明 is no instalment refused; 分期不给办 in 来分期不给办 may be one, and
 *  银行客服拒绝 in 某某银行客服拒绝 is the bank's refusal. */
bool mc_name_is_cut(const mc_names *names, mc_norm_span quote);

/** Frees the scratch. */
void mc_name_dispose(mc_names *names);

#endif
