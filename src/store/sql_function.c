// SPDX-License-Identifier: Apache-2.0
#include "store/sql_function.h"

#include <sqlite3.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/hash.h"
#include "store/interval.h"
#include "store/place.h"

// wilson_low(hits, total), wilson_high(hits, total): ends of the 95 % interval.
static void wilson(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    int64_t hits = sqlite3_value_int64(values[0]), total = sqlite3_value_int64(values[1]);
    if (hits < 0 || hits > total) {
        sqlite3_result_null(context);
        return;
    }
    mc_interval found = mc_interval_wilson((uint64_t)hits, (uint64_t)total);
    bool high = sqlite3_user_data(context) != NULL;
    sqlite3_result_double(context, high ? found.high : found.low);
}

// difference_at(what, hits, total, hits2, total2): 0 the difference, 1 and 2 its 95 % interval, 3
// the lower end at 99.8 %.
static void difference(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    uint64_t of[5];
    for (int i = 0; i < 5; i++) {
        of[i] = (uint64_t)sqlite3_value_int64(values[i]);
    }
    if (of[1] > of[2] || of[3] > of[4]) {
        sqlite3_result_null(context);
        return;
    }
    double z = of[0] == 3 ? MC_Z_998 : MC_Z_95;
    mc_interval found = mc_interval_difference(of[1], of[2], of[3], of[4], z);
    double value = of[0] == 0 ? found.share : of[0] == 2 ? found.high : found.low;
    sqlite3_result_double(context, value);
}

// seeded_hash(text, seed): an order that nobody picks and every run repeats.
static void seeded_hash(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    const void *text = sqlite3_value_text(values[0]);
    size_t size = (size_t)sqlite3_value_bytes(values[0]);
    uint64_t hash = mc_hash64(text ? text : "", size, (uint64_t)sqlite3_value_int64(values[1]));
    sqlite3_result_int64(context, (int64_t)hash);
}

// is_counted_genre(genre): whether its texts count as complaints.
static void counted_genre(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    mc_str genre = {(const char *)sqlite3_value_text(values[0]), 0};
    if (genre.data) genre.size = (uint32_t)sqlite3_value_bytes(values[0]);
    sqlite3_result_int(context, mc_place_is_counted_genre(genre));
}

// visible(text): without the characters that nobody sees (Default_Ignorable_Code_Point, UAX #44), so
// that what looks the same is the same.
static void visible(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    mc_buf kept = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    const char *text = (const char *)sqlite3_value_text(values[0]);
    int32_t size = sqlite3_value_bytes(values[0]);
    for (int32_t at = 0; at < size;) {
        int32_t begin = at;
        UChar32 c;
        U8_NEXT((const uint8_t *)text, at, size, c);
        if (c < 0 || !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
            mc_buf_add_str(&kept, (mc_str){text + begin, (uint32_t)(at - begin)});
    }
    mc_str all = mc_buf_str(&kept);
    if (mc_buf_status(&kept) == MC_OK)
        sqlite3_result_text(context, all.size ? all.data : "", (int)all.size, SQLITE_TRANSIENT);
    else
        sqlite3_result_error_nomem(context);
    mc_buf_dispose(&kept);
}

mc_status mc_sql_function_add(sqlite3 *db, mc_error *err)
{
    static char high;
    static const struct {
        const char *name;
        int arguments;
        void (*call)(sqlite3_context *, int, sqlite3_value **);
        void *payload;
    } functions[] = {
        {"wilson_low", 2, wilson, NULL},        {"wilson_high", 2, wilson, &high},
        {"difference_at", 5, difference, NULL}, {"seeded_hash", 2, seeded_hash, NULL},
        {"visible", 1, visible, NULL},          {"is_counted_genre", 1, counted_genre, NULL}};
    int code = SQLITE_OK;
    for (size_t i = 0; code == SQLITE_OK && i < sizeof functions / sizeof *functions; i++) {
        code = sqlite3_create_function(db, functions[i].name, functions[i].arguments,
                                       SQLITE_UTF8 | SQLITE_DETERMINISTIC, functions[i].payload,
                                       functions[i].call, NULL, NULL);
    }
    return code == SQLITE_OK ? MC_OK : mc_error_memory(err);
}
