# SPDX-License-Identifier: Apache-2.0
"""Many records from few: the records of `mingcha scan` written again and again under new ids, to time `report --from-records`.

Each round gives every document another id, text hash, sentence hashes and sketch, so that hardly any text is a copy of
another, a day of 24 months, one of 400 authors a thousand documents and one of 31 regions. Documents with few findings are
passed over until the mean is reached. Seeded: the same input gives the same bytes."""
import argparse
import json
import random
import re



def dealt(line):
    """A document as the parts that stay between the ones that change: id, source, day, author, region, hashes, sketch."""
    record = json.loads(line)
    record.update(id="\0id", source="\0source", date="\0date", author_key="\0author", region="\0region",
                  text_hash="\0hash", sentence_hashes=["\0h"] * len(record["sentence_hashes"]),
                  sketch="\0sketch" if record["sketch"] else None)
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return re.split(r"\\u0000(id|source|date|author|region|hash|h|sketch)(?=\")", text)


def read(path):
    """(id, parts of the document, its findings) of every document."""
    head, documents = None, []
    for line in open(path, encoding="utf-8"):
        if line.startswith('{"type":"run"'):
            head = line
        elif line.startswith('{"type":"document"'):
            documents.append((json.loads(line)["id"], dealt(line), []))
        elif line.startswith('{"type":"finding"'):
            name = json.dumps(documents[-1][0], ensure_ascii=False)
            finding = json.loads(line)["id"]
            documents[-1][2].append(line.replace(f'"doc":{name}', '"doc":"\0doc"', 1)
                                    .replace(f'"id":"{finding}"', '"id":"\0id"', 1))
    return head, documents


def chosen(documents, mean):
    """The documents with the most findings, as many as have the mean together."""
    kept = sorted(documents, key=lambda document: -len(document[2]))
    while kept and sum(len(document[2]) for document in kept) < mean * len(kept):
        kept.pop()
    return kept


def fill(parts, values, draw):
    out = []
    for at, part in enumerate(parts):
        if at % 2 == 0:
            out.append(part)
        elif part == "h":
            out.append("%016x" % draw.getrandbits(64))
        elif part == "hash":
            out.append("%032x" % draw.getrandbits(128))
        elif part == "sketch":
            out.append("%0128x" % draw.getrandbits(512))
        else:
            out.append(values[part])
    return "".join(out) + "\n"


def main():
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("records", help="what `mingcha scan` wrote")
    options.add_argument("--documents", type=int, default=200_000)
    options.add_argument("--mean", type=float, default=5, help="findings a document")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("-o", "--out", required=True)
    given = options.parse_args()
    draw = random.Random(given.seed)
    head, documents = read(given.records)
    documents = chosen(documents, given.mean)
    findings = 0
    with open(given.out, "w", encoding="utf-8") as out:
        out.write(head)
        for at in range(given.documents):
            _, parts, found = documents[at % len(documents)]
            name = f"made:{at}"
            month = draw.randrange(24)
            out.write(fill(parts, {"id": name, "source": f"made#{at}", "region": f"R{draw.randrange(31):02d}",
                                   "date": f"{2024 + month // 12}-{month % 12 + 1:02d}-{draw.randrange(28) + 1:02d}",
                                   "author": "%016x" % draw.randrange(given.documents * 2 // 5)}, draw))
            for finding in found:
                out.write(finding.replace("\0doc", name, 1).replace("\0id", "%016x" % draw.getrandbits(64), 1))
            findings += len(found)
        out.write(json.dumps({"type": "end", "documents": given.documents, "findings": findings, "inputs": 1,
                              "skipped": 0, "partial": 0}) + "\n")
    print(f"{given.documents} documents, {findings} findings")


if __name__ == "__main__":
    main()
