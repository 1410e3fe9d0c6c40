// SPDX-License-Identifier: Apache-2.0
/** Interruption by the user (SIGINT, SIGTERM, a closed terminal): a flag
 *  that long loops look at. */
#ifndef MC_BASE_INTERRUPT_H
#define MC_BASE_INTERRUPT_H

/** Catches SIGINT, SIGTERM and SIGHUP (unless it is ignored, as under nohup) from now on and
 *  ignores SIGPIPE and SIGXFSZ, so that a closed pipe and a full quota are write errors. A second
 *  signal ends the process at once.
 *  @return the flag: 0 until a signal has come */
const volatile int *mc_interrupt_watch(void);

#endif
