#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes lexicons/fold/traditional.tsv: one simplified character for each traditional one.

Source: the one-character rules of ICU's transliterator Traditional-Simplified (CLDR data), read through
ICU's C interface; chains are followed to their end, so that folding twice is folding once. What needs
context is not here but in lexicons/fold/exceptions.tsv, which is written and reviewed by hand.

Usage: tools/make_traditional.py [ICU major version] > lexicons/fold/traditional.tsv
"""
import ctypes
import sys


def rules_of(version, name):
    icu = ctypes.CDLL(f"libicui18n.so.{version}")
    icu_open = getattr(icu, f"utrans_openU_{version}")
    icu_open.restype = ctypes.c_void_p
    code = ctypes.c_int(0)
    units = (ctypes.c_uint16 * len(name))(*map(ord, name))
    handle = icu_open(units, len(name), 0, None, 0, None, ctypes.byref(code))
    room = (ctypes.c_uint16 * 1000000)()
    to_rules = getattr(icu, f"utrans_toRules_{version}")
    size = to_rules(ctypes.c_void_p(handle), 0, room, len(room), ctypes.byref(code))
    if code.value > 0:
        raise SystemExit(f"ICU {version} answered with error {code.value}")
    return bytes(room)[: 2 * size].decode("utf-16-le")


def main():
    version = sys.argv[1] if len(sys.argv) > 1 else "72"
    direct = {}
    for rule in rules_of(version, "Traditional-Simplified").splitlines():
        source, arrow, target = rule.strip().rstrip(";").partition(" > ")
        if arrow and len(source) == 1 and len(target) == 1:
            direct.setdefault(source, target)
    table = {}
    for source, target in direct.items():
        seen = {source}
        while target not in seen and direct.get(target, target) != target:
            seen.add(target)
            target = direct[target]
        if target not in seen and max(ord(source), ord(target)) < 0x10000:
            table[source] = target
    print(f"# Written by tools/make_traditional.py from the rules of Traditional-Simplified in ICU {version}"
          " (CLDR; Unicode licence V3)")
    print("traditional\tsimplified")
    for source in sorted(table):
        print(f"{source}\t{table[source]}")


main()
