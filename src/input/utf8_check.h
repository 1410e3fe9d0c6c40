// SPDX-License-Identifier: Apache-2.0
/** Is a piece of bytes clean UTF-8, so that it can be used without a copy? */
#ifndef MC_INPUT_UTF8_CHECK_H
#define MC_INPUT_UTF8_CHECK_H

#include <stdbool.h>

#include "base/str.h"

/** True when `s` is well-formed UTF-8 without NUL. Linear. */
bool mc_utf8_check_is_clean(mc_str s);

/** Number of code points of well-formed UTF-8. */
uint64_t mc_utf8_check_count(mc_str s);

#endif
