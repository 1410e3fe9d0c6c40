# SPDX-License-Identifier: Apache-2.0
"""Installs into a temporary folder and uses what is there as a stranger would: the program with its own lexicons, the library through
pkg-config, the man page."""
import os
import pathlib
import subprocess
import sys
import tempfile

BUILD, COMPILER, SANITIZE = sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else ""
CONSUMER = r"""
#include <stdio.h>
#include <string.h>
#include <mingcha/engine.h>
#include <mingcha/version.h>
int main(int argc, char **argv)
{
    mc_error err = {0};
    mc_engine *engine = NULL;
    const char *records, *text = argv[2];
    size_t size;
    if (argc != 3 || mc_engine_open(&engine, argv[1], &err) != MC_OK) return puts(err.message), 1;
    if (mc_engine_analyse(engine, text, strlen(text), "t", &records, &size, &err) != MC_OK) return puts(err.message), 1;
    fwrite(records, 1, size, stdout);
    mc_engine_free(engine);
    return 0;
}
"""


def run(*args, **more):
    done = subprocess.run(list(map(str, args)), capture_output=True, check=False, **more)
    if done.returncode:
        sys.exit(f"{args}: exit {done.returncode}\n{done.stdout.decode()}{done.stderr.decode()}")
    return done.stdout.decode("utf-8")


with tempfile.TemporaryDirectory() as tmp:
    root = pathlib.Path(tmp)
    run("cmake", "--install", BUILD, "--prefix", root)
    lexicons = root / "share/mingcha/lexicons"
    environment = {**os.environ, "MINGCHA_DATA": str(lexicons)}
    text = "催收员天天打电话辱骂我，我的贷款逾期了。"
    explained = run(root / "bin/mingcha", "explain", "--json", "--text", text, env=environment)
    assert '"category":"insult"' in explained, explained
    image = root / "share/mingcha/lexicons.image"
    if image.exists():  # the image that was installed fits the program and the files that were
        written = image.stat().st_mtime_ns
        run(root / "bin/mingcha", "lexicon", "compile", image, env=environment)
        assert image.stat().st_mtime_ns == written, "the installed image had to be written anew"
    assert (root / "share/man/man1/mingcha.1").stat().st_size > 1000
    pc = next(root.rglob("mingcha.pc"))
    flags = run("pkg-config", "--cflags", "--libs", "mingcha",
                env={**os.environ, "PKG_CONFIG_PATH": str(pc.parent)}).split()
    told = run("pkg-config", "--variable=lexicons", "mingcha",
               env={**os.environ, "PKG_CONFIG_PATH": str(pc.parent)}).strip()
    assert pathlib.Path(told).resolve() == lexicons.resolve(), told
    (root / "consumer.c").write_text(CONSUMER)
    sanitize = [f"-fsanitize={SANITIZE}"] if SANITIZE else []
    run(COMPILER, *sanitize, "-std=c17", root / "consumer.c", "-o", root / "consumer", *flags)
    records = run(root / "consumer", lexicons, text)
    assert '"type":"finding"' in records, records
    assert 'extern "C"' in (root / "include/mingcha/engine.h").read_text(), "C++ cannot link the library"

    # Without a word where they are, the program takes the lexicons that lie with it, not those of a source tree; also when
    # all of it has been moved.
    del environment["MINGCHA_DATA"]
    name = lexicons / "messages/en.tsv"
    name.write_text(name.read_text().replace("reads Chinese complaints", "reads the complaints that were moved"))
    moved = root.parent / (root.name + "-moved")
    root.rename(moved)
    try:
        overview = run(moved / "bin/mingcha", "help", env={**environment, "LC_ALL": "C"}, cwd="/")
        assert "that were moved" in overview, overview
    finally:
        moved.rename(root)
print("what is installed works")
