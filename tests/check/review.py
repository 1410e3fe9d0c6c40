# SPDX-License-Identifier: Apache-2.0
"""Findings are drawn, read and counted anew: `sample` of a report, a spreadsheet filled in as people do it (Chinese words, GB18030,
rows left empty; a workbook with a notice and a second sheet), and `report --verdicts`; then every file says the same of what was
found wrong."""
import csv
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile
from xml.sax.saxutils import escape

PROGRAM = sys.argv[1]
ACTS = ["催收人员威胁我要上门", "一天打了二十多个电话骚扰我", "给我的父母和同事打电话说我欠钱", "辱骂我是老赖", "年化利率高达36%"]
NAMES = ["青禾速贷", "柏舟消费金融", "海葵小额贷款"]
WORDS = {"right": "对", "wrong": "误读", "unsure": "存疑"}
faults = []


def check(holds, words):
    if not holds:
        faults.append(words)


def run(*arguments, code=0, says=""):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True)
    told = done.stderr.decode()
    check(done.returncode == code and says in told, f"{arguments}: exit {done.returncode}, expected {code} and '{says}': {told}")
    return done.stdout.decode("utf-8-sig")


def texts():
    return "\n".join(json.dumps({"id": str(n), "text": f"我在{NAMES[n % 3]}借了{n + 2}万元，逾期后{ACTS[n % 5]}，第{n}次投诉。"},
                                ensure_ascii=False) for n in range(90))


def rows_of(table):
    return list(csv.DictReader(io.StringIO(table)))


def fill_in(rows, path):
    """Every fourth wrong, every seventh unsure, the last ten not read."""
    said = {}
    for number, row in enumerate(rows[:-10]):
        code = "wrong" if number % 4 == 0 else "unsure" if number % 7 == 0 else "right"
        row["核对结论"] = WORDS[code]
        row["备注"] = "回访电话13812345678" if code == "wrong" else ""
        said[row["发现编号"]] = code
    with open(path, "w", encoding="gb18030", newline="") as file:
        table = csv.DictWriter(file, rows[0].keys())
        table.writeheader()
        table.writerows(rows)
    return said


def sheet_xml(rows):
    cells = lambda row: "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row)
    return ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            + "".join(f'<row r="{n}">{cells(row)}</row>' for n, row in enumerate(rows, 1)) + "</sheetData></worksheet>")


def write_workbook(path, sheets, spoil=lambda xml: xml):
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    names = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(sheets, 1))
    targets = "".join(f'<Relationship Id="r{n}" Type="{relations}/worksheet" Target="worksheets/sheet{n}.xml"/>'
                      for n in range(1, len(sheets) + 1))
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("xl/workbook.xml", '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
                      f'xmlns:r="{relations}"><sheets>{names}</sheets></workbook>')
        book.writestr("xl/_rels/workbook.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                      f"{targets}</Relationships>")
        for n, rows in enumerate(sheets.values(), 1):
            book.writestr(f"xl/worksheets/sheet{n}.xml", spoil(sheet_xml(rows)))


def check_workbooks(folder, before, said):
    """The table as a workbook says what it says as CSV; what is wrong with one is told with its row, and none is lost unseen."""
    table = [["仅供内部核对"], []] + list(csv.reader(io.StringIO((folder / "read.csv").read_text(encoding="gb18030"))))
    arguments = ["report", folder / "texts.jsonl", "-o", folder / "book", "-q", "--only", "json", "--verdicts", folder / "read.xlsx"]
    write_workbook(folder / "read.xlsx", {"说明": [["张女士", "十一月"]], "核对": table})
    run(*arguments)
    check_report(before, json.loads((folder / "book/report.json").read_text(encoding="utf-8")), said)
    column = table[2].index("核对结论")
    table[5][column] = "看不懂"
    write_workbook(folder / "read.xlsx", {"核对": table})
    run(*arguments, "--lang", "en", code=2, says="read.xlsx:6: found '看不懂'")
    table[5][column] = "对"
    write_workbook(folder / "read.xlsx", {"说明": table[:2]})
    run(*arguments, "--lang", "en", code=5, says="found no sheet among 1")
    write_workbook(folder / "read.xlsx", {"核对": table}, lambda xml: xml[:len(xml) // 2])
    run(*arguments, "--lang", "en", code=5, says="read.xlsx:")
    (folder / "read.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    run(*arguments, "--lang", "en", code=5, says="Excel 97")


def check_report(before, after, said):
    listed = {finding["id"]: finding for finding in after["findings"]}
    for identity, code in said.items():
        check(listed[identity]["verdict"] == code, f"{identity}: verdict {listed[identity]['verdict']}, expected {code}")
        check((listed[identity]["place"] == "review") == (code == "wrong"), f"{identity}: place {listed[identity]['place']}")
    wrong = sum(code == "wrong" for code in said.values())
    counted = [sum(f["place"] in ("alleged", "announced") and f["company"][0] != "~" for f in r["findings"]) for r in (before, after)]
    check(counted[1] == counted[0] - wrong, f"{counted[0]} counted before, {counted[1]} after {wrong} were found wrong")
    total = next(row for row in after["reviews"] if row["company"] == row["category"] == "~all")
    check([total["right"], total["wrong"], total["unsure"]] == [sum(v == code for v in said.values()) for code in WORDS], f"totals {total}")
    check(total["drawn"] == total["right"] + total["wrong"] and abs(total["share"] - total["right"] / total["drawn"]) < 1e-6
          and total["low"] < total["share"] < total["high"], f"share {total}")


def check_files(folder, said):
    pages = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.html"))
    table = rows_of((folder / "findings.csv").read_text(encoding="utf-8-sig"))
    check("13812345678" not in pages + (folder / "report.json").read_text(encoding="utf-8"), "a remark shows a telephone number")
    check("人工核对" in pages and "回访电话" in pages, "no page tells of the review")
    check({r["发现编号"]: r["核对结论"] for r in table if r["核对结论"]} == said, "findings.csv has other verdicts")


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    (folder / "texts.jsonl").write_text(texts(), encoding="utf-8")
    run("report", folder / "texts.jsonl", "-o", folder / "one", "-q")
    before = json.loads((folder / "one/report.json").read_text(encoding="utf-8"))
    drawn = rows_of(run("sample", folder / "one", "--size", "50", "-q", "--lang", "zh"))
    check(len(drawn) == 50 and len({row["发现编号"] for row in drawn}) == 50, f"{len(drawn)} rows drawn, expected 50")
    check(all(row["引语"] in row["原句"] and row["抽取范围"] == "all" for row in drawn), "a row without its sentence")
    check(not any(row["上下文"] for row in drawn), "a context without texts")
    run("report", folder / "texts.jsonl", "-o", folder / "whole", "-q", "--with-text", "--only", "json,sqlite")
    whole = rows_of(run("sample", folder / "whole", "--size", "50", "-q", "--lang", "zh"))
    check(all(row["原句"] in row["上下文"] and row["上下文"].startswith("我在") for row in whole), "a row without its context")
    check(all(row.pop("上下文") is not None for row in whole) and whole == [
        {name: cell for name, cell in row.items() if name != "上下文"} for row in drawn], "texts change what is drawn")
    said = fill_in(drawn, folder / "read.csv")
    told = run("report", folder / "texts.jsonl", "-o", folder / "two", "--lang", "zh", "--verdicts", folder / "read.csv")
    check(f"{len(said)} 条" in told and f"{list(said.values()).count('wrong')} 条" in told, "the summary does not tell of verdicts")
    check_report(before, json.loads((folder / "two/report.json").read_text(encoding="utf-8")), said)
    check_files(folder / "two", said)
    again = rows_of(run("sample", folder / "two", "--size", "60", "-q", "--lang", "en"))
    check([row["finding_id"] for row in again[:50]] == [row["发现编号"] for row in drawn], "a larger sample begins otherwise")
    check({row["finding_id"]: row["verdict"] for row in again if row["verdict"]} == said, "a second sample lost verdicts")
    (folder / "again.csv").write_text("finding_id,verdict\n" + "".join(f"{i},{v}\n" for i, v in said.items()), encoding="utf-8")
    run("report", folder / "texts.jsonl", "-o", folder / "three", "-q", "--verdicts", folder / "read.csv", "--verdicts",
        folder / "again.csv", "--only", "json")
    check_report(before, json.loads((folder / "three/report.json").read_text(encoding="utf-8")), said)
    check_workbooks(folder, before, said)
    by = rows_of(run("sample", folder / "one", "--size", "3", "--by", "company", "-q", "--lang", "en"))
    check(sorted(row["company"] for row in by) == sorted(NAMES * 3), "not three of each company")
    check({row["drawn"] for row in by} == {"company"}, "rows do not say what they were drawn from")
    answers = f"发现编号,公司,公司答复,日期\n{drawn[0]['发现编号']},,已经核实,2026-01-02\n,{NAMES[0]},已整改,2026-01-03\n"
    (folder / "answers.csv").write_text(answers, encoding="gb18030")
    run("report", folder / "texts.jsonl", "-o", folder / "four", "-q", "--responses", folder / "answers.csv", "--only", "json")
    given = json.loads((folder / "four/report.json").read_text(encoding="utf-8"))["responses"]
    check(sorted(row["text"] for row in given) == ["已整改", "已经核实"], f"answers under Chinese names of columns: {given}")
    run("report", folder / "texts.jsonl", "-o", folder / "packet", "-q", "--company", NAMES[0], "--packet")
    form = (folder / "packet/responses.csv").read_text(encoding="utf-8-sig").splitlines()
    check(form[0] == "发现编号,引语,原句,日期,答复" and len(form) > 1, f"the form begins with {form[:1]}")
    (folder / "form.csv").write_text("\n".join([form[0], form[1] + "2026-01-04已退款", *form[2:]]), encoding="utf-8")
    run("report", folder / "texts.jsonl", "-o", folder / "four", "-q", "--responses", folder / "form.csv", "--only", "json")
    given = json.loads((folder / "four/report.json").read_text(encoding="utf-8"))["responses"]
    check([row["text"] for row in given] == ["2026-01-04已退款"], f"the form filled in: {given}")
    run("sample", folder, code=2)
    run("sample", folder / "one", "--company", "没有这家公司", code=2)

for fault in faults:
    print(fault)
print("review:", "no fault" if not faults else f"{len(faults)} faults")
sys.exit(1 if faults else 0)
