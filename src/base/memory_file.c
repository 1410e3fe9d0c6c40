// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE // memfd_create
#include "base/memory_file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/error.h"

static bool write_all(int descriptor, mc_str content)
{
    for (size_t at = 0; at < content.size;) {
        ssize_t written = write(descriptor, content.data + at, content.size - at);
        if (written < 0 && errno != EINTR) return false;
        if (written > 0) at += (size_t)written;
    }
    return true;
}

mc_status mc_memory_file_open(mc_memory_file *file, mc_str content, mc_error *err)
{
    file->descriptor = memfd_create("mingcha", MFD_CLOEXEC);
    bool ok = file->descriptor >= 0 && write_all(file->descriptor, content);
    if (ok) {
        snprintf(file->path, sizeof file->path, "/proc/self/fd/%d", file->descriptor);
        return MC_OK;
    }
    mc_status st = mc_error_set(err, MC_ERR_IO, "a file in memory: %s", strerror(errno));
    if (file->descriptor >= 0) mc_memory_file_close(file);
    return st;
}

void mc_memory_file_close(mc_memory_file *file)
{
    close(file->descriptor);
}
