"""From what was written to the key."""

import re

from graph.identifiers.address.country import country_of
from graph.identifiers.address.own_form import parts_of_key
from graph.identifiers.address.parts import WrittenAddress
from graph.identifiers.address.postal import PostalAddress
from graph.identifiers.address.united_states import united_states_address
from graph.identifiers.address.units import may_hold_unit
from graph.identifiers.address.us_regular import regular_address
from graph.identifiers.address.words import readable, segments, words
from graph.identifiers.address.world import world_address
from graph.identifiers.canonical import AddressParts, Canonical, Raw, Rejected, Validity
from graph.identifiers.placeholders import letters_and_digits, shipped_placeholders
from graph.identifiers.text import LONGEST, legible, one_line, placeholder

_VAGUE = "· "
_REMARK_AFTER = re.compile(r"\s*\([^()\d]*\)\s*$")
_DIRECTIONS = frozenset("NSEW")


def canonical_address(raw: Raw, region: str | None) -> Canonical | Rejected:
    """One home, office or box. `region` is the country of an address that does not name its own.

    With a postal code the city is not part of the key: its spelling, or its absence, must not break a link. What is too
    vague to be anybody's address (a city, `Remote`, a street without number) is a placeholder.
    """
    written = raw.as_written() if isinstance(raw, AddressParts) else raw
    if len(written) > LONGEST:
        return Rejected("too long")
    written = readable(written.strip())
    if written.startswith(_VAGUE.strip()):
        return _vague(one_line(written))
    text = legible(written, "address")
    return _read(raw, text, region) if isinstance(text, str) else text


def _read(raw: Raw, text: str, region: str | None) -> Canonical | Rejected:
    if letters_and_digits(text) in shipped_placeholders().address_words:
        return placeholder("address", letters_and_digits(text))
    if "@" in text or "://" in text:
        return Rejected("not a postal address")
    if isinstance(raw, str) and (regular := regular_address(text)):
        return _identifier(regular)
    parts = raw if isinstance(raw, AddressParts) else parts_of_key(text)
    given = _in_columns(parts) if parts else WrittenAddress(segments(_REMARK_AFTER.sub("", text)))
    given, country = country_of(given, parts.country if parts else "", region)
    address = _address(given, country)
    return _identifier(address) if address and _is_settled(address) else _vague(text)


def _vague(text: str) -> Canonical:
    """What lies nowhere in particular, in one spelling. The mark before it keeps it from being read as an address."""
    said = " ".join(words(text))[: LONGEST - len(_VAGUE)].rstrip()
    return placeholder("address", _VAGUE + said if said else "-")


def _address(given: WrittenAddress, country: str) -> PostalAddress | None:
    return united_states_address(given) if country == "US" else world_address(given, country)


def _is_settled(address: PostalAddress) -> bool:
    """Whether the key is read as itself again. Only a street with a unit or a number in it can read otherwise."""
    street = address.street.split()
    plain = street[-1].isalpha() and (len(street[0]) > 1 or street[0] in _DIRECTIONS) and "/" not in address.street
    if address.country == "US" and plain and not may_hold_unit(street):
        return True
    again = parts_of_key(address.line())
    return again is not None and _address(_in_columns(again), address.country) == address


def _in_columns(parts: AddressParts) -> WrittenAddress:
    street, unit, city, region, postal_code = (
        one_line(readable(part)) for part in (parts.street, parts.unit, parts.city, parts.region, parts.postal_code)
    )
    return WrittenAddress(
        segments(street), words(unit), words(city), words(region), words(postal_code), in_columns=True
    )


def _identifier(address: PostalAddress) -> Canonical:
    key = address.line()
    return Canonical("address", key, key, Validity.CANONICAL, address.properties(), building_key=address.building())
