// SPDX-License-Identifier: Apache-2.0
/** The lexicon's examples as tests: each sentence goes through all stages, and its entry
 *  must fire or keep quiet. */
#ifndef MC_PIPELINE_EXAMPLE_RUN_H
#define MC_PIPELINE_EXAMPLE_RUN_H

#include "pipeline/analyser.h"

/** Why an example failed. */
typedef enum mc_example_fault {
    MC_EXAMPLE_PASSED,
    MC_EXAMPLE_NO_HIT,        /**< should hit and does not */
    MC_EXAMPLE_REMOVED,       /**< hits, but context removed it and the example names a status */
    MC_EXAMPLE_FALSE_HIT,     /**< should not hit and does */
    MC_EXAMPLE_OTHER_STATUS,  /**< hits with another status */
    MC_EXAMPLE_OTHER_COMPANY, /**< charged to another company or to none */
    MC_EXAMPLE_SWITCHED_OFF, /**< should hit, but its entry or cue is retired, as an overlay's `off` makes it */
    MC_EXAMPLE_UNKNOWN_ENTRY /**< nothing has this id */
} mc_example_fault;

/** Outcome of one example. */
typedef struct mc_example_outcome {
    const mc_example *example;
    mc_example_fault fault;
    const char *found_status; /**< code, for MC_EXAMPLE_OTHER_STATUS; else "" */
    const char *found_by; /**< how the company was decided, for MC_EXAMPLE_OTHER_COMPANY; else "" */
    mc_reason reason;     /**< of that judgement or removal; code NULL = none */
} mc_example_outcome;

/** Code of a fault ("no_hit"); words are in the catalogue under "example.CODE". */
const char *mc_example_fault_code(mc_example_fault fault);

/** Runs one example.
 *
 *  The entry of an example may be a cue: then a judgement must (not) have used it. An entry *hits*
 *  when the matcher finds it; a status is compared only when the example names one, and then the
 *  finding must not be removed. A `miss` passes also when context removes the hit or, if it names a
 *  status, when the status is another. Of an entry that is a category any finding will do; where
 *  the example names a company, one of those that hit must be charged to it (to none of them for
 *  "-"). An example of a company or a discovery row hits when that company, or an unlisted one of
 *  the name, is found in the text. An allow entry hits when it covers a hit of another
 *  entry, which is then no hit.
 *
 *  @param analyser  one that keeps what was rejected, else no allow entry hits
 *  @return MC_ERR_MEMORY and what mc_analyser_run() returns */
mc_status mc_example_run(mc_analyser *analyser, const mc_lexicon *lexicon,
                         const mc_example *example, mc_example_outcome *out, mc_error *err);

#endif
