#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes lexicons/fold/opencc.tsv: what OpenCC knows of traditional script beyond ICU's one-character rules.

Source: TSCharacters.txt and TSPhrases.txt of OpenCC (Apache-2.0), first values. Kept are characters that traditional.tsv
lacks or has otherwise, and phrases of equal length with a character that some phrase folds otherwise than it folds alone,
unless the deciding character folds to itself and is a usual one of simplified text (GB 2312, level 1): 一坏 is 一坯 only
in old prints. A usual character that decides in a reviewed exception (沈) may.

Usage: cd lexicons/fold && ../../tools/make_script_phrases.py OPENCC/data/dictionary traditional.tsv exceptions.tsv > opencc.tsv
"""
import pathlib
import sys


def rows(path):
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#") and "\t" in line:
            key, values = line.split("\t")[:2]
            yield key, values.split(" ")[0]


def is_usual(character):
    try:
        lead = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return 0xB0 <= lead <= 0xD7


def last(table, character):
    """Where the chain of folds ends, so that folding twice is folding once."""
    seen = {character}
    while table.get(character, character) not in seen:
        character = table[character]
        seen.add(character)
    return character


def main():
    dictionary = pathlib.Path(sys.argv[1])
    table = dict(rows(sys.argv[2]))
    print("# Written by tools/make_script_phrases.py from TSCharacters.txt and TSPhrases.txt of OpenCC 1.4.2 (Apache-2.0)")
    print("phrase\tfolded")
    before = dict(table)
    for key, value in rows(dictionary / "TSCharacters.txt"):
        if len(key) == len(value) == 1 and max(key, value) <= "\uffff":
            table[key] = value
    table = {key: last(table, key) for key in table}
    for key, value in sorted(table.items()):
        if len(key) == 1 and before.get(key, key) != value:
            print(f"{key}\t{value}")
    every = {key: value for key, value in rows(dictionary / "TSPhrases.txt")
             if len(key) == len(value) and 2 <= len(key) <= 16 and max(key + value) <= "\uffff"}
    reviewed = {c for key, value in rows(sys.argv[3]) for c, folded in zip(key, value) if table.get(c, c) != folded}
    decide = {}
    for key, value in every.items():
        deciding = {c for c, folded in zip(key, value) if table.get(c, c) != folded}
        if not any(is_usual(c) and c not in before and c not in reviewed for c in deciding):
            decide[key] = deciding
    deciding = set().union(*decide.values())
    phrases = {key: every[key] for key in decide if deciding.intersection(key)}
    # What a phrase folds to must fold to itself.
    again = {value: value for value in phrases.values() if any(table.get(c, c) != c for c in value)}
    for key, value in sorted({**again, **phrases}.items()):
        print(f"{key}\t{value}")


main()
