# SPDX-License-Identifier: EUPL-1.2
"""States and organisations, and what they are members of."""
import re

from . import days
from .tables import Fault, Row

ORGANISATIONS = ["un", "coe", "eu", "cis", "commonwealth", "oas", "asean"]
DATED = ["coe_until", "eu_since", "eu_until", "cis_until", "oas_until"]
COLUMNS = ["code", "alpha3", "name_en", "name_fr", "name_ru", *ORGANISATIONS, "note", "source", *DATED]
SOURCE_COLUMNS = ["code", "alpha3", "name_en", "name_fr", "name_ru", *ORGANISATIONS, "note", "source"]
RENAME = {"iso2": "code", "iso3": "alpha3", "un_member": "un", "coe_member": "coe", "eu_member": "eu",
          "cis_member": "cis", "notes": "note"}
MEMBERSHIP_COLUMNS = ["state", "organisation", "since", "until", "source", "verified"]


def state_rows(rows, memberships):
    """The table of States; `memberships` adds first and last days."""
    known = {}
    for row in rows:
        if not re.fullmatch("[A-Z]{2}", row["code"]):
            raise Fault(f"{row.place}: '{row['code']}' is not an alpha-2 code")
        if row["code"] in known:
            raise Fault(f"{row.place}: {row['code']} stands twice")
        for name in ORGANISATIONS:
            if row[name] not in ("yes", "no"):
                raise Fault(f"{row.place}: {name} must be yes or no, not '{row[name]}'")
        known[row["code"]] = Row({**row, **dict.fromkeys(DATED, "")}, row.place)
    for extra in memberships:
        state = known.get(extra["state"])
        if state is None:
            raise Fault(f"{extra.place}: State '{extra['state']}' is not in states.csv")
        for edge in ("since", "until"):
            name = f"{extra['organisation']}_{edge}"
            if days.day(extra[edge], extra.place):
                if name not in DATED:
                    raise Fault(f"{extra.place}: there is no column {name}; add it to DATED in states.py")
                state[name] = extra[edge]
    return sorted(known.values(), key=lambda row: row["code"])
