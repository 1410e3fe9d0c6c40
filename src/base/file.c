// SPDX-License-Identifier: Apache-2.0
#define _XOPEN_SOURCE 700 // realpath
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/array.h"
#include "base/error.h"

mc_path_kind mc_path_kind_of(const char *path)
{
    struct stat about;
    if (stat(path, &about) != 0) return MC_PATH_MISSING;
    if (S_ISREG(about.st_mode)) return MC_PATH_FILE;
    return S_ISDIR(about.st_mode) ? MC_PATH_FOLDER : MC_PATH_OTHER;
}

bool mc_file_identity(const char *path, char out[MC_FILE_IDENTITY_BYTES])
{
    struct stat about;
    if (stat(path, &about) != 0 || !S_ISREG(about.st_mode)) return false;
    snprintf(out, MC_FILE_IDENTITY_BYTES, "%llu:%llu", (unsigned long long)about.st_dev,
             (unsigned long long)about.st_ino);
    return true;
}

mc_str mc_path_join(mc_arena *arena, mc_str folder, mc_str name)
{
    bool slash = folder.size && folder.data[folder.size - 1] != '/';
    char *path = mc_arena_alloc(arena, (size_t)folder.size + name.size + 2);
    if (!path) return (mc_str){NULL, 0};
    if (folder.size) memcpy(path, folder.data, folder.size);
    if (slash) path[folder.size] = '/';
    memcpy(path + folder.size + slash, name.data, name.size);
    return (mc_str){path, folder.size + slash + name.size};
}

mc_str mc_path_name(mc_str path)
{
    uint32_t begin = path.size;
    while (begin > 0 && path.data[begin - 1] != '/') {
        begin--;
    }
    return mc_str_slice(path, begin, path.size);
}

mc_str mc_path_folder(mc_str path)
{
    uint32_t slash = path.size - mc_path_name(path).size;
    return mc_str_slice(path, 0, slash > 1 ? slash - 1 : slash);
}

mc_str mc_path_beside_program(mc_arena *arena, mc_str relative)
{
    char program[4096];
    ssize_t size = readlink("/proc/self/exe", program, sizeof program);
    if (size <= 0 || (size_t)size == sizeof program) return (mc_str){NULL, 0};
    mc_str folder = mc_path_folder((mc_str){program, (uint32_t)size});
    while (mc_str_has_prefix(relative, MC_STR("../"))) {
        folder = mc_path_folder(folder);
        relative = mc_str_slice(relative, 3, relative.size);
    }
    mc_str path = mc_path_join(arena, folder, relative);
    return path.data && mc_path_kind_of(path.data) != MC_PATH_MISSING ? path : (mc_str){NULL, 0};
}

mc_status mc_path_follow(mc_str *out, mc_arena *arena, const char *path, mc_error *err)
{
    struct stat about;
    bool link = lstat(path, &about) == 0 && S_ISLNK(about.st_mode);
    char *real = link ? realpath(path, NULL) : NULL;
    if (link && !real)
        return mc_error_set_at(err, MC_ERR_IO, path, 0, 0, "found a link that leads nowhere");
    *out = mc_arena_str(arena, mc_str_from_z(real ? real : path));
    free(real);
    return out->data ? MC_OK : mc_error_memory(err);
}

mc_status mc_file_read(mc_buf *out, const char *path, mc_error *err)
{
    FILE *file = fopen(path, "rb");
    if (!file) return mc_error_errno(err, path, errno);
    mc_status st = MC_OK;
    size_t got = 1;
    while (st == MC_OK && got > 0) {
        char block[64 << 10];
        errno = 0;
        got = fread(block, 1, sizeof block, file);
        if (ferror(file)) st = mc_error_errno(err, path, errno);
        mc_buf_add(out, block, got);
        if (st == MC_OK && mc_buf_status(out) != MC_OK) {
            st = mc_error_set_at(err, mc_buf_status(out), path, 0, 0,
                                 "larger than the limit of %zu bytes", out->maximum);
        }
    }
    fclose(file);
    return st;
}

mc_status mc_file_write(const char *path, mc_str content, mc_error *err)
{
    FILE *file = fopen(path, "wb");
    if (!file) return mc_error_errno(err, path, errno);
    if (content.size) fwrite(content.data, 1, content.size, file);
    return mc_stream_close(file, path, err);
}

// What was written takes the place of `path`, or goes away.
static mc_status put_in_place(const char *part, const char *path, mc_status st, mc_error *err)
{
    struct stat about;
    bool there = stat(path, &about) == 0;
    if (st == MC_OK && there && !S_ISREG(about.st_mode))
        st = mc_error_errno(err, path, S_ISDIR(about.st_mode) ? EISDIR : EEXIST);
    if (st == MC_OK && there && chmod(part, about.st_mode & 07777) != 0)
        st = mc_error_errno(err, path, errno);
    if (st == MC_OK && rename(part, path) != 0) st = mc_error_errno(err, path, errno);
    if (st != MC_OK) unlink(part); // and not remove(): a folder of that name is somebody else's
    return st;
}

mc_status mc_file_replace(const char *path, mc_str content, mc_error *err)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_buf part = MC_BUF_INIT(1 << 16);
    mc_str target = {NULL, 0};
    mc_status st = mc_path_follow(&target, &arena, path, err);
    mc_buf_add_str(&part, target);
    mc_buf_add(&part, ".part", sizeof ".part");
    if (st == MC_OK && mc_buf_status(&part) != MC_OK) st = mc_error_memory(err);
    if (st == MC_OK)
        st = put_in_place(part.data, target.data, mc_file_write(part.data, content, err), err);
    mc_buf_dispose(&part);
    mc_arena_dispose(&arena);
    return st;
}

// Collected paths grow in an array of their own and are copied into the arena at the end.
typedef struct listing {
    mc_arena *arena;
    mc_str *paths;
    uint32_t count, capacity;
} listing;

// A folder being read and those it lies in: a link that leads back to one of them
// would be read without end.
typedef struct chain {
    const struct chain *outer;
    dev_t device;
    ino_t number;
} chain;

static mc_status add_folder(listing *list, const chain *outer, mc_str folder, mc_error *err);

static mc_status append(listing *list, mc_str path, mc_error *err)
{
    if (!MC_ARRAY_RESERVE(list->paths, list->capacity, list->count + 1ull)) {
        return mc_error_memory(err);
    }
    list->paths[list->count++] = path;
    return MC_OK;
}

static mc_status add_path(listing *list, const chain *outer, mc_str path, mc_error *err)
{
    if (!path.data) return mc_error_memory(err);
    bool is_folder = mc_path_kind_of(path.data) == MC_PATH_FOLDER;
    return is_folder ? add_folder(list, outer, path, err) : append(list, path, err);
}

static bool leads_back(const chain *outer, const struct stat *about)
{
    for (; outer; outer = outer->outer) {
        if (outer->device == about->st_dev && outer->number == about->st_ino) return true;
    }
    return false;
}

// A folder inside that cannot be opened stands in the list itself: whoever reads the list says so.
static mc_status add_folder(listing *list, const chain *outer, mc_str folder, mc_error *err)
{
    struct stat about;
    DIR *dir = stat(folder.data, &about) == 0 ? opendir(folder.data) : NULL;
    if (!dir && outer) return append(list, folder, err);
    if (!dir) return mc_error_errno(err, folder.data, errno);
    chain here = {outer, about.st_dev, about.st_ino};
    mc_status st = MC_OK;
    bool back = leads_back(outer, &about);
    for (struct dirent *entry; st == MC_OK && !back && (entry = readdir(dir));) {
        if (entry->d_name[0] == '.') continue;
        mc_str path = mc_path_join(list->arena, folder, mc_str_from_z(entry->d_name));
        st = add_path(list, &here, path, err);
    }
    closedir(dir);
    return st;
}

static int compare_paths(const void *a, const void *b)
{
    return mc_str_compare(*(const mc_str *)a, *(const mc_str *)b);
}

mc_status mc_folder_list(mc_path_list *out, mc_arena *arena, const char *folder, mc_error *err)
{
    listing list = {.arena = arena};
    *out = (mc_path_list){NULL, 0};
    mc_status st = add_folder(&list, NULL, mc_arena_str(arena, mc_str_from_z(folder)), err);
    if (st == MC_OK && list.count > 0) {
        qsort(list.paths, list.count, sizeof *list.paths, compare_paths);
        mc_str *paths = mc_arena_array(arena, list.count, sizeof *paths);
        if (paths) memcpy(paths, list.paths, list.count * sizeof *paths);
        *out = (mc_path_list){paths, paths ? list.count : 0};
        if (!paths) st = mc_error_memory(err);
    }
    free(list.paths);
    return st;
}

mc_status mc_folder_make(const char *path, mc_error *err)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_str copy = mc_arena_str(&arena, mc_str_from_z(path));
    if (!copy.data) return mc_error_memory(err);
    mc_status st = MC_OK;
    char *text = (char *)copy.data;
    for (uint32_t i = 1; st == MC_OK && i <= copy.size; i++) {
        if (text[i] != '/' && text[i] != '\0') continue;
        char kept = text[i];
        text[i] = '\0';
        if (mkdir(text, 0777) != 0 && errno != EEXIST) st = mc_error_errno(err, text, errno);
        text[i] = kept;
    }
    if (st == MC_OK && mc_path_kind_of(path) != MC_PATH_FOLDER) {
        st = mc_error_errno(err, path, ENOTDIR);
    }
    mc_arena_dispose(&arena);
    return st;
}

static mc_status remove_path(mc_arena *arena, mc_str path, mc_error *err)
{
    struct stat about;
    if (lstat(path.data, &about) != 0) {
        return errno == ENOENT ? MC_OK : mc_error_errno(err, path.data, errno);
    }
    mc_status st = MC_OK;
    if (S_ISDIR(about.st_mode)) {
        DIR *dir = opendir(path.data);
        if (!dir) return mc_error_errno(err, path.data, errno);
        for (struct dirent *entry; st == MC_OK && (entry = readdir(dir));) {
            mc_str name = mc_str_from_z(entry->d_name);
            if (mc_str_equal(name, MC_STR(".")) || mc_str_equal(name, MC_STR(".."))) continue;
            mc_str inner = mc_path_join(arena, path, name);
            st = inner.data ? remove_path(arena, inner, err) : mc_error_memory(err);
        }
        closedir(dir);
    }
    if (st == MC_OK && remove(path.data) != 0) st = mc_error_errno(err, path.data, errno);
    return st;
}

mc_status mc_folder_remove(const char *path, mc_error *err)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_status st = remove_path(&arena, mc_str_from_z(path), err);
    mc_arena_dispose(&arena);
    return st;
}

mc_status mc_path_rename(const char *from, const char *to, mc_error *err)
{
    if (mc_path_kind_of(to) != MC_PATH_MISSING) return mc_error_errno(err, to, EEXIST);
    return rename(from, to) == 0 ? MC_OK : mc_error_errno(err, to, errno);
}

mc_status mc_stream_close(FILE *stream, const char *where, mc_error *err)
{
    if (!stream) return MC_OK;
    errno = 0;
    bool failed = ferror(stream) != 0;
    if (fflush(stream) != 0) failed = true;
    int number = errno;
    if (stream != stdout && fclose(stream) != 0) failed = true;
    if (!failed) return MC_OK;
    if (number) return mc_error_errno(err, where, number);
    return mc_error_set_at(err, MC_ERR_IO, where, 0, 0, "a write failed; is the disk full?");
}

bool mc_stream_is_terminal(FILE *stream)
{
    return isatty(fileno(stream)) == 1;
}

static uint64_t file_bytes(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode) ? (uint64_t)about.st_size : 0;
}

uint64_t mc_path_bytes(const char *path)
{
    if (mc_path_kind_of(path) != MC_PATH_FOLDER) return file_bytes(path);
    mc_arena arena = MC_ARENA_INIT;
    mc_path_list files = {NULL, 0};
    uint64_t bytes = 0;
    if (mc_folder_list(&files, &arena, path, NULL) == MC_OK) {
        for (uint32_t i = 0; i < files.count; i++) {
            bytes += file_bytes(files.paths[i].data);
        }
    }
    mc_arena_dispose(&arena);
    return bytes;
}
