// SPDX-License-Identifier: Apache-2.0
/** The style sheet of the report pages: inline, so that a page is one file; light,
 *  dark, phone and print. */
#ifndef MC_REPORT_PAGE_STYLE_H
#define MC_REPORT_PAGE_STYLE_H

/** How many parts the rules have (C bounds the length of one literal). */
enum { MC_PAGE_STYLE_PARTS = 3 };

/** One part of the rules, 0 to MC_PAGE_STYLE_PARTS - 1. */
const char *mc_page_style_css(int part);

#endif
