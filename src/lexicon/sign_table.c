// SPDX-License-Identifier: Apache-2.0
#include "lexicon/sign_table.h"

#include "lexicon/tsv.h"
#include "lexicon/vocabulary.h"
#include "text/document.h"

enum { GENRES = MC_GENRE_COUNT - 1, COLUMN_NOTE = GENRES + 1, COLUMN_COUNT, MOST_WEIGHT = 100 };

// The sign, then the genres in the order of mc_genre, then a note.
static void name_columns(mc_tsv_column columns[COLUMN_COUNT])
{
    columns[0] = (mc_tsv_column){"sign", true};
    for (uint32_t i = 1; i <= GENRES; i++)
        columns[i] = (mc_tsv_column){mc_genre_code((mc_genre)i), false};
    columns[COLUMN_NOTE] = (mc_tsv_column){"note", false};
}

void mc_sign_table_read(mc_build *build)
{
    mc_tsv tsv;
    mc_tsv_column columns[COLUMN_COUNT];
    name_columns(columns);
    mc_problems *problems = &build->problems;
    if (!MC_BUILD_OPEN_TABLE(build, &tsv, columns)) return;
    while (mc_tsv_next(&tsv)) {
        uint32_t sign = mc_vocabulary_read(&MC_VOCABULARY_GENRE_SIGN, tsv.cells[0], MC_NONE,
                                           mc_tsv_place(&tsv, 0), problems);
        if (sign == MC_NONE) continue;
        for (uint32_t i = 1; i <= GENRES; i++)
            build->sign_weights[sign][i] =
                (int8_t)mc_vocabulary_read_int(tsv.cells[i], columns[i].name, -MOST_WEIGHT,
                                               MOST_WEIGHT, 0, mc_tsv_place(&tsv, i), problems);
    }
}
