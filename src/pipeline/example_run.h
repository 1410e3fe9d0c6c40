// SPDX-License-Identifier: Apache-2.0
/** The lexicon's examples as tests: each sentence goes through all stages, and its entry must fire or keep quiet. */
#ifndef MC_PIPELINE_EXAMPLE_RUN_H
#define MC_PIPELINE_EXAMPLE_RUN_H

#include "pipeline/analyser.h"

/** Why an example failed. */
typedef enum mc_example_fault {
    MC_EXAMPLE_PASSED,
    MC_EXAMPLE_NO_HIT,       /**< should hit and does not */
    MC_EXAMPLE_REMOVED,      /**< hits, but context removed it and the example names a status */
    MC_EXAMPLE_FALSE_HIT,    /**< should not hit and does */
    MC_EXAMPLE_OTHER_STATUS, /**< hits with another status */
    MC_EXAMPLE_UNKNOWN_ENTRY /**< no entry and no cue has this id */
} mc_example_fault;

/** Outcome of one example. */
typedef struct mc_example_outcome {
    const mc_example *example;
    mc_example_fault fault;
    const char *found_status; /**< code, for MC_EXAMPLE_OTHER_STATUS; else "" */
    mc_reason reason;         /**< of that judgement or removal; code NULL = none */
} mc_example_outcome;

/** Code of a fault ("no_hit"); words are in the catalogue under "example.CODE". */
const char *mc_example_fault_code(mc_example_fault fault);

/** Runs one example.
 *
 *  The entry of an example may be a cue: then a judgement must (not) have used it. An entry *hits* when the matcher
 *  finds it; a status is compared only when the example names one, and then the finding must not be removed. A
 *  `miss` passes also when context removes the hit or, if it names a status, when the status is another.
 *
 *  @return MC_ERR_MEMORY and what mc_analyser_run() returns */
mc_status mc_example_run(mc_analyser *analyser, const mc_lexicon *lexicon,
                         const mc_example *example, mc_example_outcome *out, mc_error *err);

#endif
