# SPDX-License-Identifier: Apache-2.0
"""Writes docs/format/report.rng (RELAX NG of report.xml) from docs/format/report.schema.json, so that the two files of a
report follow one description:

    python3 tools/make_report_rng.py docs/format/report.schema.json > docs/format/report.rng

A test compares the committed file with what this writes.
"""
import json
import sys
from xml.sax.saxutils import quoteattr

ITEMS = {"settings": "setting", "companies": "company", "mentions": "mention", "tallies": "tally", "rates": "rate", "comparisons": "comparison", "funnel": "limits",
         "periods": "period", "rising": "rise", "categories": "category", "exposures": "exposure", "responses": "response", "verdicts": "verdict",
         "reviews": "review",
         "changes": "change", "groupings": "group", "findings": "finding", "coverage": "row",
         "runs": "run"}


def kinds(schema):
    kind = schema.get("type", "string")
    return kind if isinstance(kind, list) else [kind]


def content(schema):
    if "enum" in schema:
        return "<choice>" + "".join(f"<value>{value}</value>" for value in schema["enum"]) + "</choice>"
    kind = kinds(schema)[0]
    if kind == "integer":
        return f'<data type="integer"><param name="minInclusive">{schema.get("minimum", 0)}</param></data>'
    if kind == "number":
        limits = "".join(f'<param name="{name}">{schema[key]}</param>'
                         for key, name in (("minimum", "minInclusive"), ("maximum", "maxInclusive")) if key in schema)
        return f'<data type="decimal">{limits}</data>'
    if kind == "boolean":
        return '<data type="boolean"/>'
    if "pattern" in schema:
        return f'<data type="string"><param name="pattern">{schema["pattern"].strip("^$")}</param></data>'
    return "<text/>"


def member(name, schema):
    # Empty text and null are left out of report.xml.
    element = f"<element name={quoteattr(name)}>{content(schema)}</element>"
    whole = kinds(schema)[0] in ("integer", "boolean") or (kinds(schema) == ["number"])
    return f"      {element}" if whole else f"      <optional>{element}</optional>"


def main():
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    lists = [key for key in schema["required"] if schema["properties"][key].get("type") == "array"]
    version = schema["properties"]["schema"]["const"]
    out = ['<?xml version="1.0" encoding="UTF-8"?>',
           "<!-- Written by tools/make_report_rng.py from report.schema.json. -->",
           f'<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:mingcha:report:{version}"'
           ' datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">',
           ' <start><element name="report">',
           '  <attribute name="language"><choice><value>zh</value><value>en</value></choice></attribute>',
           '  <attribute name="min_cases"><data type="nonNegativeInteger"/></attribute>',
           '  <element name="notice"><text/></element>']
    for key in lists:
        item = schema["properties"][key]["items"]
        out += [f'  <element name="{key}"><zeroOrMore>', f'    <element name="{ITEMS[key]}"><interleave>']
        out += [member(name, of) for name, of in item["properties"].items()]
        out += ["    </interleave></element>", "  </zeroOrMore></element>"]
    out += [" </element></start>", "</grammar>"]
    print("\n".join(out))


if __name__ == "__main__":
    main()
