// SPDX-License-Identifier: Apache-2.0
#include "text/document.h"

// In the order of mc_genre.
static const char *const genre_codes[MC_GENRE_COUNT] = {
    "",          "complaint", "forum", "transcript", "news",    "court", "notice",
    "statement", "statute",   "qa",    "article",    "fiction", "other"};

const char *mc_genre_code(mc_genre genre)
{
    return genre_codes[genre];
}

mc_genre mc_genre_find(mc_str code)
{
    for (int genre = MC_GENRE_UNKNOWN + 1; genre < MC_GENRE_COUNT; genre++)
        if (mc_str_equal(code, mc_str_from_z(genre_codes[genre]))) return (mc_genre)genre;
    return MC_GENRE_UNKNOWN;
}
