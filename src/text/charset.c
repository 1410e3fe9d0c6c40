// SPDX-License-Identifier: Apache-2.0
#include "text/charset.h"

static const struct {
    mc_charset charset;
    const char *name; /**< lower case, without '-', '_' and blanks */
} names[] = {{MC_CHARSET_UTF8, "utf8"},
             {MC_CHARSET_UTF8, "utf8sig"},
             {MC_CHARSET_UTF8, "ascii"},
             {MC_CHARSET_UTF8, "usascii"},
             {MC_CHARSET_UTF16LE, "utf16le"},
             {MC_CHARSET_UTF16LE, "utf16"},
             {MC_CHARSET_UTF16LE, "unicode"},
             {MC_CHARSET_UTF16BE, "utf16be"},
             {MC_CHARSET_UTF32LE, "utf32le"},
             {MC_CHARSET_UTF32LE, "utf32"},
             {MC_CHARSET_UTF32BE, "utf32be"},
             {MC_CHARSET_GB18030, "gb18030"},
             {MC_CHARSET_GB18030, "gbk"},
             {MC_CHARSET_GB18030, "gb2312"},
             {MC_CHARSET_GB18030, "gb231280"},
             {MC_CHARSET_GB18030, "cp936"},
             {MC_CHARSET_GB18030, "windows936"},
             {MC_CHARSET_GB18030, "euccn"},
             {MC_CHARSET_GB18030, "xgbk"},
             {MC_CHARSET_BIG5, "big5"},
             {MC_CHARSET_BIG5, "big5hkscs"},
             {MC_CHARSET_BIG5, "cp950"},
             {MC_CHARSET_BIG5, "windows950"},
             {MC_CHARSET_EUC_TW, "euctw"},
             {MC_CHARSET_HZ, "hz"},
             {MC_CHARSET_HZ, "hzgb2312"}};

const char *mc_charset_name(mc_charset charset)
{
    switch (charset) {
    case MC_CHARSET_UNKNOWN:
        return "";
    case MC_CHARSET_UTF8:
        return "UTF-8";
    case MC_CHARSET_UTF16LE:
        return "UTF-16LE";
    case MC_CHARSET_UTF16BE:
        return "UTF-16BE";
    case MC_CHARSET_UTF32LE:
        return "UTF-32LE";
    case MC_CHARSET_UTF32BE:
        return "UTF-32BE";
    case MC_CHARSET_GB18030:
        return "GB18030";
    case MC_CHARSET_BIG5:
        return "Big5";
    case MC_CHARSET_EUC_TW:
        return "EUC-TW";
    case MC_CHARSET_HZ:
        return "HZ-GB-2312";
    }
    return "";
}

// Lower case without separators, so that "UTF_8" and "utf-8" are one.
static mc_str plain_name(mc_str name, char room[16])
{
    uint32_t size = 0;
    for (uint32_t at = 0; at < name.size && size < 16; at++) {
        char c = name.data[at];
        if (c == '-' || c == '_' || c == ' ' || c == '"' || c == '\'') continue;
        room[size++] = mc_str_lower(c);
    }
    return (mc_str){room, size};
}

mc_charset mc_charset_find(mc_str name)
{
    char room[16];
    mc_str plain = plain_name(name, room);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (mc_str_equal(plain, mc_str_from_z(names[i].name))) return names[i].charset;
    return MC_CHARSET_UNKNOWN;
}

mc_charset mc_charset_of_bom(mc_str bytes, uint32_t *bom_bytes)
{
    static const struct {
        mc_charset charset;
        mc_str mark;
    } marks[] = {{MC_CHARSET_UTF8, {"\xEF\xBB\xBF", 3}},
                 {MC_CHARSET_UTF32LE, {"\xFF\xFE\0\0", 4}}, // before UTF-16LE, which it begins with
                 {MC_CHARSET_UTF32BE, {"\0\0\xFE\xFF", 4}},
                 {MC_CHARSET_UTF16LE, {"\xFF\xFE", 2}},
                 {MC_CHARSET_UTF16BE, {"\xFE\xFF", 2}},
                 {MC_CHARSET_GB18030, {"\x84\x31\x95\x33", 4}}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!mc_str_has_prefix(bytes, marks[i].mark)) continue;
        *bom_bytes = marks[i].mark.size;
        return marks[i].charset;
    }
    *bom_bytes = 0;
    return MC_CHARSET_UNKNOWN;
}
