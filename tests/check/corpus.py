#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks corpus/gold: every line parses, hashes fit, quotes stand in their text, words are known, nothing comes twice.

Usage: corpus.py ROOT
"""
import hashlib
import json
import pathlib
import sys

STATUS = {"asserted", "announced", "negated", "hypothetical", "norm", "general", "claimed", "demanded"}
ACTOR = {"lender", "collector", "consumer", "authority", "other"}
STANDING = {"alleged", "admitted", "found"}
GENRE = {"complaint", "forum", "transcript", "news", "court", "notice", "statement", "statute", "qa", "article",
         "fiction", "other"}
RESOLUTION = {"offer_extension", "offer_instalment", "offer_reduction", "interest_pause", "refund", "apology",
              "collection_stopped", "credit_corrected", "settlement_letter_issued", "hardship_care",
              "proper_identification", "authority_action"}
QUOTE_MAX = 12
PHENOMENA = range(1, 50)


def check_finding(finding, text, categories):
    """Returns what is wrong with one finding, as sentences."""
    wrong = []
    for member, known in (("category", categories), ("status", STATUS), ("actor", ACTOR)):
        if finding.get(member) not in known:
            wrong.append(f"{member} {finding.get(member)!r} is unknown")
    if finding.get("standing", "alleged") not in STANDING:
        wrong.append(f"standing {finding['standing']!r} is unknown")
    if finding.get("status") == "demanded" and finding.get("category") not in RESOLUTION:
        wrong.append(f"{finding.get('category')} is no resolution and cannot be demanded")
    quote, company = finding.get("quote", ""), finding.get("company")
    if not 0 < len(quote) <= QUOTE_MAX:
        wrong.append(f"quote {quote!r} has {len(quote)} characters, 1 to {QUOTE_MAX} are allowed")
    if quote not in text:
        wrong.append(f"quote {quote!r} does not stand in the text")
    if company is not None and (not company or company not in text):
        wrong.append(f"company {company!r} does not stand in the text")
    return wrong


def check_document(document, categories, part):
    """Returns what is wrong with one document, as sentences."""
    text = document.get("text", "")
    wrong = []
    if not text:
        wrong.append("no text")
    if document.get("sha256") != hashlib.sha256(text.encode("utf-8")).hexdigest():
        wrong.append("sha256 is not that of the text")
    if document.get("part") != part:
        wrong.append(f"part is {document.get('part')!r}, this file holds {part!r}")
    if document.get("genre") not in GENRE:
        wrong.append(f"genre {document.get('genre')!r} is unknown")
    wrong += [f"phenomenon {row} is unknown" for row in document.get("phenomena", []) if row not in PHENOMENA]
    seen = set()
    for finding in document.get("findings", []):
        wrong += check_finding(finding, text, categories)
        key = tuple(finding.get(member) for member in ("category", "status", "actor", "company"))
        if key in seen:
            wrong.append(f"finding {key} comes twice")
        seen.add(key)
    return wrong


def read(path, part):
    """Returns the documents of one gold file and the errors found in it."""
    documents, errors = [], []
    lines = path.read_text(encoding="utf-8").split("\n")
    head = json.loads(lines[0])
    categories = set(head.get("categories", []))
    if head.get("type") != "gold" or not categories:
        errors.append(f"{path}:1: no head of type gold with categories")
    for number, line in enumerate(lines[1:], 2):
        if not line:
            continue
        document = json.loads(line)
        documents.append(document)
        errors += [f"{path}:{number}: {document.get('id')}: {what}"
                   for what in check_document(document, categories, part)]
    return documents, errors


def counts_errors(documents):
    """Returns what the two files together fail to hold: distinct ids and texts, all phenomena twice, enough traps."""
    errors = []
    for member in ("id", "sha256"):
        values = [document[member] for document in documents]
        errors += [f"{member} {value} comes twice" for value in sorted({v for v in values if values.count(v) > 1})]
    rows = [row for document in documents for row in document.get("phenomena", [])]
    errors += [f"phenomenon {row} is covered {rows.count(row)} times, 2 are wanted"
               for row in PHENOMENA if rows.count(row) < 2]
    spans = [finding for document in documents for finding in document["findings"] if finding["status"] != "demanded"]
    traps = [finding for finding in spans if finding["status"] not in ("asserted", "announced")
             or finding["actor"] not in ("lender", "collector")]
    if 10 * len(traps) < 4 * len(spans):
        errors.append(f"{len(traps)} of {len(spans)} spans are not alleged, 40 % are wanted")
    print(f"{len(documents)} documents, {len(spans)} spans beside demands, {len(traps)} of them not alleged")
    return errors


def main():
    gold = pathlib.Path(sys.argv[1]) / "corpus" / "gold"
    documents, errors = [], []
    for name, part in (("corpus.jsonl", "look"), ("frozen.jsonl", "score")):
        more, wrong = read(gold / name, part)
        documents += more
        errors += wrong
    errors += counts_errors(documents)
    for error in errors:
        print(error, file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
