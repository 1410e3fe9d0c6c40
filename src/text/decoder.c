// SPDX-License-Identifier: Apache-2.0
// ICU's converters, fed piece by piece; UTF-8 that is sound goes past them. A callback writes
// U+FFFD for what cannot be decoded and counts the place; what ICU would put there differs
// from converter to converter.
#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "base/error.h"
#include "base/utf8_run.h"
#include "text/charset.h"

#define PIECE_UNITS 4096

struct mc_decoder {
    UConverter *converter;
    uint32_t undecodable;
    bool started; /**< a character was written: a byte order mark is no longer one */
    bool is_utf8;
    bool pending; /**< the converter may hold the begin of a character */
};

static const char *converter_name(mc_charset charset)
{
    switch (charset) {
    case MC_CHARSET_BIG5:
        return "Big5-HKSCS";
    case MC_CHARSET_HZ:
        return "HZ";
    case MC_CHARSET_UNKNOWN:
    case MC_CHARSET_UTF8:
        return "UTF-8";
    case MC_CHARSET_UTF16LE:
    case MC_CHARSET_UTF16BE:
    case MC_CHARSET_UTF32LE:
    case MC_CHARSET_UTF32BE:
    case MC_CHARSET_GB18030:
    case MC_CHARSET_EUC_TW:
        return mc_charset_name(charset);
    }
    return "UTF-8";
}

static void U_CALLCONV write_replacement(const void *context, UConverterToUnicodeArgs *args,
                                         const char *bytes, int32_t size,
                                         UConverterCallbackReason reason, UErrorCode *code)
{
    static const UChar replacement = 0xFFFD;
    mc_decoder *decoder = (mc_decoder *)(uintptr_t)context;
    (void)bytes, (void)size;
    if (reason > UCNV_IRREGULAR) return; // reset, close, clone
    decoder->undecodable++;
    *code = U_ZERO_ERROR;
    ucnv_cbToUWriteUChars(args, &replacement, 1, 0, code);
}

mc_status mc_decoder_new(mc_decoder **out, mc_charset charset, mc_error *err)
{
    UErrorCode code = U_ZERO_ERROR;
    mc_decoder *decoder = calloc(1, sizeof *decoder);
    if (!decoder) return mc_error_memory(err);
    decoder->is_utf8 = strcmp(converter_name(charset), "UTF-8") == 0;
    decoder->converter = ucnv_open(converter_name(charset), &code);
    if (U_SUCCESS(code))
        ucnv_setToUCallBack(decoder->converter, write_replacement, decoder, NULL, NULL, &code);
    if (U_FAILURE(code)) {
        mc_decoder_free(decoder);
        return mc_error_set(err, MC_ERR_ENCODING, "ICU has no converter for %s: %s",
                            converter_name(charset), u_errorName(code));
    }
    *out = decoder;
    return MC_OK;
}

// UTF-16 of one round to UTF-8. Characters never straddle rounds: ICU writes pairs whole or the
// half is kept by the caller.
static void append_units(mc_decoder *decoder, const UChar *units, int32_t size, mc_buf *out)
{
    for (int32_t at = 0; at < size; at++) {
        uint32_t code = units[at];
        if (U16_IS_LEAD(code) && at + 1 < size) {
            at++;
            code = (uint32_t)U16_GET_SUPPLEMENTARY(code, units[at]);
        }
        if (code == 0xFEFF && !decoder->started) continue;
        decoder->started = true;
        if (code == 0) {
            code = 0xFFFD;
            decoder->undecodable++;
        }
        char *room = mc_buf_reserve(out, 4);
        if (!room) return;
        size_t bytes = 0;
        U8_APPEND_UNSAFE((uint8_t *)room, bytes, code);
        out->size += bytes;
    }
}

static void convert(mc_decoder *decoder, mc_str piece, bool last, mc_buf *out, UErrorCode *code)
{
    UChar units[PIECE_UNITS + 1];
    const char *source = piece.data ? piece.data : "", *limit = source + piece.size;
    int32_t kept = 0; // a lead surrogate whose trail comes in the next round
    do {
        UChar *target = units + kept;
        *code = U_ZERO_ERROR;
        ucnv_toUnicode(decoder->converter, &target, units + PIECE_UNITS, &source, limit, NULL, last,
                       code);
        int32_t size = (int32_t)(target - units);
        kept = *code == U_BUFFER_OVERFLOW_ERROR && size > 0 && U16_IS_LEAD(units[size - 1]);
        append_units(decoder, units, size - kept, out);
        if (kept) units[0] = units[size - 1];
    } while (*code == U_BUFFER_OVERFLOW_ERROR && mc_buf_status(out) == MC_OK);
}

static void append_clean(mc_decoder *decoder, mc_str clean, mc_buf *out)
{
    while (!decoder->started && mc_str_has_prefix(clean, MC_STR("\xEF\xBB\xBF")))
        clean = mc_str_slice(clean, 3, clean.size);
    decoder->started |= clean.size > 0;
    mc_buf_add_str(out, clean);
}

// Bytes up to and with the first whole sound character, behind which the converter holds nothing;
// `*found` is false when there is none.
static uint32_t behind_sound(mc_str piece, bool *found)
{
    const uint8_t *bytes = (const uint8_t *)piece.data;
    for (uint32_t at = 0; at < piece.size; at++) {
        uint32_t size = mc_utf8_run_char(bytes + at, piece.size - at);
        *found = size > 0;
        if (size) return at + size;
    }
    *found = false;
    return piece.size;
}

// UTF-8 is copied where it is sound; the converter sees damage, and a character that the pieces
// divide.
static void feed_utf8(mc_decoder *decoder, mc_str piece, bool last, mc_buf *out, UErrorCode *code)
{
    *code = U_ZERO_ERROR;
    while (piece.size && mc_buf_status(out) == MC_OK) {
        uint32_t clean =
            decoder->pending ? 0 : mc_utf8_run_clean((const uint8_t *)piece.data, piece.size);
        append_clean(decoder, mc_str_slice(piece, 0, clean), out);
        piece = mc_str_slice(piece, clean, piece.size);
        if (piece.size == 0) return;
        bool found;
        uint32_t damaged = behind_sound(piece, &found);
        convert(decoder, mc_str_slice(piece, 0, damaged), false, out, code);
        decoder->pending = !found;
        piece = mc_str_slice(piece, damaged, piece.size);
    }
    if (last && decoder->pending) convert(decoder, piece, true, out, code);
}

mc_status mc_decoder_feed(mc_decoder *decoder, mc_str piece, bool last, mc_buf *out,
                          uint32_t *undecodable, mc_error *err)
{
    UErrorCode code;
    if (decoder->is_utf8)
        feed_utf8(decoder, piece, last, out, &code);
    else
        convert(decoder, piece, last, out, &code);
    *undecodable += decoder->undecodable;
    decoder->undecodable = 0;
    if (U_FAILURE(code) && code != U_BUFFER_OVERFLOW_ERROR && code != U_TRUNCATED_CHAR_FOUND)
        return mc_error_set(err, MC_ERR_ENCODING, "ICU's converter stopped: %s", u_errorName(code));
    if (mc_buf_status(out) == MC_ERR_LIMIT)
        return mc_error_set(err, MC_ERR_LIMIT, "decoded text beyond %zu bytes", out->maximum);
    return mc_buf_status(out) == MC_OK ? MC_OK : mc_error_memory(err);
}

void mc_decoder_free(mc_decoder *decoder)
{
    if (decoder) ucnv_close(decoder->converter);
    free(decoder);
}

mc_status mc_charset_decode(mc_charset charset, mc_str bytes, mc_buf *out, uint32_t *undecodable,
                            mc_error *err)
{
    mc_decoder *decoder = NULL;
    mc_status st = mc_decoder_new(&decoder, charset, err);
    if (st == MC_OK) st = mc_decoder_feed(decoder, bytes, true, out, undecodable, err);
    mc_decoder_free(decoder);
    return st;
}
