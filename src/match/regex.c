// SPDX-License-Identifier: Apache-2.0
#include "match/regex.h"

#include <assert.h>
#include <stdatomic.h>
#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 16
#include <pcre2.h>

#include "base/buf.h"
#include "base/error.h"

// A pattern is compiled when it is first run and published by one atomic exchange: two workers may
// both compile, one result wins and the other is thrown away. So nobody ever runs a pattern that
// another thread is changing, and no lock is needed. Most patterns of a large lexicon never meet
// their literals in an input, and cost nothing.
//
// Machine code costs about as much as eight interpreted runs, more for a large pattern, and a short
// input runs most patterns a few times only. So those first runs are interpreted, then a copy with
// machine code takes over; the one without stays, since others may be running it. Both give the
// same matches. A run that meets a limit of the interpreter is repeated with machine code, whose
// answer counts, so that it does not matter how often a pattern was run before.
//
// All machine code together has MACHINE_CODE_MOST bytes. Those whom an input runs most often come
// first to it; the others stay interpreted. On 28 MB of complaints that took 20 MB off the peak and
// no time: what is run seldom is as quick without.
typedef struct compiled {
    pcre2_code *code;
    uint32_t quote_group; // 0 = the whole match
    size_t machine_code;  // bytes
} compiled;

static _Atomic size_t machine_code_bytes; // of all patterns of the process

struct mc_regex {
    mc_ustr pattern; // borrowed
    uint32_t options;
    _Atomic(compiled *) ready; // NULL = not yet
    _Atomic(compiled *) fast;  // with machine code; NULL = not yet
    _Atomic uint32_t runs;     // until there is machine code; about
};

struct mc_regex_scratch {
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
};

enum {
    GROUPS = 32,           // pairs kept of a match; a `q` beyond them is refused
    MATCH_LIMIT = 200000,  // calls of PCRE2's matcher in one run
    DEPTH_LIMIT = 2000,    // nesting of its backtracking
    HEAP_LIMIT_KIB = 4096, // its memory, when it interprets
    INTERPRETED_RUNS = 8,  // before machine code is made, which costs about as much,
    // and one more for so many units of the pattern: compiling costs by its size, running hardly
    UNITS_A_RUN = 64,
    MACHINE_CODE_MOST = 8 << 20,
    STACK_FIRST = 32 << 10,
    STACK_MOST = 1 << 20
};

static mc_status report(int code, size_t offset, mc_error *err)
{
    PCRE2_UCHAR16 text[128];
    char narrow[128];
    int size = pcre2_get_error_message(code, text, sizeof text / sizeof *text);
    int kept = 0;
    for (; kept < size && kept < (int)sizeof narrow - 1; kept++)
        narrow[kept] = text[kept] < 128 ? (char)text[kept] : '?';
    narrow[kept] = 0;
    return mc_error_set(err, MC_ERR_LEXICON, "pattern, character %zu: %s", offset + 1, narrow);
}

static mc_status find_quote_group(compiled *made, mc_error *err)
{
    static const PCRE2_UCHAR16 name[] = {'q', 0};
    int group = pcre2_substring_number_from_name(made->code, name);
    if (group == PCRE2_ERROR_NOSUBSTRING) return MC_OK;
    if (group <= 0 || group >= GROUPS)
        return mc_error_set(err, MC_ERR_LEXICON,
                            "pattern: the group q stands more than once or behind %d others",
                            GROUPS - 1);
    made->quote_group = (uint32_t)group;
    return MC_OK;
}

static void free_compiled(compiled *made)
{
    if (!made) return;
    atomic_fetch_sub_explicit(&machine_code_bytes, made->machine_code, memory_order_relaxed);
    pcre2_code_free(made->code);
    free(made);
}

static mc_status compile_into(compiled *made, const mc_regex *regex, mc_error *err)
{
    pcre2_compile_context *context = pcre2_compile_context_create(NULL);
    if (!context) return mc_error_memory(err);
    pcre2_set_newline(context, PCRE2_NEWLINE_ANY);
    uint32_t options = regex->options | PCRE2_UCP | PCRE2_NEVER_UTF | PCRE2_USE_OFFSET_LIMIT;
    int code = 0;
    size_t offset = 0;
    made->code =
        pcre2_compile(regex->pattern.data, regex->pattern.size, options, &code, &offset, context);
    pcre2_compile_context_free(context);
    return made->code ? find_quote_group(made, err) : report(code, offset, err);
}

static mc_status compile(const mc_regex *regex, compiled **out, mc_error *err)
{
    compiled *made = calloc(1, sizeof *made);
    mc_status st = made ? compile_into(made, regex, err) : mc_error_memory(err);
    if (st != MC_OK) {
        free_compiled(made);
        made = NULL;
    }
    *out = made;
    return st;
}

mc_status mc_regex_check(const mc_regex *regex, mc_error *err)
{
    compiled *made = NULL;
    mc_status st = compile(regex, &made, err);
    free_compiled(made);
    return st;
}

mc_status mc_regex_new(mc_regex **out, mc_arena *arena, mc_ustr pattern, mc_regex_start start,
                       mc_error *err)
{
    mc_regex *regex = mc_arena_alloc(arena, sizeof *regex);
    if (!regex) return mc_error_memory(err);
    regex->pattern = pattern;
    switch (start) {
    case MC_REGEX_ANYWHERE:
        break;
    case MC_REGEX_AT_FROM:
        regex->options = PCRE2_ANCHORED;
        break;
    }
    atomic_init(&regex->ready, NULL);
    atomic_init(&regex->fast, NULL);
    atomic_init(&regex->runs, 0);
    *out = regex;
    return MC_OK;
}

void mc_regex_dispose(mc_regex *regex)
{
    // A pattern of an image that nobody ran is not written to, which would copy its page.
    if (!regex || !atomic_load_explicit(&regex->ready, memory_order_relaxed)) return;
    free_compiled(atomic_exchange(&regex->ready, NULL));
    free_compiled(atomic_exchange(&regex->fast, NULL));
}

mc_status mc_regex_scratch_new(mc_regex_scratch **out, mc_error *err)
{
    mc_regex_scratch *scratch = calloc(1, sizeof *scratch);
    if (!scratch) return mc_error_memory(err);
    scratch->data = pcre2_match_data_create(GROUPS, NULL);
    scratch->context = pcre2_match_context_create(NULL);
    scratch->stack = pcre2_jit_stack_create(STACK_FIRST, STACK_MOST, NULL);
    if (!scratch->data || !scratch->context) {
        mc_regex_scratch_free(scratch);
        return mc_error_memory(err);
    }
    pcre2_set_match_limit(scratch->context, MATCH_LIMIT);
    pcre2_set_depth_limit(scratch->context, DEPTH_LIMIT);
    pcre2_set_heap_limit(scratch->context, HEAP_LIMIT_KIB);
    if (scratch->stack) pcre2_jit_stack_assign(scratch->context, NULL, scratch->stack);
    *out = scratch;
    return MC_OK;
}

void mc_regex_scratch_free(mc_regex_scratch *scratch)
{
    if (!scratch) return;
    pcre2_match_data_free(scratch->data);
    pcre2_match_context_free(scratch->context);
    pcre2_jit_stack_free(scratch->stack);
    free(scratch);
}

// Puts `made` where nobody was quicker; what is there now.
static const compiled *publish(_Atomic(compiled *) *place, compiled *made)
{
    compiled *expected = NULL;
    if (atomic_compare_exchange_strong(place, &expected, made)) return made;
    free_compiled(made);
    return expected;
}

// Compiles and publishes; NULL when the pattern is wrong or memory ran out.
static const compiled *make_ready(mc_regex *regex)
{
    compiled *made = NULL;
    if (compile(regex, &made, NULL) != MC_OK) return NULL;
    return publish(&regex->ready, made);
}

// The same with machine code; as it is when memory ran out.
static const compiled *make_fast(mc_regex *regex, const compiled *ready)
{
    compiled *made = malloc(sizeof *made);
    if (!made) return ready;
    *made = (compiled){pcre2_code_copy(ready->code), ready->quote_group, 0};
    if (!made->code) {
        free(made);
        return ready;
    }
    // Where JIT is not available the pattern is interpreted: slower, same answers.
    if (pcre2_jit_compile(made->code, PCRE2_JIT_COMPLETE) == 0)
        (void)pcre2_pattern_info(made->code, PCRE2_INFO_JITSIZE, &made->machine_code);
    atomic_fetch_add_explicit(&machine_code_bytes, made->machine_code, memory_order_relaxed);
    return publish(&regex->fast, made);
}

// What is to be run now; NULL when the pattern is wrong or memory ran out.
static const compiled *choose(mc_regex *regex)
{
    const compiled *fast = atomic_load_explicit(&regex->fast, memory_order_acquire);
    if (fast) return fast;
    const compiled *ready = atomic_load_explicit(&regex->ready, memory_order_acquire);
    if (!ready) ready = make_ready(regex);
    if (!ready) return NULL;
    uint32_t runs = atomic_load_explicit(&regex->runs, memory_order_relaxed);
    atomic_store_explicit(&regex->runs, runs + 1, memory_order_relaxed);
    uint32_t enough = INTERPRETED_RUNS + regex->pattern.size / UNITS_A_RUN;
    bool room = atomic_load_explicit(&machine_code_bytes, memory_order_relaxed) < MACHINE_CODE_MOST;
    return runs < enough || !room ? ready : make_fast(regex, ready);
}

static int run_in(const compiled *code, mc_regex_scratch *scratch, const uint16_t *units,
                  mc_regex_window window)
{
    uint32_t base = window.subject.begin;
    return pcre2_match(code->code, units + base, window.subject.end - base, window.from - base, 0,
                       scratch->data, scratch->context);
}

static mc_norm_span group_of(mc_regex_scratch *scratch, uint32_t group, uint32_t base)
{
    const size_t *ends = pcre2_get_ovector_pointer(scratch->data);
    if (ends[2 * group] == PCRE2_UNSET || ends[2 * group] > ends[2 * group + 1]) group = 0;
    return (mc_norm_span){base + (uint32_t)ends[2 * group], base + (uint32_t)ends[2 * group + 1]};
}

mc_regex_outcome mc_regex_find(const mc_regex *regex, mc_regex_scratch *scratch,
                               const uint16_t *units, mc_regex_window window, mc_regex_match *match)
{
    assert(window.subject.begin <= window.from && window.from <= window.subject.end);
    // What changes through the const pointer are the atomics that choose() publishes.
    mc_regex *shared = (mc_regex *)regex;
    const compiled *code = choose(shared);
    if (!code) return MC_REGEX_BROKEN;
    uint32_t base = window.subject.begin;
    pcre2_set_offset_limit(scratch->context, window.last - base);
    int got = run_in(code, scratch, units, window);
    if (got < 0 && got != PCRE2_ERROR_NOMATCH && code == atomic_load(&shared->ready))
        got = run_in(make_fast(shared, code), scratch, units, window);
    if (got == PCRE2_ERROR_NOMATCH) return MC_REGEX_ABSENT;
    if (got < 0) return MC_REGEX_BUDGET;
    if (match) {
        match->whole = group_of(scratch, 0, base);
        // A group behind the last one that took part is not written by PCRE2.
        bool quoted = got == 0 || code->quote_group < (uint32_t)got;
        match->quote = quoted ? group_of(scratch, code->quote_group, base) : match->whole;
    }
    return MC_REGEX_FOUND;
}
