// SPDX-License-Identifier: Apache-2.0
/** Files that systems and office programs leave in folders: they hold no text of anybody. */
#ifndef MC_INPUT_LITTER_H
#define MC_INPUT_LITTER_H

#include <stdbool.h>

#include "base/str.h"

/** True for the name (last part of a path) of pictures' previews, of a folder's looks, of a lock
 *  that lies beside an open document (~$...). Case of ASCII letters makes no difference. */
bool mc_litter_is(mc_str name);

#endif
