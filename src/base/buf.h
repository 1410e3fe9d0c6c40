// SPDX-License-Identifier: Apache-2.0
/** Growing byte buffer with a maximum and a sticky failure flag. */
#ifndef MC_BASE_BUF_H
#define MC_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/attr.h"
#include "base/limits.h"
#include "base/str.h"
#include "mingcha/error.h"

/** Embedded by value; owns `data`. Append freely, ask mc_buf_status() once
 *  at the end of the step. */
typedef struct mc_buf {
    char *data;
    size_t size, capacity, maximum; /**< bytes */
    mc_status status;               /**< MC_OK, MC_ERR_MEMORY or MC_ERR_LIMIT; sticky */
} mc_buf;

/** An empty buffer that never grows beyond `maximum_bytes`. */
#define MC_BUF_INIT(maximum_bytes) ((mc_buf){NULL, 0, 0, (maximum_bytes), MC_OK})

/** mc_buf_reserve() where memory must be asked for. */
char *mc_buf_grow(mc_buf *buf, size_t more);

/** Makes room for `more` bytes behind the present end.
 *  @return where to write them (then add to `size`), or NULL when the buffer has failed */
static inline char *mc_buf_reserve(mc_buf *buf, size_t more)
{
    bool fits = buf->status == MC_OK && more <= buf->capacity - buf->size;
    return fits ? buf->data + buf->size : mc_buf_grow(buf, more);
}

/** Appends bytes; nothing once the buffer has failed. */
static inline void mc_buf_add(mc_buf *buf, const void *data, size_t size)
{
    char *to = size ? mc_buf_reserve(buf, size) : NULL;
    if (!to) return;
    memcpy(to, data, size);
    buf->size += size;
}

/** Appends a string. */
void mc_buf_add_str(mc_buf *buf, mc_str s);

/** Appends a NUL-terminated string without its NUL. */
void mc_buf_add_z(mc_buf *buf, const char *z);

/** Appends one byte. */
static inline void mc_buf_add_char(mc_buf *buf, char c)
{
    char *to = mc_buf_reserve(buf, 1);
    if (!to) return;
    *to = c;
    buf->size++;
}

/** Appends an unsigned number in decimal. */
void mc_buf_add_uint(mc_buf *buf, uint64_t number);

/** Appends a signed number in decimal. */
void mc_buf_add_int(mc_buf *buf, int64_t number);

/** Appends as printf does, in the C locale's number format. For messages, not for hot paths. */
void mc_buf_add_format(mc_buf *buf, const char *format, ...) MC_PRINTF(2, 3);

/** The content, borrowed until the next change. */
mc_str mc_buf_str(const mc_buf *buf);

/** MC_OK, or why the content is not whole. */
mc_status mc_buf_status(const mc_buf *buf);

/** Empties the buffer, keeps its memory and clears a failure. */
void mc_buf_clear(mc_buf *buf);

/** Frees the memory; the buffer is then empty and usable with the same maximum. */
void mc_buf_dispose(mc_buf *buf);

#endif
