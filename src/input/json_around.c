// SPDX-License-Identifier: Apache-2.0
#include "input/json_around.h"

//     {"company":"…","date":"…","comments":[{"content":"…"},{"content":"…","date":"…"}]}
//
// A page that was saved of one company's complaints names it once. The records inside have what
// stands around them, but for what they say themselves; whose words and which record it is
// (author, id, amount, speaker) an object around them cannot say.

static const mc_field handed[] = {MC_FIELD_COMPANY, MC_FIELD_COMPANIES, MC_FIELD_TITLE,
                                  MC_FIELD_URL,     MC_FIELD_CHANNEL,   MC_FIELD_REGION,
                                  MC_FIELD_GENRE,   MC_FIELD_THREAD,    MC_FIELD_DATE};

enum { HANDED = sizeof handed / sizeof *handed };

// {"company":{"id":7,"name":"…"}}: the name stands for the object.
static mc_str words_of(const mc_json *value)
{
    bool scalar = value->kind == MC_JSON_STRING || value->kind == MC_JSON_NUMBER;
    if (scalar) return value->text;
    return value->kind == MC_JSON_OBJECT ? mc_json_text(value, "name") : (mc_str){"", 0};
}

static uint32_t take_missing(mc_fields *around, const mc_fields *own)
{
    uint32_t count = 0;
    const mc_str *values = own->values;
    bool describes =
        values[MC_FIELD_COMPANY].data || values[MC_FIELD_TITLE].data || values[MC_FIELD_URL].data;
    for (int i = 0; i < HANDED; i++) {
        mc_field field = handed[i];
        bool wanted = field != MC_FIELD_DATE || describes;
        if (!wanted || !values[field].data || around->values[field].data) continue;
        around->values[field] = values[field];
        count++;
    }
    if (around->implied == MC_GENRE_UNKNOWN) around->implied = own->implied;
    return count;
}

static bool walk(mc_fields *around, const mc_reader_options *options, mc_arena *arena,
                 const mc_json *object, const mc_json *list, uint32_t *count)
{
    mc_fields own = {0};
    bool inside = false;
    for (uint32_t i = 0; i < object->count && !inside; i++) {
        const mc_json *member = &object->items[i];
        bool nested = member->kind == MC_JSON_OBJECT;
        inside = member == list || (nested && walk(around, options, arena, member, list, count));
    }
    for (uint32_t i = 0; i < object->count && inside; i++) {
        const mc_json *member = &object->items[i];
        mc_fields_offer(&own, options, arena, member->key, words_of(member));
    }
    if (inside) *count += take_missing(around, &own);
    return inside;
}

uint32_t mc_json_around_take(mc_fields *around, const mc_reader_options *options, mc_arena *arena,
                             const mc_json *object, const mc_json *list)
{
    uint32_t count = 0;
    walk(around, options, arena, object, list, &count);
    return count;
}

void mc_json_around_fill(mc_fields *fields, const mc_fields *around)
{
    bool spoken = fields->values[MC_FIELD_SPEAKER].data;
    for (int i = 0; i < HANDED; i++) {
        mc_field field = handed[i];
        bool named = fields->values[field].data || (field == MC_FIELD_THREAD && spoken);
        if (!named) fields->values[field] = around->values[field];
    }
    if (fields->implied == MC_GENRE_UNKNOWN) fields->implied = around->implied;
}
