// SPDX-License-Identifier: Apache-2.0
/** What people who read findings say of them: a finding that was misread is not counted, and how
 *  many of those read were right is an estimate of how many of all are. */
#ifndef MC_STORE_REVIEW_H
#define MC_STORE_REVIEW_H

#include "base/str.h"
#include "mingcha/error.h"

struct sqlite3;

/** The verdict of one reader on one finding. A finding is right when its text says so of that
 *  company, whether or not it is true. */
typedef struct mc_review_verdict {
    mc_str finding; /**< id */
    mc_str verdict; /**< "right", "wrong" or "unsure" */
    mc_str drawn;   /**< what it was drawn at random from (sample.h); empty = picked by somebody */
    mc_str note;    /**< may be empty */
    mc_str source;  /**< file and line that say so */
    uint32_t line;
} mc_review_verdict;

/** Adds a verdict; several of one finding may be added. Before mc_store_finish(). MC_ERR_IO */
mc_status mc_review_add(struct sqlite3 *db, const mc_review_verdict *verdict, mc_error *err);

/** Gives findings their verdicts and takes those that are wrong out of the count: their place
 *  becomes `review`, with the earlier place as detail. A verdict holds in exact copies of the text,
 *  too; readers who differ make a finding unsure. Verdicts on findings that the report lacks, and
 *  findings on which readers differ, become coverage notes.
 *  @param db  of a store in which copies are known and nothing is counted yet
 *  @return MC_ERR_IO, MC_ERR_MEMORY, MC_ERR_STOPPED */
mc_status mc_review_apply(struct sqlite3 *db, mc_error *err);

/** Fills the table `reviews`: for all findings together, each category and each company how many
 *  were counted before wrong ones were taken out, what was said of them, and the share of right
 *  ones with Wilson's 95 % interval (interval.h), from MC_FEW_TEXTS judged ones on. The share is of
 *  those drawn from all, or from that category or company alone: who reads what he picks himself
 *  learns nothing of the rest.
 *  @param db  of a store in which first copies are marked */
mc_status mc_review_count(struct sqlite3 *db, mc_error *err);

#endif
