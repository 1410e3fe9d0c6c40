// SPDX-License-Identifier: Apache-2.0
/** The identity of the code that is running, as the linker wrote it. */
#ifndef MC_BASE_BUILD_ID_H
#define MC_BASE_BUILD_ID_H

/** A build id in hexadecimal with its NUL; SHA-1 has 40 digits, others may have
 *  more, which are left out. */
#define MC_BUILD_ID_HEX_BYTES 65

/** Writes the build id (ELF note NT_GNU_BUILD_ID) of the program or library that holds this
 *  function. Two different programs never have the same; the same sources built alike do.
 *  @return its digits; 0 when the program was linked without one */
unsigned mc_build_id_hex(char out[MC_BUILD_ID_HEX_BYTES]);

#endif
