#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints every include of another folder's header that the including folder does not link.

A folder of models/, views/ or app/ may include "<folder>/<file>.h" only when its CMakeLists.txt links
Runglass::<folder>, directly or through what it links.
"""

import re
import sys
from pathlib import Path

LIBRARY = re.compile(r"runglass_(?:library|program)\(\s*([\w-]+)(.*?)\)", re.S)
LINKED = re.compile(r"Runglass::(\w+)")
INCLUDE = re.compile(r'^\s*#\s*include\s+"(\w+)/', re.M)


def main():
    links = {}
    folders = {}
    for layer in ("models", "views", "app"):
        for cmake in sorted(Path(layer).glob("*/CMakeLists.txt")):
            folder = cmake.parent
            text = re.sub(r"#.*", "", cmake.read_text(encoding="utf-8"))
            folders[folder] = folder.name if layer != "app" else str(folder)
            linked = {name for _, body in LIBRARY.findall(text) for name in LINKED.findall(body)}
            linked |= set(LINKED.findall(text))
            linked.discard(folder.name if layer != "app" else "")
            links[folders[folder]] = linked

    def reachable(name, seen):
        for other in links.get(name, ()):
            if other not in seen:
                seen.add(other)
                reachable(other, seen)
        return seen

    bad = 0
    for folder, name in folders.items():
        allowed = reachable(name, {folder.name})
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
