# SPDX-License-Identifier: Apache-2.0
"""Documents against the program: one version everywhere, the man page is what the help says, every message key that the
code names is in the catalogue, every code that a record can bear has its words, every option has its help, in both
languages."""
import pathlib
import re
import subprocess
import sys

PROGRAM, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
faults = []


def messages(lang):
    lines = (ROOT / f"lexicons/messages/{lang}.tsv").read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0] for line in lines[1:] if line and not line.startswith("#")}


def check_version():
    places = {"CMakeLists.txt": r"project\(mingcha VERSION ([0-9.]+)", "include/mingcha/version.h": r'MC_VERSION "([^"]+)"',
              "CHANGELOG.md": r"## ([0-9.]+)", "lexicons/VERSION": r"([0-9.]+)"}
    found = {name: re.search(pattern, (ROOT / name).read_text(encoding="utf-8")).group(1) for name, pattern in places.items()}
    if len(set(found.values())) != 1:
        faults.append(f"versions differ: {found}")


def check_man_page():
    made = subprocess.run([sys.executable, ROOT / "tools/make_man.py", PROGRAM], check=True, capture_output=True).stdout
    if made != (ROOT / "docs/mingcha.1").read_bytes():
        faults.append("docs/mingcha.1 is not what tools/make_man.py writes; run it again")


def check_messages():
    keys = messages("zh")
    options = set(re.findall(r'^    \{"([a-z-]+)", ', (ROOT / "src/cli/option_table.c").read_text(), re.M))
    wanted = {f"option.{name}" for name in options}
    for path in (ROOT / "src").rglob("*.c"):
        wanted |= set(re.findall(r'mc_(?:messages_(?:text|write)|session_tell(?:_counts)?)\([^"]*"([a-z_]+\.[a-z_.]+)"', path.read_text(encoding="utf-8")))
    for key in sorted(wanted - keys):
        faults.append(f"lexicons/messages/zh.tsv lacks the key {key}")
    if not options:
        faults.append("no option found in src/cli/option_table.c: this check checks nothing")


# Where codes are made: prefix of the key, files of src, how a code stands there, and the part of the file. A pattern that finds nothing is a
# fault too, so that moved code does not end the check in silence.
CODES = [
    ("reason.", "context/decide.c", r'"([a-z_]+)"'),
    ("reason.", "context/*.c", r'\.code = "([a-z_]+)"'),
    ("reason.", "context/*.c", r'mc_case_set\([^;]*"([a-z_]+)"\)'),
    ("reason.", "context/removal.c", r'return "([a-z_]+)"'),
    ("status.", "context/judgement.c", r'\[MC_[A-Z]+\] = "([a-z_]+)"'),
    ("by.", "entity/entity.c", r'\[MC_BY_[A-Z_]+\] = "([a-z_]+)"'),
    ("cue.", "lexicon/vocabulary.c", r'"([a-z_]+)"', r'VOCABULARY\(MC_VOCABULARY_CUE_KIND,[^;]*'),
    ("rejection.", "match/rejection.c", r'return "([a-z_]+)"'),
    ("coverage.", "input/*.c", r'MC_COVERAGE_[A-Z]+, "([a-z_]+)"'),
    ("coverage.", "input/*.c", r'mc_delivery_warn\(\s*d, "([a-z_]+)"'),
    ("coverage.", "input/reader.c", r'\.reason = MC_STR\("([a-z_]+)"\)'),
    ("coverage.", "pipeline/batch.c", r'MC_STR\("([a-z_]+)"\)'),
    ("coverage.", "store/loader.c", r'MC_STR\("(truncated|cut_line)"\),'),
    ("coverage.", "cli/report_annex.c", r'"(unknown_[a-z]+)"'),
    ("coverage.", "store/reduce.c", r"'note',source,0,'([a-z_]+)'"),
    ("place.", "store/place.c", r'\(mc_place\)\{(?:announced \? )?MC_STR\("([a-z]+)"\)'),
    ("place.", "store/reduce.c", r"SET place='([a-z]+)'"),
]


def check_codes():
    catalogues = {lang: messages(lang) for lang in ("zh", "en")}
    if catalogues["zh"] != catalogues["en"]:
        faults.append(f"keys of one language only: {sorted(catalogues['zh'] ^ catalogues['en'])}")
    for prefix, files, pattern, *within in CODES:
        parts = [(part, path.name) for path in (ROOT / "src").glob(files)
                 for part in re.findall(within[0] if within else r"(?s).+", path.read_text(encoding="utf-8"))]
        found = {(code, name) for part, name in parts for code in re.findall(pattern, part)}
        if not found:
            faults.append(f"no code found in src/{files} by {pattern}: this check checks nothing")
        for code, name in sorted(found):
            for lang, keys in catalogues.items():
                if prefix + code not in keys:
                    faults.append(f"lexicons/messages/{lang}.tsv lacks {prefix}{code}, which {name} gives")


check_version()
check_man_page()
check_messages()
check_codes()
print("\n".join(faults) if faults else "documents agree with the program")
sys.exit(1 if faults else 0)
