// SPDX-License-Identifier: Apache-2.0
#include "record/mask_name.h"

#include <stdbool.h>
#include <string.h>

#include "base/ascii.h"

/* Runs of digits that no digit touches:
 *
 *     13800138000_20260301.txt      eleven digits that begin with 1[3-9]: a mobile number; 8613800138000 as well
 *     110101199003074514            a day of birth in the seventh to fourteenth, sixteen to eighteen digits and an X: a person
 *     6222021234567890123           16 to 19 digits that begin with 62: a bank card
 *     20260301101530123456          a moment and a number: an id                                              */

enum { SHOWN = 4, MOBILE = 11, COUNTRY = 2, PERSON = 18, CARD = 16, LONGEST_CARD = 19, BIRTH = 6 };

static bool is_mobile(const char *digits, uint32_t count)
{
    if (count == MOBILE + COUNTRY && memcmp(digits, "86", COUNTRY) == 0) {
        digits += COUNTRY;
        count -= COUNTRY;
    }
    return count == MOBILE && digits[0] == '1' && digits[1] >= '3';
}

static bool is_person(const char *digits, uint32_t count, char next)
{
    bool whole = count == PERSON || (count == PERSON - 1 && (next == 'X' || next == 'x'));
    if (!whole) return false;
    const char *birth = digits + BIRTH;
    bool century = memcmp(birth, "19", 2) == 0 || memcmp(birth, "20", 2) == 0;
    int month = (birth[4] - '0') * 10 + birth[5] - '0',
        day = (birth[6] - '0') * 10 + birth[7] - '0';
    return century && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static bool is_card(const char *digits, uint32_t count)
{
    return count >= CARD && count <= LONGEST_CARD && memcmp(digits, "62", 2) == 0;
}

void mc_mask_name(char *name, uint32_t size)
{
    for (uint32_t at = 0; at < size;) {
        uint32_t begin = at;
        while (at < size && mc_is_digit(name[at]))
            at++;
        uint32_t count = at - begin;
        bool person = is_person(name + begin, count, at < size ? name[at] : 0);
        if (person || is_mobile(name + begin, count) || is_card(name + begin, count))
            memset(name + begin, '*', count + (person && count < PERSON) - SHOWN);
        if (count == 0) at++;
    }
}
