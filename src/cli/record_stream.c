// SPDX-License-Identifier: Apache-2.0
#include "cli/record_stream.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "cli/session.h"

// The store does not know the file that its lines come from.
static mc_status name_file(mc_status st, const char *name, mc_error *err)
{
    if (st != MC_OK && err->line) snprintf(err->where, sizeof err->where, "%s", name);
    return st;
}

// What stands behind the last line end: a record without one, or the rest of a file that was cut.
static mc_status load_tail(const mc_session *session, mc_store *store, const mc_buf *lines,
                           const char *name, mc_error *err)
{
    uint32_t cut = 0;
    mc_str source = mc_path_name(mc_str_from_z(name));
    mc_status st = mc_store_load_tail(store, mc_buf_str(lines), source, &cut, err);
    if (cut) {
        mc_error event = {.line = cut};
        snprintf(event.where, sizeof event.where, "%s", name);
        snprintf(event.message, sizeof event.message,
                 "found a line that breaks off, expected a whole record; it is left out, the lines "
                 "before it are used");
        mc_session_print_error(session, &event);
    }
    return name_file(st, name, err);
}

// A table or text given by mistake, or what a scan that failed has left: the
// parser's words would not help.
static mc_status check_begin(mc_str begin, const char *name, mc_error *err)
{
    mc_str first = mc_str_trim(begin);
    if (first.size && first.data[0] == '{') return MC_OK;
    return mc_error_set_at(err, MC_ERR_SYNTAX, name, 0, 0,
                           "found %s, expected records as 'mingcha scan' writes them; documents "
                           "are for 'report' without --from-records, and for 'scan'",
                           first.size ? "other content" : "nothing in it");
}

// Feeds whole lines to the store.
static mc_status load_stream(const mc_session *session, mc_store *store, FILE *stream,
                             const char *name, mc_error *err)
{
    mc_buf lines = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_status st = MC_OK;
    bool more = true, begun = false;
    mc_store_begin_stream(store);
    while (st == MC_OK && more) {
        char block[1 << 16];
        size_t got = fread(block, 1, sizeof block, stream);
        if (ferror(stream)) st = mc_error_errno(err, name, errno);
        if (st == MC_OK && !begun) st = check_begin((mc_str){block, (uint32_t)got}, name, err);
        begun = true;
        more = got > 0;
        size_t seen = lines.size, whole; // no line ends in what was seen
        mc_buf_add(&lines, block, got);
        whole = lines.size;
        while (whole > seen && lines.data[whole - 1] != '\n') {
            whole--;
        }
        if (whole == seen) whole = 0;
        if (st == MC_OK) st = mc_buf_status(&lines);
        if (st == MC_OK && whole) {
            st = mc_store_load(store, (mc_str){lines.data, (uint32_t)whole}, err);
            name_file(st, name, err);
        }
        if (whole) memmove(lines.data, lines.data + whole, lines.size - whole);
        lines.size -= whole;
    }
    if (st == MC_OK && mc_str_trim(mc_buf_str(&lines)).size)
        st = load_tail(session, store, &lines, name, err);
    mc_buf_dispose(&lines);
    return st;
}

mc_status mc_record_stream_load(const mc_session *session, mc_store *store, const char *path,
                                mc_error *err)
{
    if (strcmp(path, "-") == 0) return load_stream(session, store, stdin, "stdin", err);
    FILE *file = fopen(path, "rb");
    if (!file) return mc_error_errno(err, path, errno);
    mc_status st = load_stream(session, store, file, path, err);
    fclose(file);
    return st;
}
