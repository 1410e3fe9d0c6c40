// SPDX-License-Identifier: Apache-2.0
/** Of whom a sentence tells: a named company, the speaker himself, a particular case. */
#ifndef MC_CONTEXT_TELLING_H
#define MC_CONTEXT_TELLING_H

#include "context/name.h"
#include "context/speaker.h"
#include "context/subject.h"

/** Is a company named in the sentence, before it in its paragraph, or in a head above it? */
bool mc_telling_names(const mc_scope_view *view, const mc_names *names, uint32_t sentence);

/** 该公司, 这家平台: the subject is somebody named before, wherever. */
bool mc_telling_is_definite(const mc_scope_view *view, const mc_subject *subject);

/** True when a cue of that kind stands in the sentence. */
bool mc_telling_has(mc_scope_view *view, uint32_t sentence, mc_cue_kind kind);

/** True when a cue of that kind stands in the sentence before `at`. */
bool mc_telling_has_before(mc_scope_view *view, uint32_t sentence, mc_cue_kind kind, uint32_t at);

/** 请你们给我公司打电话: true when a demand stands before the end of the hit, in its clause and few
 *  characters from it. */
bool mc_telling_is_asked_for(mc_scope_view *view, const mc_scope_target *target);

/** True when a duty or a prohibition stands behind the target's quote in its clause: what is
 *  ruled may be said first. */
bool mc_telling_is_ruled(mc_scope_view *view, const mc_scope_target *target);

/** Does somebody speak of himself in the sentence? */
bool mc_telling_of_self(mc_scope_view *view, uint32_t sentence);

/** The part of a page without labels that the sentence stands in: the first paragraph in which
 *  somebody speaks of himself is the question, the next one that advises and in which nobody
 *  does begins the answer. Where all stands in one paragraph, a sentence that asks ends one as a
 *  line does.
 *  @param question  what stands there is asked although no mark says so */
mc_told_part mc_telling_part(mc_scope_view *view, uint32_t sentence, bool question);

/** Does the clause of the act name a company, or somebody speak of himself in it? */
bool mc_telling_in_clause(mc_scope_view *view, const mc_names *names,
                          const mc_scope_target *target);

/** True when a sign of a particular case (a day, 王女士, 李某) stands in the sentence or in one of
 *  the `back` sentences before it. A role (被害人, 嫌疑人) is one but in a lecture, which
 *  speaks of any victim. */
bool mc_telling_of_case(const mc_scope_view *view, uint32_t sentence, uint32_t back, bool lecture);

/** True when the case of a private person (小李, 张女士) that an earlier sentence of the paragraph
 *  tells goes on in this one, which speaks of him: in none of them behind the first is anything
 *  ruled, supposed or said of many. */
bool mc_telling_case_goes_on(mc_scope_view *view, uint32_t sentence);

/** True when what follows a verb of saying (scope sentence) is a company's word: of those spoken of
 *  before it in the sentence a company comes last, by its name or a word for it, and no person,
 *  authority or stranger behind it. Where nobody is, true of verbs with which a press office
 *  answers (回应称; reach 0). Always true of words by which one answers a charge (辩称; weight 1),
 *  whoever he is, and of rows that hold the speaker (公司回应; scope paragraph). */
bool mc_telling_is_company_word(mc_scope_view *view, const mc_names *names, const mc_cue_use *use);

/** True when a listed company is named, and not as an object, between the subject (where that
 *  stands in an earlier sentence, from the beginning of the target's) and the act: the act is its
 *  own, whoever was spoken of before. */
bool mc_telling_names_actor(mc_scope_view *view, const mc_names *names,
                            const mc_scope_target *target, const mc_subject *subject);

/** True when the target's quote, and no more, stands in a topic tag: #暴力催收#. */
bool mc_telling_fills_topic_tag(const mc_text *text, const mc_scope_target *target);

#endif
