# SPDX-License-Identifier: Apache-2.0
"""Names of companies where no company is meant.

1. Ambiguous names without their context: up to 20 seeded texts for each alias that has `needs`, in which the alias stands, none
   of the words it needs stands near it, and no other name of the same company stands anywhere. In none of them may the company
   be found.
2. Texts of other fields (offensive language, inference, negation; 7,055): the companies found there were read, all are named
   indeed (shops above all). More of them than were read is a fault, until they are read."""
import csv
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unicodedata

PROGRAM, LEXICONS, ROOT = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
DATA = ROOT.parent / "shared/data"
SEED, SAMPLE = 20260131, 20
READ_LISTED, READ_DISCOVERED = 9, 2  # documents of other fields that name such a company, as read
if not DATA.exists():
    print("SKIPPED: ../shared/data is not on this machine")
    sys.exit(0)


def fold(text):
    return unicodedata.normalize("NFKC", text).lower()


def other_fields():
    with open(DATA / "cold/test.csv", encoding="utf-8-sig", newline="") as file:
        yield from (row["TEXT"] for row in csv.DictReader(file))
    for line in (DATA / "chinese-nli-probing/diagnostics-new-with-categories.jsonl").read_text(encoding="utf-8").splitlines():
        yield " ".join(str(value) for key, value in json.loads(line).items() if key.startswith("sentence"))
    pairs = DATA / "negation-minpairs-zh/minimal_pairs_All_xnli_zh.test.jsonl"
    for line in pairs.read_text(encoding="utf-8").splitlines():
        yield " ".join(value for value in json.loads(line).values() if isinstance(value, str) and len(value) > 6)


def texts():
    yield from other_fields()
    for line in (DATA / "heimao-finance-complaints/train.csv").read_text(encoding="utf-8").splitlines():
        yield line.rpartition(",")[0]
    for line in (DATA / "bdci2019-finance-negative/train.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["text"]
    for line in (DATA / "ccks2019-event-subject/train.csv").read_text(encoding="utf-8").splitlines():
        yield line


def cells(name):
    rows = (LEXICONS / "companies" / name).read_text(encoding="utf-8").splitlines()
    rows = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return [dict(zip(rows[0], row + [""] * len(rows[0]))) for row in rows[1:]]


def words_of(name):
    rows = (LEXICONS / "classes/company.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(fold(row.split("\t")[1]) for row in rows if row.startswith(name + "\t"))


ACTS, JOINTS = words_of("company_name_act") + words_of("company_brief_sure"), words_of("company_joints")


def is_shown(text, at, end):
    """What stands at its edges is context: it acts at a mark (，丙丁客服…) or heads the text, or a joint stands beside it."""
    before, after = text[:at], text[end:]
    at_mark = not before or not before[-1].isalnum()
    heads = not before and after and not after[0].isalnum()
    return heads or (at_mark and after.startswith(ACTS)) or before.endswith(JOINTS) or after.startswith(JOINTS)


def is_bare(text, alias, needs, others):
    """The alias stands in the text, never shown by its edges nor near a needed word, and no other name of its company does. The sentence bounds the
    window: a needed word in the next sentence is no context, but is left out here all the same."""
    window, _, words = needs.partition(":")
    reach = len(text) if window == "document" else int(window)
    words = [fold(word) for word in words.split("|")]
    places = [found.start() for found in re.finditer(re.escape(alias), text)]
    if not places or any(other in text for other in others) or any(is_shown(text, at, at + len(alias)) for at in places):
        return False
    near = (text[max(0, at - reach):at] + "\n" + text[at + len(alias):at + len(alias) + reach] for at in places)
    return not any(word in window for window in near for word in words)


rows, all_texts = cells("aliases.tsv"), [(fold(text), text) for text in texts()]
names = {}
for row in rows:
    names.setdefault(row["company"], set()).add(fold(row["alias"]))
longer = sorted({name for group in names.values() for name in group}, key=len)
cases, asked = [], 0
for row in rows:
    if not row["needs"] or row["status"] == "off":
        continue
    asked += 1
    alias = fold(row["alias"])
    others = {name for name in names[row["company"]] if name != alias and alias not in name}
    others |= {name for name in longer if alias in name and name != alias}
    bare = [text for folded, text in all_texts if alias in folded and is_bare(folded, alias, row["needs"], others)]
    chosen = random.Random(SEED + len(cases)).sample(bare, min(SAMPLE, len(bare)))
    cases += [(row["company"], row["alias"], text) for text in chosen]

def scan(texts):
    """The document records, in order."""
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "texts.jsonl"
        source.write_text("".join(json.dumps({"id": str(i), "text": text}, ensure_ascii=False) + "\n"
                                  for i, text in enumerate(texts)), encoding="utf-8")
        done = subprocess.run([PROGRAM, "scan", str(source)], capture_output=True, check=True,
                              env={**os.environ, "MINGCHA_DATA": str(LEXICONS)})
    records = map(json.loads, done.stdout.decode("utf-8").splitlines())
    return [record for record in records if record["type"] == "document"]


wrong = 0
for record in scan([case[2] for case in cases]):
    company, alias, text = cases[int(record["id"].split(":", 1)[1])]
    if any(found["id"] == company for found in record["companies"]):
        wrong += 1
        at = fold(text).find(fold(alias))
        print(f"{alias}: found {company} without context: {text[max(0, at - 15):at + 20]!r}")
print(f"{asked} ambiguous names, {len(cases)} texts without their context, {wrong} wrong")

others = [text for text in other_fields() if text.strip()]
named = [(record, found) for record in scan(others) for found in record["companies"]]
listed = {record["id"] for record, found in named if not found["id"].startswith(("x-", "m-"))}
discovered = {record["id"] for record, found in named if found["id"].startswith(("x-", "m-"))}
more = len(listed) > READ_LISTED or len(discovered) > READ_DISCOVERED
print(f"{len(others)} texts of other fields, {len(listed)} with listed companies (read: {READ_LISTED}), {len(discovered)} with "
      f"discovered ones (read: {READ_DISCOVERED}){'  <-- unread' if more else ''}")
if more:
    for record, found in named:
        text = others[int(record["id"].split(":", 1)[1])]
        at = text.find(found["name"])
        print(f"  {found['name']}: {text[max(0, at - 15):at + 20]!r}")
sys.exit(1 if wrong or more else 0)
