// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void fill(mc_error *err, mc_status code, const char *where, const char *format, va_list args)
    MC_PRINTF(4, 0);

static void fill(mc_error *err, mc_status code, const char *where, const char *format, va_list args)
{
    err->code = code;
    snprintf(err->where, sizeof err->where, "%s", where);
    vsnprintf(err->message, sizeof err->message, format, args);
}

mc_status mc_error_set(mc_error *err, mc_status code, const char *format, ...)
{
    if (!err || err->code != MC_OK) return code;
    va_list args;
    va_start(args, format);
    fill(err, code, "", format, args);
    va_end(args);
    return code;
}

mc_status mc_error_set_at(mc_error *err, mc_status code, const char *where, uint32_t line,
                          uint32_t column, const char *format, ...)
{
    if (!err || err->code != MC_OK) return code;
    va_list args;
    va_start(args, format);
    fill(err, code, where, format, args);
    va_end(args);
    err->line = line;
    err->column = column;
    return code;
}

mc_status mc_error_memory(mc_error *err)
{
    return mc_error_set(err, MC_ERR_MEMORY, "the system has no more memory");
}

mc_status mc_error_errno(mc_error *err, const char *where, int error_number)
{
    return mc_error_set_at(err, MC_ERR_IO, where, 0, 0, "%s", strerror(error_number));
}

void mc_error_keep(mc_error *kept, mc_status status, const mc_error *found)
{
    if (status == MC_OK || kept->code != MC_OK) return;
    *kept = *found;
    kept->code = status;
}
