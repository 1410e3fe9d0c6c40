// SPDX-License-Identifier: Apache-2.0
// ICU's converters, fed piece by piece. A callback writes U+FFFD for what cannot be decoded and counts the
// place; what ICU would put there differs from converter to converter.
#include <stdlib.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "base/error.h"
#include "text/charset.h"

#define PIECE_UNITS 4096

struct mc_decoder {
    UConverter *converter;
    uint32_t undecodable;
    bool started; /**< a character was written: a byte order mark is no longer one */
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

// UTF-16 of one round to UTF-8. Characters never straddle rounds: ICU writes pairs whole or the half
// is kept by the caller.
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

mc_status mc_decoder_feed(mc_decoder *decoder, mc_str piece, bool last, mc_buf *out,
                          uint32_t *undecodable, mc_error *err)
{
    UChar units[PIECE_UNITS + 1];
    const char *source = piece.data ? piece.data : "", *limit = source + piece.size;
    UErrorCode code;
    int32_t kept = 0; // a lead surrogate whose trail comes in the next round
    do {
        UChar *target = units + kept;
        code = U_ZERO_ERROR;
        ucnv_toUnicode(decoder->converter, &target, units + PIECE_UNITS, &source, limit, NULL, last,
                       &code);
        int32_t size = (int32_t)(target - units);
        kept = code == U_BUFFER_OVERFLOW_ERROR && size > 0 && U16_IS_LEAD(units[size - 1]);
        append_units(decoder, units, size - kept, out);
        if (kept) units[0] = units[size - 1];
    } while (code == U_BUFFER_OVERFLOW_ERROR && mc_buf_status(out) == MC_OK);
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
