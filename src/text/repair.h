// SPDX-License-Identifier: Apache-2.0
/** Mends Han text whose GBK bytes were read one off. */
#ifndef MC_TEXT_REPAIR_H
#define MC_TEXT_REPAIR_H

#include "text/emitter.h"

/** The tables of mending; read when the first damage is met, kept by the worker. */
typedef struct mc_repairer mc_repairer;

/** NULL is allowed. */
void mc_repairer_free(mc_repairer *repairer);

/** A reading lost its opening bracket: the units from `first` on are '?' and the reading, the
 *  closing bracket ends at byte `behind`. Mends what follows and takes the reading back.
 *  @return the byte to go on from; `behind` itself when nothing was mended and nothing changed */
uint32_t mc_repair_split(mc_emitter *emitter, uint32_t first, uint32_t behind);

/** Two question marks stand at byte `at`: mends the run behind them when it is one that lost the
 *  first byte of a full stop. @return the byte to go on from; `at` when nothing was mended */
uint32_t mc_repair_shifted(mc_emitter *emitter, uint32_t at);

/** Opens the tables of mending if they are not. @return false when they cannot be read */
bool mc_repair_is_ready(mc_emitter *emitter);

/** The two bytes of a character in GBK, lead byte high; 0 when it has none. The tables are
 *  ready. */
uint16_t mc_repair_pair(const mc_emitter *emitter, uint32_t code);

/** True for a character of GB 2312's first level, after simplification. The tables are ready. */
bool mc_repair_is_common(const mc_emitter *emitter, uint16_t han);

/** True when readings.tsv has the character under exactly this reading. Opens that table alone. */
bool mc_repair_is_reading(mc_emitter *emitter, uint16_t han, mc_ustr reading);

#endif
