# SPDX-License-Identifier: Apache-2.0
"""Encodings are told apart: the sample files of chardet and uchardet, and short lines of real complaints."""
import pathlib
import tempfile

from text_data import DATA, complaints, encodable, finish, need, scan, traditional_table

LINES = 300
FAMILY = {"GB2312": "GB18030", "gb18030": "GB18030", "big5": "Big5", "Big5": "Big5", "EUC-TW": "EUC-TW", "euc-tw": "EUC-TW",
          "utf-8": "UTF-8"}


def sample_files():
    """Every file with its family, which its name tells."""
    for folder in ("chardet-cjk", "uchardet-zh"):
        for path in sorted(need(DATA / folder).iterdir()):
            name = path.stem.split("__")[-1] if folder == "uchardet-zh" else path.name.split("__")[0]
            if name in FAMILY:
                yield path, FAMILY[name]


def cuts(size):
    """LINES stretches of complaints, `size` characters long, most of them Han."""
    found = []
    for number, text in enumerate(complaints()):
        begin = number * 7 % max(1, len(text) - size)
        cut = text[begin:begin + size]
        if len(cut) == size and sum("\u4e00" <= c <= "\u9fff" for c in cut) * 3 >= size * 2 and encodable(cut, "gbk"):
            found.append(cut)
    return found[:: max(1, len(found) // LINES)][:LINES]


def share(folder, texts, charset, expected):
    for number, text in enumerate(texts):
        (folder / f"{number:04}.txt").write_bytes(text.encode(charset) + b"\n")
    right = [r for r in scan(folder) if r["type"] == "document" and r["encoding"] == expected]
    return len(right) / len(texts)


def main():
    rows = []
    files = list(sample_files())
    wrong = []
    for path, family in files:
        found = {r["encoding"] for r in scan(path) if r["type"] == "coverage" and r["reason"] == "read"}
        if found != {family}:
            wrong.append(f"{path.name}: {found or 'not read'}, expected {family}")
    print("\n".join(wrong))
    rows.append((f"chardet and uchardet files ({len(files)})", 1 - len(wrong) / len(files), 1.0))
    table = traditional_table()
    floors = {10: (.99, .99), 20: (1.0, 1.0), 50: (1.0, 1.0)}
    with tempfile.TemporaryDirectory() as place:
        for size, (gb, big5) in floors.items():
            simplified = cuts(size)
            traditional = [t for t in (text.translate(table) for text in simplified) if encodable(t, "big5")]
            for charset, expected, texts, floor in (("gb18030", "GB18030", simplified, gb), ("big5", "Big5", traditional, big5),
                                                    ("hz", "HZ-GB-2312", [t for t in simplified if encodable(t, "hz")], 1.0)):
                folder = pathlib.Path(place) / f"{charset}{size}"
                folder.mkdir()
                rows.append((f"{expected}, {len(texts)} lines of {size} characters", share(folder, texts, charset, expected),
                             floor))
    finish(rows)


main()
