// SPDX-License-Identifier: Apache-2.0
// ASCII punctuation takes its full-width shape when a Han character stands before or after it and
// it does not stand between digits:
//
//   逾期了,他们10,000元都要还!   →   逾期了，他们10,000元都要还！
//
// What stands before is looked at as already settled (a full-width sign counts), what stands
// after only counts when it is a Han character or an opening mark, which no fold brings
// forth. So a second pass finds the same neighbours and changes nothing. Two or more question
// marks, or one between blanks, are what is left of emoji that an encoding did not hold: no
// question, they become a barrier.
#include "text/marks.h"

#include "base/ascii.h"

static const char ascii[] = ",!?:;()";
static const uint16_t full[] = {0xFF0C, 0xFF01, 0xFF1F, 0xFF1A, 0xFF1B, 0xFF08, 0xFF09};

static uint16_t unit_at(const mc_emitter *e, uint32_t at)
{
    return at < e->size ? e->norm[at] : 0; // at - 1 of the first unit wraps and is outside too
}

static bool is_wide_before(uint16_t unit)
{
    return mc_fold_is_han(unit) || (unit >= 0x3001 && unit <= 0x3011) || unit == 0x201D ||
           unit == 0x2019 || unit == 0x2026 || (unit >= 0xFF01 && unit <= 0xFF1F);
}

static bool is_wide_after(uint16_t unit)
{
    return mc_fold_is_han(unit) || unit == 0x201C || unit == 0x2018 || unit == 0x300A ||
           unit == 0x300C || unit == 0x3010;
}

static bool is_lost_emoji(const mc_emitter *e, uint32_t at)
{
    uint16_t before = unit_at(e, at - 1), after = unit_at(e, at + 1);
    return before == '?' || after == '?' || (before == ' ' && after == ' ');
}

static void settle_punctuation(mc_emitter *e, uint32_t at, uint16_t unit)
{
    uint16_t before = unit_at(e, at - 1), after = unit_at(e, at + 1);
    if (unit == '?' && is_lost_emoji(e, at)) {
        e->repairs.question_runs += before != '?';
        return;
    }
    if (mc_is_digit(before) && mc_is_digit(after)) return;
    if (!is_wide_before(before) && !is_wide_after(after)) return;
    for (uint32_t sign = 0; ascii[sign]; sign++)
        if (unit == (uint16_t)ascii[sign]) e->norm[at] = full[sign];
}

static bool stands_here(const mc_emitter *e, const mc_fold_exception *exception, uint32_t at)
{
    if (at < exception->at) return false;
    uint32_t begin = at - exception->at;
    if (begin + exception->plain.size > e->size) return false;
    for (uint32_t i = 0; i < exception->plain.size; i++)
        if (e->table->simplified[e->norm[begin + i]] != exception->plain.data[i] &&
            e->norm[begin + i] != exception->folded.data[i])
            return false;
    return true;
}

// First exception of a trigger; they are ordered by trigger, longest phrase first.
static uint32_t first_exception(const mc_fold_table *table, uint16_t trigger)
{
    uint32_t low = 0, high = table->exception_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (table->exceptions[middle].trigger < trigger)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void settle_exception(mc_emitter *e, uint32_t at, uint16_t trigger)
{
    const mc_fold_table *table = e->table;
    for (uint32_t i = first_exception(table, trigger);
         i < table->exception_count && table->exceptions[i].trigger == trigger; i++) {
        const mc_fold_exception *exception = &table->exceptions[i];
        if (!stands_here(e, exception, at)) continue;
        e->norm[at] = exception->folded.data[exception->at];
        return;
    }
}

void mc_marks_settle(mc_emitter *e)
{
    for (uint32_t i = 0; i < e->mark_count; i++) {
        mc_mark mark = e->marks[i];
        if (mark.unit < 0x80)
            settle_punctuation(e, mark.at, mark.unit);
        else
            settle_exception(e, mark.at, mark.unit);
    }
}
