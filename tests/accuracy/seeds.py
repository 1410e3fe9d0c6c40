# SPDX-License-Identifier: Apache-2.0
"""The five damaged articles of ../shared/seeds: which findings each must have, and which it must not."""
import json
import os
import pathlib
import subprocess
import sys

PROGRAM, LEXICONS, ROOT = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
SEEDS = ROOT.parent / "shared/seeds"
ALLEGED = {"asserted", "announced"}
faults = []

if not SEEDS.exists():
    print("SKIPPED: ../shared/seeds is not on this machine")
    sys.exit(0)

done = subprocess.run([PROGRAM, "scan", str(SEEDS)], capture_output=True, check=True,
                      env={**os.environ, "MINGCHA_DATA": LEXICONS})
documents, findings = {}, {}
for line in done.stdout.decode("utf-8").splitlines():
    record = json.loads(line)
    if record["type"] == "document":
        number = record["source"][:3]
        documents[number], findings[number] = record, []
    elif record["type"] == "finding":
        findings[number].append(record)


def has(number, category, statuses, **wanted):
    """At least one finding of the category with one of the statuses and everything else that is wanted."""
    for finding in findings[number]:
        if finding["category"] == category and finding["status"] in statuses and all(
                wanted[key] in (finding[key] or "") for key in wanted):
            return
    seen = [(f["status"], f["quote"]) for f in findings[number] if f["category"] == category]
    faults.append(f"{number}: no {category} {'/'.join(sorted(statuses))} {wanted or ''}; found {seen}")


def no(number, *categories, statuses=ALLEGED):
    for finding in findings[number]:
        if finding["category"] in categories and finding["status"] in statuses:
            faults.append(f"{number}: {finding['category']} {finding['status']} {finding['quote']!r} [{finding['entry']}] "
                          f"{finding['reason']}")


def company(number, name, kind=None):
    """Every alleged finding is of this company; a discovered name is printed as the text writes it."""
    charged = [f for f in findings[number] if f["status"] in ALLEGED and f["actor"] in ("lender", "collector")]
    named = {(f["company"] or {}).get("name") or "" for f in charged}
    if not named or not all(name in one for one in named):
        faults.append(f"{number}: companies {named}, expected {name}")
    ids = {(f["company"] or {}).get("id") or "" for f in charged}
    if kind == "discovered" and not all(one.startswith("x-") for one in ids):
        faults.append(f"{number}: ids {ids}, expected a discovered company")
    return ids


has("000", "refuse_negotiation", {"asserted"})
has("000", "abusive_collection", {"asserted"})
has("000", "poor_service", {"asserted"})
has("000", "offer_reduction", {"norm"})
has("000", "offer_extension", {"norm"})
has("000", "credit_report_harm", {"hypothetical"})
no("000", "threat", "insult")
has("001", "refuse_negotiation", {"asserted"})
has("001", "refuse_negotiation", {"claimed"}, standing="admitted")
no("001", "threat", "insult")
has("002", "doorstep_visit", {"asserted"})
no("002", "threat", "insult", "abusive_collection", "third_party_contact")
for category in ("threat", "insult", "abusive_collection", "doorstep_visit"):
    has("003", category, {"asserted"})
has("004", "offer_extension", {"asserted"})
has("004", "offer_reduction", {"asserted"})
has("004", "offer_extension", {"norm"})
has("004", "offer_reduction", {"norm"})
no("004", "threat", "insult", "abusive_collection", "refuse_negotiation", "improper_fees", "violence", "soft_violence")
one = company("000", "兴业消费金融")
if one != company("002", "兴业消费金融") or one != company("004", "兴业消费金融"):
    faults.append("兴业消费金融 is not one company in 000, 002 and 004")
company("001", "哈银消费金融")
company("003", "中企匯通", kind="discovered")
for number, document in documents.items():
    if document["genre"] != "article":
        faults.append(f"{number}: genre {document['genre']}, expected article")

print("\n".join(faults) if faults else f"{sum(map(len, findings.values()))} findings of {len(documents)} seeds as expected")
sys.exit(1 if faults else 0)
