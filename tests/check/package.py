# SPDX-License-Identifier: Apache-2.0
"""Makes the Debian package and uses what it holds as it would lie on a machine: the program with its lexicons and their image, the
libraries named that it is linked with, the documents."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

BUILD, SKIPPED = pathlib.Path(sys.argv[1]).resolve(), 77


def run(*args, **more):
    done = subprocess.run(list(map(str, args)), capture_output=True, check=False, **more)
    if done.returncode:
        sys.exit(f"{args}: exit {done.returncode}\n{done.stdout.decode()}{done.stderr.decode()}")
    return done.stdout.decode("utf-8")


for tool in ("dpkg-deb", "dpkg-shlibdeps"):
    if not shutil.which(tool):
        print(f"skipped: no {tool} here (scripts/install-packages package)")
        sys.exit(SKIPPED)

with tempfile.TemporaryDirectory() as tmp:
    root = pathlib.Path(tmp) / "root"
    run("cpack", "--config", BUILD / "CPackConfig.cmake", "-B", tmp, "-D", "CPACK_DEBIAN_COMPRESSION_TYPE=gzip", cwd=tmp)
    packages = list(pathlib.Path(tmp).glob("*.deb"))
    assert len(packages) == 1, packages
    needed = run("dpkg-deb", "-f", packages[0], "Depends")
    for library in ("libicu", "libpcre2-16", "libsqlite3", "libxml2"):
        assert library in needed, f"{library} is not among {needed}"
    run("dpkg-deb", "-x", packages[0], root)
    report = root / "report"
    (root / "t.txt").write_text("催收员天天打电话辱骂我，我的贷款逾期了。", encoding="utf-8")
    run(root / "usr/bin/mingcha", "report", "t.txt", "-o", report, cwd=root, env={"PATH": "/usr/bin:/bin"})
    assert '"insult"' in (report / "report.json").read_text(encoding="utf-8")
    for name in ("README.zh-CN.md", "docs/accuracy.md", "copyright"):
        assert (root / "usr/share/doc/mingcha" / name).stat().st_size, name
print("what is packed works")
