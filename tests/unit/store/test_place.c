// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "../unit.h"

#include "store/place.h"

typedef struct example {
    bool resolution, lawful;
    const char *genre, *status, *standing, *actor, *by, *mention, *respondent;
    const char *place, *detail;
} example;

static const example examples[] = {
    {false, false, "complaint", "asserted", "alleged", "lender", "clause", "", "", "alleged", ""},
    {false, false, "forum", "announced", "alleged", "collector", "clause", "", "", "announced", ""},
    {false, true, "complaint", "asserted", "alleged", "lender", "clause", "", "", "practice", ""},
    {false, false, "news", "asserted", "alleged", "lender", "clause", "", "", "genre", "news"},
    {false, false, "complaint", "negated", "alleged", "lender", "clause", "", "", "status",
     "negated"},
    {false, false, "complaint", "claimed", "admitted", "lender", "clause", "", "", "status",
     "admitted"},
    {false, false, "complaint", "claimed", "alleged", "lender", "clause", "", "", "status",
     "claimed"},
    {false, false, "complaint", "asserted", "alleged", "consumer", "clause", "", "", "actor",
     "consumer"},
    {false, false, "complaint", "asserted", "alleged", "other", "clause", "甲店", "乙店", "actor",
     "other"},
    {false, false, "complaint", "asserted", "alleged", "other", "clause", "甲店", "北京甲店",
     "alleged", ""},
    {false, false, "complaint", "asserted", "alleged", "other", "respondent", "", "", "alleged",
     ""},
    {true, false, "complaint", "demanded", "alleged", "consumer", "clause", "", "", "demanded", ""},
    {true, false, "complaint", "claimed", "alleged", "lender", "clause", "", "", "claimed", ""},
    {true, false, "complaint", "asserted", "alleged", "consumer", "clause", "", "", "resolution",
     ""},
    {true, false, "notice", "asserted", "alleged", "lender", "clause", "", "", "genre", "notice"},
};

static void every_finding_has_one_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const example *e = &examples[i];
        mc_place_facts facts = {.resolution = e->resolution,
                                .lawful = e->lawful,
                                .counted_genre = mc_place_is_counted_genre(mc_str_from_z(e->genre)),
                                .genre = mc_str_from_z(e->genre),
                                .respondent = mc_str_from_z(e->respondent),
                                .status = mc_str_from_z(e->status),
                                .standing = mc_str_from_z(e->standing),
                                .actor = mc_str_from_z(e->actor),
                                .by = mc_str_from_z(e->by),
                                .mention = mc_str_from_z(e->mention)};
        mc_place found = mc_place_of(&facts);
        assert_int_equal(found.place.size, strlen(e->place));
        assert_memory_equal(found.place.data, e->place, strlen(e->place));
        assert_int_equal(found.detail.size, strlen(e->detail));
        assert_memory_equal(found.detail.data, e->detail, strlen(e->detail));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_finding_has_one_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
