# SPDX-License-Identifier: EUPL-1.2
"""Articles in the dotted form of the law library: 9(2)(a) becomes 9.2.a."""
import re

from .tables import Fault

_HEAD = r"(?:\d+(?:-\d+)?|[IVXLC]+|App\.[IVXLC]+)"
_ARTICLE = re.compile(rf"({_HEAD})((?:\([0-9A-Za-z]+\))*)")
_DOTTED = re.compile(rf"{_HEAD}(?:\.[0-9A-Za-z]+)*")
_RANGE = re.compile(rf"({_HEAD}(?:\([0-9A-Za-z]+\))*)\((\d+)\)-\((\d+)\)")


def dotted(text, place):
    """One article."""
    match = _ARTICLE.fullmatch(text)
    if not match:
        raise Fault(f"{place}: article '{text}' is not understood; write 9(2)(a), or 7;8 for a list")
    return ".".join([match.group(1)] + re.findall(r"\(([0-9A-Za-z]+)\)", match.group(2)))


def article_list(text, place):
    """The articles of '7;8(1)' or '7(10)-(12)' in their order; '' and '-' name none."""
    if text in ("", "-"):
        return []
    found = []
    for part in text.split(";"):
        part = part.strip()
        span = _RANGE.fullmatch(part)
        if span:
            first, last = int(span.group(2)), int(span.group(3))
            if first >= last:
                raise Fault(f"{place}: the range '{part}' runs backwards")
            found += [f"{dotted(span.group(1), place)}.{number}" for number in range(first, last + 1)]
        else:
            found.append(dotted(part, place))
    if len(set(found)) != len(found):
        raise Fault(f"{place}: an article stands twice in '{text}'")
    return found


def require_dotted(text, place):
    """An article that must already be in dotted form."""
    if not _DOTTED.fullmatch(text):
        raise Fault(f"{place}: article '{text}' is not in dotted form; write 9.2.a")
    return text
