// SPDX-License-Identifier: Apache-2.0
/** Where a word of duty, law or advice, or one that speaks in general, does not decide. */
#ifndef MC_CONTEXT_RULING_H
#define MC_CONTEXT_RULING_H

#include "context/decide.h"

/** Weights of rows of cues: those that a complaint uses of its own troubles as well (必须, 可以,
 *  不能), those that name a law or its rules (民法典, 监管要求), and rumours (网传). */
enum { MC_RULING_WEAK = 1, MC_RULING_LAW = 2, MC_RULING_RUMOUR = 3 };

/** True when a word of duty, law or advice has no force over the hit. */
bool mc_ruling_gives_way(const mc_case *of, const mc_cue_use *use);

/** True when a condition or a possibility that stands before the hit in its sentence is nearer than
 *  `use`: between the two, or before a `use` that only follows. */
bool mc_ruling_is_supposed(const mc_case *of, const mc_cue_use *use);

/** True when what follows a condition follows it as a rule: 部分平台一旦出现纠纷，便推诿. */
bool mc_ruling_is_wont(const mc_case *of);

/** True when words of the trade at large say nothing of the hit: a company is named, or
 *  somebody tells his own case. */
bool mc_ruling_is_of_somebody(const mc_case *of, const mc_cue_use *use);

/** True in advice for what it only supposes: an act asked of in a headline, the case of a rule
 *  (…的，可以…), and what goes on in a sentence that says before what may be
 *  (可能截留押金，诱骗消费者). */
bool mc_ruling_supposes(const mc_case *of);

/** True in advice for a crime or an offence of which the law says what is due to it:
 *  侮辱他人的，处五日以下拘留. */
bool mc_ruling_quotes_law(const mc_case *of);

/** True in an article and in an answer: who is told to ask for something is the reader. */
bool mc_ruling_tells_reader(const mc_case *of);

/** True for conduct in what an answer tells its reader to ask for: that it stop, or
 *  that the fees come back. */
bool mc_ruling_only_asks_back(const mc_case *of);

/** True for a resolution that outside complaints only stands in quotation marks, and is no
 *  company's word: it is what is advertised (打着“全额退保”的旗号). */
bool mc_ruling_is_slogan(const mc_case *of);

/** True for a resolution that is only pretended: behind a word of lying (@context_lies:
 *  谎称可以退款) or before one of pretexts (@context_pretexts: 以修复征信为由), in its clause. */
bool mc_ruling_is_pretext(const mc_case *of);

/** True when a rumour supposes nothing: rows with weight 4 (有博主发帖称) tell what a statement may
 *  deny, and elsewhere of what somebody says; and a company takes it up behind its own verb of
 *  saying (公司称，网传录音中…). */
bool mc_ruling_drops_rumour(const mc_case *of, const mc_cue_use *use);

/** True when the hit is denied: by words of denial, or by a strong negation directly before it in a
 *  clause of its own, apart from `use`. */
bool mc_ruling_denies(const mc_case *of, const mc_cue_use *use);

/** True for a word of duty behind a threat or abuse in a quarrel, in its clause: what must be done
 *  is what is threatened for (威胁游客第二天必须购买). */
bool mc_ruling_is_threatened_for(const mc_case *of, const mc_cue_use *use);

#endif
