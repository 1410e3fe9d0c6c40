# SPDX-License-Identifier: Apache-2.0
"""BDCI 2019: which texts are negative, and which of the listed entities. The entities of a text are fed as its `companies`.

A document is negative with any alleged finding outside the resolution family; an entity is negative in such a document if it
is company or candidate of one of these findings, or stands free in the text (at least once outside a longer listed name; a
name that is not in the text at all is not negative). Floors are the figures reached; they only rise."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree

PROGRAM, LEXICONS, ROOT = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
DATA = ROOT.parent / "shared/data/bdci2019-finance-negative/train.jsonl"
FLOORS = {"document": 0.926, "entity": 0.825}
ALLEGED = {"asserted", "announced"}

if not DATA.exists():
    print("SKIPPED: ../shared/data/bdci2019-finance-negative is not on this machine")
    sys.exit(0)


def fold(text):
    return unicodedata.normalize("NFKC", text).lower()


def resolution_categories():
    """Codes of the family `resolution`, from the taxonomy that is tested."""
    tree = xml.etree.ElementTree.parse(pathlib.Path(LEXICONS) / "taxonomy.xml")
    return {node.get("code") for node in tree.find(".//family[@code='resolution']").iter("category")}


def stands_free(entity, text, entities):
    """At least one occurrence lies outside every longer listed name."""
    longer = [other for other in entities if entity in other and other != entity]
    covered = set()
    for other in longer:
        at = text.find(other)
        while at >= 0:
            covered.update(range(at, at + len(other)))
            at = text.find(other, at + 1)
    at = text.find(entity)
    while at >= 0:
        if at not in covered:
            return True
        at = text.find(entity, at + 1)
    return False


rows = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
with tempfile.TemporaryDirectory() as folder:
    source = pathlib.Path(folder) / "bdci.jsonl"
    source.write_text("".join(json.dumps({"id": row["id"], "text": row["text"], "companies": row["entities"]},
                                         ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    done = subprocess.run([PROGRAM, "scan", str(source)], capture_output=True, check=True,
                          env={**os.environ, "MINGCHA_DATA": LEXICONS})
resolution, named = resolution_categories(), {}
for line in done.stdout.decode("utf-8").splitlines():
    record = json.loads(line)
    if record["type"] == "finding" and record["status"] in ALLEGED and record["category"] not in resolution:
        names = named.setdefault(record["doc"].split(":", 1)[1], set())
        for company in [record["company"], *record["candidates"]]:
            names.update(fold(company[key]) for key in ("mention", "name") if company.get(key))

tallies = {"document": [0, 0, 0], "entity": [0, 0, 0]}


def count(kind, found, expected):
    tallies[kind][0] += found and expected
    tallies[kind][1] += found and not expected
    tallies[kind][2] += expected and not found


for row in rows:
    negative = row["id"] in named
    count("document", negative, row["negative"] == 1)
    text, entities = fold(row["text"]), [fold(entity) for entity in row["entities"]]
    expected = {fold(entity) for entity in row["key_entities"]}
    for entity in set(entities):
        found = negative and (entity in named[row["id"]] or stands_free(entity, text, entities))
        count("entity", found, entity in expected)

broken = 0
for kind, (right, wrong, missed) in tallies.items():
    f1 = 2 * right / max(1, 2 * right + wrong + missed)
    fallen = f1 < FLOORS[kind] - 5e-4
    broken += fallen
    print(f"{kind}: P {right / max(1, right + wrong):.3f} R {right / max(1, right + missed):.3f} F1 {f1:.3f} "
          f"(floor {FLOORS[kind]}){'  <-- broken' if fallen else ''}")
sys.exit(1 if broken else 0)
