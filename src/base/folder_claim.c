// SPDX-License-Identifier: Apache-2.0
#define _DEFAULT_SOURCE // flock
#include "base/folder_claim.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

// Between opening and locking the folder may have been removed by a run that found it without a
// lock, and another may bear its name.
static bool is_still(const char *path, int handle)
{
    struct stat opened, named;
    return fstat(handle, &opened) == 0 && lstat(path, &named) == 0 &&
           opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

// False where another run has it. A link is no folder of ours.
static bool lock(mc_folder_claim *out, const char *path, bool *has_locks)
{
    int handle = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (handle < 0) return false;
    bool locked = flock(handle, LOCK_EX | LOCK_NB) == 0;
    *has_locks = locked || errno == EWOULDBLOCK;
    locked = locked && is_still(path, handle);
    if (locked) *out = (mc_folder_claim){true, handle};
    if (!locked) close(handle);
    return locked;
}

mc_status mc_folder_claim_new(mc_folder_claim *out, const char *path, bool *made, mc_error *err)
{
    bool has_locks = true;
    *out = (mc_folder_claim){0};
    *made = mkdir(path, 0777) == 0;
    if (!*made) return errno == EEXIST ? MC_OK : mc_error_errno(err, path, errno);
    *made = lock(out, path, &has_locks) || !has_locks;
    return MC_OK;
}

bool mc_folder_claim_left(mc_folder_claim *out, const char *path)
{
    bool has_locks;
    *out = (mc_folder_claim){0};
    return lock(out, path, &has_locks);
}

void mc_folder_claim_end(mc_folder_claim *claim)
{
    if (claim->held) close(claim->handle);
    *claim = (mc_folder_claim){0};
}
