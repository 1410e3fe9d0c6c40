# SPDX-License-Identifier: Apache-2.0
"""Writes the tables of docs/accuracy.md from `mingcha eval`, so that no figure is typed by hand:

    python3 tools/make_accuracy.py build/release/bin/mingcha > docs/accuracy.md

Gold files that are not on the machine keep no row; the page says which ones were scored.
"""
import json
import pathlib
import subprocess
import sys

import keyword_baseline

ROOT = pathlib.Path(__file__).parent.parent
PROGRAM = sys.argv[1]
SETS = [("complaints, looked at while working", "../shared/gold/complaints.jsonl", "look"),
        ("complaints, only scored", "../shared/gold/complaints.jsonl", "score"),
        ("other genres, looked at", "../shared/gold/web.jsonl", "look"),
        ("other genres, only scored", "../shared/gold/web.jsonl", "score"),
        ("invented corpus, looked at", "corpus/gold/corpus.jsonl", "look"),
        ("invented corpus, frozen, only scored", "corpus/gold/frozen.jsonl", "score")]

HEAD = """# Accuracy

How well findings agree with careful readers. Every figure here is printed by `mingcha eval`; this page is written by
`tools/make_accuracy.py`, and `tests/accuracy/floors.tsv` keeps the figures from falling. Read them before you publish a count: the program
reports what texts say, it misses some of it, and some of what it reports is wrong.

**What is compared.** By document, as sets: the categories *alleged* (asserted or announced); the same of lender or collector only (*conduct*); category with *status*, with *actor*,
with *company* (any form by which the text names it, or the same company by the tables; tails such as 公司 and branches do not matter); categories whatever the status (*category*). Micro precision, recall, F1; the interval is a 95 % percentile bootstrap
over documents (1,000 resamples, seeded). A *trap* is a labelled passage that is not alleged conduct of lender or collector (denied, hypothetical, a norm, general, claimed, or somebody
else's act); it is *counted* when the program alleges its category all the same. An *innocent* document alleges no conduct of lender or collector.

**Yardsticks from elsewhere** (measured on comparable complaints before this project began): two careful readers agree on the alleged categories with F1 .958; the best of 35
trained classifiers reaches .585, keyword search .503; a large lexicon with patterns and no judgement counts 52 % of the traps and accuses 21 of 26 innocent texts.

**How blind.** The sets that are *only scored* were not read, but their totals were printed many times while the program was written, so they are somewhat optimistic. The frozen
hundred of the invented corpus is the public benchmark. What fresh texts gave before anything was mended on them, and how little of what is learnt carries over from one set of
texts to the next, is told in [accuracy-history.md](accuracy-history.md). Where words matter more than counts, read the texts too.

The complaint and web gold are real people's texts and are not in this repository; the invented corpus is (`corpus/gold`).
"""


def evaluate(gold, part, *options):
    done = subprocess.run([PROGRAM, "eval", gold, "--part", part, "--json", *options], cwd=ROOT, check=True, capture_output=True)
    return json.loads(done.stdout)


def number(value):
    return f"{value:.3f}".removeprefix("0")


def measure_row(name, result):
    cells = [name, str(result["documents"])]
    for measure in ("alleged", "conduct", "status", "actor", "company", "category"):
        one = result["measures"][measure]
        cells.append(f"{number(one['f1'])} ({number(one['precision'])}/{number(one['recall'])})")
    return "| " + " | ".join(cells) + " |"


def fairness_row(name, result, plain):
    share = lambda r: f"{r['traps_counted']} of {r['traps']}"
    accused = lambda r: f"{r['innocent_accused']} of {r['innocent']}"
    f1 = lambda r: number(r["measures"]["conduct"]["f1"])
    alleged = result["measures"]["alleged"]
    return (f"| {name} | {share(result)} | {share(plain)} | {accused(result)} | {accused(plain)} | {f1(result)} | {f1(plain)} | "
            f"{number(alleged['f1_low'])} to {number(alleged['f1_high'])} | {result['genres_right']} of {result['genres']} |")


def baseline_rows(name, gold, part, result):
    """Keyword search on the same texts, and what is ours."""
    ours = f"{number(result['measures']['alleged']['f1'])} | {result['traps_counted']} of {result['traps']} | "
    rows = [f"| {name} | mingcha | {ours}{result['innocent_accused']} of {result['innocent']} |"]
    for label, with_negation in (("keywords", False), ("keywords, negation within five characters", True)):
        one = keyword_baseline.score(ROOT / gold, part, with_negation)
        rows.append(f"| | {label} | {number(one['f1'])} | {one['counted']} of {one['traps']} | {one['accused']} of {one['innocent']} |")
    return rows


def category_table(result):
    lines = ["| category | tp | fp | fn | P | R | F1 |", "|---|---|---|---|---|---|---|"]
    for code, one in result["categories"].items():
        lines.append(f"| {code} | {one['tp']} | {one['fp']} | {one['fn']} | {number(one['precision'])} | {number(one['recall'])} | {number(one['f1'])} |")
    return lines


def status_table(result):
    lines = ["| status | tp | fp | fn | P | R | F1 |", "|---|---|---|---|---|---|---|"]
    for code, one in result["statuses"].items():
        lines.append(f"| {code} | {one['tp']} | {one['fp']} | {one['fn']} | {number(one['precision'])} | {number(one['recall'])} | {number(one['f1'])} |")
    return lines


def main():
    scored = [(name, evaluate(gold, part), evaluate(gold, part, "--no-context")) for name, gold, part in SETS if (ROOT / gold).exists()]
    version = subprocess.run([PROGRAM, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    out = [HEAD, f"Scored with {version}. F1 (precision/recall):", "",
           "| texts | documents | alleged | conduct | status | actor | company | category |", "|---|---|---|---|---|---|---|---|"]
    out += [measure_row(name, result) for name, result, _ in scored]
    out += ["", "What judgement is worth: the same with `--no-context`, where every match counts.", "",
            "| texts | traps counted | … without judgement | innocent accused | … without | conduct F1 | … without | interval of alleged F1 | genre right |",
            "|---|---|---|---|---|---|---|---|---|"]
    out += [fairness_row(*row) for row in scored]
    out += ["", "Beside a keyword search with the terms of our own lexicon (`tools/keyword_baseline.py`):", "",
            "| texts | by | alleged F1 | traps counted | innocent accused |", "|---|---|---|---|---|"]
    for (name, gold, part), (_, result, _) in zip((row for row in SETS if (ROOT / row[1]).exists()), scored):
        out += baseline_rows(name, gold, part, result)
    for name, result, _ in scored:
        if "only scored" in name:
            out += ["", f"## By category and status: {name}", "", *category_table(result), "", *status_table(result)]
    out += ["", "## How to repeat", "", "```", "mingcha eval GOLD.jsonl [--part NAME] [--errors] [--no-context] [--json]",
            "python3 tools/make_accuracy.py build/release/bin/mingcha > docs/accuracy.md", "```", "",
            "Gold files are JSON Lines in the form that `corpus/README.md` describes; label a hundred of your own texts and score the program on them."]
    print("\n".join(out))


main()
