#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes lexicons/fold/shapes.tsv: usual characters that look alike.

Source: the look-alike corpus of github.com/biubiubiiu/SpamClassification (Apache-2.0), commit ebcf7d3. It holds much that
does not look alike; kept are pairs that it names in both directions, in GB 2312, and ADDED, a reviewed list.

Usage: tools/make_shapes.py LOOK_ALIKES.txt > lexicons/fold/shapes.tsv
"""
import pathlib
import sys

ADDED = ("催摧崔 债侦责 骂马吗 贷货贫 款软 逾渝喻 期朋 扰优犹 骚搔瘙 威戚咸 胁协肋 恐巩 吓下虾 辱唇 侮悔梅 逼副 迫追 诈作昨 骗编偏 "
         "滚衮 贱践浅 婊表 妈吗码 傻俊 逼逋 欠久 钱线浅 息思 利刹 律津 师帅 函涵 爆暴瀑 通诵桶 讯训 录绿 泄世 漏露").split()


def in_gb2312(character):
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return "\u4e00" <= character <= "\u9fff"


def main():
    named = {}
    for line in pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        character, _, others = line.partition(" ")
        if len(character) == 1 and in_gb2312(character):
            named[character] = {c for c in others.strip() if in_gb2312(c)}
    table = {c: {o for o in others if c in named.get(o, ())} for c, others in named.items()}
    for group in ADDED:
        for character in group:
            table.setdefault(character, set()).update(set(group) - {character})
    print("# Written by tools/make_shapes.py from github.com/biubiubiiu/SpamClassification ebcf7d3 (Apache-2.0) and a reviewed list")
    print("character\talike")
    for character in sorted(table):
        if table[character]:
            print(f"{character}\t{''.join(sorted(table[character]))}")


main()
