// SPDX-License-Identifier: Apache-2.0
/** Quotations in a page's text of what the page says elsewhere. */
#ifndef MC_INPUT_PAGE_QUOTES_H
#define MC_INPUT_PAGE_QUOTES_H

#include "base/arena.h"
#include "base/buf.h"

/** Where a quotation stands in the text: bytes, half-open. */
typedef struct mc_page_quote {
    size_t begin, end;
} mc_page_quote;

/** Quotations of a page, in order; start with {0}. */
typedef struct mc_page_quotes {
    mc_page_quote *items;
    uint32_t count, capacity;
    uint32_t beyond; /**< quotations behind those that a list holds */
    bool failed;     /**< no memory for one */
} mc_page_quotes;

/** Adds a quotation behind those before it. Beyond 65,536 they are counted alone. */
void mc_page_quotes_add(mc_page_quotes *quotes, size_t begin, size_t end);

/** Takes each quotation out of the text that says nothing but what stands elsewhere in it.
 *  @param text     as the quotations count it
 *  @param untried  gets the number of those left in the text because the page is too long to look
 *                  for all of them
 *  @return         how many were taken out; 0 without memory, `quotes->failed` is then set */
uint32_t mc_page_quotes_drop(mc_page_quotes *quotes, mc_buf *text, uint32_t *untried);

/** Frees the list. */
void mc_page_quotes_dispose(mc_page_quotes *quotes);

#endif
