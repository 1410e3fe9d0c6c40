// SPDX-License-Identifier: Apache-2.0
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *mc_buf_grow(mc_buf *buf, size_t more)
{
    if (buf->status != MC_OK) return NULL;
    if (more > buf->maximum || buf->size > buf->maximum - more) {
        buf->status = MC_ERR_LIMIT;
        return NULL;
    }
    size_t capacity = buf->capacity ? buf->capacity * 2 : 256;
    if (capacity < buf->size + more) capacity = buf->size + more;
    if (capacity > buf->maximum) capacity = buf->maximum;
    char *data = realloc(buf->data, capacity);
    if (!data) {
        buf->status = MC_ERR_MEMORY;
        return NULL;
    }
    buf->data = data;
    buf->capacity = capacity;
    return data + buf->size;
}

void mc_buf_add_str(mc_buf *buf, mc_str s)
{
    mc_buf_add(buf, s.data, s.size);
}

void mc_buf_add_z(mc_buf *buf, const char *z)
{
    mc_buf_add(buf, z, strlen(z));
}

void mc_buf_add_uint(mc_buf *buf, uint64_t number)
{
    char digits[20];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    mc_buf_add(buf, digits + at, sizeof digits - at);
}

void mc_buf_add_int(mc_buf *buf, int64_t number)
{
    if (number < 0) mc_buf_add_char(buf, '-');
    mc_buf_add_uint(buf, number < 0 ? 0 - (uint64_t)number : (uint64_t)number);
}

void mc_buf_add_format(mc_buf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, args);
    char *to = size < 0 ? NULL : mc_buf_reserve(buf, (size_t)size + 1);
    if (to) {
        vsnprintf(to, (size_t)size + 1, format, again);
        buf->size += (size_t)size;
    }
    va_end(again);
    va_end(args);
}

mc_str mc_buf_str(const mc_buf *buf)
{
    return (mc_str){buf->data, (uint32_t)buf->size};
}

mc_status mc_buf_status(const mc_buf *buf)
{
    return buf->status;
}

void mc_buf_clear(mc_buf *buf)
{
    buf->size = 0;
    buf->status = MC_OK;
}

void mc_buf_dispose(mc_buf *buf)
{
    free(buf->data);
    *buf = MC_BUF_INIT(buf->maximum);
}
