# SPDX-License-Identifier: Apache-2.0
"""Texts that only sound like misconduct: advice, lawyers' answers, notices, statutes, judgments, job offers, software, product
news, reviews of shops and hotels, quarrels among people, tales. All are invented, and nothing is alleged of a lender or a
collector in any of them: none may be accused. Most must be taken for what they are."""
import json
import pathlib
import subprocess
import sys

PROGRAM, LEXICONS = sys.argv[1], sys.argv[2]
TEXTS = pathlib.Path(__file__).parent / "innocents.jsonl"
GENRES_RIGHT = 0.78
done = subprocess.run([PROGRAM, "eval", TEXTS, "--json", "--quiet", "--data", LEXICONS], capture_output=True, text=True,
                      check=True)
found = json.loads(done.stdout)
print(f"{found['innocent_accused']} of {found['innocent']} innocent texts accused, "
      f"genre right in {found['genres_right']} of {found['genres']}")
if found["innocent"] < 150 or found["innocent_accused"] > 0 or found["genres_right"] < GENRES_RIGHT * found["genres"]:
    listed = subprocess.run([PROGRAM, "eval", TEXTS, "--errors", "--quiet", "--data", LEXICONS], capture_output=True, text=True,
                            check=True)
    print(*(line for line in listed.stdout.splitlines() if "\tasserted\t" in line or "\tannounced\t" in line), sep="\n")
    sys.exit(1)
