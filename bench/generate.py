#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes complaints as JSON Lines for the benchmark: the same seed gives the same bytes.

Everything is invented: sentences are made from the word classes below, companies do not exist. Two densities
(docs/performance.md): `real` has 130 characters a text in the mean and a finding about every hundred bytes,
`sparse` has 200 to 2,000 characters and conduct in one text of ten. A share of the texts is written in
traditional characters, another carries noise: zero-width characters, full-width digits, bracketed pinyin, emoji.
"""
import argparse
import json
import os
import pathlib
import random
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent

WORDS = {
    "company": "甲禾消费金融 乙川小贷 丙岳消费金融 丁溪借款平台 戊岭金融 己桥消费金融 庚塘小额贷款 辛浦分期 壬屿消费金融 癸洲借条".split(),
    "collector": "催收员 催收人员 第三方催收 外包催收公司 自称法务的人 一名女催收".split(),
    "staff": "客服 人工客服 客服专员 经办人 业务员 工作人员".split(),
    "kin": "父母 母亲 妻子 哥哥 表姐 家里老人 姑姑 孩子".split(),
    "other": "同事 领导 单位财务 通讯录好友 老同学 邻居 村干部 前同事".split(),
    "time": "今天上午 昨天晚上 三月五日 上周六 本月初 前天中午 去年十月 凌晨一点 晚上十一点 还款日当天".split(),
    "amount": "3000元 一万二 58,000元 7866.5元 两千多 4万元 699元 12万".split(),
    "times": "十几个 二十多个 三十个 不下五十个 一百多个 八个".split(),
    "reason": "失业 生病住院 生意亏损 公司拖欠工资 家里出了变故 收入下降".split(),
    "place": "河东镇 南湾区 西坪县 北岭市 中源街道".split(),
    "thing": "洗衣机 电动车 手机套餐 书架 空气炸锅 窗帘 旅行箱 自行车 沙发 热水器".split(),
    "shop": "南湾家电城 北岭超市 西坪车行 东浦书店 中源市场".split(),
    "weather": "晴天 小雨 大风 多云 有雾".split(),
}

# Each tells of conduct or of a wish that the lexicon knows.
CONDUCT = """{time}{collector}给我打了{times}电话，态度恶劣，还辱骂我。
{collector}威胁我说不还款就上门，让我在{place}待不下去。
我因为{reason}逾期，{company}不同意协商还款，{staff}说必须一次性还清。
{collector}把我欠款的事告诉了我的{kin}和{other}，严重影响我的生活。
{company}每天给我的{other}打电话，爆通讯录，我并没有授权。
合同写的利率很低，实际年化利率超过36%，还收了{amount}的服务费和担保费。
{staff}推诿，电话打了{times}都没人处理，投诉也没有回复。
没有经过我同意，{time}从我的银行卡扣款{amount}。
{collector}冒充法院工作人员，说已经立案，要来单位找我。
要求{company}停止骚扰，减免利息和罚息，给我办理延期还款。
办理时{staff}没有告知会收取会员费，扣了{amount}，要求退款，被拒绝。
我已经结清，{company}却仍然上报逾期，影响了征信。
{time}起{collector}不停发短信恐吓，言语非常难听。
强制捆绑保险，每期多扣{amount}，{staff}不给退。""".splitlines()

# Complaints hold sentences that tell nothing, too.
AROUND = """我在{company}借了{amount}，分期还款。
本人因{reason}，暂时资金紧张。
{time}我联系了{staff}。
我愿意还钱，也一直在想办法。
希望尽快处理。
借款是{time}在手机上办理的。
以上情况属实，请核实。""".splitlines()

# Ordinary text without conduct.
PLAIN = """{time}{place}是{weather}，我去{shop}看{thing}。
{shop}的{thing}标价{amount}，比上个月便宜一些。
{kin}说{place}的路修好了，开车只要半个小时。
店员介绍了两种{thing}，颜色不同，尺寸一样。
{time}送货的师傅到了{place}，把{thing}搬上四楼。
{other}也买过{thing}，用了三年没有坏。
说明书有二十页，第三页讲怎样清洗{thing}。
{place}的市场周一不开门，周二人最多。
我们在{shop}附近吃了面，一共{amount}。
{thing}的包装里有一张卡片，写着保修的年限。
{weather}的时候，{place}的老人喜欢在河边散步。
买{thing}以前最好量一下房间，{kin}这样提醒我。""".splitlines()

NOISE = [
    lambda rng, text: insert(rng, text, "\u200b"),
    lambda rng, text: insert(rng, text, "😡"),
    lambda rng, text: text.translate({ord("0") + i: 0xFF10 + i for i in range(10)}),
    lambda rng, text: text.replace("户", "户(hù)").replace("还", "还(huán)", 1),
    lambda rng, text: text.replace("，", " "),
]


def insert(rng, text, what):
    at = rng.randrange(len(text) + 1)
    return text[:at] + what + text[at:]


def traditional_table():
    """Simplified to traditional, from the program's own table read backwards; the first entry wins."""
    table = {}
    path = ROOT / "lexicons/fold/traditional.tsv"
    for line in path.read_text(encoding="utf-8").splitlines()[2:]:
        left, right = line.split("\t")[:2]
        if len(left) == len(right) == 1 and "\u4e00" <= left <= "\u9fff":
            table.setdefault(ord(right), left)
    return table


class Writer:
    def __init__(self, options):
        self.rng = random.Random(options.seed)
        self.options = options
        self.traditional = traditional_table()
        compiled = {}
        for line in CONDUCT + AROUND + PLAIN:
            compiled[line] = re.split(r"\{(\w+)\}", line)
        self.compiled = compiled
        self.terms = options.inject.read_text(encoding="utf-8").split() if options.inject else []

    def sentence(self, templates):
        parts = list(self.compiled[self.rng.choice(templates)])
        for at in range(1, len(parts), 2):
            parts[at] = self.rng.choice(WORDS[parts[at]])
        return "".join(parts)

    def real(self):
        size = max(20, min(600, int(self.rng.gammavariate(2.0, 65))))
        text = ""
        while len(text) < size:
            text += self.conduct() if self.rng.random() < 0.12 else self.sentence(AROUND)
        return text

    def conduct(self):
        if self.terms:
            return self.sentence(AROUND)[:-1] + "，" + self.rng.choice(self.terms) + "。"
        return self.sentence(CONDUCT)

    def sparse(self):
        size = self.rng.randint(200, 2000)
        with_conduct = self.rng.random() < 0.1
        sentences, chars = [], 0
        while chars < size:
            sentences.append(self.sentence(PLAIN))
            chars += len(sentences[-1])
        if with_conduct:
            sentences.insert(self.rng.randrange(len(sentences) + 1), self.conduct())
        return "".join(sentences)

    def text(self):
        text = self.real() if self.options.density == "real" else self.sparse()
        if self.rng.random() < self.options.traditional:
            text = text.translate(self.traditional)
        if self.rng.random() < self.options.noise:
            text = self.rng.choice(NOISE)(self.rng, text)
        return text


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", help="file to write")
    parser.add_argument("--density", choices=("real", "sparse"), default="real")
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--traditional", type=float, default=0.2, help="share of texts")
    parser.add_argument("--noise", type=float, default=0.05, help="share of texts")
    parser.add_argument("--inject", type=pathlib.Path, help="terms, one a line, in the place of conduct")
    parser.add_argument("--lines", help="file to write the texts to as well, one a line, for tools that read no JSON")
    options = parser.parse_args()
    writer = Writer(options)
    size, number = 0, 0
    with open(options.output, "wb") as out, open(options.lines or os.devnull, "wb") as lines:
        while size < options.megabytes * 1e6:
            number += 1
            row = {"id": str(number), "text": writer.text()}
            line = json.dumps(row, ensure_ascii=False).encode() + b"\n"
            out.write(line)
            lines.write(row["text"].encode() + b"\n")
            size += len(line)


if __name__ == "__main__":
    main()
