// SPDX-License-Identifier: Apache-2.0
/** Version of the library and of the program. */
#ifndef MINGCHA_VERSION_H
#define MINGCHA_VERSION_H

/** Semantic version (semver.org); the same as in CMakeLists.txt, which a test compares. */
#define MC_VERSION "0.1.0"

#endif
