# SPDX-License-Identifier: Apache-2.0
"""Findings survive noise: category and status of the gold complaints' findings, clean against damaged copies.

Nothing of the documents is printed, only shares."""
import collections
import json
import pathlib
import shutil
import subprocess
import tempfile
import unicodedata

from text_data import LEXICONS, ROOT, encodable, finish, need, scan, traditional_table

FLOOR = .97
TONED = set("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ")


def documents():
    path = need(ROOT.parent / "shared/gold/complaints.jsonl")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row.get("text")]


def readings():
    table = {}
    for line in (LEXICONS / "fold/readings.tsv").read_text(encoding="utf-8").splitlines()[2:]:
        reading, characters = line.split("\t")
        if TONED.intersection(reading) and len(reading) <= 6:
            table.update(dict.fromkeys(characters, reading))
    return table


def bracketed(text, table):
    """A reading behind every sixth character that has one."""
    out = []
    for number, character in enumerate(text):
        out.append(character)
        if number % 6 == 0 and character in table:
            out.append(f"({table[character]})")
    return "".join(out)


def wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def copies():
    script, spoken = traditional_table(), readings()
    turn = lambda text: text.translate(script)
    return {
        "traditional": (turn, "utf-8"),
        "pinyin brackets": (lambda text: bracketed(text, spoken), "utf-8"),
        "traditional and pinyin brackets": (lambda text: bracketed(turn(text), spoken), "utf-8"),
        "zero width": (lambda text: "\u200b".join(text), "utf-8"),
        "full width": (wide, "utf-8"),
        "entities": (lambda text: "".join(f"&#{ord(c)};" if i % 5 == 0 and ord(c) > 127 else c
                                          for i, c in enumerate(text)), "utf-8"),
        "NFD": (lambda text: unicodedata.normalize("NFD", text), "utf-8"),
        "GB18030": (lambda text: text, "gb18030"),
        "UTF-16": (lambda text: text, "utf-16"),
        "Big5": (lambda text: "".join(c if encodable(c, "big5") else "" for c in turn(text)), "big5"),
        "EUC-TW": (turn, "euc-tw"),
    }


def encoded(text, charset):
    """Python knows no EUC-TW; iconv leaves out what it does not hold."""
    if charset != "euc-tw":
        return text.encode(charset)
    return subprocess.run(["iconv", "-c", "-f", "UTF-8", "-t", "EUC-TW"], input=text.encode("utf-8"), capture_output=True,
                          check=False).stdout


def records(texts, charset, folder):
    lines = [json.dumps({"id": f"d{i}", "text": text}, ensure_ascii=False) for i, text in enumerate(texts)]
    path = pathlib.Path(folder) / "copies.jsonl"
    path.write_bytes(encoded("\n".join(lines) + "\n", charset))
    return [r for r in scan(path) if r["type"] == "finding"]


def counted(found):
    return collections.Counter((r["doc"], r["category"], r["status"]) for r in found)


def is_han(character):
    return "\u4e00" <= character <= "\u9fff"


def gapped(texts, found, signs):
    """Every third quote with a sign between all its Han characters, the signs by turns."""
    spots = [{} for _ in texts]
    for number, record in enumerate(found):
        if number % 3 == 0:
            index = int(record["doc"].rsplit(":d", 1)[1])
            text, sign = texts[index], signs[number // 3 % len(signs)]
            for at in range(record["start"] + 1, record["end"]):
                if is_han(text[at - 1]) and is_han(text[at]):
                    spots[index].setdefault(at, sign)
    return ["".join(spot.get(at, "") + c for at, c in enumerate(text)) for text, spot in zip(texts, spots)]


def f1(clean, found):
    return 2 * sum((clean & found).values()) / max(1, sum(clean.values()) + sum(found.values()))


def main():
    texts = [row["text"] for row in documents()]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        quoted = records(texts, "utf-8", folder)
        clean = counted(quoted)
        print(f"{len(texts)} documents, {sum(clean.values())} findings")
        for name, signs, floor in (("a separator inside every third hit", "*-·.~_", FLOOR),
                                   ("blanks inside every third hit", " ", .95)):
            rows.append((name, f1(clean, counted(records(gapped(texts, quoted, signs), "utf-8", folder))), floor))
        for name, (change, charset) in copies().items():
            if charset == "euc-tw" and not shutil.which("iconv"):
                continue
            damaged = [change(text) for text in texts]
            if charset == "utf-8" and name != "NFD" and sum(a != b for a, b in zip(texts, damaged)) * 2 < len(texts):
                raise SystemExit(f"{name}: the copies are not damaged")
            rows.append((name, f1(clean, counted(records(damaged, charset, folder))), FLOOR))
    finish(rows)


main()
