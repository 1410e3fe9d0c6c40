// SPDX-License-Identifier: Apache-2.0
#include "text/gbk.h"

#include <stdlib.h>
#include <unicode/ucnv.h>

#include "text/fold_table.h"

enum {
    FIRST_LEAD = 0x81,
    LEADS = 0xFF - FIRST_LEAD,
    FIRST_TRAIL = 0x40,
    TRAILS = 0xFF - FIRST_TRAIL
};

struct mc_gbk {
    uint16_t units[LEADS][TRAILS]; /**< 0 = no character of the BMP */
    uint16_t pairs[0x10000];
};

static void fill(mc_gbk *gbk, UConverter *converter)
{
    for (int cell = 0; cell < LEADS * TRAILS; cell++) {
        int lead = FIRST_LEAD + cell / TRAILS, trail = FIRST_TRAIL + cell % TRAILS;
        const char bytes[2] = {(char)lead, (char)trail};
        UErrorCode status = U_ZERO_ERROR;
        UChar units[4];
        int32_t size = ucnv_toUChars(converter, units, 4, bytes, 2, &status);
        if (U_FAILURE(status) || size != 1 || units[0] == 0xFFFD) continue;
        gbk->units[cell / TRAILS][cell % TRAILS] = units[0];
        gbk->pairs[units[0]] = (uint16_t)(lead << 8 | trail);
    }
}

mc_gbk *mc_gbk_new(void)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open("GB18030", &status);
    mc_gbk *gbk = U_SUCCESS(status) ? calloc(1, sizeof *gbk) : NULL;
    if (gbk) fill(gbk, converter);
    ucnv_close(converter);
    return gbk;
}

void mc_gbk_free(mc_gbk *gbk)
{
    free(gbk);
}

uint16_t mc_gbk_han(const mc_gbk *gbk, uint8_t lead, uint8_t trail)
{
    if (lead < FIRST_LEAD || lead == 0xFF || trail < FIRST_TRAIL || trail == 0xFF) return 0;
    uint16_t unit = gbk->units[lead - FIRST_LEAD][trail - FIRST_TRAIL];
    return mc_fold_is_han(unit) ? unit : 0;
}

uint16_t mc_gbk_pair(const mc_gbk *gbk, uint32_t code)
{
    return code < 0x80 || code > 0xFFFF ? 0 : gbk->pairs[code];
}

bool mc_gbk_is_lost(uint8_t lead, uint8_t trail)
{
    bool rows = (lead >= 0xAA && lead <= 0xAF) || (lead >= 0xF8 && lead <= 0xFE);
    return rows && trail >= 0xA1 && trail <= 0xFE;
}
