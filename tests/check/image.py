# SPDX-License-Identifier: Apache-2.0
"""An image of the lexicon holds no address of the process that made it: not of its heap, its stack, its code or a library.

Two processes make one each. The system gives them other addresses (address-space layout randomization), so the words that differ are such
addresses, or gaps between fields. In front of a gap stand fields, which are the same: four bytes, three (a character and its number), or
one that is true or false. Addresses are moved by whole pages at random, so that of one the lower three bytes differ but once in
4,096 times, and its last byte is hardly ever 0 or 1."""
import pathlib
import subprocess
import sys
import tempfile

PROGRAM, LEXICONS = sys.argv[1], sys.argv[2]
HEAD = 512  # holds the hash


def words(path):
    data = path.read_bytes()
    view = memoryview(data[:len(data) // 8 * 8]).cast("Q")
    return view


def is_gap(one, other):
    three_bytes = (one ^ other) & 0xFFFFFF == 0
    one_byte = (one ^ other) & 0xFF == 0 and one & 0xFF < 2
    return three_bytes or one_byte


with tempfile.TemporaryDirectory() as tmp:
    images = []
    for name in ("first", "second"):
        image = pathlib.Path(tmp) / name
        subprocess.run([PROGRAM, "lexicon", "compile", str(image), "--data", LEXICONS], check=True)
        before = image.stat().st_mtime_ns
        subprocess.run([PROGRAM, "lexicon", "compile", str(image), "--data", LEXICONS], check=True)
        assert image.stat().st_mtime_ns == before, "an image that is up to date was written again"
        images.append(words(image))
    first, second = images
    assert len(first) == len(second), (len(first), len(second))
    strange = [at * 8 for at in range(HEAD // 8, len(first)) if first[at] != second[at] and not is_gap(first[at], second[at])]
    assert not strange, f"{len(strange)} words point out of the image, the first ones at {[hex(at) for at in strange[:8]]}"
print("an image holds no foreign address")
