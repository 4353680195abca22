# SPDX-License-Identifier: EUPL-1.2
"""Treaties, programmes and memoranda between two parties."""
import re

from . import days
from .parties import verified
from .tables import Fault, Row

COLUMNS = ["id", "title", "a", "b", "kind", "supplements", "signed", "from", "to", "citation", "note", "source", "as_of",
           "recorded", "verified", "withdrawn"]
KEY = ["id"]
SOURCE_COLUMNS = ["id", "title", "party_a", "party_b", "kind", "signed_on", "in_force_on", "ended_on", "citation",
                  "note", "source", "as_of"]
KINDS = {"extradition", "mla", "transfer-sentenced", "legal-assistance", "memorandum", "programme"}
SPELLINGS = {"mutual-assistance": "mla", "mutual-legal-assistance": "mla", "transfer": "transfer-sentenced",
             "transfer-of-sentenced-persons": "transfer-sentenced"}


def bilateral_row(row):
    kind = SPELLINGS.get(row["kind"], row["kind"])
    if kind not in KINDS:
        raise Fault(f"{row.place}: kind '{row['kind']}' is not known; use one of {', '.join(sorted(KINDS))}")
    signed, start, end = (days.day(row[name], row.place) for name in ("signed_on", "in_force_on", "ended_on"))
    as_of, _ = days.reflected_day(row["as_of"])
    if not start and as_of and f"in force in {as_of[:4]} according to source" in row["note"]:
        start = days.between(signed, as_of) if signed else f"..{as_of}"
    # A programme's end is its last day; a treaty's is the first day it no longer binds (the UK records end on the
    # day the European Convention took over).
    if end and kind != "programme":
        end = days.day_before(end)
    return Row({
        "id": row["id"], "title": row["title"], "a": row["party_a"], "b": row["party_b"], "kind": kind,
        "supplements": "", "signed": signed, "from": start, "to": end, "citation": row["citation"], "note": row["note"],
        "source": row["source"], "as_of": as_of, "verified": verified(row["source"], row["note"])}, row.place)


# What the sources call an agreement that stands on another: by its title, or by what they note of it.
SUPPLEMENT_TITLE = re.compile(r"supplement|amending|amendment|^protocol|^declaration|additional protocol", re.IGNORECASE)
SUPPLEMENT_NOTE = re.compile(r"instrument under the EU-US|under the EU-US agreement|protocol amending|supplementary"
                             r"|status of agreements with successors", re.IGNORECASE)
CONVENTIONS = {"extradition": "coe-024", "mla": "coe-030"}


def mark_supplements(rows):
    """Says of every agreement that stands on another which one: a Council of Europe convention where the source says
    so, else the youngest older treaty of the same kind between the two. One without such a treaty stands alone."""
    main = {}
    for row in sorted(rows, key=lambda row: row["signed"] or "9999"):
        pair = (frozenset((row["a"], row["b"])), row["kind"])
        if "supplements the CoE convention" in row["note"] and row["kind"] in CONVENTIONS:
            row["supplements"] = CONVENTIONS[row["kind"]]
        elif (SUPPLEMENT_TITLE.search(row["title"]) or SUPPLEMENT_NOTE.search(row["note"])) and pair in main:
            row["supplements"] = main[pair]["id"]
        else:
            main[pair] = row
