// SPDX-License-Identifier: Apache-2.0
#include "base/utf8_locale.h"

#include <locale.h>
#include <stddef.h>

mc_utf8_locale mc_utf8_locale_enter(void)
{
    locale_t entered = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (entered == (locale_t)0) return (mc_utf8_locale){NULL, NULL};
    return (mc_utf8_locale){entered, uselocale(entered)};
}

void mc_utf8_locale_leave(mc_utf8_locale *locale)
{
    if (!locale->entered) return;
    uselocale(locale->before);
    freelocale(locale->entered);
    *locale = (mc_utf8_locale){NULL, NULL};
}
