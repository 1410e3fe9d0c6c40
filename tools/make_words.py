#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes lexicons/fold/words.tsv: how usual characters and words of two characters are.

Source: dict.txt of jieba (MIT licence, lexicons/fold/words.LICENSE.txt), frequencies of words. Kept are
the words of GB 2312 that it counted at least MINIMUM times, and ADDED, words of lending and service that have
become usual since it was counted. The cost of a word is ten times the decimal logarithm of how
rare it is: 20 is one word in a hundred.

Usage: tools/make_words.py dict.txt > lexicons/fold/words.tsv
"""
import math
import sys

MINIMUM = 50
ADDED = ("客服 催收 追讨 追债 催债 催款 欠款 网贷 网络 逾期 消费 还款 放款 贷款 借款 分期 展期 延期 协商 投诉 平台 短信 微信 手机 "
         "征信 利息 本金 罚息 费用 费率 年化 利率 上门 外访 威胁 恐吓 骚扰 辱骂 爆粗 侮辱 泄露 隐私 信息 亲友 家人 单位 同事 "
         "通讯 律师 起诉 立案 传票 法务 仲裁 失信 黑户 账单 额度 授信 扣款 退款 退费 担保 保险 会员 合同 协议 客户 用户").split()
ADDED_COUNT = 2000


def main():
    counts = {}
    with open(sys.argv[1], encoding="utf-8") as dictionary:
        for line in dictionary:
            word, count, *_ = line.split(" ")
            counts[word] = int(count)
    total = sum(counts.values())
    for word in ADDED:
        counts[word] = max(counts.get(word, 0), ADDED_COUNT)
    print("# Written by tools/make_words.py from dict.txt of jieba 0.42.1 (MIT, words.LICENSE.txt)")
    print("word\tcost")
    for word in sorted(counts):
        if len(word) > 2 or counts[word] < MINIMUM or not all("\u4e00" <= c <= "\u9fff" for c in word):
            continue
        try:
            word.encode("gb2312")
        except UnicodeEncodeError:
            continue
        print(f"{word}\t{round(10 * math.log10(total / counts[word]))}")


main()
