// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE // dl_iterate_phdr
#include "base/build_id.h"

#include <elf.h>
#include <link.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/align.h"

// The notes of a program lie in memory; of all objects that make up the process, ours is the one
// whose segments hold the address of a function of ours.
typedef struct search {
    uintptr_t inside;
    char *out;
    unsigned digits;
} search;

static bool holds(const struct dl_phdr_info *object, uintptr_t address)
{
    for (unsigned i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
        uintptr_t begin = object->dlpi_addr + segment->p_vaddr;
        if (segment->p_type == PT_LOAD && address >= begin && address - begin < segment->p_memsz)
            return true;
    }
    return false;
}

static void write_digits(search *found, const unsigned char *id, size_t bytes)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < bytes && found->digits + 2 < MC_BUILD_ID_HEX_BYTES; i++) {
        found->out[found->digits++] = digits[id[i] >> 4];
        found->out[found->digits++] = digits[id[i] & 15];
    }
}

static void read_notes(search *found, const unsigned char *at, size_t left)
{
    ElfW(Nhdr) note;
    while (left >= sizeof note && !found->digits) {
        memcpy(&note, at, sizeof note);
        size_t name = mc_align_up(note.n_namesz, 4),
               size = sizeof note + name + mc_align_up(note.n_descsz, 4);
        if (size > left) return;
        const unsigned char *text = at + sizeof note;
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && memcmp(text, "GNU", 4) == 0)
            write_digits(found, text + name, note.n_descsz);
        at += size;
        left -= size;
    }
}

static int look_at(struct dl_phdr_info *object, size_t size, void *payload)
{
    search *found = payload;
    (void)size;
    if (!holds(object, found->inside)) return 0;
    for (unsigned i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
        if (segment->p_type == PT_NOTE)
            read_notes(found, (const unsigned char *)(object->dlpi_addr + segment->p_vaddr),
                       segment->p_filesz);
    }
    return 1;
}

unsigned mc_build_id_hex(char out[MC_BUILD_ID_HEX_BYTES])
{
    search found = {(uintptr_t)&mc_build_id_hex, out, 0};
    dl_iterate_phdr(look_at, &found);
    out[found.digits] = '\0';
    return found.digits;
}
