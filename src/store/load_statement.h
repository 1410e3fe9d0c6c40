// SPDX-License-Identifier: Apache-2.0
/** The statements that load records, one a table. Findings refer to the document before them by row
 *  number, so that loading looks nothing up but companies. */
#ifndef MC_STORE_LOAD_STATEMENT_H
#define MC_STORE_LOAD_STATEMENT_H

typedef enum mc_load_statement {
    MC_LOAD_ADD_RUN,
    MC_LOAD_END_RUN,
    MC_LOAD_ADD_DOCUMENT,
    MC_LOAD_ADD_TEXT,
    MC_LOAD_ADD_SENTENCE,
    MC_LOAD_ADD_FINDING,
    MC_LOAD_ADD_CANDIDATE,
    MC_LOAD_ADD_CUE,
    MC_LOAD_ADD_CLAUSE,
    MC_LOAD_ADD_COVERAGE,
    MC_LOAD_ADD_NAMED,
    MC_LOAD_ADD_COMPANY,
    MC_LOAD_ADD_CLUSTER,
    MC_LOAD_ADD_FORM,
    MC_LOAD_STATEMENT_COUNT
} mc_load_statement;

/** SQL of a statement; its values are bound in the order of the columns it names. */
const char *mc_load_statement_sql(mc_load_statement statement);

#endif
