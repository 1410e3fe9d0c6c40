// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE // MAP_ANONYMOUS, MAP_FIXED_NOREPLACE
#include "base/region.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/align.h"
#include "base/attr.h"
#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"

// A region always lies at the same address, so pointers inside it stay true in every process that
// maps its file, and nothing is translated: the file is the memory.
//
//     0x1800'0000'0000                                   + used              + page            + RESERVE
//     | head: magic, order, sizes, key, hash, root | taken … | rest of the page | taken later     |
//     |<----------------- the file --------------------->|                     |<-- no file -->|
//
// The head says how the bytes are to be read and what they were made from; whatever differs, the
// file is refused and the reader makes the tables anew. The hash covers head and content, so a file
// that was cut or changed on its way is refused as well. It is no protection against somebody who
// may write the file: such a one may write the program beside it.
//
// The address is one that Linux leaves free on x86-64 and ARM64 (47 and 48 bits), that is none of
// the address sanitizer's and below valgrind's end. Where it is taken or does not
// exist, there are no regions.

static const uint64_t ADDRESS = UINT64_C(0x180000000000);

enum { BYTE_ORDER_MARK = 0x01020304 };

#define RESERVE ((size_t)1 << 30) /* address space of a new region */
#define LATER   ((size_t)1 << 20) /* of a mapped one, behind what was saved */

static const char MAGIC[8] = {'m', 'c', 'r', 'e', 'g', 'i', 'o', '1'};

struct mc_region {
    char magic[8];
    uint32_t byte_order, pointer_bytes;
    uint64_t address;
    uint64_t used;     // bytes from the address on, the head included
    uint64_t hash;     // of all the rest; 0 while it is computed
    uint64_t reserved; // bytes of address space in this process; 0 in a file
    void *root;
    char key[MC_REGION_KEY_BYTES];
};

static size_t page_bytes(void)
{
    return (size_t)sysconf(_SC_PAGESIZE);
}

// Memory or a file at the address, never in the place of something else.
static void *map_at(uint64_t address, size_t size, int fd, mc_error *err)
{
    int flags = MAP_PRIVATE | (fd < 0 ? MAP_ANONYMOUS | MAP_NORESERVE : 0);
    int protection = fd < 0 ? PROT_READ | PROT_WRITE : PROT_READ;
#ifdef MAP_FIXED_NOREPLACE
    flags |= MAP_FIXED_NOREPLACE;
#endif
    void *wanted = sizeof(void *) == 8 ? (void *)(uintptr_t)address : NULL;
    void *got =
        wanted && !MC_THREAD_SANITIZER ? mmap(wanted, size, protection, flags, fd, 0) : MAP_FAILED;
    if (got == wanted) return got;
    if (got != MAP_FAILED) munmap(got, size);
    mc_error_set(err, MC_ERR_MEMORY, "the addresses from %llx on are taken or do not exist here",
                 (unsigned long long)address);
    return NULL;
}

mc_status mc_region_new(mc_region **out, mc_error *err)
{
    mc_region *region = map_at(ADDRESS, RESERVE, -1, err);
    if (!region) return MC_ERR_MEMORY;
    region->byte_order = BYTE_ORDER_MARK;
    region->pointer_bytes = sizeof(void *);
    region->address = ADDRESS;
    region->used = sizeof *region;
    region->reserved = RESERVE;
    memcpy(region->magic, MAGIC, sizeof MAGIC);
    *out = region;
    return MC_OK;
}

void *mc_region_take(mc_region *region, size_t bytes, size_t alignment)
{
    size_t at = mc_align_up((size_t)region->used, alignment);
    if (bytes > RESERVE || at > region->reserved || bytes > region->reserved - at) return NULL;
    region->used = at + bytes;
    return (char *)region + at;
}

void mc_region_set_root(mc_region *region, void *root)
{
    region->root = root;
}

void *mc_region_root(const mc_region *region)
{
    return region->root;
}

// The head as it stands in the file, without the hash, seeds that of the content.
static uint64_t hash_of(const mc_region *head, const void *content)
{
    mc_region plain = *head;
    plain.hash = plain.reserved = 0;
    uint64_t seed = mc_hash64(&plain, sizeof plain, 0);
    return mc_hash64(content, (size_t)head->used - sizeof *head, seed);
}

mc_status mc_region_save(mc_region *region, const char *key, const char *path, mc_error *err)
{
    if (strlen(key) >= MC_REGION_KEY_BYTES)
        return mc_error_set(err, MC_ERR_LIMIT, "the key of '%s' is too long", path);
    memset(region->key, 0, sizeof region->key);
    memcpy(region->key, key, strlen(key));
    region->hash = hash_of(region, region + 1);
    uint64_t reserved = region->reserved;
    region->reserved = 0;
    mc_str content = {(const char *)region, (uint32_t)region->used};
    mc_status st = mc_file_replace(path, content, err);
    region->reserved = reserved;
    return st;
}

static const char *find_fault(const mc_region *head, const char *key)
{
    if (memcmp(head->magic, MAGIC, sizeof MAGIC) != 0) return "it is no image of this kind";
    if (head->byte_order != BYTE_ORDER_MARK || head->pointer_bytes != sizeof(void *))
        return "it was made on a machine of another kind";
    if (head->address != ADDRESS || head->used < sizeof *head || head->reserved)
        return "its head is damaged";
    if (memcmp(head->key, key, strlen(key) + 1) != 0)
        return "it was made from other files or by another program";
    return NULL;
}

// The file behind its head, once the head is known to fit.
static mc_status map_file(mc_region **out, const mc_region *head, int fd, mc_error *err)
{
    size_t size = (size_t)head->used, paged = mc_align_up(size, page_bytes());
    mc_region *region = map_at(ADDRESS, size, fd, err);
    if (!region) return MC_ERR_MEMORY;
    void *later = map_at(ADDRESS + paged, LATER, -1, err);
    mc_status st = later ? MC_OK : MC_ERR_MEMORY;
    if (st == MC_OK && hash_of(region, region + 1) != head->hash)
        st = mc_error_set(err, MC_ERR_SYNTAX, "its content does not fit its hash");
    if (st == MC_OK && mprotect(region, size, PROT_READ | PROT_WRITE) != 0)
        st = mc_error_memory(err);
    if (st != MC_OK) {
        munmap(region, size);
        if (later) munmap(later, LATER);
        return st;
    }
    region->used = paged;
    region->reserved = paged + LATER;
    *out = region;
    return MC_OK;
}

mc_status mc_region_map(mc_region **out, const char *key, const char *path, mc_error *err)
{
    mc_region head = {.used = 0};
    struct stat about;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return mc_error_errno(err, path, errno);
    mc_status st = MC_OK;
    bool whole = read(fd, &head, sizeof head) == (ssize_t)sizeof head && fstat(fd, &about) == 0;
    const char *fault = whole ? find_fault(&head, key) : "it is cut";
    if (!fault && (uint64_t)about.st_size != head.used) fault = "it is cut";
    if (fault) st = mc_error_set(err, MC_ERR_SYNTAX, "%s", fault);
    if (st == MC_OK) st = map_file(out, &head, fd, err);
    close(fd);
    return st;
}

void mc_region_free(mc_region *region)
{
    if (region) munmap(region, (size_t)region->reserved);
}
