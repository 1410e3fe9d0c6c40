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

/** True in a program that the thread sanitizer watches: it allots the address space by itself. */
#if defined(__SANITIZE_THREAD__)
#define MC_THREAD_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define MC_THREAD_SANITIZER 1
#endif
#endif
#ifndef MC_THREAD_SANITIZER
#define MC_THREAD_SANITIZER 0
#endif

#endif
