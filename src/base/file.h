// SPDX-License-Identifier: Apache-2.0
/** Files and folders: the operating-system calls of the program. */
#ifndef MC_BASE_FILE_H
#define MC_BASE_FILE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "mingcha/error.h"

/** What a path leads to, links followed. */
typedef enum mc_path_kind {
    MC_PATH_MISSING,
    MC_PATH_FILE,
    MC_PATH_FOLDER,
    MC_PATH_OTHER /**< a device, socket or pipe */
} mc_path_kind;

/** A path inside a folder, as found by mc_folder_list(). */
typedef struct mc_path_list {
    const mc_str *paths; /**< with the folder in front, NUL-terminated, ordered by bytes */
    uint32_t count;
} mc_path_list;

/** Tells what `path` is. Never fails: an unreachable path is MC_PATH_MISSING. */
mc_path_kind mc_path_kind_of(const char *path);

/** Bytes of a file, or of all files below a folder as mc_folder_list() lists them; 0 when that
 *  is not known (a pipe). */
uint64_t mc_path_bytes(const char *path);

/** `folder` and `name` with one slash between, NUL-terminated, in the arena. */
mc_str mc_path_join(mc_arena *arena, mc_str folder, mc_str name);

/** The path that leads from the folder of the running program along `relative`, which may begin
 *  with `../`s; NUL-terminated. Data NULL when nothing is there, the program's own place is unknown
 *  or the arena is full. */
mc_str mc_path_beside_program(mc_arena *arena, mc_str relative);

/** The part behind the last slash, borrowed from `path`. */
mc_str mc_path_name(mc_str path);

/** The part before the last slash, borrowed from `path`: "/" for what lies at the top, empty when
 *  there is no slash. Joined with mc_path_name() it is the path again. */
mc_str mc_path_folder(mc_str path);

/** `path`, or where it leads if its last part is a symbolic link; NUL-terminated, in the arena.
 *  @return MC_ERR_IO for a link that leads nowhere, MC_ERR_MEMORY */
mc_status mc_path_follow(mc_str *out, mc_arena *arena, const char *path, mc_error *err);

/** Bytes of a file's identity with its NUL. */
#define MC_FILE_IDENTITY_BYTES 48

/** What is the same for all paths and links that lead to one file, and for no
 *  other file at that time.
 *  @return false when `path` leads to no regular file */
bool mc_file_identity(const char *path, char out[MC_FILE_IDENTITY_BYTES]);

/** Appends the whole file to `out`. MC_ERR_IO with the system's words, MC_ERR_LIMIT beyond the
 *  buffer's maximum. */
mc_status mc_file_read(mc_buf *out, const char *path, mc_error *err);

/** Writes `content` to `path`, replacing it; flushed and checked. A failure
 *  leaves a part of it there. */
mc_status mc_file_write(const char *path, mc_str content, mc_error *err);

/** The same so that a failure costs nothing: `content` is written beside as `path`.part, which
 *  takes the name and the permissions of `path` once it is whole and is removed
 *  otherwise. A link is followed. */
mc_status mc_file_replace(const char *path, mc_str content, mc_error *err);

/** All files below `folder`, also pipes and the like, recursively, in byte order of their paths;
 *  names that begin with a dot are left out. Paths live in `arena`.
 *  Links are followed, but not back into a folder that they lie in. A folder inside that cannot be
 *  opened stands in the list itself; `folder` that cannot be opened is MC_ERR_IO. */
mc_status mc_folder_list(mc_path_list *out, mc_arena *arena, const char *folder, mc_error *err);

/** Makes the folder and its parents; one that is there already is fine. */
mc_status mc_folder_make(const char *path, mc_error *err);

/** Removes a folder with everything in it; a missing one is fine. */
mc_status mc_folder_remove(const char *path, mc_error *err);

/** Gives `from` the name `to`; `to` must not exist. */
mc_status mc_path_rename(const char *from, const char *to, mc_error *err);

/** Flushes and closes, so that a full disk is seen: MC_ERR_IO. NULL and stdout are not closed, only
 *  flushed. */
mc_status mc_stream_close(FILE *stream, const char *where, mc_error *err);

/** True when the stream is a terminal. */
bool mc_stream_is_terminal(FILE *stream);

#endif
