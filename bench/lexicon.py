#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a lexicon for the benchmark: the shipped folder with its entries replaced by generated ones, and the same
entries as plain lists for other tools. The same seed gives the same bytes.

    OUT/lexicons/     a data folder: fold tables, taxonomy, cues and companies as shipped, terms and rules generated
    OUT/terms.txt     one term a line            OUT/patterns.txt   one pattern a line (PCRE, RE2, Hyperscan)
    OUT/hits.txt      phrases that hit: every term, and one for every pattern, for generate.py --inject

Kinds (docs/performance.md): `clustered` terms combine a few dozen first words with many second ones, as the entries of a
hand-made lexicon do; `diverse` terms begin in thousands of ways, as a dictionary does.
"""
import argparse
import pathlib
import random
import shutil
import xml.sax.saxutils

ROOT = pathlib.Path(__file__).resolve().parent.parent
ENTRY_FOLDERS = ("terms", "near", "rules", "examples")
RARE, USUAL = range(50, 62), range(34, 44)  # costs in words.tsv: ten times the decimal logarithm of rarity


def words_of(costs):
    lines = (ROOT / "lexicons/fold/words.tsv").read_text(encoding="utf-8").splitlines()[2:]
    rows = (line.split("\t") for line in lines)
    return [word for word, cost in rows if len(word) == 2 and int(cost) in costs]


def distinct(make, count):
    found = {}
    while len(found) < count:
        found[make()] = None
    return list(found)


def clustered_terms(rng, count):
    firsts = rng.sample(words_of(RARE), max(8, int((count / 2) ** .5)))
    seconds = rng.sample(words_of(RARE), min(len(words_of(RARE)), 3 * count // len(firsts) + 8))
    return distinct(lambda: rng.choice(firsts) + rng.choice(seconds), count)


def diverse_terms(rng, count):
    words = words_of(RARE)
    return distinct(lambda: "".join(rng.sample(words, rng.choice((1, 2, 2, 2, 3))) + [rng.choice(words)]), count)


def patterns(rng, count):
    """Two groups of alternatives up to eight characters apart; the second one is of usual words."""
    rare, usual = words_of(RARE), words_of(USUAL)
    group = lambda words: "(?:" + "|".join(rng.sample(words, 3)) + ")"
    return distinct(lambda: group(rare) + ".{0,8}" + group(usual), count)


def hit_of(pattern):
    first, second = (part.strip("(?:)").split("|")[0] for part in pattern.split(".{0,8}"))
    return first + "的这个" + second


def write_terms(folder, terms):
    rows = [f"insult.bench{i:06}\tinsult\tnegatable\t{term}\ttesting" for i, term in enumerate(terms)]
    (folder / "bench.tsv").write_text("\n".join(["id\tcategory\tflags\tterm\tstatus", *rows]) + "\n", encoding="utf-8")


def write_rules(folder, found):
    rows = [f'  <rule id="threat.bench{i:06}" category="threat" status="testing" flags="negatable">'
            f"<pattern>{xml.sax.saxutils.escape(pattern)}</pattern></rule>" for i, pattern in enumerate(found)]
    (folder / "bench.xml").write_text("\n".join(["<rules>", *rows, "</rules>"]) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--kind", choices=("clustered", "diverse"), default="clustered")
    parser.add_argument("--terms", type=int, default=3000)
    parser.add_argument("--patterns", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    terms = (clustered_terms if options.kind == "clustered" else diverse_terms)(rng, options.terms)
    found = patterns(rng, options.patterns)
    data = options.out / "lexicons"
    shutil.copytree(ROOT / "lexicons", data, dirs_exist_ok=True,
                    ignore=lambda path, names: [n for n in names if pathlib.Path(path) / n in
                                                {ROOT / "lexicons" / e for e in ENTRY_FOLDERS}])
    for name in ("terms", "rules"):
        (data / name).mkdir(exist_ok=True)
    write_terms(data / "terms", terms)
    write_rules(data / "rules", found)
    (options.out / "terms.txt").write_text("\n".join(terms) + "\n", encoding="utf-8")
    (options.out / "hits.txt").write_text("\n".join(terms + [hit_of(p) for p in found]) + "\n", encoding="utf-8")
    (options.out / "patterns.txt").write_text("\n".join(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
