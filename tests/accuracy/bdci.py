# SPDX-License-Identifier: Apache-2.0
"""BDCI 2019: which texts are negative, and which of the listed entities. The entities of a text are fed as its `companies`.

A document is negative with any alleged finding outside the resolution family, unless every listed name that stands in it is
one that is not meant: the set calls a text negative when one of its entities is, and an act told of others is none. In such a
document an entity is negative when it stands free in the text, unless the program says why it is not meant: the document
record gives each name of the list its role. `named` counts; what is only addressed (@) counts where nothing is named; `within`
(only inside a longer name), `ordinary` (a word of the trade: 返利), `bystander` (a source, a custodian) and `absent` do not.
Who is company or candidate of a finding is among the named. Floors are the figures reached; they only rise. Three tenths of
the rows, drawn by a fixed seed, were only scored while the words of the platform family were written from the others; the first
three hundred of those were read in a later round. The figure of the rest is printed beside."""
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree

PROGRAM, LEXICONS, ROOT = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
DATA = ROOT.parent / "shared/data/bdci2019-finance-negative/train.jsonl"
FLOORS = {"document": 0.940, "entity": 0.874}
ALLEGED = {"asserted", "announced"}
READ_LATER = 300

if not DATA.exists():
    print("SKIPPED: ../shared/data/bdci2019-finance-negative is not on this machine")
    sys.exit(0)


def fold(text):
    return unicodedata.normalize("NFKC", text).lower()


def resolution_categories():
    """Codes of the family `resolution`, from the taxonomy that is tested."""
    tree = xml.etree.ElementTree.parse(pathlib.Path(LEXICONS) / "taxonomy.xml")
    return {node.get("code") for node in tree.find(".//family[@code='resolution']").iter("category")}


def is_meant(entity, roles):
    """By its role, and by those of the other listed names."""
    role = roles.get(entity, "absent")
    return role == "named" or (role == "addressed" and "named" not in roles.values())


def is_of_others(roles):
    """Some listed names stand in the text, and none of them is meant."""
    present = {role for role in roles.values() if role != "absent"}
    return bool(present) and not present & {"named", "addressed"}


rows = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
with tempfile.TemporaryDirectory() as folder:
    source = pathlib.Path(folder) / "bdci.jsonl"
    source.write_text("".join(json.dumps({"id": row["id"], "text": row["text"], "companies": row["entities"]},
                                         ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    done = subprocess.run([PROGRAM, "scan", str(source)], capture_output=True, check=True,
                          env={**os.environ, "MINGCHA_DATA": LEXICONS})
resolution, negative, roles = resolution_categories(), set(), {}
for line in done.stdout.decode("utf-8").splitlines():
    record = json.loads(line)
    if record["type"] == "document":
        roles[record["id"].split(":", 1)[1]] = {fold(name["name"]): name["role"] for name in record.get("listed", [])}
    elif record["type"] == "finding" and record["status"] in ALLEGED and record["category"] not in resolution:
        negative.add(record["doc"].split(":", 1)[1])



def drawn_apart():
    """Ids of the rows that were only scored: what was drawn, without its first rows in the order of the file."""
    ids = sorted(row["id"] for row in rows)
    random.Random(20191).shuffle(ids)
    drawn = set(ids[int(0.7 * len(ids)):])
    return {row["id"] for row in [row for row in rows if row["id"] in drawn][READ_LATER:]}


unread, tallies = drawn_apart(), {}


def count(row, kind, found, expected):
    for part in ("all", "unread") if row["id"] in unread else ("all",):
        tally = tallies.setdefault((kind, part), [0, 0, 0])
        tally[0] += found and expected
        tally[1] += found and not expected
        tally[2] += expected and not found


for row in rows:
    found = row["id"] in negative and not is_of_others(roles[row["id"]])
    count(row, "document", found, row["negative"] == 1)
    expected = {fold(entity) for entity in row["key_entities"]}
    for entity in {fold(entity) for entity in row["entities"]}:
        count(row, "entity", found and is_meant(entity, roles[row["id"]]), entity in expected)

broken = 0
for (kind, part), (right, wrong, missed) in sorted(tallies.items()):
    f1 = 2 * right / max(1, 2 * right + wrong + missed)
    fallen = part == "all" and f1 < FLOORS[kind] - 5e-4
    broken += fallen
    print(f"{kind}, {part}: P {right / max(1, right + wrong):.3f} R {right / max(1, right + missed):.3f} F1 {f1:.3f}"
          f"{f' (floor {FLOORS[kind]})' if part == 'all' else ''}{'  <-- broken' if fallen else ''}")
sys.exit(1 if broken else 0)
