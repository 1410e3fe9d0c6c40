// SPDX-License-Identifier: Apache-2.0
/** The format of an input, by its first bytes and as a hint by its name. */
#ifndef MC_INPUT_FORMAT_H
#define MC_INPUT_FORMAT_H

#include "input/reader.h"

/** Decides by content; the name decides only between formats that the content allows.
 *
 *  @param sample  the first block, UTF-8 or another encoding in which ASCII is ASCII
 *  @param name    of the file; may be empty
 *  @param what    gets the name of a known format that cannot be read ("a ZIP archive"), else NULL
 *  @return MC_FORMAT_AUTO for bytes that are no text */
mc_format mc_format_of(mc_str sample, mc_str name, const mc_reader_options *options,
                       const char **what);

/** What bytes that begin so are, when they are a known kind of file that holds no text as it stands
 *  ("a PDF file"); NULL for all others. */
const char *mc_format_binary(mc_str sample);

/** True for bytes that begin like a ZIP archive, as Office files since 2007 do. */
bool mc_format_is_zip(mc_str bytes);

/** True for bytes that begin like an Office file until 2003 or one with a password (Compound File
 *  Binary, [MS-CFB] 2.2). */
bool mc_format_is_old_office(mc_str bytes);

#endif
