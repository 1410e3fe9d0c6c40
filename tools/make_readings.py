#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes lexicons/fold/readings.tsv: the characters of GBK by their reading.

Source: ICU's transliterator Han-Latin (Unihan's kMandarin), asked once for each Han character of GBK through
ICU's C interface. A character has one reading, with its tone.

Usage: tools/make_readings.py [ICU major version] > lexicons/fold/readings.tsv
"""
import ctypes
import sys
import unicodedata


def reader_of(version):
    icu = ctypes.CDLL(f"libicui18n.so.{version}")
    icu_open = getattr(icu, f"utrans_openU_{version}")
    icu_open.restype = ctypes.c_void_p
    name, code = "Han-Latin", ctypes.c_int(0)
    units = (ctypes.c_uint16 * len(name))(*map(ord, name))
    handle = ctypes.c_void_p(icu_open(units, len(name), 0, None, 0, None, ctypes.byref(code)))
    transliterate = getattr(icu, f"utrans_transUChars_{version}")

    def read(character):
        room = (ctypes.c_uint16 * 32)(ord(character))
        size, limit, status = ctypes.c_int32(1), ctypes.c_int32(1), ctypes.c_int(0)
        transliterate(handle, room, ctypes.byref(size), 32, 0, ctypes.byref(limit), ctypes.byref(status))
        if status.value > 0:
            raise SystemExit(f"ICU {version} answered with error {status.value}")
        return bytes(room)[: 2 * size.value].decode("utf-16-le")

    return read


def characters():
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                character = bytes((lead, trail)).decode("gbk")
            except UnicodeDecodeError:
                continue
            if len(character) == 1 and "\u4e00" <= character <= "\u9fff":
                yield character


def main():
    version = sys.argv[1] if len(sys.argv) > 1 else "72"
    read, table = reader_of(version), {}
    for character in characters():
        reading = unicodedata.normalize("NFC", read(character)).strip()
        if reading and reading != character:
            table.setdefault(reading, []).append(character)
    print(f"# Written by tools/make_readings.py from Han-Latin in ICU {version} (CLDR, Unihan; Unicode licence V3)")
    print("reading\tcharacters")
    for reading in sorted(table):
        print(f"{reading}\t{''.join(sorted(table[reading]))}")


main()
