"""Several things pasted into the search box at once."""

import re
from collections.abc import Sequence

MOST = 100
"""A longer list is cut: it is a job for a query."""
_VALUE = re.compile(r"(?=.*[\d@]).{5,}")
"""A word that may be a value or an id by itself, and is no part of a name, an address or a phone."""


def lines(text: str) -> Sequence[str]:
    """What stands on lines of its own or between semicolons: often one thing."""
    return _split(r"[\n\r\t;]+", text)


def values(text: str) -> Sequence[str]:
    """The words, if each of several may be a value: a browser makes spaces of pasted lines in a box of one line."""
    found = _split(r"[\s,;]+", text)
    return found if len(found) > 1 and all(map(_VALUE.fullmatch, found)) else ()


def _split(between: str, text: str) -> Sequence[str]:
    return list(dict.fromkeys(filter(None, map(str.strip, re.split(between, text)))))[:MOST]
