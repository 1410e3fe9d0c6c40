# SPDX-License-Identifier: Apache-2.0
"""Accuracy floors: `mingcha eval` on gold files against tests/accuracy/floors.tsv. A floor is the figure that was reached and
only rises. A gold file that is not on this machine is skipped with a message."""
import json
import os
import pathlib
import subprocess
import sys

PROGRAM, LEXICONS, ROOT = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
results, faults, checked = {}, [], 0


def evaluate(gold, part):
    if (gold, part) not in results:
        args = [PROGRAM, "eval", str(ROOT / gold), "--json"] + (["--part", part] if part != "-" else [])
        done = subprocess.run(args, capture_output=True, check=True, env={**os.environ, "MINGCHA_DATA": LEXICONS})
        results[gold, part] = json.loads(done.stdout)
    return results[gold, part]


def figure(result, path):
    """measures.alleged.f1, or counts such as traps_counted/traps as a share."""
    if "/" in path:
        part, whole = path.split("/")
        return result[part] / result[whole] if result[whole] else 0.0
    for key in path.split("."):
        result = result[key]
    return result


for line in (ROOT / "tests/accuracy/floors.tsv").read_text(encoding="utf-8").splitlines()[1:]:
    if not line or line.startswith("#"):
        continue
    gold, part, path, kind, bound = line.split("\t")[:5]
    if not (ROOT / gold).exists():
        print(f"SKIPPED: {gold} is not on this machine ({path})")
        continue
    checked += 1
    value = figure(evaluate(gold, part), path)
    good = value >= float(bound) - 5e-4 if kind == "least" else value <= float(bound) + 5e-4
    print(f"{gold} {part} {path}: {value:.3f} ({kind} {bound}){'' if good else '  <-- broken'}")
    if not good:
        faults.append(path)
print(f"{checked} floors, {len(faults)} broken")
sys.exit(1 if faults else 0)
