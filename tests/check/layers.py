# SPDX-License-Identifier: Apache-2.0
"""Every #include of src/ against cmake/layers.txt: a layer sees itself and lower layers only, and no Chinese
word stands in a C string."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
layers = [line.strip() for line in (root / "cmake/layers.txt").read_text().splitlines()
          if line.strip() and not line.startswith("#")]
faults, includes = [], 0
for path in sorted((root / "src").rglob("*.[ch]")):
    layer = path.relative_to(root / "src").parts[0]
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{path.relative_to(root)}:{number}"
        if match := re.match(r'\s*#include "([a-z_]+)/', line):
            includes += 1
            target = match.group(1)
            if target != "mingcha" and target not in layers:
                faults.append(f"{place}: includes {target}/, which is no layer of cmake/layers.txt")
            elif target != "mingcha" and layers.index(target) > layers.index(layer):
                faults.append(f"{place}: {layer} includes the higher layer {target}")
        if re.search(r'"[^"]*[\u3400-\u9fff]', re.sub(r"//.*|/\*.*", "", line)):
            faults.append(f"{place}: a Chinese word in a C string; it belongs in lexicons/")
print("\n".join(faults) if faults else f"{includes} includes follow the layers")
sys.exit(1 if faults or not includes else 0)
