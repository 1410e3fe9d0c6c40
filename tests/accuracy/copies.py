# SPDX-License-Identifier: Apache-2.0
"""Near copies: made copies of Heimao rows against a background of all of them.

A copy differs from its text by one change: another company, amount or date, its end cut off, sentences added, other
characters. A pair of a text and its copy must be found; a pair of texts that are no copies of each other must not. The
background has copies of its own, which nobody labelled: a pair that was not made counts as right when the shorter text's
shingles of 5 characters (digits set aside) are for the most part in the longer one, and as wrong otherwise. Stories of one
template are made too: three sentences that are always the same around a row that is not; none of them may be joined.
Texts of which nothing is counted (docs/format/records.md, sketch) have only exact copies and are left out: which pairs take
part changes with what is counted, by some five of 460, so the floors leave room for two pairs below the figures reached."""
import csv
import itertools
import json
import os
import pathlib
import random
import re
import sqlite3
import subprocess
import sys
import tempfile

PROGRAM, LEXICONS, ROOT = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
DATA = ROOT.parent / "shared/data/heimao-finance-complaints/train.csv"
FLOORS = {"precision": 0.995, "recall": 0.951, "f1": 0.975}
CONTAINED, TEMPLATE_STORIES, COPIED = 0.6, 120, 600
BEGIN = "本人实名投诉，以下内容句句属实。"
END = "请贵平台介入处理并给我一个书面答复。望有关部门严肃查处此类违规行为。"

if not DATA.exists():
    print("SKIPPED: ../shared/data/heimao-finance-complaints is not on this machine")
    sys.exit(0)

draw = random.Random(7)


def listed_names():
    """Short names of companies, long enough to be replaced without harm."""
    names = set()
    for line in (pathlib.Path(LEXICONS) / "companies/aliases.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > 1 and re.fullmatch(r"[\u4e00-\u9fff]{4,8}", cells[1]):
            names.add(cells[1])
    return sorted(names)


def other_digits(match):
    return "".join(draw.choice("123456789") for _ in match.group())


NAMES = listed_names()
NAME = re.compile("|".join(sorted(map(re.escape, NAMES), key=len, reverse=True)))


def swap_name(text):
    return NAME.sub(lambda _: draw.choice(NAMES), text)


def swap_numbers(text):
    return re.sub(r"[0-9]+", other_digits, text)


def cut_end(text):
    return text[: len(text) * 3 // 4]


def add_sentences(text):
    return draw.choice(["", BEGIN]) + text.rstrip("。") + "。" + END


def widen(text):
    """Full-width letters and digits, blanks between sentences."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text).replace("。", "。 ")


CHANGES = {"name": swap_name, "number": swap_numbers, "cut": cut_end, "added": add_sentences, "width": widen}


def shingles(text):
    bare = re.sub(r"[\s\d，。,.!！？?；;：:、]+", "", text)
    return {bare[i : i + 5] for i in range(len(bare) - 4)}


rows = list(dict.fromkeys(row[0] for row in csv.reader(DATA.open(encoding="utf-8")) if row and len(row[0]) >= 20))
texts, made, template = [{"id": f"r{i}", "text": text} for i, text in enumerate(rows)], {}, set()
chosen = draw.sample(range(len(rows)), COPIED + TEMPLATE_STORIES)
for i, (row, kind) in enumerate(zip(chosen[:COPIED], itertools.cycle(CHANGES))):
    copy = CHANGES[kind](rows[row])
    if copy != rows[row]:
        made[f"r{row}", f"c{i}"] = kind
        texts.append({"id": f"c{i}", "text": copy})
for row in chosen[COPIED:]:
    template.add(f"t{row}")
    texts.append({"id": f"t{row}", "text": BEGIN + rows[row].rstrip("。") + "。" + END})
draw.shuffle(texts)

with tempfile.TemporaryDirectory() as folder:
    source, out = pathlib.Path(folder) / "copies.jsonl", pathlib.Path(folder) / "out"
    source.write_text("".join(json.dumps(text, ensure_ascii=False) + "\n" for text in texts), encoding="utf-8")
    environment = {**os.environ, "MINGCHA_DATA": LEXICONS}
    subprocess.run([PROGRAM, "report", "-o", str(out), str(source)], check=True, capture_output=True, env=environment)
    base = sqlite3.connect(out / "report.sqlite")
    groups = {}
    for name, group in base.execute("SELECT d.id, c.near FROM documents d JOIN clusters c USING(cluster)"):
        groups.setdefault(group, []).append(name.split(":")[-1])
    bare = {name.split(":")[-1] for name, in base.execute("SELECT id FROM documents WHERE sketch=''")}

of = {text["id"]: shingles(text["text"]) for text in texts}


def is_right(one, two):
    """Two texts of the same row or, for rows as they came, with most shingles in common."""
    if one in template and two in template:
        return False
    shorter, longer = sorted((of[one], of[two]), key=len)
    return len(shorter & longer) >= CONTAINED * len(shorter)


joined = {tuple(sorted(pair)) for group in groups.values() for pair in itertools.combinations(group, 2)}
wrong = [pair for pair in joined if not is_right(*pair)]
wanted = {tuple(sorted(pair)): kind for pair, kind in made.items() if not bare.intersection(pair)}
found = [pair for pair in wanted if pair in joined]
for kind in CHANGES:
    of_kind = [pair for pair in wanted if wanted[pair] == kind]
    print(f"  {kind:7} {sum(pair in joined for pair in of_kind)} of {len(of_kind)}")
stories = sum(one in template and two in template for one, two in joined)
precision, recall = 1 - len(wrong) / max(1, len(joined)), len(found) / len(wanted)
reached = {"precision": precision, "recall": recall, "f1": 2 * precision * recall / max(precision + recall, 1e-9)}
print(f"{len(texts)} texts, {len(joined)} pairs joined, {len(wrong)} wrong, {stories} of them stories of one template")
failed = stories > 0
for name, floor in FLOORS.items():
    print(f"{name:10} {reached[name]:.3f} (floor {floor})")
    failed |= reached[name] < floor
sys.exit(failed)
