// SPDX-License-Identifier: Apache-2.0
/** Decisions on counting that SQL and C both make, each written down once: who is a company, what
 *  accuses it, how many texts are too few to be told (design.md, "Fairness" and "Privacy"). */
#ifndef MC_STORE_COUNT_RULE_H
#define MC_STORE_COUNT_RULE_H

#include "base/str.h"

/** Ids that stand for no company begin with a tilde, which no slug does. */
#define MC_UNATTRIBUTED "~unattributed"
#define MC_AMBIGUOUS    "~ambiguous"
/** All texts, or all categories, together. */
#define MC_ALL_TOGETHER "~all"

/** True for the id of a company. */
static inline bool mc_count_rule_is_company(mc_str id)
{
    return !mc_str_has_prefix(id, MC_STR("~"));
}

/** SQL: the same of the id in `column`. */
#define MC_SQL_IS_COMPANY(column) "substr(" column ",1,1)<>'~'"

/** SQL: the place in `column` is that of counted conduct. */
#define MC_SQL_ACCUSES(column) column " IN('alleged','announced')"

/** A company with fewer distinct texts gets no rate, and no page of its own when it was only
 *  discovered; smaller numbers of a month or a region are not printed. As digits, as a number. */
#define MC_SQL_FEW_TEXTS "5"
enum { MC_FEW_TEXTS = 5 };

/** Texts from which a share is shown unless --min-cases says otherwise. */
enum { MC_MIN_CASES = 30 };

#endif
