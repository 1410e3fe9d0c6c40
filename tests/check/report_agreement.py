# SPDX-License-Identifier: Apache-2.0
"""Every file of a report says the same of every company: index.html, the company's page, companies.csv, report.xlsx,
report.json, report.xml and report.sqlite; and findings.csv, counted anew, gives the same figures.

The texts are made here and hostile: markup in texts, formulas in cells, copies, private data. No file may carry the private
data or run anything, and an English report has no Chinese but that of its texts and names."""
import csv
import html
import json
import pathlib
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

PROGRAM, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
COMPANIES = ["马上消费金融", "招联消费金融", "中邮消费金融", "分期乐", "小赢卡贷", "海舟网络小额贷款"]
ACTS = ["催收人员威胁我要上门", "一天打了二十多个电话骚扰我", "给我的父母和同事打电话说我欠钱", "冒充法院工作人员恐吓我", "辱骂我是老赖", "年化利率高达36%",
        "未经同意扣款300元", "派人上门家访"]
ENDS = ["请监管部门处理。", "我要求退款并道歉。", "后来同意延期三个月。", "公司称没有威胁过我。", "如果再威胁我，我就报警。"]
PRIVATE = ["13812345678", "110101199003071234", "6222021234567890123", "zhang.san@example.com"]
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>\"><b>&amp;]]>"
FIGURES = ["named_documents", "named_texts", "named_authors", "alleged_documents", "alleged_texts", "alleged_authors",
           "announced_texts", "practice_texts", "resolution_texts", "demanded_texts", "other_texts", "not_counted"]
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HAN = re.compile("[\u4e00-\u9fff]")
faults = []


def check(holds, words):
    if not holds:
        faults.append(words)


def write_texts(path):
    draw = random.Random(11)
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["编号", "投诉内容", "投诉对象", "投诉时间", "用户", "渠道", "地区", "标题"])
        rows = []
        for number in range(400):
            company = draw.choice(COMPANIES)
            text = (f"我在{company}借了{draw.randrange(1000, 90000)}元，逾期{draw.randrange(1, 200)}天，"
                    f"{'，'.join(draw.sample(ACTS, draw.randrange(1, 4)))}。{draw.choice(ENDS)}")
            if number % 40 == 3:
                text += "。".join(["我的电话" + PRIVATE[0], "身份证" + PRIVATE[1], "卡号" + PRIVATE[2], "邮箱" + PRIVATE[3]])
            if number % 50 == 7:
                text = MARKUP + text
            rows.append([number, text, company, f"2025-{draw.randrange(1, 13):02}-{draw.randrange(1, 28):02}",
                         f"user{draw.randrange(200)}", draw.choice(["黑猫", "12378", ""]), draw.choice(["北京", "上海"]),
                         MARKUP if number % 50 == 9 else "电话" + PRIVATE[0] if number % 40 == 5 else ""])
        for number in range(20):
            rows.append([1000 + number, *rows[number][1:]])
        rows.append(["=1+1", "=cmd|calc 催收人员威胁我要上门", "@招联消费金融", "2025-03-03", "+u", "-x", "\t=2", "=3"])
        table.writerows(rows)


def figures_of_csv(folder):
    with open(folder / "companies.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    return {row[0]: [int(cell) for cell in row[4:4 + len(FIGURES)]] for row in rows[1:]}


def figures_of_json(folder):
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return {row["id"]: [row[name] for name in FIGURES] for row in report["companies"] if row["id"][0] != "~"}


def figures_of_xml(folder):
    name = lambda element: element.tag.rpartition("}")[2]
    tree = ElementTree.parse(folder / "report.xml").getroot()
    rows = [{name(cell): cell.text for cell in row} for part in tree if name(part) == "companies" for row in part]
    return {row["id"]: [int(row[figure]) for figure in FIGURES] for row in rows if row["id"][0] != "~"}


def figures_of_database(folder):
    base = sqlite3.connect(f"file:{folder}/report.sqlite?mode=ro", uri=True)
    rows = base.execute(f"SELECT id,{','.join(FIGURES)} FROM company_view").fetchall()
    base.close()
    return {row[0]: list(row[1:]) for row in rows}


def figures_of_workbook(folder):
    with zipfile.ZipFile(folder / "report.xlsx") as book:
        shared = []
        if "xl/sharedStrings.xml" in book.namelist():
            shared = ["".join(part.itertext()) for part in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    found = {}
    for row in sheet.iter(f"{SHEET}row"):
        cells = []
        for cell in row.iter(f"{SHEET}c"):
            text = "".join(cell.itertext())
            cells.append(shared[int(text)] if cell.get("t") == "s" else text)
        if len(cells) > 16 and all(text.isdigit() for text in cells[4:4 + len(FIGURES)]):
            found[cells[0]] = [int(text) for text in cells[4:4 + len(FIGURES)]]
    return found


def cells_of(line):
    return [re.sub(r"<[^>]*>", "", cell) for cell in re.findall(r"<td class=\"n\">(.*?)</td>", line)]


# The table of the index page has neither named documents nor named authors; figures may be parted by commas.
def figures_of_index(folder, names):
    text = (folder / "index.html").read_text(encoding="utf-8")
    found = {}
    for line in text.splitlines():
        link = re.match(r'<tr><th scope="row"><a href="([^"]+)">(.*?)</a>', line)
        if link and html.unescape(link.group(2)) in names:
            cells = [cell.replace(",", "").replace("\u202f", "") for cell in cells_of(line)]
            if len(cells) != 11:
                continue  # the heat map
            share = 2  # beside its two counts of texts, the documents behind it
            cells[1], cells[3] = cells[3], cells[1]
            del cells[share]
            found[names[html.unescape(link.group(2))]] = [int(cell) for cell in cells]
    return found


def check_citations(folder, report):
    """The sentence to be quoted on a company's page has its name and counts."""
    for row in report["companies"]:
        page = folder / f"company-{row['id']}.html"
        if row["id"][0] == "~" or not page.exists():
            continue
        said = re.search(r'<details class="cite">.*?<b>(.*?)</b>(.*?)</blockquote>', page.read_text(encoding="utf-8"))
        if row["alleged_texts"] == 0:
            check(not said, f"{row['id']}: a sentence to quote where nothing is alleged")
            continue
        check(said and html.unescape(said.group(1)) == row["name"] and
              re.findall(r"\d+", said.group(2)) == [str(row["named_texts"]), str(row["alleged_texts"])],
              f"{row['id']}: the sentence to quote is {said and said.group(0)}")


def figures_counted_anew(folder):
    """alleged documents and texts, announced, practice, resolution, demanded, other texts, findings not counted"""
    with open(folder / "findings.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    head = dict(company=1, place=12, document=22, near=29)
    places = {row[head["place"]] for row in rows}
    by = {}
    for row in rows:
        by.setdefault(row[head["company"]], []).append([row[head[name]] for name in ("place", "document", "near")])
    labels = {line.partition("\t")[0]: line.rstrip("\n").partition("\t")[2]
              for line in open(ROOT / "lexicons/messages/zh.tsv", encoding="utf-8")}
    word = lambda place: labels.get("place." + place, place) if labels.get("place." + place) in places else place
    found = {}
    for company, findings in by.items():
        of = lambda *wanted: [f for f in findings if f[0] in {word(place) for place in wanted}]
        texts = lambda *wanted: len({f[2] for f in of(*wanted)})
        found[company] = [len({f[1] for f in of("alleged", "announced")}), texts("alleged", "announced"), texts("announced"),
                          texts("practice"), texts("resolution"), texts("demanded"), texts("genre"),
                          len(of("status", "actor", "claimed"))]
    return found


def compare(what, found, expected):
    check(found.keys() == expected.keys(), f"{what}: companies {sorted(found)} instead of {sorted(expected)}")
    for company in found.keys() & expected.keys():
        check(found[company] == expected[company], f"{what}, {company}: {found[company]} instead of {expected[company]}")


def check_agreement(folder):
    expected = figures_of_csv(folder)
    check(len(expected) >= 6, f"companies.csv has {len(expected)} companies: this check checks little")
    for what, read in (("report.json", figures_of_json), ("report.xml", figures_of_xml), ("report.sqlite", figures_of_database),
                       ("report.xlsx", figures_of_workbook)):
        compare(what, read(folder), expected)
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    names = {row["name"]: row["id"] for row in report["companies"] if row["id"][0] != "~"}
    compare("index.html", figures_of_index(folder, names),
            {company: [row[1], *row[3:]] for company, row in expected.items()})
    check_citations(folder, report)
    anew = {company: row for company, row in figures_counted_anew(folder).items() if company}
    compare("findings.csv", anew,
            {company: [row[3], row[4], *row[6:]] for company, row in expected.items() if company in anew})


def all_texts(folder):
    """(name, text) of every file, workbooks and databases unpacked"""
    for path in sorted(folder.iterdir()):
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                for part in book.namelist():
                    yield f"{path.name}/{part}", book.read(part).decode("utf-8", "replace")
        else:
            yield path.name, path.read_bytes().decode("utf-8", "replace")


def check_hostile(folder):
    for name, text in all_texts(folder):
        for secret in PRIVATE:
            check(secret not in text, f"{name}: holds {secret}")
        if name.endswith(".html"):
            check("<script>alert" not in text and "<img src=x" not in text, f"{name}: markup of a text is markup of the page")
        if name.endswith(".csv"):
            for row in csv.reader(text.lstrip("\ufeff").splitlines()):
                check(not any(cell[:1] in "=+-@\t" for cell in row if cell), f"{name}: a cell would run: {row[:4]}")
    check(any("&lt;script&gt;" in text for name, text in all_texts(folder) if name.endswith(".html")), "no page shows the markup")


def check_packet(folder, expected):
    check(figures_of_csv(folder) == {"lexin": expected}, "packet: other figures than in the whole report")
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    check(any(row["peers"] >= 5 for row in report["comparisons"]), "packet: the company does not stand beside its peers")
    for name, text in all_texts(folder):
        for company in COMPANIES:
            check(company == "分期乐" or company not in text, f"packet, {name}: names {company}")


def check_english(folder):
    quoted = re.compile(r'<blockquote.*?</blockquote>|<bdi.*?</bdi>|<a [^>]*>.*?</a>|<h1.*?</h1>|<title.*?</title>|<text.*?</text>'
                        r'|<(th|td)[^>]*>(?:<bdi>)?[^<]*(?:金融|乐|卡贷|贷款)[^<]*', re.S)
    for page in folder.glob("*.html"):
        text = re.sub(r"<style.*?</style>|<script.*?</script>|&quot;[^&]*&quot;", "", page.read_text(encoding="utf-8"), flags=re.S)
        left = [line for line in re.sub(r"<[^>]*>", "\n", quoted.sub("", text)).splitlines() if HAN.search(line)]
        check(not left, f"{page.name}: Chinese in an English report: {left[:4]}")


def check_mistyped_input(run, source, out):
    """Where nothing can be read no report is written: an empty one would say that nobody complains. An earlier one stays."""
    page = (out / "index.html").read_bytes()
    wrong = [source.with_name("nosuch.csv") if part == source else part for part in run]
    done = subprocess.run(wrong, check=False, capture_output=True)
    check(done.returncode == 5 and b"left as it was" in done.stderr, f"mistyped input: exit {done.returncode}, {done.stderr[-200:]}")
    check((out / "index.html").read_bytes() == page, "mistyped input: the earlier report is another one")
    empty = source.with_name("empty.txt")
    empty.write_bytes(b"")
    done = subprocess.run([empty if part == source else part for part in run], check=False, capture_output=True)
    check(done.returncode == 5 and b"nothing was to be read" in done.stderr, f"empty input: exit {done.returncode}, {done.stderr[-200:]}")
    check((out / "index.html").read_bytes() == page, "empty input: the earlier report is another one")
    done = subprocess.run([*wrong[:-1], out.with_name("first")], check=False, capture_output=True)
    check(done.returncode == 5 and not out.with_name("first").exists() and b"no report was written" in done.stderr, f"mistyped input, free name: exit {done.returncode}")


def check_nothing_left(run, out):
    """A report without texts says so: an empty table would mean that nothing was found in them."""
    words = [part for part in run[:-1] if part != "--quiet"]
    done = subprocess.run([*words, out.with_name("later"), "--since", "2099-01-01", "--lang", "en"], check=True, capture_output=True)
    check(b"none is left by the filters" in done.stdout, f"nothing left: {done.stdout[-200:]}")


with tempfile.TemporaryDirectory() as tmp:
    source, out = pathlib.Path(tmp) / "texts.csv", pathlib.Path(tmp) / "report"
    write_texts(source)
    (pathlib.Path(tmp) / "key").write_text("a key for the test\n")
    run = [PROGRAM, "report", source, "--data", ROOT / "lexicons", "--author-key-file", pathlib.Path(tmp) / "key", "--quiet", "-o", out]
    subprocess.run(run, check=True, stderr=subprocess.DEVNULL)
    check_agreement(out)
    check_hostile(out)
    finding = json.loads((out / "report.json").read_text(encoding="utf-8"))["findings"][0]["id"]
    answers = pathlib.Path(tmp) / "answers.csv"
    answers.write_text(f"finding_id,company,date,response\n{finding},,2026-01-05,已致电{PRIVATE[0]}核实\n"
                       f",分期乐,2026-01-06,{PRIVATE[3]} {MARKUP.replace(',', '')}\n{PRIVATE[0]},,,无\n", encoding="utf-8")
    subprocess.run([*run, "--responses", answers], check=True, stderr=subprocess.DEVNULL)
    check("已致电" in (out / "report.json").read_text(encoding="utf-8"), "report.json: the answer is missing")
    check_hostile(out)
    whole = figures_of_csv(out)["lexin"]
    packet = [*run[:-1], pathlib.Path(tmp) / "packet", "--company", "lexin", "--packet"]
    subprocess.run(packet, check=True, stderr=subprocess.DEVNULL)
    check_packet(packet[-4], whole)
    subprocess.run([*run, "--lang", "en"], check=True, stderr=subprocess.DEVNULL)
    check_english(out)
    check_mistyped_input(run, source, out)
    check_nothing_left(run, out)
print("\n".join(faults) if faults else "every file of a report says the same")
sys.exit(1 if faults else 0)
