"""American addresses.

Regular forms are decided by the rules here. Where a street ends in a line without commas and without a telling word,
`usaddress` decides, and its words go through the same rules.
"""

from dataclasses import replace

from graph.identifiers.address.parts import WrittenAddress
from graph.identifiers.address.postal import PostalAddress
from graph.identifiers.address.units import Unit, bare_unit, is_numbered, take_unit, unit_name, without_unit_lines
from graph.identifiers.address.us_box import military, po_box, rural_route
from graph.identifiers.address.us_library import by_library
from graph.identifiers.address.us_street import has_numbered_road, house_number, street_name
from graph.identifiers.address.us_tail import Tail, tail_of, take_tail
from graph.identifiers.address.us_words import MILITARY_STATES, vocabulary


def united_states_address(written: WrittenAddress) -> PostalAddress | None:
    """The address, or None where it is too vague to be anybody's: no number, or neither ZIP code nor city."""
    lines, unit = without_unit_lines(written.lines)
    unit = unit | bare_unit(written.unit)
    columns = tail_of(written.region, written.postal_code)
    city_stands_apart = bool(written.city or columns.zip_code)
    lines, tail = (lines, columns) if city_stands_apart else take_tail(lines)
    tail = Tail(columns.written_state or tail.written_state, columns.zip_code or tail.zip_code)
    if tail.state in MILITARY_STATES:
        street = " ".join(filter(None, map(military, lines)))
        return _located(PostalAddress("US", street, place="military"), tail, [])
    place = _house_line(lines)
    if place is None and (box := _box(lines)):
        street, kind, after = box
        return _located(PostalAddress("US", street, place=kind), tail, written.city or after)
    if place is None:
        lines = [_from_house_number(line) for line in lines]
        place = _house_line(lines)
    if place is None:
        return None
    following = [] if len(lines) == place + 1 else lines[-1]
    return _house(lines[place], unit, tail, written.city or following, city_stands_apart=city_stands_apart)


def looks_american(written: WrittenAddress) -> bool:
    """Whether a state and a ZIP code of that state stand at the end or in their columns."""
    columns = tail_of(written.region, written.postal_code)
    return columns.agrees or take_tail(without_unit_lines(written.lines)[0])[1].agrees


def _house(
    line: list[str], unit: Unit, tail: Tail, city: list[str], *, city_stands_apart: bool
) -> PostalAddress | None:
    number, words = house_number(line)
    words, own_unit, unit_place = take_unit(words)
    if unit_place:
        words, city = words[:unit_place], city or words[unit_place:]
    elif not city and not city_stands_apart:
        words, city = _street_and_city(number, words, tail)
    words, room = _without_bare_unit(words)
    unit = own_unit | unit | Unit(room=room)
    address = PostalAddress("US", street_name(words), number, str(unit), place="pmb" if unit.mailbox else "street")
    return _located(address, tail, city)


def _house_line(lines: list[list[str]]) -> int | None:
    """The first line that begins with a house number, sooner one with a kind of street in it than `3M Company`."""
    places = [place for place, line in enumerate(lines) if len(line) > 1 and house_number(line)[0]]
    streets = (place for place in places if not vocabulary().street_ends.isdisjoint(lines[place]))
    return next(streets, places[0] if places else None)


def _from_house_number(line: list[str]) -> list[str]:
    """`WILLIS TOWER 233 S WACKER DR` without the name before the number, if a kind of street stands behind it."""
    ends = vocabulary().street_ends
    starts = (
        place
        for place, word in enumerate(line)
        if place and word.isdecimal() and not ends.isdisjoint(line[place + 2 :])
    )
    return line[next(starts, 0) :]


def _located(address: PostalAddress, tail: Tail, city: list[str]) -> PostalAddress | None:
    """With ZIP code and state, or with city and state where there is no ZIP code; None where there is neither."""
    if not any(map(str.isalpha, address.street)):
        return None
    if tail.zip_code:
        return replace(address, region=tail.state, postal_code=tail.zip_code)
    name = _city_name(city)
    return replace(address, region=tail.state, city=name) if name else None


def _box(lines: list[list[str]]) -> tuple[str, str, list[str]] | None:
    """Street, kind of place and city of an address that is no house."""
    for place, line in enumerate(lines):
        following = lines[place + 1] if len(lines) > place + 1 else []
        if found := rural_route(line) or rural_route(line + following):
            return found, "rural_route", lines[-1]
        if found := po_box(line):
            return found, "po_box", following
    return None


def _street_and_city(number: str, words: list[str], tail: Tail) -> tuple[list[str], list[str]]:
    """Where a street ends when nothing but a word says so."""
    known = vocabulary()
    ends = [place for place, word in enumerate(words) if place and word in known.street_ends]
    after = words[ends[0] + 1 :] if ends else []
    if not words or (
        len(ends) == 1 and (not after or after[0] not in known.directions) and not has_numbered_road(words)
    ):
        return (words[: ends[0] + 1], after) if ends else (words, [])
    if len(ends) == 1 and len(after) == 1 and after[0] in known.directions:
        return words, []
    return by_library(number, words, tail)


def _without_bare_unit(words: list[str]) -> tuple[list[str], str]:
    """`ELM ST 4B` is apartment 4B in Elm Street; `HWY 66` is a highway."""
    known = vocabulary()
    before = [word for word in words[:-1] if word not in known.directions]
    if len(before) < 2 or before[-1] not in known.street_ends or not is_numbered(words[-1]):  # noqa: PLR2004  name, suffix
        return words, ""
    if words[-1] in known.directions or has_numbered_road(words):
        return words, ""
    return words[:-1], unit_name(words[-1:])


def _city_name(words: list[str]) -> str:
    written = " ".join(word for word in words if not word.isdigit())
    known = vocabulary()
    return known.cities.get(written) or street_name(written.split())
