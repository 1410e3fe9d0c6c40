// SPDX-License-Identifier: Apache-2.0
/** Character encodings of inputs: which one is it, and bytes to UTF-8. */
#ifndef MC_TEXT_CHARSET_H
#define MC_TEXT_CHARSET_H

#include "base/buf.h"
#include "base/str.h"
#include "mingcha/error.h"

/** Encodings that are told apart. */
typedef enum mc_charset {
    MC_CHARSET_UNKNOWN,
    MC_CHARSET_UTF8,
    MC_CHARSET_UTF16LE,
    MC_CHARSET_UTF16BE,
    MC_CHARSET_UTF32LE,
    MC_CHARSET_UTF32BE,
    MC_CHARSET_GB18030, /**< with GBK and GB 2312 in it */
    MC_CHARSET_BIG5,
    MC_CHARSET_EUC_TW,
    MC_CHARSET_HZ
} mc_charset;

/** Printed name ("GB18030"); "" for MC_CHARSET_UNKNOWN. */
const char *mc_charset_name(mc_charset charset);

/** Finds a charset by any usual name (gbk, gb2312, utf8, big5-hkscs …);
 *  MC_CHARSET_UNKNOWN if none. */
mc_charset mc_charset_find(mc_str name);

/** Byte order mark at the beginning, else MC_CHARSET_UNKNOWN; `bom_bytes` gets its size or 0. */
mc_charset mc_charset_of_bom(mc_str bytes, uint32_t *bom_bytes);

/** Decides by byte order mark, then validity and character frequency; never gives up: bytes that
 *  fit nothing are UTF-8 with errors.
 *
 *  @param bytes     a sample, at least 64 KiB when the input has that much; may end inside a
 *          character
 *  @param declared  what meta tag, XML declaration or user says, a hint that bytes may overrule;
 *                   MC_CHARSET_UNKNOWN = nothing
 *  @return never MC_CHARSET_UNKNOWN */
mc_charset mc_charset_detect(mc_str bytes, mc_charset declared);

/** Decoder that is fed piece by piece; a character may be cut at a piece's end. */
typedef struct mc_decoder mc_decoder;

/** A decoder for one charset; a byte order mark at the start of the stream is dropped. */
mc_status mc_decoder_new(mc_decoder **out, mc_charset charset, mc_error *err);

/** Decodes the next piece and appends UTF-8 to `out`.
 *  @param undecodable  increased by the number of places that became U+FFFD; NUL characters become
 *                      U+FFFD too and are counted
 *  @param last         true flushes a character that was cut off */
mc_status mc_decoder_feed(mc_decoder *decoder, mc_str piece, bool last, mc_buf *out,
                          uint32_t *undecodable, mc_error *err);

/** NULL is allowed. */
void mc_decoder_free(mc_decoder *decoder);

/** Decodes all bytes at once. */
mc_status mc_charset_decode(mc_charset charset, mc_str bytes, mc_buf *out, uint32_t *undecodable,
                            mc_error *err);

#endif
