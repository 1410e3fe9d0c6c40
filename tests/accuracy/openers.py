# SPDX-License-Identifier: Apache-2.0
"""Words that open a clause are no brands: 结果银行又打电话骂我家人 names no company 结果银行.

A short name with the ending of a bank, a lender or a lessor that opens its clause is taken for a name
(docs/format/companies.md). Every word of openers.txt (times, relatives, adverbs, verbs, papers) is put before every such
ending; in none of the texts may a company be found that nobody listed."""
import json
import pathlib
import subprocess
import sys
import tempfile

PROGRAM, LEXICONS = sys.argv[1], sys.argv[2]
ENDINGS = ["银行", "金融", "钱包", "租赁", "易借"]
words = (pathlib.Path(__file__).parent / "openers.txt").read_text(encoding="utf-8").split()
names = [word + ending for word in words for ending in ENDINGS]
with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
    for name in names:
        file.write(json.dumps({"text": f"我逾期三天，{name}又打电话骂我家人，天天威胁我。"}, ensure_ascii=False) + "\n")
    file.flush()
    out = subprocess.run([PROGRAM, "scan", file.name, "--quiet", "--data", LEXICONS], capture_output=True, text=True, check=True)
documents = [record for record in map(json.loads, out.stdout.splitlines()) if record["type"] == "document"]
assert len(documents) == len(names), f"{len(documents)} documents for {len(names)} texts"
found = [name for name, document in zip(names, documents)
         if any(company["kind"] == "discovered" for company in document["companies"])]
print(f"{len(words)} words before {len(ENDINGS)} endings, {len(found)} taken for names", *found, sep="\n")
sys.exit(bool(found) or len(words) < 500)
