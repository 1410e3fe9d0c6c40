// SPDX-License-Identifier: Apache-2.0
#include "lexicon/vocabulary.h"

#include <string.h>

#include "base/nearest.h"

#define VOCABULARY(name, label, ...)                                                               \
    static const char *const name##_codes[] = {__VA_ARGS__};                                       \
    const mc_vocabulary name = {label, name##_codes, sizeof name##_codes / sizeof *name##_codes}

VOCABULARY(MC_VOCABULARY_STATUS, "status", "draft", "testing", "stable", "retired", "off");
VOCABULARY(MC_VOCABULARY_FLAG, "flag", "allow", "negatable", "own_negator", "needs_domain",
           "phonetic", "shape", "split", "gapped", "presupposed", "utterance", "announces",
           "consumer_act", "speech");
VOCABULARY(MC_VOCABULARY_FORCE, "force", "law", "regulation", "judicial", "rule", "normative",
           "standard", "self");
VOCABULARY(MC_VOCABULARY_ENTRY_KIND, "kind of entry", "term", "near", "pattern", "frame", "number",
           "combination");
VOCABULARY(MC_VOCABULARY_CUE_KIND, "cue kind", "pseudo_negation", "negation", "negation_end",
           "condition", "collector_condition", "presupposition", "counterfactual", "possibility",
           "question", "rhetorical", "norm", "norm_end", "general", "claim", "report", "denial",
           "demand", "given", "refused", "announcement", "realis", "found", "scope_end",
           "subject_consumer", "subject_collector", "subject_lender", "subject_authority",
           "subject_other", "passive", "domain", "other_domain", "speaker_agent",
           "speaker_customer", "genre", "reference", "introduction", "contrast", "company_context");
VOCABULARY(MC_VOCABULARY_GENRE_SIGN, "sign of genre", "always", "short", "note", "long", "self",
           "self_often", "self_mostly", "self_opens", "house", "house_often", "polite_often",
           "rules_often", "advice_often", "third_often", "reported", "gestures", "masked", "named",
           "respondent", "no_debt", "collector", "trouble", "troubles", "figures", "trade",
           "lecture", "asks_first", "headline_asks", "answered", "asks_last", "quotes", "points",
           "unspoken", "impersonal", "explains", "other_trade", "turns", "program");
VOCABULARY(MC_VOCABULARY_DIRECTION, "direction", "forward", "backward", "both");
VOCABULARY(MC_VOCABULARY_SCOPE, "scope", "clause", "sentence", "list", "paragraph", "document");
VOCABULARY(MC_VOCABULARY_COMPANY_KIND, "company kind", "consumer_finance", "bank", "platform",
           "micro_loan", "auto_finance", "leasing", "insurer", "payment", "collector", "other");
VOCABULARY(MC_VOCABULARY_ALIAS_KIND, "alias kind", "legal", "short", "brand", "former", "typo");
VOCABULARY(MC_VOCABULARY_DISCOVERY, "discovery kind", "name", "masked", "traded");
VOCABULARY(MC_VOCABULARY_QUANTITY, "quantity", "count", "hour", "rate", "days", "ratio", "yield");
VOCABULARY(MC_VOCABULARY_COMBINATION, "combination kind", "any", "all", "at_least");
VOCABULARY(MC_VOCABULARY_EXTENT, "extent", "clause", "sentence", "paragraph", "document");
VOCABULARY(MC_VOCABULARY_ORDER, "order", "any", "ab");
VOCABULARY(MC_VOCABULARY_SPAN, "span", "clause", "sentence");
VOCABULARY(MC_VOCABULARY_HIT, "kind of example", "miss", "hit");
VOCABULARY(MC_VOCABULARY_REGION, "region", "cn", "tw", "hk");
VOCABULARY(MC_VOCABULARY_YES_NO, "answer", "no", "yes");
VOCABULARY(MC_VOCABULARY_FINDING, "status of a finding", "asserted", "announced", "negated",
           "hypothetical", "norm", "general", "claimed", "demanded");

_Static_assert(sizeof MC_VOCABULARY_CUE_KIND_codes / sizeof *MC_VOCABULARY_CUE_KIND_codes ==
                   MC_CUE_KIND_COUNT,
               "one code for each kind of cue");

_Static_assert(sizeof MC_VOCABULARY_GENRE_SIGN_codes / sizeof *MC_VOCABULARY_GENRE_SIGN_codes ==
                   MC_GENRE_SIGN_COUNT,
               "one code for each sign of genre");

// The value of a code, or MC_NONE.
static uint32_t find_code(const mc_vocabulary *vocabulary, mc_str code)
{
    for (uint32_t i = 0; code.size && i < vocabulary->count; i++) {
        const char *known = vocabulary->codes[i];
        if (known[0] == code.data[0] && mc_str_equal(mc_str_from_z(known), code)) return i;
    }
    return MC_NONE;
}

static void list_codes(const mc_vocabulary *vocabulary, char *out, size_t size)
{
    size_t used = 0;
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        size_t more = strlen(vocabulary->codes[i]);
        if (used + more + 7 > size) {
            memcpy(out + used, ", …", sizeof ", …" - 1);
            used += sizeof ", …" - 1;
            break;
        }
        if (i) memcpy(out + used, ", ", 2);
        used += i ? 2 : 0;
        memcpy(out + used, vocabulary->codes[i], more);
        used += more;
    }
    out[used] = '\0';
}

static void report_unknown(const mc_vocabulary *vocabulary, mc_str code, mc_place at,
                           mc_problems *problems)
{
    char expected[300];
    list_codes(vocabulary, expected, sizeof expected);
    mc_nearest nearest = {.wanted = code};
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        mc_nearest_try(&nearest, mc_str_from_z(vocabulary->codes[i]));
    }
    mc_problems_add(problems, at, "unknown %s \"%.*s\"; expected %s%s%s", vocabulary->what,
                    MC_SHOW(code), vocabulary->count > 1 ? "one of " : "", expected,
                    mc_nearest_hint(&nearest).words);
}

uint32_t mc_vocabulary_read(const mc_vocabulary *vocabulary, mc_str code, uint32_t otherwise,
                            mc_place at, mc_problems *problems)
{
    if (code.size == 0) return otherwise;
    uint32_t value = find_code(vocabulary, code);
    if (value != MC_NONE) return value;
    report_unknown(vocabulary, code, at, problems);
    return otherwise;
}

uint32_t mc_vocabulary_read_set(const mc_vocabulary *vocabulary, mc_str codes, mc_place at,
                                mc_problems *problems)
{
    uint32_t set = 0;
    mc_str code;
    while (codes.size && mc_str_split(&codes, ',', &code)) {
        code = mc_str_trim(code);
        uint32_t value = find_code(vocabulary, code);
        if (value == MC_NONE) {
            report_unknown(vocabulary, code, at, problems);
        } else {
            set |= 1u << value;
        }
    }
    return set;
}

static bool parse_int(mc_str cell, int64_t *number)
{
    bool negative = cell.size && cell.data[0] == '-';
    *number = 0;
    if (cell.size <= negative || cell.size > 9) return false;
    for (uint32_t i = negative; i < cell.size; i++) {
        if (cell.data[i] < '0' || cell.data[i] > '9') return false;
        *number = *number * 10 + (cell.data[i] - '0');
    }
    if (negative) *number = -*number;
    return true;
}

int32_t mc_vocabulary_read_int(mc_str cell, const char *what, int32_t least, int32_t most,
                               int32_t otherwise, mc_place at, mc_problems *problems)
{
    if (cell.size == 0) return otherwise;
    int64_t number;
    if (parse_int(cell, &number) && number >= least && number <= most) return (int32_t)number;
    mc_problems_add(problems, at, "%s is \"%.*s\"; expected a whole number from %d to %d", what,
                    MC_SHOW(cell), least, most);
    return otherwise;
}

mc_day mc_vocabulary_read_day(mc_str cell, const char *what, mc_place at, mc_problems *problems)
{
    if (cell.size == 0) return 0;
    char written[11] = "";
    mc_day day = mc_day_parse(cell);
    if (day) mc_day_format(day, written);
    if (day && mc_str_equal(mc_str_from_z(written), cell)) return day;
    mc_problems_add(problems, at, "%s is \"%.*s\"; expected a day such as 2026-01-31", what,
                    MC_SHOW(cell));
    return 0;
}
