# SPDX-License-Identifier: EUPL-1.2
"""Contradictions in the register: reported, never repaired. The depositary's table wins over a computed day."""
from .days import first_of_next_month, plus_days, plus_months


def _days(count):
    return lambda deposited: [plus_days(deposited, count)]


def _months_or_next_day(count):
    # Depositary practice for "three months after" is the day itself or the next (ETS 90: 1983-05-19, 1983-08-20).
    return lambda deposited: [plus_months(deposited, count), plus_days(plus_months(deposited, count), 1)]


def _first_of_month_after(count):
    return lambda deposited: [first_of_next_month(plus_months(deposited, count))]


# Each treaty's own clause for a State that joins; cited where it is not "first of the month after three months".
ENTRY_RULES = {
    "coe-024": _days(90), "coe-030": _days(90), "coe-086": _days(90), "coe-098": _days(90), "coe-099": _days(90),
    "coe-090": _months_or_next_day(3), "coe-070": _months_or_next_day(3), "coe-073": _months_or_next_day(3),
    "coe-114": _first_of_month_after(0),
    "un-untoc": _days(30), "un-untoc-trafficking": _days(30), "un-untoc-migrants": _days(30),
    "un-untoc-firearms": _days(30), "un-uncac": _days(30), "un-terrorist-bombings": _days(30),
    "un-terrorist-financing": _days(30), "un-nuclear-terrorism": _days(30), "un-hostages": _days(30),
    "un-protected-persons": _days(30), "un-cat": _days(30), "un-drugs-1988": _days(90), "un-refugees-1951": _days(90),
    "un-refugees-1967": _days(0),
    "un-iccpr": lambda deposited: [plus_months(deposited, 3)],
    "un-iccpr-op2": lambda deposited: [plus_months(deposited, 3)],
    "cis-sentenced-1998": _days(0),
    "oas-extradition-1981": _days(30), "oas-mla-1992": _days(30), "oas-mla-1993-protocol": _days(30),
    "oas-sentences-1993": _days(30), "oas-extradition-1933": _days(30),
}


def entry_rule(instrument):
    """The rule of `instrument`, or None where none is known."""
    if instrument.startswith("coe-"):
        return ENTRY_RULES.get(instrument, _first_of_month_after(3))
    return ENTRY_RULES.get(instrument)


def check_party(instrument, row, report):
    """Warns of dates in one party row that contradict each other or the treaty's entry-into-force rule."""
    name, in_force = f"{instrument['id']} {row['state']}", instrument["in_force"]
    start, exact = row["from"], ".." not in row["from"]
    if row["signed"] and row["deposited"] and row["deposited"] < row["signed"]:
        report.warn(row.place, f"{name}: deposited {row['deposited']} before signed {row['signed']}")
    if start and row["to"] and start.split("..")[0] > row["to"]:
        report.warn(row.place, f"{name}: in force from {start}, but to {row['to']}")
    if not start or not exact or row["act"] in ("provisional", "membership"):
        return
    if in_force and start < in_force:
        report.warn(row.place, f"{name}: in force from {start}, the treaty itself only from {in_force}")
    rule = entry_rule(instrument["id"])
    if rule and row["deposited"] and row["act"] != "succession":
        expected = [max(day, in_force) for day in rule(row["deposited"])]
        if start not in expected:
            report.warn(row.place, f"{name}: deposited {row['deposited']}, in force {start};"
                                   f" the treaty's rule gives {' or '.join(expected)}")


def check_bilateral(row, report):
    if row["signed"] and row["from"] and row["from"].split("..")[-1] < row["signed"]:
        report.warn(row.place, f"{row['id']}: in force {row['from']} before signed {row['signed']}")
    if row["to"] and row["from"] and row["to"] < row["from"].split("..")[-1]:
        report.warn(row.place, f"{row['id']}: to {row['to']} before from {row['from']}")


def check_declaration(instrument, row, report):
    if row["from"] and row["to"] and row["to"] < row["from"]:
        report.warn(row.place, f"{instrument} {row['state']} {row['article']}: to {row['to']} before from {row['from']}")
