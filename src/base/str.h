// SPDX-License-Identifier: Apache-2.0
/** Borrowed strings: a pointer and a length, in bytes (mc_str) or in UTF-16 units (mc_ustr). */
#ifndef MC_BASE_STR_H
#define MC_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/** Borrowed UTF-8, no NUL promised. `data` may be NULL when `size` is 0. */
typedef struct mc_str {
    const char *data;
    uint32_t size; /**< bytes */
} mc_str;

/** Borrowed folded text, UTF-16 units of the folded alphabet (text/fold.h). */
typedef struct mc_ustr {
    const uint16_t *data;
    uint32_t size; /**< units */
} mc_ustr;

/** A string literal as mc_str. */
#define MC_STR(literal) ((mc_str){(literal), (uint32_t)(sizeof(literal) - 1)})

/** Borrows a NUL-terminated string; NULL gives the empty string. */
mc_str mc_str_from_z(const char *z);

/** True when both hold the same bytes. */
bool mc_str_equal(mc_str a, mc_str b);

/** Order by bytes, which for UTF-8 is order by code point; shorter first on a common prefix.
 *  @return negative, 0 or positive */
int mc_str_compare(mc_str a, mc_str b);

/** True when `s` begins with `prefix`. */
bool mc_str_has_prefix(mc_str s, mc_str prefix);

/** True when `s` ends with `suffix`. */
bool mc_str_has_suffix(mc_str s, mc_str suffix);

/** The ASCII letter in lower case, any other byte as it is; no locale is asked. */
static inline char mc_str_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/** mc_str_has_prefix() and mc_str_has_suffix() for ASCII letters of either case in `s`; the other
 *  one is in lower case. */
bool mc_str_has_prefix_lower(mc_str s, mc_str prefix);
bool mc_str_has_suffix_lower(mc_str s, mc_str suffix);

/** First position of `needle` in `s` at or after byte `from`.
 *  @return the byte position, or UINT32_MAX when there is none */
uint32_t mc_str_find(mc_str s, mc_str needle, uint32_t from);

/** The first place at which one of the words stands; UINT32_MAX when there is none. */
uint32_t mc_str_find_any(mc_str s, const char *const *words, uint32_t count);

/** Size of the first of the words with which `s` begins; 0 when it begins with none. */
uint32_t mc_str_prefix_of(mc_str s, const char *const *words, uint32_t count);

/** True when it is one of the words. */
bool mc_str_is_any(mc_str s, const char *const *words, uint32_t count);

/** How often the byte stands in it. */
uint32_t mc_str_count(mc_str s, char byte);

/** The longest beginning of UTF-8 that has `most` bytes at the most and cuts no character. */
mc_str mc_str_cut(mc_str s, uint32_t most);

/** The part from byte `begin` to byte `end`, both clamped to the string. */
mc_str mc_str_slice(mc_str s, uint32_t begin, uint32_t end);

/** Without ASCII blanks (space, tab, CR, LF) at both ends. */
mc_str mc_str_trim(mc_str s);

/** Cuts off the part before the first `separator` and moves `rest` behind it. When there is no
 *  separator, the part is all of `rest` and `rest` becomes empty with data NULL.
 *  @return false when `rest->data` is NULL, that is when nothing is left */
bool mc_str_split(mc_str *rest, char separator, mc_str *part);

/** True when both hold the same units. */
bool mc_ustr_equal(mc_ustr a, mc_ustr b);

/** True when the units of `word` stand in `text` from `at` on; also for an empty word inside it. */
static inline bool mc_ustr_stands_at(mc_ustr text, uint32_t at, mc_ustr word)
{
    return at <= text.size && word.size <= text.size - at &&
           (word.size == 0 ||
            (text.data[at] == word.data[0] &&
             memcmp(text.data + at, word.data, word.size * sizeof *word.data) == 0));
}

#endif
