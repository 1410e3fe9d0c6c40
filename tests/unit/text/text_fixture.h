// SPDX-License-Identifier: Apache-2.0
// Shared by the tests of this layer: the shipped table, one text object, texts as C strings.
#ifndef MC_TESTS_TEXT_FIXTURE_H
#define MC_TESTS_TEXT_FIXTURE_H

#include <stdio.h>
#include <string.h>

#include "../unit.h"

#include "base/file.h"
#include "text/text.h"

typedef struct fixture {
    mc_fold_table *table;
    mc_text text;
    mc_buf printed;
} fixture;

static inline int start(void **state)
{
    static fixture f;
    mc_error err = {0};
    f = (fixture){.printed = MC_BUF_INIT(MC_MAX_BUFFER_BYTES)};
    if (mc_fold_table_load(&f.table, NULL, MC_LEXICONS, &err) != MC_OK) {
        fprintf(stderr, "%s:%u: %s\n", err.where, err.line, err.message);
        return -1;
    }
    *state = &f;
    return mc_text_init(&f.text, &err) == MC_OK ? 0 : -1;
}

static inline int stop(void **state)
{
    fixture *f = *state;
    mc_text_dispose(&f->text);
    mc_fold_table_free(f->table);
    mc_buf_dispose(&f->printed);
    return 0;
}

static inline mc_text *analyse_bytes(fixture *f, mc_str raw)
{
    mc_error err = {0};
    mc_document document = {.text = raw};
    mc_status st = mc_text_analyse(&f->text, f->table, &document, &err);
    if (st != MC_OK) fprintf(stderr, "%s\n", err.message);
    assert_int_equal(st, MC_OK);
    return &f->text;
}

static inline mc_text *analyse(fixture *f, const char *raw)
{
    return analyse_bytes(f, mc_str_from_z(raw));
}

// Folded units as UTF-8; valid until the next call.
static inline const char *printed(fixture *f, mc_ustr folded)
{
    mc_buf_clear(&f->printed);
    mc_fold_print(&f->printed, folded);
    mc_buf_add_char(&f->printed, '\0');
    return f->printed.data;
}

static inline const char *norm_of(fixture *f, const char *raw)
{
    mc_text *text = analyse(f, raw);
    return printed(f, (mc_ustr){text->norm, text->norm_size});
}

// What the i-th sentence is in the original.
static inline void assert_slice(const mc_text *text, mc_byte_span bytes, const char *expected)
{
    mc_str slice = mc_text_slice(text, bytes);
    if (slice.size != strlen(expected) || memcmp(slice.data, expected, slice.size) != 0) {
        fprintf(stderr, "'%.*s' found, '%s' expected\n", (int)slice.size, slice.data, expected);
        fail();
    }
}

#endif
