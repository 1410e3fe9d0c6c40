// SPDX-License-Identifier: Apache-2.0
#include "base/str.h"

#include <string.h>

mc_str mc_str_from_z(const char *z)
{
    return (mc_str){z, z ? (uint32_t)strlen(z) : 0};
}

bool mc_str_equal(mc_str a, mc_str b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

int mc_str_compare(mc_str a, mc_str b)
{
    uint32_t common = a.size < b.size ? a.size : b.size;
    int order = common ? memcmp(a.data, b.data, common) : 0;
    if (order != 0) return order;
    return a.size < b.size ? -1 : a.size > b.size;
}

bool mc_str_has_prefix(mc_str s, mc_str prefix)
{
    return s.size >= prefix.size && mc_str_equal(mc_str_slice(s, 0, prefix.size), prefix);
}

bool mc_str_has_suffix(mc_str s, mc_str suffix)
{
    return s.size >= suffix.size &&
           mc_str_equal(mc_str_slice(s, s.size - suffix.size, s.size), suffix);
}

bool mc_str_has_prefix_lower(mc_str s, mc_str prefix)
{
    if (s.size < prefix.size) return false;
    for (uint32_t i = 0; i < prefix.size; i++)
        if (mc_str_lower(s.data[i]) != prefix.data[i]) return false;
    return true;
}

bool mc_str_has_suffix_lower(mc_str s, mc_str suffix)
{
    return s.size >= suffix.size &&
           mc_str_has_prefix_lower(mc_str_slice(s, s.size - suffix.size, s.size), suffix);
}

uint32_t mc_str_find(mc_str s, mc_str needle, uint32_t from)
{
    if (needle.size == 0) return from <= s.size ? from : UINT32_MAX;
    for (uint32_t at = from; at + needle.size <= s.size; at++) {
        const char *first = memchr(s.data + at, needle.data[0], s.size - needle.size - at + 1);
        if (!first) return UINT32_MAX;
        at = (uint32_t)(first - s.data);
        if (memcmp(first, needle.data, needle.size) == 0) return at;
    }
    return UINT32_MAX;
}

uint32_t mc_str_find_any(mc_str s, const char *const *words, uint32_t count)
{
    uint32_t first = UINT32_MAX;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = mc_str_find(s, mc_str_from_z(words[i]), 0);
        if (at < first) first = at;
    }
    return first;
}

uint32_t mc_str_prefix_of(mc_str s, const char *const *words, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        mc_str word = mc_str_from_z(words[i]);
        if (mc_str_has_prefix(s, word)) return word.size;
    }
    return 0;
}

bool mc_str_is_any(mc_str s, const char *const *words, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (mc_str_equal(s, mc_str_from_z(words[i]))) return true;
    }
    return false;
}

uint32_t mc_str_count(mc_str s, char byte)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < s.size; i++)
        count += s.data[i] == byte;
    return count;
}

mc_str mc_str_cut(mc_str s, uint32_t most)
{
    if (s.size <= most) return s;
    while (most > 0 && ((unsigned char)s.data[most] & 0xC0) == 0x80)
        most--;
    return (mc_str){s.data, most};
}

mc_str mc_str_slice(mc_str s, uint32_t begin, uint32_t end)
{
    if (end > s.size) end = s.size;
    if (begin > end) begin = end;
    return (mc_str){s.data ? s.data + begin : NULL, end - begin};
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

mc_str mc_str_trim(mc_str s)
{
    uint32_t begin = 0, end = s.size;
    while (begin < end && is_blank(s.data[begin])) {
        begin++;
    }
    while (end > begin && is_blank(s.data[end - 1])) {
        end--;
    }
    return mc_str_slice(s, begin, end);
}

bool mc_str_split(mc_str *rest, char separator, mc_str *part)
{
    if (!rest->data) return false;
    const char *at = rest->size ? memchr(rest->data, separator, rest->size) : NULL;
    if (!at) {
        *part = *rest;
        *rest = (mc_str){NULL, 0};
        return true;
    }
    uint32_t size = (uint32_t)(at - rest->data);
    *part = (mc_str){rest->data, size};
    *rest = (mc_str){at + 1, rest->size - size - 1};
    return true;
}

bool mc_ustr_equal(mc_ustr a, mc_ustr b)
{
    return a.size == b.size &&
           (a.size == 0 || memcmp(a.data, b.data, a.size * sizeof(uint16_t)) == 0);
}
