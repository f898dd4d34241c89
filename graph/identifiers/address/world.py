"""Addresses outside the United States: postal code, number and street in the country's own words."""

import re
from dataclasses import replace

from graph.identifiers.address.east_asia import east_asian_address
from graph.identifiers.address.parts import WrittenAddress
from graph.identifiers.address.postal import PostalAddress
from graph.identifiers.address.postal_codes import compact, is_postal_code, split_at_postal_code
from graph.identifiers.address.units import Unit, bare_unit, take_unit, unit_name, without_unit_lines
from graph.identifiers.address.world_words import box_words, street_words

_NUMBER = re.compile(r"\d+(?:[-/]\d+)*(?:[A-Z]|BIS|TER|QUATER)?", re.ASCII)
_HOUSE_MARKS = frozenset(["NO", "#", "NUMBER", "HOUSE", "PLOT", "DOOR", "H"])
_FLAT_MARKS = frozenset(["M", "LOK", "MIESZK"])
_ADDITION = frozenset(["BIS", "TER", "QUATER"])
_NAMES_ITS_HOUSES = frozenset(["GB", "IE", "IM", "JE", "GG"])
_UNIT_BEFORE_SLASH = frozenset(["AU", "NZ", "ZA"])
_UNIT_BEFORE_HYPHEN = frozenset(["CA"])
_UNIT_AFTER_SLASH = frozenset(["PL", "AT", "CH", "DE"])


def world_address(written: WrittenAddress, country: str) -> PostalAddress | None:
    """The address, or None where it is too vague to be anybody's: no number, or neither postal code nor city."""
    if address := east_asian_address(written, country):
        return address
    lines, unit = without_unit_lines(_with_plain_number(written.lines))
    unit = unit | bare_unit(written.unit)
    lines, postal_code = _without_postal_code(lines, written.postal_code, country)
    if box := _box(lines, written.city):
        street, city = box
        return _located(PostalAddress(country, street, place="po_box", postal_code=postal_code), city)
    lines = _with_numbers_joined(lines)
    if _street_line(lines) is None and unit.building and lines:
        lines, unit = [[*lines[0], unit.building.split()[-1]], *lines[1:]], replace(unit, building="")
    place = _street_line(lines)
    if place is None:
        return _named_house(lines, unit, postal_code, country, in_columns=written.in_columns)
    words, own_unit, unit_place = take_unit(lines[place], 1)
    own_unit = own_unit | unit
    after = lines[place + 1 :]
    if after and _is_number(after[0]):
        own_unit, after = own_unit | Unit(room=unit_name(after[0])), after[1:]
    city = written.city or (after[0] if after else [])
    if unit_place and words[:unit_place] and not own_unit.building:
        words, city = words[:unit_place], city or words[unit_place:]
    elif not city and not written.in_columns:
        words, city = _street_and_city(words, country)
    number, words = _house_number(words)
    number, room = _unit_in_number(number, country)
    unit = own_unit | Unit(room=room)
    street = street_words(country).street(words)
    return _located(PostalAddress(country, street, number, str(unit), postal_code=postal_code), city)


def _located(address: PostalAddress, city: list[str]) -> PostalAddress | None:
    """With the city where there is no postal code; None where there is neither."""
    if not any(map(str.isalpha, address.street)):
        return None
    if address.postal_code:
        return address
    name = street_words(address.country).street(city) if city else ""
    return replace(address, city=name) if name else None


def _without_postal_code(lines: list[list[str]], column: list[str], country: str) -> tuple[list[list[str]], str]:
    """The postal code of the column or of the last line that has one; a line is cut in two where the code stood."""
    written = " ".join(column)
    if is_postal_code(written, country):
        return lines, compact(written)
    for place in range(len(lines) - 1, -1, -1):
        split = split_at_postal_code(lines[place], country)
        if split and (split[0] or split[2] or place):
            before, code, after = split
            return [*lines[:place], *(line for line in (before, after) if line), *lines[place + 1 :]], code
    return lines, ""


def _box(lines: list[list[str]], city: list[str]) -> tuple[str, list[str]] | None:
    for place, line in enumerate(lines):
        if match := box_words().fullmatch(" ".join(line)):
            after = lines[place + 1] if len(lines) > place + 1 else (match[2] or "").split()
            return f"PO BOX {match[1]}", city or after
    return None


def _with_plain_number(lines: list[list[str]]) -> list[list[str]]:
    """`No 12, MG Road` and `Plot 12, …`: a house number, unless another line begins with one."""
    first, others = lines[:1], lines[1:]
    if not others or not first[0][:-1] or not _HOUSE_MARKS.issuperset(first[0][:-1]) or not _is_number(first[0][-1:]):
        return lines
    return lines if any(_leading_number(line)[0] for line in others) else [first[0][-1:], *others]


def _with_numbers_joined(lines: list[list[str]]) -> list[list[str]]:
    """`12, rue de la Paix` and `Via Roma, 12`: a number between commas belongs to the street beside it."""
    joined: list[list[str]] = []
    waiting: list[str] = []
    for line in lines:
        if not _is_number(line):
            joined.append(waiting + line)
            waiting = []
        elif joined and not any(map(_NUMBER.fullmatch, joined[-1])):
            joined[-1] = joined[-1] + line
        elif not joined:
            waiting = line
        else:
            joined.append(line)
    return joined


def _is_number(line: list[str]) -> bool:
    number, rest = _leading_number(line)
    return bool(number) and not rest


def _street_line(lines: list[list[str]]) -> int | None:
    """The first line with a house number at one of its ends."""
    return next((place for place, line in enumerate(lines) if len(line) > 1 and _house_number(line)[0]), None)


def _house_number(words: list[str]) -> tuple[str, list[str]]:
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


def _unit_in_number(number: str, country: str) -> tuple[str, str]:
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


def _street_and_city(words: list[str], country: str) -> tuple[list[str], list[str]]:
    """`10 Downing Street London`: where the number comes first, a street ends with its kind."""
    known = street_words(country)
    if not known.number_comes_first or not words[0][0].isdigit():
        return words, []
    ends = {"ST", "RD", "AVE", "LN", "DR", "CT", "PL", "SQ", "TER", "CRES", "CL", "GDNS", "GRV", "WAY", "BLVD"}
    place = next((place for place, word in enumerate(words) if place > 1 and known.short.get(word) in ends), None)
    return (words, []) if place is None else (words[: place + 1], words[place + 1 :])


def _named_house(
    lines: list[list[str]], unit: Unit, postal_code: str, country: str, *, in_columns: bool
) -> PostalAddress | None:
    """`Rose Cottage, Church Lane`: British and Irish houses need no number where the postal code is a street's."""
    house_and_street = [word for line in lines[:2] for word in line]
    enough = len(house_and_street) > 2 and (in_columns or len(lines) > 2)  # noqa: PLR2004  house, street, town
    if country not in _NAMES_ITS_HOUSES or not postal_code or not enough:
        return None
    street = street_words(country).street(house_and_street)
    return PostalAddress(country, street, unit=str(unit), postal_code=postal_code)
