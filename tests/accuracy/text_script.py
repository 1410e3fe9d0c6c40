# SPDX-License-Identifier: Apache-2.0
"""Traditional to simplified: OpenCC's own test cases, exactly right ones."""
import json
import re

from text_data import DATA, finish, need, run

FLOORS = {"t2s": 50 / 55, "tw2s": 29 / 32, "hk2s": 19 / 21}


def cases():
    text = need(DATA / "opencc-testcases/testcases.json").read_text(encoding="utf-8")
    text = re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)
    return json.loads(re.sub(r",(\s*[}\]])", r"\1", text))["cases"]


def plain(text):
    """Without what folding does to everything beside script: width and case."""
    return run("normalize", "--text", text).decode("utf-8").rstrip("\n")


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
    finish(rows)


main()
