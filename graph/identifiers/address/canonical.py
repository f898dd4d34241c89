"""From what was written to the key."""

from graph.identifiers.address.country import country_of
from graph.identifiers.address.own_form import parts_of_key
from graph.identifiers.address.parts import WrittenAddress
from graph.identifiers.address.postal import PostalAddress
from graph.identifiers.address.united_states import united_states_address
from graph.identifiers.address.words import readable, segments, words
from graph.identifiers.address.world import world_address
from graph.identifiers.canonical import AddressParts, Canonical, Raw, Rejected, Validity
from graph.identifiers.placeholders import letters_and_digits, shipped_placeholders
from graph.identifiers.text import legible, one_line, placeholder

_VAGUE = "· "


def canonical_address(raw: Raw, region: str | None) -> Canonical | Rejected:
    """One home, office or box. `region` is the country of an address that does not name its own.

    With a postal code the city is not part of the key: its spelling, or its absence, must not break a link. What is too
    vague to be anybody's address (a city, `Remote`, a street without number) is a placeholder.
    """
    written = raw.as_written() if isinstance(raw, AddressParts) else raw
    text = legible(readable(written), "address")
    if not isinstance(text, str):
        return text
    if letters_and_digits(text) in shipped_placeholders().address_words:
        return placeholder("address", letters_and_digits(text))
    if "@" in text or "://" in text:
        return Rejected("not a postal address")
    if text.startswith(_VAGUE):
        return placeholder("address", text.upper())
    parts = raw if isinstance(raw, AddressParts) else parts_of_key(text)
    given = _in_columns(parts) if parts else WrittenAddress(segments(text))
    given, country = country_of(given, parts.country if parts else "", region)
    address = united_states_address(given) if country == "US" else world_address(given, country)
    return _identifier(address) if address else placeholder("address", _VAGUE + " ".join(words(text)))


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
