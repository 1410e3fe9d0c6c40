# SPDX-License-Identifier: Apache-2.0
"""What a keyword search would reach on a gold file: the simple baselines beside ours in docs/accuracy.md.

Keywords are the literal terms of lexicons/terms (live entries, without their guards): a category is alleged when one of its
terms stands in the text. The second baseline leaves out a term with a negating character among the five characters before it
in the same clause, which is how negation is usually done.
"""
import csv
import json
import pathlib
import re
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).parent.parent
ALLEGED = {"asserted", "announced"}
ACCUSED = {"lender", "collector"}
NEGATED = re.compile("[不没沒未无無非别別勿][^，。！？；：、\n]{0,4}$")


def resolutions():
    """Categories that accuse nobody."""
    root = xml.etree.ElementTree.parse(ROOT / "lexicons/taxonomy.xml").getroot()
    return {category.get("code") for category in root.iterfind("family[@code='resolution']/category")}


def keywords():
    """Terms by category."""
    found = {}
    for path in sorted((ROOT / "lexicons/terms").glob("*.tsv")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["category"] != "allow" and row["status"] in ("testing", "stable"):
                found.setdefault(row["category"], []).append(row["term"])
    return {category: re.compile("|".join(map(re.escape, sorted(terms, key=len, reverse=True))))
            for category, terms in found.items()}


def alleged(text, patterns, with_negation):
    return {category for category, pattern in patterns.items()
            if any(not with_negation or not NEGATED.search(text[max(0, hit.start() - 5):hit.start()])
                   for hit in pattern.finditer(text))}


def is_conduct(finding):
    return finding["status"] in ALLEGED and finding["actor"] in ACCUSED


def score(gold, part, with_negation):
    """F1 of alleged categories, traps counted and traps, innocent documents accused and innocent documents."""
    patterns, harmless = keywords(), resolutions()
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    marked = set(rows[0]["categories"])
    tally = dict.fromkeys(("tp", "fp", "fn", "counted", "traps", "accused", "innocent"), 0)
    for row in rows[1:]:
        if not row.get("text") or row.get("part") != part:
            continue
        findings = [finding for finding in row["findings"] if finding["category"] in marked]
        found = alleged(row["text"], patterns, with_negation) & marked
        wanted = {f["category"] for f in findings if f["status"] in ALLEGED}
        conduct = {f["category"] for f in findings if is_conduct(f)}
        traps = {(f["category"], f["status"], f["actor"]) for f in findings
                 if f["status"] != "demanded" and not is_conduct(f) and f["category"] not in conduct}
        tally["tp"] += len(found & wanted)
        tally["fp"] += len(found - wanted)
        tally["fn"] += len(wanted - found)
        tally["traps"] += len(traps)
        tally["counted"] += sum(category in found for category, _, _ in traps)
        tally["innocent"] += not conduct - harmless
        tally["accused"] += not conduct - harmless and bool(found - harmless)
    tally["f1"] = 2 * tally["tp"] / max(1, 2 * tally["tp"] + tally["fp"] + tally["fn"])
    return tally
