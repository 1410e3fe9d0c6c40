// SPDX-License-Identifier: Apache-2.0
/** The library's door: texts in, records out.
 *
 *  An engine holds a lexicon compiled for matching. It is used by one thread at a time; several engines are independent.
 *
 *      mc_error err = {0};
 *      mc_engine *engine = NULL;
 *      if (mc_engine_open(&engine, "/usr/share/mingcha/lexicons", &err) != MC_OK) puts(err.message);
 *      const char *records;
 *      size_t size;
 *      if (mc_engine_analyse(engine, text, strlen(text), "my-id", &records, &size, &err) == MC_OK)
 *          fwrite(records, 1, size, stdout);
 *      mc_engine_free(engine);
 *
 *  `pkg-config --variable=lexicons mingcha` tells the folder of the installed lexicons. In C++ the
 *  error begins as `mc_error err{};`.
 */
#ifndef MINGCHA_ENGINE_H
#define MINGCHA_ENGINE_H

#include <stddef.h>

#include "mingcha/error.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A loaded lexicon and the scratch of one thread. */
typedef struct mc_engine mc_engine;

/** Loads the lexicon and compiles it (some tenths of a second: open once, analyse many).
 *
 *  @param out          the engine; free with mc_engine_free()
 *  @param data_folder  the shipped lexicons folder
 *  @return MC_ERR_IO, MC_ERR_LEXICON with file and line, MC_ERR_MEMORY */
mc_status mc_engine_open(mc_engine **out, const char *data_folder, mc_error *err);

/** Analyses one text: the document record and a line for each finding
 *  (docs/format/records.md), personal numbers masked.
 *
 *  @param text     UTF-8, `bytes` long; borrowed for the call
 *  @param id       printed as the document's id; NUL-terminated UTF-8
 *  @param records  JSON Lines, borrowed until the next call on this engine
 *  @param size     bytes of `records`
 *  @return MC_ERR_ENCODING for a text or id that is no UTF-8, MC_ERR_LIMIT beyond 64 MiB,
 *          MC_ERR_MEMORY */
mc_status mc_engine_analyse(mc_engine *engine, const char *text, size_t bytes, const char *id,
                            const char **records, size_t *size, mc_error *err);

/** NULL is allowed. */
void mc_engine_free(mc_engine *engine);

#ifdef __cplusplus
}
#endif

#endif
