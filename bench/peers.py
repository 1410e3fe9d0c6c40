#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times the same search by mingcha and by its peers on one generated text; started by scripts/bench --peers.

Peers read the texts one a line, clean and simplified; mingcha reads JSON Lines, decodes, folds, keeps the position map and
judges negation as well. Runs are interleaved and whole processes are timed (start-up included, output to a pipe that is read: grep leaves at the first match when it sees /dev/null), so that
other load falls on all alike; figures are medians, ratios are medians of the ratios of neighbouring runs. Peers that are not
installed are left out and said so. Hyperscan is timed inside its process without compiling (bench/hyperscan.c)."""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
MEMORY_KB = 8_000_000  # for peers whose automata explode
MOST_SECONDS = 60  # a peer that takes longer is said so and not run again

PYTHON = """
import re, sys
terms = open(sys.argv[1], encoding="utf-8").read().split()
search = re.compile("|".join(map(re.escape, sorted(terms, key=len, reverse=True)))).finditer
print(sum(1 for line in open(sys.argv[2], encoding="utf-8") for _ in search(line)))
"""


def wall(command):
    """Of a shell command, its output read and thrown away."""
    begin = time.perf_counter()
    done = subprocess.run(["timeout", str(MOST_SECONDS), "bash", "-o", "pipefail", "-c", f"({command}) | cat >/dev/null"],
                          stderr=subprocess.PIPE, check=False)
    if done.returncode == 124:
        raise OSError(f"more than {MOST_SECONDS} s")
    if done.returncode not in (0, 1):  # 1: a searcher that found nothing
        raise OSError(done.stderr.decode(errors="replace")[-200:])
    return time.perf_counter() - begin


def inner(command):
    """Seconds that the process itself measured."""
    return float(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.split()[0])


def build_hyperscan(folder):
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libhs"], capture_output=True, text=True, check=False)
    if flags.returncode:
        return None
    program = folder / "hyperscan"
    subprocess.run(["cc", "-O2", HERE / "hyperscan.c", "-o", program, *flags.stdout.split()], check=True)
    return str(program)


def write_yara(folder):
    """Rules of a thousand terms each: YARA takes no more than ten thousand strings in one."""
    terms = (folder / "terms.txt").read_text(encoding="utf-8").split()
    rules = []
    for first in range(0, len(terms), 1000):
        strings = "\n".join(f'    $t{i} = "{term}"' for i, term in enumerate(terms[first:first + 1000]))
        rules.append(f"rule terms{first} {{\n  strings:\n{strings}\n  condition: any of them\n}}\n")
    (folder / "terms.yar").write_text("".join(rules), encoding="utf-8")
    subprocess.run(["yarac", folder / "terms.yar", folder / "terms.yarc"], check=True, stderr=subprocess.DEVNULL)


def stages(mingcha, folder, names):
    """Seconds of some stages, measured inside the process."""
    command = [mingcha, "scan", "--quiet", "--jobs", "1", "--profile", "--lang", "en", "--data", folder / "lexicons",
               folder / "text.jsonl"]
    told = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False).stderr
    rows = {line.split()[3]: float(line.split()[0]) for line in told.splitlines() if len(line.split()) >= 4}
    return sum(rows[name] for name in names)


def rows_of(mingcha, folder):
    """(what, stages, how it is timed) for everything that is installed."""
    terms, text, patterns = (str(folder / name) for name in ("terms.txt", "text.txt", "patterns.txt"))
    scan = f"{mingcha} scan --quiet --jobs 1 --data {folder}/lexicons {folder}/text.jsonl"
    limited = f"ulimit -v {MEMORY_KB}; "
    rows = [("mingcha scan", "all", lambda: wall(scan)),
            ("mingcha: fold, literals, patterns, negation (inside)", "text match context",
             lambda: stages(mingcha, folder, ("text", "match", "context")))]
    peers = [("rg -o -F -f", "literals", f"rg -o -F -f {terms} {text}"),
             ("rg -c -F -f", "literals, first in a line", f"rg -c -F -f {terms} {text}"),
             ("grep -o -F -f", "literals", f"LC_ALL=C grep -o -F -f {terms} {text}"),
             ("ugrep -o -F -f", "literals", limited + f"ugrep -a -o -F -f {terms} {text}"),
             ("yara, compiled", "literals, whole file", f"yara -s -C {folder}/terms.yarc {text}"),
             ("rg -o -f patterns", "patterns", limited + f"rg -o -f {patterns} {text}"),
             ("opencc -c t2s | rg -o -F -f", "script, literals", f"opencc -c t2s -i {text} | rg -o -F -f {terms}"),
             ("python re", "literals", f"python3 -c '{PYTHON}' {terms} {text}")]
    for name, what, command in peers:
        tool = name.split(",")[0].split()[0]
        if shutil.which("python3" if tool == "python" else tool):
            rows.append((name, what, lambda command=command: wall(command)))
        else:
            print(f"not installed: {tool}")
    if (program := build_hyperscan(folder)):
        rows.append(("hyperscan literals + patterns (inside)", "literals, patterns", lambda: inner(
            [program, "literals", terms, text]) + inner([program, "patterns", patterns, text])))
    else:
        print("not installed: libhs")
    return rows


def median_of(values):
    return statistics.median(values) if values else float("nan")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path, help="made by bench/lexicon.py, with text.jsonl and text.txt beside")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    size = os.path.getsize(options.folder / "text.txt")
    if shutil.which("yarac"):
        write_yara(options.folder)
    rows = rows_of(options.program, options.folder)
    times = {name: [] for name, _, _ in rows}
    failed = set()
    for _ in range(options.runs):
        for name, _, run in rows:
            try:
                if name not in failed:
                    times[name].append(run())
            except OSError as failure:
                failed.add(name)
                print(f"{name}: failed: {failure}")
    documents = sum(1 for _ in open(options.folder / "text.txt", "rb"))
    print(f"{json.dumps({'folder': options.folder.name, 'MB': round(size / 1e6, 1), 'documents': documents})}\n")
    print("| what | stages | s | MB/s | mingcha's stages against it |\n|---|---|---|---|---|")
    ours = times[rows[1][0]]
    for name, what, _ in rows:
        if name in failed:
            continue
        ratio = median_of([theirs / own for own, theirs in zip(ours, times[name])])
        print(f"| {name} | {what} | {median_of(times[name]):.3f} | {size / 1e6 / median_of(times[name]):.0f} | {ratio:.2f}x |")


if __name__ == "__main__":
    main()
