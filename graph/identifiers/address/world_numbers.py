"""House numbers outside the United States: before the street or behind it, with a flat in them or beside them."""

import re

_NUMBER = re.compile(r"\d+(?:[-/]\d+)*(?:[A-Z]|BIS|TER|QUATER)?", re.ASCII)
_HOUSE_MARKS = frozenset(["NO", "#", "NUMBER", "HOUSE", "PLOT", "DOOR", "H"])
_FLAT_MARKS = frozenset(["M", "LOK", "MIESZK"])
_ADDITION = frozenset(["BIS", "TER", "QUATER"])
_UNIT_BEFORE_SLASH = frozenset(["AU", "NZ", "ZA"])
_UNIT_BEFORE_HYPHEN = frozenset(["CA"])
_UNIT_AFTER_SLASH = frozenset(["PL", "AT", "CH", "DE"])


def with_plain_number(lines: list[list[str]]) -> list[list[str]]:
    """`No 12, MG Road` and `Plot 12, …`: a house number, unless another line begins with one."""
    first, others = lines[:1], lines[1:]
    if not others or not first[0][:-1] or not _HOUSE_MARKS.issuperset(first[0][:-1]) or not is_number(first[0][-1:]):
        return lines
    return lines if any(_leading_number(line)[0] for line in others) else [first[0][-1:], *others]


def with_numbers_joined(lines: list[list[str]]) -> list[list[str]]:
    """`12, rue de la Paix` and `Via Roma, 12`: a number between commas belongs to the street beside it."""
    joined: list[list[str]] = []
    waiting: list[str] = []
    for line in lines:
        if not is_number(line):
            joined.append(waiting + line)
            waiting = []
        elif joined and not any(map(_NUMBER.fullmatch, joined[-1])):
            joined[-1] = joined[-1] + line
        elif not joined:
            waiting = line
        else:
            joined.append(line)
    return joined


def is_number(line: list[str]) -> bool:
    """Whether a line is a house number and nothing else."""
    number, rest = _leading_number(line)
    return bool(number) and not rest


def house_number(words: list[str]) -> tuple[str, list[str]]:
    """The number at the beginning, else the one at the end, and the other words."""
    number, rest = _leading_number(words)
    if number and rest:
        return number, rest
    if len(words) > 2 and len(words[-1]) == 1 and words[-1].isalpha() and words[-2].isdigit():  # noqa: PLR2004  street 12 a
        return _plain(words[-2]) + words[-1], words[:-2]
    if len(words) > 3 and words[-2] in _FLAT_MARKS and words[-3].isdigit() and words[-1].isdigit():  # noqa: PLR2004
        return f"{_plain(words[-3])}/{_plain(words[-1])}", words[:-3]
    if len(words) > 1 and _NUMBER.fullmatch(words[-1]):
        return _plain(words[-1]), words[:-1]
    return "", words


def _leading_number(words: list[str]) -> tuple[str, list[str]]:
    if not words or not _NUMBER.fullmatch(words[0]):
        return "", words
    if len(words) > 1 and words[1] in _ADDITION:
        return _plain(words[0]) + words[1], words[2:]
    return _plain(words[0]), words[1:]


def _plain(number: str) -> str:
    return number.lstrip("0") or "0"


def unit_in_number(number: str, country: str) -> tuple[str, str]:
    """`4/12` is unit 4 of house 12 in Australia; `12/4` is flat 4 of house 12 in Poland; `4-12` unit 4 in Canada."""
    if country in _UNIT_BEFORE_SLASH and number.count("/") == 1:
        unit, _, house = number.partition("/")
        return house, unit
    if country in _UNIT_BEFORE_HYPHEN and number.count("-") == 1:
        unit, _, house = number.partition("-")
        return house, unit
    if country in _UNIT_AFTER_SLASH and "/" in number:
        house, _, unit = number.partition("/")
        return house, unit.replace("/", "")
    return number, ""
