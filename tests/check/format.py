# SPDX-License-Identifier: Apache-2.0
"""clang-format is the law. Its versions differ in details, so only the one that the files were written with is asked."""
import pathlib
import re
import subprocess
import sys

PROGRAM, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
VERSION = "14"
try:
    found = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True, check=True).stdout
except OSError:
    found = ""
major = re.search(r"version (\d+)", found)
if not major or major.group(1) != VERSION:
    print(f"SKIPPED: clang-format {VERSION} is asked, found {found.strip() or 'none'}")
    sys.exit(0)
files = [str(path) for folder in ("src", "include", "tests") for path in sorted((ROOT / folder).rglob("*.[ch]"))]
done = subprocess.run([PROGRAM, "--dry-run", "-Werror", *files], capture_output=True, text=True, check=False)
print(done.stderr[-4000:] if done.returncode else f"{len(files)} files are formatted")
sys.exit(done.returncode)
