// SPDX-License-Identifier: Apache-2.0
#include "report/outfile.h"

#include <errno.h>

#include "base/error.h"
#include "base/file.h"

enum { FLUSH_BYTES = 1 << 20 };

mc_status mc_outfile_open(mc_outfile *out, const char *folder, const char *name, mc_error *err)
{
    mc_arena arena = MC_ARENA_INIT;
    *out = (mc_outfile){NULL, MC_BUF_INIT(MC_MAX_BUFFER_BYTES), name};
    mc_str path = mc_path_join(&arena, mc_str_from_z(folder), mc_str_from_z(name));
    mc_status st = path.data ? MC_OK : mc_error_memory(err);
    if (st == MC_OK) {
        out->stream = fopen(path.data, "wb");
        if (!out->stream) st = mc_error_errno(err, name, errno);
    }
    mc_arena_dispose(&arena);
    return st;
}

static mc_status write_bytes(mc_outfile *out, mc_str bytes, mc_error *err)
{
    errno = 0;
    if (bytes.size && fwrite(bytes.data, 1, bytes.size, out->stream) != bytes.size) {
        return mc_error_errno(err, out->name, errno ? errno : EIO);
    }
    return MC_OK;
}

static mc_status write_out(mc_outfile *out, mc_error *err)
{
    mc_status st = mc_buf_status(&out->buf);
    if (st != MC_OK) return mc_error_set_at(err, st, out->name, 0, 0, "no room for a row");
    st = write_bytes(out, mc_buf_str(&out->buf), err);
    if (st == MC_OK) mc_buf_clear(&out->buf);
    return st;
}

mc_status mc_outfile_write(mc_outfile *out, mc_str bytes, mc_error *err)
{
    mc_status st = write_out(out, err);
    return st == MC_OK ? write_bytes(out, bytes, err) : st;
}

mc_status mc_outfile_flush(mc_outfile *out, mc_error *err)
{
    return out->buf.size < FLUSH_BYTES && out->buf.status == MC_OK ? MC_OK : write_out(out, err);
}

mc_status mc_outfile_close(mc_outfile *out, mc_status so_far, mc_error *err)
{
    if (so_far == MC_OK) so_far = write_out(out, err);
    mc_status closed = mc_stream_close(out->stream, out->name, so_far == MC_OK ? err : NULL);
    mc_buf_dispose(&out->buf);
    return so_far == MC_OK ? closed : so_far;
}
