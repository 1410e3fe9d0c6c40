// SPDX-License-Identifier: Apache-2.0
/** Versions of the program and of the libraries it runs on, for run records and manifests. */
#ifndef MC_RECORD_VERSIONS_H
#define MC_RECORD_VERSIONS_H

/** One library with the version that is loaded now (not the one compiled against). */
typedef struct mc_version {
    const char *name; /**< "icu", "unicode", "pcre2", "libxml2", "sqlite" */
    char version[32];
} mc_version;

enum { MC_VERSION_COUNT = 5 };

/** The program's version, "0.1.0". */
const char *mc_versions_program(void);

/** Fills in all libraries, in a fixed order. */
void mc_versions_list(mc_version out[MC_VERSION_COUNT]);

#endif
