# SPDX-License-Identifier: Apache-2.0
"""Documents against the program: one version everywhere, the man page is what the help says, every message key that the
code names is in the catalogue, every option has its help in both languages."""
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
        wanted |= set(re.findall(r'mc_messages_(?:text|write)\([^"]*"([a-z_]+\.[a-z_.]+)"', path.read_text(encoding="utf-8")))
    for key in sorted(wanted - keys):
        faults.append(f"lexicons/messages/zh.tsv lacks the key {key}")
    if not options:
        faults.append("no option found in src/cli/option_table.c: this check checks nothing")


check_version()
check_man_page()
check_messages()
print("\n".join(faults) if faults else "documents agree with the program")
sys.exit(1 if faults else 0)
