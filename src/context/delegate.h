// SPDX-License-Identifier: Apache-2.0
/** Does the agent of a conversation collect for somebody else? */
#ifndef MC_CONTEXT_DELEGATE_H
#define MC_CONTEXT_DELEGATE_H

#include "context/decide.h"

/** True where an agent of a transcript says that somebody has sent him (@context_delegates:
 *  受委托): 坐席：这边受委托跟您核实. */
bool mc_delegate_is_sent(const mc_case *facts);

/** True where the line of the act, in a talk or a grievance, has a collector's label
 *  (@context_collector_labels), or a customer answers such a line: [14:02]
 *  催收-小杜：装死是吧. 客户：别打我单位. */
bool mc_delegate_is_labelled(const mc_scope_view *view, const mc_case *facts);

#endif
