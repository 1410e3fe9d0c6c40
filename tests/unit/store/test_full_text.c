// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "../unit.h"

#include "generated.h"
#include "store/full_text.h"
#include "store/sql.h"

static void every_han_character_is_a_word(void **state)
{
    (void)state;
    mc_buf out = MC_BUF_INIT(1 << 16);
    mc_full_text_space(&out, MC_STR("威胁 call我，𠮷\xE5"));
    mc_buf_add_char(&out, '\0');
    assert_string_equal(out.data, " 威  胁  call 我 ， 𠮷 \xE5");
    mc_buf_dispose(&out);
}

static void words_of_two_characters_are_found(void **state)
{
    (void)state;
    static const generated one[] = {{"a", "2026-01", 3, 1}};
    mc_store *store = NULL;
    mc_error err = {0};
    mc_store_options options = {.min_cases = 30};
    int64_t found = 0;
    assert_int_equal(generated_store(&store, one, 1, &options, &err), MC_OK);
    assert_int_equal(mc_store_index_text(store, &err), MC_OK);
    struct sqlite3 *db = mc_store_handle(store);
    assert_int_equal(mc_sql_number(&found, db,
                                   "SELECT count(*) FROM sentence_search JOIN sentences s ON"
                                   " s.doc=rowid/100000000 AND s.n=rowid%100000000 WHERE"
                                   " sentence_search MATCH '\"威 胁\"' AND s.text LIKE '%威胁%'",
                                   &err),
                     MC_OK);
    assert_int_equal(found, 3);
    assert_int_equal(mc_sql_number(&found, db,
                                   "SELECT count(*) FROM sentence_search WHERE sentence_search"
                                   " MATCH '\"胁 威\"'",
                                   &err),
                     MC_OK);
    assert_int_equal(found, 0);
    mc_store_free(store);
}

// Sentence 1,000,000 of a document stood for sentence 0 of the next one.
static void a_long_document_keeps_its_sentences(void **state)
{
    (void)state;
    static const generated two[] = {{"a", "2026-01", 2, 1}};
    mc_store *store = NULL;
    mc_error err = {0};
    mc_store_options options = {.min_cases = 30};
    int64_t found = 0;
    assert_int_equal(generated_store(&store, two, 1, &options, &err), MC_OK);
    struct sqlite3 *db = mc_store_handle(store);
    assert_int_equal(mc_sql_run(db, "INSERT INTO sentences VALUES(1,1000000,9,'他们骚扰我')", &err),
                     MC_OK);
    assert_int_equal(mc_store_index_text(store, &err), MC_OK);
    assert_int_equal(mc_sql_number(&found, db,
                                   "SELECT count(*) FROM sentence_search JOIN sentences s ON"
                                   " s.doc=rowid/100000000 AND s.n=rowid%100000000 WHERE"
                                   " sentence_search MATCH '\"骚 扰\"' AND s.text LIKE '%骚扰%'",
                                   &err),
                     MC_OK);
    assert_int_equal(found, 1);
    mc_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_han_character_is_a_word),
        cmocka_unit_test(words_of_two_characters_are_found),
        cmocka_unit_test(a_long_document_keeps_its_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
