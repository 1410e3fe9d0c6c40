# SPDX-License-Identifier: Apache-2.0
"""Disguised words are found: CNTP's strings as a user lexicon with all flags, over its perturbed sentences; and what
the flags add on benign sentences and on the Heimao complaints.

Nothing of the sentences is printed, only shares."""
import json
import pathlib
import re
import subprocess
import tempfile

from text_data import DATA, ENVIRONMENT, PROGRAM, complaints, finish, need, run

FLOORS = {"Traditional_transform": .99, "chaizi_transform": .95, "homo_toxi_transform": .80,
          "radical_transform": .76, "pinyin_full_transform": .93}
BENIGN_FLOOR = .99
FLAGS = "phonetic,shape,split,gapped"


def rows(name):
    path = need(DATA / "cntp-perturbed-toxic" / f"{name}.json")
    return json.loads(path.read_text(encoding="utf-8"))["results"]


def is_word(text):
    return 2 <= len(text) <= 16 and all("\u4e00" <= c <= "\u9fff" for c in text)


def words_of(row):
    return {word for word in row.get("toxic_entity", []) if is_word(word)}


def write_lexicon(folder, words, flags):
    (folder / "terms").mkdir(parents=True)
    lines = ["id\tcategory\tflags\tterm\tstatus"]
    lines += [f"insult.cntp{i:05}\tinsult\t{flags}\t{word}\ttesting" for i, word in enumerate(sorted(words))]
    (folder / "terms/cntp.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def usable(folder, words):
    """Without the words that the lexicon has already or that fold to another one's term."""
    write_lexicon(folder / "draft", words, "")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    told = subprocess.run([PROGRAM, "scan", "--lexicon", folder / "draft", folder / "empty.txt"],
                          capture_output=True, env=ENVIRONMENT, check=False).stderr.decode("utf-8")
    bad = {int(found[1]) for line in told.splitlines() if (found := re.search(r'"insult\.cntp(\d+)"', line))}
    return {word for number, word in enumerate(sorted(words)) if number not in bad}


def quotes(folder, lexicon, texts):
    """For each text the number of stretches where a word of the list was found."""
    path = folder / "texts.jsonl"
    path.write_text("".join(json.dumps({"id": f"d{i}", "text": text}, ensure_ascii=False) + "\n"
                            for i, text in enumerate(texts)), encoding="utf-8")
    found = [set() for _ in texts]
    output = run("scan", "--quiet", "--no-context", "--lexicon", lexicon, path).decode("utf-8")
    if not output:
        raise SystemExit("the scan says nothing: is the lexicon refused?")
    for line in output.splitlines():
        record = json.loads(line)
        if record["type"] == "finding" and any("cntp" in e for e in [record["entry"], *record["also"]]):
            found[int(record["doc"].rsplit(":d", 1)[1])].add((record["start"], record["end"]))
    return found


def share_found(folder, lexicon, name, known):
    """Of the sentences with such words: several of one sentence are one finding."""
    sentences = [row for row in rows(name) if words_of(row) & known]
    found = quotes(folder, lexicon, [row["perturbed_text"] for row in sentences])
    return sum(map(bool, found)) / len(sentences)


def added(folder, plain, flagged, texts):
    pairs = zip(quotes(folder, plain, texts), quotes(folder, flagged, texts))
    return sum(bool(more - less) for less, more in pairs) / len(texts)


def main():
    words = {word for name in FLOORS for row in rows(name) for word in words_of(row)}
    results = []
    with tempfile.TemporaryDirectory() as root:
        folder = pathlib.Path(root)
        words = usable(folder, words)
        write_lexicon(folder / "plain", words, "")
        write_lexicon(folder / "flagged", words, FLAGS)
        print(f"{len(words)} words")
        for name, floor in FLOORS.items():
            results.append((f"found: {name}", share_found(folder, folder / "flagged", name, words), floor))
        benign = [row["text"] if "text" in row else row["original_text"] for row in rows("non_toxic_base")]
        for name, texts in (("benign sentences", benign), ("complaints", complaints())):
            quiet = 1 - added(folder, folder / "plain", folder / "flagged", texts)
            results.append((f"no false alarm added: {name}", quiet, BENIGN_FLOOR))
    finish(results)


main()
