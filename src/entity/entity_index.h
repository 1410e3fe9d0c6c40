// SPDX-License-Identifier: Apache-2.0
/** What the entity layer compiles from a lexicon once: names, discovery patterns, cues, word
 *  classes. */
#ifndef MC_ENTITY_ENTITY_INDEX_H
#define MC_ENTITY_ENTITY_INDEX_H

#include "entity/entity.h"
#include "entity/word_list.h"
#include "match/literal_index.h"
#include "match/regex.h"

/** Classes that the engine asks for by name (lexicons/classes/company.tsv). A lexicon may lack any:
 *  the mechanism then never fires. */
typedef enum mc_entity_class {
    MC_ENTITY_OBJECT_BEFORE,    /**< directly before a name: it is object or place, no subject */
    MC_ENTITY_AGENT_BEFORE,     /**< directly before a name: it is the agent of a passive */
    MC_ENTITY_FUNDER_BEFORE,    /**< … of the one who lends through a platform or guarantees */
    MC_ENTITY_FUNDER_LEAD,      /**< directly before a name (it is …) with the next behind it */
    MC_ENTITY_FUNDER_AFTER,     /**< … who lends through a platform or guarantees */
    MC_ENTITY_COLLECTOR_BEFORE, /**< … of the one who was charged with collecting */
    MC_ENTITY_COLLECTOR_ENDING, /**< end of the names of collection agencies and of lawyers who collect */
    MC_ENTITY_ADVERB, /**< directly before a name: no sign of objects, though it ends in one (now) */
    MC_ENTITY_BYSTANDER_BEFORE, /**< … it is a source, an employer, an impostor's mask */
    MC_ENTITY_BYSTANDER_AFTER,  /**< directly behind a name: employer, newspaper, court */
    MC_ENTITY_CONTACT_BEFORE,   /**< … the consumer turned to it: what comes next is its answer */
    MC_ENTITY_ACCOUNT_BEFORE,   /**< directly before a name: its account or card is meant */
    MC_ENTITY_ACCOUNT_AFTER,    /**< directly behind a name: likewise */
    MC_ENTITY_ALL_AFTER,        /**< directly behind names: all of them are meant */
    MC_ENTITY_JOINTS,           /**< what stands between coordinated names */
    MC_ENTITY_LIST_HEADS,       /**< before a list of names that all are meant */
    MC_ENTITY_GENERIC,          /**< words that name no company in particular */
    MC_ENTITY_NAME_BREAK, /**< no part of a name: a discovered name begins behind it at the earliest */
    MC_ENTITY_NAME_KEEP,   /**< holds such a word, yet may stand in names */
    MC_ENTITY_NAME_COMMON, /**< tells no company from another: trade, legal form, adjective */
    MC_ENTITY_NAME_PLACE,  /**< province or city: begins many legal names, is none alone */
    MC_ENTITY_NAME_UNIT,   /**< behind a number: day, amount; no part of a name */
    MC_ENTITY_ANOTHER,     /**< a firm that is none of those named (另一家) */
    MC_ENTITY_OTHER_CASE,  /**< on a page: a further example begins (有个案例, 上个月有位粉丝) */
    MC_ENTITY_SEVERAL,     /**< so many firms (7家, 多家) */
    MC_ENTITY_NAME_OTHER,  /**< end of a name that lends nothing (保险) */
    MC_ENTITY_NAME_TRADE,  /**< behind a brand, no part of it (网贷) */
    MC_ENTITY_NAME_WEAK,   /**< end of brands and of common nouns alike (金融) */
    MC_ENTITY_NAME_ACT,    /**< directly behind a name with such an end: what only a company does */
    MC_ENTITY_NAME_VERB, /**< directly behind such a name at a mark, or one that is governed: a plain verb */
    MC_ENTITY_NAME_ROLE, /**< directly before a name: party of a lawsuit; needs no other evidence */
    MC_ENTITY_NAME_STRONG, /**< holds such an end, yet ends brands only (消费金融) */
    MC_ENTITY_NAME_NEVER, /**< all of it is a kind of loan or a mask: no name (房贷, 某某小贷) */
    MC_ENTITY_PLACE_FIRM,     /**< makes a name of a mere place: 银行 */
    MC_ENTITY_FIRM_DONE,      /**< behind such a firm: what customers do there: 办的信用卡 */
    MC_ENTITY_BRANCH,         /**< end of a branch's name, behind that of the company */
    MC_ENTITY_LEGAL_FORM,     /**< end of a full legal name: needs no other evidence */
    MC_ENTITY_NAME_ENDING,    /**< end of a name that does not count in its id: legal forms */
    MC_ENTITY_NAME_SHORTENED, /**< four characters, in short names the first and third: 小额贷款 */
    MC_ENTITY_PLACE_RANK,     /**< end of a place that short names leave out: 市 */
    MC_ENTITY_NAME_LEAD,      /**< between a word and the name it governs: 一家叫 */
    MC_ENTITY_BRIEF_AFTER,    /**< directly behind a short form of a name (丙丁不让 …) */
    MC_ENTITY_BRIEF_SURE, /**< likewise, even when the short form is an ordinary word (立刻的人) */
    MC_ENTITY_BRIEF_NEVER, /**< ordinary words that short forms may be: 立刻, 平常 */
    MC_ENTITY_CULPRIT_BEFORE, /**< directly before a name: the act before it is that company's (骂我的是) */
    MC_ENTITY_MASK_BEFORE,      /**< … its name is abused: 冒充, 伪造 */
    MC_ENTITY_REPORTS_AFTER,    /**< directly behind a name: it has called the police */
    MC_ENTITY_PRINCIPAL_BEFORE, /**< … somebody collects for it: 代表 */
    MC_ENTITY_HIRED, /**< all between two names: the second collects for the first: 委外的 */
    MC_ENTITY_CHARGE_BEFORE, /**< directly before a name that a word of charge_after follows: 受 */
    MC_ENTITY_CHARGE_AFTER,  /**< directly behind such a name: 委托 */
    MC_ENTITY_HOUSE_BEFORE,  /**< before a name in its clause: an agent says whose he is */
    MC_ENTITY_HOUSE_AFTER,   /**< directly behind a name: likewise (提醒您) */
    MC_ENTITY_COMPARED_BEFORE, /**< … it is what another one is compared with: 比 */
    MC_ENTITY_COMPARED_AFTER,  /**< directly behind a name that a joint precedes: 相比 */
    MC_ENTITY_SUES,            /**< between two names, or behind the second: 起诉 */
    MC_ENTITY_TAKES_BEFORE,  /**< directly before a name that a word of company_sues follows: 将 */
    MC_ENTITY_OPTION_BEFORE, /**< directly before a name: leads to where one might borrow: 去 */
    MC_ENTITY_OPTION_AFTER,  /**< directly behind a name: one might borrow there: 能借不 */
    MC_ENTITY_TOLD_BEFORE,   /**< before such a word: a debtor is spoken to: 那就 */
    MC_ENTITY_PURPOSE_AFTER, /**< behind such a name: what the money is for: 还他们 */
    MC_ENTITY_KIND_BANK,     /**< stands for the one bank of the document; so the next ones */
    MC_ENTITY_KIND_INSURER,
    MC_ENTITY_KIND_LESSOR,
    MC_ENTITY_KIND_GUARANTOR,
    MC_ENTITY_KIND_COLLECTOR,
    MC_ENTITY_KIND_OTHERS, /**< directly before such a noun: not the one of the document (其他银行) */
    MC_ENTITY_OWNS, /**< directly behind a name: the next one is its brand or platform (旗下) */
    MC_ENTITY_IMPOSTOR,       /**< subject of an act that is no company's: 不法分子 */
    MC_ENTITY_PASSIVE,        /**< directly before a swindler who is the agent: 被 */
    MC_ENTITY_TRADER,         /**< subject of an act that is no lender's: 培训机构 */
    MC_ENTITY_INSURER_MATTER, /**< what only insurers do: premiums, policies */
    MC_ENTITY_BANK_MATTER,    /**< what only banks do: cards */
    MC_ENTITY_COUNSEL,        /**< end of the names of law firms */
    MC_ENTITY_ORDINARY /**< listed as a company by machines, yet a word of the trade: 返利 */
} mc_entity_class;

enum { MC_ENTITY_CLASS_COUNT = MC_ENTITY_ORDINARY + 1 };

/** One discovery pattern. */
typedef struct mc_finder {
    uint32_t discovery; /**< index into mc_lexicon.discoveries */
    mc_regex *regex;    /**< the name is its quote */
    uint32_t reach;     /**< longest match, folded units */
} mc_finder;

struct mc_entity_index {
    const mc_lexicon *lexicon;
    mc_arena arena;
    mc_literal_index *literals; /**< found in one pass over a text; NULL when there are none */
    uint32_t *owners;           /**< literal → alias, then finder, then cue, by these ends: */
    uint32_t alias_end;         /**< aliases: indexes into mc_lexicon.aliases */
    uint32_t trigger_end;       /**< literals that a finder's matches hold: indexes into `finders`;
                                     behind them references, introductions, contrasts: mc_lexicon.cues */
    uint32_t collection,
        resolution; /**< indexes of these families, MC_NONE when the lexicon has none */
    mc_finder *finders;
    uint32_t finder_count;
    mc_word_list classes[MC_ENTITY_CLASS_COUNT]; /**< empty = not in the lexicon */
    mc_word_list references;                     /**< texts of the reference cues */
};

/** Length of the longest word of the class that ends exactly at `at`; 0 when there is none. */
static inline uint32_t mc_entity_index_ends(const mc_entity_index *index, mc_entity_class which,
                                            mc_ustr text, uint32_t at)
{
    return mc_word_list_ends(&index->classes[which], text, at);
}

/** Length of the longest word of the class that begins exactly at `at`; 0 when there is none. */
static inline uint32_t mc_entity_index_begins(const mc_entity_index *index, mc_entity_class which,
                                              mc_ustr text, uint32_t at)
{
    return mc_word_list_begins(&index->classes[which], text, at);
}

/** True when the class holds exactly this word. */
bool mc_entity_index_holds(const mc_entity_index *index, mc_entity_class which, mc_ustr word);

#endif
