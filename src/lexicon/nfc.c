// SPDX-License-Identifier: Apache-2.0
#include "lexicon/nfc.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "lexicon/scalar.h"

// Characters that no normalization changes or moves: the greater part of every file.
static bool is_inert(uint32_t scalar)
{
    return scalar < 0x300 || (scalar >= 0x4E00 && scalar <= 0x9FFF) ||
           (scalar >= 0x3001 && scalar <= 0x3029) || (scalar >= 0xFF01 && scalar <= 0xFFEE);
}

static bool all_inert(mc_str s)
{
    for (uint32_t at = 0; at < s.size;) {
        if (!is_inert(mc_scalar_next(s, &at))) return false;
    }
    return true;
}

static mc_str to_utf8(mc_arena *arena, const UChar *units, int32_t count)
{
    mc_str none = {NULL, 0};
    UErrorCode error = U_ZERO_ERROR;
    int32_t room = count * 3 + 1, size = 0;
    char *bytes = mc_arena_alloc(arena, (size_t)room);
    if (!bytes) return none;
    u_strToUTF8(bytes, room, &size, units, count, &error);
    return U_FAILURE(error) ? none : (mc_str){bytes, (uint32_t)size};
}

mc_str mc_nfc_make(mc_arena *arena, mc_str s)
{
    mc_str none = {NULL, 0};
    if (all_inert(s)) return s;
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFCInstance(&error);
    int32_t room = (int32_t)s.size + 1, count = 0;
    UChar *units = mc_arena_array(arena, (size_t)room, sizeof *units);
    UChar *composed = mc_arena_array(arena, (size_t)room * 3, sizeof *composed);
    if (!units || !composed) return none;
    u_strFromUTF8(units, room, &count, s.data, (int32_t)s.size, &error);
    if (U_SUCCESS(error) && unorm2_isNormalized(form, units, count, &error)) return s;
    count = unorm2_normalize(form, units, count, composed, room * 3, &error);
    return U_FAILURE(error) ? none : to_utf8(arena, composed, count);
}

bool mc_nfc_is(mc_str s)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_str composed = mc_nfc_make(&arena, s);
    bool is = !composed.data || composed.data == s.data;
    mc_arena_dispose(&arena);
    return is;
}
