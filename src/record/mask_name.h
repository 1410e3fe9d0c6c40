// SPDX-License-Identifier: Apache-2.0
/** Masking in names of files and in ids: recordings are named after the number that was called. */
#ifndef MC_RECORD_MASK_NAME_H
#define MC_RECORD_MASK_NAME_H

#include <stdint.h>

/** Puts `*` in the place of all but the last four characters of what is a mobile, identity or
 *  bank-card number by itself, so that calls can still be told apart. Other numbers stay, since ids
 *  and days are made of them: of twelve digits and more, which a text never shows, too.
 *  @param name  changed in place; any bytes */
void mc_mask_name(char *name, uint32_t size);

#endif
