# SPDX-License-Identifier: Apache-2.0
"""Handwritten records (and any given file) against docs/format/records.schema.json; text[start:end] is the quote."""
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)

root = pathlib.Path(sys.argv[1])
schema = json.loads((root / "docs/format/records.schema.json").read_text(encoding="utf-8"))
by_type = {kind["properties"]["type"]["const"]: jsonschema.Draft202012Validator(kind) for kind in schema["oneOf"]}
jsonschema.Draft202012Validator.check_schema(schema)
faults, lines = [], 0
files = [pathlib.Path(p) for p in sys.argv[2:]] or sorted((root / "tests/data/records").glob("*.jsonl"))
for path in files:
    document = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        lines += 1
        record = json.loads(line)
        place = f"{path.name}:{number}"
        if record.get("type") not in by_type:
            faults.append(f"{place}: unknown type {record.get('type')!r}")
            continue
        faults += [f"{place}: {e.json_path}: {e.message[:120]}" for e in by_type[record["type"]].iter_errors(record)]
        if record["type"] == "document":
            document = record
        if record["type"] == "finding":
            sentence = next(s for s in document["sentences"] if s["n"] == record["sentence"])
            begin, end = record["start"] - sentence["start"], record["end"] - sentence["start"]
            text, start = (document["text"], 0) if "text" in document else (sentence["text"], sentence["start"])
            inside = 0 <= begin and end <= len(sentence["text"])
            if ("text" in document or inside) and text[record["start"] - start:record["end"] - start] != record["quote"]:
                faults.append(f"{place}: text[{record['start']}:{record['end']}] is not the quote")
print("\n".join(faults[:50]) if faults else f"{lines} records follow the schema")
sys.exit(1 if faults or not lines else 0)
