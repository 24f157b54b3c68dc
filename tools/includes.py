#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints every include of another folder's header that the including folder does not link.

A folder of models/, views/ or app/ may include "<folder>/<file>.h" only when its CMakeLists.txt links
Runglass::<folder>, directly or through what it links.
"""

import re
import sys
from pathlib import Path

LIBRARY = re.compile(r"(?:runglass_(?:library|program)\(\s*|add_library\(\s*runglass_)([\w-]+)")
LINKED = re.compile(r"Runglass::(\w+)")
INCLUDE = re.compile(r'^\s*#\s*include\s+"(\w+)/', re.M)


def main():
    # Folders of models/ and views/ may have the same name; their libraries have not.
    links = {}
    folder_of = {}
    for layer in ("models", "views", "app"):
        for cmake in sorted(Path(layer).glob("*/CMakeLists.txt")):
            text = re.sub(r"#.*", "", cmake.read_text(encoding="utf-8"))
            links[cmake.parent] = set(LINKED.findall(text))
            for name in LIBRARY.findall(text):
                folder_of[name] = cmake.parent

    def reachable(folder, seen):
        seen.add(folder)
        for name in links[folder]:
            other = folder_of.get(name)
            if other and other not in seen:
                reachable(other, seen)
        return seen

    bad = 0
    for folder in links:
        allowed = {other.name for other in reachable(folder, set())}
        for source in sorted(folder.rglob("*")):
            if source.suffix not in (".cpp", ".h"):
                continue
            for match in INCLUDE.finditer(source.read_text(encoding="utf-8")):
                if match.group(1) not in allowed:
                    print(f"{source}: {match.group(0).strip()}…  ({folder} does not link Runglass::{match.group(1)})")
                    bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
