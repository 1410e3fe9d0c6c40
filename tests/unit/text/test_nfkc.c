// SPDX-License-Identifier: Apache-2.0
// Folding is ICU's NFKC_Casefold where neither script nor the exempt punctuation is in play: every
// code point, in each of its normal forms (the columns of Unicode's NormalizationTest, made here by
// ICU), and every combining mark in the orders that test asks for.
#include <stdio.h>
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include "../unit.h"

#include "base/file.h"
#include "text/fold_table.h"

enum { MOST_UNITS = 64 };

typedef struct fixture {
    char folder[64];
    mc_fold_table *table;
    const UNormalizer2 *forms[4];
    mc_arena arena;
    uint32_t wrong;
} fixture;

static void put(const char *folder, const char *name, mc_str content)
{
    char path[128];
    snprintf(path, sizeof path, "%s/fold/%s", folder, name);
    assert_int_equal(mc_file_write(path, content, NULL), MC_OK);
}

// A table without rows: no script, no exceptions.
static int start(void **state)
{
    static const char *const names[] = {"traditional.tsv",  "opencc.tsv",    "exceptions.tsv",
                                        "misspellings.tsv", "readings.tsv",  "words.tsv",
                                        "boilerplate.tsv",  "emoticons.tsv", "labels.tsv"};
    static fixture f;
    char path[128];
    UErrorCode code = U_ZERO_ERROR;
    f = (fixture){.folder = "/tmp/mingcha_nfkc_XXXXXX", .arena = MC_ARENA_INIT};
    if (!mkdtemp(f.folder)) return -1;
    snprintf(path, sizeof path, "%s/fold", f.folder);
    if (mc_folder_make(path, NULL) != MC_OK) return -1;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        put(f.folder, names[i], MC_STR("first\tsecond\n"));
    f.forms[0] = unorm2_getNFCInstance(&code);
    f.forms[1] = unorm2_getNFDInstance(&code);
    f.forms[2] = unorm2_getNFKCInstance(&code);
    f.forms[3] = unorm2_getNFKDInstance(&code);
    *state = &f;
    return U_SUCCESS(code) && mc_fold_table_load(&f.table, NULL, f.folder, NULL) == MC_OK ? 0 : -1;
}

static int stop(void **state)
{
    fixture *f = *state;
    mc_fold_table_free(f->table);
    mc_arena_dispose(&f->arena);
    return mc_folder_remove(f->folder, NULL) == MC_OK ? 0 : -1;
}

// Full-width signs that keep their shape, and what becomes a line end or a blank (text/fold.h).
static bool is_exempt(UChar32 c)
{
    uint32_t code = (uint32_t)c;
    return code == 0xFF0C || code == 0xFF1F || code == 0xFF01 || code == 0xFF1A || code == 0xFF1B ||
           code == 0xFF08 || code == 0xFF09 || code == 0x2026 || code < 0x20 || code == 0x85 ||
           code == 0x2028 || code == 0x2029 || (code >= 0xD800 && code < 0xE000);
}

// The code point at `at`, and behind it.
static UChar32 next_code(const UChar *units, int32_t size, int32_t *at)
{
    UChar lead = units[(*at)++];
    if (!U16_IS_LEAD(lead) || *at == size) return lead;
    return 0x10000 + ((lead & 0x3FF) << 10) + (units[(*at)++] & 0x3FF);
}

// ㈠ is (一), whose brackets beside a Han character are full-width ones.
static UChar32 as_ascii(uint16_t unit)
{
    return unit == 0xFF08 || unit == 0xFF09 ? unit - 0xFEE0 : unit;
}

// A supplementary character is one unit of the surrogate range.
static bool is_same(mc_ustr folded, const UChar *expected, int32_t size)
{
    uint32_t unit = 0;
    for (int32_t at = 0; at < size; unit++) {
        UChar32 code = next_code(expected, size, &at);
        if (unit >= folded.size) return false;
        uint16_t found = folded.data[unit];
        if (code > 0xFFFF ? (found & 0xF800) != 0xD800 : as_ascii(found) != code) return false;
    }
    return unit == folded.size;
}

static void check_fold(fixture *f, const UChar *units, int32_t size)
{
    UChar expected[MOST_UNITS];
    char utf8[4 * MOST_UNITS];
    int32_t bytes = 0;
    UErrorCode code = U_ZERO_ERROR;
    for (int32_t at = 0; at < size;)
        if (is_exempt(next_code(units, size, &at))) return;
    int32_t wanted = unorm2_normalize(f->table->icu, units, size, expected, MOST_UNITS, &code);
    u_strToUTF8(utf8, sizeof utf8, &bytes, units, size, &code);
    assert_true(U_SUCCESS(code));
    mc_ustr folded = mc_fold_string(f->table, &f->arena, (mc_str){utf8, (uint32_t)bytes});
    if (!is_same(folded, expected, wanted)) {
        fprintf(stderr, "U+%04X … of %d units folds to U+%04X … of %u\n", units[0], size,
                folded.size ? folded.data[0] : 0, folded.size);
        f->wrong++;
    }
    mc_arena_reset(&f->arena);
}

// The columns of a sequence: itself and its four normal forms.
static void check_columns(fixture *f, const UChar *units, int32_t size)
{
    check_fold(f, units, size);
    for (int i = 0; i < 4; i++) {
        UChar form[MOST_UNITS];
        UErrorCode code = U_ZERO_ERROR;
        int32_t length = unorm2_normalize(f->forms[i], units, size, form, MOST_UNITS, &code);
        assert_true(U_SUCCESS(code));
        if (u_memcmp(form, units, length < size ? length : size) || length != size)
            check_fold(f, form, length);
    }
}

static void every_code_point_folds_as_icu_does(void **state)
{
    fixture *f = *state;
    for (UChar32 code = 1; code <= 0x10FFFF; code++) {
        UChar units[2];
        int32_t size = 0;
        if (!is_exempt(code) && u_isdefined(code)) {
            U16_APPEND_UNSAFE(units, size, code);
            check_columns(f, units, size);
        }
    }
    assert_int_equal(f->wrong, 0);
}

// a, marks of classes 230, 230, 228, then the mark in question before or behind them, b.
static void marks_in_any_order_fold_as_icu_does(void **state)
{
    fixture *f = *state;
    f->wrong = 0;
    static const UChar around[] = {0x0315, 0x0300, 0x05AE};
    for (UChar32 code = 0x300; code <= 0x1FFFF; code++) {
        if (u_getCombiningClass(code) == 0) continue;
        for (int32_t before = 0; before <= 3; before += 3) {
            UChar units[8] = {'a'};
            int32_t size = 1;
            for (int32_t i = 0; i < before; i++)
                units[size++] = around[i];
            U16_APPEND_UNSAFE(units, size, code);
            for (int32_t i = before; i < 3; i++)
                units[size++] = around[i];
            units[size++] = 'b';
            check_columns(f, units, size);
        }
    }
    assert_int_equal(f->wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_code_point_folds_as_icu_does),
                                       cmocka_unit_test(marks_in_any_order_fold_as_icu_does)};
    return cmocka_run_group_tests(tests, start, stop);
}
