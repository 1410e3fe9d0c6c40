// SPDX-License-Identifier: Apache-2.0
/** Categories of conduct, their families, and the clauses of law that they rest on. */
#ifndef MC_LEXICON_CATEGORY_H
#define MC_LEXICON_CATEGORY_H

#include "base/clock.h"
#include "lexicon/row.h"

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

#endif
