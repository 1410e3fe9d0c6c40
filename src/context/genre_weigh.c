// SPDX-License-Identifier: Apache-2.0
#include "context/genre_weigh.h"

/* For each genre: what its words weigh, at most MOST_WORDS together, and what each sign of the text
 * says for it or against it (cues/signs.tsv). The heaviest wins; of equals the one that stands
 * first in mc_genre. No word decides alone: 本报讯 quoted in somebody's own case is outweighed by
 * the manner of that case.
 *
 *                         complaint  forum  news   statement …
 *     words                       4      0      5           0    催收, 骂我 | 记者, 警方
 *     always, self_often          3      1     -1          -1
 *     self_mostly, named          3      2      0           0
 *                                10      3      4          -1    a complaint that speaks of a reporter
 *
 * Words are capped so that a long text, in which words of every kind gather, is told
 * by its manner as well. */

enum { MOST_WORDS = 20 };

// Words of other trades stand in every text (学校, 快递): they count only where
// they outweigh those of debt.
static int32_t weight_of_words(const mc_evidence *evidence, uint32_t genre)
{
    if (genre == MC_GENRE_OTHER && !mc_genre_is_other_trade(evidence)) return 0;
    int32_t words = evidence->genre[genre];
    return words < MOST_WORDS ? words : MOST_WORDS;
}

static void fill_scale(mc_genre_scale *scale, const mc_evidence *evidence,
                       const mc_lexicon *lexicon)
{
    for (uint32_t genre = MC_GENRE_UNKNOWN + 1u; genre < MC_GENRE_COUNT; genre++) {
        int32_t total = scale->words[genre] = weight_of_words(evidence, genre);
        for (uint32_t sign = 0; sign < MC_GENRE_SIGN_COUNT; sign++) {
            if (mc_genre_sign_is_in(scale->signs, (mc_genre_sign)sign))
                total += lexicon->sign_weights[sign][genre];
        }
        scale->total[genre] = total;
    }
}

// The heaviest genre but `except`.
static mc_genre heaviest(const mc_genre_scale *scale, mc_genre except)
{
    mc_genre best = MC_GENRE_UNKNOWN;
    for (uint32_t genre = MC_GENRE_UNKNOWN + 1u; genre < MC_GENRE_COUNT; genre++) {
        if (genre == except) continue;
        if (best == MC_GENRE_UNKNOWN || scale->total[genre] > scale->total[best])
            best = (mc_genre)genre;
    }
    return best;
}

static const char *code_of(const mc_context_result *out)
{
    const mc_genre_scale *scale = &out->genre_scale;
    if (out->genre == MC_GENRE_TRANSCRIPT && mc_genre_sign_is_in(scale->signs, MC_SIGN_TURNS))
        return "genre_turns";
    if (out->genre == MC_GENRE_OTHER && mc_genre_sign_is_in(scale->signs, MC_SIGN_PROGRAM))
        return "genre_program";
    return scale->words[out->genre] > 0 ? "genre_cues" : "genre_signs";
}

static bool is_given(mc_context_result *out, const mc_document *document)
{
    bool said = document->genre != MC_GENRE_UNKNOWN;
    if (!said && document->turn_count == 0) return false;
    out->genre = said ? document->genre : MC_GENRE_TRANSCRIPT;
    out->genre_reason = (mc_reason){.code = said ? "genre_input" : "genre_turns"};
    return true;
}

void mc_genre_weigh(mc_context_result *out, const mc_evidence *evidence, const mc_lexicon *lexicon,
                    const mc_document *document, const mc_text *text)
{
    mc_genre_scale *scale = &out->genre_scale;
    *scale = (mc_genre_scale){0};
    if (is_given(out, document)) return;
    scale->signs = mc_genre_sign_look(evidence, document);
    fill_scale(scale, evidence, lexicon);
    out->genre = heaviest(scale, MC_GENRE_UNKNOWN);
    scale->second = heaviest(scale, out->genre);
    out->genre_reason = (mc_reason){.code = code_of(out)};
    mc_norm_span witness = evidence->witness[out->genre];
    if (witness.begin < witness.end && scale->words[out->genre] > 0)
        out->genre_reason.args[0] = mc_text_slice(text, mc_text_bytes_of(text, witness));
}
