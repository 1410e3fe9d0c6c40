// SPDX-License-Identifier: Apache-2.0
#include "store/name_forms.h"

#include <stdlib.h>

#include "base/array.h"

bool mc_name_forms_add(mc_name_forms *forms, mc_str company, mc_str mention)
{
    uint32_t known = forms->pairs.count, number = 0;
    mc_buf_clear(&forms->key);
    mc_buf_add_str(&forms->key, company);
    mc_buf_add_char(&forms->key, '\0');
    mc_buf_add_str(&forms->key, mention);
    if (mc_buf_status(&forms->key) != MC_OK ||
        !mc_numbering_add(&forms->pairs, mc_buf_str(&forms->key), &number) ||
        !MC_ARRAY_RESERVE(forms->items, forms->capacity, number + 1ull)) {
        return false;
    }
    if (number == known) {
        mc_str pair = forms->pairs.items[number];
        forms->items[number] = (mc_name_form){
            .company = mc_str_slice(pair, 0, company.size),
            .mention = mc_str_slice(pair, company.size + 1, pair.size),
        };
    }
    forms->items[number].findings++;
    return true;
}

void mc_name_forms_dispose(mc_name_forms *forms)
{
    mc_numbering_dispose(&forms->pairs);
    free(forms->items);
    mc_buf_dispose(&forms->key);
    *forms = (mc_name_forms){.key = MC_BUF_INIT(MC_MAX_BUFFER_BYTES)};
}
