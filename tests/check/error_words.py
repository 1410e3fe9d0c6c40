# SPDX-License-Identifier: Apache-2.0
"""Every sentence in which the sources say an error has its Chinese one in lexicons/messages/errors.tsv (or details.tsv), and every row of these has
a string of the sources that says it.

    python3 tests/check/error_words.py PROJECT

Sentences are the formats given to the functions in CALLS, and the parts of sentences given to those in PARTS. A conversion such as %u stands for
something that changes. A format that is nothing but what another function said ("%s", or a place and "%s") has no sentence of its own. Rows below
a comment that begins with FOREIGN are said by libraries, and must not be said by a source."""
import glob
import re
import sys

STRING = r'"(?:[^"\\]|\\.)*"'
CALLS = ["mc_error_set", "mc_error_set_at", "mc_problems_add", "mc_problems_warn"]
PARTS = {"cli": ["mc_option_bad_value", "mc_option_bad_word"], "lexicon": ["fail", "refuse"], "record": ["fail_at"], "store": ["fail_syntax"], "pipeline": ["bad"]}
CONVERSION = re.compile(r"0x%0?2?[xX]|%(?:\.\*|\.\d+|0?\d)?(?:zu|llu|llx|ld|s|u|d|c|x|X)")
FOREIGN = "# Said by "
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


def strings(project):
    """All strings of the sources, what changes marked."""
    for path in glob.glob(project + "/src/**/*.[ch]", recursive=True):
        source = open(path, encoding="utf-8").read()
        source = re.sub(r"/\*.*?\*/|^\s*//.*?$", "", source, flags=re.S | re.M)
        source = re.sub(r"'\\?\"'", "' '", source)
        yield from map(said, literals(source))


def pattern(english):
    parts = re.split(r"\{\d\}", english)
    return re.compile("^" + "(.*)".join(re.escape(part) for part in parts) + "$", re.S)


def said_by_whom(project):
    """A function that tells whether the sources hold a row's English sentence, in one string or in the parts between its slots."""
    among = set(strings(project))
    text = "\n".join(among)
    formats = [re.compile("(.+)".join(map(re.escape, one.split("\x01")))) for one in among if "\x01" in one and max(map(len, one.split("\x01"))) > 3]

    def is_ours(english):
        return all(part.strip(": ") in text for part in re.split(r"\{\d\}", english)) or any(one.fullmatch(english) for one in formats)
    return is_ours


def read_rows(project):
    """English, Chinese, whether libraries say it; of both tables."""
    for table in ("details.tsv", "errors.tsv"):
        foreign = False
        for line in open(f"{project}/lexicons/messages/{table}", encoding="utf-8").read().split("\n")[1:]:
            if line.startswith("#"):
                foreign = line.startswith(FOREIGN)
            elif line:
                yield *line.split("\t"), foreign


def main():
    project = sys.argv[1]
    rows, faults, is_ours = [], [], said_by_whom(project)
    for english, chinese, foreign in read_rows(project):
        rows.append(pattern(english))
        if not set(re.findall(r"\{\d\}", chinese)) <= set(re.findall(r"\{\d\}", english)):
            faults.append(f"a slot of its own: {chinese}")
        if is_ours(english) == foreign:
            faults.append(f"{'said by a source' if foreign else 'said by no source'}: {english}")
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
