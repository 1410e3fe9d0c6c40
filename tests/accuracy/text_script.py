# SPDX-License-Identifier: Apache-2.0
"""Traditional to simplified: OpenCC's own test cases, exactly right ones; and simplified complaints left as they are."""
import json
import re

import pathlib
import tempfile

from text_data import DATA, LEXICONS, complaints, encodable, finish, need, run

FLOORS = {"t2s": 50 / 55, "tw2s": 29 / 32, "hk2s": 19 / 21}


def cases():
    text = need(DATA / "opencc-testcases/testcases.json").read_text(encoding="utf-8")
    text = re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)
    return json.loads(re.sub(r",(\s*[}\]])", r"\1", text))["cases"]


def plain(text):
    """Without what folding does to everything beside script: width and case."""
    return run("normalize", "--no-mask", "--text", text).decode("utf-8").rstrip("\n")


def han(text):
    return "".join(c for c in text if "\u4e00" <= c <= "\u9fff")


def misspellings():
    rows = (LEXICONS / "fold/misspellings.tsv").read_text(encoding="utf-8").splitlines()[2:]
    return [row.split("\t")[0] for row in rows]


def untouched():
    """Share of the complaints in simplified characters, without a known misspelling, whose Han characters folding and mending leave alone."""
    wrong = misspellings()
    texts = [text for text in complaints() if encodable(han(text), "gb2312") and len(text.strip().splitlines()) == 1
             and not any(word in text for word in wrong)]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "complaints.txt"
        path.write_text("\n".join(texts), encoding="utf-8")
        folded = run("normalize", "--no-mask", "--split", "line", path).decode("utf-8").rstrip("\n").split("\n")
    if len(folded) != len(texts):
        raise SystemExit(f"{len(folded)} lines for {len(texts)} complaints")
    same = sum(han(a) == han(b) for a, b in zip(texts, folded))
    return f"simplified complaints unchanged ({len(texts)})", same / len(texts), .999


def main():
    rows = []
    for name, floor in FLOORS.items():
        chosen = [case for case in cases() if name in case["expected"]]
        right = 0
        for case in chosen:
            found, expected = plain(case["input"]), case["expected"][name]
            same = found == plain(expected) and all(
                a == b for a, b in zip(found, expected) if "\u4e00" <= b <= "\u9fff")
            right += same
            if not same:
                print(f"{name} {case['id']}: {case['input']} -> {found}, expected {expected}")
        rows.append((f"{name} ({len(chosen)} cases)", right / len(chosen), floor))
    rows.append(untouched())
    finish(rows)


main()
