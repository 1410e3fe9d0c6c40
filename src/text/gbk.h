// SPDX-License-Identifier: Apache-2.0
/** GBK as a table: which two bytes are which character. */
#ifndef MC_TEXT_GBK_H
#define MC_TEXT_GBK_H

#include <stdbool.h>
#include <stdint.h>

typedef struct mc_gbk mc_gbk;

/** Fills the table from ICU (2 ms). @return NULL when memory or ICU's converter is missing */
mc_gbk *mc_gbk_new(void);

/** NULL is allowed. */
void mc_gbk_free(mc_gbk *gbk);

/** The Han character of two bytes, 0 when they are none. */
uint16_t mc_gbk_han(const mc_gbk *gbk, uint8_t lead, uint8_t trail);

/** The two bytes of a character, lead byte high; 0 when it has another number of bytes. */
uint16_t mc_gbk_pair(const mc_gbk *gbk, uint32_t code);

/** True when GBK leaves the two bytes to users, so that readers lose them. */
bool mc_gbk_is_lost(uint8_t lead, uint8_t trail);

#endif
