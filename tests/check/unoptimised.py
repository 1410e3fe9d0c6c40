# SPDX-License-Identifier: Apache-2.0
"""What uses the processor's vectors must compile without a warning when nothing is optimised, as in the presets dev and coverage: there
the compiler's intrinsics are macros, and warn in the name of the file that uses them."""
import json
import pathlib
import shlex
import subprocess
import sys

COMMANDS = pathlib.Path(sys.argv[1]) / "compile_commands.json"


def checked(entry):
    drop = {"-c", "-o", "-O1", "-O2", "-O3", "-Og"}
    words, kept = shlex.split(entry["command"]), []
    for before, word in zip([""] + words, words):
        if word not in drop and before != "-o":
            kept.append(word)
    return subprocess.run(kept + ["-O0", "-Wall", "-Werror", "-fsyntax-only"], cwd=entry["directory"], capture_output=True, check=False)


sources = [entry for entry in json.loads(COMMANDS.read_text(encoding="utf-8"))
           if '"base/vectors.h"' in pathlib.Path(entry["file"]).read_text(encoding="utf-8")]
assert sources, "no source uses base/vectors.h"
for entry in sources:
    done = checked(entry)
    if done.returncode:
        sys.exit(f"{entry['file']}:\n{done.stderr.decode()}")
print(f"{len(sources)} sources that use vectors compile without optimising")
