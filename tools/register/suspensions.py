# SPDX-License-Identifier: EUPL-1.2
"""A treaty suspended between two named States: neither denounced nor in operation between them."""
import re

from . import days
from .parties import verified
from .tables import Fault, Row

COLUMNS = ["instrument", "state", "toward", "from", "to", "recorded", "source", "verified", "withdrawn"]
KEY = ["instrument", "state", "toward", "from"]


def suspension_rows(row, states):
    """One row per State named after 'towards' in the effect."""
    match = re.search(r"towards ((?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*(?:, | and )?)+)", row["effect"])
    if not match or not row["made_on"]:
        raise Fault(f"{row.place}: a suspension needs its day and 'towards <State> and <State>' in the effect")
    result = []
    for name in re.split(r", | and ", match.group(1).strip()):
        codes = [state["code"] for state in states if state["name_en"].startswith(name)]
        if len(codes) != 1:
            raise Fault(f"{row.place}: '{name}' fits {len(codes)} States; write the name as in states.csv")
        end = days.day(row["withdrawn_on"], row.place)
        result.append(Row({
            "instrument": row["instrument"], "state": row["state"], "toward": codes[0],
            "from": days.day(row["made_on"], row.place), "to": days.day_before(end) if end else "",
            "source": row["source"], "verified": verified(row["source"], row["effect"])}, row.place))
    return result
