// SPDX-License-Identifier: Apache-2.0
/** Order of company names: by pinyin, the same on every machine whatever its locale. */
#ifndef MC_STORE_COLLATION_H
#define MC_STORE_COLLATION_H

#include "base/buf.h"

/** An opened collator. */
typedef struct mc_collation mc_collation;

/** Opens CLDR's pinyin order (locale zh-u-co-pinyin, Unicode Technical Standard 35) in ICU.
 *  @return MC_ERR_IO when ICU's data lacks it, MC_ERR_MEMORY */
mc_status mc_collation_new(mc_collation **out, mc_error *err);

/** Appends the sort key of a name: names are ordered as their keys are by bytes.
 *  @return MC_ERR_MEMORY, MC_ERR_LIMIT */
mc_status mc_collation_key(const mc_collation *collation, mc_str name, mc_buf *key, mc_error *err);

/** NULL is allowed. */
void mc_collation_free(mc_collation *collation);

#endif
