// SPDX-License-Identifier: Apache-2.0
/** Acts that a complaint tells more than once. */
#ifndef MC_ENTITY_RETOLD_H
#define MC_ENTITY_RETOLD_H

#include "entity/attribution.h"

/** In a complaint one kind of collecting that is charged to one company, or to nobody by name, is
 *  done by whom its first telling names, lender or collector: those after it take its actor.
 *  Other texts are left alone.
 *
 *  @param first  judgement_count + 1 entries: judgement i has the items [first[i], first[i + 1]) of
 *          `run`
 *  @param arena  of the document, for scratch
 *  @return MC_ERR_MEMORY */
mc_status mc_retold_join(const mc_attribution_case *given, const mc_attribution_run *run,
                         const uint32_t *first, mc_context_result *context, mc_arena *arena,
                         mc_error *err);

#endif
