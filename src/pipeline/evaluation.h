// SPDX-License-Identifier: Apache-2.0
/** Evaluation: findings against gold, counted by document as sets (micro precision, recall, F1). */
#ifndef MC_PIPELINE_EVALUATION_H
#define MC_PIPELINE_EVALUATION_H

#include "pipeline/gold.h"
#include "record/finding.h"

/** What two findings of a document must share to be the same. */
typedef enum mc_measure {
    MC_MEASURE_CATEGORY, /**< category, whatever the status and the actor */
    MC_MEASURE_ALLEGED,  /**< category of asserted and announced findings */
    MC_MEASURE_CONDUCT,  /**< the same, of lender or collector only */
    MC_MEASURE_STATUS,   /**< category and status */
    MC_MEASURE_ACTOR,    /**< alleged: category and actor */
    MC_MEASURE_COMPANY   /**< alleged: category and company (company_names.h) */
} mc_measure;

enum { MC_MEASURE_COUNT = MC_MEASURE_COMPANY + 1 };

/** Code of a measure ("alleged"). */
const char *mc_measure_code(mc_measure measure);

/** True positives, false positives, false negatives. */
typedef struct mc_tally {
    uint32_t tp, fp, fn;
} mc_tally;

/** Precision, recall and F1 of a tally; 0 when undefined. */
double mc_tally_precision(mc_tally tally);
double mc_tally_recall(mc_tally tally);
double mc_tally_f1(mc_tally tally);

/** A difference between gold and program, for --errors. */
typedef struct mc_eval_error {
    mc_str document;
    bool missed; /**< true: in gold only; false: found only */
    uint32_t category;
    mc_finding_status status;
    mc_str quote;
    mc_str entry;       /**< of what was found; or of the same category with another status */
    const char *reason; /**< code of its judgement, NULL = nothing matched */
    mc_finding_status found_as; /**< status of that judgement */
} mc_eval_error;

/** Counts over all scored documents. */
typedef struct mc_evaluation mc_evaluation;

/** @param gold  borrowed for the evaluation's life */
mc_status mc_evaluation_new(mc_evaluation **out, const mc_gold *gold, const mc_lexicon *lexicon,
                            mc_error *err);

/** NULL is allowed. */
void mc_evaluation_free(mc_evaluation *evaluation);

/** Scores one document. */
mc_status mc_evaluation_add(mc_evaluation *evaluation, const mc_gold_document *gold,
                            const mc_analysis *analysis, const mc_finding_list *findings,
                            mc_error *err);

/** Tally of a measure over all documents. */
mc_tally mc_evaluation_total(const mc_evaluation *evaluation, mc_measure measure);

/** Tally of MC_MEASURE_ALLEGED of one category, of MC_MEASURE_STATUS of one status, of
 *  MC_MEASURE_CONDUCT of one genre (as labelled). */
mc_tally mc_evaluation_category(const mc_evaluation *evaluation, uint32_t category);
mc_tally mc_evaluation_status(const mc_evaluation *evaluation, mc_finding_status status);
mc_tally mc_evaluation_genre(const mc_evaluation *evaluation, mc_genre genre);

/** Counts that are no tallies. */
typedef struct mc_eval_counts {
    uint32_t documents;
    uint32_t traps,
        traps_counted; /**< gold findings not alleged of lender or collector; counted all the same */
    uint32_t innocent,
        innocent_accused;          /**< documents with no conduct alleged of lender or collector */
    uint32_t genres, genres_right; /**< documents with a labelled genre */
} mc_eval_counts;

/** The counts over all documents. */
mc_eval_counts mc_evaluation_counts(const mc_evaluation *evaluation);

/** 95 % percentile bootstrap interval of a measure's F1 over documents (Efron 1979), `rounds`
 *  resamples, seeded: the same seed gives the same interval on every machine. */
void mc_evaluation_interval(const mc_evaluation *evaluation, mc_measure measure, uint32_t rounds,
                            uint64_t seed, double *low, double *high);

/** Differences of MC_MEASURE_STATUS, in document order. */
const mc_eval_error *mc_evaluation_errors(const mc_evaluation *evaluation, uint32_t *count);

#endif
