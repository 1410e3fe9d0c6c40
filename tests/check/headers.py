# SPDX-License-Identifier: Apache-2.0
"""Headers are the manual: each begins with its licence and one sentence on its job, and every prototype, or the first of a group of
prototypes without a blank line between them, stands under a comment. File stems are unique in the tree, so that a name leads to one file."""
import collections
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
faults, prototypes = [], 0
headers = sorted([*(root / "src").rglob("*.h"), *(root / "include").rglob("*.h")])
for path in headers:
    lines = path.read_text(encoding="utf-8").splitlines()
    place = path.relative_to(root)
    if not lines[0].startswith("// SPDX-License-Identifier:") or not lines[1].startswith("/**"):
        faults.append(f"{place}: expected the licence line and a comment that says the job")
    for number, line in enumerate(lines):
        if not re.match(r"(?!typedef|static|#|return)[a-z][\w\s*]*\bmc_\w+\(", line):
            continue
        prototypes += 1
        before = lines[number - 1].strip()
        if not before.endswith(("*/", ");", ";")) and not before.startswith("struct"):
            faults.append(f"{place}:{number + 1}: a prototype without a comment")
        if before.endswith(";") and lines[number - 1].startswith("static"):
            faults.append(f"{place}:{number + 1}: a prototype without a comment")
stems = collections.Counter(path.stem for path in (root / "src").rglob("*.[ch]") if path.suffix == ".c")
faults += [f"two sources are called {stem}.c" for stem, count in stems.items() if count > 1]
print("\n".join(faults) if faults else f"{prototypes} prototypes in {len(headers)} headers are documented")
sys.exit(1 if faults or not prototypes else 0)
