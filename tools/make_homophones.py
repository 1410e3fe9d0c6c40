#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes lexicons/fold/homophones.tsv: usual characters (GB 2312, level 1) by their reading without tone.

Usage: tools/make_homophones.py lexicons/fold/readings.tsv > lexicons/fold/homophones.tsv
"""
import pathlib
import sys
import unicodedata


def is_usual(character):
    try:
        lead = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return 0xB0 <= lead <= 0xD7


def toneless(reading):
    """lǜ is lv, as it is typed."""
    plain = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(c for c in plain if not unicodedata.combining(c))


def main():
    table = {}
    for line in pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or line.startswith("reading\t"):
            continue
        reading, characters = line.split("\t")
        table.setdefault(toneless(reading), []).extend(filter(is_usual, characters))
    print("# Written by tools/make_homophones.py from readings.tsv (ICU, Unihan; Unicode licence V3)")
    print("reading\tcharacters")
    for reading in sorted(table):
        if table[reading]:
            print(f"{reading}\t{''.join(sorted(set(table[reading])))}")


main()
