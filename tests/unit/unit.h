// SPDX-License-Identifier: Apache-2.0
/** What every unit test begins with: cmocka, and what it wants before it. */
#ifndef MC_TEST_UNIT_H
#define MC_TEST_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
