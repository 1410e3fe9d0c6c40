// SPDX-License-Identifier: Apache-2.0
/** Cues, which decide what a hit means, and signs, which tell the genre of a text. */
#ifndef MC_LEXICON_CUE_H
#define MC_LEXICON_CUE_H

#include "lexicon/row.h"
#include "text/fold.h"

/** Kinds of cues. Their order in cues/order.tsv is the precedence; the enum is only a name. */
typedef enum mc_cue_kind {
    MC_CUE_PSEUDO_NEGATION,     /**< 不断, 不仅, 未经: looks like negation, is none */
    MC_CUE_NEGATION,            /**< 没有, 从未 */
    MC_CUE_NEGATION_END,        /**< 却, 就, 还: negation does not reach over it */
    MC_CUE_CONDITION,           /**< 如果, 一旦 */
    MC_CUE_COLLECTOR_CONDITION, /**< 再不还, 不还就: the collector's: announced */
    MC_CUE_PRESUPPOSITION,      /**< 再, 继续, 停止: takes the act for granted */
    MC_CUE_COUNTERFACTUAL,      /**< 如果当初, 如果不是 */
    MC_CUE_POSSIBILITY,         /**< 可能, 怕, 是否 */
    MC_CUE_QUESTION,            /**< 吗, 会不会 */
    MC_CUE_RHETORICAL,          /**< 难道, 不是…吗, 凭什么 */
    MC_CUE_NORM,                /**< 不得, 应当, 第…条, 建议 */
    MC_CUE_NORM_END,            /**< 但, 却, 我, 无视 */
    MC_CUE_GENERAL,             /**< 很多平台, 行业内, 往往 */
    MC_CUE_CLAIM,               /**< 公司回应称, 客服表示 */
    MC_CUE_REPORT,              /**< 投诉称, 反映: stays asserted */
    MC_CUE_DENIAL,              /**< 不属实, 否认 */
    MC_CUE_DEMAND,              /**< 要求, 希望, 诉求 */
    MC_CUE_GIVEN,               /**< 同意, 已经给, 减免了 */
    MC_CUE_REFUSED,             /**< 不同意, 未果 after the offer */
    MC_CUE_ANNOUNCEMENT,        /**< 将, 要, 扬言, 威胁说 */
    MC_CUE_REALIS,              /**< 了, 过, 已经: has happened */
    MC_CUE_FOUND,               /**< 经审理查明, 认定 */
    MC_CUE_SCOPE_END,           /**< ends every scope */
    MC_CUE_SUBJECT_CONSUMER,    /**< 我, 借款人, 受害人 */
    MC_CUE_SUBJECT_COLLECTOR,   /**< 催收员, 第三方 */
    MC_CUE_SUBJECT_LENDER,      /**< 平台, 公司, 客服, 银行 */
    MC_CUE_SUBJECT_AUTHORITY,   /**< 法院, 警方, 监管 */
    MC_CUE_SUBJECT_OTHER,       /**< 骗子, 网友, 病毒 */
    MC_CUE_PASSIVE,             /**< 被, 遭 */
    MC_CUE_DOMAIN,              /**< debt evidence: 贷款, 逾期, 借款 */
    MC_CUE_OTHER_DOMAIN,        /**< 拦截软件, 水电费, 病毒, 养犬 */
    MC_CUE_SPEAKER_AGENT,       /**< label of a turn: 坐席, 催收员 */
    MC_CUE_SPEAKER_CUSTOMER,    /**< 客户, 借款人 */
    MC_CUE_GENRE,               /**< evidence for a genre; `genre` and `weight` */
    MC_CUE_REFERENCE,           /**< 该公司, 其, 平台: refers to a company named before */
    MC_CUE_INTRODUCTION,        /**< 以下简称, 旗下, 即, 原名 */
    MC_CUE_CONTRAST,            /**< 倒没有, 而: next company is not charged */
    MC_CUE_COMPANY_CONTEXT /**< words that make an ambiguous name a company: APP, 平台, 借款 */
} mc_cue_kind;

enum { MC_CUE_KIND_COUNT = MC_CUE_COMPANY_CONTEXT + 1 };

/** Signs by which a text as a whole tells its genre, whatever its words are. */
typedef enum mc_genre_sign {
    MC_SIGN_ALWAYS,        /**< every text: how common a genre is */
    MC_SIGN_SHORT,         /**< a note of a few clauses */
    MC_SIGN_NOTE,          /**< a short text in which somebody speaks of himself */
    MC_SIGN_LONG,          /**< a page */
    MC_SIGN_SELF,          /**< somebody speaks of himself */
    MC_SIGN_SELF_OFTEN,    /**< in every tenth clause */
    MC_SIGN_SELF_MOSTLY,   /**< in every fourth */
    MC_SIGN_SELF_OPENS,    /**< in the first sentence */
    MC_SIGN_HOUSE,         /**< a company speaks of itself: 我司, 我们 */
    MC_SIGN_HOUSE_OFTEN,   /**< in every sixth clause */
    MC_SIGN_POLITE_OFTEN,  /**< the reader is spoken to with respect in every sixth clause: 您 */
    MC_SIGN_RULES_OFTEN,   /**< every fifth clause says what must or must not be done */
    MC_SIGN_ADVICE_OFTEN,  /**< every fifth clause says what one had better do */
    MC_SIGN_THIRD_OFTEN,   /**< every sixth clause speaks of him or her */
    MC_SIGN_REPORTED,      /**< a reporter speaks of himself or of his sources: 记者获悉 */
    MC_SIGN_GESTURES,      /**< words of a tale: how somebody looked and moved */
    MC_SIGN_MASKED,        /**< somebody is named by part of his name: 王某 */
    MC_SIGN_NAMED,         /**< a company is named */
    MC_SIGN_RESPONDENT,    /**< the input says whom it complains of */
    MC_SIGN_NO_DEBT,       /**< nothing speaks of debt or of lenders */
    MC_SIGN_COLLECTOR,     /**< collectors are spoken of */
    MC_SIGN_TROUBLE,       /**< words of the trouble: dunned, overdue */
    MC_SIGN_TROUBLES,      /**< many of them */
    MC_SIGN_FIGURES,       /**< of debt: short with a sum or a day in it, or full of figures */
    MC_SIGN_TRADE,         /**< words of the trade at large */
    MC_SIGN_LECTURE,       /**< many of them */
    MC_SIGN_ASKS_FIRST,    /**< the first sentence asks, others follow */
    MC_SIGN_HEADLINE_ASKS, /**< the same where nobody speaks of himself */
    MC_SIGN_ANSWERED, /**< the first sentence asks, what follows advises and speaks of nobody's own */
    MC_SIGN_ASKS_LAST,   /**< the last sentence asks */
    MC_SIGN_QUOTES,      /**< two quotations or more */
    MC_SIGN_POINTS,      /**< three headings and list items or more */
    MC_SIGN_UNSPOKEN,    /**< nobody speaks of himself, no company of itself */
    MC_SIGN_IMPERSONAL,  /**< and none is named */
    MC_SIGN_EXPLAINS,    /**< and words of the trade stand in a text of some length */
    MC_SIGN_OTHER_TRADE, /**< words of another trade outweigh those of debt */
    MC_SIGN_TURNS,       /**< an agent and a customer take turns */
    MC_SIGN_PROGRAM      /**< source code, configuration or data */
} mc_genre_sign;

enum { MC_GENRE_SIGN_COUNT = MC_SIGN_PROGRAM + 1 };

/** Which way a cue works, seen from the cue. */
typedef enum mc_direction { MC_FORWARD, MC_BACKWARD, MC_BOTH } mc_direction;

/** How far a cue's scope may go, whatever its reach. */
typedef enum mc_scope {
    MC_SCOPE_CLAUSE,
    MC_SCOPE_SENTENCE,
    MC_SCOPE_LIST,
    MC_SCOPE_PARAGRAPH,
    MC_SCOPE_DOCUMENT
} mc_scope;

/** One cue of cues/. */
typedef struct mc_cue {
    mc_str id;
    mc_ustr text; /**< folded */
    mc_cue_kind kind;
    mc_direction direction;
    mc_scope scope;
    mc_entry_status status;
    uint32_t ends;      /**< class whose words end the scope; MC_NONE = none */
    uint32_t not_in;    /**< class of false friends: words that hold the cue and are not it */
    uint32_t needs;     /**< class that must stand in the clause; MC_NONE = none */
    uint32_t frame;     /**< of whose forms it is one: index into mc_lexicon.cue_frames; MC_NONE */
    uint64_t families;  /**< bit i: acts on family i; 0 = on all */
    uint16_t reach;     /**< folded units; 0 = to the end of the scope */
    uint16_t only_flag; /**< acts only on entries with this flag; 0 = on all */
    uint16_t genre;     /**< MC_CUE_GENRE: an mc_genre; else 0 */
    int16_t weight;     /**< MC_CUE_GENRE, MC_CUE_DOMAIN: weight of the evidence */
    mc_origin origin;
} mc_cue;

#endif
