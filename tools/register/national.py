# SPDX-License-Identifier: EUPL-1.2
"""Rules of national law and authorities."""
from .parties import verified
from .tables import Row

LAW_COLUMNS = ["state", "topic", "rule", "provision", "summary", "from", "source", "as_of", "recorded", "verified",
               "withdrawn"]
LAW_KEY = ["state", "topic", "rule", "provision"]
LAW_SOURCE = ["state", "topic", "rule", "provision", "summary", "source", "as_of"]

AUTHORITY_COLUMNS = ["state", "authority", "competence", "role", "instrument", "address", "languages", "channel",
                     "source", "as_of", "recorded", "verified", "withdrawn"]
AUTHORITY_KEY = ["state", "competence", "role", "authority", "instrument"]
AUTHORITY_SOURCE = ["state", "authority", "competence", "role", "instrument", "address", "languages", "channel",
                    "source", "as_of"]

# Names of instruments that differ from the law library's.
INSTRUMENT_SPELLINGS = {"untoc-2000": "un-untoc"}


def law_row(row):
    """The sources give the version read (`as_of`), never the day a rule began: `from` stays blank."""
    return Row({**row, "from": "", "verified": verified(row["source"], row["summary"])}, row.place)


def authority_row(row):
    return Row({**row, "instrument": INSTRUMENT_SPELLINGS.get(row["instrument"], row["instrument"]),
                "verified": verified(row["source"], "")}, row.place)
