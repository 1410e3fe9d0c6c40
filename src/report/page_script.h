// SPDX-License-Identifier: Apache-2.0
/** The script of the report pages: sorting of tables, filters of evidence.
 *  Without it all is readable. */
#ifndef MC_REPORT_PAGE_SCRIPT_H
#define MC_REPORT_PAGE_SCRIPT_H

/** A whole `<script>` element that asks nothing of the network; the same for every page. */
const char *mc_page_script(void);

#endif
