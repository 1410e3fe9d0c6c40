// SPDX-License-Identifier: Apache-2.0
/** Compiler attributes, the only place where extensions of gcc and clang are named. */
#ifndef MC_BASE_ATTR_H
#define MC_BASE_ATTR_H

#if defined(__GNUC__)
#define MC_PRINTF(format_at, args_at) __attribute__((format(printf, format_at, args_at)))
#define MC_LIKELY(x)                  __builtin_expect(!!(x), 1)
#define MC_UNLIKELY(x)                __builtin_expect(!!(x), 0)
#define MC_PREFETCH(address)          __builtin_prefetch(address)
#else
#define MC_PRINTF(format_at, args_at)
#define MC_LIKELY(x)         (x)
#define MC_UNLIKELY(x)       (x)
#define MC_PREFETCH(address) ((void)(address))
#endif

#endif
