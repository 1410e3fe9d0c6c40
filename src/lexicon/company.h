// SPDX-License-Identifier: Apache-2.0
/** Companies, their names, and patterns that find names in no list. */
#ifndef MC_LEXICON_COMPANY_H
#define MC_LEXICON_COMPANY_H

#include "base/clock.h"
#include "lexicon/row.h"
#include "text/fold.h"

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

#endif
