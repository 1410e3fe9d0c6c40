# SPDX-License-Identifier: Apache-2.0
"""Inputs and reports in odd places: a pipe that nobody writes to, a socket, names that are not UTF-8, a report inside the folder that
is read, a table of one, a file that is named twice, a link as -o, records that are none, an answer as a spreadsheet saves it, a terminal that closes. Each is either read or said; none hangs, is read as a complaint or leaves anything behind."""
import gzip
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile

PROGRAM, LEXICONS = sys.argv[1], sys.argv[2]
ENVIRONMENT = {**os.environ, "MINGCHA_DATA": LEXICONS}
COMPLAINT = "我在青禾速贷借的钱逾期了，催收员天天打电话辱骂我父母，我要投诉青禾速贷。\n"


def mingcha(*args, **more):
    return subprocess.run([PROGRAM, *args], capture_output=True, check=False, env=ENVIRONMENT, timeout=60, **more)


def coverage(records):
    rows = [json.loads(line) for line in records.decode("utf-8").splitlines()]
    return {row["source"]: row for row in rows if row["type"] == "coverage" and row["reason"] != "read"}


def expect(condition, what):
    if not condition:
        sys.exit(f"odd places: {what}")


def pipes_and_sockets(folder):
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(folder / "manifest.json")
    here = os.getcwd()
    os.chdir(folder)  # a socket's path must be short
    socket.socket(socket.AF_UNIX).bind("socket")
    os.chdir(here)
    done = mingcha("scan", folder)
    expect(done.returncode == 4, f"exit {done.returncode} with a pipe in the folder, expected 4")
    rows = coverage(done.stdout)
    for name in ("pipe.txt", "manifest.json", "socket"):
        expect(rows.get(name, {}).get("reason") == "unreadable", f"no row says that {name} was not read: {rows}")
        (folder / name).unlink()


def names_in_gbk(folder):
    rows = coverage(mingcha("scan", os.fsencode(folder / "x")[:-1] + "投诉.txt".encode("gbk")).stdout)
    expect("投诉.txt" in rows, f"a missing input whose name is GBK: {rows}")


def a_report_inside(folder):
    for _ in range(2):
        done = mingcha("report", folder, "-o", folder / "report", "-q")
        expect(done.returncode == 0, f"a report in its input folder: exit {done.returncode}\n{done.stderr.decode()}")
    rows = json.loads((folder / "report/report.json").read_text())["coverage"]
    found = sorted((row["source"], row["reason"]) for row in rows)
    expect(found == [("a.txt", "read"), ("report/manifest.json", "own_report")], f"what was read: {found}")


def files_out_of_a_report(folder):
    copies = folder / "copies"
    copies.mkdir()
    for name in ("index.html", "unattributed.html", "report.json", "report.xml"):
        (copies / name).write_bytes((folder / "report" / name).read_bytes())
    rows = coverage(mingcha("scan", copies).stdout)
    found = sorted((name, row["reason"]) for name, row in rows.items())
    expect(len(found) == 4 and all(reason == "own_report" for _, reason in found), f"files of a report: {found}")


def tables_out_of_a_report(folder):
    copies = folder / "tables"
    copies.mkdir()
    for language in ("zh", "en"):
        out = folder / f"report-{language}"
        mingcha("report", folder / "a.txt", "-o", out, "--lang", language, "-q")
        for name in ("findings.csv", "companies.csv", "report.xlsx"):
            (copies / f"{language}-{name}").write_bytes((out / name).read_bytes())
        shutil.rmtree(out)
    done = mingcha("scan", copies)
    found = sorted((name, row["reason"]) for name, row in coverage(done.stdout).items())
    expect(len(found) == 6 and all(reason == "own_report" for _, reason in found), f"tables of a report: {found}")
    done = mingcha("scan", copies / "zh-findings.csv", "--map", "text=原句")
    expect(done.returncode == 0, f"a table of a report that --map names the text of: {done.stderr.decode()}")
    shutil.rmtree(copies)


def files_named_twice(folder):
    both = folder.parent / (folder.name + "-both")
    both.mkdir()
    (both / "a.txt").write_text(COMPLAINT)
    (both / "copy.txt").write_text(COMPLAINT)
    (both / "link.txt").symlink_to("a.txt")
    done = mingcha("report", both, both / "a.txt", "-o", both / "report")
    rows = json.loads((both / "report/report.json").read_text())["coverage"]
    found = sorted((row["source"], row["reason"]) for row in rows if row["reason"] != "read")
    expect(found == [("a.txt", "same_file"), ("copy.txt", "same_content"), ("link.txt", "same_file")], f"named twice: {found}")
    expect(done.returncode == 0 and done.stderr.count(b"each once") == 3, f"named twice: {done.stderr.decode()}")
    shutil.rmtree(both)


def a_report_by_a_link(folder):
    real, link = folder / "real", folder / "link"
    real.mkdir()
    link.symlink_to("real")
    for _ in range(2):
        done = mingcha("report", folder / "a.txt", "-o", link, "-q")
        expect(done.returncode == 0 and link.is_symlink(), f"-o LINK: exit {done.returncode}\n{done.stderr.decode()}")
    expect((real / "index.html").exists(), "the folder behind -o LINK holds no report")
    (folder / "dangling").symlink_to("nowhere")
    done = mingcha("report", folder / "a.txt", "-o", folder / "dangling", "-q")
    expect(done.returncode == 5 and b"leads nowhere" in done.stderr, f"-o LINK without a target: {done.stderr.decode()}")
    left = [path.name for path in folder.iterdir() if path.name.startswith(".")]
    expect(not left, f"left behind by -o LINK: {left}")
    link.unlink()
    shutil.rmtree(real)


def packed_files(folder):
    packed = folder / "packed"
    packed.mkdir()
    table = f"编号,投诉内容\n1,{COMPLAINT.strip()}\n"
    (packed / "a.csv.gz").write_bytes(gzip.compress(table.encode("gbk")))
    with zipfile.ZipFile(packed / "b.zip", "w") as archive:
        archive.writestr("投诉/一.txt", COMPLAINT + "一")
        archive.writestr("投诉/.隐藏.txt", COMPLAINT + "二")
        archive.writestr("inner.zip", b"PK\x03\x04")
    with tarfile.open(packed / "c.tar.gz", "w:gz") as archive:
        archive.add(folder / "a.txt", "c/a.txt")
    (packed / "d.zip").write_bytes((packed / "b.zip").read_bytes()[:-40][:300])
    done = mingcha("scan", packed)
    rows = coverage(done.stdout)
    read = sorted(row["id"] for row in map(json.loads, done.stdout.splitlines()) if row["type"] == "document")
    expect(read == ["a.csv.gz/a.csv:1", "b.zip/投诉/一.txt:1", "c.tar.gz/c/a.txt:1", "d.zip/投诉/一.txt:1"], f"packed files: {read}")
    expect(rows["b.zip/inner.zip"]["reason"] == "unknown_format", f"an archive in an archive: {rows}")
    expect([rows[name]["reason"] for name in ("a.csv.gz", "b.zip", "c.tar.gz", "d.zip")] == ["archive"] * 3 + ["bad_archive"], f"archives: {rows}")
    (packed / "named.gz").write_bytes(COMPLAINT.encode())
    done = mingcha("scan", packed / "named.gz")
    expect(done.returncode == 0, f"a text called .gz: {done.stderr.decode()}")
    shutil.rmtree(packed)


def no_records(folder):
    (folder / "empty").write_bytes(b"")
    for name, found in (("a.txt", b"other content"), ("empty", b"nothing in it")):
        done = mingcha("report", "--from-records", folder / name, "-o", folder / "none", "-q")
        expect(done.returncode == 5 and found in done.stderr, f"--from-records {name}: {done.stderr.decode()}")
    (folder / "empty").unlink()


def a_table_that_cannot_be_written(folder):
    table = folder / "words.tsv"
    table.write_bytes("id\tterm\r\nb\t乙\r\na\t甲\r\n".encode())
    before = table.read_bytes()
    done = mingcha("lexicon", "fmt", "--check", table)
    expect(done.returncode == 3 and table.read_bytes() == before, f"fmt --check: exit {done.returncode}")
    (folder / "words.tsv.part").mkdir()  # where the new text is to be written
    done = mingcha("lexicon", "fmt", table)
    expect(done.returncode == 5 and table.read_bytes() == before, f"fmt that fails: exit {done.returncode}")
    (folder / "words.tsv.part").rmdir()
    done = mingcha("lexicon", "fmt", table)
    expect(done.returncode == 0 and table.read_text() == "id\tterm\na\t甲\nb\t乙\n", f"fmt: {done.stderr.decode()}")
    expect(mingcha("lexicon", "fmt", "--check", table).returncode == 0, "fmt --check of what fmt wrote")
    (folder / "image").mkdir()
    done = mingcha("lexicon", "compile", folder / "image")
    left = [path.name for path in folder.iterdir() if "part" in path.name]
    expect(done.returncode == 5 and not left, f"compile onto a folder: exit {done.returncode}, left {left}")
    (folder / "image").rmdir()


def answers_with_semicolons(folder):
    answers = folder.parent / (folder.name + "-answers.csv")
    answers.write_bytes("company;response\r\n青禾速贷;已经核实，不是我司人员。\r\n".encode("gbk"))
    done = mingcha("report", folder / "a.txt", "--responses", answers, "-o", folder / "answered", "-q")
    answers.unlink()
    expect(done.returncode == 0, f"answers with semicolons: exit {done.returncode}\n{done.stderr.decode()}")
    responses = json.loads((folder / "answered/report.json").read_text())["responses"]
    expect([row["text"] for row in responses] == ["已经核实，不是我司人员。"], f"answers with semicolons: {responses}")


def a_closed_terminal(folder):
    with subprocess.Popen([PROGRAM, "report", "-", "-o", folder / "late"], env=ENVIRONMENT, stdin=subprocess.PIPE,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        patience = time.time() + 30
        while not (folder / ".late.making").exists() and time.time() < patience:
            time.sleep(0.02)
        running.send_signal(signal.SIGHUP)
        running.stdin.write(COMPLAINT.encode())
        running.stdin.close()
        expect(running.wait(30) == 6, f"exit {running.returncode} after SIGHUP, expected 6")
    left = [path.name for path in folder.iterdir() if "late" in path.name]
    expect(not left, f"left behind: {left}")


def lexicons_of_another_version(folder):
    """What the program does not know in them is named with file and line, and where it comes from."""
    other = folder / "lexicons"
    shutil.copytree(LEXICONS, other)
    (other / "VERSION").write_text("9.9.9\n")
    order = other / "cues/order.tsv"
    order.write_text(order.read_text(encoding="utf-8") + "foreboding\n", encoding="utf-8")
    done = subprocess.run([PROGRAM, "explain", "--text", COMPLAINT], capture_output=True, check=False, timeout=60,
                          env={**ENVIRONMENT, "MINGCHA_DATA": str(other)})
    said = done.stderr.decode()
    expect(done.returncode == 3 and "cues/order.tsv:" in said and '"foreboding"' in said, f"an unknown cue kind: exit {done.returncode}, {said}")
    expect("9.9.9" in said and "use those of one version" in said, f"a lexicon of another version: {said}")
    shutil.rmtree(other)


def an_output_that_cannot_be_read(folder):
    """It may be written to, so it would be lost: whoever may not look into it may not replace it either."""
    kept = folder / "kept.txt"
    kept.write_text(COMPLAINT)
    kept.chmod(0o222)
    nobody = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
    mode = folder.stat().st_mode
    folder.chmod(0o755)
    try:
        done = mingcha("scan", folder / "a.txt", "--output", kept, "-q", **nobody)
    except PermissionError:  # the program lies where nobody may go
        done = None
    folder.chmod(mode)
    kept.chmod(0o600)
    expect(kept.read_text() == COMPLAINT, "--output wrote over what it could not read")
    expect(done is None or done.returncode == 5 and b"kept.txt" in done.stderr, f"--output: {done and done.stderr.decode()}")
    kept.unlink()


def a_labelled_text_beyond_the_limit(folder):
    """It is named and scored as far as it was read, and the others are scored."""
    gold = folder / "gold.jsonl"
    texts = {"long": "催收员辱骂我，" * 100_001, "short": COMPLAINT.strip()}
    gold.write_text("".join(json.dumps({"id": key, "text": text, "findings": []}, ensure_ascii=False) + "\n"
                            for key, text in texts.items()), encoding="utf-8")
    done = mingcha("eval", gold, "--lang", "en")
    expect(done.returncode == 4 and b"long: more than 100000 hits" in done.stderr, f"eval beyond the limit: {done.stderr.decode()}")
    expect(b"2 documents scored, 0 not found" in done.stdout, f"eval beyond the limit: {done.stdout.decode()[:200]}")
    gold.unlink()


with tempfile.TemporaryDirectory() as outer:
    place = pathlib.Path(outer)
    (place / "a.txt").write_text(COMPLAINT)
    pipes_and_sockets(place)
    names_in_gbk(place)
    a_report_inside(place)
    files_out_of_a_report(place)
    tables_out_of_a_report(place)
    files_named_twice(place)
    a_report_by_a_link(place)
    packed_files(place)
    no_records(place)
    a_table_that_cannot_be_written(place)
    answers_with_semicolons(place)
    lexicons_of_another_version(place)
    an_output_that_cannot_be_read(place)
    a_labelled_text_beyond_the_limit(place)
    a_closed_terminal(place)
print("odd places: nothing hangs, nothing is silent, nothing is left")
