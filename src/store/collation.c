// SPDX-License-Identifier: Apache-2.0
#include "store/collation.h"

#include <stdlib.h>

#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "base/error.h"

struct mc_collation {
    UCollator *collator;
};

// Longer names are ordered by their beginning; no company is called by more.
enum { MOST_UNITS = 256 };

mc_status mc_collation_new(mc_collation **out, mc_error *err)
{
    UErrorCode code = U_ZERO_ERROR;
    mc_collation *collation = calloc(1, sizeof *collation);
    if (!collation) return mc_error_memory(err);
    collation->collator = ucol_open("zh@collation=pinyin", &code);
    if (U_FAILURE(code)) {
        free(collation);
        return mc_error_set(err, MC_ERR_IO, "ICU has no pinyin order (zh): %s", u_errorName(code));
    }
    *out = collation;
    return MC_OK;
}

mc_status mc_collation_key(const mc_collation *collation, mc_str name, mc_buf *key, mc_error *err)
{
    UChar units[MOST_UNITS];
    int32_t size = 0;
    UErrorCode code = U_ZERO_ERROR;
    u_strFromUTF8WithSub(units, MOST_UNITS, &size, name.data ? name.data : "", (int32_t)name.size,
                         0xFFFD, NULL, &code);
    if (size > MOST_UNITS) size = MOST_UNITS;
    int32_t bytes = ucol_getSortKey(collation->collator, units, size, NULL, 0);
    char *to = mc_buf_reserve(key, (size_t)bytes);
    if (!to) return mc_error_set(err, mc_buf_status(key), "no room for a sort key");
    ucol_getSortKey(collation->collator, units, size, (uint8_t *)to, bytes);
    key->size += (size_t)bytes;
    return MC_OK;
}

void mc_collation_free(mc_collation *collation)
{
    if (!collation) return;
    ucol_close(collation->collator);
    free(collation);
}
