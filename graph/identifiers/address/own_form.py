"""A key read back as the parts that it was made of."""

import re

from graph.identifiers.address.postal import FIELD, NOWHERE, UNIT
from graph.identifiers.address.postal_codes import is_postal_code
from graph.identifiers.canonical import AddressParts
from graph.identifiers.countries import country_code

_FIELDS = 3
_STATE_AND_ZIP = re.compile(r"([A-Z]{2}) (\d{5})", re.ASCII)
_CITY_AND_STATE = re.compile(r"(.*), ([A-Z]{2})")


def parts_of_key(text: str) -> AddressParts | None:
    """`12 ELM ST # 4 · IL 60601 · UNITED STATES` in columns, or None for anything else."""
    fields = text.upper().split(FIELD)
    if len(fields) != _FIELDS:
        return None
    delivery, place, country = fields
    code = country_code(country)
    if country != NOWHERE and code is None:
        return None
    street, _, unit = delivery.partition(UNIT)
    if found := _STATE_AND_ZIP.fullmatch(place):
        return AddressParts(street, unit, region=found[1], postal_code=found[2], country=country)
    if found := _CITY_AND_STATE.fullmatch(place):
        return AddressParts(street, unit, city=found[1], region=found[2], country=country)
    if code and is_postal_code(place, code):
        return AddressParts(street, unit, postal_code=place, country=country)
    return AddressParts(street, unit, city=place, country=country)
