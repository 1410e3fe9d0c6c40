// SPDX-License-Identifier: Apache-2.0
/** The shipped lexicon with the tables of all stages as a file that is mapped instead of loaded
 *  (docs/decisions/005). */
#ifndef MC_PIPELINE_LEXICON_IMAGE_H
#define MC_PIPELINE_LEXICON_IMAGE_H

#include "pipeline/analyser.h"

/** Loads a folder, without overlays and examples, makes its tables and writes both as an image.
 *
 *  @return MC_ERR_LEXICON, MC_ERR_IO, MC_ERR_MEMORY; MC_ERR_LIMIT for a program without build id,
 *          whose images nobody could tell from another one's */
mc_status mc_lexicon_image_write(const char *path, const char *data_folder, mc_error *err);

/** Maps an image, if it is what mc_lexicon_load() and mc_tables_new() would make now: written by
 *  this very program with these libraries, from files with the content that
 *  those of the folder have.
 *
 *  @param lexicon      free it with mc_lexicon_free() when nobody uses the tables
 *                      any more; without examples
 *  @param tables       of the lexicon; free with mc_tables_free()
 *  @param path         of the image
 *  @param data_folder  the files that the lexicon must agree with
 *  @return whatever keeps it from being used, with the reason in `err`: MC_ERR_IO for a file that
 *          is not there. The caller then loads the folder. */
mc_status mc_lexicon_image_map(mc_lexicon **lexicon, mc_tables **tables, const char *path,
                               const char *data_folder, mc_error *err);

#endif
