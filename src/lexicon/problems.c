// SPDX-License-Identifier: Apache-2.0
#include "lexicon/problems.h"

#include <stdarg.h>
#include <stdio.h>

enum { SHOWN_BYTES = 80 };

void mc_problems_pass(mc_problems *problems, const mc_error *error)
{
    if (problems->status == MC_OK) {
        problems->status = error->code;
        if (problems->err && problems->err->code == MC_OK) *problems->err = *error;
    }
    problems->error_count++;
    mc_sink_send(problems->sink, MC_LEVEL_ERROR, error);
}

MC_PRINTF(2, 0)
static mc_error compose(mc_place at, const char *format, va_list args)
{
    mc_error event = {.code = MC_ERR_LEXICON, .line = at.line, .column = at.column};
    snprintf(event.where, sizeof event.where, "%s", at.file ? at.file : "");
    vsnprintf(event.message, sizeof event.message, format, args);
    return event;
}

void mc_problems_add(mc_problems *problems, mc_place at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    mc_error event = compose(at, format, args);
    va_end(args);
    mc_problems_pass(problems, &event);
}

void mc_problems_warn(mc_problems *problems, mc_place at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    mc_error event = compose(at, format, args);
    va_end(args);
    problems->warning_count++;
    mc_sink_send(problems->sink, MC_LEVEL_WARNING, &event);
}

int mc_problems_shown(mc_str s)
{
    return (int)mc_str_cut(s, SHOWN_BYTES).size;
}
