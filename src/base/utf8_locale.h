// SPDX-License-Identifier: Apache-2.0
/** UTF-8 as the encoding of names for libraries that ask the locale, on this thread and for a
 *  while. The program itself never asks it. */
#ifndef MC_BASE_UTF8_LOCALE_H
#define MC_BASE_UTF8_LOCALE_H

/** What to go back to. */
typedef struct mc_utf8_locale {
    void *entered, *before; /**< NULL = the system has no such locale, and nothing was changed */
} mc_utf8_locale;

/** Enters it; mc_utf8_locale_leave() on the same thread. */
mc_utf8_locale mc_utf8_locale_enter(void);

/** Leaves it. */
void mc_utf8_locale_leave(mc_utf8_locale *locale);

#endif
