# SPDX-License-Identifier: Apache-2.0
"""What must hold for every run, tried on the corpus and, where they are, on the shared seeds and gold texts:

- text[start:end] is the quote (masked alike), and the quote stands in its sentence;
- records are the same bytes for any number of workers, locale and time zone;
- a report made from records is the report made from the documents, the manifest and the database's run apart.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

PROGRAM, LEXICONS, ROOT = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
SHARED = ROOT.parent / "shared"
FIXED = {"SOURCE_DATE_EPOCH": "1767225600", "MINGCHA_DATA": LEXICONS}
faults = []


def mingcha(*args, **environment):
    done = subprocess.run([PROGRAM, *map(str, args)], capture_output=True, check=False,
                          env={**os.environ, **FIXED, **environment})
    if done.returncode not in (0, 4):
        sys.exit(f"mingcha {' '.join(map(str, args))}: exit {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def check_spans(name, records):
    text, sentences, count = "", {}, 0
    for line in records.decode("utf-8").splitlines():
        record = json.loads(line)
        if record["type"] == "document":
            text = record["text"]
            sentences = {s["n"]: s for s in record["sentences"]}
        elif record["type"] == "finding":
            count += 1
            if text[record["start"]:record["end"]] != record["quote"]:
                faults.append(f"{name}: {record['id']}: the span is {text[record['start']:record['end']]!r}, "
                              f"the quote {record['quote']!r}")
            sentence = sentences[record["sentence"]]
            if text[sentence["start"]:sentence["start"] + len(sentence["text"])] != sentence["text"]:
                faults.append(f"{name}: {record['id']}: its sentence is not where it says")
    print(f"{name}: {count} findings stand where they say")
    return count


def check_determinism(inputs):
    first = mingcha("scan", *inputs, "--jobs", 1, LC_ALL="C", TZ="UTC")
    for jobs, locale, zone in ((2, "C.UTF-8", "Asia/Shanghai"), (7, "C", "America/New_York"), (1, "C.UTF-8", "UTC")):
        if mingcha("scan", *inputs, "--jobs", jobs, LC_ALL=locale, TZ=zone) != first:
            faults.append(f"records differ with --jobs {jobs}, LC_ALL={locale}, TZ={zone}")
    return first


def report_files(folder):
    skip = {"manifest.json", "report.sqlite"}
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name not in skip}


def check_report_of_records(inputs, records):
    with tempfile.TemporaryDirectory() as tmp:
        tmp = pathlib.Path(tmp)
        (tmp / "records.jsonl").write_bytes(records)
        mingcha("report", *inputs, "-o", tmp / "documents", "--quiet")
        mingcha("report", "--from-records", tmp / "records.jsonl", "-o", tmp / "records", "--quiet")
        left, right = report_files(tmp / "documents"), report_files(tmp / "records")
        if not left:
            faults.append("the report has no files")
        for name in sorted(left.keys() | right.keys()):
            if left.get(name) != right.get(name):
                faults.append(f"{name} differs between the report of the documents and that of their records")
        print(f"{len(left)} report files are the same from documents and from records")


def main():
    corpus = [ROOT / "corpus/documents"]
    if not check_spans("corpus", mingcha("scan", *corpus, "--with-text", "--no-mask")):
        faults.append("no finding in the corpus")
    check_spans("corpus, masked", mingcha("scan", *corpus, "--with-text"))
    if SHARED.exists():
        for name in ("seeds", "gold/complaints.jsonl", "gold/web.jsonl"):
            check_spans(name, mingcha("scan", SHARED / name, "--with-text"))
    else:
        print("SKIPPED: the shared seeds and gold texts are not on this machine")
    check_report_of_records(corpus, check_determinism(corpus))
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


main()
