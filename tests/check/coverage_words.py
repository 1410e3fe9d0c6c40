# SPDX-License-Identifier: Apache-2.0
"""Every sentence of a coverage row that the sources write has its Chinese one in lexicons/messages/details.tsv, and the table no others.

    python3 tests/check/coverage_words.py PROJECT

Sentences are the literals behind a level and a reason in calls of mc_delivery_cover() and mc_delivery_warn(), those of `.detail = MC_STR(…)`, and the
parts of sentences in src/input that are marked by the functions listed below. A conversion such as %u stands for a slot.
"""
import glob
import re
import sys

STRING = r'"(?:[^"\\]|\\.)*"'
LITERALS = rf'({STRING}(?:\s*(?:{STRING}|KNOWN_FORMATS))*)'
PLACES = [
    (r'(?:MC_COVERAGE_[A-Z]+|level),\s*(?:"[a-z_]+"|book->reason),\s*[^";]*?', 'input'),
    (r'\.detail\s*=\s*MC_STR\(\s*', ''),
    (r'pass_line\([^";]*?', 'input'),
    (r'pass_broken_line\([^";]*?', 'input'),
    (r'skip_(?:name|path)\([^";]*?', 'input'),
    (r'mc_delivery_warn\(\s*d,\s*"[a-z_]+",\s*', 'input'),
]


def literal(text, formats):
    parts = re.findall(rf'{STRING}|KNOWN_FORMATS', text)
    return "".join(formats if part == "KNOWN_FORMATS" else part[1:-1] for part in parts)


def template(text):
    count = iter(range(10))
    return re.sub(r'%(?:\.\*|\.\d+)?(?:zu|llu|s|u|d|c|02X)', lambda _: "{%d}" % next(count), text.replace('\\"', '"'))


def written(project):
    found = set()
    for path in sorted(glob.glob(project + "/src/**/*.c", recursive=True)):
        source = open(path, encoding="utf-8").read()
        known = re.search(rf'#define KNOWN_FORMATS ({STRING})', source)
        for before, where in PLACES:
            if where not in path:
                continue
            for match in re.finditer(before + LITERALS, source):
                found.add(template(literal(match.group(1), known.group(1)[1:-1] if known else "")))
    return {text for text in found if re.search("[a-z] [a-z]|: ", text)}


def main():
    project = sys.argv[1]
    lines = open(project + "/lexicons/messages/details.tsv", encoding="utf-8").read().split("\n")[1:]
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    faults = [f"no row for: {text}" for text in sorted(written(project) - {row[0] for row in rows})]
    for english, chinese in rows:
        if not set(re.findall(r"\{\d\}", chinese)) <= set(re.findall(r"\{\d\}", english)):
            faults.append(f"a slot of its own: {chinese}")
    print("\n".join(faults) or f"{len(rows)} sentences")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
