# SPDX-License-Identifier: EUPL-1.2
"""Titles, dates and kinds of the multilateral instruments, one table per family."""
from . import days
from .bilateral import SPELLINGS
from .tables import Fault, Row

COLUMNS = ["id", "title", "reference", "place", "opened", "in_force", "parent", "kinds", "languages", "depositary",
           "source", "note", "recorded", "withdrawn"]
KEY = ["id"]
SOURCE_COLUMNS = ["id", "title", "reference", "place", "opened_on", "in_force_on", "parent", "kinds", "languages",
                  "depositary", "source"]
RENAME = {"kind(s)": "kinds"}
FAMILIES = ("coe", "un", "cis", "eu", "regional")


def family(instrument):
    """The folder of an instrument: the prefix of its id, else regional."""
    prefix = instrument.split("-")[0]
    return prefix if prefix in FAMILIES else "regional"


def instrument_row(row):
    kinds = "|".join(SPELLINGS.get(kind, kind) for kind in row["kinds"].split("|"))
    return Row({
        "id": row["id"], "title": row["title"], "reference": row["reference"], "place": row["place"],
        "opened": days.day(row["opened_on"], row.place), "in_force": days.day(row["in_force_on"], row.place),
        "parent": row["parent"], "kinds": kinds, "languages": row["languages"], "depositary": row["depositary"],
        "source": row["source"], "note": ""}, row.place)


def add_rule(instruments, row):
    """A rule of the treaty itself that the source lists among declarations becomes a note on the instrument."""
    if row["instrument"] not in instruments:
        raise Fault(f"{row.place}: instrument '{row['instrument']}' is not in instruments.csv")
    target = instruments[row["instrument"]]
    text = f"article {row['article']}: {row['effect']}" if row["article"] else row["effect"]
    target["note"] = f"{target['note']}; {text}" if target["note"] else text
