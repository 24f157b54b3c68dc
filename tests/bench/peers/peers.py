#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Runglass developers
"""What users would otherwise use, on the same data and in the same run as ./dev bench, with ratios.

Reads the figures of runglass-bench (--figures) and measures ripgrep, grep and lnav on the entries as a text file, the
sqlite3 shell and DuckDB on plain tables, and how long glogg, lnav and DB Browser take to open them. A peer that is
not installed is said to be missing and left out.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

WORDS = {"rare": "zeppelin", "frequent": "invoice", "absent": "absentword"}
LOG_TABLE = "CREATE TABLE log (time TEXT, level TEXT, run TEXT, message TEXT);"
RUN_TABLE = "CREATE TABLE run (id TEXT, status TEXT, version INTEGER, ms INTEGER, time TEXT);"
INDEXES = "CREATE INDEX a ON log (time); CREATE INDEX b ON log (run, time); CREATE INDEX c ON log (level, time);"


class Peers:
    def __init__(self, options):
        self.folder = Path(options.scratch)
        self.text = Path(options.text)
        self.repeats = options.repeats
        self.times = {}  # (what, peer) -> milliseconds
        self.missing = []

    def has(self, program):
        if shutil.which(program):
            return True
        self.missing.append(program)
        return False

    def take(self, what, peer, command, stdin=None, repeats=None, check=(0, 1), stdout=subprocess.PIPE):
        """Whole commands, warm: the first run is not counted. (grep stops at once when it writes to /dev/null.)"""
        taken = []
        repeats = repeats or self.repeats
        for turn in range(repeats + (1 if repeats > 1 else 0)):
            start = time.perf_counter()
            done = subprocess.run(command, input=stdin, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False)
            taken.append((time.perf_counter() - start) * 1000)
            if done.returncode not in check:
                self.missing.append(f"{peer}: {what}: {done.stderr.strip()[:200]}")
                return
        self.times[what, peer] = statistics.median(taken[1:] or taken)
        print(f"peers: {what}, {peer}: {self.times[what, peer]:.0f} ms", file=sys.stderr)

    def search(self):
        for kind, word in WORDS.items():
            what = f"contains, {kind} word"
            if self.has("rg"):
                self.take(what, "rg -i", ["rg", "-i", "-c", "-F", word, self.text])
                self.take(what, "rg", ["rg", "-c", "-F", word, self.text])
            if self.has("grep"):
                self.take(what, "grep -i", ["grep", "-i", "-c", "-F", word, self.text])
            if self.has("lnav"):
                self.take(what, "lnav", ["lnav", "-n", "-c", f":filter-in {word}", "-c", ":write-to /dev/null",
                                         self.text], repeats=1)

    def tables(self):
        """The sqlite3 shell: import, search and figures on plain tables."""
        if not self.has("sqlite3"):
            return
        file = self.folder / "plain.db"
        load = f".mode ascii\n.separator \"\\t\" \"\\n\"\n.import {self.folder}/logs.tsv log\n"
        settings = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;\n"
        for what, indexes in (("import", INDEXES), ("import", "")):
            self.forget(file)
            self.take(what, "sqlite3 with 3 indexes" if indexes else "sqlite3 .import", ["sqlite3", file],
                      stdin=settings + LOG_TABLE + indexes + "\n" + load, repeats=1)
        subprocess.run(["sqlite3", file], text=True, check=False, stdout=subprocess.DEVNULL,
                       input=RUN_TABLE + f"\n.mode ascii\n.separator \"\\t\" \"\\n\"\n"
                                         f".import {self.folder}/runs.tsv run\n"
                                         "UPDATE run SET ms = NULL WHERE ms = '';")
        for kind, word in WORDS.items():
            self.sql(file, f"contains, {kind} word", f"SELECT count(*) FROM log WHERE message LIKE '%{word}%'")
        self.sql(file, "counts by level and hour", "SELECT substr(time, 1, 13), level, count(*) FROM log GROUP BY 1, 2")
        self.sql(file, "P90 and P99", "SELECT ms FROM run WHERE ms IS NOT NULL ORDER BY ms LIMIT 1 OFFSET "
                                      "(SELECT count(ms) * 99 / 100 FROM run)")
        self.sql(file, "sort runs by response time", "SELECT max(n) FROM (SELECT row_number() OVER (ORDER BY ms) n "
                                                     "FROM run)")
        self.take("CSV export of the entries", "sqlite3 .mode csv", ["sqlite3", "-csv", file, "SELECT * FROM log"],
                  stdout=subprocess.DEVNULL)
        self.opens("sqlitebrowser", [file, "-t", "log"])
        self.forget(file)

    def sql(self, file, what, statement):
        self.take(what, "sqlite3", ["sqlite3", file, statement])

    def forget(self, file):
        for end in ("", "-wal", "-shm"):
            Path(f"{file}{end}").unlink(missing_ok=True)

    def duckdb(self, package):
        if not package or not self.has("node"):
            self.missing.append("DuckDB (@duckdb/node-api from npm)")
            return
        queries = {f"contains, {kind} word": f"SELECT count(*) FROM log WHERE message ILIKE '%{word}%'"
                   for kind, word in WORDS.items()}
        queries["counts by level and hour"] = "SELECT date_trunc('hour', time), level, count(*) FROM log GROUP BY 1, 2"
        queries["P90 and P99"] = "SELECT quantile_disc(ms, 0.9), quantile_disc(ms, 0.99) FROM run WHERE version > 20"
        queries["720 buckets of percentiles"] = ("SELECT time_bucket(INTERVAL 12 minutes, time), "
                                                 "quantile_disc(ms, [0.5, 0.9, 0.99]) FROM run GROUP BY 1")
        queries["sort runs by response time"] = "SELECT max(n) FROM (SELECT row_number() OVER (ORDER BY ms) n FROM run)"
        list_of_queries = self.folder / "queries.json"
        list_of_queries.write_text(json.dumps(queries))
        done = subprocess.run(["node", Path(__file__).with_name("duck.mjs"), Path(package).resolve(), self.folder / "logs.tsv",
                               self.folder / "runs.tsv", str(self.repeats), list_of_queries],
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            self.missing.append(f"DuckDB: {done.stderr.strip()[-300:]}")
            return
        for what, taken in json.loads(done.stdout).items():
            self.times[what, "DuckDB"] = statistics.median(taken)

    def opens(self, program, arguments):
        """A window is taken to be ready when its process has used no CPU for half a second after it began to."""
        if not os.environ.get("DISPLAY") or not self.has(program):
            return
        taken = []
        for _ in range(3):
            start = time.perf_counter()
            with subprocess.Popen([program, *arguments], stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL) as process:
                busy_until, last = start, 0
                while time.perf_counter() - start < 60 and process.poll() is None:
                    used = cpu_ticks(process.pid)
                    if used != last:
                        busy_until, last = time.perf_counter(), used
                    elif last and time.perf_counter() - busy_until > 0.5:
                        break
                    time.sleep(0.01)  # of a measuring loop: nothing tells when a foreign program has finished
                taken.append((busy_until - start) * 1000)
                process.terminate()
        self.times["start to rows", program] = statistics.median(taken)


def cpu_ticks(pid):
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])
    except (OSError, IndexError):
        return 0


def ours(figures, what):
    """Runglass's figure for what a peer did, told by the beginning of its line in the table."""
    for figure in figures:
        if figure.get("peer") == what and figure["samples"]:
            return figure["median"]
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", required=True, help="what runglass-bench wrote with --json")
    parser.add_argument("--text", required=True, help="the entries as plain text")
    parser.add_argument("--scratch", required=True, help="folder with logs.tsv and runs.tsv, and for large files")
    parser.add_argument("--duckdb", help="folder with node_modules/@duckdb/node-api")
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    figures = json.loads(Path(options.figures).read_text())["figures"]

    peers = Peers(options)
    peers.search()
    peers.tables()
    peers.duckdb(options.duckdb)
    peers.opens("glogg", [peers.text])

    rows = []
    for (what, peer), taken in peers.times.items():
        mine = ours(figures, what)
        rows.append((what, peer, f"{taken:.0f} ms", f"{mine:.1f} ms" if mine else "",
                     f"{taken / mine:.1f} times" if mine else ""))
    print_table(("What", "Peer", "Takes", "Runglass", "Runglass is faster by"), sorted(rows))
    for name in dict.fromkeys(peers.missing):
        print(f"left out: {name}")


def print_table(head, rows):
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    for row in [head, tuple("-" * width for width in widths), *rows]:
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")


if __name__ == "__main__":
    main()
