// SPDX-License-Identifier: Apache-2.0
#include "base/thread.h"

#include <unistd.h>

bool mc_thread_start(mc_thread *thread, void *(*run)(void *payload), void *payload)
{
    return pthread_create(thread, NULL, run, payload) == 0;
}

void mc_thread_join(mc_thread thread)
{
    pthread_join(thread, NULL);
}

uint32_t mc_thread_cores(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : (uint32_t)count;
}
