# SPDX-License-Identifier: EUPL-1.2
"""Reservations, declarations and notices of States under an article."""
import re

from . import days
from .articles import article_list
from .parties import join_notes, verified
from .tables import Fault, Row

COLUMNS = ["state", "article", "kind", "from", "to", "effect", "value", "recorded", "source", "verified", "note",
           "withdrawn"]
KEY = ["state", "article", "kind", "from"]
SOURCE_COLUMNS = ["instrument", "state", "article", "kind", "made_on", "withdrawn_on", "effect", "source"]
KINDS = {"reservation", "declaration", "notification", "authority", "language", "territorial", "objection",
         "withdrawal"}

# Where a chapter is refused: ETS 98 art. 9(2) and ETS 99 art. 8(2) have a letter for each, ETS 86 art. 6(1) has none.
CHAPTER_ARTICLES = {
    "coe-086": {"I": "6.1", "II": "6.1"},
    "coe-098": {"I": "9.2.a", "II": "9.2.b", "III": "9.2.c", "IV": "9.2.d", "V": "9.2.e"},
    "coe-099": {"I": "8.2.a", "II": "8.2.b", "III": "8.2.c"},
}
_REFUSED = re.compile(r"[Dd]oes not (?:accept|apply) Chapters? ([IV]+)(?: and ([IV]+))?( \([^)]*\))?")
_LIMITED = re.compile(r"[Aa]ccept(?:s|ed) Chapter ([IV]+) ((?:only|without) .*?)(?:,? and does not accept .*)?$")
_LEAD_TIME = re.compile(r"at least (\d+) days before")

# Sources that name several articles for one text whose parts nobody has told apart.
_UNSORTED = "not classified further"

# The depositary's practice (United Nations): a statement without a day was made with the instrument.
MADE_WITH_INSTRUMENT = {"un"}
_NOT_MADE_WITH_INSTRUMENT = {"withdrawal", "objection"}


def chapter_rows(instrument, effect):
    """[(article, effect)] for a refusal of chapters; one chapter per row so that 'chapter I' never reads 'II'."""
    letters = CHAPTER_ARTICLES.get(instrument)
    if not letters:
        return []
    found = []
    refused = _REFUSED.search(effect)
    if refused:
        for chapter in (refused.group(1), refused.group(2)):
            if chapter:
                found.append((letters[chapter], f"Does not accept chapter {chapter}{refused.group(3) or ''}."))
    limited = _LIMITED.search(effect)
    if limited:
        found.append((letters[limited.group(1)],
                      f"Accepts chapter {limited.group(1)} {limited.group(2).rstrip('.')}."))
    return sorted(found)


def declaration_rows(row, collection, refinements, deposited):
    """The register rows of one source row.

    `refinements`: {(instrument, state, kind, article): [dotted articles]}; `deposited`: {(instrument, state): day}.
    """
    if row["kind"] not in KINDS:
        raise Fault(f"{row.place}: kind '{row['kind']}' is not known; use one of {', '.join(sorted(KINDS))}")
    start = days.day(row["made_on"], row.place)
    end = days.day(row["withdrawn_on"], row.place)
    notes = []
    if not start and collection in MADE_WITH_INSTRUMENT and row["kind"] not in _NOT_MADE_WITH_INSTRUMENT:
        start = deposited.get((row["instrument"], row["state"]), "")
        if start:
            notes.append("made with the instrument by the depositary's practice; the source gives no day")
    lead_time = _LEAD_TIME.search(row["effect"])
    common = {"state": row["state"], "kind": row["kind"], "from": start, "to": days.day_before(end) if end else "",
              "value": lead_time.group(1) if lead_time else "", "source": row["source"],
              "verified": verified(row["source"], row["effect"])}
    refined = refinements.get((row["instrument"], row["state"], row["kind"], row["article"]))
    articles = refined or article_list(row["article"], row.place)
    chapters = [] if refined else chapter_rows(row["instrument"], row["effect"])
    if chapters:
        pairs = chapters
        if chapters != [(article, row["effect"]) for article in articles]:
            notes.append(f"given under {', '.join(articles)}: {row['effect']}")
    elif len(articles) > 1 and _UNSORTED in row["effect"]:
        pairs = [(",".join(articles), row["effect"])]
    else:
        pairs = [(article, row["effect"]) for article in articles or [""]]
        if refined:
            notes.append(f"given under {row['article'] or 'no article'}")
        if len(articles) > 1:
            notes.append(f"one statement on {', '.join(articles)}")
    return [Row({**common, "article": article, "effect": effect, "note": join_notes(*notes)}, row.place)
            for article, effect in pairs]
