// SPDX-License-Identifier: Apache-2.0
/** Digits and letters of ASCII, alike for bytes, UTF-16 units and code
 *  points; no locale has a say. */
#ifndef MC_BASE_ASCII_H
#define MC_BASE_ASCII_H

#include <stdbool.h>

/** 0 to 9. */
static inline bool mc_is_digit(int c)
{
    return c >= '0' && c <= '9';
}

/** a to z: all letters that folded text has. */
static inline bool mc_is_small_letter(int c)
{
    return c >= 'a' && c <= 'z';
}

/** a to z and A to Z. */
static inline bool mc_is_letter(int c)
{
    return mc_is_small_letter(c) || (c >= 'A' && c <= 'Z');
}

/** What a hexadecimal digit of either case is worth; -1 for any other character. */
static inline int mc_hex_value(int c)
{
    if (mc_is_digit(c)) return c - '0';
    int small = mc_is_letter(c) ? c | 0x20 : 0;
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

#endif
