// SPDX-License-Identifier: Apache-2.0
/** Threads, locks and conditions: the operating system's, under one name. */
#ifndef MC_BASE_THREAD_H
#define MC_BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

typedef pthread_t mc_thread;

/** Starts `run(payload)` on a new thread; every started thread must be joined.
 *  @return false when the system gives no more threads */
bool mc_thread_start(mc_thread *thread, void *(*run)(void *payload), void *payload);

/** Waits until the thread has ended. */
void mc_thread_join(mc_thread thread);

/** Cores that this process may use, at least 1. */
uint32_t mc_thread_cores(void);

#endif
