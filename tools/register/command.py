# SPDX-License-Identifier: EUPL-1.2
"""tools/import-register: reads the arguments, merges with what law/ holds, writes, reports."""
import argparse
import sys
from datetime import date
from pathlib import Path

from . import declarations, parties, states
from .collect import Register
from .days import day
from .history import merge
from .report import Report
from .tables import Fault, table_text, write_text

REPOSITORY = Path(__file__).resolve().parents[2]


def vanished(law, tables):
    """Party and declaration tables under law/ of which the import no longer speaks: all their rows are withdrawn."""
    for path in sorted(law.glob("*/*/*.csv")):
        name = path.relative_to(law).as_posix()
        if name not in tables and path.name == "parties.csv":
            yield name, (parties.COLUMNS, parties.KEY, [])
        if name not in tables and path.name == "declarations.csv":
            yield name, (declarations.COLUMNS, declarations.KEY, [])


def run(source, law, supplement, recorded, write):
    """Imports; returns the report."""
    report = Report(source)
    register = Register(source, supplement, report)
    tables = register.tables()
    tables.update(dict(vanished(law, tables)))
    texts = {}
    for name, (columns, key, rows) in tables.items():
        merged = merge(law / name, columns, rows, recorded, key)
        if merged or (law / name).exists():
            current = sum(not row["withdrawn"] for row in merged)
            texts[name] = (table_text(columns, merged), current, len(merged) - current)
    texts["states.csv"] = (table_text(states.COLUMNS, register.states), len(register.states), 0)
    # Everything is read and checked before the first byte is written.
    for name, (text, current, withdrawn) in texts.items():
        path = law / name
        changed = not path.exists() or path.read_bytes() != text.encode("utf-8")
        if changed and write:
            write_text(path, text)
        report.file(f"law/{name}", current, withdrawn, changed)
    return report


def main(arguments):
    parser = argparse.ArgumentParser(prog="tools/import-register", description=(
        "Imports treaty status, declarations, bilateral treaties, national rules and authorities into law/. "
        "The formats are described in docs/formats/register.md."))
    parser.add_argument("--from", dest="source", type=Path, required=True, metavar="DIR",
                        help="folder with states.csv, state-law.csv, authorities.csv and treaties/")
    parser.add_argument("--recorded", default=date.today().isoformat(), metavar="DATE",
                        help="the day the register learns what is new (default: today)")
    parser.add_argument("--to", dest="law", type=Path, default=REPOSITORY / "law", metavar="DIR",
                        help="the law library (default: law/ of this repository)")
    parser.add_argument("--check", action="store_true",
                        help="write nothing; exit status 1 when the import would change something")
    options = parser.parse_args(arguments)
    supplement = Path(__file__).resolve().parent / "supplement"
    try:
        day(options.recorded, "--recorded")
        report = run(options.source, options.law, supplement, options.recorded, not options.check)
    except Fault as fault:
        print(f"import-register: {fault}", file=sys.stderr)
        return 2
    sys.stdout.write(report.text())
    return 1 if options.check and report.changed else 0
