# SPDX-License-Identifier: Apache-2.0
"""Every sentence in which the sources say an error has its Chinese one in lexicons/messages/errors.tsv (or details.tsv).

    python3 tests/check/error_words.py PROJECT

Sentences are the formats given to the functions in CALLS, and the parts of sentences given to those in PARTS. A conversion such as %u stands for
something that changes. A format that is nothing but what another function said ("%s", or a place and "%s") has no sentence of its own."""
import glob
import re
import sys

STRING = r'"(?:[^"\\]|\\.)*"'
CALLS = ["mc_error_set", "mc_error_set_at", "mc_problems_add", "mc_problems_warn"]
PARTS = {"cli": ["mc_option_bad_value"], "lexicon": ["fail", "refuse"], "record": ["fail_at"], "store": ["fail_syntax"], "pipeline": ["bad"]}
CONVERSION = re.compile(r"0x%0?2?[xX]|%(?:\.\*|\.\d+|0?\d)?(?:zu|llu|llx|ld|s|u|d|c|x|X)")
ALONE = re.compile(r"^[\x01\s:;,.<>()'\"-]*$")


def arguments(source, start):
    """The text between the brackets of the call whose opening bracket stands before `start`."""
    depth, at, quoted = 1, start, False
    while depth:
        c = source[at]
        if quoted:
            at += c == "\\"
            quoted = c != '"'
        elif c == '"':
            quoted = True
        else:
            depth += (c == "(") - (c == ")")
        at += 1
    return source[start:at - 1]


def literals(text):
    """The strings in an argument list; those that stand behind one another are one."""
    text = re.sub(r"\bMEND\b", '"%s"', text)
    text = re.sub(r"\b(?:PRI[a-z]64|MC_VERSION)\b", '""', text)
    for run in re.findall(rf"{STRING}(?:\s*{STRING})*", text):
        parts = re.findall(STRING, run)
        yield "".join(part[1:-1] for part in parts).replace('\\"', '"').replace("\\\\", "\\")


def said(text):
    """A format with what changes marked."""
    return CONVERSION.sub("\x01", text)


def sentences(project):
    for path in sorted(glob.glob(project + "/src/**/*.c", recursive=True)):
        source = open(path, encoding="utf-8").read()
        layer = path.removeprefix(project + "/src/").split("/")[0]
        for name in CALLS + PARTS.get(layer, []):
            for call in re.finditer(rf"\b{name}\(", source):
                if source[:call.start()].endswith(("mc_status ", "void ", "bool ")):
                    continue
                line = source.count("\n", 0, call.start()) + 1
                for text in literals(arguments(source, call.end())):
                    yield f"{path}:{line}", said(text)


def pattern(english):
    parts = re.split(r"\{\d\}", english)
    return re.compile("^" + "(.*)".join(re.escape(part) for part in parts) + "$", re.S)


def main():
    project = sys.argv[1]
    rows, faults = [], []
    for table in ("details.tsv", "errors.tsv"):
        for line in open(f"{project}/lexicons/messages/{table}", encoding="utf-8").read().split("\n")[1:]:
            if line and not line.startswith("#"):
                english, chinese = line.split("\t")
                rows.append(pattern(english))
                if not set(re.findall(r"\{\d\}", chinese)) <= set(re.findall(r"\{\d\}", english)):
                    faults.append(f"a slot of its own: {chinese}")
    known = [row for row in rows if not row.pattern.startswith("^(.*)")]
    count = 0
    for place, text in sentences(project):
        if ALONE.match(text) or text.startswith(";") or " " not in text.strip():
            continue
        count += 1
        among = rows if text.startswith(("\x01", '"\x01')) else known
        if not any(row.match(text) for row in among):
            faults.append(f"{place}: no row for: {text.replace(chr(1), '{}')}")
    print("\n".join(faults) or f"{count} sentences")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
