# SPDX-License-Identifier: Apache-2.0
"""One report in all formats, from the documents of corpus/: report.json follows its schema, report.xml its RELAX NG, the
workbook's sheets have the rows of the CSV files and no formula, the database answers, no page asks for the network."""
import csv
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

PROGRAM, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
faults = []


def check(holds, words):
    if not holds:
        faults.append(words)


def check_json(folder):
    schema = json.loads((ROOT / "docs/format/report.schema.json").read_text(encoding="utf-8"))
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    try:
        import jsonschema
    except ImportError:
        print("report.json: not validated, python3-jsonschema is not installed")
        return report
    for error in list(jsonschema.Draft202012Validator(schema).iter_errors(report))[:10]:
        faults.append(f"report.json {error.json_path}: {error.message[:160]}")
    return report


def check_xml(folder, report):
    made = subprocess.run([sys.executable, ROOT / "tools/make_report_rng.py", ROOT / "docs/format/report.schema.json"],
                          check=True, capture_output=True, text=True).stdout
    grammar = ROOT / "docs/format/report.rng"
    check(made == grammar.read_text(encoding="utf-8"), "report.rng is not what tools/make_report_rng.py writes")
    done = subprocess.run(["xmllint", "--noout", "--nonet", "--relaxng", grammar, folder / "report.xml"],
                          capture_output=True, text=True, check=False)
    check(done.returncode == 0, f"report.xml: {done.stderr[:600]}")
    tree = ElementTree.parse(folder / "report.xml").getroot()
    name = lambda element: element.tag.rpartition("}")[2]
    for child in tree:
        if name(child) != "notice":
            check(len(child) == len(report[name(child)]), f"report.xml: {name(child)} has {len(child)} rows")


def check_workbook(folder):
    with zipfile.ZipFile(folder / "report.xlsx") as book:
        for at, table in ((1, "companies"), (3, "findings")):
            sheet = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{at}.xml"))
            with open(folder / f"{table}.csv", encoding="utf-8-sig", newline="") as file:
                rows = sum(1 for _ in csv.reader(file))
            found = len(sheet.findall(f".//{SHEET}row"))
            check(found == rows + 1, f"report.xlsx: {table} has {found} rows, expected {rows} and the notice")
            check(not sheet.findall(f".//{SHEET}f"), f"report.xlsx: {table} holds a formula")
            check(sheet.find(f".//{SHEET}pane") is not None, f"report.xlsx: {table} is not frozen")
            check(sheet.find(f".//{SHEET}autoFilter") is not None, f"report.xlsx: {table} has no filter")


def check_database(folder):
    base = sqlite3.connect(f"file:{folder}/report.sqlite?mode=ro", uri=True)
    check(base.execute("PRAGMA integrity_check").fetchone() == ("ok",), "report.sqlite: not sound")
    for view in ("counted", "company_view", "category_view"):
        check(base.execute(f"SELECT count(*) FROM {view}").fetchone()[0] > 0, f"report.sqlite: {view} is empty")
    found = base.execute("SELECT count(*) FROM sentence_search WHERE sentence_search MATCH '\"威 胁\"'").fetchone()[0]
    there = base.execute("SELECT count(*) FROM sentences WHERE text LIKE '%威胁%'").fetchone()[0]
    check(found == there > 0, f"report.sqlite: the index finds {found} of {there} sentences")
    base.close()


def check_pages(folder):
    pages = list(folder.glob("*.html"))
    check(len(pages) > 4, "hardly any page was written")
    for page in pages:
        text = page.read_text(encoding="utf-8")
        check("投诉所称，未经核实" in text, f"{page.name}: does not say that nothing is verified")
        check(not re.search(r"<(?:link|img|iframe|script)[^>]+(?:src|href)=\"(?!data:)", text), f"{page.name}: loads something")
        words = re.sub(r"<(style|script).*?</\1>|<[^>]+>", "\n", text, flags=re.S)
        check(not re.search(r"--[a-z]", words), f"{page.name}: speaks to its readers of options of the command line")
        check(not re.search(r"^x-[0-9a-f]{16}$", words, re.M), f"{page.name}: shows an id and does not say what it is")
        ids = re.findall(r' id="([^"]+)"', text)
        check(len(ids) == len(set(ids)), f"{page.name}: the same id stands twice")
        for target in set(re.findall(r'href="([^"#:]+\.html)', text)):
            check((folder / target).exists(), f"{page.name}: links to {target}, which is missing")


with tempfile.TemporaryDirectory() as tmp:
    out = pathlib.Path(tmp) / "report"
    run = [PROGRAM, "report", ROOT / "corpus/documents", "--data", ROOT / "lexicons", "--min-cases", "1", "--quiet",
           "--allow-incomplete"]
    subprocess.run([*run, "-o", out], check=True, stderr=subprocess.DEVNULL)
    whole = check_json(out)
    check(len(whole["findings"]) > 20, "the corpus gives hardly any finding: this check checks little")
    check_xml(out, whole)
    check_workbook(out)
    check_database(out)
    check_pages(out)
    subprocess.run([*run, "-o", out, "--only", "csv"], check=True, stderr=subprocess.DEVNULL)
    left = sorted(path.name for path in out.iterdir())
    check(left == ["companies.csv", "findings.csv", "manifest.json"], f"--only csv wrote {left}")
print("\n".join(faults) if faults else "all formats of a report hold what they promise")
sys.exit(1 if faults else 0)
