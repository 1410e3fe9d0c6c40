# SPDX-License-Identifier: Apache-2.0
"""What the text tests share: the data beside the project, running the program, a traditional copy of a text."""
import csv
import json
import os
import pathlib
import subprocess
import sys

PROGRAM, LEXICONS, ROOT = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
DATA = ROOT.parent / "shared/data"
ENVIRONMENT = {**os.environ, "MINGCHA_DATA": str(LEXICONS)}


def need(path):
    """Ends the test when the data is not on this machine."""
    if not path.exists():
        print(f"SKIPPED: {path} is not on this machine")
        sys.exit(0)
    return path


def run(*arguments, data=None):
    return subprocess.run([PROGRAM, *map(str, arguments)], input=data, capture_output=True, env=ENVIRONMENT,
                          check=False).stdout


def scan(path):
    """The records of a scan, coverage rows included."""
    return [json.loads(line) for line in run("scan", "--quiet", path).decode("utf-8").splitlines()]


def complaints():
    path = need(DATA / "heimao-finance-complaints/train.csv")
    with open(path, encoding="utf-8", newline="") as rows:
        return [row[0].replace("\r", "").replace("\n", " ") for row in csv.reader(rows) if row]


def traditional_table():
    table, candidates = {}, {}
    for line in (LEXICONS / "fold/traditional.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 2 and "\u4e00" <= cells[0] <= "\u9fff":
            candidates.setdefault(cells[1], []).append(cells[0])
    for simplified, forms in candidates.items():
        usual = [form for form in forms if encodable(form, "big5")]
        if usual and not encodable(simplified, "big5"):
            table[ord(simplified)] = usual[0]
    return table


def encodable(text, charset):
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def finish(rows):
    """Prints (what, value, floor) and fails below a floor."""
    for what, value, floor in rows:
        print(f"{what:44} {value:7.3f}   floor {floor:.3f}{'' if value >= floor else '   BELOW'}")
    sys.exit(any(value < floor for _, value, floor in rows))
