// SPDX-License-Identifier: Apache-2.0
#include "lexicon/cue_link.h"

mc_str mc_cue_link_key(mc_build *build, const mc_cue *cue, mc_ustr text)
{
    bool counted = cue->kind == MC_CUE_GENRE && cue->scope == MC_SCOPE_CLAUSE;
    char kind[] = {(char)cue->kind, (char)cue->genre, (char)cue->direction, (char)counted};
    mc_str bytes = {(const char *)text.data, text.size * (uint32_t)sizeof *text.data};
    return mc_build_key(build, (mc_str){kind, sizeof kind}, bytes);
}

// Forms and rows meet: who wants another reach or a false friend for one form writes a row of its
// own for it, and the frame leaves it out. Rows of a kind compete only where they would do the
// same: for one genre, in one direction.
//
//     claim.staff  {@staff}{说|称}     claim  sentence
//     claim.bank   银行称              claim  paragraph        the frame makes no 银行称
typedef struct linker {
    mc_build *build;
    mc_symbols owners; // words → row whose they are
} linker;

static bool is_active(const mc_cue *cue)
{
    return cue->status == MC_STATUS_TESTING || cue->status == MC_STATUS_STABLE;
}

static void own_plain_rows(linker *link)
{
    mc_build *build = link->build;
    for (uint32_t i = 0; i < build->cue_row_count; i++) {
        const mc_cue_row *row = &build->cue_rows[i];
        if (row->frame.size || !is_active(&row->cue)) continue;
        mc_str key = mc_cue_link_key(build, &row->cue, row->texts[0]);
        mc_symbols_put(&link->owners, key, i);
    }
}

static void add_cue(mc_build *build, const mc_cue *cue, mc_ustr text, uint32_t frame)
{
    if (!MC_BUILD_ROOM(build, cues, cue_count, cue_room)) return;
    mc_cue *added = &build->cues[build->cue_count++];
    *added = *cue;
    added->text = text;
    added->frame = frame;
}

static bool acts_alike(const mc_cue *a, const mc_cue *b)
{
    return a->scope == b->scope && a->reach == b->reach && a->ends == b->ends &&
           a->not_in == b->not_in && a->needs == b->needs && a->families == b->families &&
           a->only_flag == b->only_flag && a->weight == b->weight;
}

static void report_idle(linker *link, const mc_cue_row *row, const mc_cue_row *frame)
{
    bool alike = is_active(&frame->cue) && acts_alike(&row->cue, &frame->cue);
    if (!row->strict || !alike) return;
    mc_problems_add(&link->build->problems,
                    (mc_place){row->cue.origin.file, row->cue.origin.line, 0},
                    "\"%.*s\" does nothing that \"%.*s\" does not do: it is one of the forms of "
                    "\"%.*s\"; expected it to differ in more than its id",
                    MC_SHOW(row->cue.id), MC_SHOW(frame->cue.id), MC_SHOW(frame->frame));
}

static void report_empty(linker *link, const mc_cue_row *row)
{
    if (!row->strict || !is_active(&row->cue)) return;
    mc_problems_add(&link->build->problems,
                    (mc_place){row->cue.origin.file, row->cue.origin.line, 0},
                    "\"%.*s\" is no cue: each form of \"%.*s\" has a row of its own",
                    MC_SHOW(row->cue.id), MC_SHOW(row->frame));
}

// A form that two frames make is made twice: the check of twins says so.
static void add_forms(linker *link, uint32_t index)
{
    mc_build *build = link->build;
    const mc_cue_row *row = &build->cue_rows[index];
    uint32_t frame = build->cue_frame_count;
    if (!MC_BUILD_ROOM(build, cue_frames, cue_frame_count, cue_frame_room)) return;
    build->cue_frames[build->cue_frame_count++] = row->frame;
    uint32_t before = build->cue_count;
    for (uint32_t i = 0; i < row->text_count; i++) {
        mc_str key = mc_cue_link_key(build, &row->cue, row->texts[i]);
        uint32_t owner = mc_symbols_find(&link->owners, key);
        bool plain = owner != MC_NONE && build->cue_rows[owner].frame.size == 0;
        if (plain) report_idle(link, &build->cue_rows[owner], row);
        if (plain || owner == index) continue;
        mc_symbols_put(&link->owners, key, index);
        add_cue(build, &row->cue, row->texts[i], frame);
    }
    if (build->cue_count == before) report_empty(link, row);
}

static bool has_frames(const mc_build *build)
{
    uint32_t i = 0;
    while (i < build->cue_row_count && build->cue_rows[i].frame.size == 0)
        i++;
    return i < build->cue_row_count;
}

void mc_cue_link_rows(mc_build *build)
{
    linker link = {.build = build};
    if (has_frames(build)) own_plain_rows(&link);
    for (uint32_t i = 0; i < build->cue_row_count; i++) {
        const mc_cue_row *row = &build->cue_rows[i];
        if (row->frame.size)
            add_forms(&link, i);
        else
            add_cue(build, &row->cue, row->texts[0], MC_NONE);
    }
    if (link.owners.failed) build->arena->failed = true;
    mc_symbols_dispose(&link.owners);
}
