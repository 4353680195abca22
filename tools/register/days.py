# SPDX-License-Identifier: EUPL-1.2
"""Civil days as the register writes them: 2001-01-10, 2001-01, 2001, A..B and ..B."""
import calendar
import re
from datetime import date, timedelta

from .tables import Fault

DAY = re.compile(r"\d{4}-\d\d-\d\d")


def day(text, place):
    """The ISO day `text`, or blank."""
    if not text:
        return ""
    if not DAY.fullmatch(text):
        raise Fault(f"{place}: '{text}' is not a day; write YYYY-MM-DD or leave the field empty")
    try:
        date.fromisoformat(text)
    except ValueError:
        raise Fault(f"{place}: '{text}' is not in the calendar") from None
    return text


def start_day(text, place):
    """A first day: a day, an interval A..B (A may be absent), or blank."""
    if ".." not in text:
        return day(text, place)
    low, high = (day(part, place) for part in text.split("..", 1))
    if not high:
        raise Fault(f"{place}: '{text}' has no latest day; write A..B or ..B")
    if low and low > high:
        raise Fault(f"{place}: '{text}' begins after it ends")
    return text


def between(low, high):
    """The interval from `low` to `high`; the day itself when both are the same."""
    if low and low > high:
        raise ValueError(f"{low} is after {high}")
    return high if low == high else f"{low}..{high}"


def latest(start):
    """The day on which a start is certain; blank when unknown."""
    return start.split("..")[-1]


def day_before(text):
    return (date.fromisoformat(text) - timedelta(days=1)).isoformat()


def plus_days(text, count):
    return (date.fromisoformat(text) + timedelta(days=count)).isoformat()


def plus_months(text, count):
    """The same day number `count` months later, clamped to the month's end."""
    start = date.fromisoformat(text)
    index = start.year * 12 + start.month - 1 + count
    year, month = divmod(index, 12)
    month += 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1])).isoformat()


def first_of_next_month(text):
    return plus_months(text[:8] + "01", 1)


def reflected_day(text):
    """The last day a source's state can be of: (day or blank, words to keep or blank).

    '2020-01' and '2012' mean the end of that month or year; 'X or later' is taken at X, the day on which the
    source certainly stood; words that give no single day are kept as words.
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?( or later)?", text)
    if not match:
        return "", text
    year, month, number, later = match.groups()
    words = text if later else ""
    if number:
        return f"{year}-{month}-{number}", words
    if later:
        return f"{year}-{month or '01'}-01", words
    last_month = int(month or 12)
    return f"{year}-{last_month:02}-{calendar.monthrange(int(year), last_month)[1]:02}", text
