// SPDX-License-Identifier: Apache-2.0
/** What the debtor himself is accused of. */
#ifndef MC_CONTEXT_REPROACH_H
#define MC_CONTEXT_REPROACH_H

#include "context/decide.h"

/** True for blame (fraud) of which the text says that it is laid on the debtor: 说我涉嫌诈骗,
 *  您的行为已构成诈骗. It is no conduct of a company; what is held out with it
 *  is another finding's. */
bool mc_reproach_is(const mc_case *of);

#endif
