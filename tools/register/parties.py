# SPDX-License-Identifier: EUPL-1.2
"""Who is bound by an instrument, from when to when."""
import re

from . import days
from .tables import Row

COLUMNS = ["state", "signed", "deposited", "act", "from", "to", "recorded", "source", "as_of", "verified", "note",
           "withdrawn"]
KEY = ["state", "from", "to"]
SOURCE_COLUMNS = ["instrument", "state", "signed_on", "bound_on", "act", "entered_into_force_on", "ended_on", "note",
                  "source", "as_of"]

# What the collections mean by `ended_on`. CIS: "the day the treaty stopped binding that state". The regional rows
# have one end, 2020-12-31, the last day of the transition period of the United Kingdom.
ENDED_ON_IS_LAST_DAY = {"regional"}

# Acts by which a State may be bound; docs/formats/register.md says how each is read.
BINDING = {"ratification", "accession", "acceptance", "approval", "succession", "formal-confirmation",
           "definitive-signature", "notification", "party", "membership", "provisional"}
NOT_BINDING = {"signature-only", "awaiting", "scheme"}
ACTS = BINDING | NOT_BINDING | {"unknown"}

_UNVERIFIED = re.compile(r"\bunverified\b|\bmemory\b|\bnot verified\b")
_PROVISIONAL = re.compile(r"not in force; applied provisionally \([^)]*\) since (\d{4}-\d\d-\d\d)")
_TRANSPOSED = re.compile(r"transposed by (\d{4}-\d\d-\d\d)")
_SIGNATORY = re.compile(r"signatory; (?:no deposit listed|no ratification found|not among the .* parties listed)")
_PARTY = re.compile(r"^party\b|\bis the party\b|\bnamed among the remaining parties\b")


def verified(source, note):
    """'no' for what rests on memory or calls itself unverified."""
    return "no" if _UNVERIFIED.search(source) or _UNVERIFIED.search(note) else "yes"


def join_notes(*notes):
    return "; ".join(note for note in notes if note)


def seen_as_party(row, instrument):
    """The interval up to the day on which a source shows the State as a party; blank when none does."""
    seen, _ = days.reflected_day(row["as_of"])
    low = max(instrument["in_force"], row["signed_on"], row["bound_on"])
    return days.between(low, seen) if _PARTY.search(row["note"]) and seen and low <= seen else ""


def settle(row, instrument):
    """(act, first day, doubt) of a source row: the act in the words of ACTS.

    The sources leave the act blank for States of which they know only that they are bound, or only that they
    signed; the note says which. `doubt` is set where the act is read from silence.
    """
    act, start, note = row["act"], row["entered_into_force_on"], row["note"]
    provisional = _PROVISIONAL.search(note)
    if provisional:
        return "provisional", provisional.group(1), False
    if act == "signature-only":
        return act, "", False
    if not start and ("protocol not in force" in note or "needs three ratifications" in note):
        return "awaiting", "", False
    if act == "notification" and not start and "procedures were still under way" in note:
        return "unknown", "", False
    if act == "succession" and not start and row["bound_on"]:
        # A succession reaches back; it binds at the latest from the day it was notified.
        return act, days.between(instrument["in_force"], row["bound_on"]), False
    if act:
        return act, start or seen_as_party(row, instrument), False
    if row["instrument"].startswith("cw-"):
        return "scheme", "", False
    if "EU act" in note:
        by = _TRANSPOSED.search(note)
        return "membership", start or (days.between(instrument["in_force"], by.group(1)) if by else ""), False
    if start:
        return "party", start, False
    if _PARTY.search(note):
        return "party", seen_as_party(row, instrument), False
    if _SIGNATORY.search(note):
        return "signature-only", "", True
    return "unknown", "", False


def party_row(row, instrument, collection):
    """The register row of a source row."""
    for name in ("signed_on", "bound_on", "entered_into_force_on", "ended_on"):
        days.day(row[name], row.place)
    act, start, doubt = settle(row, instrument)
    end = row["ended_on"]
    if end and collection not in ENDED_ON_IS_LAST_DAY:
        end = days.day_before(end)
    seen, words = days.reflected_day(row["as_of"]) if row["as_of"] else ("", "")
    return Row({
        "state": row["state"], "signed": row["signed_on"], "deposited": row["bound_on"], "act": act, "from": start,
        "to": end, "source": row["source"], "as_of": seen,
        "verified": "no" if doubt else verified(row["source"], row["note"]),
        "note": join_notes(row["note"], words and f"state of the source: {words}")}, row.place)


def add_supplement(rows, extra, report):
    """Adds the row `extra`, or fills what `rows` leave open for that State; never overrides a known value."""
    for row in rows:
        if row["state"] != extra["state"]:
            continue
        filled = []
        for name in ("signed", "deposited", "act", "from", "to"):
            open_value = row[name] in ("", "unknown") or (name == "from" and ".." in row[name])
            if not extra[name] or extra[name] == row[name]:
                continue
            if open_value:
                row[name] = extra[name]
                filled.append(name)
            else:
                report.warn(extra.place, f"{extra['instrument']} {extra['state']}: the supplement says {name}"
                                         f" {extra[name]}, the import {row[name]}; the import is kept")
        if filled:
            row["verified"] = "no" if extra["verified"] == "no" else row["verified"]
            row["source"] = join_notes(row["source"], f"{', '.join(filled)}: {extra['source']}")
            row["note"] = join_notes(row["note"], extra["note"])
            row["as_of"] = max(row["as_of"], extra["as_of"])
        return
    rows.append(Row({name: extra[name] for name in COLUMNS if name not in ("recorded", "withdrawn")}, extra.place))
