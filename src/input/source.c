// SPDX-License-Identifier: Apache-2.0
#include "input/source.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "input/format.h"

enum { BLOCK_BYTES = 256 << 10 };

struct mc_source {
    FILE *file; // NULL = `bytes`
    mc_source_bytes bytes;
    mc_sha256 *sha;
    mc_buf window;
    size_t consumed; // bytes at the front of `window` that are used up
    mc_charset charset;
    bool forced; // the encoding was told, not detected
    bool end;
    mc_decoder *decoder; // NULL = the window is raw
    uint32_t undecodable, line;
    uint64_t progress;
    uint64_t promised, got; // bytes that the file had when it was opened (0 = unknown), and so far
    char block[BLOCK_BYTES];
};

static mc_status fill_from_file(mc_source *s, size_t *got, mc_error *err)
{
    errno = 0;
    *got = fread(s->block, 1, sizeof s->block, s->file);
    if (*got < sizeof s->block && ferror(s->file)) {
        return mc_error_set(err, MC_ERR_IO, "%s", strerror(errno ? errno : EIO));
    }
    s->end = *got < sizeof s->block;
    return MC_OK;
}

// What comes before a broken place is used; the next call meets it again.
static mc_status fill_from_bytes(mc_source *s, size_t *got, mc_error *err)
{
    *got = 0;
    while (*got < sizeof s->block) {
        const char *problem = NULL;
        long more =
            s->bytes.read(s->bytes.payload, s->block + *got, sizeof s->block - *got, &problem);
        if (more < 0 && *got == 0) return mc_error_set(err, MC_ERR_IO, "%s", problem);
        if (more < 0) return MC_OK;
        s->end = more == 0;
        if (s->end) return MC_OK;
        *got += (size_t)more;
    }
    return MC_OK;
}

static mc_status read_block(mc_source *s, size_t *got, mc_error *err)
{
    mc_status st = s->file ? fill_from_file(s, got, err) : fill_from_bytes(s, got, err);
    if (st != MC_OK) return st;
    mc_sha256_add(s->sha, (mc_str){s->block, (uint32_t)*got});
    s->progress += *got;
    s->got += *got;
    return MC_OK;
}

// Moves the unconsumed part to the front once it is the smaller part.
static void compact(mc_source *s)
{
    size_t left = s->window.size - s->consumed;
    if (s->consumed == 0 || s->consumed < left) return;
    memmove(s->window.data, s->window.data + s->consumed, left);
    s->window.size = left;
    s->consumed = 0;
}

static mc_status append(mc_source *s, mc_str piece, mc_error *err)
{
    if (s->decoder) {
        return mc_decoder_feed(s->decoder, piece, s->end, &s->window, &s->undecodable, err);
    }
    mc_buf_add_str(&s->window, piece);
    return mc_buf_status(&s->window);
}

static bool has_ascii_separators(mc_charset charset)
{
    return charset == MC_CHARSET_UTF8 || charset == MC_CHARSET_GB18030 ||
           charset == MC_CHARSET_BIG5 || charset == MC_CHARSET_EUC_TW;
}

static void drop_mark(mc_source *s)
{
    uint32_t mark = 0;
    mc_charset_of_bom(mc_source_view(s), &mark);
    s->consumed += mark;
}

// Decodes what is in the window so far and all that follows.
static mc_status start_decoder(mc_source *s, mc_error *err)
{
    mc_buf raw = s->window;
    mc_str piece = {raw.data + s->consumed, (uint32_t)(raw.size - s->consumed)};
    s->window = MC_BUF_INIT(raw.maximum);
    s->consumed = 0;
    mc_status st = mc_decoder_new(&s->decoder, s->charset, err);
    if (st == MC_OK) st = append(s, piece, err);
    mc_buf_dispose(&raw);
    return st;
}

static mc_status begin(mc_source *s, mc_charset charset, mc_error *err)
{
    size_t got = 0;
    uint32_t mark = 0;
    s->sha = mc_sha256_new();
    if (!s->sha) return mc_error_memory(err);
    mc_status st = read_block(s, &got, err);
    if (st != MC_OK) return st;
    mc_str sample = {s->block, (uint32_t)got};
    mc_charset marked = mc_charset_of_bom(sample, &mark);
    s->forced = marked != MC_CHARSET_UNKNOWN || charset != MC_CHARSET_UNKNOWN;
    s->charset = marked != MC_CHARSET_UNKNOWN ? marked : charset;
    // The bytes of an archive or image are nobody's characters: UTF-8 leaves them as they are.
    bool binary = mc_format_binary(sample) != NULL;
    if (binary) s->charset = MC_CHARSET_UTF8;
    if (!binary && !s->forced) s->charset = mc_charset_detect(sample, MC_CHARSET_UNKNOWN);
    st = append(s, sample, err);
    if (st == MC_OK && !has_ascii_separators(s->charset)) return start_decoder(s, err);
    if (st == MC_OK) drop_mark(s);
    return st;
}

// Pipes and devices do not say how much they hold.
static uint64_t size_of(FILE *file)
{
    struct stat about;
    bool regular = file && fstat(fileno(file), &about) == 0 && S_ISREG(about.st_mode);
    return regular && about.st_size > 0 && ftello(file) == 0 ? (uint64_t)about.st_size : 0;
}

// A source with a file or, where that is NULL, bytes from elsewhere.
static mc_status open_source(mc_source **out, FILE *file, mc_source_bytes bytes, mc_charset charset,
                             mc_error *err)
{
    mc_source *s = malloc(sizeof *s);
    if (!s) {
        if (file && file != stdin) fclose(file);
        return mc_error_memory(err);
    }
    memset(s, 0, offsetof(mc_source, block));
    s->file = file;
    s->promised = size_of(file);
    s->bytes = bytes;
    s->window = MC_BUF_INIT(MC_MAX_RECORD_BYTES);
    s->line = 1;
    mc_status st = begin(s, charset, err);
    if (st == MC_OK) {
        *out = s;
        return MC_OK;
    }
    mc_source_close(s);
    return st;
}

mc_status mc_source_open(mc_source **out, const char *path, mc_charset charset, mc_error *err)
{
    FILE *file = path ? fopen(path, "rb") : stdin;
    if (!file) return mc_error_set(err, MC_ERR_IO, "%s", strerror(errno));
    return open_source(out, file, (mc_source_bytes){NULL, NULL}, charset, err);
}

mc_status mc_source_open_bytes(mc_source **out, mc_source_bytes bytes, mc_charset charset,
                               mc_error *err)
{
    return open_source(out, NULL, bytes, charset, err);
}

void mc_source_close(mc_source *source)
{
    if (!source) return;
    if (source->file && source->file != stdin) fclose(source->file);
    mc_sha256_free(source->sha);
    mc_decoder_free(source->decoder);
    mc_buf_dispose(&source->window);
    free(source);
}

mc_str mc_source_view(const mc_source *source)
{
    if (!source->window.data) return (mc_str){"", 0};
    return (mc_str){source->window.data + source->consumed,
                    (uint32_t)(source->window.size - source->consumed)};
}

mc_status mc_source_more(mc_source *source, mc_error *err)
{
    size_t got = 0;
    if (source->end) return MC_OK;
    compact(source);
    if (source->window.size + (size_t)4 * BLOCK_BYTES > MC_MAX_RECORD_BYTES) return MC_ERR_LIMIT;
    mc_status st = read_block(source, &got, err);
    return st == MC_OK ? append(source, (mc_str){source->block, (uint32_t)got}, err) : st;
}

bool mc_source_at_end(const mc_source *source)
{
    return source->end;
}

void mc_source_consume(mc_source *source, uint32_t bytes)
{
    const char *at = mc_source_view(source).data, *end = at + bytes;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
        source->line++;
        at++;
    }
    source->consumed += bytes;
}

uint32_t mc_source_line(const mc_source *source)
{
    return source->line;
}

mc_charset mc_source_charset(const mc_source *source)
{
    return source->charset;
}

mc_charset mc_source_window_charset(const mc_source *source)
{
    return source->decoder ? MC_CHARSET_UTF8 : source->charset;
}

mc_status mc_source_decode(mc_source *source, mc_charset declared, mc_error *err)
{
    if (source->decoder) return MC_OK;
    if (!source->forced && declared != MC_CHARSET_UNKNOWN) {
        source->charset = mc_charset_detect(mc_source_view(source), declared);
    }
    return start_decoder(source, err);
}

uint32_t mc_source_undecodable(const mc_source *source)
{
    return source->undecodable;
}

uint64_t mc_source_lost(const mc_source *source)
{
    return source->end && source->got < source->promised ? source->promised - source->got : 0;
}

uint64_t mc_source_take_progress(mc_source *source)
{
    uint64_t bytes = source->progress;
    source->progress = 0;
    return bytes;
}

void mc_source_sha256(mc_source *source, char out[MC_SHA256_HEX_BYTES])
{
    mc_sha256_end(source->sha, out);
}
