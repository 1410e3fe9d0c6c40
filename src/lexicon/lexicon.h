// SPDX-License-Identifier: Apache-2.0
/** The lexicon: immutable tables of categories, word classes, entries, cues and companies.
 *
 *  Loaded once (lexicon/load.h), shared between workers, freed as a whole. All strings
 *  live in the lexicon's arena. Texts called *folded* went through text/fold.h.
 *  Formats: docs/format/lexicon.md. */
#ifndef MC_LEXICON_LEXICON_H
#define MC_LEXICON_LEXICON_H

#include "base/clock.h"
#include "base/str.h"
#include "text/document.h"
#include "text/fold.h"

/** No index. */
#define MC_NONE UINT32_MAX

/** Where an entry was written, for messages. */
typedef struct mc_origin {
    const char *file; /**< relative to the lexicon folder */
    uint32_t line;
} mc_origin;

/** Life cycle of an entry. Draft and retired entries do not match. */
typedef enum mc_entry_status {
    MC_STATUS_DRAFT,
    MC_STATUS_TESTING,
    MC_STATUS_STABLE,
    MC_STATUS_RETIRED
} mc_entry_status;

/** How strongly a clause binds; printed beside it. */
typedef enum mc_force {
    MC_FORCE_LAW,
    MC_FORCE_REGULATION, /**< State Council */
    MC_FORCE_JUDICIAL,   /**< judicial interpretation or guidance */
    MC_FORCE_RULE,       /**< departmental rule */
    MC_FORCE_NORMATIVE,  /**< normative document */
    MC_FORCE_STANDARD,   /**< recommended national standard */
    MC_FORCE_SELF        /**< industry self-regulation */
} mc_force;

/** A clause of a law or rule (taxonomy.xml). */
typedef struct mc_clause_of_law {
    mc_str id;                     /**< "PSPL-50" */
    mc_str title_zh, title_en;     /**< of the law */
    mc_str article_zh, article_en; /**< 第五十条第一款第五项; may be empty */
    mc_force force;
    mc_day from, to;    /**< in force; 0 = open */
    bool verified;      /**< false: never printed */
    bool single_source; /**< printed with 未核对 */
} mc_clause_of_law;

/** Family of categories: collection, service, resolution, platform. */
typedef struct mc_family {
    mc_str code, name_zh, name_en;
} mc_family;

/** A category of conduct, complaint or resolution. */
typedef struct mc_category {
    mc_str code, name_zh, name_en, definition_zh, definition_en, cfpb;
    uint32_t family;
    uint8_t severity;        /**< 0 resolution, 1–5 */
    bool lawful;             /**< no breach by itself: shown as practice */
    const uint32_t *clauses; /**< indexes into mc_lexicon.clauses */
    uint32_t clause_count;
} mc_category;

/** A word of a class. */
typedef struct mc_word {
    mc_ustr text;        /**< folded */
    mc_ustr *not_before; /**< folded strings that must not stand directly before it */
    mc_ustr *not_after;  /**< … directly after it */
    uint32_t not_before_count, not_after_count;
} mc_word;

/** A word class, named (classes/, TSV: "kin") or anonymous (alternatives written in a
 *  cell). Anonymous ones have an empty name. A class named in a cell beside literals is
 *  copied into the anonymous class. */
typedef struct mc_word_class {
    mc_str name;
    const mc_word *words; /**< sorted by text, unique */
    uint32_t word_count;
} mc_word_class;

/** Conditions on the surroundings of a hit; class indexes, MC_NONE = no condition. Windows count
 *  folded units on either side of the hit and never leave the sentence; 0 = the clause,
 *  UINT16_MAX = the sentence. */
typedef struct mc_guards {
    uint32_t not_before, not_after; /**< must not stand directly before / after the hit */
    uint32_t not_in, needs;         /**< must not / must stand in the window */
    uint16_t not_in_window, needs_window;
    uint32_t not_document,
        needs_document; /**< anywhere in the document, title or respondent included */
} mc_guards;

/** Kinds of entries. */
typedef enum mc_entry_kind {
    MC_ENTRY_TERM,       /**< terms/: one literal */
    MC_ENTRY_NEAR,       /**< near/: two classes near each other */
    MC_ENTRY_PATTERN,    /**< rules/: PCRE2 around a literal */
    MC_ENTRY_FRAME,      /**< rules/: events in order, over clauses */
    MC_ENTRY_NUMBER,     /**< rules/: a count, hour or rate against a bound */
    MC_ENTRY_COMBINATION /**< rules/: any/all/at least N/none of other entries */
} mc_entry_kind;

/** Flags of an entry (bit set). */
enum {
    MC_FLAG_ALLOW = 1u << 0,        /**< names nothing; covers and removes shorter hits */
    MC_FLAG_NEGATABLE = 1u << 1,    /**< negation cues act on it */
    MC_FLAG_OWN_NEGATOR = 1u << 2,  /**< its negator is the conduct (不予协商) */
    MC_FLAG_NEEDS_DOMAIN = 1u << 3, /**< wants debt evidence in the document */
    MC_FLAG_PHONETIC = 1u << 4,     /**< homophones and pinyin match too */
    MC_FLAG_SHAPE = 1u << 5,        /**< look-alikes match too */
    MC_FLAG_SPLIT = 1u << 6,        /**< split characters match too */
    MC_FLAG_GAPPED = 1u << 7,       /**< inserted separators match too */
    MC_FLAG_PRESUPPOSED = 1u << 8,  /**< stays asserted under demand and condition */
    MC_FLAG_UTTERANCE =
        1u << 9, /**< collector's own words (后果自负): conduct when spoken by the agent */
    MC_FLAG_ANNOUNCES = 1u << 10, /**< by itself says the act is held out, not done (要上门) */
    MC_FLAG_CONSUMER_ACT = 1u << 11, /**< only as act of the consumer */
    MC_FLAG_SPEECH = 1u << 12 /**< only in what an agent says, to the person (我打给你老婆) */
};

/** near/: class A and class B within a distance. */
typedef struct mc_near {
    uint32_t a, b;       /**< classes */
    uint16_t distance;   /**< folded units between the two */
    bool ordered;        /**< A before B only */
    bool whole_sentence; /**< else both in one clause */
} mc_near;

/** rules/: a pattern with its exclusion. Classes and gaps are expanded already. */
typedef struct mc_pattern {
    mc_ustr pattern; /**< PCRE2, folded; docs/format/rules.md */
    mc_ustr exclude; /**< not matching in the window of the hit; empty = none */
    bool slow;       /**< may lack a required literal */
    bool late; /**< of the shipped folder, compiled when it first runs: its tests have done so */
} mc_pattern;

/** rules/: events A, B, … in order. */
typedef struct mc_frame {
    const uint32_t *events; /**< classes */
    uint32_t event_count;
    uint16_t gap;        /**< folded units between two events */
    bool cross_sentence; /**< may cross one sentence end inside a paragraph */
    uint8_t quote_event; /**< the event that is quoted */
} mc_frame;

/** What a number rule measures. */
typedef enum mc_quantity {
    MC_QUANTITY_COUNT, /**< times in a period: calls a day */
    MC_QUANTITY_HOUR,  /**< hour of the day, 0–24 */
    MC_QUANTITY_RATE,  /**< per cent a year */
    MC_QUANTITY_DAYS,  /**< days of delay */
    MC_QUANTITY_RATIO, /**< an amount (received, repaid) divided by another (lent) */
    MC_QUANTITY_YIELD  /**< per cent a year of a loan, from its instalments and their count */
} mc_quantity;

/** rules/: a number near a class, compared with bounds. */
typedef struct mc_number_rule {
    mc_quantity quantity;
    uint32_t near;  /**< class that must stand within `distance`; MC_NONE = none */
    uint32_t units; /**< class of unit words right behind the number (个, 通, 次) */
    uint32_t
        period; /**< class of period words (一天, 每小时); MC_NONE = none; for a yield the words
                        behind the count of instalments (期, 个月) */
    uint32_t against; /**< ratio and yield: class before the amount compared with */
    uint32_t except;  /**< ratio and yield: class behind a number that is no amount (年, 期) */
    uint16_t distance;
    double at_least,
        below; /**< counted when at_least <= value < below; hours wrap when at_least > below */
} mc_number_rule;

/** rules/: other entries together. */
typedef enum mc_combination_kind {
    MC_COMBINE_ANY,
    MC_COMBINE_ALL,
    MC_COMBINE_AT_LEAST
} mc_combination_kind;

typedef enum mc_extent {
    MC_EXTENT_CLAUSE,
    MC_EXTENT_SENTENCE,
    MC_EXTENT_PARAGRAPH,
    MC_EXTENT_DOCUMENT
} mc_extent;

typedef struct mc_combination {
    mc_combination_kind kind;
    uint32_t at_least;
    const uint32_t *entries, *none_of; /**< entries that must (not) hit */
    uint32_t entry_count, none_count;
    mc_extent extent;
} mc_combination;

/** One entry. `detail` depends on `kind`. */
typedef struct mc_entry {
    mc_str id;
    mc_entry_kind kind;
    uint32_t category; /**< MC_NONE for allow entries */
    uint32_t flags;
    mc_entry_status status;
    mc_guards guards;
    mc_origin origin;
    mc_str note;
    union {
        mc_ustr term;
        mc_near near;
        mc_pattern pattern;
        mc_frame frame;
        mc_number_rule number;
        mc_combination combination;
    } detail;
} mc_entry;

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

/** What a company is. */
typedef enum mc_company_kind {
    MC_COMPANY_CONSUMER_FINANCE, /**< one of the licensed consumer-finance companies */
    MC_COMPANY_BANK,
    MC_COMPANY_PLATFORM, /**< internet lender or loan-facilitation platform */
    MC_COMPANY_MICRO_LOAN,
    MC_COMPANY_AUTO_FINANCE,
    MC_COMPANY_LEASING,
    MC_COMPANY_INSURER,
    MC_COMPANY_PAYMENT,
    MC_COMPANY_COLLECTOR, /**< collection agency: actor, not lender */
    MC_COMPANY_OTHER      /**< funds, guarantors, shops: named, seldom complained of */
} mc_company_kind;

/** A listed company (companies/companies.tsv). */
typedef struct mc_company {
    mc_str id; /**< ASCII slug of the legal person, never reused */
    mc_str name_zh, name_en;
    mc_company_kind kind;
    mc_str group;         /**< "" = none */
    uint32_t operator_of; /**< index of the legal person behind a brand, MC_NONE = itself */
    mc_entry_status status;
    mc_origin origin;
} mc_company;

/** How a name leads to a company. */
typedef enum mc_alias_kind {
    MC_ALIAS_LEGAL,
    MC_ALIAS_SHORT,
    MC_ALIAS_BRAND,  /**< product or app */
    MC_ALIAS_FORMER, /**< with dates */
    MC_ALIAS_TYPO
} mc_alias_kind;

/** A name of a company (companies/aliases.tsv). */
typedef struct mc_alias {
    mc_ustr text;   /**< folded */
    mc_str written; /**< as written in the file */
    uint32_t company;
    mc_alias_kind kind;
    uint32_t needs;  /**< class of which one must stand within the window; MC_NONE = unambiguous */
    uint16_t window; /**< folded units; UINT16_MAX = the document */
    uint32_t not_in; /**< class of longer words that hold it and are something else; MC_NONE */
    mc_day from, to; /**< in use; 0 = open */
    mc_entry_status status; /**< testing: recognised, but printed only as the text's own mention */
    mc_origin origin;
} mc_alias;

/** What a discovery pattern finds. */
typedef enum mc_discovery_kind {
    MC_DISCOVER_NAME,
    MC_DISCOVER_MASKED,
    MC_DISCOVER_TRADED /**< by the code of its shares: a company of any trade */
} mc_discovery_kind;

/** A pattern that finds names nobody listed (companies/discovery.tsv). */
typedef struct mc_discovery {
    mc_str id;
    mc_ustr pattern; /**< PCRE2, folded; group 1 is the name */
    mc_discovery_kind kind;
    uint32_t not_name; /**< class of strings that are no names (generic words); MC_NONE */
    mc_entry_status status;
    mc_origin origin;
} mc_discovery;

/** An example (examples/). */
typedef struct mc_example {
    mc_str entry;   /**< id of an entry, cue, company or discovery row, or the code of a category */
    bool hit;       /**< must the entry fire? */
    mc_str status;  /**< expected status of the finding; empty = not checked */
    mc_str company; /**< expected company: a name or id, "-" = none; empty = not checked */
    mc_str respondent; /**< of the document; empty = none */
    mc_str sentence;
    mc_origin origin;
} mc_example;

/** Everything, immutable after load. Entries, categories … are referred to by index. */
typedef struct mc_lexicon {
    const mc_family *families;
    uint32_t family_count;
    const mc_category *categories;
    uint32_t category_count;
    const mc_clause_of_law *clauses;
    uint32_t clause_count;
    const mc_word_class *classes;
    uint32_t class_count;
    const mc_entry *entries;
    uint32_t entry_count;
    const mc_cue *cues; /**< forms of one row stand together and have its id */
    uint32_t cue_count;
    const mc_str *cue_frames; /**< cells with braces as they are written ({@staff}说) */
    uint32_t cue_frame_count;
    uint8_t precedence
        [MC_CUE_KIND_COUNT]; /**< rank of a cue kind, 0 = looked at first (cues/order.tsv) */
    int8_t sign_weights[MC_GENRE_SIGN_COUNT][MC_GENRE_COUNT]; /**< cues/signs.tsv; 0 = nothing */
    const mc_company *companies;
    uint32_t company_count;
    const mc_alias *aliases;
    uint32_t alias_count;
    const mc_discovery *discoveries;
    uint32_t discovery_count;
    const mc_example *examples;
    uint32_t example_count;
    const mc_fold_table *fold;
    char sha256[65];       /**< over all files in order, overlays included */
    char version[32];      /**< lexicons/VERSION */
    const mc_str *folders; /**< shipped folder first, then overlays */
    uint32_t folder_count;
    struct mc_region *region; /**< where it lives, and what is made of it; NULL = the heap */
} mc_lexicon;

/** Index of the family with this code, MC_NONE when there is none. */
uint32_t mc_lexicon_family_find(const mc_lexicon *lexicon, mc_str code);

/** Index of the category with this code, MC_NONE when there is none. */
uint32_t mc_lexicon_category_find(const mc_lexicon *lexicon, mc_str code);

/** Index of the entry with this id, MC_NONE when there is none. O(log n). */
uint32_t mc_lexicon_entry_find(const mc_lexicon *lexicon, mc_str id);

/** Index of the first cue with this id, MC_NONE when there is none. */
uint32_t mc_lexicon_cue_find(const mc_lexicon *lexicon, mc_str id);

/** The cell of which the cue is one form, as it is written ({@staff}说); empty when the cue is the
 *  whole cell. */
mc_str mc_lexicon_cue_frame(const mc_lexicon *lexicon, uint32_t cue);

/** Index of the company with this id, MC_NONE when there is none. */
uint32_t mc_lexicon_company_find(const mc_lexicon *lexicon, mc_str id);

/** Index of the named class, MC_NONE when there is none. */
uint32_t mc_lexicon_class_find(const mc_lexicon *lexicon, mc_str name);

/** The legal person behind a company: itself or its operator. */
uint32_t mc_lexicon_legal_person(const mc_lexicon *lexicon, uint32_t company);

/** Code of a force ("law"), for records and the message catalogue. */
const char *mc_force_code(mc_force force);

/** Code of a company kind ("consumer_finance"). */
const char *mc_company_kind_code(mc_company_kind kind);

/** Code of a sign ("self_often"), for the lexicon, records and the message catalogue. */
const char *mc_genre_sign_code(mc_genre_sign sign);

/** Code of a cue kind ("negation"). */
const char *mc_cue_kind_code(mc_cue_kind kind);

/** Code of an entry kind ("term"). */
const char *mc_entry_kind_code(mc_entry_kind kind);

#endif
