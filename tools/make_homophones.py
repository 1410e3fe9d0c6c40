#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes lexicons/fold/homophones.tsv: characters of GB 2312 by their readings without tone.

The first reading of a character is how a term's character sounds; all of them are how a character of a text may sound, so a
character with several stands in several rows, after a `;` where it is not its first.

Source: pinyin_dict.json of pypinyin 0.55.0 (MIT; Unihan and 汉语大字典 through pinyin-data).
Usage: pip download --no-deps pypinyin==0.55.0 && unzip pypinyin-*.whl &&
       tools/make_homophones.py pypinyin/pinyin_dict.json > lexicons/fold/homophones.tsv
"""
import json
import pathlib
import sys
import unicodedata


def is_usual(character):
    try:
        return character.encode("gb2312")[0] >= 0xB0
    except UnicodeEncodeError:
        return False


def toneless(reading):
    """lǜ is lv, as it is typed."""
    plain = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(c for c in plain if not unicodedata.combining(c))


def main():
    readings = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    table = {}
    for number, spoken in sorted(readings.items(), key=lambda item: int(item[0])):
        character = chr(int(number))
        if not is_usual(character):
            continue
        for rank, sound in enumerate(dict.fromkeys(map(toneless, spoken.split(",")))):
            if sound.isascii() and sound.isalpha():
                table.setdefault(sound, ([], []))[rank > 0].append(character)
    print("# Written by tools/make_homophones.py from pypinyin 0.55.0 (MIT, homophones.LICENSE.txt)")
    print("reading\tcharacters")
    for sound, (first, further) in sorted(table.items()):
        print(f"{sound}\t{''.join(first)}{';' if further else ''}{''.join(further)}")


main()
