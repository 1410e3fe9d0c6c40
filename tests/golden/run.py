# SPDX-License-Identifier: Apache-2.0
"""Golden tests: a folder a case.

    tests/golden/cases/NAME/args       the command line, one argument a line; {case} and {tmp} are filled in
    tests/golden/cases/NAME/input.*    what it reads
    tests/golden/cases/NAME/expected.stdout, expected.stderr, expected.exit, expected.<file in {tmp}>
    tests/golden/cases/NAME/note.md    what the case shows

A folder that ends in `.bug` shows what is known to be wrong: it must still differ from what is expected.
`run.py PROGRAM LEXICONS --update [NAME]` rewrites what is expected; review it as a diff.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
FIXED = {"SOURCE_DATE_EPOCH": "1767225600", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def run_case(program, lexicons, case):
    """What the case gives: a mapping from the name behind `expected.` to bytes."""
    with tempfile.TemporaryDirectory() as outer:
        tmp = os.path.join(outer, "tmp")  # a name that is the same each time, as messages show it
        os.mkdir(tmp)
        fill = lambda line: line.replace("{case}", str(case)).replace("{tmp}", tmp)
        args = [fill(line) for line in (case / "args").read_text(encoding="utf-8").splitlines() if line]
        environment = {**os.environ, **FIXED, "MINGCHA_DATA": lexicons}
        done = subprocess.run([program, *args], capture_output=True, env=environment, cwd=case, check=False)
        found = {"stdout": done.stdout, "stderr": done.stderr, "exit": f"{done.returncode}\n".encode()}
        for expected in case.glob("expected.*"):
            name = expected.name.removeprefix("expected.")
            if name not in found:
                path = pathlib.Path(tmp) / name
                found[name] = path.read_bytes() if path.exists() else b"(missing)\n"
        return {name: text.replace(tmp.encode(), b"{tmp}").replace(str(case).encode(), b"{case}")
                for name, text in found.items()}


def differences(case, found):
    lines = []
    for expected in sorted(case.glob("expected.*")):
        name = expected.name.removeprefix("expected.")
        if expected.read_bytes() != found[name]:
            lines.append(f"{case.name}: {expected.name} differs; found:\n"
                         + found[name].decode("utf-8", "replace")[:4000])
    return lines


def main():
    program, lexicons = map(os.path.abspath, sys.argv[1:3])
    update = "--update" in sys.argv
    wanted = [name for name in sys.argv[3:] if not name.startswith("--")]
    failed = count = 0
    for case in sorted((HERE / "cases").iterdir()):
        if wanted and case.name not in wanted:
            continue
        count += 1
        found = run_case(program, lexicons, case)
        if update:
            names = ([e.name.removeprefix("expected.") for e in case.glob("expected.*")]
                     or [name for name in ("stdout", "stderr", "exit") if found[name]])
            for name in names:
                (case / f"expected.{name}").write_bytes(found[name])
            continue
        lines = differences(case, found)
        known_bug = case.name.endswith(".bug")
        if known_bug and not lines:
            failed += 1
            print(f"{case.name}: no longer wrong; drop the suffix .bug")
        if lines and not known_bug:
            failed += 1
            print("\n".join(lines))
    print(f"{count} cases, {failed} failed")
    return 1 if failed or not count else 0


sys.exit(main())
