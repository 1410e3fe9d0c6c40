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

/** Vectors of 256 bits: whether the compiler can use them (MC_HAS_AVX2), in which functions it may (MC_AVX2), and
 *  whether the processor at hand has them (MC_CPU_HAS_AVX2()). */
#if defined(__GNUC__) && defined(__x86_64__)
#define MC_HAS_AVX2       1
#define MC_AVX2           __attribute__((target("avx2")))
#define MC_CPU_HAS_AVX2() __builtin_cpu_supports("avx2")
#else
#define MC_HAS_AVX2 0
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
