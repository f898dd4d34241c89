"""The form in which most American addresses come, `12 N Elm St Apt 4, Chicago, IL 60601`, read at a fifth of the cost.

Only what the rules of `united_states` cannot read in any other way is read here; all else is theirs.
"""

import re
from functools import cache

from graph.identifiers.address.postal import PostalAddress
from graph.identifiers.address.spelled_numbers import SPELLED_ORDINALS, TENS
from graph.identifiers.address.units import may_hold_unit
from graph.identifiers.address.us_words import MILITARY_STATES, vocabulary

_FORM = re.compile(
    r"([1-9]\d{0,5}) (?:([NSEW])\.? )?([A-Z]{3,}) ([A-Z]{2,})\.?"  # 12 N ELM ST
    r"(?:,? (?:(?:APT|APARTMENT|UNIT|STE|SUITE)\.? |# ?)([1-9]\d{0,4}))?"  # APT 4
    r", ([A-Z]{2,}(?: [A-Z]{2,}){0,2})"  # CHICAGO, which is not in the key where a ZIP code is
    r", ([A-Z]{2}) (\d{5})(?:-\d{4})?"
)


def regular_address(text: str) -> PostalAddress | None:
    """The address if it has that form and each word of it can mean one thing only, else None."""
    match = _FORM.fullmatch(text.upper()) if text.isascii() else None
    if match is None:
        return None
    number, direction, name, suffix, unit, city, state, zip_code = match.groups(default="")
    known = vocabulary()
    if suffix not in known.street_ends or known.state_of_prefix.get(zip_code[:3]) != state or state in MILITARY_STATES:
        return None
    if name in _ambiguous() or may_hold_unit((name, suffix, *city.split())):
        return None
    street = f"{known.suffixes.get(name, name)} {known.suffixes.get(suffix, suffix)}"
    street = f"{direction} {street}" if direction else street
    return PostalAddress("US", street, number, unit, region=state, postal_code=zip_code)


@cache
def _ambiguous() -> frozenset[str]:
    """Words that are no mere name before a street's kind: `NORTH ST`, `FIRST ST`, `COUNTY RD`."""
    return frozenset({*vocabulary().directions, *SPELLED_ORDINALS, *TENS, "COUNTY", "STATE"})
