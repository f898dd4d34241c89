"""Addresses outside the United States: postal code, number and street in the country's own words."""

from dataclasses import replace

from graph.identifiers.address.east_asia import east_asian_address
from graph.identifiers.address.parts import WrittenAddress
from graph.identifiers.address.postal import PostalAddress
from graph.identifiers.address.postal_codes import compact, is_postal_code, split_at_postal_code
from graph.identifiers.address.units import Unit, bare_unit, take_unit, unit_name, without_unit_lines
from graph.identifiers.address.world_numbers import (
    house_number,
    is_number,
    unit_in_number,
    with_numbers_joined,
    with_plain_number,
)
from graph.identifiers.address.world_words import box_words, street_words

_NAMES_ITS_HOUSES = frozenset(["GB", "IE", "IM", "JE", "GG"])


def world_address(written: WrittenAddress, country: str) -> PostalAddress | None:
    """The address, or None where it is too vague to be anybody's: no number, or neither postal code nor city."""
    if address := east_asian_address(written, country):
        return address
    lines, unit = without_unit_lines(with_plain_number(written.lines))
    unit = unit | bare_unit(written.unit)
    lines, postal_code = _without_postal_code(lines, written.postal_code, country)
    if box := _box(lines, written.city):
        street, city = box
        return _located(PostalAddress(country, street, place="po_box", postal_code=postal_code), city)
    lines = with_numbers_joined(lines)
    if _street_line(lines) is None and unit.building and lines:
        lines, unit = [[*lines[0], unit.building.split()[-1]], *lines[1:]], replace(unit, building="")
    place = _street_line(lines)
    if place is None:
        return _named_house(lines, unit, postal_code, country, in_columns=written.in_columns)
    after = lines[place + 1 :]
    if after and is_number(after[0]):
        unit, after = unit | Unit(room=unit_name(after[0])), after[1:]
    city = written.city or (after[0] if after else [])
    address, city = _house(PostalAddress(country, "", postal_code=postal_code), lines[place], unit, city, written)
    return _located(address, city)


def _house(
    address: PostalAddress, line: list[str], unit: Unit, city: list[str], written: WrittenAddress
) -> tuple[PostalAddress, list[str]]:
    """`address` with the number, street and unit of its line, and the city if it stands there too."""
    words, own_unit, unit_place = take_unit(line, 1)
    unit = own_unit | unit
    if unit_place and words[:unit_place] and not unit.building:
        words, city = words[:unit_place], city or words[unit_place:]
    elif not city and not written.in_columns:
        words, city = _street_and_city(words, address.country)
    number, words = house_number(words)
    number, room = unit_in_number(number, address.country)
    street = street_words(address.country).street(words)
    return replace(address, number=number, street=street, unit=str(unit | Unit(room=room))), city


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


def _street_line(lines: list[list[str]]) -> int | None:
    """The first line with a house number at one of its ends."""
    return next((place for place, line in enumerate(lines) if len(line) > 1 and house_number(line)[0]), None)


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
