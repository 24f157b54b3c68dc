#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes runs in states that the demo seldom has, with their entries, as JSON Lines: what screenshots are taken of.

usage: recordstates.py RUNS LOGS
"""

import datetime
import json
import sys

NOW = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=3)


def at(minutes, seconds=0.0):
    time = NOW - datetime.timedelta(minutes=minutes) + datetime.timedelta(seconds=seconds)
    return time.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def run(number, status, **more):
    return {"run_id": f"7f3a91c2-7be1-4d0c-9b1e-00000000000{number}", "script_id": "states", "revision": 1, "status": status,
            "deployment_version": 38, "response_time_ms": 3417 if status == "success" else None, "function": "reconcile",
            "executed_at": at(number), "source_type": "workflow", "source": "Nightly ledger", **more}


def main(runs_file, logs_file):
    invoice = {"invoice_id": "INV-20391", "vendor": "Müller GmbH",
               "lines": [{"sku": sku, "quantity": 2} for sku in ("A-11", "B-07", "C-40")],
               "total": 1204.5, "currency": "EUR", "ledger": 9007199254740993, "dry_run": False,
               "received": "2026-05-14T06:07:27.238927Z", "raw": json.dumps({"page": 1, "of": 3})}
    huge = {"rows": [dict(invoice, invoice_id=f"INV-{i}") for i in range(12_000)]}
    trace = ("Traceback (most recent call last):\n  File \"/app/main.py\", line 41, in reconcile\n    ledger.send(batch)\n"
             "  File \"/app/lib/ledger.py\", line 117, in send\n    raise LedgerTimeout(host)\n"
             "LedgerTimeout: timeout contacting ledger-7 after 3 attempts")
    runs = [
        run(0, "in_progress", input=invoice),
        run(1, "failed", input=invoice, error=trace),
        run(2, "success", input=invoice, output_text="reconcile: done\n42 rows in total\n{\"status\": ok}"),
        run(3, "success", input=huge, output={"status": "ok", "rows": 12_000}),
        run(4, "success"),
        run(5, "success", input=invoice, output={"status": "ok", "hidden": "a\u202egpj.exe", "escape": "\x1b[2J", "open": None}),
    ]
    entries = [(0, "info", "Start reconcile, 3 lines"), (0.214, "debug", "ledger session 8f2c opened"),
               (0.391, "warning", "\x1b[33mretry\x1b[0m 1 of 3 after \x1b[1;31m503\x1b[0m"),
               (1.402, "warning", "\x1b[33mretry\x1b[0m 2 of 3 after \x1b[1;31m503\x1b[0m"),
               (2.1, "stdout", "\x1b[32m✓ 2 of 3 lines\x1b[0m \x1b[44m done \x1b[0m \x1b[2J not obeyed"),
               (3.417, "error", trace)]
    logs = []
    for number in (1, 2, 3, 5):
        for i, (seconds, level, message) in enumerate(entries if number in (1, 5) else entries[:5]):
            logs.append({"log_id": f"4f7a1c55-5b60-4d26-b1f8-0000000000{number}{i}", "run_id": runs[number]["run_id"],
                         "script_id": "states", "level": level, "message": message, "timestamp": at(number, seconds),
                         "attributes": {"customer.tier": "gold"}})
    for name, records in ((runs_file, runs), (logs_file, logs)):
        with open(name, "w", encoding="utf-8") as file:
            for record in records:
                file.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
