"""One postal address, written as people write it, on one line or in parts."""

import random
from collections.abc import Mapping
from dataclasses import replace

from ingest.demo_world.belongings import Place
from ingest.demo_world.dice import happens

_STREET_KINDS = {
    "Street": ("St", "St."),
    "Avenue": ("Ave", "Ave."),
    "Road": ("Rd", "Rd."),
    "Drive": ("Dr", "Dr."),
    "Lane": ("Ln",),
    "Court": ("Ct",),
    "Place": ("Pl",),
    "Boulevard": ("Blvd", "Blvd."),
    "Terrace": ("Ter",),
    "Circle": ("Cir",),
    "straße": ("str.", "strasse"),
}
_UNIT_KINDS = {
    "Apt": ("Apt", "Apartment", "apt.", "#"),
    "Suite": ("Suite", "Ste", "Ste.", "#"),
    "Room": ("Room", "Rm"),
    "Floor": ("Floor", "Fl"),
}
_COUNTRIES = {
    "US": ("US", "USA", "United States"),
    "CA": ("CA", "Canada"),
    "GB": ("GB", "United Kingdom"),
    "DE": ("DE", "Germany", "Deutschland"),
    "FR": ("FR", "France"),
    "AU": ("AU", "Australia"),
    "IN": ("IN", "India"),
}
_LINES = {
    "US": ("{number} {street} {unit}", "{town}", "{region} {postal_code}"),
    "CA": ("{number} {street} {unit}", "{town}", "{region} {postal_code}"),
    "DE": ("{street} {number}", "{unit}", "{postal_code} {town}"),
    "FR": ("{unit}", "{number} {street}", "{postal_code} {town}"),
    "GB": ("{unit}", "{number} {street}", "{town}", "{postal_code}"),
    "AU": ("{unit}", "{number} {street}", "{town} {region} {postal_code}"),
    "IN": ("{unit}", "{number} {street}", "{town}", "{region} {postal_code}"),
}
"""What the country's people write between two commas."""


def spelled_country(country: str, rng: random.Random) -> str:
    """Give its code, or its name in English or its own language."""
    return rng.choice(_COUNTRIES[country])


def as_remembered(place: Place, leaves_unit_out: float, rng: random.Random) -> Place:
    """Without its unit in that share of cases: this one is no spelling, it is another value."""
    return replace(place, unit="") if place.unit and happens(rng, leaves_unit_out) else place


def spelled_line(place: Place, rng: random.Random) -> str:
    """All on one line, as the country's people order it."""
    spelled = _spelled(place, rng)
    phrases = (phrase.format_map(spelled).strip() for phrase in _LINES[place.country])
    line = ", ".join(phrase for phrase in phrases if phrase)
    return line.upper() if happens(rng, 0.1) else line


def spelled_parts(place: Place, rng: random.Random) -> dict[str, str]:
    """Street, unit, city, region, postal_code and country; the unit may stand behind the street instead."""
    spelled = _spelled(place, rng)
    street = f"{spelled['street']} {place.number}" if place.country == "DE" else f"{place.number} {spelled['street']}"
    unit = spelled["unit"]
    if unit and place.country in {"US", "CA"} and happens(rng, 0.3):
        street, unit = f"{street} {unit}", ""
    return {
        "street": street,
        "unit": unit,
        "city": place.town.upper() if happens(rng, 0.1) else place.town,
        "region": place.region,
        "postal_code": spelled["postal_code"],
        "country": spelled_country(place.country, rng),
    }


def _spelled(place: Place, rng: random.Random) -> Mapping[str, str]:
    return {
        "number": place.number,
        "street": _street(place.street, rng),
        "unit": _unit(place.unit, rng),
        "town": place.town,
        "region": place.region,
        "postal_code": _postal_code(place, rng),
    }


def _street(street: str, rng: random.Random) -> str:
    for kind, shorter in _STREET_KINDS.items():
        if street.endswith(kind) and happens(rng, 0.5):
            return street.removesuffix(kind) + rng.choice(shorter)
    return street


def _unit(unit: str, rng: random.Random) -> str:
    if not unit:
        return ""
    kind, _, number = unit.partition(" ")
    spelled = rng.choice(_UNIT_KINDS[kind])
    return f"#{number}" if spelled == "#" else f"{spelled} {number}"


def _postal_code(place: Place, rng: random.Random) -> str:
    if place.country == "US" and happens(rng, 0.08):
        return f"{place.postal_code}-{rng.randint(1000, 9999)}"
    if place.country in {"GB", "CA"} and happens(rng, 0.2):
        return rng.choice((place.postal_code.lower(), place.postal_code.replace(" ", "")))
    return place.postal_code
