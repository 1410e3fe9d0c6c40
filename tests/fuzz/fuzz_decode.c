// SPDX-License-Identifier: Apache-2.0
// Detection and every decoder: the first byte chooses the charset, the second the size of the
// pieces; what comes out must be UTF-8, the same in pieces as in one.
#include <stdlib.h>

#include "text/charset.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
    if (!condition) abort();
}

static void decode_in_pieces(mc_charset charset, mc_str bytes, uint32_t piece, mc_buf *out,
                             uint32_t *undecodable)
{
    mc_decoder *decoder = NULL;
    require(mc_decoder_new(&decoder, charset, NULL) == MC_OK);
    for (uint32_t at = 0; at < bytes.size; at += piece)
        mc_decoder_feed(decoder, mc_str_slice(bytes, at, at + piece), false, out, undecodable,
                        NULL);
    mc_decoder_feed(decoder, (mc_str){NULL, 0}, true, out, undecodable, NULL);
    mc_decoder_free(decoder);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2 || size > 100000) return 0;
    mc_str bytes = {(const char *)data + 2, (uint32_t)size - 2};
    mc_charset charset = (mc_charset)(MC_CHARSET_UTF8 + data[0] % MC_CHARSET_HZ);
    uint32_t lost = 0, lost_in_pieces = 0;
    mc_buf whole = MC_BUF_INIT(MC_MAX_BUFFER_BYTES), pieces = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    require(mc_charset_detect(bytes, charset) != MC_CHARSET_UNKNOWN);
    require(mc_charset_decode(charset, bytes, &whole, &lost, NULL) == MC_OK);
    decode_in_pieces(charset, bytes, 1u + data[1] % 16u, &pieces, &lost_in_pieces);
    require(mc_str_equal(mc_buf_str(&whole), mc_buf_str(&pieces)));
    require(lost == lost_in_pieces);
    mc_buf_dispose(&whole);
    mc_buf_dispose(&pieces);
    return 0;
}
