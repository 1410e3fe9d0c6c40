// SPDX-License-Identifier: Apache-2.0
#include "input/open_call.h"

#include "base/error.h"
#include "input/delivery.h"

/* A table of calls has a row for each turn:
 *
 *     会话编号  角色  内容                      document a.csv:A7
 *     A7       坐席  今天能还吗？                今天能还吗？        turn 坐席
 *     A7       客户  二十号发工资。              二十号发工资。      turn 客户
 *     B2       坐席  您好。                    document a.csv:B2 …
 *
 * Fields other than the words and who says them are those of the first row. The delivery's arena
 * belongs to the row being read, which may be the first of the next call; so the call has an arena
 * of its own, and the two change
 * places while it is sent.                                                                                       */

static bool is_turn(const mc_document *document)
{
    return document->turn_count == 1 && document->thread.size > 0;
}

static void keep(mc_str *field, mc_arena *arena)
{
    if (field->data) *field = mc_arena_str(arena, *field);
}

static void keep_kept(mc_document *first, mc_arena *arena)
{
    mc_kept_field *kept = mc_arena_array(arena, first->kept_count, sizeof *kept);
    for (uint32_t i = 0; kept && i < first->kept_count; i++)
        kept[i] = (mc_kept_field){first->kept[i].name, mc_arena_str(arena, first->kept[i].value)};
    first->kept = kept;
}

static void keep_companies(mc_document *first, mc_arena *arena)
{
    mc_str *companies = mc_arena_array(arena, first->company_count, sizeof *companies);
    for (uint32_t i = 0; companies && i < first->company_count; i++)
        companies[i] = mc_arena_str(arena, first->companies[i]);
    first->companies = first->company_count ? companies : NULL;
}

static void begin_call(mc_open_call *call, const mc_document *row, uint32_t line)
{
    mc_document *first = &call->first;
    *first = *row;
    mc_str *fields[] = {&first->title,  &first->date,    &first->respondent,
                        &first->author, &first->channel, &first->region,
                        &first->amount, &first->url,     &first->thread};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        keep(fields[i], &call->arena);
    first->id = first->thread;
    keep_companies(first, &call->arena);
    keep_kept(first, &call->arena);
    call->line = line;
    call->undecodable = 0;
    call->is_open = true;
}

mc_status mc_open_call_end(mc_delivery *d)
{
    mc_open_call *call = &d->call;
    if (!call->is_open) return MC_OK;
    mc_status st = mc_transcript_fill(&call->talk, &call->first);
    if (st != MC_OK || mc_arena_failed(&call->arena)) return mc_error_memory(d->err);
    mc_arena row = d->arena;
    uint32_t undecodable = d->undecodable;
    d->arena = call->arena;
    d->undecodable = call->undecodable;
    st = mc_delivery_send(d, &call->first, call->line);
    call->arena = d->arena;
    d->arena = row;
    d->undecodable = undecodable;
    mc_transcript_clear(&call->talk);
    call->is_open = false;
    return st;
}

static mc_status note_cut(mc_delivery *d, uint32_t line)
{
    return mc_delivery_cover(d, MC_COVERAGE_NOTE, "cut", line,
                             "found a call of more than %zu bytes, its further rows are another "
                             "document",
                             MC_MAX_CALL_BYTES);
}

static mc_status add_row(mc_delivery *d, const mc_document *row, uint32_t line)
{
    mc_open_call *call = &d->call;
    bool same = call->is_open && mc_str_equal(call->first.thread, row->thread);
    bool full = same && !mc_transcript_has_room(&call->talk, row->text.size);
    mc_status st = full ? note_cut(d, line) : MC_OK;
    if (st == MC_OK && (full || !same)) st = mc_open_call_end(d);
    if (st != MC_OK) return st;
    if (!call->is_open) begin_call(call, row, line);
    mc_transcript_add(&call->talk, row->turns, row->text);
    call->undecodable += d->undecodable;
    d->undecodable = 0;
    mc_arena_reset(&d->arena);
    return call->talk.failed ? mc_error_memory(d->err) : MC_OK;
}

mc_status mc_open_call_take(mc_delivery *d, mc_document *document, uint32_t line)
{
    if (is_turn(document) && document->text.size < MC_MAX_CALL_BYTES)
        return add_row(d, document, line);
    mc_status st = mc_open_call_end(d);
    return st == MC_OK ? mc_delivery_send(d, document, line) : st;
}

void mc_open_call_dispose(mc_open_call *call)
{
    mc_transcript_dispose(&call->talk);
    mc_arena_dispose(&call->arena);
}
