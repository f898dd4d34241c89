"""The name of an American street in one spelling."""

import re

from graph.identifiers.address.spelled_numbers import SPELLED_NUMBERS, SPELLED_ORDINALS, TENS
from graph.identifiers.address.us_words import vocabulary

_NUMBER = re.compile(r"[NSEW]?\d+[NSEW]\d+|\d+(?:-\d+)?[A-Z]?", re.ASCII)
_FRACTION = re.compile(r"\d/\d", re.ASCII)
_ORDINAL = re.compile(r"0*(\d+)(?:ST|ND|RD|TH)", re.ASCII)
_ORDINALS_BELOW_TEN = 9
_TEENS = range(11, 14)

_ROADS_WITH_NUMBERS = (
    (re.compile(r"\b(?:COUNTY|CO|CNTY|CTY) (?:ROAD|RD)\b|\bCR(?= [A-Z]?\d)"), "COUNTY RD"),
    (re.compile(r"\b(?:STATE|ST) (?:HIGHWAY|HWY|ROUTE|RTE|RT)\b(?= \d)|\bS[HR](?= \d)"), "STATE HWY"),
    (re.compile(r"\b(?:US|U S)(?: (?:HIGHWAY|HWY|ROUTE|RTE|RT))?(?= \d)"), "US HWY"),
    (re.compile(r"\bFARM TO MARKET(?: (?:ROAD|RD))?(?= \d)|\bFM(?: (?:ROAD|RD))?(?= \d)"), "FM"),
    (re.compile(r"\b(?:INTERSTATE(?: (?:HIGHWAY|HWY))?|IH|I)(?= \d)"), "I"),
)
_NUMBERED_ROAD = frozenset(["HWY", "RTE", "US", "FM", "I"])
_SUFFIX_HIGHWAY = {"HIGHWAY": "HWY", "ROUTE": "RTE", "RT": "RTE"}
_PAIRS = {("N", "E"): "NE", ("N", "W"): "NW", ("S", "E"): "SE", ("S", "W"): "SW"}


def house_number(words: list[str]) -> tuple[str, list[str]]:
    """The number that `words` begin with and the words after it; an empty number when they begin with none."""
    first = SPELLED_NUMBERS.get(words[0], words[0]) if len(words) > 1 else words[0]
    if not _NUMBER.fullmatch(first):
        return "", words
    number, rest = first.lstrip("0") or "0", words[1:]
    if number.isdigit() and len(rest) > 2 and _is_number_suffix(rest[0], rest[1]):  # noqa: PLR2004  A, name, suffix
        number, rest = number + rest[0], rest[1:]
    if rest and _FRACTION.fullmatch(rest[0]):
        return f"{number} {rest[0]}", rest[1:]
    return number, rest


def street_name(words: list[str]) -> str:
    """`North Fifth Street` and `N 5TH ST.` are `N 5TH ST`; `State Route 9` is `STATE HWY 9`."""
    if not words:
        return ""
    known = vocabulary()
    short = [known.suffixes.get(word, word) for word in _numbered_roads(words) if word != "#"]
    return " ".join(_directions(_ordinals(short)))


def has_numbered_road(words: list[str]) -> bool:
    """Whether a number in the name is the road's: `HWY 66`, `COUNTY RD 5`."""
    return any(word in _NUMBERED_ROAD or word in {"COUNTY", "STATE"} for word in _numbered_roads(words))


def _is_number_suffix(word: str, after: str) -> bool:
    """`12 A ELM ST` is 12A, `12 A ST` lies in A Street, `12 N ELM ST` north."""
    known = vocabulary()
    return len(word) == 1 and word.isalpha() and word not in known.directions and after not in known.suffixes


def _numbered_roads(words: list[str]) -> list[str]:
    if not any(word.isdigit() for word in words):
        return [_SUFFIX_HIGHWAY.get(word, word) for word in words]
    name = " ".join(words)
    for pattern, road in _ROADS_WITH_NUMBERS:
        name = pattern.sub(road, name)
    return [_SUFFIX_HIGHWAY.get(word, word) for word in name.split(" ")]


def _ordinals(words: list[str]) -> list[str]:
    """`TWENTY FIRST`, `21st` and the bare 21 of `21 St` become `21ST`."""
    found: list[str] = []
    for place, word in enumerate(words):
        value = _ordinal_value(words, place)
        if found and found[-1] in TENS and value is not None and value <= _ORDINALS_BELOW_TEN:
            value += TENS[found.pop()]
        found.append(word if value is None else _ordinal(value))
    return found


def _ordinal_value(words: list[str], place: int) -> int | None:
    word = words[place]
    if match := _ORDINAL.fullmatch(word):
        return int(match[1])
    if word in SPELLED_ORDINALS:
        return SPELLED_ORDINALS[word]
    before, after = words[place - 1] if place else "", words[place + 1] if place + 1 < len(words) else ""
    if word.isdecimal() and after in vocabulary().street_ends and before not in _NUMBERED_ROAD | {"RD"}:
        return int(word)
    return None


def _ordinal(value: int) -> str:
    ending = "TH" if value % 100 in _TEENS else {1: "ST", 2: "ND", 3: "RD"}.get(value % 10, "TH")
    return f"{value}{ending}"


def _directions(words: list[str]) -> list[str]:
    """Short directions, two of them joined; but the one that is the whole name stays: `NORTH ST` is not `N ST`."""
    known = vocabulary()
    if known.directions.keys().isdisjoint(words):
        return words
    names = [place for place, word in enumerate(words) if word not in known.short_suffixes]
    nothing_else = bool(names) and all(words[place] in known.directions for place in names)
    before_suffix = (place for place in names if words[place + 1 : place + 2] and place + 1 not in names)
    kept = next(before_suffix, names[-1]) if nothing_else else -1
    found: list[str] = []
    for place, word in enumerate(words):
        short = word if place == kept else known.directions.get(word, word)
        if found and place != kept and (found[-1], short) in _PAIRS:
            short = _PAIRS[found.pop(), short]
        found.append(short)
    return found
