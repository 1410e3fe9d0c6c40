// SPDX-License-Identifier: Apache-2.0
/** In which writings findings name the companies, and how often each. */
#ifndef MC_STORE_NAME_FORMS_H
#define MC_STORE_NAME_FORMS_H

#include "base/buf.h"
#include "store/numbering.h"

/** A writing of a company's name. */
typedef struct mc_name_form {
    mc_str company, mention; /**< borrowed from the list */
    uint32_t findings;
} mc_name_form;

/** Zero-initialised but for `key`, a buffer, it is empty. */
typedef struct mc_name_forms {
    mc_numbering pairs; /**< company and mention, a zero byte between them */
    mc_name_form *items;
    uint32_t capacity;
    mc_buf key; /**< scratch */
} mc_name_forms;

/** Counts a finding. @return false when the system has no memory */
bool mc_name_forms_add(mc_name_forms *forms, mc_str company, mc_str mention);

/** Frees everything. */
void mc_name_forms_dispose(mc_name_forms *forms);

#endif
