// SPDX-License-Identifier: Apache-2.0
/** One file inside a ZIP archive that is held in memory, unpacked as it is read. */
#ifndef MC_INPUT_ZIP_PART_H
#define MC_INPUT_ZIP_PART_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct archive;

/** Start with mc_zip_part_open(), end with mc_zip_part_close(). */
typedef struct mc_zip_part {
    struct archive *archive;
    uint64_t bytes;    /**< unpacked so far */
    char problem[160]; /**< why unpacking stopped, in ASCII; empty while all is well */
} mc_zip_part;

/** Opens the part called `name` (case of ASCII letters makes no difference).
 *  @param zip  borrowed until the part is closed
 *  @return     false when there is none such, or when the archive is broken:
 *              then `problem` is set */
bool mc_zip_part_open(mc_zip_part *part, mc_str zip, mc_str name);

/** Unpacks the next bytes; fits mc_xml_read.
 *  @param payload  the part
 *  @return how many, 0 at the end, -1 with `problem` set: broken data, a password, more than
 *          MC_MAX_PART_BYTES */
int mc_zip_part_read(void *payload, char *to, int room);

/** Closes; harmless again. */
void mc_zip_part_close(mc_zip_part *part);

#endif
