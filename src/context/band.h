// SPDX-License-Identifier: Apache-2.0
/** The band that a report tells of: does it lend, or collect? */
#ifndef MC_CONTEXT_BAND_H
#define MC_CONTEXT_BAND_H

#include "context/scope.h"

/** What a band lives by. */
typedef enum mc_band {
    MC_BAND_NONE,    /**< none is spoken of */
    MC_BAND_LENDS,   /**< usurers, a lending platform (@context_lending_bands) */
    MC_BAND_COLLECTS /**< @context_collecting_bands, or who acts for a lender */
} mc_band;

/** The band spoken of last before `at`, in its sentence or up to `back` before it. */
mc_band mc_band_before(const mc_scope_view *view, uint32_t at, uint32_t back);

/** The band that the whole text is about as far as an act at `at` is concerned: the one spoken of
 *  last before it, else the first behind it; where no band is named, whether debts are said to be
 *  collected (@context_collecting_deeds). */
mc_band mc_band_of_text(const mc_scope_view *view, uint32_t at);

#endif
