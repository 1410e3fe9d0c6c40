# SPDX-License-Identifier: Apache-2.0
"""Writes docs/mingcha.1 from the program's own help, so that the two cannot differ:

    python3 tools/make_man.py build/dev/bin/mingcha > docs/mingcha.1

A test compares the committed page with what this writes.
"""
import os
import re
import subprocess
import sys

COMMANDS = ["report", "scan", "explain", "normalize", "lexicon check", "lexicon test", "lexicon stats", "lexicon show", "lexicon fmt",
            "lexicon init", "lexicon compile", "eval", "diff", "sample"]
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8"}


def ask(program, *args):
    return subprocess.run([program, *args, "--lang", "en"], check=True, capture_output=True, text=True,
                          encoding="utf-8", env=ENVIRONMENT).stdout


def escape(text):
    return text.replace("\\", "\\\\").replace("-", "\\-")


def command_section(program, name):
    lines = ask(program, *name.split(), "--help").splitlines()
    usage, rest = lines[0], lines[2:]
    synopsis, _, about = usage.partition("   ")
    out = [f".SS {name}", f".B {escape(synopsis)}", ".PP", escape(about.strip()), "."]
    for line in rest:
        match = re.match(r"\s+((?:-\w, )?--\S+(?: \S+)?)\s{1,}(.*)", line)
        out += [".TP", f".B {escape(match.group(1))}", escape(match.group(2))]
    return out


def main():
    program = sys.argv[1]
    version = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout.split()[1]
    out = [f'.TH MINGCHA 1 "" "mingcha {version}" "User commands"',
           ".SH NAME", "mingcha \\- conduct reports from Chinese complaints, threads, transcripts and articles",
           ".SH SYNOPSIS", ".B mingcha", ".I command", "[options] [INPUT...]",
           ".SH DESCRIPTION",
           "Reads Chinese text, finds complaint issues and abusive debt collection in it, decides for every match whether it is alleged "
           "of somebody and of whom, and writes a conduct report for each company. It reports what texts say, never that a company did it.",
           ".PP", "INPUT is a file, a folder (read recursively, in byte order of paths) or \\-. The format is found by content.",
           ".SH COMMANDS"]
    for name in COMMANDS:
        out += command_section(program, name)
    out += [".SH EXIT STATUS"]
    for code, text in [(0, "done"), (1, "findings at or above \\-\\-fail\\-on"), (2, "usage"), (3, "lexicon error"),
                       (4, "finished, but a document or part of one was not analysed"),
                       (5, "input or output failure; no text at all was in what 'report' was given: an earlier report stays as it was"),
                       (6, "interrupted; what is written is whole lines"), (70, "bug")]:
        out += [".TP", f".B {code}", text]
    out += [".SH ENVIRONMENT", ".TP", ".B MINGCHA_DATA", "folder of the lexicons, instead of the installed one",
            ".TP", ".B MINGCHA_IMAGE", "compiled image of the lexicons (lexicon compile), instead of the one beside them; empty: none",
            ".TP", ".B SOURCE_DATE_EPOCH", "moment that stands for the wall clock in records and manifest",
            ".SH FILES", "The formats of lexicons, records and reports are described in docs/format of the source.",
            ".SH SEE ALSO", "README.md, docs/accuracy.md"]
    sys.stdout.write("\n".join(out) + "\n")


main()
