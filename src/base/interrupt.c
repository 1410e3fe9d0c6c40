// SPDX-License-Identifier: Apache-2.0
#include "base/interrupt.h"

#include <signal.h>
#include <stddef.h>

// A signal handler can reach nothing but a static; this is the only mutable one of the program.
static volatile int interrupted;

static void note(int signal_number)
{
    (void)signal_number;
    interrupted = 1;
}

const volatile int *mc_interrupt_watch(void)
{
    struct sigaction catch_once = {0};
    catch_once.sa_handler = note;
    catch_once.sa_flags = (int)SA_RESETHAND;
    sigemptyset(&catch_once.sa_mask);
    sigaction(SIGINT, &catch_once, NULL);
    sigaction(SIGTERM, &catch_once, NULL);
    struct sigaction hangup = {0};
    sigaction(SIGHUP, NULL, &hangup);
    if (hangup.sa_handler != SIG_IGN) sigaction(SIGHUP, &catch_once, NULL); // nohup stays obeyed
    struct sigaction ignore = {0};
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &ignore, NULL);
    sigaction(SIGXFSZ, &ignore,
              NULL); // the write fails with EFBIG, which is reported and cleaned up after
    return &interrupted;
}
