// SPDX-License-Identifier: Apache-2.0
/** Records made by rule: so many texts that name a company, so many of them that allege
 *  a threat. */
#ifndef MC_TEST_GENERATED_H
#define MC_TEST_GENERATED_H

#include <stdio.h>

#include "store_fixture.h"

/** Texts of one company in one month. */
typedef struct generated {
    const char *company, *month;
    int named, alleged;
} generated;

static inline void generated_write(mc_buf *out, const generated *g, int number, int at)
{
    mc_buf_add_format(out,
                      "{\"type\":\"document\",\"id\":\"%d-%d\",\"source\":\"a.csv#%d\",\"genre\":"
                      "\"complaint\",\"date\":\"%s-02\",\"text_hash\":\"h%d-%d\",\"companies\":"
                      "[{\"id\":\"%s\",\"name\":\"%s\",\"kind\":\"listed\"}],\"sentences\":"
                      "[{\"n\":0,\"start\":0,\"text\":\"他们威胁我\"}]}\n",
                      number, at, at, g->month, number, at, g->company, g->company);
    if (at >= g->alleged) return;
    mc_buf_add_format(
        out,
        "{\"type\":\"finding\",\"id\":\"f%d-%d\",\"doc\":\"%d-%d\",\"category\":"
        "\"threat\",\"entry\":\"threat.a\",\"severity\":4,\"status\":\"asserted\","
        "\"standing\":\"alleged\",\"reason\":{\"code\":\"no_cue\",\"args\":[]},"
        "\"actor\":\"collector\",\"company\":{\"id\":\"%s\",\"name\":\"%s\",\"kind\":"
        "\"listed\",\"by\":\"respondent\"},\"quote\":\"威胁我\",\"start\":2,\"end\":5,"
        "\"sentence\":0}\n",
        number, at, number, at, g->company, g->company);
}

/** Loads the texts into a new store at `path` and finishes it. */
static inline mc_status generated_store_at(mc_store **out, const char *path, const generated *list,
                                           int count, const mc_store_options *options,
                                           mc_error *err)
{
    mc_buf lines = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    int documents = 0, findings = 0;
    mc_buf_add_z(&lines, "{\"type\":\"run\",\"schema\":1,\"program\":\"mingcha\"}\n");
    for (int i = 0; i < count; i++) {
        for (int at = 0; at < list[i].named; at++) {
            generated_write(&lines, &list[i], i, at);
        }
        documents += list[i].named;
        findings += list[i].alleged;
    }
    mc_buf_add_format(&lines, "{\"type\":\"end\",\"documents\":%d,\"findings\":%d}\n", documents,
                      findings);
    mc_status st = mc_store_new(out, path, fixture_lexicon(), err);
    if (st == MC_OK) st = mc_store_load(*out, mc_buf_str(&lines), err);
    if (st == MC_OK) st = mc_store_finish(*out, options, err);
    mc_buf_dispose(&lines);
    return st;
}

/** The same in memory. */
static inline mc_status generated_store(mc_store **out, const generated *list, int count,
                                        const mc_store_options *options, mc_error *err)
{
    return generated_store_at(out, ":memory:", list, count, options, err);
}

#endif
