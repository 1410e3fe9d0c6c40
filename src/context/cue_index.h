// SPDX-License-Identifier: Apache-2.0
/** What the context layer compiles from a lexicon once: literal indexes of cues
 *  and a few named classes. */
#ifndef MC_CONTEXT_CUE_INDEX_H
#define MC_CONTEXT_CUE_INDEX_H

#include "context/context.h"
#include "context/cue_words.h"
#include "context/false_friend.h"
#include "match/literal_index.h"

/** Classes that the engine asks for by name (lexicons/classes/context.tsv). A
 *  lexicon may lack any. */
typedef enum mc_context_class {
    MC_CLASS_BEFALLING_ACTS, /**< codes: of money and accounts; whoever tells of his own that it will
                                  be tells how it goes */
    MC_CLASS_SPEECH_ACTS,    /**< codes: announcing is itself the act, or changes nothing */
    MC_CLASS_AUTHORITY_ACTS, /**< codes of categories whose actor is an authority */
    MC_CLASS_OBJECT_MARKERS, /**< directly before a noun: it is no subject (to, at, from) */
    MC_CLASS_OBJECT_TAILS,   /**< directly behind a noun: it is an attribute or object */
    MC_CLASS_QUANTITY,       /**< characters that say how many, classifiers of persons too */
    MC_CLASS_IMPOSTORS,      /**< before a noun: somebody poses as it */
    MC_CLASS_TOLD_TO_SAY,    /**< what tells the reader to say something: 你可以 */
    MC_CLASS_SPEECH_VERBS,   /**< say, tell, write: what follows in quotation marks is speech */
    MC_CLASS_REMEDIES,       /**< what a consumer threatens with: complaint, exposure, police */
    MC_CLASS_QUESTION_LABELS,
    MC_CLASS_ANSWER_LABELS,
    MC_CLASS_MINOR_HEADINGS, /**< beginnings of headings and items of the third level */
    MC_CLASS_LINKS,          /**< conjunctions and adverbs that may precede a subject */
    MC_CLASS_FUTURE,         /**< future and imperative words of speech */
    MC_CLASS_LENDER_ACTS,    /**< codes of categories that only a lender can do (to outsource) */
    MC_CLASS_LEAK_ACTS, /**< codes of collecting by which data get about: they who had it did so */
    MC_CLASS_CALLING_ACTS, /**< codes of collecting that consist in calls: customers call, too */
    MC_CLASS_CLAUSE_ACTS,  /**< codes of collecting by a party of its clause alone */
    MC_CLASS_DEMAND_ACTS,  /**< codes of resolutions whose bare name asks for them */
    MC_CLASS_NO_NAMES,     /**< words that are no part of a company's name (many, this, online) */
    MC_CLASS_DEFINITE,     /**< beginnings of references to a company named before */
    MC_CLASS_CRIMINAL,     /**< words of criminal judgments */
    MC_CLASS_OWN,          /**< one's own people and things: 我家, 我的 */
    MC_CLASS_HABITS,       /**< what is done again and again: 天天, 每天, 不停 */
    MC_CLASS_UNASKED,      /**< what is opened in one's name: 开通, 办理, 签 */
    MC_CLASS_CONTRACTS,    /**< words of terms and contracts: what may be done, not what was */
    MC_CLASS_CAUSATIVES,   /**< directly before a collector: somebody has him act (send, let) */
    MC_CLASS_CASES,        /**< signs of a particular case: a day, a person by part of his name */
    MC_CLASS_CASE_ROLES,   /**< roles in a case: 被害人 */
    MC_CLASS_PRIVATE,      /**< who speaks for no company: ms Wang, a lawyer, a reporter */
    MC_CLASS_ACCOUNTING,   /**< an agent accounts for what was done: 确实, 系统显示 */
    MC_CLASS_CHECKING, /**< an agent takes up what the customer complains of: 您反映, 核实 */
    MC_CLASS_AMENDS,   /**< what a call is asked for: to explain, to apologise */
    MC_CLASS_TAKES_UP, /**< opens a sentence that answers a charge: 针对, 对于 */
    MC_CLASS_ADDS,     /**< beginnings of clauses that add an act: also, and even */
    MC_CLASS_COMPLAINT_LABELS, /**< heads of the complainant's part of a page */
    MC_CLASS_REPLY_LABELS,     /**< heads of the company's part of it */
    MC_CLASS_STAFF,            /**< directly behind an act: the company's people suffer it */
    MC_CLASS_UNPAID,           /**< in a condition: the debtor does not pay or answer */
    MC_CLASS_CALLED,           /**< whom a customer calls: the company's people, its hotline */
    MC_CLASS_CALLS_UP,         /**< before those: to, calls */
    MC_CLASS_POSING,           /**< directly behind a party: it is not what it says (to pose as) */
    MC_CLASS_ANYBODY,          /**< parties that may be anybody (the other side, they) */
    MC_CLASS_WORSE,            /**< beginnings of what others of the same kind do (what is worse) */
    MC_CLASS_STRANGERS,        /**< what is done by a stranger (by somebody unknown) */
    MC_CLASS_FRAUDSTERS,       /**< who poses as a lender to cheat, and that he does */
    MC_CLASS_COLLECTOR_OPENS,  /**< beginnings of what one who collects for a living tells */
    MC_CLASS_DONE_TO_ME,       /**< acts with the teller as their object */
    MC_CLASS_SELF_STYLED,      /**< verbs by which somebody gives himself out for another */
    MC_CLASS_UNMASKED,         /**< what the teller calls one who posed, and what was done to him */
    MC_CLASS_SCOLDING,         /**< words by which what a company does is blamed, not described */
    MC_CLASS_MASKS,      /**< what a collector poses as and no lender is: court, police, courier */
    MC_CLASS_MENACE,     /**< verbs by which one threatens, scolds or harasses somebody */
    MC_CLASS_COMPLAINTS, /**< remedies that only a consumer threatens with: to complain, to expose */
    MC_CLASS_CLAIMS,     /**< words of posing by which one says what he is (calls himself) */
    MC_CLASS_ACCOUNTS,   /**< what only a bank or a lender keeps: cards, accounts, policies */
    MC_CLASS_PRONOUNS,   /**< beginnings of clauses that go on about a person named before: he */
    MC_CLASS_NAME_ENDS,  /**< ends of names that are parties by themselves, too: bank */
    MC_CLASS_OF,         /**< between a name and its people: 的 */
    MC_CLASS_HOUSE,      /**< directly before the bare word for dunning: it is their own */
    MC_CLASS_NO_BRIEF,   /**< ordinary words that a short form of a name may be: at once */
    MC_CLASS_CONSUMER_ACTS, /**< codes of categories that the teller, too, may do */
    MC_CLASS_DEBTOR_ACTS,   /**< further ones that only a consumer told of does */
    MC_CLASS_STRANGER_ACTS, /**< codes of categories that a stranger does where no company is known */
    MC_CLASS_TRADE_ACTS,    /**< codes of collecting that shops and sellers do as well */
    MC_CLASS_SHOPS,         /**< 酒店, 卖家, 外卖: a shop, a hotel or a seller is reviewed */
    MC_CLASS_QUARRELS,      /**< 邻居, 前男友, 派出所: a quarrel among people is told of */
    MC_CLASS_QUARRELLERS,   /**< 邻居, 前男友: those of them who are people */
    MC_CLASS_TAKEN,         /**< what one takes who borrows in another's name: card, name */
    MC_CLASS_PERSONS,       /**< private persons: a husband, a colleague, a friend */
    MC_CLASS_RECKONINGS,    /**< in a condition: the contract's costs are reckoned (paid off) */
    MC_CLASS_ORDERS, /**< beginnings of clauses that say what is to be done: to pay back, to stop */
    MC_CLASS_DONE,   /**< anywhere in a clause: it was done (已, 了) */
    MC_CLASS_TROUBLES, /**< what somebody says of his own life and dealings only: 影响生活, 办理时 */
    MC_CLASS_RULED,    /**< beginnings of what is ruled for a case: may, shall, is void */
    MC_CLASS_PUNISHED, /**< beginnings of what the law gives for an offence */
    MC_CLASS_READER,   /**< what is told to the reader of advice: you may, your */
    MC_CLASS_PAST, /**< words of a time that has been, or of what was found: 当时, 第二天 */
    MC_CLASS_HE,   /**< a person told of before acts or suffers: 她, 他被 */
    MC_CLASS_TOLD_PERSONS, /**< of the signs of a case those that are a private person: 小李, 女士 */
    MC_CLASS_LAW_ASKED, /**< what the law makes of an act is asked: 怎么举报, 什么罪 */
    MC_CLASS_HOW_TO,    /**< what to do about it is asked: 怎么办, 如何应对 */
    MC_CLASS_READER_KEEPS, /**< before an act: the reader is told to keep or to report it: 记录, 举报 */
    MC_CLASS_READER_ACTS, /**< what the reader of advice is told to do about it: 报警, 保留证据 */
    MC_CLASS_ANSWERS,     /**< beginnings of what answers a headline that asks: if, generally */
    MC_CLASS_GIVEN_BACK, /**< beginnings of a quote that asks for money back (退还) */
    MC_CLASS_ASKER,      /**< in an answer: the one who asked, and his adversary (您, 对方) */
    MC_CLASS_GANGS,      /**< bands of criminals: who they are is said elsewhere */
    MC_CLASS_FIRMS, /**< words of firms, bands and their people: where none stands, persons act */
    MC_CLASS_INDIVIDUALS, /**< what judgments and reports call a single person */
    MC_CLASS_AGENCIES, /**< ends of parties that arrange loans or sell goods: a pronoun may mean them */
    MC_CLASS_HOAXES, /**< words of reports about strangers who cheat: they act wherever told */
    MC_CLASS_COLLECTOR_LABELS, /**< in labels of turns: 催收 */
    MC_CLASS_HIRED,            /**< in judgments: somebody pays the accused (受雇) */
    MC_CLASS_DELEGATES,        /**< said by an agent: somebody else has sent him (受委托) */
    MC_CLASS_DUNNED,           /**< of a letter that dunns: the debt is overdue and unpaid */
    MC_CLASS_BREACHES,         /**< before a law: it is broken or gone beyond */
    MC_CLASS_ADDRESSED,        /**< somebody is spoken to with respect: 您 */
    MC_CLASS_LENDING_BANDS,    /**< who lends for a living, as reports of cases call them */
    MC_CLASS_COLLECTING_BANDS, /**< who collects for a living */
    MC_CLASS_COLLECTING_DEEDS, /**< that debts are collected, by whomever */
    MC_CLASS_ACTED_FOR,        /**< directly before a party: somebody acts for it (替) */
    MC_CLASS_ENGAGES,          /**< directly behind a party: it has somebody act (委托) */
    MC_CLASS_WONTS,       /**< behind a condition: what it is followed by as a rule (便, 往往) */
    MC_CLASS_COMPELLED,   /**< before a duty: a customer is made to (forced, told, pretended) */
    MC_CLASS_SHAM_AGENTS, /**< agents who promise to win against lenders, of whom a text warns */
    MC_CLASS_SWINDLERS,   /**< strangers of whom a company or an authority warns */
    MC_CLASS_RECENT,      /**< what has been going on of late (近期, 陆续接到) */
    MC_CLASS_INSURERS, /**< parties that cover risks: a customer complains of them as of a lender */
    MC_CLASS_BLAMES,   /**< codes of categories that say how bad a company is (fraud) */
    MC_CLASS_AUTHORITY_MAY, /**< codes of what an authority may do as well: to give no answer */
    MC_CLASS_FAMILIAR,      /**< somebody is spoken to without respect: 你 */
    MC_CLASS_OPPONENTS,     /**< whom a customer acts at, behind the verb: 他, 对方 */
    MC_CLASS_AGENT_SAYS,    /**< in a turn of a talk: an agent says it (请问是, 您的账单) */
    MC_CLASS_CUSTOMER_SAYS, /**< a customer says it (你哪位, 没钱) */
    MC_CLASS_TALK_OTHERS,  /**< in the name of a voice: it is neither agent nor customer (记者) */
    MC_CLASS_NAME_PARTIES, /**< parts of names that are a party by themselves: 银行, 公司 */
    MC_CLASS_NAME_PEOPLE,  /**< directly behind a name: its people and parts: 客服, 平台, 的 */
    MC_CLASS_TIME_WORDS, /**< in a time: one unit behind digits (年, 月), longer ones anywhere (上午) */
    MC_CLASS_CALL_OPENS, /**< first words of a call: 喂, 您好 */
    MC_CLASS_RETOLD, /**< who tells of a collector, and is not written to by him: 对方, 骚扰, 投诉 */
    MC_CLASS_CALLERS,   /**< before a verb of saying: somebody who calls or writes (他, 来电) */
    MC_CLASS_SELF_TOLD, /**< codes of categories that an agent undoes by telling it of himself */
    MC_CLASS_INSIDERS,  /**< one of the trade tells of his work: 我做催收, 话术模板 */
    MC_CLASS_PLAINT_ACTS,  /**< codes of what is conduct only where somebody complains of it */
    MC_CLASS_INSIDER_ACTS, /**< codes of what he tells of as his daily work, besides services */
    MC_CLASS_TEMPLATES, /**< heads of scripts and of offers of work: 标准话术, 岗位职责 */
    MC_CLASS_CEASES,    /**< an agent promises that what he speaks of will stop: 停止联系 */
    MC_CLASS_PRESSED, /**< of a message that speaks to a debtor as 你: a day is set, or it scolds */
    MC_CLASS_RESPECT,     /**< somebody is spoken to with respect, in any words: 您 */
    MC_CLASS_ASKS_WHY,    /**< in a question: it takes for granted what it asks about (怎么) */
    MC_CLASS_FORBIDS,     /**< a customer tells the agent not to dare: 你别, 你敢 */
    MC_CLASS_REPROACHED,  /**< before blame: it is laid on the debtor (我, 本人, 你) */
    MC_CLASS_ACCUSING,    /**< between the two: 涉嫌, 已, 构成, 的行为 */
    MC_CLASS_LIES,        /**< before what is offered: it is a lie (谎称) */
    MC_CLASS_PRETEXTS,    /**< behind what is offered: it is a pretext (为由) */
    MC_CLASS_TOWARDS,     /**< before him who is spoken to: 向, 跟 */
    MC_CLASS_RECEIVES,    /**< before him whose calls one gets: 接到, 收到 */
    MC_CLASS_DEFENCES,    /**< in a judgment: a party answers a charge (辩称) */
    MC_CLASS_PEJORATIVES, /**< beginnings of acts that blame by themselves (乱, 私自) */
    MC_CLASS_UNCHARGED,   /**< what says that no charge was made, negator and verb (没收取) */
    MC_CLASS_REACHES,     /**< beginnings of acts by which one turns to somebody (给, 告诉) */
    MC_CLASS_OWN_ADVERBS, /**< between the teller and what he does (主动, 自己) */
    MC_CLASS_OTHERS_DEBT  /**< codes of collecting from one who owes nothing: another does */
} mc_context_class;

enum { MC_CONTEXT_CLASS_COUNT = MC_CLASS_OTHERS_DEBT + 1 };

/** A literal index and which cue each literal is. */
typedef struct mc_cue_set {
    mc_literal_index *literals;
    uint32_t *cues; /**< literal → index into mc_lexicon.cues */
    uint32_t count;
} mc_cue_set;

struct mc_context_index {
    const mc_lexicon *lexicon;
    mc_arena arena;          /**< of all but the literal indexes */
    mc_cue_set near;         /**< cues that decide a hit; looked for around hits only */
    mc_cue_set wide;         /**< evidence for genre, domain, speakers, topic names */
    mc_literal_index *names; /**< unambiguous names of companies */
    uint8_t *name_kinds;     /**< name → mc_company_kind */
    mc_cue_words **words;    /**< by class of the lexicon; NULL = nobody names it */
    mc_false_friends friends;
    uint32_t
        class_at[MC_CONTEXT_CLASS_COUNT];   /**< index of a class, MC_NONE = not in the lexicon */
    bool *has_code[MC_CONTEXT_CLASS_COUNT]; /**< of classes of codes: per category; or NULL */
    uint64_t resolution, collection;        /**< bits of the families */
};

/** The class, or NULL when the lexicon has none of that name. */
const mc_cue_words *mc_cue_index_class(const mc_context_index *index, mc_context_class name);

/** The class with that index; NULL for MC_NONE. */
const mc_cue_words *mc_cue_index_class_at(const mc_context_index *index, uint32_t at);

/** The first place inside `span` where a word of the class stands; an empty span when there is
 *  none. A NULL class stands nowhere. */
mc_norm_span mc_cue_index_find(const mc_cue_words *words, mc_ustr text, mc_norm_span span);

/** The last place inside `span` where a word of the class stands; an empty span at its
 *  begin when there is none. */
mc_norm_span mc_cue_index_find_last(const mc_cue_words *words, mc_ustr text, mc_norm_span span);

/** True when a word of the class begins exactly at `at` (length in `*size` unless NULL). */
bool mc_cue_index_starts(const mc_cue_words *words, mc_ustr text, uint32_t at, uint32_t *size);

/** True when a word of the class ends exactly at `at`. */
bool mc_cue_index_ends(const mc_cue_words *words, mc_ustr text, uint32_t at);

/** True when a word of the class covers `span` and is longer. */
bool mc_cue_index_covers(const mc_cue_words *words, mc_ustr text, mc_norm_span span);

/** True when a class of codes (MC_CLASS_LENDER_ACTS) holds that of the category; never for
 *  MC_NONE. */
bool mc_cue_index_is_act(const mc_context_index *index, mc_context_class codes, uint32_t category);

/** True for kinds that are evidence over the whole document, not scopes around a hit. */
bool mc_cue_index_is_wide(mc_cue_kind kind);

#endif
